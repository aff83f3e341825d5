import type { PushTarget } from '../errors/push-errors.ts';
import { isPublicHost, parseEcrHost } from '../lib/ecr-host.ts';
import type { RepositoryFacts } from './repository-facts.ts';

/** Where a repository is, by all that names it. */
export type RepositoryLocation = Omit<PushTarget, 'image'>;

/** The name of a repository with its registry, `host/name`. */
export function repositoryUri({ host, repository }: Pick<RepositoryLocation, 'host' | 'repository'>): string {
  return `${host}/${repository}`;
}

/** The name of an image in a repository, `host/name:tag`. */
export function imageName(location: Pick<RepositoryLocation, 'host' | 'repository'>, tag: string): string {
  return `${repositoryUri(location)}:${tag}`;
}

/** The facts that tell where a repository's registry is. */
export type Place = {
  /** The repository as the workflow names it: perhaps with a host. */
  readonly reference: { readonly name: string; readonly host?: string };
  readonly region: string;
  /** The registry's account where the workflow names one. */
  readonly registryId?: string | undefined;
  /** The account of the credentials; empty where it is not known. */
  readonly ownAccountId: string;
  /** The registry host of the credentials' own account, as ECR gave it with the login. */
  readonly proxyHost: string;
};

/** Registry hosts start with their account, as in `123456789012.dkr.ecr.eu-west-1...`. */
const ACCOUNT_OF_HOST = /^\d{12}(?=\.)/;

/**
 * Whether a host is the FIPS or dual-stack endpoint, which ECR never names itself, of the registry that ECR did name: same
 * account, same region, and a domain of AWS. The registry's password is sent to this host.
 */
function isSpecialHostOf(host: string, accountId: string, proxyHost: string): boolean {
  const [named, own] = [parseEcrHost(host), parseEcrHost(proxyHost)];
  if (named === undefined || named.kind === PLAIN || own?.kind !== PLAIN) return false;
  if (named.accountId !== accountId || named.region !== own.region) return false;
  return named.domain === (named.kind.startsWith('dkr-') ? DUAL_STACK_DOMAINS.get(own.domain) : own.domain);
}

/** The kind of the usual endpoints, which are neither FIPS nor dual-stack. */
const PLAIN = 'dkr.ecr';

/** The domain of the dual-stack endpoint by that of the plain one (https://docs.aws.amazon.com/AmazonECR/latest/userguide/ecr-requests.html). */
const DUAL_STACK_DOMAINS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'amazonaws.com': 'on.aws',
    'amazonaws.com.cn': 'on.amazonwebservices.com.cn',
    'amazonaws.eu': 'on.amazonwebservices.eu',
  }),
);

/**
 * Where the repository is. The host is what ECR gives for the repository; only a FIPS or dual-stack host, or one of both of ECR
 * Public, that the workflow names comes before that. Where ECR did not show the repository it is the host of the credentials' own registry, with the id
 * of the other account where there is one; `undefined` where that host has no account to replace.
 */
export function locate(
  { reference, region, registryId, ownAccountId, proxyHost }: Place,
  facts: RepositoryFacts,
): Omit<RepositoryLocation, 'host'> & { readonly host: string | undefined } {
  const found = facts.kind === 'found' ? facts : undefined;
  const [proxyAccountId = ''] = ACCOUNT_OF_HOST.exec(proxyHost) ?? [];
  const own = ownAccountId || proxyAccountId;
  const accountId = registryId ?? found?.registryId ?? own;
  const hostHere = (): string | undefined => {
    if (reference.host !== undefined && isSpecialHostOf(reference.host, accountId, proxyHost)) return reference.host;
    if (reference.host !== undefined && isPublicHost(reference.host) && isPublicHost(proxyHost)) return reference.host;
    if (found !== undefined) return found.uri.slice(0, found.uri.indexOf('/'));
    if (accountId === own) return proxyHost;
    return proxyAccountId === '' ? undefined : proxyHost.replace(ACCOUNT_OF_HOST, accountId);
  };
  const { name: repository } = reference;
  const partition = partitionOf(region);
  const where = { repository, accountId, region, partition, host: hostHere(), isSeen: found !== undefined };
  return reference.host !== undefined && isPublicHost(reference.host) ? { ...where, isPublic: true } : where;
}

/**
 * The host that the workflow names and the one that ECR has for the repository, where they are not of one registry: nothing is
 * pushed to another place than the one that is written. A stand-in for AWS, whose host tells no account, has that of the
 * account and region that the workflow names.
 */
export function foreignHost(
  place: Place,
  facts: RepositoryFacts,
): { readonly named: string; readonly own: string } | undefined {
  const { host: named } = place.reference;
  const { host: own, accountId, region } = locate(place, facts);
  if (named === undefined || own === undefined || named === own) return undefined;
  const written = parseEcrHost(named);
  const isWritten = isPublicHost(named) || (written?.accountId === accountId && written.region === region);
  const isStandIn = !ACCOUNT_OF_HOST.test(own) && isWritten;
  return isStandIn ? undefined : { named, own };
}

/** The start of the regions of each partition (the SDK's list of partitions). */
const PARTITIONS: readonly (readonly [prefix: string, partition: string])[] = [
  ['cn-', 'aws-cn'],
  ['us-gov-', 'aws-us-gov'],
  ['eusc-', 'aws-eusc'],
  ['us-isob-', 'aws-iso-b'],
  ['us-isof-', 'aws-iso-f'],
  ['eu-isoe-', 'aws-iso-e'],
  ['us-iso-', 'aws-iso'],
];

/** The partition of a region, for ARNs in messages. */
export function partitionOf(region: string): string {
  return PARTITIONS.find(([prefix]) => region.startsWith(prefix))?.[1] ?? 'aws';
}
