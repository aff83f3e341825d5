import type { Answer, Manifest } from '../../aws/ecr.ts';
import { Failure } from '../../errors/failure.ts';
import type { Reuse } from '../../plan/build-or-reuse.ts';
import type { TagBatches } from '../../plan/tag-order.ts';
import type { PushedImage } from '../../report/result.ts';
import { expectNewer, proveImage } from '../proof/prove-image.ts';
import { withoutStaying } from '../registry/check-registry.ts';
import { readPlatforms } from '../registry/image-details.ts';
import { manifestIn } from '../registry/manifest-in.ts';
import type { TargetRepository } from '../registry/target-repository.ts';
import type { Step } from '../step.ts';
import { currentTagsIn } from '../tags/current-tags.ts';
import { moveTags } from '../tags/move-tags.ts';
import { PUT_IMAGE_PER_SECOND } from '../tags/put-tags.ts';

/**
 * Takes an image that is there: puts the tags on it that it lacks, and proves all of them. No Docker is needed.
 *
 * @returns `full` where the image takes no more tags, and a build would do as well
 */
export async function reuseImage(step: Step, target: TargetRepository, decision: Reuse): Promise<PushedImage | 'full'> {
  try {
    return await tagAndProve(withoutStaying(step, decision), target, decision);
  } catch (error) {
    const isFull = error instanceof Failure && error.problem.code === 'image-full';
    if (!isFull || !decision.isSameContent) throw error;
    step.runner.notice(`${error.problem.what} The image is built instead.`);
    return 'full';
  }
}

async function tagAndProve(step: Step, target: TargetRepository, { digest, batches }: Reuse): Promise<PushedImage> {
  const manifest = await manifestOf(target, digest);
  // The image is read while the tags are put.
  if (manifest.kind === 'found') void target.age.read(manifest.value);
  const current = currentTagsIn(target.snapshot);
  const kept = await moveTags(step, target, {
    digest,
    batches: inOneBatch(batches),
    keepsNewer: step.inputs.image.keepNewerTags,
    look: async () => ({ manifest, current }),
  });
  const [first, ...further] = step.inputs.tags.filter((tag) => !kept.some((left) => left.tag === tag));
  if (first === undefined) return await proveImage(step, target, expectNewer(kept, target));
  const platforms = readPlatforms(manifest, target.age.read);
  return await proveImage(step, target, { result: 'reused', tags: [first, ...further], digest, platforms });
}

async function manifestOf({ snapshot, registry }: TargetRepository, digest: string): Promise<Answer<Manifest>> {
  const known = snapshot.images.find((image) => image.digest === digest);
  if (known !== undefined) return { kind: 'found', value: known };
  return manifestIn(await registry.images([{ digest }]), digest);
}

/** All tags in one batch: nobody waits for an image that has long been there, and side by side takes one round trip, not two. */
function inOneBatch(batches: TagBatches): TagBatches {
  const all = batches.flat();
  return all.length > 0 && all.length <= PUT_IMAGE_PER_SECOND ? [all] : batches;
}
