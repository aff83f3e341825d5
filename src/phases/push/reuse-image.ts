import type { Answer, Manifest } from '../../distribution/registry.ts';
import { endChildren } from '../../docker/child-processes.ts';
import { ImageFull } from '../../errors/tag-errors.ts';
import type { EcrDestination } from '../../inputs/aws-inputs.ts';
import type { Build, Reuse } from '../../plan/build-or-reuse.ts';
import { isMovable } from '../../plan/tag-mutability.ts';
import type { TagBatches } from '../../plan/tag-order.ts';
import type { PushedImage } from '../../report/result.ts';
import type { Identity } from '../credentials/assume-roles.ts';
import { exportForLaterSteps } from '../credentials/job-exports.ts';
import { expectNewer, proveImage } from '../proof/prove-image.ts';
import { withoutStaying } from '../registry/check-registry.ts';
import { readPlatforms } from '../registry/image-details.ts';
import { findManifest } from '../registry/manifest-in.ts';
import type { PreparedDestination } from '../registry/prepare-destinations.ts';
import type { TargetRepository } from '../registry/target-repository.ts';
import type { Step } from '../step.ts';
import { currentTagsIn } from '../tags/current-tags.ts';
import { moveTags } from '../tags/move-tags.ts';
import { PUT_IMAGE_PER_SECOND } from '../tags/put-tags.ts';
import { loadReused } from './pull-image.ts';
import { addLogins, logIn } from './registry-login.ts';
import { writeOutput } from './write-output.ts';

/** What came of an image that was to be reused: it takes no more tags, and is built in its place. */
export type FullImage = { readonly kind: 'full'; readonly otherwise: Build };

/** Takes an image that is there: puts the tags on it that it lacks, and proves all of them. No Docker is needed. */
export async function reuseImage(
  step: Step,
  target: TargetRepository,
  decision: Reuse,
): Promise<PushedImage | FullImage> {
  try {
    return await tagAndProve(withoutStaying(step, decision), target, decision);
  } catch (error) {
    const { otherwise } = decision;
    if (!(error instanceof ImageFull) || otherwise === undefined || isStuck(error, target)) throw error;
    step.runner.notice(`${error.problem.what} The image is built instead.`);
    return { kind: 'full', otherwise };
  }
}

/** What later steps are to have of an image that is reused: the login, and the image in the engine. */
export async function deliverReused(
  step: Step,
  ecr: EcrDestination,
  { target, identity, image, further }: ReusedImage,
): Promise<PushedImage> {
  await writeOutput(step, target, image);
  const config = ecr.dockerLogin || step.inputs.build.load ? await logIn(step, target) : undefined;
  try {
    if (config !== undefined && ecr.dockerLogin) await addLogins(config, further);
    await exportForLaterSteps(step, ecr, { identity, config: ecr.dockerLogin ? config : undefined });
    return config === undefined ? image : await loadReused(step, target, { image, config });
  } finally {
    if (!ecr.dockerLogin) await config?.remove();
    // Nobody waits for the engine any more.
    endChildren();
  }
}

type ReusedImage = {
  readonly target: TargetRepository;
  readonly identity: Identity;
  readonly image: PushedImage;
  readonly further: readonly PreparedDestination[];
};

/** Whether it got a tag that cannot leave it again: what would be built could not have that. */
function isStuck({ put }: ImageFull, { snapshot: { repository } }: TargetRepository): boolean {
  return repository.kind === 'found' && put.some((tag) => !isMovable(tag, repository.mutability));
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
  return await findManifest(registry, digest);
}

/** All tags in one batch: nobody waits for an image that has long been there, and side by side takes one round trip, not two. */
function inOneBatch(batches: TagBatches): TagBatches {
  const all = batches.flat();
  return all.length > 0 && all.length <= PUT_IMAGE_PER_SECOND ? [all] : batches;
}
