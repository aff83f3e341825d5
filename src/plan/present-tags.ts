import type { RepositoryFacts, TagFacts } from './repository-facts.ts';
import { isMovable, type TagMutability } from './tag-mutability.ts';

/** The tags that do not stand on this image, or whose image nobody can pull. */
export function missingTags(
  tags: readonly string[],
  digest: string,
  facts: ReadonlyMap<string, TagFacts>,
): readonly string[] {
  return tags.filter((tag) => {
    const fact = facts.get(tag);
    return !(fact?.kind === 'present' && fact.digest === digest && fact.status === 'ACTIVE');
  });
}

/** Tags that are on images and do not leave them, and the setting of the repository that keeps them there. */
export type FixedTags = { readonly tags: readonly string[]; readonly mutability: TagMutability };

/** The tags that are known not to move to an image; `undefined` where there are none. */
export function findFixedTags(
  tags: readonly string[],
  { repositoryFacts, tagFacts, digest }: TagSituation,
): FixedTags | undefined {
  if (repositoryFacts.kind !== 'found') return undefined;
  const { mutability } = repositoryFacts;
  const fixed = tags.filter((tag) => {
    const fact = tagFacts.get(tag);
    return fact?.kind === 'present' && fact.digest !== digest && !isMovable(tag, mutability);
  });
  return fixed.length === 0 ? undefined : { tags: fixed, mutability };
}

type TagSituation = {
  readonly repositoryFacts: RepositoryFacts;
  readonly tagFacts: ReadonlyMap<string, TagFacts>;
  /** The image that is to get the tags; absent: a new one. */
  readonly digest?: string;
};
