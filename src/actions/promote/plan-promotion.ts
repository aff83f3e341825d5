import type { Answer, FoundImage, ImageFacts, ImageId } from '../../distribution/registry.ts';
import type { Problem } from '../../errors/failure.ts';
import { omitUndefined } from '../../lib/omit-undefined.ts';
import type { IfExists } from '../../plan/commit-image.ts';
import { findFixedTags, missingTags } from '../../plan/present-tags.ts';
import { sourceArchived, tagsImmutable, type Where } from '../../plan/registry-errors.ts';
import type { PresentTag, RepositoryFacts, TagFacts } from '../../plan/repository-facts.ts';
import { orderTags, type TagBatches } from '../../plan/tag-order.ts';
import type { BareMatch } from './bare-image.ts';
import {
  sourceMissing,
  sourceRepositoryMissing,
  sourceUnreadable,
  tagOnAnother,
  targetMissing,
  variantMissing,
} from './promote-errors.ts';

/** All answers of the registries that decide a promotion. */
export type PromotionSituation = {
  readonly source: Where;
  readonly target: Where;
  /** The image as the workflow names it. */
  readonly id: ImageId;
  /** The answer of BatchGetImage, which gives no image that is archived. */
  readonly image: Answer<FoundImage>;
  /** The answer of DescribeImages, which shows archived images too; asked where the image was not found. */
  readonly described?: Answer<ImageFacts>;
  /** The commit, where its tag has a prefix or suffix: the bare SHA is looked for, too. */
  readonly bareCommit?: string;
  /** Whether the image under the bare SHA will do, where only that is there. */
  readonly bare?: BareMatch;
  readonly tags: readonly [string, ...string[]];
  readonly ifExists: IfExists;
  /** Whether the repository that gets the tags may be created. */
  readonly createRepository: boolean;
  /** The facts of the repository that gets the tags. */
  readonly repositoryFacts: RepositoryFacts;
  readonly tagFacts: ReadonlyMap<string, TagFacts>;
};

/** The image and the tags that it is to get, or the problem. */
export type PromotionPlan =
  | {
      readonly kind: 'promote';
      readonly image: FoundImage;
      readonly createRepository: boolean;
      /** The tags that are not on the image yet. */
      readonly batches: TagBatches;
      /** Further lines for the log. */
      readonly lines: readonly string[];
    }
  /** Nothing is changed: the image that the first tag stands on is the result, with those of the tags that it has. */
  | {
      readonly kind: 'keep';
      readonly digest: string;
      readonly tags: readonly [string, ...string[]];
      readonly lines: readonly string[];
    }
  | {
      readonly kind: 'refuse';
      /** The repository that is to blame. */
      readonly side: 'source' | 'target';
      readonly problem: Problem;
    };

/** Decides about a promotion, and finds what could only fail, before anything is changed. */
export function planPromotion(situation: PromotionSituation): PromotionPlan {
  const { target, tags, repositoryFacts, tagFacts, createRepository, ifExists } = situation;
  const source = chooseSource(situation);
  const taken = takenBy(situation, source.kind === 'found' ? source.image.digest : undefined);
  if (taken !== undefined && ifExists === 'reuse' && source.kind !== 'denied') return keep(tags, taken, tagFacts);
  if (source.kind !== 'found') return { kind: 'refuse', side: 'source', problem: source.problem };
  if (taken !== undefined && ifExists === 'fail') return refuse(tagOnAnother(target, tags[0], taken));
  const isMissing = repositoryFacts.kind === 'missing';
  if (isMissing && !createRepository) return refuse(targetMissing(target));
  const { digest } = source.image;
  const fixed = findFixedTags(tags, { repositoryFacts, tagFacts, digest });
  if (fixed !== undefined) return refuse(tagsImmutable({ ...target, tagFacts, reusable: tags[0] }, fixed));
  return {
    kind: 'promote',
    image: source.image,
    createRepository: isMissing,
    batches: orderTags(missingTags(tags, digest, tagFacts), tagFacts),
    lines: source.lines,
  };
}

function refuse(problem: Problem): PromotionPlan {
  return { kind: 'refuse', side: 'target', problem };
}

/** The image that is promoted, or why it is not. */
type ChosenSource =
  | { readonly kind: 'found'; readonly image: FoundImage; readonly lines: readonly string[] }
  | { readonly kind: 'missing' | 'denied'; readonly problem: Problem };

function chooseSource(situation: PromotionSituation): ChosenSource {
  const { source, id, image, bare, bareCommit = '' } = situation;
  const name = nameOf(id);
  switch (image.kind) {
    case 'denied':
      return { kind: 'denied', problem: sourceUnreadable(source, name, image.permission) };
    case 'missing':
      return { kind: 'missing', problem: explainMissing(situation, image.what) };
    case 'found':
      if (bare?.kind === 'denied')
        return { kind: 'denied', problem: sourceUnreadable(source, bareCommit, bare.permission) };
      if (bare?.kind === 'other')
        return { kind: 'missing', problem: variantMissing(source, { name, bareCommit, reason: bare.reason }) };
      return {
        kind: 'found',
        image: image.value,
        lines: bare === undefined ? [] : [`${name} is not there; ${bareCommit} is taken, as it ${bare.line}.`],
      };
  }
}

function explainMissing(
  { source, id, described, bareCommit }: PromotionSituation,
  what: 'image' | 'repository',
): Problem {
  if (what === 'repository') return sourceRepositoryMissing(source);
  if (described?.kind === 'found' && described.value.status !== 'ACTIVE') {
    const { digest, pushedAt, status } = described.value;
    return sourceArchived(source, nameOf(id), omitUndefined({ kind: 'present', digest, status, pushedAt }));
  }
  return sourceMissing(source, bareCommit === undefined ? nameOf(id) : `${nameOf(id)} or ${bareCommit}`);
}

/** The image that the first tag stands on, where that is another one that can be pulled. */
function takenBy({ tags, tagFacts }: PromotionSituation, digest: string | undefined): PresentTag | undefined {
  const fact = tagFacts.get(tags[0]);
  return fact?.kind === 'present' && fact.status === 'ACTIVE' && fact.digest !== digest ? fact : undefined;
}

function keep(
  [first, ...further]: PromotionSituation['tags'],
  { digest }: PresentTag,
  tagFacts: PromotionSituation['tagFacts'],
): PromotionPlan {
  const isOnIt = (tag: string): boolean => {
    const fact = tagFacts.get(tag);
    return fact?.kind === 'present' && fact.digest === digest;
  };
  const left = further.filter((tag) => !isOnIt(tag));
  const line =
    `${first} is on ${digest} already, and \`if-exists\` is reuse: that image is the result, and nothing is moved` +
    `${left.length === 0 ? '' : `, nor are ${left.join(', ')} put`}.`;
  return { kind: 'keep', digest, tags: [first, ...further.filter(isOnIt)], lines: [line] };
}

/** The name of an image, as the workflow writes it. */
export function nameOf(id: ImageId): string {
  return 'tag' in id ? id.tag : id.digest;
}
