import { authenticate } from './authenticate.ts';
import { proxyVariables } from './aws/connection.ts';
import type * as sts from './aws/identity.ts';
import { EcrRegistry, type Registry } from './aws/registry.ts';
import type { KnownContent } from './content-reuse.ts';
import type { PrivateConfig } from './docker/config.ts';
import { endChildren } from './docker/process.ts';
import { credentialVariables, expose, previousValues } from './execute/expose.ts';
import type { Identity } from './execute/identify.ts';
import { imageReader } from './execute/origins.ts';
import { survey as takeSurvey } from './execute/survey.ts';
import { Failure } from './failure/failure.ts';
import { historyOf } from './git.ts';
import type { EcrDestination } from './inputs/inputs.ts';
import { fixedIndexNeed, isIndex } from './plan/builder.ts';
import { type CacheSituation, cacheFlags, refuseFixedCache } from './plan/cache.ts';
import { type Decision, decide } from './plan/decision.ts';
import { isMovable, locate, partitionOf } from './plan/repository.ts';
import { present } from './present.ts';
import { publish } from './publish.ts';
import type { PushedImage } from './report/result.ts';
import type { Runner } from './report/runner.ts';
import { reuse } from './reuse.ts';
import type { Scene } from './scene.ts';
import { dockerFor, privateConfig, type Step } from './step.ts';
import { builderFor, findWorkshop, type Workshop } from './workshop.ts';

/** What was set going before this part was loaded. */
export type Started = {
  readonly workshop: Promise<Workshop>;
  /** Gives a fresh ID token of this job. */
  readonly idTokens: () => Promise<string>;
};

/** Who asks whom before the build. */
type Connection = {
  readonly registry: Registry;
  readonly caller: sts.Caller | undefined;
  readonly workshop: Promise<Workshop>;
  /** With `reuse: content`. */
  readonly content: Promise<ContentSearch | undefined>;
  /** Whether an image of the same content will not do. */
  readonly isNewWanted: boolean;
};

/** The part that compares contents, and what it has read. */
type ContentSearch = { readonly search: typeof import('./content-reuse.ts'); readonly known: KnownContent };

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
    const connection = { registry, caller: identity.caller, workshop: started.workshop, content, isNewWanted };
    return await fulfil(step, ecr, { connection, identity });
  } finally {
    registry.close();
  }
}

/** Another builder than the engine's own where that would spoil a tag. */
async function workshopFor(step: Step, { survey }: Scene, found: Workshop): Promise<Workshop> {
  const { build, tags } = step.inputs;
  const [tag] = tags;
  const { repository } = survey;
  const mayBeFixed = repository.kind !== 'found' || !isMovable(tag, repository.mutability);
  if (found.choice.kind !== 'engine' || !isIndex(build) || !mayBeFixed) return found;
  const other = await findWorkshop(step, [fixedIndexNeed(tag)]);
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

/** What decides the caches of a preset. */
function cacheSituation({ inputs, event }: Step, { survey, target }: Pick<Scene, 'survey' | 'target'>): CacheSituation {
  const { cache, target: stage, platforms } = inputs.build;
  const there = [...inputs.tags, event.previousCommit ?? ''].filter((tag) => survey.tags.get(tag)?.kind === 'present');
  return {
    preset: cache.preset,
    repositoryUri: `${target.host}/${target.repository}`,
    ...present('ref', cache.ref),
    event,
    scope: [...(stage === undefined ? [] : [stage]), ...platforms],
    imageTags: there,
  };
}

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
    const caches = cacheFlags(cacheSituation(step, scene));
    if (isGithubCacheMissing(step)) step.runner.warning(NO_GITHUB_CACHE);
    const { tagPlan } = deed;
    return await publish(step, { ...scene, tagPlan, identity, docker, config, caches, ...present('builder', builder) });
  } finally {
    if (!ecr.dockerLogin) await config.remove();
  }
}

/** Without a token buildx leaves GitHub's cache out, and says nothing. */
function isGithubCacheMissing({ inputs, environment }: Step): boolean {
  return inputs.build.cache.preset === 'gha' && !environment.variables.ACTIONS_RUNTIME_TOKEN;
}

const NO_GITHUB_CACHE =
  'The cache is neither read nor written, as ACTIONS_RUNTIME_TOKEN is not set: this runner gives no access to ' +
  "GitHub's cache. Take `cache: gha` out, or use `cache: registry`.";

async function logIn(step: Step, { survey, target }: Scene): Promise<PrivateConfig> {
  const config = await privateConfig(step);
  await config.login({ ...survey.authorization, host: target.host });
  return config;
}

/** Loads what compares contents only where that is wanted; what goes wrong there is met when it is waited for. */
function startContent(
  step: Step,
  ecr: EcrDestination,
  authenticated: Promise<Identity>,
): Promise<ContentSearch | undefined> {
  const { reuse: wanted } = step.inputs.image;
  if (wanted.kind === 'commit') return Promise.resolve(undefined);
  const start = async (): Promise<ContentSearch | undefined> => {
    const search = await import('./content-reuse.ts');
    const credentials = async () => (await authenticated).credentials;
    const known = await search.readBuildContent(step, ecr, wanted.maxAgeDays, credentials);
    return known === undefined ? undefined : { search, known };
  };
  const content = start();
  content.catch(() => {});
  return content;
}

/** Asks all that can be known, decides, and creates the repository where that was decided. */
async function prepare(
  step: Step,
  ecr: EcrDestination,
  { registry, caller, workshop, content: reading, isNewWanted }: Connection,
): Promise<{ readonly scene: Scene; readonly deed: Deed }> {
  const { environment, event, inputs, runner } = step;
  const { repository: reference, tags, image } = inputs;
  return await runner.phase('Registry', async () => {
    const content = await reading;
    const read = imageReader(registry, runner.debug);
    const before = event.previousCommit === undefined || content === undefined ? [] : [event.previousCommit];
    const wanted = { tags: [...tags, ...before], others: content?.known.tags ?? [] };
    const facts = await takeSurvey(registry, wanted, step.patience);
    const sameContent = content?.search.findSameContent(content.known, facts, runner);
    const place = {
      reference,
      registryId: ecr.registryId,
      ownAccountId: caller?.accountId ?? '',
      proxyHost: facts.authorization.host,
    };
    const decision = decide({
      repository: reference.name,
      accountId: locate(place, facts.repository).accountId,
      region: ecr.region,
      createRepository: ecr.createRepository,
      tags,
      ifExists: image.ifExists,
      hasCommitTag: image.hasCommitTag,
      repositoryFacts: facts.repository,
      tagFacts: facts.tags,
      ...present('sameContent', isNewWanted ? undefined : sameContent),
    });
    if (decision.kind === 'refuse') throw new Failure(decision.problem);
    if (decision.kind === 'build') {
      describeWorkshop(await workshop, runner);
      if (content !== undefined && isNewWanted)
        runner.info('A new image is wanted, whether or not there is one of this content.');
      else if (content !== undefined && sameContent === undefined) {
        const candidates = [...before, ...tags];
        await content.search.explainMiss(content.known, facts, { candidates, read, info: runner.info });
      }
    }
    if (facts.repository.kind === 'unknown') runner.info(UNKNOWN_REPOSITORY);
    const isNew = decision.kind === 'build' && decision.createRepository;
    const repository = isNew ? await registry.createRepository() : facts.repository;
    const { host, accountId } = locate(place, repository);
    if (host === undefined) throw hostUnknown(reference.name, accountId);
    const { region } = ecr;
    const scene: Scene = {
      registry,
      ...(content === undefined ? {} : { content: { tag: content.known.tags[0], label: content.known.label } }),
      survey: { ...facts, repository },
      target: {
        image: `${host}/${reference.name}:${tags[0]}`,
        host,
        repository: reference.name,
        accountId,
        region,
        partition: partitionOf(region),
        isSeen: repository.kind === 'found',
      },
      moves: {
        read,
        history: historyOf(environment.workspace),
        own: { commit: event.commit, ...present('date', event.commitDate) },
      },
    };
    const problem =
      decision.kind === 'build' ? refuseFixedCache(cacheSituation(step, scene), facts.repository) : undefined;
    if (problem !== undefined) throw new Failure(problem);
    return { value: { scene, deed: decision }, sentence: decision.sentence };
  });
}

function describeWorkshop({ engine, choice }: Workshop, { info }: Runner): void {
  if (engine !== undefined) info(`Docker ${engine.serverVersion} (command ${engine.clientVersion}).`);
  if (choice.kind !== 'engine') info(choice.sentence);
}

const UNKNOWN_REPOSITORY = 'The role lacks ecr:DescribeRepositories: whether tags are immutable shows at the push.';

function hostUnknown(repository: string, accountId: string): Failure {
  return new Failure({
    code: 'permission-missing',
    what: `ECR does not tell where the registry of account ${accountId} is, so ${repository} cannot be pushed to.`,
    why: 'the role lacks ecr:DescribeRepositories, whose answer names the host.',
    fix: "allow ecr:DescribeRepositories on the repository, in the role's policy and in the repository's own.",
  });
}

/** `export-credentials` and `docker-login`: only now, as account and repository turned out to be right. */
async function exposeToLaterSteps(
  { environment, runner }: Step,
  ecr: EcrDestination,
  identity: Identity,
  config: PrivateConfig | undefined,
): Promise<void> {
  const changed = {
    ...(ecr.exportCredentials ? credentialVariables(await identity.current(), ecr.region) : {}),
    ...(ecr.dockerLogin && config !== undefined ? { DOCKER_CONFIG: config.directory } : {}),
  };
  if (Object.keys(changed).length > 0)
    expose(runner, changed, previousValues(Object.keys(changed), environment.variables));
}
