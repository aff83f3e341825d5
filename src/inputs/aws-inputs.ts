import type { Event } from '../github/event.ts';
import { isPublicHost, PUBLIC_REGION } from '../lib/ecr-host.ts';
import { omitUndefined } from '../lib/omit-undefined.ts';
import { partitionOf } from '../plan/registry-location.ts';
import { GAVE_NOTHING, type InputReader, quote } from './input-reader.ts';
import type { InputsOrigin } from './inputs-origin.ts';
import {
  isInPartition,
  parseAccountId,
  parseAudience,
  parseExternalId,
  parseRegion,
  parseRole,
  parseSessionName,
  type RepositoryReference,
  type Role,
} from './parse-aws.ts';
import { parseInteger } from './parse-basic.ts';
import { readSessionPolicy, type SessionPolicyInput } from './session-policy-input.ts';

/** The registry's region and account, and the credentials for it. */
export type Account = {
  readonly region: string;
  /** The region of STS, and of later steps, where the registry has none of its own to choose: that of ECR Public. */
  readonly credentialsRegion?: string;
  /** The registry's account where it is not the account of the credentials; 12 digits. */
  readonly registryId?: string;
  readonly credentials: CredentialInputs;
  /** Empty: every account is allowed. */
  readonly allowedAccountIds: readonly string[];
};
/** A repository of ECR, private or public, and what later steps of the job get. */
export type EcrDestination = Account & {
  readonly kind: 'ecr' | 'ecr-public';
  readonly repository: RepositoryReference;
  readonly createRepository: boolean;
  readonly exportCredentials: boolean;
  readonly dockerLogin: boolean;
};

/** Whose credentials are used: what the SDK finds on the runner, or roles, the first assumed through OIDC. */
export type CredentialInputs =
  | { readonly kind: 'runner' }
  | {
      readonly kind: 'roles';
      readonly roles: readonly [Role, ...Role[]];
      readonly audience: string;
      readonly sessionName: string;
      readonly durationSeconds: number;
      readonly externalId?: string;
      /** Narrows the session of the last role. */
      readonly sessionPolicy?: SessionPolicyInput;
    };

/** The use that the inputs of AWS are read for. */
type AccountUse = {
  /** The repository as the workflow names it; `undefined` where it names none that is right. */
  readonly repository: RepositoryReference | undefined;
  /** Whether AWS is called, so that a region has to be known. */
  readonly isCalled: boolean;
  /** The roles of other inputs, to which those about sessions apply too. */
  readonly furtherRoles?: readonly Role[];
};

/**
 * The first destination. Its values are checked for `push: false` too, but then no region is asked for; where `repository` is
 * wrong, which is told already, its name is empty.
 */
export function readEcr(reader: InputReader, origin: InputsOrigin, use: AccountUse): EcrDestination {
  return {
    kind: isPublicHost(use.repository?.host ?? '') ? 'ecr-public' : 'ecr',
    repository: use.repository ?? { name: '' },
    ...readAccount(reader, origin, use),
    createRepository: reader.boolean('create-repository', false),
    exportCredentials: reader.boolean('export-credentials', false),
    dockerLogin: reader.boolean('docker-login', false),
  };
}

/** Registry and credentials. */
export function readAccount(
  reader: InputReader,
  origin: Pick<InputsOrigin, 'event' | 'environment'>,
  use: AccountUse,
): Account {
  const isPublic = isPublicHost(use.repository?.host ?? '');
  const named = readRegion(reader, origin, isPublic ? { ...use, isCalled: false } : use);
  const region = isPublic ? PUBLIC_REGION : named;
  const { furtherRoles = [], isCalled } = use;
  const credentials = readCredentials(reader, origin.event, { region, isPublic, furtherRoles });
  if (isPublic && named !== '' && partitionOf(named) !== 'aws')
    reader.mistake('aws-region', `${quote(named)} ${NOT_IN_PUBLIC}`);
  const isRole = credentials.kind === 'roles' || furtherRoles.length > 0;
  if (isCalled && !isRole && reader.text('session-policy') !== '') reader.mistake('session-policy', NO_ROLE);
  return omitUndefined({
    region,
    credentialsRegion: isPublic ? named || PUBLIC_REGION : undefined,
    registryId: readRegistryId(reader, use.repository),
    credentials,
    allowedAccountIds: reader.list('allowed-account-ids', parseAccountId, { commas: true }),
  });
}

/** Why nothing in another partition gets into ECR Public (https://docs.aws.amazon.com/general/latest/gr/ecr-public.html). */
export const NOT_IN_PUBLIC =
  'is in another partition of AWS than ECR Public, which is in that of the usual accounts only. Push from an account there, or to a private repository.';

const NO_ROLE =
  "narrows the session of a role, and there is none: the runner's own credentials stay as they are. Set `role-to-assume`.";

/** The region: from the input, else from a repository's URI, which can only mean its own region, else from the environment. */
function readRegion(
  reader: InputReader,
  { environment }: Pick<InputsOrigin, 'environment'>,
  { repository, isCalled }: AccountUse,
): string {
  const named = reader.optional('aws-region', parseRegion);
  if (named !== undefined && repository?.region !== undefined && named !== repository.region) {
    reader.mistake(
      'aws-region',
      `${quote(named)} contradicts the repository, which is in ${quote(repository.region)}. Take this line out.`,
    );
  }
  if (named !== undefined || repository?.region !== undefined) return named ?? repository?.region ?? '';
  // The input is set, and told as wrong already.
  if (reader.text('aws-region') !== '') return '';
  if (environment.region === undefined) {
    // A repository that could not be read may well name the region: one mistake, not two.
    if (isCalled && (repository !== undefined || reader.text('repository') === '')) {
      const why = reader.isPassed('aws-region') ? `, and this is empty: ${GAVE_NOTHING} Else add` : '. Add';
      reader.mistake('aws-region', `the region is unknown${why} a line such as \`aws-region: eu-west-1\`.`);
    }
    return '';
  }
  const fromEnvironment = parseRegion(environment.region);
  if (fromEnvironment.valid) return fromEnvironment.value;
  reader.mistake('aws-region', `is not set, and AWS_REGION, ${quote(environment.region)}, ${fromEnvironment.rule}`);
  return '';
}

function readRegistryId(reader: InputReader, repository: RepositoryReference | undefined): string | undefined {
  const named = reader.optional('registry-id', parseAccountId);
  if (named !== undefined && repository?.accountId !== undefined && named !== repository.accountId) {
    reader.mistake(
      'registry-id',
      `${quote(named)} contradicts the repository, which is in ${repository.accountId}. Take this line out.`,
    );
  }
  return named ?? repository?.accountId;
}

function readCredentials(
  reader: InputReader,
  event: Event,
  { furtherRoles, ...where }: Pick<RolesUse, 'region' | 'isPublic'> & { readonly furtherRoles: readonly Role[] },
): CredentialInputs {
  const [first, ...chained] = reader.list('role-to-assume', parseRole);
  const isChained = chained.length > 0 || furtherRoles.length > 1;
  if (reader.optional('role-external-id', parseExternalId) !== undefined && !isChained)
    reader.mistake('role-external-id', first === undefined ? NOBODY_ASKS : ONE_ROLE);
  if (first !== undefined)
    return readRolesFor(reader, { input: 'role-to-assume', event, ...where, roles: [first, ...chained] });
  // What is wrong with them is told, though nothing uses them.
  readSession(reader, event);
  readSessionPolicy(reader, undefined);
  return { kind: 'runner' };
}

const NOBODY_ASKS = 'only a chained role is asked for it, and role-to-assume names no role.';
const ONE_ROLE = 'only a chained role is asked for it, and role-to-assume names one role.';

/** The roles of an input, for a registry in this region. */
type RolesUse = {
  readonly input: string;
  readonly event: Event;
  readonly region: string;
  /** Whether that is the region of ECR Public, which nobody has chosen. */
  readonly isPublic?: boolean;
  readonly roles: readonly [Role, ...Role[]];
};

/** How these roles are assumed; the inputs about sessions hold for all roles of the step. */
export function readRolesFor(reader: InputReader, use: RolesUse): CredentialInputs {
  const { input, event, region, roles } = use;
  const [first, ...chained] = roles;
  const { audience, sessionName, durationSeconds, externalId } = readSession(reader, event);
  if (chained.length > 0 && durationSeconds > 3600) {
    reader.mistake(
      'role-duration-seconds',
      `"${durationSeconds}" is too long for a chained role: AWS allows at most 3600 seconds there.`,
    );
  }
  for (const { arn, partition } of roles) {
    if (use.isPublic === true) {
      if (partition !== 'aws') reader.mistake(input, `${quote(arn)} ${NOT_IN_PUBLIC}`);
    } else if (region !== '' && !isInPartition(region, partition)) {
      reader.mistake(input, `${quote(arn)} is in the partition ${partition}, the region ${region} is not.`);
    }
  }
  return omitUndefined({
    kind: 'roles',
    roles,
    audience: audience ?? defaultAudience(first.partition),
    sessionName,
    durationSeconds,
    externalId: chained.length === 0 ? undefined : externalId,
    sessionPolicy: readSessionPolicy(reader, first),
  });
}

/** What the inputs say of every session; the audience is that of the partition, where none is given. */
function readSession(reader: InputReader, event: Event) {
  return {
    audience: reader.optional('audience', parseAudience),
    sessionName: reader.withDefault('role-session-name', parseSessionName, defaultSessionName(event)),
    durationSeconds: reader.withDefault('role-duration-seconds', parseInteger(900, 43200, 'seconds'), 3600),
    externalId: reader.optional('role-external-id', parseExternalId),
  };
}

/** The audience that AWS documents for a partition; STS in China has its own. */
function defaultAudience(partition: string | undefined): string {
  return partition === 'aws-cn' ? 'sts.amazonaws.com.cn' : 'sts.amazonaws.com';
}

/**
 * `gha-<repository>-<run id>-<attempt>`, at most 64 characters, so that CloudTrail leads back to the run. Where it is
 * too long the repository's name is cut, never the run.
 */
export function defaultSessionName({ repository, runId, runAttempt }: Event): string {
  const run = `-${runId}-${runAttempt}`;
  const name = repository.name.replace(/[^\w+=,.@-]/g, '-') || 'local';
  return `gha-${name.slice(0, 64 - 'gha-'.length - run.length)}${run}`;
}
