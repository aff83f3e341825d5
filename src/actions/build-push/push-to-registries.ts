import type { EcrDestination } from '../../inputs/aws-inputs.ts';
import { buildImage, forgetBuilt, testImage } from '../../phases/build/build-image.ts';
import { type BuilderSelection, reselectBuilder } from '../../phases/build/builder.ts';
import { openPushSetup } from '../../phases/build/push-setup.ts';
import type { IdTokenSources } from '../../phases/credentials/id-token-source.ts';
import { exportForLaterSteps } from '../../phases/credentials/job-exports.ts';
import { tellIdleInputs } from '../../phases/push/idle-inputs.ts';
import { loadReused } from '../../phases/push/pull-image.ts';
import { pushEverywhere } from '../../phases/push/push-everywhere.ts';
import { pusherOf } from '../../phases/push/push-tag.ts';
import { addLogins, logIn } from '../../phases/push/registry-login.ts';
import { reuseEverywhere } from '../../phases/push/reuse-everywhere.ts';
import { deliverReused } from '../../phases/push/reuse-image.ts';
import { showInGallery } from '../../phases/push/show-in-gallery.ts';
import { writeOutput } from '../../phases/push/write-output.ts';
import { withoutStaying } from '../../phases/registry/check-registry.ts';
import {
  type PreparedDestination,
  prepareDestinations,
  tellOtherwise,
} from '../../phases/registry/prepare-destinations.ts';
import {
  closeAll,
  type Destinations,
  type OpenDestinations,
  openDestinations,
} from '../../phases/registry/registry-access.ts';
import { dockerFor, type Step } from '../../phases/step.ts';
import { prefetchImages } from '../../phases/tags/move-tags.ts';
import type { Build } from '../../plan/build-or-reuse.ts';
import type { PushedImage } from '../../report/result.ts';

// In one part of dist with the push: two would have much of it twice.
export { planEverywhere } from './plan-only.ts';
export { planSource } from './plan-source.ts';
export { pushSource } from './push-source.ts';

/** The work that is under way when this file is loaded. */
export type Started = { readonly selection: Promise<BuilderSelection>; readonly idTokens: IdTokenSources };

/** The main path, from credentials to an image that is proven in each registry. With it the AWS SDK is loaded. */
export async function pushToRegistries(
  step: Step,
  destinations: Destinations,
  { selection, idTokens }: Started,
): Promise<PushedImage> {
  const open = await openDestinations(step, destinations, idTokens);
  try {
    const image = await buildOrReuse(step, open, selection);
    await showInGallery(step, open);
    return image;
  } finally {
    closeAll(open);
  }
}

async function buildOrReuse(step: Step, open: OpenDestinations, selection: Started['selection']): Promise<PushedImage> {
  const [{ access, destination: ecr }] = open;
  const prepared = await prepareDestinations(step, open, selection);
  if (prepared.kind === 'build') return await buildAndPush(step, ecr, { all: prepared.all, selection });
  tellIdleInputs(step);
  const reused = await reuseEverywhere(step, prepared);
  const { target, image } = reused;
  const further = prepared.all.slice(1);
  if (image.kind === 'pushed')
    return await deliverReused(step, ecr, { identity: access.identity, target, image, further });
  await tellOtherwise(step, image.otherwise, selection);
  return await buildAndPush(step, ecr, {
    all: [{ ...open[0], target, decision: image.otherwise, isReplicated: false }],
    selection,
  });
}

/** What is built, for which repositories. */
type BuildRun = Pick<Started, 'selection'> & {
  readonly all: readonly [PreparedDestination<Build>, ...PreparedDestination<Build>[]];
};

/** With a Docker configuration that is gone afterwards, unless later steps were to have it. */
async function buildAndPush(
  whole: Step,
  ecr: EcrDestination,
  { all, selection: chosen }: BuildRun,
): Promise<PushedImage> {
  const [{ access, target, decision }, ...further] = all;
  const { identity } = access;
  const step = withoutStaying(whole, decision);
  const selection = await reselectBuilder(step, dockerFor(step), { ...target, selection: await chosen });
  const config = await logIn(step, target);
  try {
    if (ecr.dockerLogin) await addLogins(config, further);
    await exportForLaterSteps(step, ecr, { identity, config });
    const setup = await openPushSetup(step, target, { config, identity, selection });
    prefetchImages(step, target, decision.tagPlan);
    const built = await buildImage(step, target, setup);
    try {
      const tested = await testImage(step, target, { setup, built });
      const pusher = pusherOf(step, target, { setup, built });
      const image = await pushEverywhere(whole, all, { setup, pusher, built, tested });
      await writeOutput(step, target, image);
      return await loadReused(step, target, { image, config });
    } finally {
      await forgetBuilt(setup, built);
    }
  } finally {
    if (!ecr.dockerLogin) await config.remove();
  }
}
