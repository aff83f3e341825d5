import type { OutputOptions } from '../../docker/build-arguments.ts';
import { asFailure } from '../../errors/failure.ts';
import type { Outcome } from '../../github/runner.ts';
import { present } from '../../lib/omit-undefined.ts';
import { isIndex } from '../../plan/choose-builder.ts';
import { readManifest } from '../../plan/manifest.ts';
import { planTags, type TagBatches, type TagPlan } from '../../plan/tag-order.ts';
import type { PushedImage } from '../../report/result.ts';
import { buildImage } from '../build/docker-build.ts';
import { forLoading, testBuild } from '../build/test-platforms.ts';
import { expectNewer, proveImage } from '../proof/prove-image.ts';
import { imagesByTag } from '../registry/registry-snapshot.ts';
import type { Step } from '../step.ts';
import { readCurrentTags } from '../tags/current-tags.ts';
import { type KeptTag, keepNewer } from '../tags/keep-newer-tags.ts';
import { moveTags, reportKeptTags } from '../tags/move-tags.ts';
import { manifestIn } from '../tags/put-tags.ts';
import { buildInputsOf, type PushRequest, type PushSetup, pushesItself, pushTag } from './push-tag.ts';
import type { Pushed } from './push-with-retries.ts';

/** Builds, pushes, adds the further tags, and asks the registry what it has. */
export async function buildAndPush(step: Step, delivery: PushSetup): Promise<PushedImage> {
  const { runner, inputs } = step;
  readStandingImages(step, delivery);
  const isApart = isBuiltApart(step, delivery);
  if (isApart) await runner.phase('Build', () => buildApart(step, delivery));
  if (inputs.test !== undefined) {
    const { docker, location, builder } = delivery;
    await testBuild(step, inputs.test, {
      docker,
      image: location.image,
      build: buildInputsOf(step, delivery),
      ...present('builder', builder),
    });
  }
  return await pushAndProve(step, { ...delivery, isApart }, await planPush(step, delivery));
}

/** Which tag is pushed, and which stay where they are; without a plan all of them do. */
export type PushPlan = { readonly plan: TagPlan | undefined; readonly kept: readonly KeptTag[] };

/** Pushes what was built, adds the further tags, and asks the registry what it has. */
export async function pushAndProve(step: Step, delivery: PushRequest, { plan, kept }: PushPlan): Promise<PushedImage> {
  const { runner, inputs } = step;
  const { isApart } = delivery;
  if (plan === undefined) return await proveImage(step, delivery, expectNewer(kept, delivery));
  const pushed = await runner.phase(isApart ? 'Push' : 'Build and push', () => pushTag(step, delivery, plan.pushed));
  const left = [...kept, ...(await addFurtherTags(step, delivery, { digest: pushed.digest, batches: plan.batches }))];
  await tryTo('mark the image by its content', step, () => markContent(step, delivery, pushed.digest));
  await tryTo('look at the annotations', step, () => checkAnnotations(step, delivery, pushed.digest));
  const further = inputs.tags.filter((name) => name !== plan.pushed && !left.some(({ tag }) => tag === name));
  if (inputs.build.load) await tryTo('load it into the engine', step, () => loadImage(step, delivery));
  // What is not read is an output less; the image is pushed.
  const platformDigests = platformsOf(step, delivery, pushed).catch(() => ({}));
  return await proveImage(step, delivery, {
    result: 'built',
    tags: [plan.pushed, ...further],
    digest: pushed.digest,
    platformDigests,
  });
}

/** What a builder pushes by itself takes one call for both, unless something has to be known in between. */
function isBuiltApart(step: Step, delivery: PushSetup): boolean {
  const { test, image } = step.inputs;
  return !pushesItself(step, delivery) || test !== undefined || !image.hasCommitTag;
}

/** Builds the image into the engine, or into the cache of its builder. */
async function buildApart(step: Step, delivery: PushSetup): Promise<Outcome<void>> {
  const { docker, location, builder, caches } = delivery;
  const { info, warning } = step.runner;
  const options: OutputOptions = {
    ...present('builder', builder),
    output: builder === undefined ? 'engine' : 'none',
    caches,
  };
  await buildImage(docker, { build: buildInputsOf(step, delivery), images: [location.image], options, info, warning });
  return { value: undefined, sentence: `Built ${location.image}` };
}

/** `load: true`: what another builder has built is put into the engine too, which the own one does by itself. */
async function loadImage(step: Step, delivery: PushSetup): Promise<void> {
  const { docker, location, builder, caches } = delivery;
  if (builder === undefined) return;
  const { info, warning } = step.runner;
  const options: OutputOptions = { builder, output: 'load', caches: { ...caches, to: [] } };
  const build = forLoading(buildInputsOf(step, delivery));
  await buildImage(docker, { build, images: [location.image], options, info, warning });
}

/** Platform to digest: of one image as the engine tells, of an index and of a builder's image as ECR does. */
async function platformsOf(
  { inputs }: Step,
  { registry, age }: PushSetup,
  { digest, platform }: Pushed,
): Promise<PushedImage['platformDigests']> {
  if (!isIndex(inputs.build) && platform !== undefined) return { [platform]: digest };
  const manifest = manifestIn(await registry.images([{ digest }]), digest);
  return manifest.kind === 'found' ? (await age.read(manifest.value)).platformDigests : {};
}

/** Reads the images that tags will move away from, while the build is at work. */
function readStandingImages({ inputs }: Step, { snapshot, age, tagPlan }: PushSetup): void {
  if (!inputs.image.keepNewerTags) return;
  const current = imagesByTag(snapshot.images);
  for (const name of tagPlan.batches.flat()) {
    const image = current.get(name);
    if (image !== undefined) void age.read(image);
  }
}

/**
 * Which tag is pushed, and which follow. A commit's own tag never moves back; where there is none the first tag may
 * stand on a newer commit's image by now, and then the next one is pushed in its place, or nothing at all.
 */
export async function planPush(
  step: Step,
  { registry, snapshot, tagPlan, age }: Pick<PushSetup, 'registry' | 'snapshot' | 'tagPlan' | 'age'>,
): Promise<PushPlan> {
  const { hasCommitTag, keepNewerTags } = step.inputs.image;
  if (hasCommitTag || !keepNewerTags) return { plan: tagPlan, kept: [] };
  const wanted = [[tagPlan.pushed], ...tagPlan.batches];
  const { current } = await readCurrentTags(registry, { tags: wanted.flat() }, step.clock);
  const { moving, kept } = await keepNewer(wanted.flat(), { digest: '', current }, age);
  reportKeptTags(step, kept);
  const [first, ...further] = moving;
  return { plan: first === undefined ? undefined : planTags([first, ...further], snapshot.tags), kept };
}

/** Adds the further tags. The registry is asked once: for the manifest, and for what the tags stand on by now. */
async function addFurtherTags(
  step: Step,
  delivery: PushRequest,
  { digest, batches }: { readonly digest: string; readonly batches: TagBatches },
): Promise<readonly KeptTag[]> {
  return await moveTags(step, delivery, {
    digest,
    batches,
    look: () => readCurrentTags(delivery.registry, { tags: batches.flat(), digest }, step.clock),
    pushTag: async (name) => void (await pushTag(step, delivery, name)),
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
async function checkAnnotations({ inputs, runner }: Step, { registry }: PushSetup, digest: string): Promise<void> {
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
async function markContent({ runner }: Step, { registry, content }: PushSetup, digest: string): Promise<void> {
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
