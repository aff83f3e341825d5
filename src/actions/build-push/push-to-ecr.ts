import type { EcrDestination } from '../../inputs/aws-inputs.ts';
import { buildImage, forgetBuilt, testImage } from '../../phases/build/build-image.ts';
import { type BuilderSelection, reselectBuilder } from '../../phases/build/builder.ts';
import { openPushSetup } from '../../phases/build/push-setup.ts';
import type { IdTokenSource } from '../../phases/credentials/id-token-source.ts';
import { exportForLaterSteps } from '../../phases/credentials/job-exports.ts';
import { tellIdleInputs } from '../../phases/push/idle-inputs.ts';
import { loadReused } from '../../phases/push/pull-image.ts';
import type { PushWork } from '../../phases/push/push-and-prove.ts';
import { type DecidedBuild, goOnAfter, pushDecided } from '../../phases/push/push-decided.ts';
import { pusherOf } from '../../phases/push/push-tag.ts';
import { logIn } from '../../phases/push/registry-login.ts';
import { deliverReused, reuseImage } from '../../phases/push/reuse-image.ts';
import { withoutStaying } from '../../phases/registry/check-registry.ts';
import { checkAgain, prepareTarget, tellOtherwise } from '../../phases/registry/prepare-target.ts';
import { openAccess, type RegistryAccess } from '../../phases/registry/registry-access.ts';
import { dockerFor, type Step } from '../../phases/step.ts';
import { prefetchImages } from '../../phases/tags/move-tags.ts';
import { DECIDED_AGAIN } from '../../plan/retry-policy.ts';
import type { PushedImage } from '../../report/result.ts';

// In one part of dist with the push: two would have much of it twice.
export { planPushToEcr } from './plan-only.ts';

/** The work that is under way when this file is loaded. */
export type Started = { readonly selection: Promise<BuilderSelection>; readonly idTokens: IdTokenSource };

/** The main path, from credentials to a proven image in ECR. With it the AWS SDK is loaded. */
export async function pushToEcr(step: Step, ecr: EcrDestination, started: Started): Promise<PushedImage> {
  const { selection, idTokens } = started;
  const access = await openAccess(step, ecr, idTokens);
  try {
    const { target, decision } = await prepareTarget(step, ecr, { access, selection });
    if (decision.kind === 'build') return await buildAndPush(step, ecr, { access, selection, target, decision });
    tellIdleInputs(step);
    const image = await reuseImage(step, target, decision);
    if (image.kind === 'pushed') return await deliverReused(step, ecr, { ...access, target, image });
    await tellOtherwise(step, image.otherwise, selection);
    return await buildAndPush(step, ecr, { access, selection, target, decision: image.otherwise });
  } finally {
    access.registry.close();
  }
}

type BuildRun = DecidedBuild & Pick<Started, 'selection'> & { readonly access: RegistryAccess };

/** With a Docker configuration that is gone afterwards, unless later steps were to have it. */
async function buildAndPush(whole: Step, ecr: EcrDestination, run: BuildRun): Promise<PushedImage> {
  const { access, target, decision } = run;
  const { identity } = access;
  const step = withoutStaying(whole, decision);
  const selection = await reselectBuilder(step, dockerFor(step), { ...target, selection: await run.selection });
  const config = await logIn(step, target);
  try {
    await exportForLaterSteps(step, ecr, { identity, config });
    const setup = await openPushSetup(step, target, { config, identity, selection });
    prefetchImages(step, target, decision.tagPlan);
    const built = await buildImage(step, target, setup);
    try {
      const tested = await testImage(step, target, { setup, built });
      const pusher = pusherOf(step, target, { setup, built });
      const image = await pushUntilThere(whole, ecr, { ...run, work: { setup, pusher, built, tested } });
      return await loadReused(step, target, { image, config });
    } finally {
      await forgetBuilt(setup, built);
    }
  } finally {
    if (!ecr.dockerLogin) await config.remove();
  }
}

type PushRun = DecidedBuild & { readonly access: RegistryAccess; readonly work: PushWork };

/** Pushes and proves. Where another run comes first with a tag that cannot move, what is there decides how it goes on. */
async function pushUntilThere(step: Step, ecr: EcrDestination, { access, work, ...decided }: PushRun) {
  let next: DecidedBuild = decided;
  for (let again = 0; ; again += 1) {
    const outcome = await pushDecided(step, next, work);
    if (outcome.kind === 'pushed') return outcome;
    if (again === DECIDED_AGAIN) throw outcome.by;
    const now = await goOnAfter(step, outcome.by, await checkAgain(step, ecr, access));
    if (now.kind === 'pushed') return now;
    next = now;
  }
}
