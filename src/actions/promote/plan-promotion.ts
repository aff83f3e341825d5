import type { Answer, FoundImage, ImageFacts, ImageId } from '../../distribution/registry.ts';
import type { Problem } from '../../errors/failure.ts';
import { omitUndefined } from '../../lib/omit-undefined.ts';
import { findFixedTags, missingTags } from '../../plan/present-tags.ts';
import { repositoryMissing, sourceArchived, tagsImmutable, type Where } from '../../plan/registry-errors.ts';
import type { RepositoryFacts, TagFacts } from '../../plan/repository-facts.ts';
import { orderTags, type TagBatches } from '../../plan/tag-order.ts';
import type { BareMatch } from './bare-image.ts';
import { sourceMissing, sourceUnreadable, variantMissing } from './promote-errors.ts';

/** All answers of ECR that decide a promotion. */
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
  readonly tags: readonly string[];
  /** The facts of the repository that gets the tags. */
  readonly repositoryFacts: RepositoryFacts;
  readonly tagFacts: ReadonlyMap<string, TagFacts>;
};

/** The image and the tags that it is to get, or the problem. */
export type PromotionPlan =
  | {
      readonly kind: 'promote';
      readonly image: FoundImage;
      /** The tags that are not on the image yet. */
      readonly batches: TagBatches;
      /** Further lines for the log. */
      readonly lines: readonly string[];
    }
  | { readonly kind: 'refuse'; readonly problem: Problem };

/** Decides about a promotion, and finds what could only fail, before anything is changed. */
export function planPromotion(situation: PromotionSituation): PromotionPlan {
  const { source, target, image, tags, repositoryFacts, tagFacts, bare, bareCommit = '' } = situation;
  const name = nameOf(situation.id);
  if (image.kind === 'denied') return refuse(sourceUnreadable(source, name, image.permission));
  if (image.kind === 'missing') return refuse(explainMissing(situation, image.what));
  if (bare?.kind === 'denied') return refuse(sourceUnreadable(source, bareCommit, bare.permission));
  if (bare?.kind === 'other') return refuse(variantMissing(source, { name, bareCommit, reason: bare.reason }));
  if (repositoryFacts.kind === 'missing') return refuse(repositoryMissing(target, 'promote'));
  const { digest } = image.value;
  const fixed = findFixedTags(tags, { repositoryFacts, tagFacts, digest });
  if (fixed !== undefined) return refuse(tagsImmutable({ ...target, tagFacts }, fixed));
  const lines = bare === undefined ? [] : [`${name} is not there; ${bareCommit} is taken, as it ${bare.line}.`];
  return {
    kind: 'promote',
    image: image.value,
    batches: orderTags(missingTags(tags, digest, tagFacts), tagFacts),
    lines,
  };
}

function refuse(problem: Problem): PromotionPlan {
  return { kind: 'refuse', problem };
}

function explainMissing(
  { source, id, described, bareCommit }: PromotionSituation,
  what: 'image' | 'repository',
): Problem {
  if (what === 'repository') return repositoryMissing(source, 'promote');
  if (described?.kind === 'found' && described.value.status !== 'ACTIVE') {
    const { digest, pushedAt, status } = described.value;
    return sourceArchived(source, nameOf(id), omitUndefined({ kind: 'present', digest, status, pushedAt }));
  }
  return sourceMissing(source, bareCommit === undefined ? nameOf(id) : `${nameOf(id)} or ${bareCommit}`);
}

/** The name of an image, as the workflow writes it. */
export function nameOf(id: ImageId): string {
  return 'tag' in id ? id.tag : id.digest;
}
