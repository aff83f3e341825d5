import type { Event } from '../github/event.ts';
import { isEcrHost, isPublicHost, PUBLIC_REGION } from '../lib/ecr-host.ts';
import { omitUndefined } from '../lib/omit-undefined.ts';
import { invalid, type Parsed, valid } from '../lib/parsed.ts';
import { type Account, type EcrDestination, NOT_IN_PUBLIC, readRolesFor } from './aws-inputs.ts';
import { type InputReader, quote } from './input-reader.ts';
import type { InputsOrigin } from './inputs-origin.ts';
import { isInPartition, parseRepository, parseRole, type RepositoryReference, type Role } from './parse-aws.ts';

/** A repository in a registry that is not ECR. */
export type OtherDestination = {
  readonly kind: 'registry';
  readonly repository: RepositoryReference & { readonly host: string };
  /** The login: the one that the job has (docker/login-action), or a user with a password in a variable of the step. */
  readonly login:
    | { readonly kind: 'job' }
    | { readonly kind: 'password'; readonly user: string; readonly variable: string };
};

/** A repository that the image goes to. */
export type RegistryDestination = EcrDestination | OtherDestination;

/** Whether a destination is in AWS, and not in another registry. */
export function isInAws(destination: RegistryDestination): destination is EcrDestination {
  return destination.kind !== 'registry';
}

/** A line of `also-push-to`: the repository, and how to log in there. */
export type DestinationLine = {
  readonly repository: RepositoryReference;
  readonly roles: readonly Role[];
  readonly user?: string;
  readonly variable?: string;
};

/**
 * A line of `also-push-to`: `URI`, `URI role=ARN[,ARN]`, or `URI user=NAME password-env=VARIABLE`. A name without a host is another
 * repository of the first registry.
 */
export function parseDestination(text: string): Parsed<DestinationLine> {
  const [uri = '', ...options] = text.split(/\s+/);
  const repository = parseAnyRepository(uri);
  if (!repository.valid) return repository;
  const values = new Map<string, string>();
  for (const option of options) {
    const [, name, value] = /^([\w-]+)=(.+)$/.exec(option) ?? [];
    if (name === undefined || value === undefined || !OPTIONS.includes(name))
      return invalid(`has "${option}" behind the repository. There are role=ARN, user=NAME and password-env=VARIABLE.`);
    if (values.has(name)) return invalid(`gives ${name} twice.`);
    values.set(name, value);
  }
  const roles = parseRoles(values.get('role'));
  if (!roles.valid) return roles;
  const [user, variable] = [values.get('user'), values.get('password-env')];
  const mistake = mistakeOf({ repository: repository.value, isRole: values.has('role'), user, variable });
  if (mistake !== undefined) return invalid(mistake);
  return valid(omitUndefined({ repository: repository.value, roles: roles.value, user, variable }));
}

const OPTIONS: readonly string[] = ['role', 'user', 'password-env'];

function parseRoles(text: string | undefined): Parsed<readonly Role[]> {
  const roles: Role[] = [];
  for (const arn of text?.split(',') ?? []) {
    const role = parseRole(arn);
    if (!role.valid) return invalid(`names the role "${arn}", which ${role.rule}`);
    roles.push(role.value);
  }
  return valid(roles);
}

type LineOptions = {
  readonly repository: RepositoryReference;
  readonly isRole: boolean;
  readonly user: string | undefined;
  readonly variable: string | undefined;
};

function mistakeOf({ repository, isRole, user, variable }: LineOptions): string | undefined {
  const isAws = kindOf(repository) !== 'registry';
  const isLogin = user !== undefined || variable !== undefined;
  if (isLogin && (user === undefined || variable === undefined))
    return 'has one of user= and password-env= only. A login takes both: user=NAME password-env=VARIABLE.';
  if (isLogin && isRole) return 'has a role and a user. A role is for ECR, a user for other registries.';
  if (isLogin && isAws && repository.host !== undefined && !isThisMachine(repository.host))
    return 'has a user, but is in ECR, where a role logs in: role=ARN.';
  if (isRole && !isAws && !isThisMachine(repository.host ?? ''))
    return 'has a role, but is not in ECR. Give user=NAME password-env=VARIABLE, or log in before with docker/login-action.';
  if (variable !== undefined && !/^[A-Za-z_]\w*$/.test(variable))
    return `names "${variable}" as the variable of the password, which is no name of a variable: the password itself never stands here.`;
  return undefined;
}

/** The kind of registry that a repository is in, by its name alone. */
export function kindOf({ host }: Pick<RepositoryReference, 'host'>): RegistryDestination['kind'] {
  if (host === undefined || isEcrHost(host)) return 'ecr';
  return isPublicHost(host) ? 'ecr-public' : 'registry';
}

/** Whether a host is this machine. */
export function isThisMachine(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/.test(host);
}

/** A repository in whatever registry: of ECR by its rules, of others by those of Docker. */
export function parseAnyRepository(text: string): Parsed<RepositoryReference> {
  const [host = '', ...path] = text.split('/');
  const isHost = path.length > 0 && (/[.:]/.test(host) || host === 'localhost');
  if (!isHost || kindOf({ host }) !== 'registry') return parseRepository(text);
  const name = path.join('/');
  if (!HOST.test(host)) return invalid(`names the host "${host}", which is none.`);
  if (NAME.test(name)) return valid({ host, name });
  const tagged = /^([^:@]+)[:@](.+)$/.exec(name);
  if (tagged?.[1] !== undefined && NAME.test(tagged[1]))
    return invalid(`carries a tag or digest. Write "${host}/${tagged[1]}": it gets the same tags as \`repository\`.`);
  if (NAME.test(name.toLowerCase())) return invalid(`has upper case. Write "${host}/${name.toLowerCase()}".`);
  return invalid('is not a repository: HOST/NAME, such as ghcr.io/octo-org/shop.');
}

const HOST = /^[a-z\d](?:[a-z\d.-]*[a-z\d])?(?::\d{1,5})?$|^\[[0-9a-f:]+\](?::\d{1,5})?$/i;
/** https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pulling-manifests */
const NAME = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/;

/** The first destination, as `repository` and the inputs of AWS say it, and those of `also-push-to`. */
export function readDestinations(
  reader: InputReader,
  origin: Pick<InputsOrigin, 'event' | 'environment'>,
  first: EcrDestination,
): readonly [EcrDestination, ...RegistryDestination[]] {
  const lines = reader.list('also-push-to', parseDestination, { keyOf: ({ repository }) => nameIn(repository, first) });
  const own = nameIn(first.repository, first);
  const further = lines.flatMap((line): readonly RegistryDestination[] => {
    const destination = toDestination(reader, line, { first, ...origin });
    if (nameIn(line.repository, first) === own)
      reader.mistake('also-push-to', `${wholeName(line.repository)} is \`repository\` already. Take the line out.`);
    return [destination];
  });
  return [first, ...further];
}

/** Beside a repository in ECR Public a name alone tells neither account nor region. */
const WHOSE =
  'names no registry, and `repository` is in ECR Public. Write it with its host: "ACCOUNT.dkr.ecr.REGION.amazonaws.com/NAME", or ' +
  '"public.ecr.aws/ALIAS/NAME".';

type LineOrigin = Pick<InputsOrigin, 'event' | 'environment'> & {
  readonly first: EcrDestination;
  /** How a message names the line; absent: as its repository is named. */
  readonly shown?: string;
};

/** The destination of a line; its mistakes are told to the reader. */
export function toDestination(reader: InputReader, line: DestinationLine, origin: LineOrigin): RegistryDestination {
  const { repository, roles, user, variable } = line;
  const { host } = repository;
  const kind = roles.length > 0 ? 'ecr' : kindOf(repository);
  if (origin.first.kind === 'ecr-public' && host === undefined)
    reader.mistake('also-push-to', `${quote(origin.shown ?? repository.name)} ${WHOSE}`);
  if (kind === 'registry' && host !== undefined) {
    if (variable === undefined || user === undefined)
      return { kind, repository: { ...repository, host }, login: { kind: 'job' } };
    if (!origin.environment.variables[variable])
      reader.mistake(
        'also-push-to',
        `${quote(origin.shown ?? wholeName(repository))} takes its password from the variable ${variable}, which is not set, or empty. Set it under ` +
          `\`env:\` of the step: \`${variable}: \${{ secrets.NAME }}\`.`,
      );
    return { kind, repository: { ...repository, host }, login: { kind: 'password', user, variable } };
  }
  return { kind: kind === 'registry' ? 'ecr' : kind, repository, ...accountOf(reader, line, origin), ...ALONE };
}

/** What only the first destination of a step is asked for. */
const ALONE = { exportCredentials: false, dockerLogin: false } as const;

/** The account of a line: with its roles, or else with the credentials of the first destination. */
function accountOf(
  reader: InputReader,
  { repository, roles: [role, ...chained] }: DestinationLine,
  { first, event, shown }: LineOrigin & { readonly event: Event },
): Account & Pick<EcrDestination, 'createRepository'> {
  const isPublic = kindOf(repository) === 'ecr-public';
  const own = first.credentialsRegion ?? first.region;
  const region = isPublic ? PUBLIC_REGION : (repository.region ?? own);
  const ownRegistry = repository.host === undefined && role === undefined ? first.registryId : undefined;
  const credentials =
    role === undefined
      ? first.credentials
      : readRolesFor(reader, { input: 'also-push-to', event, region, isPublic, roles: [role, ...chained] });
  if (isPublic && role === undefined) checkPartition(reader, shown ?? wholeName(repository), first);
  const { allowedAccountIds, createRepository } = first;
  const registryId = isPublic ? undefined : (repository.accountId ?? ownRegistry);
  const credentialsRegion = isPublic && isInPartition(own, 'aws') ? own || undefined : undefined;
  return omitUndefined({ region, credentialsRegion, registryId, credentials, allowedAccountIds, createRepository });
}

/** Credentials of the first repository get into ECR Public only where they are of the partition that it is in. */
function checkPartition(reader: InputReader, name: string, first: EcrDestination): void {
  const { credentials, region } = first;
  const role = credentials.kind === 'roles' ? credentials.roles.at(-1) : undefined;
  if (role?.partition === 'aws' || (role === undefined && (region === '' || isInPartition(region, 'aws')))) return;
  reader.mistake(
    'also-push-to',
    `${quote(name)} gets the credentials of \`repository\`. What these are for ${NOT_IN_PUBLIC}`,
  );
}

/** A name by which two destinations are the same: one without a host is in the first registry. */
function nameIn({ host, name }: RepositoryReference, { repository: first }: EcrDestination): string {
  return wholeName({ name, ...omitUndefined({ host: host ?? first.host }) });
}

/** The name of a repository with its host, where it has one. */
export function wholeName({ host, name }: Pick<RepositoryReference, 'host' | 'name'>): string {
  return host === undefined ? name : `${host}/${name}`;
}
