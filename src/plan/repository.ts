/** How ECR treats a push onto a tag that is there (API_CreateRepository, imageTagMutability). */
export type TagMutability = {
  readonly mode: 'MUTABLE' | 'IMMUTABLE' | 'IMMUTABLE_WITH_EXCLUSION' | 'MUTABLE_WITH_EXCLUSION';
  /** Wildcard filters of the tags that the mode does not apply to; `*` stands for any characters. */
  readonly exclusionFilters: readonly string[];
};

/** What ECR told of the repository before the build. `unknown`: the role may not ask. */
export type RepositoryFacts =
  | {
      readonly kind: 'found';
      /** Host and name, as ECR gives it. */
      readonly uri: string;
      /** The account of the registry, 12 digits. */
      readonly registryId: string;
      readonly mutability: TagMutability;
    }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unknown' };

/** Whether an image can be pulled (API_ImageDetail, imageStatus): not while it is archived or on its way back. */
export type ImageStatus = 'ACTIVE' | 'ARCHIVED' | 'ACTIVATING';

/** A tag that stands on an image. */
export type PresentTag = {
  readonly kind: 'present';
  /** `sha256:...`; of the index, where the tag stands on one. */
  readonly digest: string;
  readonly pushedAt?: Date;
  readonly status: ImageStatus;
  /** All tags of the image; absent where the role may not ask. */
  readonly tags?: readonly string[];
};

/** What ECR told of one wanted tag before the build. `unknown`: the role may not ask. */
export type TagFacts = { readonly kind: 'absent' } | PresentTag | { readonly kind: 'unknown' };

/** Whether ECR lets a push move this tag to another image. */
export function isMovable(tag: string, { mode, exclusionFilters }: TagMutability): boolean {
  const excluded = exclusionFilters.some((filter) => matchesWildcard(tag, filter));
  switch (mode) {
    case 'MUTABLE':
      return true;
    case 'IMMUTABLE':
      return false;
    case 'IMMUTABLE_WITH_EXCLUSION':
      return excluded;
    case 'MUTABLE_WITH_EXCLUSION':
      return !excluded;
  }
}

/** Whether a wildcard filter of ECR covers the tag: `*` is any number of characters, all else stands for itself. */
export function matchesWildcard(tag: string, filter: string): boolean {
  const pattern = filter
    .split('*')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${pattern}$`).test(tag);
}

/** What is known about where the registry is. */
export type Place = {
  /** As the workflow names the repository: perhaps with a host. */
  readonly reference: { readonly name: string; readonly host?: string };
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
 * Whether a host is the FIPS or dual-stack endpoint, which ECR never names itself, of the registry that it did name: same
 * account, same region, and a domain of AWS. The registry's password is sent there.
 */
function isSpecialHostOf(host: string, accountId: string, proxyHost: string): boolean {
  const [, named, kind = '', region, domain = ''] =
    /^(\d{12})\.(dkr\.ecr-fips|dkr-ecr(?:-fips)?)\.([^.]+)\.(.+)$/.exec(host) ?? [];
  const [, ownRegion, ownDomain] = /^\d{12}\.dkr\.ecr\.([^.]+)\.(.+)$/.exec(proxyHost) ?? [];
  if (named !== accountId || region !== ownRegion) return false;
  return kind.startsWith('dkr-') ? DUAL_STACK_DOMAINS.includes(domain) : domain === ownDomain;
}

/** https://docs.aws.amazon.com/AmazonECR/latest/userguide/ecr-requests.html */
const DUAL_STACK_DOMAINS: readonly string[] = ['on.aws', 'on.amazonwebservices.com.cn', 'on.amazonwebservices.eu'];

/**
 * Account and host of the registry. The host is what ECR gives for the repository; only a FIPS or dual-stack host that
 * the workflow names comes before it. Where ECR did not show the repository it is the host of the credentials' own
 * registry, with the id of the other account where there is one; `undefined` where that host has no account to replace.
 */
export function locate(
  { reference, registryId, ownAccountId, proxyHost }: Place,
  repository: RepositoryFacts,
): { readonly accountId: string; readonly host: string | undefined } {
  const found = repository.kind === 'found' ? repository : undefined;
  const [proxyAccountId = ''] = ACCOUNT_OF_HOST.exec(proxyHost) ?? [];
  const own = ownAccountId || proxyAccountId;
  const accountId = registryId ?? found?.registryId ?? own;
  if (reference.host !== undefined && isSpecialHostOf(reference.host, accountId, proxyHost)) {
    return { accountId, host: reference.host };
  }
  if (found !== undefined) return { accountId, host: found.uri.slice(0, found.uri.indexOf('/')) };
  if (accountId === own) return { accountId, host: proxyHost };
  return { accountId, host: proxyAccountId === '' ? undefined : proxyHost.replace(ACCOUNT_OF_HOST, accountId) };
}

/** What the regions of a partition start with (the SDK's list of partitions). */
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
