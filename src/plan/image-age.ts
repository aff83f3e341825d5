import type { PlacedCommits } from '../github/history.ts';
import { isCommitSha } from '../lib/commit-sha.ts';
import { omitUndefined } from '../lib/omit-undefined.ts';
import type { SourceCommit } from './manifest.ts';

/** The commit that is built. */
export type OwnCommit = { readonly commit: string; readonly date?: Date };

/** An image that is there, by what tells its commits. */
export type ImageCommits = {
  /** The commit that it was built from, as far as the image says. */
  readonly source: SourceCommit;
  /** All tags on it. A full commit SHA among them is of a commit that uses the image, built from it or not. */
  readonly tags: readonly string[];
};

/** Whether an image is of a newer commit than ours. */
export type Age =
  | {
      readonly kind: 'newer';
      /** The commit that is newer, where one is named. */
      readonly commit?: string;
    }
  | { readonly kind: 'not-newer' }
  /** Nothing known is newer, but these commits of the image could be: a checkout without history does not tell. */
  | { readonly kind: 'unsure'; readonly commits: readonly string[] };

/** Whether a tag names our commit, in full or by its first seven digits: no other commit has a right to it. */
export function isOwnTag(tag: string, { commit }: OwnCommit): boolean {
  return commit !== '' && tag.includes(commit.slice(0, 7));
}

/** The commits that an image is of, but for ours. */
export function commitsOf({ source: { revision }, tags }: ImageCommits, ours: string): readonly string[] {
  const all = [...(revision === undefined ? [] : [revision]), ...tags.filter(isCommitSha)];
  return [...new Set(all)].filter((commit) => commit !== ours);
}

/**
 * Whether an image that is there is of a newer commit than ours, so that a tag must not move back from it. An image that
 * was reused is of all the commits that use it, and the newest one counts. Git's history decides; a checkout without
 * history, as actions/checkout makes it, leaves the dates of the commits. Where neither is known the tag moves, as it
 * would without this action.
 */
export function ageOf(image: ImageCommits, own: OwnCommit, { newer, dates, isComplete }: PlacedCommits): Age {
  if (newer !== undefined) return { kind: 'newer', commit: newer };
  const { revision, created } = image.source;
  const isLater = (date: Date | undefined): boolean => date !== undefined && own.date !== undefined && date > own.date;
  // Where the history is whole it has spoken about the commits that it has.
  const isSettled = (commit: string): boolean => isComplete && dates.has(commit);
  const commits = commitsOf(image, own.commit);
  const later = commits.filter((commit) => !isSettled(commit) && isLater(dates.get(commit)));
  const [latest] = later.toSorted((a, b) => Number(dates.get(b)) - Number(dates.get(a)));
  if (latest !== undefined) return { kind: 'newer', commit: latest };
  const isTold = revision === own.commit || (revision !== undefined && dates.has(revision));
  if (!isTold && isLater(created)) return omitUndefined({ kind: 'newer', commit: revision });
  // A commit that a whole history has not is on no branch any more.
  const unplaced = isComplete ? [] : commits.filter((commit) => commit !== revision && !dates.has(commit));
  return unplaced.length > 0 ? { kind: 'unsure', commits: unplaced } : { kind: 'not-newer' };
}
