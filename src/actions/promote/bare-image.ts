import type { ImageDetails } from '../../phases/registry/image-details.ts';
import { BUILT_AS, compareVariant, describeParts } from '../../plan/variant.ts';

/** The image under the bare SHA of the commit, where the tag with the flavor's prefix and suffix is not there. */
export type BareImage = Pick<ImageDetails, 'labels' | 'denied' | 'isUnread'> & {
  /** All tags on it, as far as the role may see them. */
  readonly tags: readonly string[];
};

/** The flavor's prefix and suffix of a commit's tag, and the images that stand under the wanted tags now. */
export type FlavoredTags = {
  readonly prefix: string;
  readonly suffix: string;
  readonly current: readonly CurrentImage[];
};

/** The image that a wanted tag stands on now. */
export type CurrentImage = { readonly tag: string } & Pick<ImageDetails, 'labels' | 'isUnread'>;

/** Whether the bare image is the one that the flavor asks for. */
export type BareMatch =
  | { readonly kind: 'taken'; readonly line: string }
  | { readonly kind: 'denied'; readonly permission: string }
  /** `reason`: a whole sentence. */
  | { readonly kind: 'other'; readonly reason: string };

/**
 * Whether the image under the bare SHA may stand for a commit tag with a prefix or suffix: where the image tells nothing of how
 * it was built, has a tag of that flavor itself, or was built as the image that a wanted tag stands on. Else it may well be
 * another variant of the commit.
 */
export function matchBare(
  { labels, denied, isUnread, tags }: BareImage,
  { prefix, suffix, current }: FlavoredTags,
): BareMatch {
  if (denied !== undefined) return { kind: 'denied', permission: denied };
  if (isUnread === true) return { kind: 'other', reason: 'How it was built could not be read; run the job again.' };
  const wanted = labels[BUILT_AS];
  if (wanted === undefined) return { kind: 'taken', line: 'does not tell how it was built' };
  const own = tags.find((tag) => tag.startsWith(prefix) && tag.endsWith(suffix));
  if (own !== undefined) return { kind: 'taken', line: `has the tag ${own}` };
  const unread = current.find((one) => one.isUnread === true);
  if (unread !== undefined) {
    const reason = `How the image under ${unread.tag} was built could not be read, to compare them; run the job again.`;
    return { kind: 'other', reason };
  }
  const told = current.map(({ tag, labels: theirs }) => ({ tag, match: compareVariant(theirs, wanted) }));
  for (const { tag, match } of told)
    if (match.kind === 'differs')
      return {
        kind: 'other',
        reason: `It was built otherwise than the image under ${tag} (${describeParts(match.parts)}).`,
      };
  const same = told.find(({ match }) => match.kind === 'same');
  if (same !== undefined) return { kind: 'taken', line: `was built as the image under ${same.tag}` };
  return { kind: 'other', reason: 'Nothing tells that it is the one of this flavor.' };
}
