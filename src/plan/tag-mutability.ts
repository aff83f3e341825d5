import { escapeExpression } from '../lib/escape-expression.ts';

/** How ECR treats a push onto a tag that is there (API_CreateRepository, imageTagMutability). */
export type TagMutability = {
  readonly mode: 'MUTABLE' | 'IMMUTABLE' | 'IMMUTABLE_WITH_EXCLUSION' | 'MUTABLE_WITH_EXCLUSION';
  /** Wildcard filters of the tags that the mode does not apply to; `*` stands for any characters. */
  readonly exclusionFilters: readonly string[];
};

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

/** Whether a wildcard filter of ECR covers the tag: `*` is any number of characters, any other one stands for itself. */
export function matchesWildcard(tag: string, filter: string): boolean {
  const pattern = filter.split('*').map(escapeExpression).join('.*');
  return new RegExp(`^${pattern}$`).test(tag);
}
