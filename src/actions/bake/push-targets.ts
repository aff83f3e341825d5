import { asFailure } from '../../errors/unexpected-errors.ts';
import type { EcrDestination } from '../../inputs/aws-inputs.ts';
import type { IdTokenSources } from '../../phases/credentials/id-token-source.ts';
import { exportForLaterSteps } from '../../phases/credentials/job-exports.ts';
import { addLogins } from '../../phases/push/registry-login.ts';
import { type BuiltTargets, buildTargets, type TargetBuild } from './build-targets.ts';
import { tellDecided } from './check-targets.ts';
import { type PreparedTarget, type PreparedTargets, prepareTargets } from './prepare-targets.ts';
import { inAllRegistries } from './push-further.ts';
import { type PushedTarget, type RunOutcome, runTargets } from './run-targets.ts';
import { type SharedSetup, withShared } from './shared-setup.ts';
import { pushRuns, reuseRun } from './target-runs.ts';
import { type BakeStep, type FailedTarget, failedTarget } from './target-steps.ts';

// In one part of dist with the push: two would have much of it twice.
export { planOnly } from './bake-plan.ts';

/** What became of all of them, in their order. */
export type PushedTargets = {
  readonly pushed: readonly PushedTarget[];
  readonly failed: readonly FailedTarget[];
};

/**
 * Asks the registries for each target, builds in one call what has to be, and proves them all, in each registry.
 *
 * @throws Failure where nothing was delivered; what went wrong with single targets later is returned
 */
export async function pushTargets(
  bake: BakeStep,
  ecr: EcrDestination,
  idTokens: IdTokenSources,
): Promise<PushedTargets> {
  return await withShared(bake, { ecr, idTokens }, async (shared) => {
    const all = await prepareTargets(shared);
    await exportLogin(shared, all);
    const { built, builder } = await buildAll(shared, all.prepared.flatMap(toBuild), all);
    const runs = inAllRegistries([...pushRuns(shared, built), ...all.prepared.flatMap(reuseRun)], all.prepared);
    const first = await runTargets(bake, runs);
    const full = first.flatMap((outcome) => ('full' in outcome ? outcome.full : []));
    const done = first.flatMap((outcome) => ('full' in outcome ? [] : outcome));
    return inOrder(shared, [...done, ...(await buildInstead(shared, full, { ...all, builder }))]);
  });
}

/** Later steps are given the login of this one. */
async function exportLogin({ bake, ecr, identity, logIn }: SharedSetup, { prepared }: PreparedTargets): Promise<void> {
  const [one] = prepared;
  const config = ecr.dockerLogin && one !== undefined ? await logIn(one.repository) : undefined;
  const others = new Map(
    prepared.flatMap(({ further }) => further).map((other) => [other.target.location.host, other]),
  );
  if (config !== undefined) await addLogins(config, [...others.values()]);
  await exportForLaterSteps(bake, ecr, { identity, config });
}

function toBuild({ own, repository, decision }: PreparedTarget): readonly TargetBuild[] {
  return decision.kind === 'build' ? [{ own, repository, decision }] : [];
}

/** What all calls of bake take: the same images of the registry, and one builder, chosen before the first. */
type CallAccess = Pick<PreparedTargets, 'pins'> & Partial<Pick<BuiltTargets, 'builder'>>;

/** Builds all of them; what is left is to push each. */
async function buildAll(
  { bake, identity, logIn }: SharedSetup,
  builds: readonly TargetBuild[],
  { pins, builder }: CallAccess,
): Promise<BuiltTargets> {
  const [one] = builds;
  if (one === undefined) return { built: [], builder };
  return await buildTargets(bake, builds, { identity, config: await logIn(one.repository), builder, pins });
}

/** Builds those whose image could not be reused after all, when the others are done; what arrived before is not forgotten. */
async function buildInstead(
  shared: SharedSetup,
  full: readonly TargetBuild[],
  calls: CallAccess,
): Promise<readonly RunOutcome[]> {
  if (full.length === 0) return [];
  for (const { own, decision } of full) tellDecided(shared.bake, own, decision);
  try {
    const { built } = await buildAll(shared, full, calls);
    const outcomes = await runTargets(shared.bake, pushRuns(shared, built));
    return outcomes.flatMap((outcome) => ('full' in outcome ? [] : outcome));
  } catch (error) {
    const { problem } = asFailure(error);
    return full.map(({ own }) => failedTarget(own, problem));
  }
}

function inOrder({ steps }: SharedSetup, outcomes: readonly RunOutcome[]): PushedTargets {
  const all = steps.flatMap(({ target }) => outcomes.filter(({ name }) => name === target.name));
  return {
    pushed: all.flatMap((outcome) => ('image' in outcome ? outcome : [])),
    failed: all.flatMap((outcome) => ('problem' in outcome ? outcome : [])),
  };
}
