import { imageStore } from '../../docker/buildx.ts';
import { omitUndefined } from '../../lib/omit-undefined.ts';
import type { Build } from '../../plan/build-or-reuse.ts';
import { chooseSpread, type Spread } from '../../plan/choose-spread.ts';
import { DECIDED_AGAIN } from '../../plan/retry-policy.ts';
import { batchesOf } from '../../plan/tag-order.ts';
import type { PushedImage } from '../../report/result.ts';
import { isPushedByBuilder } from '../build/push-setup.ts';
import { withoutStaying } from '../registry/check-registry.ts';
import { checkAgain, type PreparedDestination } from '../registry/prepare-destinations.ts';
import type { Step } from '../step.ts';
import { arriveEverywhere } from './arrive-everywhere.ts';
import { copyFromRegistry } from './copy-and-prove.ts';
import type { PushWork } from './push-and-prove.ts';
import { type DecidedBuild, goOnAfter, pushDecided } from './push-decided.ts';
import { pusherOf } from './push-tag.ts';
import { waitAndProve } from './wait-for-replication.ts';

type Prepared = PreparedDestination<Build>;

/**
 * Pushes what was built to all repositories, side by side, and proves it in each. The image is that of the first one.
 *
 * @throws Failure with what went wrong in each of them; what has arrived elsewhere stays
 */
export async function pushEverywhere(
  step: Step,
  [first, ...further]: readonly [Prepared, ...Prepared[]],
  work: PushWork,
): Promise<PushedImage> {
  if (further.length === 0) return await pushUntilThere(step, first, work);
  const spread = chooseSpread({
    isPushedByBuilder: isPushedByBuilder(step, work.setup),
    store: await imageStore(work.setup.docker),
  });
  step.runner.info(spread.sentence);
  const pushed = pushUntilThere(step, first, work);
  const arrive = (one: Prepared) => pushFurther(one, { first, pushed, spread, work });
  return await arriveEverywhere(step, { name: first.name, work: pushed }, { further, arrive });
}

type FurtherPush = {
  readonly first: Prepared;
  readonly pushed: Promise<PushedImage>;
  readonly spread: Spread;
  readonly work: PushWork;
};

/** Pushes from the engine, beside the first push; or copies what that one has put. */
async function pushFurther(one: Prepared, { first, pushed, spread, work }: FurtherPush): Promise<PushedImage> {
  if (one.isReplicated) return await waitAndProve(one.step, one.target, { target: first.target, image: await pushed });
  if (spread.kind === 'push') return await pushFromHere(one, work);
  const { digest, result } = await pushed;
  const batches = batchesOf(one.decision.tagPlan);
  return await copyFromRegistry(withoutStaying(one.step, one.decision), one.target, {
    from: first,
    digest,
    batches,
    result,
  });
}

async function pushFromHere(
  { step, target, decision, access, destination }: Prepared,
  work: PushWork,
): Promise<PushedImage> {
  const { config } = work.setup;
  // The job's own logins are in the configuration already.
  if (destination.kind !== 'registry' || destination.login.kind === 'password')
    await config.login({ ...target.snapshot.authorization, host: target.location.host });
  const setup = omitUndefined({ ...work.setup, identity: access.identity });
  const pusher = pusherOf(step, target, { setup, built: work.built });
  const outcome = await pushDecided(step, { target, decision }, { ...work, setup, pusher });
  if (outcome.kind === 'taken') throw outcome.by;
  return outcome;
}

/** Pushes and proves. Where another run comes first with a tag that cannot move, what is there decides how it goes on. */
async function pushUntilThere(
  step: Step,
  { destination, access, ...decided }: Prepared,
  work: PushWork,
): Promise<PushedImage> {
  let next: DecidedBuild = decided;
  for (let again = 0; ; again += 1) {
    const outcome = await pushDecided(step, next, work);
    if (outcome.kind === 'pushed') return outcome;
    if (again === DECIDED_AGAIN || destination.kind === 'registry') throw outcome.by;
    const now = await goOnAfter(step, outcome.by, await checkAgain(step, destination, access));
    if (now.kind === 'pushed') return now;
    next = now;
  }
}
