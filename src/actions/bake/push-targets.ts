import { Failure, type Problem } from '../../errors/failure.ts';
import { asFailure } from '../../errors/unexpected-errors.ts';
import type { EcrDestination } from '../../inputs/aws-inputs.ts';
import { mapLimit } from '../../lib/map-limit.ts';
import { forgetNames } from '../../phases/build/engine-image.ts';
import type { IdTokenSource } from '../../phases/credentials/id-token-source.ts';
import { exportForLaterSteps } from '../../phases/credentials/job-exports.ts';
import { planPush, pushAndProve } from '../../phases/push/push-and-prove.ts';
import { type BuiltWork, type Decided, pushDecided } from '../../phases/push/push-decided.ts';
import { reuseImage } from '../../phases/push/reuse-image.ts';
import { prepareRepository, withoutStaying } from '../../phases/registry/check-registry.ts';
import type { TargetRepository } from '../../phases/registry/target-repository.ts';
import type { Build, Reuse } from '../../plan/build-or-reuse.ts';
import type { PushedImage } from '../../report/result.ts';
import { baseUndelivered } from './bake-errors.ts';
import { type BakeAccess, type BuiltTarget, buildTargets, type TargetBuild } from './build-targets.ts';
import {
  ASKED_AT_ONCE,
  type CheckedTarget,
  checkTarget,
  checkTargets,
  describeChecks,
  tellCheck,
  toRefusal,
} from './check-targets.ts';
import { settleTargets } from './settle-targets.ts';
import { type SharedSetup, withShared } from './shared-setup.ts';
import { basesOf, levelsOf, linksOf } from './target-links.ts';
import { type BakeStep, type FailedTarget, failedTarget, flushLog, ofTarget, type TargetStep } from './target-steps.ts';

/** A target that is in ECR. */
export type PushedTarget = { readonly name: string; readonly image: PushedImage };

/** What would become of a target. */
export type PlannedTarget = {
  readonly name: string;
  readonly repository: string;
  readonly action: 'build' | 'reuse';
  /** Those that its image would have. */
  readonly tags: readonly [string, ...string[]];
};

/** A target with what was decided for it, and where it goes. */
type PreparedTarget = {
  readonly own: TargetStep;
  readonly repository: TargetRepository;
  readonly decision: Build | Reuse;
};

/** What became of all of them, in their order. */
export type PushedTargets = {
  readonly pushed: readonly PushedTarget[];
  readonly failed: readonly FailedTarget[];
};

/**
 * Asks ECR for each target, builds in one call what has to be, and proves them all.
 *
 * @throws Failure where nothing was delivered; what went wrong with single targets later is returned
 */
export async function pushTargets(
  bake: BakeStep,
  ecr: EcrDestination,
  idTokens: IdTokenSource,
): Promise<PushedTargets> {
  return await withShared(bake, { ecr, idTokens }, async (shared) => {
    const { prepared, pins } = await bake.runner.phase('Registry', async () => {
      const { checked, pins } = await settleTargets(shared, await checkTargets(shared));
      return { value: { prepared: await prepareTargets(shared, checked), pins }, sentence: describeChecks(checked) };
    });
    const outcomes = await pushPrepared(shared, prepared, { pins });
    const all = shared.steps.flatMap(({ target }) => outcomes.filter(({ name }) => name === target.name));
    return {
      pushed: all.flatMap((outcome) => ('image' in outcome ? outcome : [])),
      failed: all.flatMap((outcome) => ('problem' in outcome ? outcome : [])),
    };
  });
}

/** Says what would be built. Changes nothing. */
export async function planOnly(
  bake: BakeStep,
  ecr: EcrDestination,
  idTokens: IdTokenSource,
): Promise<readonly PlannedTarget[]> {
  return await withShared(bake, { ecr, idTokens }, async (shared) => {
    return await bake.runner.phase('Registry', async () => {
      const { checked } = await settleTargets(shared, await checkTargets(shared));
      const value = checked.map(({ own, check }): PlannedTarget => {
        const { name, repository } = own.target;
        const { decision } = check;
        if (decision.kind === 'refuse') throw new Failure(decision.problem);
        const { tags } = withoutStaying(own.step, decision).inputs;
        return { name, repository: repository.name, action: decision.kind, tags };
      });
      return { value, sentence: describeChecks(checked) };
    });
  });
}

const PUSHED_AT_ONCE = 6;

async function prepareTargets(
  { rateLimit }: SharedSetup,
  checked: readonly CheckedTarget[],
): Promise<readonly PreparedTarget[]> {
  return await mapLimit(checked, ASKED_AT_ONCE, async ({ own, check }): Promise<PreparedTarget> => {
    const { decision } = check;
    if (decision.kind === 'refuse') throw new Failure(decision.problem);
    try {
      const repository = await prepareRepository(own.step, check);
      const step = withoutStaying(own.step, decision);
      return { own: { ...own, step }, decision, repository: { ...repository, rateLimit } };
    } catch (error) {
      throw ofTarget(own.target.name, error);
    }
  });
}

type RunOutcome = PushedTarget | FailedTarget;

/** A target whose image of the same content takes no more tags. */
type FullImage = { readonly full: TargetStep };

/** A target that is about to arrive; `run` gives its image, or tells that it has to be built after all. */
type TargetRun = {
  readonly own: TargetStep;
  readonly run: () => Promise<PushedImage | 'full'>;
};

/** Builds, pushes and proves them; a target whose image could not be reused after all is built when the others are done. */
async function pushPrepared(
  shared: SharedSetup,
  prepared: readonly PreparedTarget[],
  { pins }: Pick<BakeAccess, 'pins'>,
): Promise<readonly RunOutcome[]> {
  const { bake, ecr, identity, logIn: openConfig } = shared;
  const [one] = prepared;
  const config = ecr.dockerLogin && one !== undefined ? await openConfig(one.repository) : undefined;
  await exportForLaterSteps(bake, ecr, { identity, config });
  const calls: CallAccess = { builder: {}, pins };
  const first = await runTargets(bake, [
    ...(await buildRuns(shared, calls, prepared.flatMap(toBuild))),
    ...prepared.flatMap(toReuse),
  ]);
  const full = first.flatMap((outcome) => ('full' in outcome ? outcome.full : []));
  const done = first.flatMap((outcome) => ('full' in outcome ? [] : outcome));
  if (full.length === 0) return done;
  try {
    return [...done, ...(await buildFull(shared, calls, full))];
  } catch (error) {
    // What arrived before is not to be forgotten.
    const { problem } = asFailure(error);
    return [...done, ...full.map((own) => failedTarget(own, problem))];
  }
}

/** What all calls of bake take: one builder, and the same images of the registry. */
type CallAccess = Pick<BakeAccess, 'builder' | 'pins'>;

/** Builds those whose image of the same content takes no more tags. */
async function buildFull(
  shared: SharedSetup,
  calls: CallAccess,
  full: readonly TargetStep[],
): Promise<readonly RunOutcome[]> {
  const checked = await mapLimit(full, ASKED_AT_ONCE, (own) => checkTarget(shared, own, { isFull: true }));
  for (const target of checked) tellCheck(shared.bake, target);
  const refused = checked.flatMap(toRefusal);
  const going = checked.filter(({ check }) => check.decision.kind !== 'refuse');
  const prepared = await prepareTargets(shared, going);
  const runs = [...(await buildRuns(shared, calls, prepared.flatMap(toBuild))), ...prepared.flatMap(toReuse)];
  const outcomes = await runTargets(shared.bake, runs);
  return [...refused, ...outcomes.flatMap((outcome) => ('full' in outcome ? [] : outcome))];
}

function toBuild({ own, repository, decision }: PreparedTarget): readonly TargetBuild[] {
  return decision.kind === 'build' ? [{ own, repository, decision }] : [];
}

function toReuse({ own, repository, decision }: PreparedTarget): readonly TargetRun[] {
  if (decision.kind === 'build') return [];
  return [{ own, run: () => reuseImage(own.step, repository, decision) }];
}

/** Builds all of them; what is left is to push each. */
async function buildRuns(
  shared: SharedSetup,
  calls: CallAccess,
  builds: readonly TargetBuild[],
): Promise<readonly TargetRun[]> {
  const { bake, identity, logIn: openConfig } = shared;
  const [one] = builds;
  if (one === undefined) return [];
  const config = await openConfig(one.repository);
  const built = await buildTargets(bake, builds, { identity, config, ...calls });
  const links = linksOf([...bake.plan.targets, ...bake.plan.linked]);
  const names = new Set(builds.map(({ own }) => own.target.name));
  const linked = new Set(
    [...names].flatMap((name) => {
      const bases = basesOf(name, links, names);
      return bases.length === 0 ? [] : [name, ...bases];
    }),
  );
  return built.map((target) => {
    const push = linked.has(target.own.target.name) ? pushLinked : pushAlone;
    return { own: target.own, run: () => withoutNames(target, () => push(shared, target)) };
  });
}

/** Another run's image of a target would not fit what was built on ours. */
async function pushLinked(_shared: SharedSetup, { own, repository, request }: BuiltTarget): Promise<PushedImage> {
  return await pushAndProve(own.step, repository, request);
}

async function pushAlone(
  shared: SharedSetup,
  { own, repository, decision, request }: BuiltTarget,
): Promise<PushedImage> {
  const push: BuiltWork['push'] = async (step, target, { tagPlan }) => {
    const plan = target === repository ? request : await planPush(step, target, tagPlan);
    return await pushAndProve(step, target, { ...request, ...plan });
  };
  const decideAgain = async (): Promise<Decided> => {
    const { check } = await checkTarget(shared, own);
    const target = { ...(await prepareRepository(own.step, check)), rateLimit: shared.rateLimit };
    return { target, decision: check.decision };
  };
  return await pushDecided(own.step, { target: repository, decision }, { push, decideAgain });
}

/** Takes the names that only this step gives away from an image when it is pushed. */
async function withoutNames<T>({ request: { built, setup } }: BuiltTarget, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } finally {
    if (built.kind === 'engine') await forgetNames(setup.docker, built.image.names);
  }
}

/** Lets each arrive when all that it is built on has: what did not would leave tags of one commit that do not fit. */
async function runTargets(bake: BakeStep, runs: readonly TargetRun[]): Promise<readonly (RunOutcome | FullImage)[]> {
  const links = linksOf([...bake.plan.targets, ...bake.plan.linked]);
  const names = runs.map(({ own }) => own.target.name);
  const ends = new Map(names.map((name) => [name, Promise.withResolvers<RunOutcome | FullImage>()]));
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
async function runTarget(bake: BakeStep, { own, run }: TargetRun): Promise<RunOutcome | FullImage> {
  try {
    const image = await run();
    if (image === 'full') {
      flushLog(bake, own, 'to be built after all');
      return { full: own };
    }
    flushLog(bake, own, `${image.registry}/${image.repository}@${image.digest} (${image.result})`);
    return { name: own.target.name, image };
  } catch (error) {
    const { problem } = asFailure(error);
    flushLog(bake, own, problem.what);
    return failedTarget(own, problem);
  }
}
