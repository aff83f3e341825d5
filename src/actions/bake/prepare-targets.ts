import { Failure } from '../../errors/failure.ts';
import { mapLimit } from '../../lib/map-limit.ts';
import { tellDecision, withoutStaying } from '../../phases/registry/check-registry.ts';
import { type Decided, prepareRepository } from '../../phases/registry/prepare-destinations.ts';
import type { TargetRepository } from '../../phases/registry/target-repository.ts';
import type { Build, Reuse } from '../../plan/build-or-reuse.ts';
import { type AgreedTargets, agreeTargets } from './agree-targets.ts';
import { ASKED_AT_ONCE, type CheckedTarget, checkTarget, checkTargets, describeChecks } from './check-targets.ts';
import type { SharedSetup } from './shared-setup.ts';
import { ofTarget, type TargetStep } from './target-steps.ts';

/** A target with what was decided for it, and where it goes. */
export type PreparedTarget = {
  readonly own: TargetStep;
  readonly repository: TargetRepository;
  readonly decision: Build | Reuse;
};

/** All targets, and the images in the registry that others are built on. */
export type PreparedTargets = Pick<AgreedTargets, 'pins'> & { readonly prepared: readonly PreparedTarget[] };

/** Asks ECR for each target, decides what fits, and creates the repositories where that was decided. */
export async function prepareTargets(shared: SharedSetup): Promise<PreparedTargets> {
  return await shared.bake.runner.phase('Registry', async () => {
    const { checked, pins } = await agreeTargets(shared, await checkTargets(shared));
    const prepared = await mapLimit(checked, ASKED_AT_ONCE, (target) => prepare(shared, target));
    return { value: { prepared, pins }, sentence: describeChecks(checked) };
  });
}

async function prepare({ rateLimit }: SharedSetup, { own, check }: CheckedTarget): Promise<PreparedTarget> {
  const { decision } = check;
  if (decision.kind === 'refuse') throw new Failure(decision.problem);
  try {
    const repository = await prepareRepository(own.step, check);
    const step = withoutStaying(own.step, decision);
    return { own: { ...own, step }, decision, repository: { ...repository, rateLimit } };
  } catch (error) {
    throw ofTarget(own.target.name, error);
  }
}

/** Asks ECR once more for one of them, which has been built meanwhile. */
export async function prepareAgain(shared: SharedSetup, own: TargetStep): Promise<Decided> {
  const { check } = await checkTarget(shared, own);
  tellDecision(check.decision, own.log.runner);
  const { rateLimit } = shared;
  return { target: { ...(await prepareRepository(own.step, check)), rateLimit }, decision: check.decision };
}
