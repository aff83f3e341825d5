import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describeWorkshop, fixedNeeds, isGithubCacheMissing, NO_GITHUB_CACHE } from '../deliver.ts';
import type { PrivateConfig } from '../docker/config.ts';
import type { Docker, Finished } from '../docker/process.ts';
import type { Identity } from '../execute/identify.ts';
import type { PushSource } from '../execute/push.ts';
import { digestOfTarget } from '../execute/push-from-builder.ts';
import { cacheSituation } from '../judge.ts';
import { cacheFlags, NO_CACHE } from '../plan/cache.ts';
import { isLoginStale } from '../plan/login.ts';
import type { TagPlan } from '../plan/tags.ts';
import { present } from '../present.ts';
import { type PushPlan, planPush } from '../publish.ts';
import { type Cargo, orderOf, pushesItself } from '../push-as.ts';
import type { Runner } from '../report/runner.ts';
import type { Scene } from '../scene.ts';
import { builderFor, findWorkshop, workOrderOf } from '../workshop.ts';
import type { BakeCall, BakeItem, BakeOutput } from './arguments.ts';
import { type Baker, bakeDocker, engineBuilder, explainBake, isPushFault, runBake } from './call.ts';
import type { BakeStep, Work } from './works.ts';

/** A target that has to be built. */
export type BuildTask = { readonly work: Work; readonly scene: Scene; readonly tagPlan: TagPlan };

/** A target that is built, and what it takes to push it. */
export type BuiltTask = { readonly work: Work; readonly cargo: Cargo; readonly plan: PushPlan };

type Access = { readonly identity: Identity; readonly config: PrivateConfig };

/**
 * Builds all of them in one call of the builder, so that what they share is built once; then they are pushed: by the
 * engine one by one, by any other builder in one more call, in which all comes from its cache. A build that fails has
 * pushed nothing.
 */
export async function buildAll(
  bake: BakeStep,
  tasks: readonly BuildTask[],
  { identity, config }: Access,
): Promise<readonly BuiltTask[]> {
  if (tasks.length === 0) return [];
  const { runner, inputs, plan } = bake;
  const { definition } = inputs;
  const docker = bakeDocker(bake, definition, config);
  const builder = await builderOf(bake, tasks, docker);
  const linked = plan.linked.map(({ name }) => name);
  const kitchen: Kitchen = {
    bake,
    baker: { docker, info: runner.info, warning: runner.warning },
    call: {
      definition,
      linked,
      builder: builder ?? (await engineBuilder(docker)),
      noCache: inputs.noCache,
      pull: inputs.pull,
    },
    config,
  };
  if (tasks.some(({ work }) => isGithubCacheMissing(work.step))) runner.warning(NO_GITHUB_CACHE);
  await runner.phase('Build', async () => {
    const items = tasks.map((task) => itemOf(task, builder === undefined ? 'engine' : 'none', task.scene.target.image));
    const call: BakeCall = { ...kitchen.call, items, isBuilt: false, metadataFile: metadataFile(config, 'build') };
    const finished = await runBake(kitchen.baker, call);
    if (!finished.succeeded) throw explainBake(finished, call, [...plan.orders, ...plan.linked]);
    return { value: undefined, sentence: `Built ${items.map(({ name }) => name).join(', ')}` };
  });
  const planned = await Promise.all(
    tasks.map(async (task) => ({
      task,
      plan: await planPush(task.work.step, { ...task.scene, tagPlan: task.tagPlan }),
    })),
  );
  const self = planned.filter(({ task }) => pushesItself(task.work.step, present('builder', builder)));
  const pushed = await pushTogether(kitchen, self, { identity, config });
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
  readonly call: Pick<BakeCall, 'definition' | 'linked' | 'builder' | 'noCache' | 'pull'>;
  readonly config: PrivateConfig;
};

function bakerOf(bake: BakeStep, runner: Runner, config: PrivateConfig): Baker {
  const docker = bakeDocker({ ...bake, runner }, bake.inputs.definition, config);
  return { docker, info: runner.info, warning: runner.warning };
}

/** One builder for all of them, that can do what any of them asks for; `undefined`: the engine's own. */
async function builderOf(bake: BakeStep, tasks: readonly BuildTask[], docker: Docker): Promise<string | undefined> {
  const needs = tasks.flatMap(({ work: { step }, scene: { survey } }) => {
    return workOrderOf(step, fixedNeeds(step.inputs, survey)).needs;
  });
  const order = { needs, requested: bake.inputs.builder, loadsIndex: false, isTested: false };
  const workshop = await findWorkshop(bake, docker, order);
  describeWorkshop(workshop, bake.runner);
  return await builderFor(bake, docker, workshop);
}

function itemOf({ work, scene }: BuildTask, output: BakeOutput, image: string): BakeItem {
  const { name, ownCache, packing } = work.order;
  const { host, repository } = scene.target;
  const situation = cacheSituation(work.step, { survey: scene.survey, uri: `${host}/${repository}` });
  const build = orderOf(work.step, scene);
  return { name, build, ownCache, packing, images: [image], output, caches: cacheFlags(situation) };
}

function metadataFile({ directory }: PrivateConfig, name: string): string {
  return join(directory, `metadata-${name}.json`);
}

/** What one call has pushed. */
type Together = { readonly images: ReadonlySet<string>; readonly finished: Finished; readonly file: string };

/** Pushes in one call what a builder pushes; `undefined` where that failed, and each has to be tried by itself. */
async function pushTogether(
  { bake, baker, call: common, config }: Kitchen,
  planned: readonly { readonly task: BuildTask; readonly plan: PushPlan }[],
  { identity }: Access,
): Promise<Together | undefined> {
  const items = planned.flatMap(({ task, plan: { plan } }) =>
    plan === undefined ? [] : [itemOf(task, 'push', imageOf(task, plan.pushed))],
  );
  const [first] = planned;
  if (items.length === 0 || first === undefined) return undefined;
  const { scene } = first.task;
  const life = { tokenExpiresAt: scene.survey.authorization.expiresAt, sessionExpiresAt: identity.sessionExpiresAt() };
  if (isLoginStale(life, new Date()))
    await config.login({ ...(await scene.registry.authorize()), host: scene.target.host });
  return await bake.runner.phase('Push', async () => {
    const file = metadataFile(config, 'push');
    const call: BakeCall = { ...common, items, isBuilt: true, metadataFile: file };
    const finished = await runBake(baker, call);
    if (!finished.succeeded && !isPushFault(finished)) throw explainBake(finished, call, bake.plan.orders);
    const images = new Set(items.flatMap((item) => item.images));
    return finished.succeeded
      ? { value: { images, finished, file }, sentence: `Pushed ${items.map(({ name }) => name).join(', ')}` }
      : { value: undefined, sentence: 'Not all of them were pushed; now each is tried by itself' };
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
  together: Together | undefined,
): PushSource {
  const { name } = task.work.order;
  let file = metadataFile(config, name);
  let isFirst = true;
  return {
    push: async () => {
      const wasPushed = isFirst && together?.images.has(image);
      isFirst = false;
      if (together !== undefined && wasPushed) {
        file = together.file;
        return together.finished;
      }
      file = metadataFile(config, name);
      await rm(file, { force: true });
      const call: BakeCall = { ...common, items: [itemOf(task, 'push', image)], isBuilt: true, metadataFile: file };
      const finished = await runBake(baker, call);
      if (!finished.succeeded && !isPushFault(finished)) throw explainBake(finished, call, bake.plan.orders);
      return finished;
    },
    pushed: async () => {
      const digest = digestOfTarget(await readFile(file, 'utf8').catch(() => ''), name);
      return digest === undefined ? undefined : { digest, platform: undefined };
    },
    local: async () => undefined,
  };
}
