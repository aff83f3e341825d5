import type { Manifest, Registry } from '../../distribution/registry.ts';
import { Failure } from '../../errors/failure.ts';
import { clientOf, describeMoved } from '../../phases/push/copy-and-prove.ts';
import {
  copyFar,
  copyNear,
  type ImageContent,
  type NearRoute,
  readImageContent,
} from '../../phases/push/copy-image.ts';
import { findManifest } from '../../phases/registry/manifest-in.ts';
import type { Step } from '../../phases/step.ts';
import { repositoryUri } from '../../plan/registry-location.ts';
import { atSide, sourceAtSide } from './at-side.ts';
import type { FoundImages } from './find-images.ts';
import { SideFailure } from './promote-errors.ts';
import type { PromotionInputs } from './promote-inputs.ts';

type Promotion = Step<PromotionInputs>;
type Repositories = Pick<FoundImages, 'source' | 'target'>;

/** Copies all of the image but its tags, where the other repository lacks it: mounted in one registry, else from stream to stream. */
export async function bringImage(step: Promotion, repositories: Repositories, image: Manifest): Promise<void> {
  const { inputs, runner, clock } = step;
  const { source, target } = repositories;
  if (inputs.route === 'same-repository') return;
  if (await atSide(step, 'target', has(target.registry, image.digest))) return;
  await runner.phase('Copy', async () => {
    const content = await atSide(step, 'source', readContent(step, repositories, image));
    const [from, to] = [clientOf(step, source), clientOf(step, target)];
    const { registry } = target;
    const route = { source: sourceAtSide(step, from), target: to, registry, clock, info: runner.info };
    step.arrivals.begin({ repository: repositoryUri(target.location), tags: inputs.tags });
    try {
      const moved = await atSide(
        step,
        'target',
        explained(copyContent(step, { image, content }, route), registry, image),
      );
      const names = [repositoryUri(source.location), repositoryUri(target.location)] as const;
      const sentence =
        moved === undefined ? `Took ${image.digest} over from ${names[0]}` : describeMoved(moved, ...names);
      return { value: undefined, sentence };
    } finally {
      from.close();
      to.close();
    }
  });
}

/** A registry says nothing of why it refuses a question for a blob, the API of ECR does. */
async function explained<T>(work: Promise<T>, registry: Registry, image: Manifest): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const isDenied =
      error instanceof Failure && !(error instanceof SideFailure) && error.problem.code === 'registry-denied';
    if (isDenied) await registry.missingBlobs([image.digest]);
    throw error;
  }
}

/** In one registry of ECR layers may be mounted. */
function copyContent(
  { inputs: { route, source } }: Promotion,
  copied: { readonly image: Manifest; readonly content: ImageContent },
  way: NearRoute,
) {
  return route === 'same-registry' && source.kind === 'ecr' ? copyNear(copied, way) : copyFar(copied, way);
}

/** What the image is made of; of a registry that is not ECR it is read while it is copied. */
async function readContent(
  { inputs: { source } }: Promotion,
  repositories: Repositories,
  image: Manifest,
): Promise<ImageContent> {
  if (source.kind !== 'ecr') return { blobs: [], manifests: [] };
  return await readImageContent(image, repositories.source.registry, source.repository.name);
}

async function has(registry: Registry, digest: string): Promise<boolean> {
  return (await findManifest(registry, digest)).kind === 'found';
}
