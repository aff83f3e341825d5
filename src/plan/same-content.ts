import type { PresentTag, TagFacts } from './repository.ts';

const DAY_MS = 86_400_000;

/**
 * The tags under which an image of this content may be found, the newest first. The number behind them counts periods of
 * the greatest age, so that no such tag ever has to move, which immutable repositories would refuse: an image that is
 * young enough is of this period or of the one before.
 */
export function contentTags(tag: string, maxAgeDays: number, now: Date): readonly [current: string, previous: string] {
  const period = Math.floor(now.getTime() / (maxAgeDays * DAY_MS));
  return [`${tag}-${period}`, `${tag}-${period - 1}`];
}

/** The newest image under these tags that can be pulled and is young enough; where its age is not told, the tag's is. */
export function freshImage(
  tags: readonly [current: string, previous: string],
  facts: ReadonlyMap<string, TagFacts>,
  { maxAgeDays, now }: { readonly maxAgeDays: number; readonly now: Date },
): (PresentTag & { readonly tag: string }) | undefined {
  const oldest = now.getTime() - maxAgeDays * DAY_MS;
  return tags
    .flatMap((tag) => {
      const fact = facts.get(tag);
      if (fact?.kind !== 'present' || fact.status !== 'ACTIVE') return [];
      const isFresh = fact.pushedAt === undefined ? tag === tags[0] : fact.pushedAt.getTime() >= oldest;
      return isFresh ? [{ ...fact, tag }] : [];
    })
    .at(0);
}
