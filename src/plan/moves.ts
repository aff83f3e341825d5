import type { Origin } from './image.ts';

/** How the commit of an image that is there stands to ours, by git's history; `unknown` where git cannot tell. */
export type Relation = 'same' | 'newer' | 'older' | 'unrelated' | 'unknown';

/** The commit that is built. */
export type OwnCommit = { readonly commit: string; readonly date?: Date };

/**
 * Whether an image that is there is of a newer commit than ours, so that a tag must not move back from it. Git's history
 * decides; a checkout without history, as actions/checkout makes it, leaves the dates of the commits. Where neither is
 * known the tag moves, as it would without this action.
 */
export function isNewer(theirs: Origin, ours: OwnCommit, relation: Relation): boolean {
  if (theirs.revision === ours.commit) return false;
  switch (relation) {
    case 'newer':
      return true;
    case 'same':
    case 'older':
    case 'unrelated':
      return false;
    case 'unknown':
      return theirs.created !== undefined && ours.date !== undefined && theirs.created > ours.date;
  }
}
