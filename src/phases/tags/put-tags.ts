import type { Answer, Manifest, PutTagResult, Registry } from '../../distribution/registry.ts';
import { ImageFull, tagsDenied, tagsTaken } from '../../errors/tag-errors.ts';
import { omitUndefined } from '../../lib/omit-undefined.ts';
import { limitPerSecond, type RateLimit } from '../../lib/rate-limit.ts';
import type { Clock } from '../../lib/retry.ts';
import { imageFull } from '../../plan/registry-errors.ts';
import type { TagBatches } from '../../plan/tag-order.ts';

/** ECR's quota of PutImage calls a second, in the whole account (Amazon ECR service quotas). */
export const PUT_IMAGE_PER_SECOND = 10;

/** The means of putting tags. */
export type PutTagsOptions = {
  readonly registry: Pick<Registry, 'putTag'>;
  /** `docker tag` and `docker push` of the image under one more tag; absent where the image is not in the engine. */
  readonly pushTag?: (tag: string) => Promise<void>;
  readonly clock: Clock;
  readonly warning: (text: string) => void;
  readonly repository: string;
  /** Shared by several steps that put tags at the same time. */
  readonly rateLimit?: RateLimit;
  /** Whether the repository is in ECR Public. */
  readonly isPublic?: boolean | undefined;
  /** Told each tag that was put. */
  readonly onPut?: (tag: string) => void;
  /** Asked right before each batch: gives the tags of it that may still be put. */
  readonly review?: (tags: readonly string[]) => Promise<readonly string[]>;
};

/** The words of the log for the further tags. */
export function describeTags(tags: readonly string[]): string {
  return tags.length === 0 ? 'No further tag to put' : `Tagged as ${tags.join(', ')} too`;
}

/** Why ECR's API cannot put a tag. */
type Obstacle = { readonly permission: string; readonly reason: string };

/**
 * Puts these tags on an image that is there: one call of ECR each, nothing is uploaded again, several at a time within
 * ECR's quota. Where the role may not, `docker push` does the same, tag after tag.
 *
 * @throws Failure `tag-immutable` where another job took a tag meanwhile, ImageFull where ECR takes no more tags for the image,
 *   `permission-missing` where neither way is open
 */
export async function putTags(batches: TagBatches, manifest: Answer<Manifest>, context: PutTagsOptions): Promise<void> {
  const { clock, pushTag, warning, repository, review = async (tags) => tags } = context;
  const { rateLimit = limitPerSecond(PUT_IMAGE_PER_SECOND, clock) } = context;
  // The push itself was one PutImage.
  if (pushTag !== undefined && batches.length > 0) await rateLimit();
  const put: string[] = [];
  const onPut = (tag: string): void => {
    put.push(tag);
    context.onPut?.(tag);
  };
  let obstacle = obstacleIn(manifest);
  let isTold = false;
  for (const batch of batches) {
    let left = await review(batch);
    if (manifest.kind === 'found' && obstacle === undefined) {
      left = await putBatch(left, manifest.value, { ...context, rateLimit, onPut, put });
      if (left.length > 0) obstacle = putDenied(context);
    }
    if (left.length === 0 || obstacle === undefined) continue;
    if (pushTag === undefined) throw tagsDenied(left, obstacle, repository);
    if (!isTold) warning(`${obstacle.reason} ${PUSHED_INSTEAD}`);
    isTold = true;
    for (const tag of left) await pushTag(tag);
  }
}

function putDenied({ isPublic = false }: Pick<PutTagsOptions, 'isPublic'>): Obstacle {
  const permission = isPublic ? 'ecr-public:PutImage' : 'ecr:PutImage';
  return { permission, reason: `The role lacks ${permission} at the API of ECR.` };
}

const PUSHED_INSTEAD =
  'Each further tag is pushed by docker, one after another; usually one short call each is enough.';

function obstacleIn(manifest: Answer<Manifest>): Obstacle | undefined {
  switch (manifest.kind) {
    case 'found':
      return undefined;
    case 'denied':
      return { permission: manifest.permission, reason: `The role lacks ${manifest.permission}.` };
    case 'missing':
      return { permission: 'ecr:BatchGetImage', reason: 'ECR does not show the manifest yet.' };
  }
}

type BatchOptions = Required<Pick<PutTagsOptions, 'registry' | 'repository' | 'rateLimit' | 'onPut'>> &
  Pick<PutTagsOptions, 'isPublic'> & {
    /** All that were put, with those of this batch. */
    readonly put: readonly string[];
  };

/** The tags that the role may not put. */
async function putBatch(
  batch: readonly string[],
  manifest: Manifest,
  { registry, repository, isPublic, rateLimit, onPut, put }: BatchOptions,
): Promise<readonly string[]> {
  const results = await Promise.all(
    batch.map(async (tag) => {
      await rateLimit();
      const result = await registry.putTag(manifest, tag);
      if (result.kind === 'put') onPut(tag);
      return { tag, result };
    }),
  );
  const that = (kind: PutTagResult['kind']) =>
    results.filter(({ result }) => result.kind === kind).map(({ tag }) => tag);
  const [immutable, full] = [that('immutable'), that('full')];
  if (immutable.length > 0) throw tagsTaken(immutable, repository);
  if (full.length > 0)
    throw new ImageFull(imageFull(omitUndefined({ repository, isPublic }), full, manifest.digest), put);
  return that('denied');
}
