import type { Finished } from '../../docker/docker-cli.ts';
import type { PrivateConfig } from '../../docker/docker-config.ts';
import { mapLimit } from '../../lib/map-limit.ts';
import { omitUndefined } from '../../lib/omit-undefined.ts';
import { cachesFor, warnMissingGithubCache } from '../../phases/build/build-cache.ts';
import type { Built } from '../../phases/build/build-image.ts';
import { builderRequirements, ensureBuilder, fixedRequirements } from '../../phases/build/builder.ts';
import { cacheKeysOf } from '../../phases/build/cache-keys.ts';
import { type EngineImage, findImage, type OwnNames, ownNames } from '../../phases/build/engine-image.ts';
import { buildInputsOf, isPushedByBuilder, type PushSetup } from '../../phases/build/push-setup.ts';
import type { Identity } from '../../phases/credentials/assume-roles.ts';
import { type PushPlan, type PushRequest, planPush } from '../../phases/push/push-and-prove.ts';
import { pusherOf } from '../../phases/push/push-tag.ts';
import type { PushSource } from '../../phases/push/push-with-retries.ts';
import { keepLogin } from '../../phases/push/registry-login.ts';
import type { TargetRepository } from '../../phases/registry/target-repository.ts';
import type { Build } from '../../plan/build-or-reuse.ts';
import { NO_CACHE } from '../../plan/cache-flags.ts';
import { imageName, repositoryUri } from '../../plan/registry-location.ts';
import type { BakeCall, BakeItem, BakeOutput } from './bake-arguments.ts';
import { bakeDocker } from './bake-command.ts';
import {
  type BakeSetup,
  bakeCommand,
  callBake,
  linkedTargets,
  openBakeSetup,
  selectBakeBuilder,
} from './bake-setup.ts';
import { levelsOf, linksOf } from './target-links.ts';
import type { TargetOptions } from './target-options.ts';
import type { BakeStep, TargetStep } from './target-steps.ts';

/** A target that has to be built, and where it goes. */
export type TargetBuild = {
  readonly own: TargetStep;
  readonly repository: TargetRepository;
  readonly decision: Build;
};

/** A target that is built, and what it takes to push it. */
export type BuiltTarget = TargetBuild & { readonly request: PushRequest };

/** All that were built in one call. */
export type BuiltTargets = {
  readonly built: readonly BuiltTarget[];
  /** The builder that was chosen or made, for later calls; `undefined`: the engine's own, or none. */
  readonly builder: string | undefined;
};

/** The credentials, the login, and the builder. */
type BakeAccess = {
  readonly identity: Identity;
  readonly config: PrivateConfig;
  /** That of an earlier call, where it is not the engine's own. */
  readonly builder: string | undefined;
  /** The images in the registry that are taken in the place of targets. */
  readonly pins: BakeCall['pins'];
};

/** A target with the tag that is pushed. */
type TargetWithPlan = TargetBuild & { readonly plan: PushPlan };

/**
 * Builds all of them in one call of the builder, so that what they share is built once; then they are pushed: by the
 * engine one by one, by any other builder in one more call, in which all comes from its cache. A build that fails has
 * pushed nothing.
 */
export async function buildTargets(
  bake: BakeStep,
  builds: readonly TargetBuild[],
  { identity, config, builder: before, pins }: BakeAccess,
): Promise<BuiltTargets> {
  const names = builds.map(({ own }) => own.target.name);
  const linked = linkedTargets(bake, names, pins);
  // The engine's own is chosen anew: these targets may ask for more than the ones before.
  const builder = before ?? (await chooseBakeBuilder(bake, builds, { config, linked }));
  const cacheKeys = bake.inputs.cache.preset === 's3' ? cacheKeysOf(identity, bake.runner) : undefined;
  const setup = await openBakeSetup(bake, config, { linked, builder, pins, cacheKeys });
  warnMissingGithubCache(
    bake.runner,
    builds.map(({ own }) => own.step),
  );
  const images = await buildTogether(setup, builds, builder);
  const planned = await Promise.all(builds.map(planOf));
  const isByBuilder = ({ own }: TargetBuild) => isPushedByBuilder(own.step, omitUndefined({ builder }));
  const pushed = await pushTogether(setup, planned.filter(isByBuilder), identity);
  const built = planned.map(({ plan, ...build }): BuiltTarget => {
    const { own, repository } = build;
    const { docker } = bakeCommand(bake, config, own.log.runner);
    const each: PushSetup = omitUndefined({ docker, config, identity, builder, caches: NO_CACHE });
    const image = images.get(own.target.name);
    const result: Built = image === undefined ? { kind: 'builder' } : { kind: 'engine', image };
    const pusher = isByBuilder(build)
      ? (name: string) => sourceOf(setup, build, { image: name, pushed })
      : pusherOf(own.step, repository, { setup: each, built: result });
    return { ...build, request: { ...plan, setup: each, pusher, built: result } };
  });
  return { built, builder };
}

async function planOf(build: TargetBuild): Promise<TargetWithPlan> {
  return { ...build, plan: await planPush(build.own.step, build.repository, build.decision.tagPlan) };
}

/** Builds all of them in one call. The images that the engine has then, by their targets; another builder keeps its own. */
async function buildTogether(
  setup: BakeSetup,
  builds: readonly TargetBuild[],
  builder: string | undefined,
): Promise<ReadonlyMap<string, EngineImage>> {
  const { runner, environment } = setup.bake;
  // Names of their own, as any other run on this engine may give the same ones.
  const builtAs = new Map(
    builds.map(({ own, repository }) => [own.target.name, ownNames(repositoryUri(repository.location), environment)]),
  );
  await runner.phase('Build', async () => {
    const output = builder === undefined ? 'engine' : 'none';
    const items = builds.map((build) => itemOf(build, output, builtAs.get(build.own.target.name) ?? []));
    await callBake(setup, { name: 'build', items, isBuilt: false, runner });
    return { value: undefined, sentence: `Built ${[...builtAs.keys()].join(', ')}` };
  });
  return builder === undefined ? await readImages(setup, builtAs) : new Map();
}

/** One builder for all of them, that can do what any of them asks for; `undefined`: the engine's own. */
async function chooseBakeBuilder(
  bake: BakeStep,
  builds: readonly TargetBuild[],
  { config, linked }: { readonly config: PrivateConfig; readonly linked: readonly TargetOptions[] },
): Promise<string | undefined> {
  const requirements = builds.flatMap(({ own: { step }, repository: { snapshot } }) => {
    return builderRequirements(step, fixedRequirements(step.inputs, snapshot)).requirements;
  });
  const selection = await selectBakeBuilder(bake, config, { requirements, linked });
  for (const line of selection.lines) bake.runner.info(line);
  return await ensureBuilder(bake, bakeDocker(bake, bake.inputs.definition, config), selection);
}

function itemOf({ own, repository }: TargetBuild, output: BakeOutput, images: readonly string[]): BakeItem {
  const { name, packing, raw } = own.target;
  const build = buildInputsOf(own.step, repository);
  return { name, build, packing, raw, images, output, caches: cachesFor(own.step, repository) };
}

/** The images that one call has built into the engine, by their targets. */
async function readImages(
  { bake, config }: BakeSetup,
  builtAs: ReadonlyMap<string, OwnNames>,
): Promise<ReadonlyMap<string, EngineImage>> {
  const docker = bakeDocker(bake, bake.inputs.definition, config);
  const images = await mapLimit([...builtAs], READ_AT_ONCE, async ([target, names]): Promise<[string, EngineImage]> => {
    return [target, await findImage(docker, names)];
  });
  return new Map(images);
}

const READ_AT_ONCE = 4;

/**
 * Pushes what a builder pushes, in one call all that are built on none of the others, then those that are built on them; what
 * arrived, `host/name:tag` to the manifest's digest. Where a call fails, each that is missing is tried by itself.
 */
async function pushTogether(
  setup: BakeSetup,
  planned: readonly TargetWithPlan[],
  identity: Identity,
): Promise<ReadonlyMap<string, string>> {
  const { bake, config } = setup;
  const items = planned.flatMap((target) => {
    const { tagPlan } = target.plan;
    return tagPlan === undefined
      ? []
      : [itemOf(target, 'push', [imageName(target.repository.location, tagPlan.pushed)])];
  });
  const [first] = planned;
  if (items.length === 0 || first === undefined) return new Map();
  await keepLogin(first.repository, { identity, config });
  return await bake.runner.phase('Push', async () => {
    bake.runner.info('What was built is pushed by its builder, from its cache:');
    const pushed = await pushInLevels(setup, items);
    const missing = items.filter(({ images: [image = ''] }) => !pushed.has(image)).map(({ name }) => name);
    const sentence =
      missing.length === 0
        ? `Pushed ${items.map(({ name }) => name).join(', ')}`
        : `Not pushed yet: ${missing.join(', ')}; each is tried by itself now`;
    return { value: pushed, sentence };
  });
}

async function pushInLevels(setup: BakeSetup, items: readonly BakeItem[]): Promise<ReadonlyMap<string, string>> {
  const { bake } = setup;
  const links = linksOf([...bake.plan.targets, ...bake.plan.linked]);
  const names = items.map(({ name }) => name);
  let pushed: ReadonlyMap<string, string> = new Map();
  for (const level of levelsOf(names, links)) {
    const isIn = ({ name }: BakeItem): boolean => level.includes(name);
    const result = await callBake(setup, {
      name: 'push',
      items: items.filter(isIn),
      isBuilt: true,
      runner: bake.runner,
    });
    pushed = new Map([...pushed, ...result.pushed]);
    // What is built on one that did not arrive waits for that.
    if (items.filter(isIn).some(({ images: [image = ''] }) => !pushed.has(image))) break;
  }
  return pushed;
}

/** A target whose builder pushes it under that name: it was, with the others (`pushed`); or it is now, alone. */
function sourceOf(
  setup: BakeSetup,
  build: TargetBuild,
  { image, pushed }: { readonly image: string; readonly pushed: ReadonlyMap<string, string> },
): PushSource {
  const { target, log } = build.own;
  let digest = pushed.get(image);
  return {
    push: async () => {
      if (digest !== undefined) return DONE;
      const items = [itemOf(build, 'push', [image])];
      const result = await callBake(setup, { name: target.name, items, isBuilt: true, runner: log.runner });
      digest = result.pushed.get(image);
      return result.finished;
    },
    pushed: async () => (digest === undefined ? undefined : { digest, platform: undefined }),
    local: undefined,
  };
}

/** How a push ended that another call has done. */
const DONE: Finished = { succeeded: true, exitCode: 0, stdout: '', tail: '' };
