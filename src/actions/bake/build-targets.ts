import type { Docker, Finished } from '../../docker/docker-cli.ts';
import type { PrivateConfig } from '../../docker/docker-config.ts';
import type { Runner } from '../../github/runner.ts';
import { present } from '../../lib/omit-undefined.ts';
import {
  builderRequirements,
  describeSelection,
  ensureBuilder,
  fixedRequirements,
  isGithubCacheMissing,
  NO_GITHUB_CACHE,
} from '../../phases/build/builder.ts';
import type { Identity } from '../../phases/credentials/assume-roles.ts';
import { type PushPlan, planPush } from '../../phases/push/build-and-push.ts';
import { buildInputsOf, type PushRequest, pushesItself } from '../../phases/push/push-tag.ts';
import type { PushSource } from '../../phases/push/push-with-retries.ts';
import { keepLogin } from '../../phases/push/registry-login.ts';
import { cacheSituation } from '../../phases/registry/check-registry.ts';
import type { TargetRepository } from '../../phases/registry/target-repository.ts';
import { cacheFlags, NO_CACHE } from '../../plan/cache-flags.ts';
import type { TagPlan } from '../../plan/tag-order.ts';
import type { BakeCall, BakeItem, BakeOutput } from './bake-arguments.ts';
import { type BakeCommand, bakeDocker, isPushFault, runBake } from './bake-command.ts';
import { type CommonCall, commonCall, explainCall, filesOf, selectBakeBuilder } from './bake-setup.ts';
import { referredTargets } from './plan-targets.ts';
import type { TargetOptions } from './target-options.ts';
import type { BakeStep, TargetStep } from './target-steps.ts';

/** A target that has to be built. */
export type BuildTask = { readonly work: TargetStep; readonly scene: TargetRepository; readonly tagPlan: TagPlan };

/** A target that is built, and what it takes to push it. */
export type BuiltTask = { readonly work: TargetStep; readonly request: PushRequest; readonly plan: PushPlan };

/** The builder of an earlier call, which a later one takes too. */
export type FoundBuilder = { name?: string };

type Access = { readonly identity: Identity; readonly config: PrivateConfig; readonly found: FoundBuilder };

/**
 * Builds all of them in one call of the builder, so that what they share is built once; then they are pushed: by the
 * engine one by one, by any other builder in one more call, in which all comes from its cache. A build that fails has
 * pushed nothing.
 */
export async function buildTargets(
  bake: BakeStep,
  tasks: readonly BuildTask[],
  { identity, config, found }: Access,
): Promise<readonly BuiltTask[]> {
  if (tasks.length === 0) return [];
  const { runner, inputs, plan } = bake;
  const docker = bakeDocker(bake, inputs.definition, config);
  const linked = referredTargets(
    tasks.map(({ work }) => work.target.name),
    plan,
  );
  const builder = found.name ?? (await builderOf(bake, tasks, { docker, linked }));
  if (builder !== undefined) found.name = builder;
  const setup: BakeSetup = {
    bake,
    command: { docker, info: runner.info, warning: runner.warning },
    call: await commonCall(bake, docker, { linked, builder }),
    config,
  };
  if (tasks.some(({ work }) => isGithubCacheMissing(work.step))) runner.warning(NO_GITHUB_CACHE);
  await runner.phase('Build', async () => {
    const items = tasks.map((task) =>
      itemOf(task, builder === undefined ? 'engine' : 'none', task.scene.location.image),
    );
    const call: BakeCall = { ...setup.call, items, isBuilt: false, files: filesOf(config, 'build') };
    const { finished } = await runBake(setup.command, call);
    if (!finished.succeeded) throw await explainCall(bake, call, finished);
    return { value: undefined, sentence: `Built ${items.map(({ name }) => name).join(', ')}` };
  });
  const planned = await Promise.all(
    tasks.map(async (task) => ({
      task,
      plan: await planPush(task.work.step, { ...task.scene, tagPlan: task.tagPlan }),
    })),
  );
  const self = planned.filter(({ task }) => pushesItself(task.work.step, present('builder', builder)));
  const pushed = await pushTogether(setup, self, identity);
  return planned.map(({ task, plan: pushPlan }) => {
    const { work, scene, tagPlan } = task;
    const isSelf = self.some((other) => other.task === task);
    const own = { ...setup, command: bakerOf(bake, work.log.runner, config) };
    const request: PushRequest = {
      ...scene,
      tagPlan,
      identity,
      config,
      docker: own.command.docker,
      ...present('builder', builder),
      caches: NO_CACHE,
      isApart: true,
      ...(isSelf ? { source: (image: string) => sourceOf(own, task, image, pushed) } : {}),
    };
    return { work, request, plan: pushPlan };
  });
}

/** Where it is built. */
type BakeSetup = {
  readonly bake: BakeStep;
  readonly command: BakeCommand;
  readonly call: CommonCall;
  readonly config: PrivateConfig;
};

function bakerOf(bake: BakeStep, runner: Runner, config: PrivateConfig): BakeCommand {
  const docker = bakeDocker({ ...bake, runner }, bake.inputs.definition, config);
  return { docker, info: runner.info, warning: runner.warning };
}

/** One builder for all of them, that can do what any of them asks for; `undefined`: the engine's own. */
async function builderOf(
  bake: BakeStep,
  tasks: readonly BuildTask[],
  { docker, linked }: { readonly docker: Docker; readonly linked: readonly TargetOptions[] },
): Promise<string | undefined> {
  const needs = tasks.flatMap(({ work: { step }, scene: { snapshot } }) => {
    return builderRequirements(step, fixedRequirements(step.inputs, snapshot)).requirements;
  });
  const selection = await selectBakeBuilder(bake, docker, { needs, linked });
  describeSelection(selection, bake.runner);
  return await ensureBuilder(bake, docker, selection);
}

function itemOf({ work, scene }: BuildTask, output: BakeOutput, image: string): BakeItem {
  const { name, packing, raw } = work.target;
  const { host, repository } = scene.location;
  const situation = cacheSituation(work.step, { snapshot: scene.snapshot, uri: `${host}/${repository}` });
  const build = buildInputsOf(work.step, scene);
  return { name, build, packing, raw, images: [image], output, caches: cacheFlags(situation) };
}

/**
 * Pushes in one call what a builder pushes; what arrived, `host/name:tag` to the manifest's digest. Where the call fails,
 * each that is missing is tried by itself.
 */
async function pushTogether(
  { bake, command, call: common, config }: BakeSetup,
  planned: readonly { readonly task: BuildTask; readonly plan: PushPlan }[],
  identity: Identity,
): Promise<ReadonlyMap<string, string>> {
  const items = planned.flatMap(({ task, plan: { plan } }) =>
    plan === undefined ? [] : [itemOf(task, 'push', imageOf(task, plan.pushed))],
  );
  const [first] = planned;
  if (items.length === 0 || first === undefined) return new Map();
  await keepLogin({ ...first.task.scene, identity, config });
  return await bake.runner.phase('Push', async () => {
    bake.runner.info('What was built is pushed by its builder, from its cache:');
    const call: BakeCall = { ...common, items, isBuilt: true, files: filesOf(config, 'push') };
    const { finished, pushed } = await runBake(command, call);
    if (!finished.succeeded && !isPushFault(finished)) throw await explainCall(bake, call, finished);
    const missing = items.filter(({ images: [image = ''] }) => !pushed.has(image)).map(({ name }) => name);
    const sentence =
      missing.length === 0
        ? `Pushed ${items.map(({ name }) => name).join(', ')}`
        : `Not pushed yet: ${missing.join(', ')}; each is tried by itself now`;
    return { value: pushed, sentence };
  });
}

function imageOf({ scene: { location } }: BuildTask, tag: string): string {
  return `${location.host}/${location.repository}:${tag}`;
}

/** A target whose builder pushes it under that name: it was, with the others; or it is now, alone. */
function sourceOf(
  { bake, command, call: common, config }: BakeSetup,
  task: BuildTask,
  image: string,
  together: ReadonlyMap<string, string>,
): PushSource {
  const { name } = task.work.target;
  let digest = together.get(image);
  return {
    push: async () => {
      if (digest !== undefined) return DONE;
      const call: BakeCall = {
        ...common,
        items: [itemOf(task, 'push', image)],
        isBuilt: true,
        files: filesOf(config, name),
      };
      const { finished, pushed } = await runBake(command, call);
      if (!finished.succeeded && !isPushFault(finished)) throw await explainCall(bake, call, finished);
      digest = pushed.get(image);
      return finished;
    },
    pushed: async () => (digest === undefined ? undefined : { digest, platform: undefined }),
    local: async () => undefined,
  };
}

/** How a push ended that another call has done. */
const DONE: Finished = { succeeded: true, exitCode: 0, stdout: '', tail: '' };
