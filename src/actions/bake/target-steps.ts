import { Failure, type Problem } from '../../errors/failure.ts';
import { asFailure } from '../../errors/unexpected-errors.ts';
import { type BufferedRunner, bufferedRunner } from '../../github/buffered-runner.ts';
import type { Inputs } from '../../inputs/inputs.ts';
import { indentedBy } from '../../lib/format.ts';
import { omitUndefined } from '../../lib/omit-undefined.ts';
import type { Step } from '../../phases/step.ts';
import type { BakeInputs } from './bake-inputs.ts';
import { type FurtherRepository, furtherOf } from './further-places.ts';
import { referredTargets, type TargetPlan, type TargetRequest } from './plan-targets.ts';
import type { TargetSource } from './target-sources.ts';

/** A step of bake, with its resolved definition. */
export type BakeStep = Step<BakeInputs> & {
  readonly plan: TargetPlan;
  /** The sources by the names of targets. */
  readonly sources: ReadonlyMap<string, TargetSource>;
};

/** A target as a step of the action that builds one image, whose log is kept until it is done. */
export type TargetStep = {
  readonly target: TargetRequest;
  readonly step: Step;
  readonly log: BufferedRunner;
  /** Where its image goes as well. */
  readonly further: readonly FurtherRepository[];
};

/** The steps of all targets. */
export function targetStepsOf(bake: BakeStep): readonly TargetStep[] {
  return bake.plan.targets.map((target) => {
    const log = bufferedRunner(bake.runner, target.name, bake.clock.now);
    const further = furtherOf(target, bake.inputs.further);
    return { target, log, further, step: stepOf(bake, target, { log, further }) };
  });
}

/** Settings of the action for one image, which bake has for all of them. */
const ONE_IMAGE = { waitsForReplication: false, planOnly: false } as const;

function stepOf(
  { inputs, plan, sources, ...context }: BakeStep,
  target: TargetRequest,
  { log, further: others }: Pick<TargetStep, 'log' | 'further'>,
): Step {
  const { repository, tags, build } = target;
  const { event = context.event, naming: { image } = inputs } = sources.get(target.name) ?? {};
  const { destination } = inputs;
  const destinations =
    destination.kind === 'engine' ? [] : [{ ...destination, repository }, ...others.map((one) => one.destination)];
  const { region } = destination;
  const own: Inputs = omitUndefined({
    repository,
    tags,
    notices: [],
    image,
    build,
    region,
    destinations,
    ...ONE_IMAGE,
  });
  const { inlineDockerfile, packing, further } = target;
  const linked = referredTargets([target.name], plan).map((other) =>
    omitUndefined({ ...other.build, name: other.name, inlineDockerfile: other.inlineDockerfile }),
  );
  return {
    ...context,
    event,
    runner: log.runner,
    inputs: own,
    furtherSettings: omitUndefined({ inlineDockerfile, packing, further, linked }),
  };
}

/** Shows the kept log of a target's step as a group of the log, with the sentence about its outcome. */
export function flushLog({ runner }: Pick<BakeStep, 'runner'>, { target, log }: TargetStep, sentence: string): void {
  runner.section(target.name, log.take());
  runner.info(`${target.name}: ${sentence}`);
}

/** A target that something went wrong with. */
export type FailedTarget = { readonly name: string; readonly repository: string; readonly problem: Problem };

/** A target and what went wrong with it. */
export function failedTarget({ target: { name, repository } }: TargetStep, problem: Problem): FailedTarget {
  return { name, repository: repository.name, problem };
}

/** A thrown error as a failure with the target's name. */
export function ofTarget(name: string, thrown: unknown): Failure {
  const failure = asFailure(thrown);
  return new Failure({ ...failure.problem, what: `Target ${name}: ${failure.problem.what}` }, { cause: failure });
}

/**
 * All failed targets in one message; trouble that is the same for several targets but for their names is told once. `rest`: a
 * sentence about the other targets.
 */
export function targetsFailed(failed: readonly [FailedTarget, ...FailedTarget[]], all: number, rest: string): Failure {
  const [first] = failed;
  const heading = `${failed.length} of ${all} targets cannot be delivered. ${rest}`;
  const groups = Map.groupBy(failed, kindOf);
  const texts = [...groups.values()].map((alike) =>
    alike.map(({ name, problem }) => `Target ${name}: ${problem.what}`),
  );
  if (groups.size === 1) {
    const lines = texts.flat();
    const what = (all === 1 ? lines : [heading, ...lines]).join('\n');
    return new Failure(omitUndefined({ ...first.problem, what, fix: fixOf(failed) }));
  }
  const lines = [...groups.values()].flatMap((alike, index) => {
    const { why } = alike[0]?.problem ?? {};
    const fix = fixOf(alike);
    return [
      ...(texts[index] ?? []),
      ...(why === undefined ? [] : [`    Likely cause: ${indentedBy(4, why)}`]),
      ...(fix === undefined ? [] : [`    What to do: ${indentedBy(4, fix)}`]),
    ];
  });
  return new Failure({ code: first.problem.code, what: [heading, ...lines].join('\n') });
}

/** What to change for the first target, and for which others the same holds. */
function fixOf([first, ...others]: readonly FailedTarget[]): string | undefined {
  const fix = first?.problem.fix;
  if (fix === undefined || first === undefined || others.length === 0 || !fix.includes(first.repository)) return fix;
  return `${fix}\nand the same for ${others.map(({ repository }) => repository).join(', ')}.`;
}

/** A key that is the same for all targets that have the same trouble. */
function kindOf({ problem: { code, why = '', fix = '' }, repository }: FailedTarget): string {
  return JSON.stringify([code, why, fix].map((text) => text.replaceAll(repository, '')));
}
