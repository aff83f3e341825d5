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
  const [start = '', ...parts] = filter.split('*');
  const end = parts.pop();
  if (end === undefined) return tag === filter;
  let at = tag.startsWith(start) ? start.length : -1;
  for (const part of parts) {
    const found = at < 0 ? -1 : tag.indexOf(part, at);
    at = found < 0 ? -1 : found + part.length;
  }
  return at >= 0 && tag.length - end.length >= at && tag.endsWith(end);
}
