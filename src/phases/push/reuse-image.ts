import type { Answer, Manifest } from '../../aws/ecr.ts';
import type { TagWaves } from '../../plan/tag-order.ts';
import type { PushedImage } from '../../report/result.ts';
import { conclude, newest } from '../proof/prove-image.ts';
import type { Scene } from '../registry/target-repository.ts';
import type { Step } from '../step.ts';
import { standingIn } from '../tags/current-tags.ts';
import { moveTags } from '../tags/move-tags.ts';
import { manifestIn, PUT_IMAGE_PER_SECOND } from '../tags/put-tags.ts';

/** An image that is there and will do. */
export type Reuse = {
  readonly digest: string;
  /** All tags that it is to have. */
  readonly tags: PushedImage['tags'];
  /** Those of them that it has not yet. */
  readonly waves: TagWaves;
};

/** Takes an image that is there: puts the tags on it that it lacks, and proves all of them. No Docker is needed. */
export async function reuse(step: Step, scene: Scene, wanted: Reuse): Promise<PushedImage> {
  const { digest } = wanted;
  const manifest = await manifestOf(scene, digest);
  // Read while the tags are put.
  const insight = manifest.kind === 'found' ? scene.moves.read(manifest.value) : undefined;
  const standing = standingIn(scene.survey);
  const kept = await moveTags(step, scene, {
    digest,
    waves: inOneWave(wanted.waves),
    look: async () => ({ manifest, standing }),
  });
  const [first, ...further] = wanted.tags.filter((tag) => !kept.some((left) => left.tag === tag));
  if (first === undefined) return await conclude(step, scene, newest(kept, scene));
  const platformDigests = Promise.resolve(insight).then((known) => known?.platformDigests ?? {});
  return await conclude(step, scene, { result: 'reused', tags: [first, ...further], digest, platformDigests });
}

async function manifestOf({ survey, registry }: Scene, digest: string): Promise<Answer<Manifest>> {
  const known = survey.images.find((image) => image.digest === digest);
  if (known !== undefined) return { kind: 'found', value: known };
  return manifestIn(await registry.images([{ digest }]), digest);
}

/** Nobody waits for an image that has long been there, so its tags go side by side: one round trip, not two. */
function inOneWave(waves: TagWaves): TagWaves {
  const all = waves.flat();
  return all.length > 0 && all.length <= PUT_IMAGE_PER_SECOND ? [all] : waves;
}
