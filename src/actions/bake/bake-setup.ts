import { join } from 'node:path';
import type { Finished } from '../../docker/docker-cli.ts';
import type { PrivateConfig } from '../../docker/docker-config.ts';
import type { Runner } from '../../github/runner.ts';
import { omitUndefined } from '../../lib/omit-undefined.ts';
import { type BuilderSelection, selectBuilder } from '../../phases/build/builder.ts';
import type { CacheKeys } from '../../phases/build/cache-keys.ts';
import { isBuiltNew } from '../../phases/registry/check-registry.ts';
import { type CacheFlags, NO_CACHE } from '../../plan/cache-flags.ts';
import { cacheType, type Requirement, requirementsOf } from '../../plan/choose-builder.ts';
import type { BakeCall, BakeItem } from './bake-arguments.ts';
import {
  type BakeCommand,
  type BakeResult,
  bakeDocker,
  engineBuilder,
  explainBake,
  isPushFault,
  runBake,
  withWorkspace,
} from './bake-command.ts';
import { referredTargets } from './plan-targets.ts';
import type { TargetOptions } from './target-options.ts';
import type { BakeStep, TargetStep } from './target-steps.ts';

/** The setup that calls of bake in one step share. */
export type BakeSetup = {
  readonly bake: BakeStep;
  readonly config: PrivateConfig;
  /** The keys for caches in S3; absent where docker finds those of the job. */
  readonly cacheKeys?: CacheKeys;
  readonly call: Pick<BakeCall, 'definition' | 'linked' | 'pins' | 'builder'>;
};

/** The targets that these ones refer to, without those whose place an image of the registry takes. */
export function linkedTargets(
  { plan }: BakeStep,
  names: readonly string[],
  pins: BakeCall['pins'] = NO_PINS,
): readonly TargetOptions[] {
  return referredTargets(names, plan, new Set(pins.keys()));
}

/** Whether what a target is built on is built without cache, and so anew. */
export function isNewWanted(bake: BakeStep, { target }: TargetStep): boolean {
  return linkedTargets(bake, [target.name]).some(({ build }) => isBuiltNew(build));
}

/** No pins: every target is built from the targets that it refers to. */
const NO_PINS: BakeCall['pins'] = new Map();

/** Selects the builder that meets the requirements of all targets; `linked`: the targets that these refer to. */
export async function selectBakeBuilder(
  bake: BakeStep,
  config: PrivateConfig,
  {
    requirements,
    linked,
  }: { readonly requirements: readonly Requirement[]; readonly linked: readonly TargetOptions[] },
): Promise<BuilderSelection> {
  const docker = bakeDocker(bake, bake.inputs.definition, config);
  return await selectBuilder(bake, docker, {
    requirements: [...requirements, ...linked.flatMap(({ build }) => requirementsOf(build))],
    requested: bake.inputs.builder,
    loadsIndex: false,
    isTested: false,
  });
}

type OpenOptions = {
  readonly cacheKeys?: CacheKeys | undefined;
  readonly pins?: BakeCall['pins'];
  readonly builder: string | undefined;
};

/** Opens the setup. `builder`: absent for the engine's own. */
export async function openBakeSetup(
  bake: BakeStep,
  config: PrivateConfig,
  { linked, builder, pins = NO_PINS, cacheKeys }: Pick<BakeCall, 'linked'> & OpenOptions,
): Promise<BakeSetup> {
  const { inputs, environment } = bake;
  const docker = bakeDocker(bake, inputs.definition, config);
  const call = {
    definition: await withWorkspace(docker, inputs.definition, environment.workspace),
    linked,
    pins,
    builder: builder ?? (await engineBuilder(docker)),
  };
  return omitUndefined({ bake, config, cacheKeys, call });
}

/** Docker for the calls of a step, told to this runner's log. */
export function bakeCommand(bake: BakeStep, config: PrivateConfig, runner: Runner): BakeCommand {
  const docker = bakeDocker({ ...bake, runner }, bake.inputs.definition, config);
  return { docker, info: runner.info, warning: runner.warning };
}

/** One call. */
export type CallOptions = {
  /** The name of the call, for its files. */
  readonly name: string;
  readonly items: readonly BakeItem[];
  /** Whether all items were built just now, and have to come from the cache. */
  readonly isBuilt: boolean;
  /** The runner that is told what is done. */
  readonly runner: Runner;
};

/**
 * Calls bake.
 *
 * @returns the images that arrived; also those of a call that failed at a push
 * @throws Failure that names the target and the line, where a build failed
 */
export async function callBake(setup: BakeSetup, { name, items, isBuilt, runner }: CallOptions): Promise<BakeResult> {
  const { bake, config, cacheKeys, call: common } = setup;
  const files = {
    definition: join(config.directory, `bake-${name}.json`),
    networks: join(config.directory, `bake-${name}-networks.yaml`),
    metadata: join(config.directory, `bake-${name}-metadata.json`),
  };
  const call: BakeCall = { ...common, items, isBuilt, files };
  const usesS3 = !isBuilt && items.some(({ caches = NO_CACHE }) => cacheTypesOf(caches).includes('s3'));
  const variables = usesS3 ? await cacheKeys?.() : undefined;
  const result = await runBake(bakeCommand(bake, config, runner), call, variables);
  const { finished } = result;
  if (!finished.succeeded && !(isBuilt && isPushFault(finished))) throw await explainCall(bake, call, finished);
  return result;
}

function cacheTypesOf({ from, to }: CacheFlags): readonly string[] {
  return [...from, ...to].map(cacheType);
}

/** Why a call failed, by the targets that it was for and those that they refer to. */
async function explainCall({ environment, plan }: BakeStep, call: BakeCall, finished: Finished) {
  const called = plan.targets.filter((target) => call.items.some(({ name }) => name === target.name));
  return await explainBake(finished, call, { environment, targets: [...called, ...plan.linked] });
}
