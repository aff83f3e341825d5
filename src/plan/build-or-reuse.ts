import type { Problem } from '../errors/failure.ts';
import { listTags } from '../errors/list-tags.ts';
import type { SameContent } from './content-tags.ts';
import {
  imageArchived,
  imageExists,
  repositoryMissing,
  repositoryUnseen,
  TAGS_PER_IMAGE,
  tagsImmutable,
  type Where,
} from './registry-errors.ts';
import type { PresentTag, RepositoryFacts, TagFacts } from './repository-facts.ts';
import { isMovable } from './tag-mutability.ts';
import { orderTags, planTags, type TagBatches, type TagPlan } from './tag-order.ts';

/** What to do where the commit's tag is in the repository already; `auto`: `reuse` where it cannot be overwritten. */
export type IfExists = 'auto' | 'reuse' | 'rebuild' | 'fail';

/** All answers of ECR, and the inputs, that decide between build and reuse. */
export type Situation = Where & {
  readonly createRepository: boolean;
  readonly tags: readonly [string, ...string[]];
  /** The tag that stands for what is built: the commit's, or the first one where the workflow wants no commit tag. */
  readonly ifExists: IfExists;
  /** Whether the first tag is the commit's. Of any other tag only an explicit `if-exists` says that its image will do. */
  readonly hasCommitTag: boolean;
  readonly repositoryFacts: RepositoryFacts;
  readonly tagFacts: ReadonlyMap<string, TagFacts>;
  /** The image that was built from the same content, where that was asked for and there is one. */
  readonly sameContent?: SameContent;
};

/** A new image is built. `sentence` tells the log why. */
export type Build = {
  readonly kind: 'build';
  readonly sentence: string;
  readonly createRepository: boolean;
  readonly tagPlan: TagPlan;
};

/** An image that is there is taken. */
export type Reuse = {
  readonly kind: 'reuse';
  readonly sentence: string;
  /** The image that is there; `sha256:...`. */
  readonly digest: string;
  /** The wanted tags that are not on it yet. */
  readonly batches: TagBatches;
  /** Whether it is reused for its content, so that a build would do as well. */
  readonly isSameContent: boolean;
};

/** What is done. */
export type Decision = Build | Reuse | { readonly kind: 'refuse'; readonly problem: Problem };

/**
 * Builds, or takes what is there, or says at once what could only fail: before anybody waits for a build. An image that
 * is archived does not count as there, as nobody could pull it.
 */
export function decide(situation: Situation): Decision {
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
  if (there !== undefined && isReused(situation, there)) return reuse(situation, there.digest, whyReused(situation));
  const { sameContent } = situation;
  // Whoever asks for a rebuild wants a new image.
  if (sameContent === undefined || situation.ifExists === 'rebuild') return build(situation);
  if (isFull(situation, sameContent)) {
    const why = `The image of the same content has ${sameContent.tagCount} tags, and ECR takes ${TAGS_PER_IMAGE}. `;
    return build(situation, why);
  }
  const decision = reuse(situation, sameContent.digest, `${sameContent.tag} was built from the same content`);
  return decision.kind === 'reuse' ? { ...decision, isSameContent: true } : decision;
}

function isFull(situation: Situation, { digest, tagCount = 0 }: SameContent): boolean {
  const missing = situation.tags.filter((tag) => presentTag(situation, tag)?.digest !== digest);
  return tagCount + missing.length > TAGS_PER_IMAGE;
}

function decideMissing(situation: Situation): Decision {
  const { repository, tags, tagFacts } = situation;
  if (!situation.createRepository) return { kind: 'refuse', problem: repositoryMissing(situation, 'build') };
  return {
    kind: 'build',
    sentence: `The repository ${repository} does not exist yet: create it, build and push.`,
    createRepository: true,
    tagPlan: planTags(tags, tagFacts),
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

/** Whether the image under the first tag will do. */
function isReused(situation: Situation, there: PresentTag): boolean {
  if (there.status !== 'ACTIVE') return false;
  switch (situation.ifExists) {
    case 'reuse':
      return true;
    case 'auto':
      // A further tag that is fixed on this very image would stop a rebuild just the same.
      return (
        situation.hasCommitTag &&
        situation.tags.some((tag) => presentTag(situation, tag)?.digest === there.digest && isFixed(situation, tag))
      );
    case 'rebuild':
    case 'fail':
      return false;
  }
}

function whyReused({ ifExists, tags, repositoryFacts }: Situation): string {
  if (ifExists === 'reuse') return `${tags[0]} is there, and if-exists is reuse`;
  return repositoryFacts.kind === 'found'
    ? `${tags[0]} is there and cannot be overwritten`
    : `${tags[0]} is there, and the role may not see whether it can be overwritten`;
}

function reuse(situation: Situation, digest: string, why: string): Decision {
  const { tags, tagFacts } = situation;
  const missing = tags.filter((tag) => presentTag(situation, tag)?.digest !== digest);
  const blocked = missing.filter((tag) => presentTag(situation, tag) !== undefined && isKnownFixed(situation, tag));
  if (blocked.length > 0) return refuseImmutable(situation, blocked);
  const added = missing.length === 0 ? '' : `; to be put on it too: ${listTags(missing)}`;
  return {
    kind: 'reuse',
    sentence: `Nothing to build: ${why}. Reused is ${digest}${added}`,
    digest,
    batches: orderTags(missing, tagFacts),
    isSameContent: false,
  };
}

function isKnownFixed(situation: Situation, tag: string): boolean {
  return situation.repositoryFacts.kind === 'found' && isFixed(situation, tag);
}

function build(situation: Situation, why = ''): Decision {
  const { tags, tagFacts, repository } = situation;
  const blocked = tags.filter((tag) => presentTag(situation, tag) !== undefined && isKnownFixed(situation, tag));
  const archived = presentTag(situation, tags[0]);
  if (archived !== undefined && archived.status !== 'ACTIVE' && blocked.includes(tags[0])) {
    return { kind: 'refuse', problem: imageArchived(situation, tags[0], archived) };
  }
  if (blocked.length > 0) return refuseImmutable(situation, blocked);
  const known = (kind: TagFacts['kind']) => tags.filter((tag) => tagFacts.get(tag)?.kind === kind);
  const sentence = describeBuild(repository, known('present'), known('unknown'));
  const asleep = archived === undefined || archived.status === 'ACTIVE' ? '' : ` ${tags[0]} is archived now.`;
  return {
    kind: 'build',
    sentence: `${why}${sentence}${asleep}`,
    createRepository: false,
    tagPlan: planTags(tags, tagFacts),
  };
}

function refuseImmutable(situation: Situation, blocked: readonly string[]): Decision {
  const { repositoryFacts } = situation;
  if (repositoryFacts.kind !== 'found')
    throw new Error('Tags of an unseen repository are never known to be immutable.');
  // Of another tag than the commit's only the workflow can say that its image will do.
  const isAsked = situation.hasCommitTag || situation.ifExists === 'reuse';
  const more = isAsked ? situation : { ...situation, reusable: situation.tags[0] };
  return { kind: 'refuse', problem: tagsImmutable(more, blocked, repositoryFacts.mutability) };
}

function describeBuild(repository: string, moving: readonly string[], unknown: readonly string[]): string {
  if (unknown.length > 0)
    return `Build and push, though the role may not see whether ${listTags(unknown)} is in ${repository}.`;
  if (moving.length === 0) return `Build and push: ${repository} has none of the wanted tags yet.`;
  const verb = moving.length === 1 ? 'moves' : 'move';
  return `Build and push. ${listTags(moving)} ${verb} to the new image; the image that is there now stays, under its digest.`;
}
