import {
  checkMembers,
  FieldError,
  type Fields,
  readFields,
  readOptionalBoolean,
  readOptionalObjects,
  readOptionalTexts,
  readOptionalWhole,
  readOptionalWord,
  readText,
  readWord,
  within,
} from '../fields.ts';

/** What a user of a registry may do. */
export type Right = 'pull' | 'push';

/** A user of a registry; `rights` defaults to both. */
export type RegistryUser = { readonly name: string; readonly password: string; readonly rights?: readonly Right[] };

/** A registry that is not ECR's, as it is to behave; every member has a default. */
export type PlainRegistrySettings = {
  /** Port to listen on; default any free one. */
  readonly port?: number;
  /** How clients sign in: not at all (the default), with user and password, or with a token from `/token` (Docker's token specification). */
  readonly auth?: 'none' | 'basic' | 'bearer';
  readonly users?: readonly RegistryUser[];
  /** Whether anybody may pull; default false. */
  readonly anonymousPull?: boolean;
  /** How long a token can be used; default 300 seconds. */
  readonly tokenLifetimeSeconds?: number;
  /** Whether `Location` is a path (the default), or a URL with the host. */
  readonly locations?: 'relative' | 'absolute';
  /** Whether blobs can be uploaded in all ways (the default), or only by PATCH before a PUT without a body. */
  readonly uploads?: 'any' | 'chunked';
  /** Whether a HEAD on a manifest or blob is answered with its digest; default true. */
  readonly headDigest?: boolean;
  /** Where a GET on a blob is answered: at once (the default), or by a redirect (307) to another path, or to another host. */
  readonly redirects?: 'none' | 'path' | 'host';
  /** Whether it lists referrers; default true. Where it does not, clients fall back to a tag. */
  readonly referrers?: boolean;
  /** Whether it mounts blobs of its other repositories; default true. */
  readonly mounts?: boolean;
};

/** The settings with all defaults; `port` 0 is any free one. */
export type PlainRules = Required<Omit<PlainRegistrySettings, 'users'>> & {
  readonly users: readonly Required<RegistryUser>[];
};

const members = [
  'port',
  'auth',
  'users',
  'anonymousPull',
  'tokenLifetimeSeconds',
  'locations',
  'uploads',
  'headDigest',
  'redirects',
  'referrers',
  'mounts',
];

/** Checks the settings of a plain registry; throws a FieldError. */
export function readPlainRegistry(value: unknown): PlainRules {
  const fields = readFields(value, 'registry');
  checkMembers(fields, members);
  const users = (readOptionalObjects(fields, 'users') ?? []).map((user, index) =>
    within(`users[${index}]`, () => readUser(user)),
  );
  const auth = readOptionalWord(fields, 'auth', ['none', 'basic', 'bearer']) ?? 'none';
  if (auth === 'none' && users.length > 0) {
    throw new FieldError('users', 'must be empty where auth is none');
  }
  return {
    auth,
    users,
    port: readOptionalWhole(fields, 'port', { min: 0, max: 65_535 }) ?? 0,
    anonymousPull: readOptionalBoolean(fields, 'anonymousPull') ?? false,
    tokenLifetimeSeconds: readOptionalWhole(fields, 'tokenLifetimeSeconds', { min: 1 }) ?? 300,
    locations: readOptionalWord(fields, 'locations', ['relative', 'absolute']) ?? 'relative',
    uploads: readOptionalWord(fields, 'uploads', ['any', 'chunked']) ?? 'any',
    headDigest: readOptionalBoolean(fields, 'headDigest') ?? true,
    redirects: readOptionalWord(fields, 'redirects', ['none', 'path', 'host']) ?? 'none',
    referrers: readOptionalBoolean(fields, 'referrers') ?? true,
    mounts: readOptionalBoolean(fields, 'mounts') ?? true,
  };
}

function readUser(fields: Fields): Required<RegistryUser> {
  checkMembers(fields, ['name', 'password', 'rights']);
  const rights = (readOptionalTexts(fields, 'rights') ?? ['pull', 'push']).map((right) =>
    readWord<Right>({ rights: right }, 'rights', ['pull', 'push']),
  );
  return { name: readText(fields, 'name'), password: readText(fields, 'password'), rights };
}
