/** How an image gets from its build into further registries. `sentence` tells the log why. */
export type Spread = { readonly kind: 'push' | 'copy'; readonly sentence: string };

/** What decides that. */
export type SpreadSituation = {
  /** Whether a builder pushes: it would make attestations, with their times, once more for each registry. */
  readonly isPushedByBuilder: boolean;
  /** The engine's image store; `undefined` where no engine answers. */
  readonly store: 'classic' | 'containerd' | undefined;
};

/**
 * The engine pushes to all registries side by side where its store keeps layers as they are pushed, so that the digest is the same
 * everywhere. The classic store packs layers anew for each push, but for those that it knows to be in a registry already: two
 * registries may get two digests; there, and where a builder pushes, the first registry's image is copied from stream to stream.
 */
export function chooseSpread({ isPushedByBuilder, store }: SpreadSituation): Spread {
  if (!isPushedByBuilder && store === 'containerd')
    return { kind: 'push', sentence: 'The engine pushes to all registries side by side.' };
  const why = isPushedByBuilder
    ? 'a builder pushes it'
    : "the engine's classic image store packs layers anew for each push";
  return {
    kind: 'copy',
    sentence: `The first registry gets the image, the others a copy of it, so that the digest is the same everywhere: ${why}.`,
  };
}
