import type { Answer, Manifest } from '../../aws/ecr.ts';
import type { TagBatches } from '../../plan/tag-order.ts';
import type { PushedImage } from '../../report/result.ts';
import { expectNewer, proveImage } from '../proof/prove-image.ts';
import type { TargetRepository } from '../registry/target-repository.ts';
import type { Step } from '../step.ts';
import { currentTagsIn } from '../tags/current-tags.ts';
import { moveTags } from '../tags/move-tags.ts';
import { manifestIn, PUT_IMAGE_PER_SECOND } from '../tags/put-tags.ts';

/** An image that is there and will do. */
export type ReuseRequest = {
  readonly digest: string;
  /** All tags that it is to have. */
  readonly tags: PushedImage['tags'];
  /** Those of them that it has not yet. */
  readonly batches: TagBatches;
};

/** Takes an image that is there: puts the tags on it that it lacks, and proves all of them. No Docker is needed. */
export async function reuseImage(step: Step, scene: TargetRepository, wanted: ReuseRequest): Promise<PushedImage> {
  const { digest } = wanted;
  const manifest = await manifestOf(scene, digest);
  // Read while the tags are put.
  const details = manifest.kind === 'found' ? scene.age.read(manifest.value) : undefined;
  const current = currentTagsIn(scene.snapshot);
  const kept = await moveTags(step, scene, {
    digest,
    batches: inOneBatch(wanted.batches),
    look: async () => ({ manifest, current }),
  });
  const [first, ...further] = wanted.tags.filter((tag) => !kept.some((left) => left.tag === tag));
  if (first === undefined) return await proveImage(step, scene, expectNewer(kept, scene));
  const platformDigests = Promise.resolve(details).then((known) => known?.platformDigests ?? {});
  return await proveImage(step, scene, { result: 'reused', tags: [first, ...further], digest, platformDigests });
}

async function manifestOf({ snapshot, registry }: TargetRepository, digest: string): Promise<Answer<Manifest>> {
  const known = snapshot.images.find((image) => image.digest === digest);
  if (known !== undefined) return { kind: 'found', value: known };
  return manifestIn(await registry.images([{ digest }]), digest);
}

/** Nobody waits for an image that has long been there, so its tags go side by side: one round trip, not two. */
function inOneBatch(batches: TagBatches): TagBatches {
  const all = batches.flat();
  return all.length > 0 && all.length <= PUT_IMAGE_PER_SECOND ? [all] : batches;
}
