import { randomBytes } from 'node:crypto';
import { imageStore, inspectBuilder } from '../../docker/buildx.ts';
import type { Docker } from '../../docker/docker-cli.ts';
import { type Engine, findEngine } from '../../docker/engine.ts';
import { lastErrorLine } from '../../errors/build-output.ts';
import { Failure } from '../../errors/failure.ts';
import type { Runner } from '../../github/runner.ts';
import { BUILDER_PREFIX, BUILDER_STATE } from '../../github/saved-state.ts';
import { present } from '../../lib/omit-undefined.ts';
import { type CacheFlags, type CachePreset, cacheFlags, NO_CACHE } from '../../plan/cache-flags.ts';
import {
  type BuilderChoice,
  chooseBuilder,
  fixedIndexRequirement,
  isIndex,
  type Requirement,
  requirementsOf,
} from '../../plan/choose-builder.ts';
import { isMovable } from '../../plan/repository.ts';
import type { TargetRepository } from '../registry/target-repository.ts';
import type { Step } from '../step.ts';

/** Who builds. */
export type BuilderSelection = {
  /** Absent where none answers, and none is needed. */
  readonly engine?: Engine;
  readonly choice: Exclude<BuilderChoice, { readonly kind: 'refuse' }>;
};

/** BuildKit for a builder of this step's own, of one version for all: another one might pack an image differently. */
const BUILDKIT_IMAGE = 'moby/buildkit:v0.32.2';

/** What a builder has to do. */
export type BuilderRequirements = {
  readonly requirements: readonly Requirement[];
  /** The builder that the workflow names. */
  readonly requested?: string | undefined;
  /** Whether the engine is to have an image of several platforms. */
  readonly loadsIndex: boolean;
  /** Whether the image is to be run here. */
  readonly isTested: boolean;
};

/** What a step asks of its builder. `more`: what only shows when the repository is known. */
export function builderRequirements(step: Step, more: readonly Requirement[] = []): BuilderRequirements {
  const { build, test } = step.inputs;
  return {
    requirements: [...requirementsOf({ ...build, ...cachesOf(step) }), ...more],
    requested: build.builder,
    loadsIndex: build.load && build.platforms.length > 1,
    isTested: test !== undefined,
  };
}

/**
 * Finds who builds. Most builds are the engine's own business, and then it is all that is asked.
 *
 * @throws Failure
 */
export async function selectBuilder(
  { environment }: Pick<Step, 'environment'>,
  docker: Docker,
  { requirements, requested, loadsIndex, isTested }: BuilderRequirements,
): Promise<BuilderSelection> {
  const engine = findEngine(docker, environment.variables.DOCKER_HOST || undefined);
  if (requirements.length === 0 && requested === undefined) return { engine: await engine, choice: { kind: 'engine' } };
  const inUse = environment.variables.BUILDX_BUILDER || undefined;
  const [found, store, answered] = await Promise.all([
    inspectBuilder(docker, requested ?? inUse),
    imageStore(docker),
    engine.then(
      (value) => ({ value }),
      (error: unknown) => ({ error }),
    ),
  ]);
  const choice = chooseBuilder({
    requirements,
    store,
    ...(requested === undefined
      ? present('current', found)
      : { requested: { name: requested, found: found ?? 'missing' } }),
  });
  if (choice.kind === 'refuse') throw new Failure(choice.problem);
  if (choice.kind !== 'engine' && loadsIndex) throw cannotLoad();
  // A builder elsewhere needs no engine here, unless the image is to be run here.
  const isElsewhere = choice.kind === 'builder' && !isTested;
  if ('error' in answered && !isElsewhere) throw answered.error;
  return { ...('value' in answered ? { engine: answered.value } : {}), choice };
}

function cannotLoad(): Failure {
  return new Failure({
    code: 'builder-missing',
    what: 'An image of several platforms cannot be loaded into the engine from another builder. Nothing was built.',
    why: 'docker takes images of one platform only from a builder that is not its own.',
    fix: 'take `load` out; or use an engine with the containerd image store, whose own builder does both.',
  });
}

/** The caches that the workflow asks for; where the registry is counts for nothing yet. */
function cachesOf(step: Step) {
  const { cache, cacheFrom, cacheTo } = step.inputs.build;
  const flags = step.inputs.destination.kind === 'ecr' ? flagsOf(step, cache.preset) : engineCaches(step);
  return { cacheFrom: [...flags.from, ...cacheFrom], cacheTo: [...flags.to, ...cacheTo] };
}

function flagsOf({ inputs, event }: Step, preset: CachePreset): CacheFlags {
  const { cache, target, platforms } = inputs.build;
  const scope = cache.scope ?? [...(target === undefined ? [] : [target]), ...platforms];
  return cacheFlags({ preset, repositoryUri: 'host/name', event, scope, imageTags: [] });
}

/** The caches without a push: those in the registry would need a login, GitHub's does not. */
export function engineCaches(step: Step): CacheFlags {
  const { preset } = step.inputs.build.cache;
  return preset === 'gha' ? flagsOf(step, preset) : NO_CACHE;
}

/** Says which caches are left out without a push. */
export function warnUnusedCaches(step: Step): void {
  const { preset } = step.inputs.build.cache;
  if (isGithubCacheMissing(step)) step.runner.warning(NO_GITHUB_CACHE);
  if (preset === 'registry' || preset === 'inline')
    step.runner.notice(
      `cache: ${preset} is neither read nor written, as push is false and nobody logs in. Take cache: gha for such runs.`,
    );
}

/** Without a token buildx leaves GitHub's cache out, and says nothing. */
export function isGithubCacheMissing({ inputs, environment }: Step): boolean {
  return inputs.build.cache.preset === 'gha' && !environment.variables.ACTIONS_RUNTIME_TOKEN;
}

export const NO_GITHUB_CACHE =
  'The cache is neither read nor written, as ACTIONS_RUNTIME_TOKEN is not set: this runner gives no access to ' +
  "GitHub's cache. Take `cache: gha` out, or use `cache: registry`.";

/** The builder's name, made now where there is none that will do; `undefined`: the engine's own. */
export async function ensureBuilder(
  step: Pick<Step, 'runner'>,
  docker: Docker,
  { choice }: BuilderSelection,
): Promise<string | undefined> {
  switch (choice.kind) {
    case 'engine':
      return undefined;
    case 'builder':
      return choice.builder.name;
    case 'create':
      return await step.runner.phase('Builder', async () => {
        const name = await createBuilder(step, docker);
        return { value: name, sentence: `Made the builder ${name}` };
      });
  }
}

/**
 * Makes a builder in a container, which post removes.
 *
 * @throws Failure `builder-missing`
 */
async function createBuilder({ runner }: Pick<Step, 'runner'>, docker: Docker): Promise<string> {
  const name = `${BUILDER_PREFIX}${randomBytes(6).toString('hex')}`;
  runner.saveState(BUILDER_STATE, name);
  const create = ['buildx', 'create', '--name', name, '--driver', 'docker-container', '--bootstrap'];
  const { succeeded, tail } = await docker.stream([...create, '--driver-opt', `image=${BUILDKIT_IMAGE}`]);
  if (succeeded) return name;
  throw new Failure({
    code: 'builder-missing',
    what: `A builder that can do what is asked could not be made. Docker says: ${lastErrorLine(tail)}`,
    why: `this runner does not reach the registry of ${BUILDKIT_IMAGE}, its buildx plugin is missing, or its engine starts no privileged containers.`,
    fix: 'make a builder before this step (docker/setup-buildx-action) and name it in `builder`; or take out what the engine cannot do.',
  });
}

/** What it takes to push an index under its first tag, where that cannot move, or may not. */
export function fixedRequirements(
  { build, tags }: Step['inputs'],
  { repository }: TargetRepository['snapshot'],
): readonly Requirement[] {
  const [tag] = tags;
  const mayBeFixed = repository.kind !== 'found' || !isMovable(tag, repository.mutability);
  return isIndex(build) && mayBeFixed ? [fixedIndexRequirement(tag)] : [];
}

/** Who builds, for the log. */
export function describeSelection({ engine, choice }: BuilderSelection, { info }: Runner): void {
  const own = choice.kind === 'engine' ? ', built by its own builder' : '';
  if (engine !== undefined) info(`Docker ${engine.serverVersion} (command ${engine.clientVersion})${own}.`);
  if (choice.kind !== 'engine') info(choice.sentence);
}
