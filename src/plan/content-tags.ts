import { DAY_MS } from '../lib/days.ts';
import { omitUndefined } from '../lib/omit-undefined.ts';
import type { TagFacts } from './repository-facts.ts';

/** An image that was built from the same content. */
export type SameContent = {
  readonly tag: string;
  readonly digest: string;
  /** The number of tags on the image, where another answer told. */
  readonly tagCount?: number;
};

/**
 * The tags under which an image of this content may be found, today's first: one for each day of the greatest age (UTC).
 * So no such tag ever has to move, which immutable repositories would refuse, and its name tells the age of its image.
 */
export function contentTags(tag: string, maxAgeDays: number, now: Date): readonly [today: string, ...string[]] {
  const day = (back: number): string => new Date(now.getTime() - back * DAY_MS).toISOString().slice(0, 10);
  const earlier = Array.from({ length: maxAgeDays - 1 }, (_, index) => `${tag}-${day(index + 1)}`);
  return [`${tag}-${day(0)}`, ...earlier];
}

/**
 * The newest image under these tags that can be pulled. `facts`: those of the wanted tags; where one of them stands on that
 * image already, its number of tags is known.
 */
export function newestImage(
  tags: readonly string[],
  images: readonly { readonly tag?: string; readonly digest: string }[],
  facts: ReadonlyMap<string, TagFacts>,
): SameContent | undefined {
  const tag = tags.find((name) => images.some((image) => image.tag === name));
  const digest = images.find((image) => image.tag === tag)?.digest;
  if (tag === undefined || digest === undefined) return undefined;
  const counts = [...facts.values()].flatMap((fact) =>
    fact.kind === 'present' && fact.digest === digest && fact.tags !== undefined ? [fact.tags.length] : [],
  );
  return omitUndefined({ tag, digest, tagCount: counts[0] });
}
