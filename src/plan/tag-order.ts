import type { TagFacts } from './repository-facts.ts';

/**
 * Tags in batches: all of one batch are put side by side, and a batch starts when the one before is done. Tags that others
 * follow (`latest`, and whatever stands on another image already) come last, so that nobody who follows them sees a
 * version whose own tag is not there yet.
 */
export type TagBatches = readonly (readonly string[])[];

/** In which order a new image gets its tags. */
export type TagPlan = {
  /** The tag that `docker push` uploads the image under. */
  readonly pushed: string;
  /** The further tags. */
  readonly batches: TagBatches;
};

/** The plan for these tags; the first one is pushed. */
export function planTags(
  [pushed, ...further]: readonly [string, ...string[]],
  facts: ReadonlyMap<string, TagFacts>,
): TagPlan {
  return { pushed, batches: orderTags(further, facts) };
}

/** All tags of a plan in batches, for an image that is there: the one that would be pushed comes first. */
export function batchesOf({ pushed, batches }: TagPlan): TagBatches {
  return [[pushed], ...batches];
}

/** The tags in batches, those that others follow last. */
export function orderTags(tags: readonly string[], facts: ReadonlyMap<string, TagFacts>): TagBatches {
  const comesLast = (tag: string): boolean => tag === 'latest' || facts.get(tag)?.kind === 'present';
  return [tags.filter((tag) => !comesLast(tag)), tags.filter(comesLast)].filter((batch) => batch.length > 0);
}
