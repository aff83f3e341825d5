import { EcrRegistry } from '../../aws/ecr.ts';
import { endChildren } from '../../docker/docker-cli.ts';
import { Failure } from '../../errors/failure.ts';
import type { EcrDestination } from '../../inputs/inputs.ts';
import { present } from '../../lib/omit-undefined.ts';
import { proxyVariables } from '../../lib/proxy.ts';
import {
  type BuilderSelection,
  builderRequirements,
  describeSelection,
  ensureBuilder,
  fixedRequirements,
  isGithubCacheMissing,
  NO_GITHUB_CACHE,
  selectBuilder,
} from '../../phases/build/builder.ts';
import type { Identity } from '../../phases/credentials/assume-roles.ts';
import { authenticate } from '../../phases/credentials/credentials.ts';
import { exportForLaterSteps } from '../../phases/credentials/job-exports.ts';
import { buildAndPush } from '../../phases/push/build-and-push.ts';
import { logIn } from '../../phases/push/registry-login.ts';
import { reuseImage } from '../../phases/push/reuse-image.ts';
import {
  type CheckOptions,
  cacheSituation,
  checkRegistry,
  prepareRepository,
  startFingerprint,
} from '../../phases/registry/check-registry.ts';
import type { TargetRepository } from '../../phases/registry/target-repository.ts';
import { dockerFor, type Step } from '../../phases/step.ts';
import type { Decision } from '../../plan/build-or-reuse.ts';
import { cacheFlags } from '../../plan/cache-flags.ts';
import type { PushedImage } from '../../report/result.ts';

/** What was set going before this part was loaded. */
export type Started = {
  readonly selection: Promise<BuilderSelection>;
  /** Gives a fresh ID token of this job. */
  readonly idTokens: () => Promise<string>;
};

/** Whom is asked, and who builds. */
type Connection = CheckOptions & { readonly selection: Promise<BuilderSelection> };

/** What was decided to do. */
type Deed = Exclude<Decision, { readonly kind: 'refuse' }>;
type Build = Extract<Decision, { readonly kind: 'build' }>;

/** The main path, from credentials to a proven image in ECR. */
export async function pushToEcr(step: Step, ecr: EcrDestination, started: Started): Promise<PushedImage> {
  const { environment, inputs, runner } = step;
  const authenticated = authenticate(step, ecr, started.idTokens);
  const content = startFingerprint(step, ecr, authenticated);
  const identity = await authenticated;
  const registry = new EcrRegistry({
    region: ecr.region,
    proxy: proxyVariables(environment),
    credentials: identity.credentials,
    repository: inputs.repository.name,
    registryId: ecr.registryId,
    mask: runner.mask,
  });
  try {
    const { image: wanted, build: order } = step.inputs;
    // Whoever builds without cache wants a new image.
    const isNewWanted = order.noCache || wanted.ifExists === 'rebuild';
    const ownAccountId = identity.caller?.accountId ?? '';
    const connection = { registry, ownAccountId, selection: started.selection, content, isNewWanted };
    return await buildOrReuse(step, ecr, { connection, identity });
  } finally {
    registry.close();
  }
}

/** Another builder than the engine's own where that would spoil a tag. */
async function workshopFor(
  step: Step,
  { snapshot }: TargetRepository,
  found: BuilderSelection,
): Promise<BuilderSelection> {
  const needs = found.choice.kind === 'engine' ? fixedRequirements(step.inputs, snapshot) : [];
  if (needs.length === 0) return found;
  const other = await selectBuilder(step, dockerFor(step), builderRequirements(step, needs));
  if (other.choice.kind !== 'engine') step.runner.info(other.choice.sentence);
  return other;
}

/** Decides, and does it. */
async function buildOrReuse(
  step: Step,
  ecr: EcrDestination,
  { connection, identity }: { readonly connection: Connection; readonly identity: Identity },
): Promise<PushedImage> {
  const { scene, decision } = await prepare(step, ecr, connection);
  if (decision.kind === 'build') {
    const selection = await workshopFor(step, scene, await connection.selection);
    return await build(step, ecr, { scene, decision, identity, selection });
  }
  try {
    const image = await reuseImage(step, scene, { ...decision, tags: step.inputs.tags });
    await exportForLaterSteps(step, ecr, identity, ecr.dockerLogin ? await logIn(step, scene) : undefined);
    // Nobody waits for the engine any more.
    endChildren();
    return image;
  } catch (error) {
    if (!decision.isSameContent || !(error instanceof Failure) || error.problem.code !== 'image-full') throw error;
    step.runner.notice(`${error.problem.what} The image is built instead.`);
  }
  // The commit's tag may stand on that image by now, by this very step: no reason to reuse it, or to fail.
  const image = { ...step.inputs.image, ifExists: 'auto' } as const;
  const anew = { ...step, inputs: { ...step.inputs, image } };
  return await buildOrReuse(anew, ecr, { connection: { ...connection, isNewWanted: true }, identity });
}

type Order = {
  readonly scene: TargetRepository;
  readonly decision: Build;
  readonly identity: Identity;
  readonly selection: BuilderSelection;
};

/** Builds and pushes with a Docker configuration that is gone afterwards, unless later steps were to have it. */
async function build(
  step: Step,
  ecr: EcrDestination,
  { scene, decision, identity, selection }: Order,
): Promise<PushedImage> {
  const config = await logIn(step, scene);
  try {
    await exportForLaterSteps(step, ecr, identity, config);
    const docker = dockerFor(step, config);
    const builder = await ensureBuilder(step, docker, selection);
    const caches = cacheFlags(
      cacheSituation(step, { snapshot: scene.snapshot, uri: `${scene.location.host}/${scene.location.repository}` }),
    );
    if (isGithubCacheMissing(step)) step.runner.warning(NO_GITHUB_CACHE);
    const { tagPlan } = decision;
    return await buildAndPush(step, {
      ...scene,
      tagPlan,
      identity,
      docker,
      config,
      caches,
      ...present('builder', builder),
    });
  } finally {
    if (!ecr.dockerLogin) await config.remove();
  }
}

/** Asks all that can be known, decides, and creates the repository where that was decided. */
async function prepare(
  step: Step,
  ecr: EcrDestination,
  { selection, ...question }: Connection,
): Promise<{ readonly scene: TargetRepository; readonly decision: Deed }> {
  return await step.runner.phase('Registry', async () => {
    const verdict = await checkRegistry(step, ecr, question);
    const { decision } = verdict;
    if (decision.kind === 'refuse') throw new Failure(decision.problem);
    if (decision.kind === 'build') describeSelection(await selection, step.runner);
    const scene = await prepareRepository(step, ecr, question.registry, verdict);
    return { value: { scene, decision: decision }, sentence: decision.sentence };
  });
}
