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

/** What ECR told of one wanted tag before the build. `unknown`: the role may not ask. */
export type TagFacts =
  | { readonly kind: 'absent' }
  | { readonly kind: 'present'; readonly digest: string; readonly pushedAt?: Date }
  | { readonly kind: 'unknown' };

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

/**
 * The registry's host and the repository's URI where ECR did not name them (the role may not ask, or the repository is
 * yet to be created): the host of the credentials' own registry, with the other account's id where there is one.
 */
export function repositoryUri(proxyHost: string, ownAccountId: string, registryId: string, name: string): string {
  const host = proxyHost.startsWith(`${ownAccountId}.`) ? proxyHost.replace(ownAccountId, registryId) : proxyHost;
  return `${host}/${name}`;
}

/** Splits a repository's URI at its first slash. */
export function splitUri(uri: string): { readonly host: string; readonly name: string } {
  const slash = uri.indexOf('/');
  return { host: uri.slice(0, slash), name: uri.slice(slash + 1) };
}
