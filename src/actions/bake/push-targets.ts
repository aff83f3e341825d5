import { type Authorization, EcrRegistry } from '../../aws/ecr.ts';
import { endChildren } from '../../docker/docker-cli.ts';
import type { PrivateConfig } from '../../docker/docker-config.ts';
import { asFailure, Failure, type Problem } from '../../errors/failure.ts';
import type { EcrDestination } from '../../inputs/inputs.ts';
import { inParallel } from '../../lib/map-limit.ts';
import { proxyVariables } from '../../lib/proxy.ts';
import { limitPerSecond, type Pace } from '../../lib/rate-limit.ts';
import type { Identity } from '../../phases/credentials/assume-roles.ts';
import { authenticate } from '../../phases/credentials/credentials.ts';
import { exposeToLaterSteps } from '../../phases/credentials/job-exports.ts';
import { arrive } from '../../phases/push/build-and-push.ts';
import { logIn } from '../../phases/push/registry-login.ts';
import { reuse } from '../../phases/push/reuse-image.ts';
import { type ContentSearch, judge, setScene, type Verdict } from '../../phases/registry/check-registry.ts';
import type { Scene } from '../../phases/registry/target-repository.ts';
import { PUT_IMAGE_PER_SECOND } from '../../phases/tags/put-tags.ts';
import type { Decision } from '../../plan/build-or-reuse.ts';
import type { PushedImage } from '../../report/result.ts';
import { type BuildTask, buildAll, type FoundBuilder } from './build-targets.ts';
import { startContents } from './target-fingerprints.ts';
import { type BakeStep, type FailedTarget, ofTarget, show, targetsFailed, type Work, worksOf } from './target-steps.ts';

/** What became of a target. */
export type TargetResult = { readonly name: string; readonly image: PushedImage };

/** What would become of a target. */
export type TargetForecast = {
  readonly name: string;
  readonly repository: string;
  readonly action: 'build' | 'reuse';
};

/** What all targets have in common. */
type Common = {
  readonly bake: BakeStep;
  readonly ecr: EcrDestination;
  readonly works: readonly Work[];
  readonly identity: Identity;
  readonly registry: EcrRegistry;
  readonly contents: ReadonlyMap<string, Promise<ContentSearch | undefined>>;
  /** One login for all. */
  readonly authorize: () => Promise<Authorization>;
  readonly pace: Pace;
  readonly found: FoundBuilder;
  /** One Docker configuration for all. */
  readonly logIn: (scene: Scene) => Promise<PrivateConfig>;
};

type Judged = { readonly work: Work; readonly registry: EcrRegistry; readonly verdict: Verdict };

/** A target with what was decided for it, and where it goes. */
type Placed = { readonly work: Work; readonly scene: Scene; readonly deed: Exclude<Decision, { kind: 'refuse' }> };

/** What became of all of them, in their order. */
export type Deliveries = {
  readonly results: readonly TargetResult[];
  readonly failed: readonly FailedTarget[];
};

/**
 * Delivers all targets: asks ECR for each, builds in one call what has to be, and proves them all.
 *
 * @throws Failure where nothing was delivered; what went wrong with single targets later is returned
 */
export async function deliverTargets(
  bake: BakeStep,
  ecr: EcrDestination,
  idTokens: () => Promise<string>,
): Promise<Deliveries> {
  return await withCommon(bake, ecr, idTokens, async (common) => {
    const { works } = common;
    const outcomes = await deliverRound(common, works);
    const results = outcomes.flatMap((outcome) => ('image' in outcome ? outcome : []));
    const failed = outcomes.flatMap((outcome) => ('problem' in outcome ? outcome : []));
    return { results: inOrder(results, works), failed: inOrder(failed, works) };
  });
}

/** Says what would be built. Changes nothing. */
export async function forecastTargets(
  bake: BakeStep,
  ecr: EcrDestination,
  idTokens: () => Promise<string>,
): Promise<readonly TargetForecast[]> {
  return await withCommon(bake, ecr, idTokens, async (common) => {
    return await bake.runner.phase('Registry', async () => {
      const judged = await judgeAll(common, common.works);
      const value = judged.map(({ work, verdict }): TargetForecast => {
        const { name, repository } = work.order;
        return { name, repository: repository.name, action: verdict.decision.kind === 'build' ? 'build' : 'reuse' };
      });
      return { value, sentence: describe(judged) };
    });
  });
}

/** Whoever builds without cache wants a new image. */
function isNewWanted({ inputs: { build, image } }: Work['step']): boolean {
  return build.noCache || image.ifExists === 'rebuild';
}

async function withCommon<T>(
  bake: BakeStep,
  ecr: EcrDestination,
  idTokens: () => Promise<string>,
  work: (common: Common) => Promise<T>,
): Promise<T> {
  const { environment, runner, patience, plan } = bake;
  const authenticated = authenticate(bake, ecr, idTokens);
  const works = worksOf(bake);
  const contents = startContents(bake, works, ecr, authenticated);
  const identity = await authenticated;
  const registry = new EcrRegistry({
    region: ecr.region,
    proxy: proxyVariables(environment),
    credentials: identity.credentials,
    repository: plan.orders[0]?.repository.name ?? '',
    registryId: ecr.registryId,
    mask: runner.mask,
  });
  let config: Promise<PrivateConfig> | undefined;
  const logInOnce = (scene: Scene): Promise<PrivateConfig> => {
    config ??= logIn(bake, scene);
    return config;
  };
  try {
    let login: Promise<Authorization> | undefined;
    const authorize = (): Promise<Authorization> => {
      login ??= registry.authorize();
      return login;
    };
    const pace = limitPerSecond(PUT_IMAGE_PER_SECOND, patience);
    const found: FoundBuilder = {};
    return await work({ bake, ecr, works, identity, registry, contents, authorize, pace, found, logIn: logInOnce });
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
async function judgeAll(
  { bake, ecr, identity, registry, contents, authorize }: Common,
  works: readonly Work[],
  isNew = false,
): Promise<readonly Judged[]> {
  const ownAccountId = identity.caller?.accountId ?? '';
  const judged = await inParallel(works, ASKED, async (work): Promise<Judged> => {
    const { name, repository } = work.order;
    const own = registry.sibling(repository.name);
    const content = contents.get(name) ?? Promise.resolve(undefined);
    const isNewHere = isNew || isNewWanted(work.step);
    const question = { registry: own, ownAccountId, content, isNewWanted: isNewHere, authorize };
    try {
      return { work, registry: own, verdict: await judge(work.step, ecr, question) };
    } catch (error) {
      throw ofTarget(name, error);
    }
  });
  for (const { work, verdict } of judged) {
    const lines = work.aside.take();
    if (verdict.decision.kind === 'refuse') continue;
    bake.runner.info(`${work.order.name}: ${verdict.decision.sentence}`);
    // Of an image that is there, its content is of no interest.
    for (const line of lines) bake.runner[verdict.decision.kind === 'build' ? 'info' : 'debug'](`    ${line}`);
  }
  const [first, ...others] = judged.flatMap(({ work, verdict: { decision } }): FailedTarget[] =>
    decision.kind === 'refuse' ? [failedTarget(work, decision.problem)] : [],
  );
  if (first !== undefined) throw targetsFailed([first, ...others], works.length, 'Nothing was built or changed.');
  return judged;
}

function describe(judged: readonly Judged[]): string {
  const built = judged.filter(({ verdict }) => verdict.decision.kind === 'build').length;
  const reused = judged.length - built;
  return `Of ${judged.length} ${judged.length === 1 ? 'target' : 'targets'} ${built} to build, ${reused} to reuse`;
}

type Outcome = TargetResult | FailedTarget;

/** Delivers them; a target whose image could not be reused after all is built in another round. */
async function deliverRound(common: Common, works: readonly Work[], isNew = false): Promise<readonly Outcome[]> {
  const { bake, ecr, identity } = common;
  const placed = await bake.runner.phase('Registry', async () => {
    const judged = await judgeAll(common, works, isNew);
    return { value: await placeAll(common, judged), sentence: describe(judged) };
  });
  const tasks = placed.flatMap(({ work, scene, deed }): BuildTask[] =>
    deed.kind === 'build' ? [{ work, scene, tagPlan: deed.tagPlan }] : [],
  );
  const [one] = placed;
  const config = one !== undefined && (tasks.length > 0 || ecr.dockerLogin) ? await common.logIn(one.scene) : undefined;
  await exposeToLaterSteps(bake, ecr, identity, ecr.dockerLogin ? config : undefined);
  const built = config === undefined ? [] : await buildAll(bake, tasks, { identity, config, found: common.found });
  const deliveries = [
    ...built.map(({ work, cargo, plan }) => ({ work, deliver: () => arrive(work.step, cargo, plan) })),
    ...placed.flatMap(({ work, scene, deed }) =>
      deed.kind === 'build' ? [] : [{ work, deed, deliver: () => reuseOne(work, scene, deed) }],
    ),
  ];
  const outcomes = await bake.runner.timed('Push, tags and proof', () =>
    inParallel(deliveries, DELIVERED, (delivery) => settle(bake, delivery)),
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

async function placeAll({ ecr, pace }: Common, judged: readonly Judged[]): Promise<readonly Placed[]> {
  return await inParallel(judged, ASKED, async ({ work, registry, verdict }): Promise<Placed> => {
    const { decision } = verdict;
    if (decision.kind === 'refuse') throw new Failure(decision.problem);
    try {
      const scene = await setScene(work.step, ecr, registry, verdict);
      return { work, deed: decision, scene: { ...scene, pace } };
    } catch (error) {
      throw ofTarget(work.order.name, error);
    }
  });
}

type Reused = Extract<Decision, { readonly kind: 'reuse' }>;

async function reuseOne({ step }: Work, scene: Scene, deed: Reused): Promise<PushedImage> {
  return await reuse(step, scene, { ...deed, tags: step.inputs.tags });
}

type Delivery = { readonly work: Work; readonly deed?: Reused; readonly deliver: () => Promise<PushedImage> };

/** Delivers one, and shows what came of it; the others go on whatever that is. */
async function settle(bake: BakeStep, { work, deed, deliver }: Delivery): Promise<Outcome | { readonly full: Work }> {
  const { name } = work.order;
  try {
    const image = await deliver();
    show(bake, work, `${image.registry}/${image.repository}@${image.digest} (${image.result})`);
    return { name, image };
  } catch (error) {
    const { problem } = asFailure(error);
    show(bake, work, problem.what);
    if (deed?.isSameContent && problem.code === 'image-full') {
      bake.runner.notice(`${name}: ${problem.what} The image is built instead.`);
      return { full: work };
    }
    return failedTarget(work, problem);
  }
}

function failedTarget({ order: { name, repository } }: Work, problem: Problem): FailedTarget {
  return { name, repository: repository.name, problem };
}

/** The commit's tag may stand on a full image by now, by this very step: no reason to reuse it, or to fail. */
function withoutReuse({ step, ...work }: Work): Work {
  const image = { ...step.inputs.image, ifExists: 'auto' } as const;
  return { ...work, step: { ...step, inputs: { ...step.inputs, image } } };
}

function inOrder<T extends { readonly name: string }>(outcomes: readonly T[], works: readonly Work[]): readonly T[] {
  return works.flatMap(({ order }) => outcomes.filter(({ name }) => name === order.name));
}
