import type { IfExists } from './commit-image.ts';
import type { SameContent } from './content-tags.ts';

/**
 * What is wanted of an image for the sake of others that have to fit it, whatever the workflow says: `anew` is a new image with
 * all tags, `beside` a new one with those tags that need not stay, `reuse` what is there.
 */
export type Wish = 'anew' | 'beside' | 'reuse';

/** What is wanted of images that are there. */
export type Wanted = {
  readonly ifExists: IfExists;
  /** `no-cache` and the like. */
  readonly wantsNew: boolean;
  /** The image that was built from the same content, where that was asked for and there is one. */
  readonly sameContent?: SameContent | undefined;
};

/** What is wanted by the wish, and else by the workflow. */
export function wantedBy(wish: Wish | undefined, { ifExists, wantsNew, sameContent }: Wanted): Wanted {
  switch (wish) {
    case undefined:
      return { ifExists, wantsNew, sameContent };
    case 'anew':
      return { ifExists: 'rebuild', wantsNew: true, sameContent: undefined };
    case 'beside':
      return { ifExists, wantsNew: true, sameContent: undefined };
    case 'reuse':
      return { ifExists: 'reuse', wantsNew, sameContent };
  }
}
