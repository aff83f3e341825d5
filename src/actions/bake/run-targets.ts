import type { Problem } from '../../errors/failure.ts';
import { asFailure } from '../../errors/unexpected-errors.ts';
import { mapLimit } from '../../lib/map-limit.ts';
import type { PushedImage } from '../../report/result.ts';
import { baseUndelivered } from './bake-errors.ts';
import type { TargetBuild } from './build-targets.ts';
import { basesOf, levelsOf, linksOf } from './target-links.ts';
import { type BakeStep, type FailedTarget, failedTarget, flushLog, type TargetStep } from './target-steps.ts';

/** A target that is in ECR. */
export type PushedTarget = { readonly name: string; readonly image: PushedImage };

/** What became of a target. */
export type RunOutcome = PushedTarget | FailedTarget;

/** A target whose image of the same content takes no more tags, so that it is built. */
export type FullTarget = { readonly full: TargetBuild };

/** A target that is about to arrive; `run` gives its image, or how it is built after all. */
export type TargetRun = {
  readonly own: TargetStep;
  readonly run: () => Promise<PushedImage | FullTarget>;
};

/** So many arrive at a time. */
const PUSHED_AT_ONCE = 6;

/** Lets each arrive when all that it is built on has: what did not would leave tags of one commit that do not fit. */
export async function runTargets(
  bake: BakeStep,
  runs: readonly TargetRun[],
): Promise<readonly (RunOutcome | FullTarget)[]> {
  const links = linksOf([...bake.plan.targets, ...bake.plan.linked]);
  const names = runs.map(({ own }) => own.target.name);
  const ends = new Map(names.map((name) => [name, Promise.withResolvers<RunOutcome | FullTarget>()]));
  const all = new Set(names);
  // What others wait for is started before them.
  const ordered = levelsOf(names, links).flatMap((level) => runs.filter(({ own }) => level.includes(own.target.name)));
  return await bake.runner.timed('Push, tags and proof', () =>
    mapLimit(ordered, PUSHED_AT_ONCE, async (run) => {
      const { name } = run.own.target;
      const bases = basesOf(name, links, all);
      const outcomes = await Promise.all(bases.map(async (base) => [base, await ends.get(base)?.promise] as const));
      const missing = outcomes.flatMap(([base, one]) =>
        one !== undefined && 'problem' in one ? { base, one } : [],
      )[0];
      const outcome =
        missing === undefined
          ? await runTarget(bake, run)
          : leaveOut(bake, run.own, baseUndelivered(missing.base, missing.one.problem));
      ends.get(name)?.resolve(outcome);
      return outcome;
    }),
  );
}

function leaveOut(bake: BakeStep, own: TargetStep, problem: Problem): FailedTarget {
  flushLog(bake, own, problem.what);
  return failedTarget(own, problem);
}

/** Lets one arrive, and shows what came of it; the others go on whatever that is. */
async function runTarget(bake: BakeStep, { own, run }: TargetRun): Promise<RunOutcome | FullTarget> {
  try {
    const image = await run();
    if ('full' in image) {
      flushLog(bake, own, 'to be built after all');
      return image;
    }
    flushLog(bake, own, describePushed(image));
    return { name: own.target.name, image };
  } catch (error) {
    const { problem } = asFailure(error);
    flushLog(bake, own, problem.what);
    return failedTarget(own, problem);
  }
}

function describePushed({ registry, repository, digest, result, further = [] }: PushedImage): string {
  const others = further.map((one) => `${one.registry}/${one.repository}`);
  const more = others.length === 0 ? '' : `, also in ${others.join(', ')}`;
  return `${registry}/${repository}@${digest} (${result})${more}`;
}
