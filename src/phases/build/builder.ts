import { randomBytes } from 'node:crypto';
import { imageStore, inspectBuilder } from '../../docker/buildx.ts';
import type { Docker } from '../../docker/docker-cli.ts';
import { type Engine, findEngine } from '../../docker/engine.ts';
import { builderNotMade, indexNotLoadable } from '../../errors/builder-errors.ts';
import { Failure } from '../../errors/failure.ts';
import { BUILDER_PREFIX, BUILDER_STATE } from '../../github/saved-state.ts';
import { omitUndefined } from '../../lib/omit-undefined.ts';
import {
  type BuilderChoice,
  chooseBuilder,
  fixedIndexRequirement,
  isIndex,
  type Requirement,
  requirementsOf,
} from '../../plan/choose-builder.ts';
import { isMovable } from '../../plan/tag-mutability.ts';
import type { RegistrySnapshot } from '../registry/registry-snapshot.ts';
import type { Step } from '../step.ts';
import { requestedCaches } from './build-cache.ts';

/** The builder that builds, and the engine that answers. */
export type BuilderSelection = {
  /** The engine; absent where none answers, and none is needed. */
  readonly engine?: Engine;
  readonly choice: Exclude<BuilderChoice, { readonly kind: 'refuse' }>;
  /** What the log tells of both, where something is built. */
  readonly lines: readonly string[];
};

/** BuildKit for a builder of this step's own, in one version for all runs: another version might pack an image differently. */
const BUILDKIT_IMAGE = 'moby/buildkit:v0.32.2';

/** The requirements of a step on its builder. */
export type BuilderRequirements = {
  readonly requirements: readonly Requirement[];
  /** The builder that the workflow names. */
  readonly requested?: string | undefined;
  /** Whether the engine is to have an image of several platforms. */
  readonly loadsIndex: boolean;
  /** Whether the image is to be run here. */
  readonly isTested: boolean;
};

/** The requirements of a step. `more`: requirements that only show when the repository is known. */
export function builderRequirements(step: Step, more: readonly Requirement[] = []): BuilderRequirements {
  const { build, test } = step.inputs;
  return {
    requirements: [...requirementsOf({ ...build, ...requestedCaches(step) }), ...more],
    requested: build.builder,
    loadsIndex: build.load && build.platforms.length > 1,
    isTested: test !== undefined,
  };
}

/** The requirement to push an index under its first tag, where that tag cannot move, or may not. */
export function fixedRequirements(
  { build, tags }: Step['inputs'],
  { repository }: RegistrySnapshot,
): readonly Requirement[] {
  const [tag] = tags;
  const mayBeFixed = repository.kind !== 'found' || !isMovable(tag, repository.mutability);
  return isIndex(build) && mayBeFixed ? [fixedIndexRequirement(tag)] : [];
}

/**
 * Selects the builder. The engine builds most images, and then nothing else is asked.
 *
 * @throws Failure
 */
export async function selectBuilder(
  { environment }: Pick<Step, 'environment'>,
  docker: Docker,
  { requirements, requested, loadsIndex, isTested }: BuilderRequirements,
): Promise<BuilderSelection> {
  const engine = findEngine(docker, environment.variables.DOCKER_HOST || undefined);
  if (requirements.length === 0 && requested === undefined)
    return described({ engine: await engine, choice: { kind: 'engine' } });
  const inUse = environment.variables.BUILDX_BUILDER || undefined;
  const [found, store, answered] = await Promise.all([
    inspectBuilder(docker, requested ?? inUse),
    imageStore(docker),
    engine.then(
      (value) => ({ value }),
      (error: unknown) => ({ error }),
    ),
  ]);
  const named = requested === undefined ? undefined : { name: requested, found: found ?? ('missing' as const) };
  const choice = chooseBuilder({
    requirements,
    store,
    ...omitUndefined({ requested: named, current: requested === undefined ? found : undefined }),
  });
  if (choice.kind === 'refuse') throw new Failure(choice.problem);
  if (choice.kind !== 'engine' && loadsIndex) throw indexNotLoadable();
  // A builder elsewhere needs no engine here, unless the image is to be run here.
  const isElsewhere = choice.kind === 'builder' && !isTested;
  if ('error' in answered && !isElsewhere) throw answered.error;
  return described({ ...('value' in answered ? { engine: answered.value } : {}), choice });
}

/** Selects another builder where the engine's own would spoil a tag of this repository. */
export async function reselectBuilder(
  step: Step,
  docker: Docker,
  { selection, snapshot }: { readonly selection: BuilderSelection; readonly snapshot: RegistrySnapshot },
): Promise<BuilderSelection> {
  const requirements = selection.choice.kind === 'engine' ? fixedRequirements(step.inputs, snapshot) : [];
  if (requirements.length === 0) return selection;
  const other = await selectBuilder(step, docker, builderRequirements(step, requirements));
  if (other.choice.kind !== 'engine') step.runner.info(other.choice.sentence);
  return other;
}

function described({ engine, choice }: Omit<BuilderSelection, 'lines'>): BuilderSelection {
  const own = choice.kind === 'engine' ? ', built by its own builder' : '';
  const version = engine && `Docker ${engine.serverVersion} (command ${engine.clientVersion})${own}.`;
  const sentence = choice.kind === 'engine' ? undefined : choice.sentence;
  return omitUndefined({ engine, choice, lines: [version, sentence].filter((line) => line !== undefined) });
}

/** The name of the builder, which is made now where none will do; `undefined`: the engine's own. */
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
  throw builderNotMade(tail, BUILDKIT_IMAGE);
}
