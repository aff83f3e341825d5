import type { IdTokenSources } from '../../phases/credentials/id-token-source.ts';
import { proveImage } from '../../phases/proof/prove-image.ts';
import { imageReader, readPlatforms } from '../../phases/registry/image-details.ts';
import { findManifest } from '../../phases/registry/manifest-in.ts';
import type { Step } from '../../phases/step.ts';
import { describeTags, putTags } from '../../phases/tags/put-tags.ts';
import { repositoryUri } from '../../plan/registry-location.ts';
import type { PushedImage } from '../../report/result.ts';
import { atSide } from './at-side.ts';
import { bringImage } from './bring-image.ts';
import { type FoundImages, findImages } from './find-images.ts';
import { openSides } from './open-sides.ts';
import type { PromotionPlan } from './plan-promotion.ts';
import type { PromotionInputs } from './promote-inputs.ts';

type Promotion = Step<PromotionInputs>;
type Plan<K extends PromotionPlan['kind']> = Extract<PromotionPlan, { readonly kind: K }>;

/** Finds the image, brings it where it is to be, puts the tags on it, and proves them. Needs no engine, and no disk. */
export async function putPromotionTags(step: Promotion, idTokens: IdTokenSources): Promise<PushedImage> {
  const sides = await openSides(step, idTokens);
  try {
    const found = await findImages(step, sides);
    const { plan, target } = found;
    const image = plan.kind === 'promote' ? await promoted(step, found, plan) : await kept(step, found, plan);
    return await atSide(step, 'target', proveImage(step, target, image));
  } finally {
    sides.from.registry.close();
    sides.to.registry.close();
  }
}

type Expected = Parameters<typeof proveImage>[2];

/** Puts the image there, and says what is to be proven. */
async function promoted(step: Promotion, found: FoundImages, plan: Plan<'promote'>): Promise<Expected> {
  // The platforms are read while the tags are put.
  const read = imageReader(found.source.registry, step.runner.debug);
  const platforms = readPlatforms({ kind: 'found', value: plan.image }, read);
  if (plan.batches.length > 0) {
    await bringImage(step, found, plan.image);
    await atSide(step, 'target', putAll(step, found, plan));
  }
  return { result: 'reused', tags: step.inputs.tags, digest: plan.image.digest, platforms };
}

/** What stays as it is, read from where it is. */
async function kept({ runner }: Promotion, { target }: FoundImages, { digest, tags }: Plan<'keep'>): Promise<Expected> {
  const manifest = await findManifest(target.registry, digest);
  return {
    result: 'reused',
    tags,
    digest,
    platforms: readPlatforms(manifest, imageReader(target.registry, runner.debug)),
  };
}

async function putAll(step: Promotion, { target }: FoundImages, { image, batches }: Plan<'promote'>): Promise<void> {
  const { runner, clock, arrivals } = step;
  await runner.phase('Tags', async () => {
    const { registry, location } = target;
    const place = repositoryUri(location);
    const onPut = (tag: string) => arrivals.note({ repository: place, digest: image.digest, tags: [tag] });
    arrivals.begin({ repository: place, tags: batches.flat() });
    const { warning } = runner;
    await putTags(
      batches,
      { kind: 'found', value: image },
      { registry, clock, warning, repository: location.repository, onPut },
    );
    return { value: undefined, sentence: describeTags(batches.flat()) };
  });
}
