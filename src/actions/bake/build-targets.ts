import type { Docker, Finished } from '../../docker/docker-cli.ts';
import type { PrivateConfig } from '../../docker/docker-config.ts';
import type { Runner } from '../../github/runner.ts';
import { present } from '../../lib/omit-undefined.ts';
import {
  builderFor,
  describeWorkshop,
  fixedNeeds,
  isGithubCacheMissing,
  NO_GITHUB_CACHE,
  workOrderOf,
} from '../../phases/build/builder.ts';
import type { Identity } from '../../phases/credentials/assume-roles.ts';
import { type PushPlan, planPush } from '../../phases/push/build-and-push.ts';
import { type Cargo, orderOf, pushesItself } from '../../phases/push/push-tag.ts';
import type { PushSource } from '../../phases/push/push-with-retries.ts';
import { keepLogin } from '../../phases/push/registry-login.ts';
import { cacheSituation } from '../../phases/registry/check-registry.ts';
import type { Scene } from '../../phases/registry/target-repository.ts';
import { cacheFlags, NO_CACHE } from '../../plan/cache-flags.ts';
import type { TagPlan } from '../../plan/tag-order.ts';
import type { BakeCall, BakeItem, BakeOutput } from './bake-arguments.ts';
import { type Baker, bakeDocker, isPushFault, runBake } from './bake-command.ts';
import { type CommonCall, commonCall, explainCall, filesOf, findKitchen } from './bake-setup.ts';
import { referredTargets } from './plan-targets.ts';
import type { TargetBuild } from './target-options.ts';
import type { BakeStep, Work } from './target-steps.ts';

/** A target that has to be built. */
export type BuildTask = { readonly work: Work; readonly scene: Scene; readonly tagPlan: TagPlan };

/** A target that is built, and what it takes to push it. */
export type BuiltTask = { readonly work: Work; readonly cargo: Cargo; readonly plan: PushPlan };

/** The builder of an earlier call, which a later one takes too. */
export type FoundBuilder = { name?: string };

type Access = { readonly identity: Identity; readonly config: PrivateConfig; readonly found: FoundBuilder };

/**
 * Builds all of them in one call of the builder, so that what they share is built once; then they are pushed: by the
 * engine one by one, by any other builder in one more call, in which all comes from its cache. A build that fails has
 * pushed nothing.
 */
export async function buildAll(
  bake: BakeStep,
  tasks: readonly BuildTask[],
  { identity, config, found }: Access,
): Promise<readonly BuiltTask[]> {
  if (tasks.length === 0) return [];
  const { runner, inputs, plan } = bake;
  const docker = bakeDocker(bake, inputs.definition, config);
  const linked = referredTargets(
    tasks.map(({ work }) => work.order.name),
    plan,
  );
  const builder = found.name ?? (await builderOf(bake, tasks, { docker, linked }));
  if (builder !== undefined) found.name = builder;
  const kitchen: Kitchen = {
    bake,
    baker: { docker, info: runner.info, warning: runner.warning },
    call: await commonCall(bake, docker, { linked, builder }),
    config,
  };
  if (tasks.some(({ work }) => isGithubCacheMissing(work.step))) runner.warning(NO_GITHUB_CACHE);
  await runner.phase('Build', async () => {
    const items = tasks.map((task) => itemOf(task, builder === undefined ? 'engine' : 'none', task.scene.target.image));
    const call: BakeCall = { ...kitchen.call, items, isBuilt: false, files: filesOf(config, 'build') };
    const { finished } = await runBake(kitchen.baker, call);
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
  const pushed = await pushTogether(kitchen, self, identity);
  return planned.map(({ task, plan: pushPlan }) => {
    const { work, scene, tagPlan } = task;
    const isSelf = self.some((other) => other.task === task);
    const own = { ...kitchen, baker: bakerOf(bake, work.aside.runner, config) };
    const cargo: Cargo = {
      ...scene,
      tagPlan,
      identity,
      config,
      docker: own.baker.docker,
      ...present('builder', builder),
      caches: NO_CACHE,
      isApart: true,
      ...(isSelf ? { source: (image: string) => sourceOf(own, task, image, pushed) } : {}),
    };
    return { work, cargo, plan: pushPlan };
  });
}

/** Where it is built. */
type Kitchen = {
  readonly bake: BakeStep;
  readonly baker: Baker;
  readonly call: CommonCall;
  readonly config: PrivateConfig;
};

function bakerOf(bake: BakeStep, runner: Runner, config: PrivateConfig): Baker {
  const docker = bakeDocker({ ...bake, runner }, bake.inputs.definition, config);
  return { docker, info: runner.info, warning: runner.warning };
}

/** One builder for all of them, that can do what any of them asks for; `undefined`: the engine's own. */
async function builderOf(
  bake: BakeStep,
  tasks: readonly BuildTask[],
  { docker, linked }: { readonly docker: Docker; readonly linked: readonly TargetBuild[] },
): Promise<string | undefined> {
  const needs = tasks.flatMap(({ work: { step }, scene: { survey } }) => {
    return workOrderOf(step, fixedNeeds(step.inputs, survey)).needs;
  });
  const workshop = await findKitchen(bake, docker, { needs, linked });
  describeWorkshop(workshop, bake.runner);
  return await builderFor(bake, docker, workshop);
}

function itemOf({ work, scene }: BuildTask, output: BakeOutput, image: string): BakeItem {
  const { name, packing, raw } = work.order;
  const { host, repository } = scene.target;
  const situation = cacheSituation(work.step, { survey: scene.survey, uri: `${host}/${repository}` });
  const build = orderOf(work.step, scene);
  return { name, build, packing, raw, images: [image], output, caches: cacheFlags(situation) };
}

/**
 * Pushes in one call what a builder pushes; what arrived, `host/name:tag` to the manifest's digest. Where the call fails,
 * each that is missing is tried by itself.
 */
async function pushTogether(
  { bake, baker, call: common, config }: Kitchen,
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
    const { finished, pushed } = await runBake(baker, call);
    if (!finished.succeeded && !isPushFault(finished)) throw await explainCall(bake, call, finished);
    const missing = items.filter(({ images: [image = ''] }) => !pushed.has(image)).map(({ name }) => name);
    const sentence =
      missing.length === 0
        ? `Pushed ${items.map(({ name }) => name).join(', ')}`
        : `Not pushed yet: ${missing.join(', ')}; each is tried by itself now`;
    return { value: pushed, sentence };
  });
}

function imageOf({ scene: { target } }: BuildTask, tag: string): string {
  return `${target.host}/${target.repository}:${tag}`;
}

/** A target whose builder pushes it under that name: it was, with the others; or it is now, alone. */
function sourceOf(
  { bake, baker, call: common, config }: Kitchen,
  task: BuildTask,
  image: string,
  together: ReadonlyMap<string, string>,
): PushSource {
  const { name } = task.work.order;
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
      const { finished, pushed } = await runBake(baker, call);
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
