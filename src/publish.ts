import { join } from 'node:path';
import type { Manifest } from './aws/registry.ts';
import { conclude, newest } from './conclude.ts';
import type { BuildWay } from './docker/arguments.ts';
import type { PrivateConfig } from './docker/config.ts';
import type { LocalImage } from './docker/engine.ts';
import type { Docker } from './docker/process.ts';
import { asBuilt, buildImage } from './execute/build.ts';
import type { Identity } from './execute/identify.ts';
import { type KeptTag, keepNewer } from './execute/keep-newer.ts';
import { type Pushed, type PushSource, pushFromEngine, pushImage, type Refusal } from './execute/push.ts';
import { pushFromBuilder } from './execute/push-from-builder.ts';
import { readStanding } from './execute/standing.ts';
import { imagesByTag } from './execute/survey.ts';
import { manifestIn } from './execute/tag.ts';
import { isTagRefused, pushFailed, tagTaken } from './failure/docker.ts';
import { asFailure, type Failure } from './failure/failure.ts';
import type { BuildInputs } from './inputs/inputs.ts';
import { moveTags, tellKept } from './move-tags.ts';
import { isIndex } from './plan/builder.ts';
import type { CacheFlags } from './plan/cache.ts';
import { readManifest } from './plan/image.ts';
import { isLoginStale } from './plan/login.ts';
import { isMovable } from './plan/repository.ts';
import { planTags, type TagPlan, type TagWaves } from './plan/tags.ts';
import { present } from './present.ts';
import type { PushedImage } from './report/result.ts';
import type { Outcome } from './report/runner.ts';
import type { Scene } from './scene.ts';
import type { Step } from './step.ts';
import { forLoading, testBuild } from './test-build.ts';

/** All that building and pushing needs. */
export type Delivery = Scene & {
  readonly tagPlan: TagPlan;
  readonly identity: Identity;
  readonly docker: Docker;
  readonly config: PrivateConfig;
  /** The builder's name, where it is not the engine's own. */
  readonly builder?: string;
  /** Those that the workflow asks for by `cache`. */
  readonly caches: CacheFlags;
};

/** Builds, pushes, adds the further tags, and asks the registry what it has. */
export async function publish(step: Step, delivery: Delivery): Promise<PushedImage> {
  const { runner, inputs } = step;
  readStandingImages(step, delivery);
  const isApart = isBuiltApart(step, delivery);
  if (isApart) await runner.phase('Build', () => buildApart(step, delivery));
  if (inputs.test !== undefined) {
    const { docker, target, builder } = delivery;
    await testBuild(step, inputs.test, {
      docker,
      image: target.image,
      build: orderOf(step, delivery),
      ...present('builder', builder),
    });
  }
  const { plan, kept } = await planPush(step, delivery);
  if (plan === undefined) return await conclude(step, delivery, newest(kept, delivery));
  const pushed = await runner.phase(isApart ? 'Push' : 'Build and push', () => pushAs(step, delivery, plan.pushed));
  const left = [...kept, ...(await addFurtherTags(step, delivery, { digest: pushed.digest, waves: plan.waves }))];
  await tryTo('mark the image by its content', step, () => markContent(step, delivery, pushed.digest));
  await tryTo('look at the annotations', step, () => checkAnnotations(step, delivery, pushed.digest));
  const further = inputs.tags.filter((name) => name !== plan.pushed && !left.some(({ tag }) => tag === name));
  if (inputs.build.load) await tryTo('load it into the engine', step, () => loadImage(step, delivery));
  // What is not read is an output less; the image is pushed.
  const platformDigests = platformsOf(step, delivery, pushed).catch(() => ({}));
  return await conclude(step, delivery, {
    result: 'built',
    tags: [plan.pushed, ...further],
    digest: pushed.digest,
    platformDigests,
  });
}

/** Whether the builder pushes: the engine's own does so for an index, where `docker push` may take a way round. */
function pushesItself({ inputs }: Step, { builder }: Delivery): boolean {
  return builder !== undefined || isIndex(inputs.build);
}

/** What a builder pushes by itself takes one call for both, unless something has to be known in between. */
function isBuiltApart(step: Step, delivery: Delivery): boolean {
  const { test, image } = step.inputs;
  return !pushesItself(step, delivery) || test !== undefined || !image.hasCommitTag;
}

/** All that is told to docker: what the workflow says, and the labels of this action. */
function orderOf({ inputs }: Step, { content }: Delivery): BuildInputs {
  const { build, image } = inputs;
  const labels = [...image.ownLabels, ...(content === undefined ? [] : [content.label]), ...build.labels];
  return { ...build, labels };
}

/** Builds the image into the engine, or into the cache of its builder. */
async function buildApart(step: Step, delivery: Delivery): Promise<Outcome<void>> {
  const { docker, target, builder, caches } = delivery;
  const { info, warning } = step.runner;
  const way: BuildWay = { ...present('builder', builder), output: builder === undefined ? 'engine' : 'none', caches };
  await buildImage(docker, { build: orderOf(step, delivery), images: [target.image], way, info, warning });
  return { value: undefined, sentence: `Built ${target.image}` };
}

/** `load: true`: what another builder has built is put into the engine too, which the own one does by itself. */
async function loadImage(step: Step, delivery: Delivery): Promise<void> {
  const { docker, target, builder, caches } = delivery;
  if (builder === undefined) return;
  const { info, warning } = step.runner;
  const way: BuildWay = { builder, output: 'load', caches: { ...caches, to: [] } };
  const build = forLoading(orderOf(step, delivery));
  await buildImage(docker, { build, images: [target.image], way, info, warning });
}

/** Platform to digest: of one image as the engine tells, of an index and of a builder's image as ECR does. */
async function platformsOf(
  { inputs }: Step,
  { registry, moves }: Delivery,
  { digest, platform }: Pushed,
): Promise<PushedImage['platformDigests']> {
  if (!isIndex(inputs.build) && platform !== undefined) return { [platform]: digest };
  const manifest = manifestIn(await registry.images([{ digest }]), digest);
  return manifest.kind === 'found' ? (await moves.read(manifest.value)).platformDigests : {};
}

/** Reads the images that tags will move away from, while the build is at work. */
function readStandingImages({ inputs }: Step, { survey, moves, tagPlan }: Delivery): void {
  if (!inputs.image.keepNewerTags) return;
  const standing = imagesByTag(survey.images);
  for (const name of tagPlan.waves.flat()) {
    const image = standing.get(name);
    if (image !== undefined) void moves.read(image);
  }
}

/**
 * Which tag is pushed, and which follow. A commit's own tag never moves back; where there is none the first tag may
 * stand on a newer commit's image by now, and then the next one is pushed in its place, or nothing at all.
 */
async function planPush(
  step: Step,
  { registry, survey, tagPlan, moves }: Delivery,
): Promise<{ readonly plan: TagPlan | undefined; readonly kept: readonly KeptTag[] }> {
  const { hasCommitTag, keepNewerTags } = step.inputs.image;
  if (hasCommitTag || !keepNewerTags) return { plan: tagPlan, kept: [] };
  const wanted = [[tagPlan.pushed], ...tagPlan.waves];
  const { standing } = await readStanding(registry, { tags: wanted.flat() }, step.patience);
  const { moving, kept } = await keepNewer(wanted.flat(), { digest: '', standing }, moves);
  tellKept(step, kept);
  const [first, ...further] = moving;
  return { plan: first === undefined ? undefined : planTags([first, ...further], survey.tags), kept };
}

/** Adds the further tags. The registry is asked once: for the manifest, and for what the tags stand on by now. */
async function addFurtherTags(
  step: Step,
  delivery: Delivery,
  { digest, waves }: { readonly digest: string; readonly waves: TagWaves },
): Promise<readonly KeptTag[]> {
  return await moveTags(step, delivery, {
    digest,
    waves,
    look: () => readStanding(delivery.registry, { tags: waves.flat(), digest }, step.patience),
    pushTag: async (name) => void (await pushAs(step, delivery, name)),
  });
}

/** What is good to have; the image is pushed, and stays so whatever becomes of this. */
async function tryTo(what: string, { runner }: Step, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const { what: reason } = asFailure(error).problem;
    runner.warning(`The image is pushed, but this step could not ${what}. ${reason}`);
  }
}

/** Docker with the classic store takes annotations and forgets them, without a word. */
async function checkAnnotations({ inputs, runner }: Step, { registry }: Delivery, digest: string): Promise<void> {
  const wanted = inputs.build.annotations.map((text) => text.replace(/^[^:=]*:/, '').replace(/=[\s\S]*$/, ''));
  if (wanted.length === 0) return;
  const found = manifestIn(await registry.images([{ digest }]), digest);
  if (found.kind !== 'found') return;
  const annotations = readManifest(found.value.body)?.annotations ?? {};
  const lost = wanted.filter((key) => !(key in annotations));
  if (lost.length > 0) {
    runner.warning(
      `The manifest has no annotation ${lost.join(', ')}. Docker keeps annotations with the containerd image store only ` +
        '(https://docs.docker.com/engine/storage/containerd/), and those of an index only where one is built. Labels always work.',
    );
  }
}

/** Puts the tag on a new image by which its content is found; without it a later step builds once more, no harm else. */
async function markContent({ runner }: Step, { registry, content }: Delivery, digest: string): Promise<void> {
  if (content === undefined) return;
  const manifest = manifestIn(await registry.images([{ digest }]), digest);
  const result = manifest.kind === 'found' ? await registry.putTag(manifest.value, content.tag) : manifest;
  switch (result.kind) {
    case 'put':
      return runner.info(`The next build of the same content finds it as ${content.tag}.`);
    case 'immutable':
      return runner.info(
        `${content.tag} stands on an earlier image of the same content, of today, and cannot move: builds of that content ` +
          'reuse the earlier one.',
      );
    case 'full':
    case 'missing':
      return runner.info('ECR does not take a tag for it, so the next build of the same content does not find it.');
    case 'denied':
      return runner.warning(`No later build finds this content, as the role lacks ${result.permission}.`);
  }
}

/** Pushes the image under this tag, by which it is named in the engine first where it is not so yet. */
async function pushAs(step: Step, delivery: Delivery, name: string): Promise<Outcome<Pushed>> {
  const { docker, target, builder, caches } = delivery;
  const image = `${target.host}/${target.repository}:${name}`;
  const named = { ...delivery, target: { ...target, image } };
  if (pushesItself(step, delivery)) {
    const metadataFile = join(delivery.config.directory, 'metadata.json');
    const isBuilt = isBuiltApart(step, delivery);
    const build = orderOf(step, delivery);
    const order = {
      build: isBuilt ? asBuilt(build) : build,
      image,
      way: { ...present('builder', builder), caches: isBuilt ? { ...caches, to: [] } : caches },
      metadataFile,
      info: step.runner.info,
      warning: step.runner.warning,
    };
    return await push(step, named, pushFromBuilder(docker, order));
  }
  if (image !== target.image) {
    const tagged = await docker.ask(['tag', target.image, image]);
    if (!tagged.succeeded) throw pushFailed(tagged.tail, named.target, 1);
  }
  return await push(step, named, pushFromEngine(docker, named.target));
}

async function push(step: Step, delivery: Delivery, source: PushSource): Promise<Outcome<Pushed>> {
  const { survey, identity, target } = delivery;
  const life = { tokenExpiresAt: survey.authorization.expiresAt, sessionExpiresAt: identity.sessionExpiresAt() };
  if (isLoginStale(life, new Date())) await renewLogin(delivery);
  const { patience, runner } = step;
  const pushed = await pushImage(source, target, {
    renewLogin: () => renewLogin(delivery),
    resolve: (refusal) => resolveRefusal(delivery, refusal),
    patience,
    info: runner.info,
  });
  return { value: pushed, sentence: `Pushed ${target.image} as ${pushed.digest}` };
}

/**
 * A push that was refused for good. Another job may have pushed this very image under this tag meanwhile: then all is
 * well. Docker with the containerd store passes on only the status of a refusal, so ECR is asked what the tag stands on.
 */
async function resolveRefusal(
  { registry, survey, target }: Delivery,
  { output, attempts, image }: Refusal,
): Promise<Failure | { readonly digest: string }> {
  const tag = target.image.slice(target.image.lastIndexOf(':') + 1);
  const { repository } = survey;
  const mayBeTaken = repository.kind !== 'found' || !isMovable(tag, repository.mutability);
  if (!mayBeTaken || !isTagRefused(output, target)) return pushFailed(output, target, attempts);
  const found = await registry.images([{ tag }]);
  const there = found.kind === 'found' ? found.value[0] : undefined;
  if (there === undefined) return pushFailed(output, target, attempts);
  return isSameImage(there, image) ? { digest: there.digest } : tagTaken(output, target, there.digest);
}

/** The classic store calls an image by the digest of its configuration, the containerd store by that of its manifest. */
function isSameImage({ digest, body }: Manifest, local: LocalImage | undefined): boolean {
  if (local === undefined) return false;
  const manifest = readManifest(body);
  return local.id === digest || (manifest?.kind === 'image' && local.id === manifest.configDigest);
}

async function renewLogin({ registry, config, target }: Delivery): Promise<void> {
  await config.login({ ...(await registry.authorize()), host: target.host });
}
