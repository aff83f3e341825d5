import { forgetBuilt } from '../../phases/build/build-image.ts';
import { pushAndProve } from '../../phases/push/push-and-prove.ts';
import { type DecidedBuild, goOnAfter, pushDecided } from '../../phases/push/push-decided.ts';
import { reuseImage } from '../../phases/push/reuse-image.ts';
import { DECIDED_AGAIN } from '../../plan/retry-policy.ts';
import type { PushedImage } from '../../report/result.ts';
import type { BuiltTarget } from './build-targets.ts';
import { type PreparedTarget, prepareAgain } from './prepare-targets.ts';
import type { FullTarget, TargetRun } from './run-targets.ts';
import type { SharedSetup } from './shared-setup.ts';
import { basesOf, linksOf } from './target-links.ts';

/** What is left to do for a target that is reused. */
export function reuseRun({ own, repository, decision }: PreparedTarget): readonly TargetRun[] {
  if (decision.kind === 'build') return [];
  const run = async (): Promise<PushedImage | FullTarget> => {
    const reused = await reuseImage(own.step, repository, decision);
    return reused.kind === 'full' ? { full: { own, repository, decision: reused.otherwise } } : reused;
  };
  return [{ own, run }];
}

/** What is left to do for targets that are built: each is pushed and proven, and loses the names that only this step gives. */
export function pushRuns(shared: SharedSetup, built: readonly BuiltTarget[]): readonly TargetRun[] {
  const linked = linkedIn(shared, new Set(built.map(({ own }) => own.target.name)));
  return built.map((target) => {
    const { own, repository, request } = target;
    // Another run's image of a target that others are built on would not fit what was built on ours.
    const push = linked.has(own.target.name)
      ? () => pushAndProve(own.step, repository, request)
      : () => pushAlone(shared, target);
    return { own, run: () => push().finally(() => forgetBuilt(request.setup, request.built)) };
  });
}

/** Those of the targets that others of them are built on, and those others. */
function linkedIn({ bake: { plan } }: SharedSetup, names: ReadonlySet<string>): ReadonlySet<string> {
  const links = linksOf([...plan.targets, ...plan.linked]);
  const found = [...names].map((name) => ({ name, bases: basesOf(name, links, names) }));
  return new Set(found.flatMap(({ name, bases }) => (bases.length === 0 ? [] : [name, ...bases])));
}

/** Where another run comes first with a tag that cannot move, what is there decides how it goes on. */
async function pushAlone(
  shared: SharedSetup,
  { own, repository, decision, request }: BuiltTarget,
): Promise<PushedImage> {
  const { tagPlan, kept, ...work } = request;
  let next: DecidedBuild = { target: repository, decision, plan: { tagPlan, kept } };
  for (let again = 0; ; again += 1) {
    const outcome = await pushDecided(own.step, next, work);
    if (outcome.kind === 'pushed') return outcome;
    if (again === DECIDED_AGAIN) throw outcome.by;
    const now = await goOnAfter(own.step, outcome.by, await prepareAgain(shared, own));
    if (now.kind === 'pushed') return now;
    next = now;
  }
}
