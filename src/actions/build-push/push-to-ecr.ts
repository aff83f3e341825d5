import { EcrRegistry } from '../../aws/ecr.ts';
import { endChildren } from '../../docker/docker-cli.ts';
import { Failure } from '../../errors/failure.ts';
import type { EcrDestination } from '../../inputs/inputs.ts';
import { present } from '../../lib/omit-undefined.ts';
import { proxyVariables } from '../../lib/proxy.ts';
import {
  builderFor,
  describeWorkshop,
  findWorkshop,
  fixedNeeds,
  isGithubCacheMissing,
  NO_GITHUB_CACHE,
  type Workshop,
  workOrderOf,
} from '../../phases/build/builder.ts';
import type { Identity } from '../../phases/credentials/assume-roles.ts';
import { authenticate } from '../../phases/credentials/credentials.ts';
import { exposeToLaterSteps } from '../../phases/credentials/job-exports.ts';
import { publish } from '../../phases/push/build-and-push.ts';
import { logIn } from '../../phases/push/registry-login.ts';
import { reuse } from '../../phases/push/reuse-image.ts';
import { cacheSituation, judge, type Question, setScene, startContent } from '../../phases/registry/check-registry.ts';
import type { Scene } from '../../phases/registry/target-repository.ts';
import { dockerFor, type Step } from '../../phases/step.ts';
import type { Decision } from '../../plan/build-or-reuse.ts';
import { cacheFlags } from '../../plan/cache-flags.ts';
import type { PushedImage } from '../../report/result.ts';

/** What was set going before this part was loaded. */
export type Started = {
  readonly workshop: Promise<Workshop>;
  /** Gives a fresh ID token of this job. */
  readonly idTokens: () => Promise<string>;
};

/** Whom is asked, and who builds. */
type Connection = Question & { readonly workshop: Promise<Workshop> };

/** What was decided to do. */
type Deed = Exclude<Decision, { readonly kind: 'refuse' }>;
type Build = Extract<Decision, { readonly kind: 'build' }>;

/** The main path, from credentials to a proven image in ECR. */
export async function deliver(step: Step, ecr: EcrDestination, started: Started): Promise<PushedImage> {
  const { environment, inputs, runner } = step;
  const authenticated = authenticate(step, ecr, started.idTokens);
  const content = startContent(step, ecr, authenticated);
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
    const connection = { registry, ownAccountId, workshop: started.workshop, content, isNewWanted };
    return await fulfil(step, ecr, { connection, identity });
  } finally {
    registry.close();
  }
}

/** Another builder than the engine's own where that would spoil a tag. */
async function workshopFor(step: Step, { survey }: Scene, found: Workshop): Promise<Workshop> {
  const needs = found.choice.kind === 'engine' ? fixedNeeds(step.inputs, survey) : [];
  if (needs.length === 0) return found;
  const other = await findWorkshop(step, dockerFor(step), workOrderOf(step, needs));
  if (other.choice.kind !== 'engine') step.runner.info(other.choice.sentence);
  return other;
}

/** Decides, and does it. */
async function fulfil(
  step: Step,
  ecr: EcrDestination,
  { connection, identity }: { readonly connection: Connection; readonly identity: Identity },
): Promise<PushedImage> {
  const { scene, deed } = await prepare(step, ecr, connection);
  if (deed.kind === 'build') {
    const workshop = await workshopFor(step, scene, await connection.workshop);
    return await build(step, ecr, { scene, deed, identity, workshop });
  }
  try {
    const image = await reuse(step, scene, { ...deed, tags: step.inputs.tags });
    await exposeToLaterSteps(step, ecr, identity, ecr.dockerLogin ? await logIn(step, scene) : undefined);
    // Nobody waits for the engine any more.
    endChildren();
    return image;
  } catch (error) {
    if (!deed.isSameContent || !(error instanceof Failure) || error.problem.code !== 'image-full') throw error;
    step.runner.notice(`${error.problem.what} The image is built instead.`);
  }
  // The commit's tag may stand on that image by now, by this very step: no reason to reuse it, or to fail.
  const image = { ...step.inputs.image, ifExists: 'auto' } as const;
  const anew = { ...step, inputs: { ...step.inputs, image } };
  return await fulfil(anew, ecr, { connection: { ...connection, isNewWanted: true }, identity });
}

type Order = {
  readonly scene: Scene;
  readonly deed: Build;
  readonly identity: Identity;
  readonly workshop: Workshop;
};

/** Builds and pushes with a Docker configuration that is gone afterwards, unless later steps were to have it. */
async function build(
  step: Step,
  ecr: EcrDestination,
  { scene, deed, identity, workshop }: Order,
): Promise<PushedImage> {
  const config = await logIn(step, scene);
  try {
    await exposeToLaterSteps(step, ecr, identity, config);
    const docker = dockerFor(step, config);
    const builder = await builderFor(step, docker, workshop);
    const caches = cacheFlags(
      cacheSituation(step, { survey: scene.survey, uri: `${scene.target.host}/${scene.target.repository}` }),
    );
    if (isGithubCacheMissing(step)) step.runner.warning(NO_GITHUB_CACHE);
    const { tagPlan } = deed;
    return await publish(step, { ...scene, tagPlan, identity, docker, config, caches, ...present('builder', builder) });
  } finally {
    if (!ecr.dockerLogin) await config.remove();
  }
}

/** Asks all that can be known, decides, and creates the repository where that was decided. */
async function prepare(
  step: Step,
  ecr: EcrDestination,
  { workshop, ...question }: Connection,
): Promise<{ readonly scene: Scene; readonly deed: Deed }> {
  return await step.runner.phase('Registry', async () => {
    const verdict = await judge(step, ecr, question);
    const { decision } = verdict;
    if (decision.kind === 'refuse') throw new Failure(decision.problem);
    if (decision.kind === 'build') describeWorkshop(await workshop, step.runner);
    const scene = await setScene(step, ecr, question.registry, verdict);
    return { value: { scene, deed: decision }, sentence: decision.sentence };
  });
}
