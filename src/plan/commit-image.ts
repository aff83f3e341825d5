import { listTags } from '../errors/list-tags.ts';
import { GIVEN } from './given-image.ts';
import type { PresentTag } from './repository-facts.ts';
import { describeParts, isSaidOtherwise, type VariantMatch } from './variant.ts';

/** What to do where the commit's tag is in the repository already; `auto`: `reuse` where it cannot be overwritten. */
export type IfExists = 'auto' | 'reuse' | 'rebuild' | 'fail';

/** The image under the first tag, and what is wanted in its place. */
export type CommitImage = {
  readonly ifExists: IfExists;
  readonly tags: readonly [string, ...string[]];
  readonly there: PresentTag;
  /** Those of the tags that stand on it. */
  readonly here: readonly string[];
  /** Those of them that cannot move, or may not. */
  readonly fixed: readonly string[];
  /** Whether the first tag stands for the commit: it is the commit's, or holds its SHA. */
  readonly holdsCommit: boolean;
  /** Whether the image is known to be of our commit; absent where it does not tell. */
  readonly isOfCommit?: boolean | undefined;
  /** How it was built, compared with what is wanted. */
  readonly match: VariantMatch;
  /** `no-cache` and the like: the workflow wants a new image. */
  readonly wantsNew: boolean;
  /** Whether this is a re-run of a run before (GITHUB_RUN_ATTEMPT). */
  readonly isRerun: boolean;
};

/** The image that is there is taken; what is told about that. */
type TakenImage = { readonly kind: 'reuse'; readonly warnings: readonly string[]; readonly lines: readonly string[] };

/** What is done about it. */
export type CommitImageChoice =
  | TakenImage
  /** A new image takes all tags. */
  | { readonly kind: 'build'; readonly warnings: readonly string[] }
  /** A new image takes the other tags; these stay. */
  | { readonly kind: 'build-beside'; readonly staying: readonly string[]; readonly warnings: readonly string[] }
  /** No tag would be left for a new image. `parts`: how the one that is there was built otherwise; absent: not known. */
  | { readonly kind: 'refuse'; readonly parts?: readonly string[] };

/** A rule about the image under the first tag. */
type CommitImageRule = {
  /** What it is about: names it in tests. */
  readonly why: string;
  readonly when: (image: CommitImage) => boolean;
  readonly choose: (image: CommitImage) => CommitImageChoice;
};

/** All rules; the first that holds decides, and one always does. */
export const CHOICES: readonly CommitImageRule[] = [
  {
    why: 'a pull request merged into its base never takes the tag of a build of its head',
    when: ({ holdsCommit, match }) => holdsCommit && match.kind === 'differs' && match.isUnmerged,
    choose: (image) => beside(image, partsOf(image)),
  },
  { why: 'it is archived', when: ({ there }) => there.status !== 'ACTIVE', choose: build },
  { why: 'it is not wanted', when: (image) => !isWanted(image), choose: build },
  { why: 'it may be another variant, and can lose its tags', when: both(isUnread, isMovable), choose: build },
  { why: 'it may be another variant, and keeps its tags', when: isUnread, choose: (image) => beside(image, 'unread') },
  { why: 'it was built otherwise, and can lose its tags', when: both(isBuiltOtherwise, isMovable), choose: build },
  {
    why: 'it was built otherwise, and keeps its tags',
    when: isBuiltOtherwise,
    choose: (image) => beside(image, partsOf(image)),
  },
  {
    why: 'it is asked for, though the build asks for a new one',
    when: (image) => isAsked(image) && isNewWanted(image),
    choose: takenAsAsked,
  },
  { why: 'it will do', when: (image) => isAsked(image) || !isNewWanted(image), choose: reuse },
  {
    why: 'a new one is wanted, and there is a tag for it',
    when: hasOther,
    choose: (image) => beside(image, 'new-wanted'),
  },
  { why: 'a new one is wanted, and there is no tag for it', when: () => true, choose: insteadOfNew },
];

/**
 * Whether the image under the first tag will do. "Same commit" is not "same image": a commit may be built in several ways,
 * and only one that was built as asked is taken.
 */
export function chooseCommitImage(image: CommitImage): CommitImageChoice {
  const rule = CHOICES.find(({ when }) => when(image));
  if (rule === undefined) throw new Error('The last rule holds for every image.');
  return rule.choose(image);
}

type Condition = (image: CommitImage) => boolean;

function both(one: Condition, other: Condition): Condition {
  return (image) => one(image) && other(image);
}

function isUnread({ match }: CommitImage): boolean {
  return match.kind === 'unread';
}

function isMovable({ fixed }: CommitImage): boolean {
  return fixed.length === 0;
}

function isAsked({ ifExists }: CommitImage): boolean {
  return ifExists === 'reuse';
}

function isNewWanted({ wantsNew, isRerun }: CommitImage): boolean {
  return wantsNew && !isRerun;
}

/** Whether it was built otherwise, in a way that counts. */
function isBuiltOtherwise(image: CommitImage): boolean {
  const parts = partsOf(image);
  if (parts.length === 0 || isSaidOtherwise(parts)) return false;
  return !(isAsked(image) && parts.join() === 'build-args');
}

/** What it was built otherwise in. */
function partsOf({ match }: CommitImage): readonly string[] {
  return match.kind === 'differs' ? match.parts : [];
}

/** Whether a new image would have a tag. */
function hasOther(image: CommitImage): boolean {
  return beside(image, 'new-wanted').kind !== 'refuse';
}

function takenAsAsked(image: CommitImage): CommitImageChoice {
  const taken = reuse(image);
  return { ...taken, lines: [...taken.lines, ASKED_OTHERWISE] };
}

function insteadOfNew(image: CommitImage): CommitImageChoice {
  const warning =
    `${image.tags[0]} is there and cannot be overwritten, so nothing is built, although ${NEW_WISHES} asks for a new image. ` +
    'Give it a further tag, such as `type=schedule`, to have one.';
  const taken = reuse(image);
  return { ...taken, warnings: [...taken.warnings, warning] };
}

/** What may ask for a new image. */
const NEW_WISHES = '`no-cache`, `pull` or `no-cache-filters`';

const ASKED_OTHERWISE = `${NEW_WISHES} would build a new image, but \`if-exists: reuse\` takes the one that is there.`;

/** Whether an image that is there is wanted at all. */
function isWanted({ ifExists, holdsCommit, isOfCommit, isRerun, fixed, tags }: CommitImage): boolean {
  switch (ifExists) {
    case 'reuse':
      return true;
    case 'auto':
      // A further tag that is fixed on this very image would stop a rebuild just the same.
      if (holdsCommit) return fixed.length > 0;
      return fixed.includes(tags[0]) && (isOfCommit ?? isRerun);
    case 'rebuild':
    case 'fail':
      return false;
  }
}

function reuse({ tags, match }: CommitImage): TakenImage {
  switch (match.kind) {
    case 'denied': {
      const warning =
        `How the image under ${tags[0]} was built cannot be read, as the role lacks ${match.permission}: it is taken for what is ` +
        'asked for. Allow it on the repository.';
      return { kind: 'reuse', warnings: [warning], lines: [] };
    }
    case 'unlabelled':
      return {
        kind: 'reuse',
        warnings: [],
        lines: [`The image under ${tags[0]} does not tell how it was built; it is taken for what is asked for.`],
      };
    case 'differs': {
      const parts = describeParts(match.parts);
      const line = `The image under ${tags[0]} was built otherwise (${parts}), and is taken all the same.`;
      return { kind: 'reuse', warnings: [], lines: [line] };
    }
    case 'same':
    case 'unread':
      return { kind: 'reuse', warnings: [], lines: [] };
  }
}

function build({ match, there, tags, ifExists, holdsCommit, isOfCommit }: CommitImage): CommitImageChoice {
  // The image of another commit may well have had other arguments.
  const isOther = match.kind === 'differs' && !isSaidOtherwise(match.parts) && (holdsCommit || isOfCommit === true);
  // That a tag moves to an image that is given is what was asked for.
  if (!isOther || match.parts.includes(GIVEN) || there.status !== 'ACTIVE' || ifExists === 'rebuild')
    return { kind: 'build', warnings: [] };
  const warning =
    `${tags[0]} moves away from an image that was built otherwise (${describeParts(match.parts)}): ${there.digest} loses the tag. ` +
    'Give each of them a tag of its own, with `flavor: suffix=-NAME`.';
  return { kind: 'build', warnings: [warning] };
}

/** Why the image will not do: the parts that differ, where it is not one of these. */
type Reason = 'unread' | 'new-wanted' | readonly string[];

/** A new image for the tags that are not on this one, which stay. */
function beside({ tags, here, fixed, there }: CommitImage, reason: Reason): CommitImageChoice {
  const parts = typeof reason === 'string' ? undefined : reason;
  const staying = here.filter((tag) => tag === tags[0] || fixed.includes(tag));
  if (staying.length === tags.length) return { kind: 'refuse', ...(parts && { parts }) };
  const verb = staying.length === 1 ? 'stays' : 'stay';
  const hint =
    parts === undefined || parts.includes(GIVEN)
      ? ''
      : '; to give each variant tags of its own, set `flavor: suffix=-NAME`';
  const warning =
    `${listTags(staying)} ${verb} on ${there.digest}, as ${describeReason(reason)}. ` +
    `The new image gets the other tags only${hint}.`;
  return { kind: 'build-beside', staying, warnings: [warning] };
}

function describeReason(reason: Reason): string {
  if (reason === 'unread') return 'ECR did not give its configuration, which tells how it was built';
  if (reason === 'new-wanted') return 'a new one is asked for';
  return reason.includes(GIVEN)
    ? 'that is another image, and keeps its tags'
    : `it was built otherwise (${describeParts(reason)})`;
}
