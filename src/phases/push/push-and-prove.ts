import { doAside } from '../../lib/aside.ts';
import { handleLater } from '../../lib/handle-later.ts';
import { omitUndefined } from '../../lib/omit-undefined.ts';
import { isIndex } from '../../plan/choose-builder.ts';
import { readManifest } from '../../plan/manifest.ts';
import { planTags, type TagPlan } from '../../plan/tag-order.ts';
import type { TestedImage } from '../../plan/tested-image.ts';
import type { PushedImage } from '../../report/result.ts';
import type { Built } from '../build/build-image.ts';
import { isPushedByBuilder, type PushSetup } from '../build/push-setup.ts';
import { expectNewer, proveImage } from '../proof/prove-image.ts';
import { type PlatformReading, readPlatforms } from '../registry/image-details.ts';
import { type AskedManifest, pushedOnce } from '../registry/pushed-manifest.ts';
import type { TargetRepository } from '../registry/target-repository.ts';
import type { Step } from '../step.ts';
import { readCurrentTags } from '../tags/current-tags.ts';
import { type KeptTag, keepNewer } from '../tags/keep-newer-tags.ts';
import { moveTags, reportKeptTags } from '../tags/move-tags.ts';
import { expectSame, expectTested } from './compare-tested.ts';
import { loadPushed } from './pull-image.ts';
import { type Pusher, pushTag } from './push-tag.ts';
import type { Pushed } from './push-with-retries.ts';
import { tryTo } from './try-to.ts';

/** Which tag is pushed, and which stay where they are; without a plan all of them do. */
export type PushPlan = { readonly tagPlan: TagPlan | undefined; readonly kept: readonly KeptTag[] };

/** What was built, and what pushes it. */
export type PushWork = {
  readonly setup: PushSetup;
  readonly pusher: Pusher;
  /** Where it is, where it was built already. */
  readonly built: Built;
  /** What a test has run on. */
  readonly tested?: readonly TestedImage[];
  /** How the image came to be, where it was not built by this step. */
  readonly result?: PushedImage['result'];
};

/** How what was built is pushed. */
export type PushRequest = PushPlan & PushWork;

/** A push with a tag to push. */
type Push = PushWork & { readonly tagPlan: TagPlan };

/** The image as it was pushed; ECR may show it a moment later. */
type Arrived = Pushed & { readonly manifest: AskedManifest };

/** Pushes the first tag, puts the further ones, and asks the registry what it has. */
export async function pushAndProve(step: Step, target: TargetRepository, request: PushRequest): Promise<PushedImage> {
  const { tagPlan, kept, ...work } = request;
  if (tagPlan === undefined) return await proveImage(step, target, expectNewer(kept, target));
  const push = { ...work, tagPlan };
  const image = await pushFirstTag(step, target, push);
  // The comparison with what was tested runs beside the tags, and is waited for at the end.
  const compared = handleLater(compareWithTested(step, target, { push, image }));
  const left = await putFurtherTags(step, target, { push, image });
  const loaded = await afterPush(step, target, { push, image });
  const proven = await provePushed(step, target, { push, image, left: [...kept, ...left] });
  await compared;
  const id = push.built.kind === 'engine' ? push.built.image.id : loaded;
  return omitUndefined({ ...proven, id });
}

/** The engine pushes the very image that was tested; a builder makes it once more, from its cache. */
function isCompared(step: Step, { tested = [], setup }: PushWork): boolean {
  return tested.length > 0 && isPushedByBuilder(step, setup);
}

/** Pushes it under the first tag, where it is what was tested. */
async function pushFirstTag(step: Step, target: TargetRepository, push: Push): Promise<Arrived> {
  const { setup, pusher, built, tested = [], tagPlan } = push;
  if (isCompared(step, push)) await expectSame(step, target, { setup, built, tested });
  const name = built.kind === 'with-push' ? 'Build and push' : 'Push';
  const pushed = await step.runner.phase(name, () => pushTag(step, target, { setup, pusher, tag: tagPlan.pushed }));
  return { ...pushed, manifest: pushedOnce(target.registry, pushed.digest, step.clock) };
}

type PushedWork = { readonly push: Push; readonly image: Arrived };

async function compareWithTested(step: Step, target: TargetRepository, { push, image }: PushedWork): Promise<void> {
  if (isCompared(step, push)) await expectTested(target, { ...image, tested: push.tested ?? [] });
}

/** What nobody waits for: where it goes wrong, the image is in ECR all the same. The id of the image that was loaded. */
async function afterPush(
  step: Step,
  target: TargetRepository,
  { push: { setup }, image: { digest, manifest } }: PushedWork,
): Promise<string | undefined> {
  await tryTo('mark the image by its content', step, () => markContent(step, target, manifest));
  await tryTo('look at the annotations', step, () => checkAnnotations(step, manifest));
  if (!step.inputs.build.load) return undefined;
  return await tryTo('load it into the engine', step, () => loadPushed(step, target, { setup, digest, manifest }));
}

/** `left`: the tags that stay on other images. */
async function provePushed(
  step: Step,
  target: TargetRepository,
  { push: { tagPlan, result = 'built' }, image, left }: PushedWork & { readonly left: readonly KeptTag[] },
): Promise<PushedImage> {
  const there = step.inputs.tags.filter((name) => name !== tagPlan.pushed && !left.some(({ tag }) => tag === name));
  return await proveImage(step, target, {
    result,
    tags: [tagPlan.pushed, ...there],
    digest: image.digest,
    // What is not read is an output less; the image is pushed.
    platforms: doAside(() => pushedPlatforms(step, target, image)).catch(() => ({ platformDigests: {} })),
  });
}

/** Platform to digest: of one image as the engine tells, of an index and of a builder's image as ECR does. */
async function pushedPlatforms(
  { inputs }: Step,
  { age }: TargetRepository,
  { digest, platform, manifest }: Arrived,
): Promise<PlatformReading> {
  if (!isIndex(inputs.build) && platform !== undefined) return { platformDigests: { [platform]: digest } };
  return await readPlatforms(await manifest(), age.read);
}

/**
 * Which tag is pushed, and which follow. A commit's own tag never moves back; where there is none the first tag may
 * stand on a newer commit's image by now, and then the next one is pushed in its place, or nothing at all.
 */
export async function planPush(step: Step, target: TargetRepository, tagPlan: TagPlan): Promise<PushPlan> {
  const { registry, snapshot, age } = target;
  const { hasCommitTag, keepNewerTags } = step.inputs.image;
  if (hasCommitTag || !keepNewerTags) return { tagPlan, kept: [] };
  const wanted = [tagPlan.pushed, ...tagPlan.batches.flat()];
  const { current } = await readCurrentTags(registry, { tags: wanted }, step.clock);
  const { moving, kept } = await keepNewer(wanted, { digest: '', current }, age);
  reportKeptTags(step, target, kept);
  const [first, ...further] = moving;
  return { tagPlan: first === undefined ? undefined : planTags([first, ...further], snapshot.tags), kept };
}

/** Puts the further tags. The registry is asked once: for the manifest, and for what the tags stand on by now. */
async function putFurtherTags(
  step: Step,
  target: TargetRepository,
  { push, image: { digest } }: PushedWork,
): Promise<readonly KeptTag[]> {
  const { setup, pusher, tagPlan } = push;
  const { batches } = tagPlan;
  return await moveTags(step, target, {
    digest,
    batches,
    keepsNewer: step.inputs.image.keepNewerTags,
    look: () => readCurrentTags(target.registry, { tags: batches.flat(), digest }, step.clock),
    pushTag: async (tag) => void (await pushTag(step, target, { setup, pusher, tag })),
  });
}

/** Docker with the classic store takes annotations and forgets them, without a word. */
async function checkAnnotations({ inputs, runner }: Step, manifest: AskedManifest): Promise<void> {
  const wanted = inputs.build.annotations.map((text) => text.replace(/^[^:=]*:/, '').replace(/=[\s\S]*$/, ''));
  if (wanted.length === 0) return;
  const found = await manifest();
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
async function markContent(
  { runner }: Step,
  { registry, content }: TargetRepository,
  manifest: AskedManifest,
): Promise<void> {
  if (content === undefined) return;
  const found = await manifest();
  const result = found.kind === 'found' ? await registry.putTag(found.value, content.tag) : found;
  switch (result.kind) {
    case 'put':
      return runner.info(`The next build of the same content finds it as ${content.tag}.`);
    case 'immutable':
      return runner.info(
        `${content.tag} stands on an earlier image of the same content, of today, and cannot move: builds of that content ` +
          'reuse the earlier one.',
      );
    case 'full':
      return runner.info('ECR takes no more tags for it, so the next build of the same content does not find it.');
    case 'missing':
      return runner.info('ECR does not show the image yet, so the next build of the same content does not find it.');
    case 'denied':
      return runner.warning(`No later build finds this content, as the role lacks ${result.permission}.`);
  }
}
