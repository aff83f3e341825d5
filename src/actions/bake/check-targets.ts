import type { Failure } from '../../errors/failure.ts';
import { problemsTogether } from '../../errors/several-errors.ts';
import { wholeName } from '../../inputs/destinations.ts';
import { mapLimit } from '../../lib/map-limit.ts';
import { omitUndefined } from '../../lib/omit-undefined.ts';
import { checkRegistry, type RegistryCheck, tellDecision } from '../../phases/registry/check-registry.ts';
import type { Build, Reuse } from '../../plan/build-or-reuse.ts';
import type { DestinationDecision } from '../../plan/decide-together.ts';
import { locate } from '../../plan/registry-location.ts';
import { isNewWanted } from './bake-setup.ts';
import { type CheckedFurther, checkElsewhere } from './check-elsewhere.ts';
import { decideFurther } from './decide-further.ts';
import type { SharedSetup } from './shared-setup.ts';
import {
  type BakeStep,
  type FailedTarget,
  failedTarget,
  ofTarget,
  type TargetStep,
  targetsFailed,
} from './target-steps.ts';

/** A target with what its repositories hold, and what follows for each alone. */
export type CheckedTarget = {
  readonly own: TargetStep;
  readonly check: RegistryCheck;
  readonly further: readonly CheckedFurther[];
};

/** How many targets ECR is asked about at a time, and how many images are pushed at a time. */
export const ASKED_AT_ONCE = 10;

/**
 * Asks all registries about all targets.
 *
 * @throws Failure with what is in the way of single targets, in whichever registry
 */
export async function checkTargets(shared: SharedSetup): Promise<readonly CheckedTarget[]> {
  const { bake, steps } = shared;
  const checked = await mapLimit(steps, ASKED_AT_ONCE, async (own): Promise<CheckedTarget> => {
    const [check, further] = await Promise.all([checkTarget(shared, own), checkElsewhere(shared, own)]);
    return { own, check, further };
  });
  for (const target of checked) tellCheck(bake, target);
  const isRefused = ({ decision }: RegistryCheck) => decision.kind === 'refuse';
  if (checked.some(({ check, further }) => [check, ...further.map((one) => one.check)].some(isRefused)))
    throw targetsRefused(checked);
  return checked;
}

/** Asks the first registry about a target. */
export async function checkTarget(
  { bake, ecr, identity, registry, contents, authorize }: SharedSetup,
  own: TargetStep,
): Promise<RegistryCheck> {
  const { name, repository } = own.target;
  const ownAccountId = identity.caller?.accountId ?? '';
  const content = contents.get(name) ?? Promise.resolve(undefined);
  const options = {
    registry: registry.sibling(repository.name),
    ownAccountId,
    content,
    authorize,
    isNewWanted: isNewWanted(bake, own),
  };
  try {
    return await checkRegistry(own.step, ecr, options);
  } catch (error) {
    throw ofTarget(name, error);
  }
}

/** What was decided for each repository of a target alone. */
export function decisionsOf({ check, further }: CheckedTarget): {
  readonly first: DestinationDecision;
  readonly further: readonly DestinationDecision[];
} {
  return { first: decisionOf(check), further: further.map((one) => decisionOf(one.check)) };
}

function decisionOf({ place, snapshot, situation, decision }: RegistryCheck): DestinationDecision {
  const { host, name } = { ...place.reference, ...locate(place, snapshot.repository) };
  return { name: wholeName(omitUndefined({ host, name })), situation, decision };
}

/** All that is in the way, of all targets in all registries, in one message. */
export function targetsRefused(checked: readonly CheckedTarget[]): Failure {
  const failed = checked.flatMap((target): readonly FailedTarget[] => {
    const { first, further } = decisionsOf(target);
    const joint = decideFurther(first, further);
    if (joint.kind === 'agreed') return [];
    const { problem } = problemsTogether(joint.problems, 1 + further.length);
    const [{ name }] = joint.problems;
    // What is said of the first repository alone needs no name.
    const isNamed = name === first.name || problem.what.includes(name);
    return [failedTarget(target.own, isNamed ? problem : { ...problem, what: `${name}: ${problem.what}` })];
  });
  const [one, ...others] = failed;
  if (one === undefined) throw new Error('A refusal has a reason.');
  return targetsFailed([one, ...others], checked.length, 'Nothing was built or changed.');
}

/** Tells what the first registry has of a target, and what is done. */
export function tellCheck(bake: BakeStep, { own, check: { decision } }: Pick<CheckedTarget, 'own' | 'check'>): void {
  const { runner } = bake;
  const lines = own.log.take();
  if (decision.kind === 'refuse') return;
  tellDecided(bake, own, decision);
  // Of an image that is there, its content is of no interest.
  for (const line of lines) runner[decision.kind === 'build' ? 'info' : 'debug'](`    ${line}`);
}

/** Tells what is done for a target, and why. */
export function tellDecided({ runner }: BakeStep, { target: { name } }: TargetStep, decision: Build | Reuse): void {
  const prefixed = (text: string): string => `${name}: ${text}`;
  runner.info(prefixed(decision.sentence));
  tellDecision(decision, {
    warning: (text) => runner.warning(prefixed(text)),
    info: (text) => runner.info(prefixed(text)),
  });
}

/** How many targets are built, and how many are reused. */
export function describeChecks(checked: readonly CheckedTarget[]): string {
  const built = checked.filter(({ check }) => check.decision.kind === 'build').length;
  const reused = checked.length - built;
  return `Of ${checked.length} ${checked.length === 1 ? 'target' : 'targets'} ${built} to build, ${reused} to reuse`;
}
