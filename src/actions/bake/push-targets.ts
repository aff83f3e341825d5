import type { Authorization } from '../../aws/ecr.ts';
import type { EcrRegistry } from '../../aws/ecr-repository.ts';
import { openRegistry } from '../../aws/open-registry.ts';
import { endChildren } from '../../docker/child-processes.ts';
import type { PrivateConfig } from '../../docker/docker-config.ts';
import { Failure } from '../../errors/failure.ts';
import { asFailure } from '../../errors/unexpected-errors.ts';
import type { EcrDestination } from '../../inputs/aws-inputs.ts';
import { mapLimit } from '../../lib/map-limit.ts';
import { limitPerSecond, type RateLimit } from '../../lib/rate-limit.ts';
import type { Identity } from '../../phases/credentials/assume-roles.ts';
import { authenticate } from '../../phases/credentials/credentials.ts';
import type { IdTokenSource } from '../../phases/credentials/id-token-source.ts';
import { exportForLaterSteps } from '../../phases/credentials/job-exports.ts';
import { pushAndProve } from '../../phases/push/push-and-prove.ts';
import { logIn } from '../../phases/push/registry-login.ts';
import { reuseImage } from '../../phases/push/reuse-image.ts';
import { checkRegistry, prepareRepository, type RegistryCheck } from '../../phases/registry/check-registry.ts';
import type { ContentSearch } from '../../phases/registry/same-content.ts';
import type { TargetRepository } from '../../phases/registry/target-repository.ts';
import { PUT_IMAGE_PER_SECOND } from '../../phases/tags/put-tags.ts';
import type { Build, Reuse } from '../../plan/build-or-reuse.ts';
import type { PushedImage } from '../../report/result.ts';
import { type BakeAccess, buildTargets, type TargetBuild } from './build-targets.ts';
import { startContentSearches } from './target-fingerprints.ts';
import {
  type BakeStep,
  type FailedTarget,
  failedTarget,
  flushLog,
  ofTarget,
  type TargetStep,
  targetStepsOf,
  targetsFailed,
} from './target-steps.ts';

/** A target that is in ECR. */
export type PushedTarget = { readonly name: string; readonly image: PushedImage };

/** What would become of a target. */
export type PlannedTarget = {
  readonly name: string;
  readonly repository: string;
  readonly action: 'build' | 'reuse';
};

/** What all targets have in common. */
type SharedSetup = {
  readonly bake: BakeStep;
  readonly ecr: EcrDestination;
  readonly steps: readonly TargetStep[];
  readonly identity: Identity;
  readonly registry: EcrRegistry;
  readonly contents: ReadonlyMap<string, Promise<ContentSearch | undefined>>;
  /** One login for all. */
  readonly authorize: () => Promise<Authorization>;
  readonly rateLimit: RateLimit;
  /** One Docker configuration for all, made when it is asked for first. */
  readonly logIn: (target: TargetRepository) => Promise<PrivateConfig>;
};

type CheckedTarget = { readonly own: TargetStep; readonly check: RegistryCheck };

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
    const prepared = await bake.runner.phase('Registry', async () => {
      const checked = await checkTargets(shared);
      return { value: await prepareTargets(shared, checked), sentence: describeChecks(checked) };
    });
    const outcomes = await pushPrepared(shared, prepared);
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
      const checked = await checkTargets(shared);
      const value = checked.map(({ own, check }): PlannedTarget => {
        const { name, repository } = own.target;
        return { name, repository: repository.name, action: check.decision.kind === 'build' ? 'build' : 'reuse' };
      });
      return { value, sentence: describeChecks(checked) };
    });
  });
}

async function withShared<T>(
  bake: BakeStep,
  { ecr, idTokens }: { readonly ecr: EcrDestination; readonly idTokens: IdTokenSource },
  work: (shared: SharedSetup) => Promise<T>,
): Promise<T> {
  const authenticated = authenticate(bake, ecr, idTokens);
  const steps = targetStepsOf(bake);
  const contents = startContentSearches(bake, steps, { ecr, authenticated });
  const identity = await authenticated;
  const { credentials } = identity;
  const registry = openRegistry(bake, ecr, { credentials, repository: steps[0]?.target.repository.name ?? '' });
  let config: Promise<PrivateConfig> | undefined;
  const logInOnce = (target: TargetRepository): Promise<PrivateConfig> => {
    config ??= logIn(bake, target);
    return config;
  };
  let login: Promise<Authorization> | undefined;
  const authorize = (): Promise<Authorization> => {
    login ??= registry.authorize();
    return login;
  };
  const rateLimit = limitPerSecond(PUT_IMAGE_PER_SECOND, bake.clock);
  try {
    return await work({ bake, ecr, steps, identity, registry, contents, authorize, rateLimit, logIn: logInOnce });
  } finally {
    registry.close();
    endChildren();
    if (!ecr.dockerLogin) await config?.then(({ remove }) => remove());
  }
}

/** How many targets ECR is asked about at a time, and how many images are pushed at a time. */
const ASKED_AT_ONCE = 10;
const PUSHED_AT_ONCE = 6;

/** Asks ECR about all of them. */
async function checkTargets(shared: SharedSetup): Promise<readonly CheckedTarget[]> {
  const { bake, ecr, steps, identity, registry, contents, authorize } = shared;
  const ownAccountId = identity.caller?.accountId ?? '';
  const checked = await mapLimit(steps, ASKED_AT_ONCE, async (own): Promise<CheckedTarget> => {
    const { name, repository } = own.target;
    const content = contents.get(name) ?? Promise.resolve(undefined);
    const options = { registry: registry.sibling(repository.name), ownAccountId, content, authorize };
    try {
      return { own, check: await checkRegistry(own.step, ecr, options) };
    } catch (error) {
      throw ofTarget(name, error);
    }
  });
  for (const target of checked) tellDecision(bake, target);
  const [first, ...others] = checked.flatMap(({ own, check: { decision } }): FailedTarget[] =>
    decision.kind === 'refuse' ? [failedTarget(own, decision.problem)] : [],
  );
  if (first !== undefined) throw targetsFailed([first, ...others], steps.length, 'Nothing was built or changed.');
  return checked;
}

function tellDecision({ runner }: BakeStep, { own, check: { decision } }: CheckedTarget): void {
  const lines = own.log.take();
  if (decision.kind === 'refuse') return;
  runner.info(`${own.target.name}: ${decision.sentence}`);
  // Of an image that is there, its content is of no interest.
  for (const line of lines) runner[decision.kind === 'build' ? 'info' : 'debug'](`    ${line}`);
}

function describeChecks(checked: readonly CheckedTarget[]): string {
  const built = checked.filter(({ check }) => check.decision.kind === 'build').length;
  const reused = checked.length - built;
  return `Of ${checked.length} ${checked.length === 1 ? 'target' : 'targets'} ${built} to build, ${reused} to reuse`;
}

async function prepareTargets(
  { rateLimit }: SharedSetup,
  checked: readonly CheckedTarget[],
): Promise<readonly PreparedTarget[]> {
  return await mapLimit(checked, ASKED_AT_ONCE, async ({ own, check }): Promise<PreparedTarget> => {
    const { decision } = check;
    if (decision.kind === 'refuse') throw new Failure(decision.problem);
    try {
      const repository = await prepareRepository(own.step, check);
      return { own, decision, repository: { ...repository, rateLimit } };
    } catch (error) {
      throw ofTarget(own.target.name, error);
    }
  });
}

type RunOutcome = PushedTarget | FailedTarget;

/** A target that is about to arrive; `run` gives its image, or the build that has to take its place. */
type TargetRun = {
  readonly own: TargetStep;
  readonly repository: TargetRepository;
  readonly run: () => Promise<PushedImage | Build>;
};

/** Builds, pushes and proves them; a target whose image could not be reused after all is built when the others are done. */
async function pushPrepared(shared: SharedSetup, prepared: readonly PreparedTarget[]): Promise<readonly RunOutcome[]> {
  const { bake, ecr, identity, logIn: openConfig } = shared;
  const [one] = prepared;
  const config = ecr.dockerLogin && one !== undefined ? await openConfig(one.repository) : undefined;
  await exportForLaterSteps(bake, ecr, identity, config);
  const builder: BakeAccess['builder'] = {};
  const first = await runTargets(bake, [
    ...(await buildRuns(shared, builder, prepared.flatMap(toBuild))),
    ...prepared.flatMap(toReuse),
  ]);
  const left = first.flatMap((outcome) => ('decision' in outcome ? outcome : []));
  const done = first.flatMap((outcome) => ('decision' in outcome ? [] : outcome));
  if (left.length === 0) return done;
  try {
    const second = await runTargets(bake, await buildRuns(shared, builder, left));
    return [...done, ...second.flatMap((outcome) => ('decision' in outcome ? [] : outcome))];
  } catch (error) {
    // What arrived before is not to be forgotten.
    const { problem } = asFailure(error);
    return [...done, ...left.map(({ own }) => failedTarget(own, problem))];
  }
}

function toBuild({ own, repository, decision }: PreparedTarget): readonly TargetBuild[] {
  return decision.kind === 'build' ? [{ own, repository, decision }] : [];
}

function toReuse({ own, repository, decision }: PreparedTarget): readonly TargetRun[] {
  if (decision.kind === 'build') return [];
  return [{ own, repository, run: () => reuseImage(own.step, repository, decision) }];
}

/** Builds all of them; what is left is to push each. */
async function buildRuns(
  { bake, identity, logIn: openConfig }: SharedSetup,
  builder: BakeAccess['builder'],
  builds: readonly TargetBuild[],
): Promise<readonly TargetRun[]> {
  const [one] = builds;
  if (one === undefined) return [];
  const config = await openConfig(one.repository);
  const built = await buildTargets(bake, builds, { identity, config, builder });
  return built.map(({ own, repository, request }) => {
    return { own, repository, run: () => pushAndProve(own.step, repository, request) };
  });
}

async function runTargets(bake: BakeStep, runs: readonly TargetRun[]): Promise<readonly (RunOutcome | TargetBuild)[]> {
  return await bake.runner.timed('Push, tags and proof', () =>
    mapLimit(runs, PUSHED_AT_ONCE, (run) => runTarget(bake, run)),
  );
}

/** Lets one arrive, and shows what came of it; the others go on whatever that is. */
async function runTarget(bake: BakeStep, { own, repository, run }: TargetRun): Promise<RunOutcome | TargetBuild> {
  try {
    const image = await run();
    if (image.kind === 'build') {
      flushLog(bake, own, image.sentence);
      return { own, repository, decision: image };
    }
    flushLog(bake, own, `${image.registry}/${image.repository}@${image.digest} (${image.result})`);
    return { name: own.target.name, image };
  } catch (error) {
    const { problem } = asFailure(error);
    flushLog(bake, own, problem.what);
    return failedTarget(own, problem);
  }
}
