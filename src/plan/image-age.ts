import { isCommitSha } from '../lib/commit-sha.ts';
import { COMMIT_LABEL } from './oci-labels.ts';
import { BUILT_AS, isMadeForSame } from './variant.ts';

/** The image that is built now, by what decides which images that are there are newer. */
export type OwnImage = {
  readonly commit: string;
  /** The prefix and the suffix of a commit's tag. */
  readonly affixes: { readonly prefix: string; readonly suffix: string };
  /** The value of our label that says how it is built; absent where nothing is built. */
  readonly builtAs?: string;
};

/** An image that is there, by what tells its commits. */
export type ImageCommits = {
  readonly labels: Readonly<Record<string, string>>;
  /** The value of the image's label or annotation `org.opencontainers.image.revision`. */
  readonly revision?: string | undefined;
  /** All tags on the image. A full SHA among the tags is a commit that uses this image: built or reused. */
  readonly tags: readonly string[];
};

/** How another commit stands to ours: it descends from ours; it does so, but was taken back since; it does not descend. */
export type CommitOrder = 'later' | 'withdrawn' | 'not-later' | 'unknown';

/** Whether an image is of a later commit of our own line. */
export type Age =
  | { readonly kind: 'newer'; readonly commit: string }
  | { readonly kind: 'not-newer' }
  /** No known commit is newer, but these commits of the image could be; empty: the image tells no commit. */
  | { readonly kind: 'unsure'; readonly commits: readonly string[] };

/** Whether a tag names our commit, in full or by its first seven digits: no other commit has a right to it. */
export function isOwnTag(tag: string, { commit }: { readonly commit: string }): boolean {
  return commit !== '' && tag.includes(commit.slice(0, 7));
}

/** The commits that an image tells. */
export type ToldCommits = {
  /** The commits that are not ours. */
  readonly others: readonly string[];
  /** Whether our commit is among them. */
  readonly isOurs: boolean;
};

/**
 * The commits that an image is of: those in its tags, and the one in its label, unless the label is another image's
 * (`hasInheritedLabels`).
 */
export function commitsOf(image: ImageCommits, own: OwnImage): ToldCommits {
  const { labels, revision, tags } = image;
  const { prefix, suffix } = own.affixes;
  const ofTags = tags.flatMap((tag) => {
    const inner =
      tag.startsWith(prefix) && tag.endsWith(suffix) ? tag.slice(prefix.length, tag.length - suffix.length) : '';
    return [tag, inner].filter(isCommitSha);
  });
  const told = hasInheritedLabels(labels, own) ? undefined : (labels[COMMIT_LABEL] ?? revision);
  const all = [...(told !== undefined && isCommitSha(told) ? [told] : []), ...ofTags];
  return {
    others: [...new Set(all)].filter((commit) => commit !== own.commit),
    isOurs: all.includes(own.commit),
  };
}

/**
 * Whether labels that tell of a commit or version are not those of the image itself: where they name another build than ours,
 * they come from an image that it is built on.
 */
export function hasInheritedLabels(labels: ImageCommits['labels'], { builtAs }: Pick<OwnImage, 'builtAs'>): boolean {
  return labels[BUILT_AS] !== undefined && builtAs !== undefined && !isMadeForSame(labels, builtAs);
}

/**
 * The age of an image: its tags stay where it is newer, as a run never takes a tag away from a later commit of its own line;
 * nothing else keeps a tag. An image that was reused is of all the commits that use it.
 */
export function ageOf({ others, isOurs }: ToldCommits, orders: ReadonlyMap<string, CommitOrder>): Age {
  const later = others.find((commit) => orders.get(commit) === 'later');
  if (later !== undefined) return { kind: 'newer', commit: later };
  const unknown = others.filter((commit) => (orders.get(commit) ?? 'unknown') === 'unknown');
  const isTold = isOurs || others.length > 0;
  return isTold && unknown.length === 0 ? { kind: 'not-newer' } : { kind: 'unsure', commits: unknown };
}
