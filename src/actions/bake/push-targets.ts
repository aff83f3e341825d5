import { type Authorization, EcrRegistry } from '../../aws/ecr.ts';
import { endChildren } from '../../docker/docker-cli.ts';
import type { PrivateConfig } from '../../docker/docker-config.ts';
import { asFailure, Failure, type Problem } from '../../errors/failure.ts';
import type { EcrDestination } from '../../inputs/inputs.ts';
import { mapLimit } from '../../lib/map-limit.ts';
import { proxyVariables } from '../../lib/proxy.ts';
import { limitPerSecond, type RateLimit } from '../../lib/rate-limit.ts';
import type { Identity } from '../../phases/credentials/assume-roles.ts';
import { authenticate } from '../../phases/credentials/credentials.ts';
import { exportForLaterSteps } from '../../phases/credentials/job-exports.ts';
import { pushAndProve } from '../../phases/push/build-and-push.ts';
import { logIn } from '../../phases/push/registry-login.ts';
import { reuseImage } from '../../phases/push/reuse-image.ts';
import {
  checkRegistry,
  type FingerprintSearch,
  prepareRepository,
  type RegistryCheck,
} from '../../phases/registry/check-registry.ts';
import type { TargetRepository } from '../../phases/registry/target-repository.ts';
import { PUT_IMAGE_PER_SECOND } from '../../phases/tags/put-tags.ts';
import type { Decision } from '../../plan/build-or-reuse.ts';
import type { PushedImage } from '../../report/result.ts';
import { type BuildTask, buildTargets, type FoundBuilder } from './build-targets.ts';
import { startFingerprints } from './target-fingerprints.ts';
import {
  type BakeStep,
  type FailedTarget,
  flushLog,
  ofTarget,
  type TargetStep,
  targetStepsOf,
  targetsFailed,
} from './target-steps.ts';

/** What became of a target. */
export type TargetResult = { readonly name: string; readonly image: PushedImage };

/** What would become of a target. */
export type TargetForecast = {
  readonly name: string;
  readonly repository: string;
  readonly action: 'build' | 'reuse';
};

/** What all targets have in common. */
type SharedSetup = {
  readonly bake: BakeStep;
  readonly ecr: EcrDestination;
  readonly works: readonly TargetStep[];
  readonly identity: Identity;
  readonly registry: EcrRegistry;
  readonly contents: ReadonlyMap<string, Promise<FingerprintSearch | undefined>>;
  /** One login for all. */
  readonly authorize: () => Promise<Authorization>;
  readonly rateLimit: RateLimit;
  readonly found: FoundBuilder;
  /** One Docker configuration for all. */
  readonly logIn: (scene: TargetRepository) => Promise<PrivateConfig>;
};

type CheckedTarget = { readonly work: TargetStep; readonly registry: EcrRegistry; readonly verdict: RegistryCheck };

/** A target with what was decided for it, and where it goes. */
type PreparedTarget = {
  readonly work: TargetStep;
  readonly scene: TargetRepository;
  readonly decision: Exclude<Decision, { kind: 'refuse' }>;
};

/** What became of all of them, in their order. */
export type PushedTargets = {
  readonly results: readonly TargetResult[];
  readonly failed: readonly FailedTarget[];
};

/**
 * Delivers all targets: asks ECR for each, builds in one call what has to be, and proves them all.
 *
 * @throws Failure where nothing was delivered; what went wrong with single targets later is returned
 */
export async function pushTargets(
  bake: BakeStep,
  ecr: EcrDestination,
  idTokens: () => Promise<string>,
): Promise<PushedTargets> {
  return await withCommon(bake, ecr, idTokens, async (common) => {
    const { works } = common;
    const outcomes = await deliverRound(common, works);
    const results = outcomes.flatMap((outcome) => ('image' in outcome ? outcome : []));
    const failed = outcomes.flatMap((outcome) => ('problem' in outcome ? outcome : []));
    return { results: inOrder(results, works), failed: inOrder(failed, works) };
  });
}

/** Says what would be built. Changes nothing. */
export async function planOnly(
  bake: BakeStep,
  ecr: EcrDestination,
  idTokens: () => Promise<string>,
): Promise<readonly TargetForecast[]> {
  return await withCommon(bake, ecr, idTokens, async (common) => {
    return await bake.runner.phase('Registry', async () => {
      const judged = await checkTargets(common, common.works);
      const value = judged.map(({ work, verdict }): TargetForecast => {
        const { name, repository } = work.target;
        return { name, repository: repository.name, action: verdict.decision.kind === 'build' ? 'build' : 'reuse' };
      });
      return { value, sentence: describe(judged) };
    });
  });
}

/** Whoever builds without cache wants a new image. */
function isNewWanted({ inputs: { build, image } }: TargetStep['step']): boolean {
  return build.noCache || image.ifExists === 'rebuild';
}

async function withCommon<T>(
  bake: BakeStep,
  ecr: EcrDestination,
  idTokens: () => Promise<string>,
  work: (common: SharedSetup) => Promise<T>,
): Promise<T> {
  const { environment, runner, clock, plan } = bake;
  const authenticated = authenticate(bake, ecr, idTokens);
  const works = targetStepsOf(bake);
  const contents = startFingerprints(bake, works, ecr, authenticated);
  const identity = await authenticated;
  const registry = new EcrRegistry({
    region: ecr.region,
    proxy: proxyVariables(environment),
    credentials: identity.credentials,
    repository: plan.targets[0]?.repository.name ?? '',
    registryId: ecr.registryId,
    mask: runner.mask,
  });
  let config: Promise<PrivateConfig> | undefined;
  const logInOnce = (scene: TargetRepository): Promise<PrivateConfig> => {
    config ??= logIn(bake, scene);
    return config;
  };
  try {
    let login: Promise<Authorization> | undefined;
    const authorize = (): Promise<Authorization> => {
      login ??= registry.authorize();
      return login;
    };
    const rateLimit = limitPerSecond(PUT_IMAGE_PER_SECOND, clock);
    const found: FoundBuilder = {};
    return await work({
      bake,
      ecr,
      works,
      identity,
      registry,
      contents,
      authorize,
      rateLimit,
      found,
      logIn: logInOnce,
    });
  } finally {
    registry.close();
    endChildren();
    if (!ecr.dockerLogin) await config?.then(({ remove }) => remove());
  }
}

/** How many targets ECR is asked about at a time, and how many images are pushed at a time. */
const ASKED = 10;
const DELIVERED = 6;

/** Asks ECR about all of them. */
async function checkTargets(
  { bake, ecr, identity, registry, contents, authorize }: SharedSetup,
  works: readonly TargetStep[],
  isNew = false,
): Promise<readonly CheckedTarget[]> {
  const ownAccountId = identity.caller?.accountId ?? '';
  const judged = await mapLimit(works, ASKED, async (work): Promise<CheckedTarget> => {
    const { name, repository } = work.target;
    const own = registry.sibling(repository.name);
    const content = contents.get(name) ?? Promise.resolve(undefined);
    const isNewHere = isNew || isNewWanted(work.step);
    const question = { registry: own, ownAccountId, content, isNewWanted: isNewHere, authorize };
    try {
      return { work, registry: own, verdict: await checkRegistry(work.step, ecr, question) };
    } catch (error) {
      throw ofTarget(name, error);
    }
  });
  for (const { work, verdict } of judged) {
    const lines = work.log.take();
    if (verdict.decision.kind === 'refuse') continue;
    bake.runner.info(`${work.target.name}: ${verdict.decision.sentence}`);
    // Of an image that is there, its content is of no interest.
    for (const line of lines) bake.runner[verdict.decision.kind === 'build' ? 'info' : 'debug'](`    ${line}`);
  }
  const [first, ...others] = judged.flatMap(({ work, verdict: { decision } }): FailedTarget[] =>
    decision.kind === 'refuse' ? [failedTarget(work, decision.problem)] : [],
  );
  if (first !== undefined) throw targetsFailed([first, ...others], works.length, 'Nothing was built or changed.');
  return judged;
}

function describe(judged: readonly CheckedTarget[]): string {
  const built = judged.filter(({ verdict }) => verdict.decision.kind === 'build').length;
  const reused = judged.length - built;
  return `Of ${judged.length} ${judged.length === 1 ? 'target' : 'targets'} ${built} to build, ${reused} to reuse`;
}

type Outcome = TargetResult | FailedTarget;

/** Delivers them; a target whose image could not be reused after all is built in another round. */
async function deliverRound(
  common: SharedSetup,
  works: readonly TargetStep[],
  isNew = false,
): Promise<readonly Outcome[]> {
  const { bake, ecr, identity } = common;
  const placed = await bake.runner.phase('Registry', async () => {
    const judged = await checkTargets(common, works, isNew);
    return { value: await prepareTargets(common, judged), sentence: describe(judged) };
  });
  const tasks = placed.flatMap(({ work, scene, decision }): BuildTask[] =>
    decision.kind === 'build' ? [{ work, scene, tagPlan: decision.tagPlan }] : [],
  );
  const [one] = placed;
  const config = one !== undefined && (tasks.length > 0 || ecr.dockerLogin) ? await common.logIn(one.scene) : undefined;
  await exportForLaterSteps(bake, ecr, identity, ecr.dockerLogin ? config : undefined);
  const built = config === undefined ? [] : await buildTargets(bake, tasks, { identity, config, found: common.found });
  const deliveries = [
    ...built.map(({ work, request, plan }) => ({ work, deliver: () => pushAndProve(work.step, request, plan) })),
    ...placed.flatMap(({ work, scene, decision }) =>
      decision.kind === 'build' ? [] : [{ work, decision, deliver: () => reuseOne(work, scene, decision) }],
    ),
  ];
  const outcomes = await bake.runner.timed('Push, tags and proof', () =>
    mapLimit(deliveries, DELIVERED, (delivery) => runTarget(bake, delivery)),
  );
  const settled = outcomes.flatMap((outcome) => ('full' in outcome ? [] : outcome));
  const full = outcomes.flatMap((outcome) => ('full' in outcome ? outcome.full : []));
  if (full.length === 0) return settled;
  try {
    return [...settled, ...(await deliverRound(common, full.map(withoutReuse), true))];
  } catch (error) {
    // What was delivered before is not to be forgotten.
    const { problem } = asFailure(error);
    return [...settled, ...full.map((work) => failedTarget(work, problem))];
  }
}

async function prepareTargets(
  { ecr, rateLimit }: SharedSetup,
  judged: readonly CheckedTarget[],
): Promise<readonly PreparedTarget[]> {
  return await mapLimit(judged, ASKED, async ({ work, registry, verdict }): Promise<PreparedTarget> => {
    const { decision } = verdict;
    if (decision.kind === 'refuse') throw new Failure(decision.problem);
    try {
      const scene = await prepareRepository(work.step, ecr, registry, verdict);
      return { work, decision: decision, scene: { ...scene, rateLimit } };
    } catch (error) {
      throw ofTarget(work.target.name, error);
    }
  });
}

type Reused = Extract<Decision, { readonly kind: 'reuse' }>;

async function reuseOne({ step }: TargetStep, scene: TargetRepository, decision: Reused): Promise<PushedImage> {
  return await reuseImage(step, scene, { ...decision, tags: step.inputs.tags });
}

type Delivery = { readonly work: TargetStep; readonly decision?: Reused; readonly deliver: () => Promise<PushedImage> };

/** Delivers one, and shows what came of it; the others go on whatever that is. */
async function runTarget(
  bake: BakeStep,
  { work, decision, deliver }: Delivery,
): Promise<Outcome | { readonly full: TargetStep }> {
  const { name } = work.target;
  try {
    const image = await deliver();
    flushLog(bake, work, `${image.registry}/${image.repository}@${image.digest} (${image.result})`);
    return { name, image };
  } catch (error) {
    const { problem } = asFailure(error);
    flushLog(bake, work, problem.what);
    if (decision?.isSameContent && problem.code === 'image-full') {
      bake.runner.notice(`${name}: ${problem.what} The image is built instead.`);
      return { full: work };
    }
    return failedTarget(work, problem);
  }
}

function failedTarget({ target: { name, repository } }: TargetStep, problem: Problem): FailedTarget {
  return { name, repository: repository.name, problem };
}

/** The commit's tag may stand on a full image by now, by this very step: no reason to reuse it, or to fail. */
function withoutReuse({ step, ...work }: TargetStep): TargetStep {
  const image = { ...step.inputs.image, ifExists: 'auto' } as const;
  return { ...work, step: { ...step, inputs: { ...step.inputs, image } } };
}

function inOrder<T extends { readonly name: string }>(
  outcomes: readonly T[],
  works: readonly TargetStep[],
): readonly T[] {
  return works.flatMap(({ target }) => outcomes.filter(({ name }) => name === target.name));
}
