import { Failure } from '../../errors/failure.ts';
import { mapLimit } from '../../lib/map-limit.ts';
import { allTogether } from '../../phases/all-together.ts';
import { tellDecision, withoutStaying } from '../../phases/registry/check-registry.ts';
import { type Decided, prepareRepository } from '../../phases/registry/prepare-destinations.ts';
import type { TargetRepository } from '../../phases/registry/target-repository.ts';
import type { Build, Reuse } from '../../plan/build-or-reuse.ts';
import type { PartDecision } from '../../plan/decide-together.ts';
import { type AgreedRegistries, type AgreedTarget, agreeRegistries } from './agree-registries.ts';
import type { CheckedFurther } from './check-elsewhere.ts';
import { ASKED_AT_ONCE, checkTarget } from './check-targets.ts';
import type { SharedSetup } from './shared-setup.ts';
import { ofTarget, type TargetStep } from './target-steps.ts';

/** A target with what was decided for it, and where it goes. */
export type PreparedTarget = {
  readonly own: TargetStep;
  readonly repository: TargetRepository;
  readonly decision: Build | Reuse;
  readonly further: readonly PreparedFurther[];
};

/** A further repository of a target, and what is done there. */
export type PreparedFurther = Pick<CheckedFurther, 'name' | 'step' | 'log' | 'destination'> & Decided<PartDecision>;

/** All targets, and the images in the registry that others are built on. */
export type PreparedTargets = Pick<AgreedRegistries, 'pins'> & { readonly prepared: readonly PreparedTarget[] };

/** Asks the registries for each target, decides what fits, and creates the repositories where that was decided. */
export async function prepareTargets(shared: SharedSetup): Promise<PreparedTargets> {
  return await shared.bake.runner.phase('Registry', async () => {
    const { agreed, pins, sentence } = await agreeRegistries(shared);
    const prepared = await mapLimit(agreed, ASKED_AT_ONCE, (target) => prepare(shared, target));
    return { value: { prepared, pins }, sentence };
  });
}

async function prepare({ rateLimit }: SharedSetup, target: AgreedTarget): Promise<PreparedTarget> {
  const { own, check } = target;
  const { decision } = check;
  if (decision.kind === 'refuse') throw new Failure(decision.problem);
  try {
    const repository = await prepareRepository(own.step, check);
    const step = withoutStaying(own.step, decision);
    const further = await prepareFurther(target, decision);
    return { own: { ...own, step }, decision, repository: { ...repository, rateLimit }, further };
  } catch (error) {
    throw ofTarget(own.target.name, error);
  }
}

/** The further repositories, which are created where that was decided. `first`: what is done in the first one. */
async function prepareFurther(
  { further, parts }: AgreedTarget,
  first: Build | Reuse,
): Promise<readonly PreparedFurther[]> {
  return await allTogether(
    further.flatMap(({ name, step, log, destination, access, check }, index) => {
      const decision = parts[index];
      if (decision === undefined) return [];
      const prepared = async (): Promise<PreparedFurther> => {
        const target = await prepareRepository(step, { ...check, decision });
        const same = withoutStaying(step, first);
        const own = decision.kind === 'copy' ? same : withoutStaying(same, decision);
        return { name, log, destination, step: own, decision, target: { ...target, rateLimit: access.rateLimit } };
      };
      return [{ name, work: prepared() }];
    }),
  );
}

/** Asks ECR once more for one of them, which has been built meanwhile. */
export async function prepareAgain(shared: SharedSetup, own: TargetStep): Promise<Decided> {
  const check = await checkTarget(shared, own);
  tellDecision(check.decision, own.log.runner);
  const { rateLimit } = shared;
  return { target: { ...(await prepareRepository(own.step, check)), rateLimit }, decision: check.decision };
}
