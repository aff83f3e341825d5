import { mapLimit } from '../../lib/map-limit.ts';
import { checkRegistry, isBuiltNew, type RegistryCheck, tellDecision } from '../../phases/registry/check-registry.ts';
import type { Build, Reuse } from '../../plan/build-or-reuse.ts';
import { linkedTargets } from './bake-setup.ts';
import type { SharedSetup } from './shared-setup.ts';
import {
  type BakeStep,
  type FailedTarget,
  failedTarget,
  ofTarget,
  type TargetStep,
  targetsFailed,
} from './target-steps.ts';

export type CheckedTarget = { readonly own: TargetStep; readonly check: RegistryCheck };

/** How many targets ECR is asked about at a time, and how many images are pushed at a time. */
export const ASKED_AT_ONCE = 10;

/** Asks ECR about all targets. */
export async function checkTargets(shared: SharedSetup): Promise<readonly CheckedTarget[]> {
  const { bake, steps } = shared;
  const checked = await mapLimit(steps, ASKED_AT_ONCE, (own) => checkTarget(shared, own));
  for (const target of checked) tellCheck(bake, target);
  const [first, ...others] = checked.flatMap(toRefusal);
  if (first !== undefined) throw targetsFailed([first, ...others], steps.length, 'Nothing was built or changed.');
  return checked;
}

export async function checkTarget(
  { bake, ecr, identity, registry, contents, authorize }: SharedSetup,
  own: TargetStep,
): Promise<CheckedTarget> {
  const { name, repository } = own.target;
  const isNewWanted = linkedTargets(bake, [name]).some(({ build }) => isBuiltNew(build));
  const ownAccountId = identity.caller?.accountId ?? '';
  const content = contents.get(name) ?? Promise.resolve(undefined);
  const options = {
    registry: registry.sibling(repository.name),
    ownAccountId,
    content,
    authorize,
    isNewWanted,
  };
  try {
    return { own, check: await checkRegistry(own.step, ecr, options) };
  } catch (error) {
    throw ofTarget(name, error);
  }
}

function toRefusal({ own, check: { decision } }: CheckedTarget): readonly FailedTarget[] {
  return decision.kind === 'refuse' ? [failedTarget(own, decision.problem)] : [];
}

export function tellCheck(bake: BakeStep, { own, check: { decision } }: CheckedTarget): void {
  const { runner } = bake;
  const lines = own.log.take();
  if (decision.kind === 'refuse') return;
  tellDecided(bake, own, decision);
  // Of an image that is there, its content is of no interest.
  for (const line of lines) runner[decision.kind === 'build' ? 'info' : 'debug'](`    ${line}`);
}

export function tellDecided({ runner }: BakeStep, { target: { name } }: TargetStep, decision: Build | Reuse): void {
  const prefixed = (text: string): string => `${name}: ${text}`;
  runner.info(prefixed(decision.sentence));
  tellDecision(decision, {
    warning: (text) => runner.warning(prefixed(text)),
    info: (text) => runner.info(prefixed(text)),
  });
}

export function describeChecks(checked: readonly CheckedTarget[]): string {
  const built = checked.filter(({ check }) => check.decision.kind === 'build').length;
  const reused = checked.length - built;
  return `Of ${checked.length} ${checked.length === 1 ? 'target' : 'targets'} ${built} to build, ${reused} to reuse`;
}
