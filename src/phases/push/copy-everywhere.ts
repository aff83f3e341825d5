import type { Build } from '../../plan/build-or-reuse.ts';
import { batchesOf } from '../../plan/tag-order.ts';
import type { PushedImage } from '../../report/result.ts';
import type { SourceContent } from '../build/source-image.ts';
import { withoutStaying } from '../registry/check-registry.ts';
import type { PreparedDestination } from '../registry/prepare-destinations.ts';
import type { Step } from '../step.ts';
import { arriveEverywhere } from './arrive-everywhere.ts';
import { copyAndProve } from './copy-and-prove.ts';
import { waitAndProve } from './wait-for-replication.ts';

type Prepared = PreparedDestination<Build>;

/**
 * Copies an image that was built elsewhere to all repositories, side by side, each from where the image is, and proves it in each. The image
 * is that of the first one.
 *
 * @throws Failure with what went wrong in each of them; what has arrived elsewhere stays
 */
export async function copyEverywhere(
  step: Step,
  [first, ...further]: readonly [Prepared, ...Prepared[]],
  content: SourceContent,
): Promise<PushedImage> {
  const copied = copyTo(first, content);
  const arrive = (one: Prepared) => copyFurther(one, { first, copied, content });
  return await arriveEverywhere(step, { name: first.name, work: copied }, { further, arrive });
}

type FurtherCopy = {
  readonly first: Prepared;
  readonly copied: Promise<PushedImage>;
  readonly content: SourceContent;
};

/** Where ECR copies by itself, that is waited for. */
async function copyFurther(one: Prepared, { first, copied, content }: FurtherCopy): Promise<PushedImage> {
  if (!one.isReplicated) return await copyTo(one, content);
  return await waitAndProve(one.step, one.target, { target: first.target, image: await copied });
}

async function copyTo(
  { step: whole, target, decision }: Prepared,
  { source, manifest }: SourceContent,
): Promise<PushedImage> {
  const batches = batchesOf(decision.tagPlan);
  const request = { source, digest: manifest.digest, batches, result: 'pushed' } as const;
  return await copyAndProve(withoutStaying(whole, decision), target, request);
}
