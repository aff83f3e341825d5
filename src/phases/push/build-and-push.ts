import type { BuildWay } from '../../docker/build-arguments.ts';
import { asFailure } from '../../errors/failure.ts';
import type { Outcome } from '../../github/runner.ts';
import { present } from '../../lib/omit-undefined.ts';
import { isIndex } from '../../plan/choose-builder.ts';
import { readManifest } from '../../plan/manifest.ts';
import { planTags, type TagPlan, type TagWaves } from '../../plan/tag-order.ts';
import type { PushedImage } from '../../report/result.ts';
import { buildImage } from '../build/docker-build.ts';
import { forLoading, testBuild } from '../build/test-platforms.ts';
import { conclude, newest } from '../proof/prove-image.ts';
import { imagesByTag } from '../registry/registry-snapshot.ts';
import type { Step } from '../step.ts';
import { readStanding } from '../tags/current-tags.ts';
import { type KeptTag, keepNewer } from '../tags/keep-newer-tags.ts';
import { moveTags, tellKept } from '../tags/move-tags.ts';
import { manifestIn } from '../tags/put-tags.ts';
import { type Cargo, type Delivery, orderOf, pushAs, pushesItself } from './push-tag.ts';
import type { Pushed } from './push-with-retries.ts';

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
  return await arrive(step, { ...delivery, isApart }, await planPush(step, delivery));
}

/** Which tag is pushed, and which stay where they are; without a plan all of them do. */
export type PushPlan = { readonly plan: TagPlan | undefined; readonly kept: readonly KeptTag[] };

/** Pushes what was built, adds the further tags, and asks the registry what it has. */
export async function arrive(step: Step, delivery: Cargo, { plan, kept }: PushPlan): Promise<PushedImage> {
  const { runner, inputs } = step;
  const { isApart } = delivery;
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

/** What a builder pushes by itself takes one call for both, unless something has to be known in between. */
function isBuiltApart(step: Step, delivery: Delivery): boolean {
  const { test, image } = step.inputs;
  return !pushesItself(step, delivery) || test !== undefined || !image.hasCommitTag;
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
export async function planPush(
  step: Step,
  { registry, survey, tagPlan, moves }: Pick<Delivery, 'registry' | 'survey' | 'tagPlan' | 'moves'>,
): Promise<PushPlan> {
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
  delivery: Cargo,
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
