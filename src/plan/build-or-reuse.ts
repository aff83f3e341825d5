import type { Problem } from '../errors/failure.ts';
import { listTags } from '../errors/list-tags.ts';
import { type CacheSituation, refuseCacheTag, refuseFixedCache } from './cache-flags.ts';
import { type CommitImage, chooseCommitImage } from './commit-image.ts';
import type { SameContent } from './content-tags.ts';
import { type FixedTags, findFixedTags, missingTags } from './present-tags.ts';
import {
  givenBlocked,
  hostForeign,
  imageArchived,
  imageExists,
  repositoryMissing,
  repositoryUnseen,
  TAGS_PER_IMAGE,
  tagsImmutable,
  variantTaken,
  variantUnread,
  type Where,
} from './registry-errors.ts';
import type { PresentTag, RepositoryFacts, TagFacts } from './repository-facts.ts';
import { isMovable } from './tag-mutability.ts';
import { orderTags, planTags, type TagBatches, type TagPlan } from './tag-order.ts';
import { type Wanted, type Wish, wantedBy } from './wish.ts';

/** All answers of ECR, and the inputs, that decide between build and reuse. */
export type Situation = Where &
  Wanted & {
    readonly wish?: Wish | undefined;
    /** The host that the workflow names and the one that ECR has, where they are not of one registry. */
    readonly foreign?: { readonly named: string; readonly own: string } | undefined;
    readonly createRepository: boolean;
    /** The first one stands for what is built: the commit's, or that which the workflow names first. */
    readonly tags: readonly [string, ...string[]];
    /** Whether the first tag stands for the commit: it is the commit's, or holds its SHA. */
    readonly holdsCommit: boolean;
    /** Of the image under the first tag, where there is one. */
    readonly first?: Pick<CommitImage, 'match' | 'isOfCommit'>;
    /** The image that is given, which is pushed in the place of a build; `there`: its digest here, where one of the tags stands on it. */
    readonly given?: { readonly name: string; readonly there?: string };
    /** An image under the commit's SHA alone that was built as asked, where the commit's tag has more around it. */
    readonly bare?: { readonly tag: string; readonly digest: string };
    /** Whether this is a re-run of a run before (GITHUB_RUN_ATTEMPT). */
    readonly isRerun: boolean;
    readonly repositoryFacts: RepositoryFacts;
    readonly tagFacts: ReadonlyMap<string, TagFacts>;
    /** What a build writes besides its image: the preset, and the caches that the workflow writes by itself. */
    readonly caches?: { readonly preset: CacheSituation; readonly cacheTo: readonly string[] };
  };

/** A new image is built. `sentence` tells the log why. */
export type Build = {
  readonly kind: 'build';
  readonly sentence: string;
  readonly createRepository: boolean;
  readonly tagPlan: TagPlan;
  /** Wanted tags that stay where they are, as an image that cannot lose them has them. */
  readonly staying: readonly string[];
  readonly warnings: readonly string[];
};

/** An image that is there is taken. */
export type Reuse = {
  readonly kind: 'reuse';
  readonly sentence: string;
  /** Wanted tags that stay where they are, as another image that cannot lose them has them. */
  readonly staying: readonly string[];
  /** The image that is there; `sha256:...`. */
  readonly digest: string;
  /** The wanted tags that are not on it yet. */
  readonly batches: TagBatches;
  /** Where it is reused for its content, so that a build would do as well: what is done if it takes no more tags. */
  readonly otherwise?: Build;
  readonly warnings: readonly string[];
  /** What else the log tells. */
  readonly lines: readonly string[];
};

/** What is done. */
export type Decision = Build | Reuse | { readonly kind: 'refuse'; readonly problem: Problem };

/**
 * Builds, or takes what is there, or says at once what could only fail: before anybody waits for a build. An image that
 * is archived does not count as there, as nobody could pull it.
 */
export function decide(situation: Situation): Decision {
  const { foreign } = situation;
  if (foreign !== undefined) return { kind: 'refuse', problem: hostForeign(situation, foreign) };
  const decision = decideWanted({ ...situation, ...wantedBy(situation.wish, situation) });
  const problem = decision.kind === 'refuse' ? undefined : refuseCaches(situation);
  if (problem === undefined) return decision;
  return decision.kind === 'reuse' ? withoutOtherwise(decision) : { kind: 'refuse', problem };
}

/** The same where nothing is built in its place. */
export function withoutOtherwise({ otherwise: _, ...reuse }: Reuse): Reuse {
  return reuse;
}

function refuseCaches({ caches, tags, repositoryFacts }: Situation): Problem | undefined {
  if (caches === undefined) return undefined;
  const { preset, cacheTo } = caches;
  return refuseFixedCache(preset, repositoryFacts) ?? refuseCacheTag(preset, { tags, cacheTo });
}

function decideWanted(situation: Situation): Decision {
  const { repositoryFacts: repository, tagFacts, tags } = situation;
  if (repository.kind === 'missing') return decideMissing(situation);
  const unknown = tags.filter((tag) => tagFacts.get(tag)?.kind === 'unknown');
  if (repository.kind === 'unknown' && unknown.length === tags.length) {
    return { kind: 'refuse', problem: repositoryUnseen(situation) };
  }
  const there = presentTag(situation, tags[0]);
  if (there?.status === 'ACTIVE' && situation.ifExists === 'fail') {
    return { kind: 'refuse', problem: imageExists(situation, tags[0], there) };
  }
  return there === undefined ? decideAbsent(situation) : decidePresent(situation, there);
}

function decidePresent(situation: Situation, there: PresentTag): Decision {
  if (there.digest === situation.given?.there) return sameOrNew(situation);
  const choice = chooseCommitImage(commitImage(situation, there));
  switch (choice.kind) {
    case 'refuse':
      return { kind: 'refuse', problem: whyTaken(situation, there, choice.parts) };
    case 'build-beside':
      return buildBeside(situation, choice);
    case 'reuse': {
      const { warnings, lines } = choice;
      const decision = reuse(situation, there.digest, whyReused(situation));
      return decision.kind === 'reuse' ? { ...decision, warnings, lines } : decision;
    }
    case 'build':
      return sameOrNew(situation, { staying: [], warnings: choice.warnings });
  }
}

/** There is no image under the first tag. */
function decideAbsent(situation: Situation): Decision {
  const { bare } = situation;
  if (bare === undefined || !isBareTaken(situation, bare.tag)) return sameOrNew(situation);
  return reuse(situation, bare.digest, `${bare.tag} is there, and was built in the same way`);
}

/** Which tags a new image leaves where they are, and what is told of it. */
type BuildNotes = Pick<Build, 'staying' | 'warnings'>;

/** The image of the same content, where there is one that will do; else a new one, of which `notes` tell. */
function sameOrNew(situation: Situation, notes: BuildNotes = { staying: [], warnings: [] }): Decision {
  const { sameContent, given } = situation;
  if (given?.there !== undefined)
    return reuse(situation, given.there, `${situation.repository} has ${given.name} already`);
  // Whoever asks for a rebuild wants a new image.
  if (sameContent === undefined || situation.ifExists === 'rebuild') return build(situation, notes);
  if (isFull(situation, sameContent)) {
    const why = `The image of the same content has ${sameContent.tagCount} tags, and ECR takes ${TAGS_PER_IMAGE}. `;
    return build(situation, notes, why);
  }
  const decision = reuse(situation, sameContent.digest, `${sameContent.tag} was built from the same content`);
  const otherwise = build(situation, notes);
  return decision.kind === 'reuse' && otherwise.kind === 'build' ? { ...decision, otherwise } : decision;
}

function whyTaken(situation: Situation, there: PresentTag, parts: readonly string[] | undefined): Problem {
  const [tag] = situation.tags;
  if (situation.given !== undefined) return givenBlocked(situation, { tag, there, name: situation.given.name });
  return parts === undefined ? variantUnread(situation, tag, there) : variantTaken(situation, { tag, there, parts });
}

function isBareTaken(situation: Situation, tag: string): boolean {
  const { ifExists, wantsNew, isRerun } = situation;
  if (wantsNew && !isRerun) return false;
  return ifExists === 'reuse' || (ifExists === 'auto' && isFixed(situation, tag));
}

/** The image under the first tag with all that decides whether it will do. */
function commitImage(situation: Situation, there: PresentTag): CommitImage {
  const { ifExists, tags, holdsCommit, wantsNew, isRerun } = situation;
  const { match, isOfCommit } = situation.first ?? { match: { kind: 'unlabelled' } as const, isOfCommit: undefined };
  const here = tags.filter((tag) => presentTag(situation, tag)?.digest === there.digest);
  const fixed = here.filter((tag) => isFixed(situation, tag));
  return { ifExists, tags, there, here, fixed, holdsCommit, isOfCommit, match, wantsNew, isRerun };
}

/** A new image for those tags that need not stay. */
function buildBeside(situation: Situation, { staying, warnings }: BuildNotes): Decision {
  const [first, ...others] = situation.tags.filter((tag) => !staying.includes(tag));
  if (first === undefined) throw new Error('A build beside an image has a tag of its own.');
  const rest: Situation = { ...situation, tags: [first, ...others] };
  const decision = sameOrNew(rest, { staying, warnings });
  return decision.kind === 'refuse' ? decision : { ...decision, staying, warnings };
}

function isFull(situation: Situation, { digest, tagCount = 0 }: SameContent): boolean {
  const missing = missingTags(situation.tags, digest, situation.tagFacts);
  return tagCount + missing.length > TAGS_PER_IMAGE;
}

function decideMissing(situation: Situation): Decision {
  const { repository, tags, tagFacts } = situation;
  if (!situation.createRepository) return { kind: 'refuse', problem: repositoryMissing(situation, 'build') };
  return {
    kind: 'build',
    sentence: `The repository ${repository} does not exist yet: create it, ${doing(situation)}.`,
    createRepository: true,
    tagPlan: planTags(tags, tagFacts),
    staying: [],
    warnings: [],
  };
}

function presentTag({ tagFacts }: Situation, tag: string): PresentTag | undefined {
  const fact = tagFacts.get(tag);
  return fact?.kind === 'present' ? fact : undefined;
}

/** Whether the tag cannot be moved to another image; where ECR does not tell, it may well be so. */
function isFixed({ repositoryFacts }: Situation, tag: string): boolean {
  return !(repositoryFacts.kind === 'found' && isMovable(tag, repositoryFacts.mutability));
}

function whyReused({ ifExists, tags, repositoryFacts }: Situation): string {
  if (ifExists === 'reuse') return `${tags[0]} is there, and if-exists is reuse`;
  return repositoryFacts.kind === 'found'
    ? `${tags[0]} is there and cannot be overwritten`
    : `${tags[0]} is there, and the role may not see whether it can be overwritten`;
}

function reuse(situation: Situation, digest: string, why: string): Decision {
  const { tags, tagFacts } = situation;
  const fixed = findFixedTags(tags, { ...situation, digest });
  if (fixed !== undefined) return refuseImmutable(situation, fixed);
  const missing = missingTags(tags, digest, tagFacts);
  const added = missing.length === 0 ? '' : `; to be put on it too: ${listTags(missing)}`;
  return {
    kind: 'reuse',
    sentence: `Nothing to ${situation.given === undefined ? 'build' : 'push'}: ${why}. Reused is ${digest}${added}`,
    digest,
    batches: orderTags(missing, tagFacts),
    staying: [],
    warnings: [],
    lines: [],
  };
}

function build(situation: Situation, notes: BuildNotes, why = ''): Decision {
  const { tags, tagFacts } = situation;
  const fixed = findFixedTags(tags, situation);
  const archived = presentTag(situation, tags[0]);
  if (archived !== undefined && archived.status !== 'ACTIVE' && fixed?.tags.includes(tags[0])) {
    return { kind: 'refuse', problem: imageArchived(situation, tags[0], archived) };
  }
  if (fixed !== undefined) return refuseImmutable(situation, fixed);
  const known = (kind: TagFacts['kind']) => tags.filter((tag) => tagFacts.get(tag)?.kind === kind);
  const sentence = describeBuild(situation, known('present'), known('unknown'));
  const asleep = archived === undefined || archived.status === 'ACTIVE' ? '' : ` ${tags[0]} is archived now.`;
  return {
    kind: 'build',
    sentence: `${why}${sentence}${asleep}`,
    createRepository: false,
    tagPlan: planTags(tags, tagFacts),
    ...notes,
  };
}

function refuseImmutable(situation: Situation, fixed: FixedTags): Decision {
  // Of a tag that does not hold the commit only the workflow can say that its image will do.
  const isAsked = situation.holdsCommit || situation.ifExists === 'reuse';
  const ofCommit = situation.holdsCommit ? situation.tags[0] : undefined;
  const more = isAsked ? { ...situation, ofCommit } : { ...situation, reusable: situation.tags[0] };
  return { kind: 'refuse', problem: tagsImmutable(more, fixed) };
}

/** What is done where there is no image to take. */
function doing({ given }: Pick<Situation, 'given'>): string {
  return given === undefined ? 'build and push' : `push ${given.name}`;
}

function describeBuild(situation: Situation, moving: readonly string[], unknown: readonly string[]): string {
  const { repository, given } = situation;
  const what = doing(situation).replace(/^./, (letter) => letter.toUpperCase());
  if (unknown.length > 0)
    return `${what}, though the role may not see whether ${listTags(unknown)} is in ${repository}.`;
  if (moving.length === 0) return `${what}: ${repository} has none of the wanted tags yet.`;
  const [verb, to] = [moving.length === 1 ? 'moves' : 'move', given === undefined ? 'the new image' : 'it'];
  return `${what}. ${listTags(moving)} ${verb} to ${to}; the image that is there now stays, under its digest.`;
}
