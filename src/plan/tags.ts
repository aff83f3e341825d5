import type { TagFacts } from './repository.ts';

/** In which order an image gets its tags. */
export type TagPlan = {
  /** The tag that `docker push` uploads the image under. */
  readonly pushed: string;
  /**
   * The further tags in waves: all of one wave are put side by side, and a wave starts when the one before is done. Tags
   * that others follow (`latest`, and whatever stands on another image already) come last, so that nobody who follows
   * them sees a version whose own tag is not there yet.
   */
  readonly waves: readonly (readonly string[])[];
};

/** The plan for these tags; the first one is pushed. */
export function planTags(
  [pushed, ...further]: readonly [string, ...string[]],
  facts: ReadonlyMap<string, TagFacts>,
): TagPlan {
  const moves = (tag: string): boolean => tag === 'latest' || facts.get(tag)?.kind === 'present';
  const waves = [further.filter((tag) => !moves(tag)), further.filter(moves)];
  return { pushed, waves: waves.filter((wave) => wave.length > 0) };
}
