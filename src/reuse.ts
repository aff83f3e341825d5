import type { Answer, Manifest } from './aws/registry.ts';
import { conclude } from './conclude.ts';
import { describeKept, type KeptTag, keepNewer } from './execute/keep-newer.ts';
import { imagesByTag } from './execute/survey.ts';
import { addTags, describeTags, manifestIn } from './execute/tag.ts';
import type { TagWaves } from './plan/tags.ts';
import type { PushedImage } from './report/result.ts';
import type { Scene } from './scene.ts';
import type { Step } from './step.ts';

/** An image that is there and will do. */
export type Reuse = {
  readonly digest: string;
  /** All tags that it is to have. */
  readonly tags: PushedImage['tags'];
  /** Those of them that it has not yet. */
  readonly waves: TagWaves;
};

/** Takes an image that is there: puts the tags on it that it lacks, and proves all of them. No Docker is needed. */
export async function reuse(step: Step, scene: Scene, wanted: Reuse): Promise<PushedImage> {
  const { inputs } = step;
  const { survey, moves } = scene;
  const { digest } = wanted;
  const manifest = await manifestOf(scene, digest);
  const insight = manifest.kind === 'found' ? moves.read(manifest.value) : undefined;
  const target = { digest, standing: imagesByTag(survey.images) };
  const { waves, kept } = inputs.image.keepNewerTags
    ? await keepNewer(wanted.waves, target, moves)
    : { waves: wanted.waves, kept: [] };
  tellKept(step, kept);
  const [first, ...further] = wanted.tags.filter((tag) => !kept.some((left) => left.tag === tag));
  if (first === undefined) return await reuse(step, scene, newest(kept));
  await putTags(step, scene, { waves, manifest });
  const platformDigests = Promise.resolve(insight).then((known) => known?.platformDigests ?? {});
  return await conclude(step, scene, { result: 'reused', tags: [first, ...further], digest, platformDigests });
}

async function manifestOf({ survey, registry }: Scene, digest: string): Promise<Answer<Manifest>> {
  const known = survey.images.find((image) => image.digest === digest);
  if (known !== undefined) return { kind: 'found', value: known };
  return manifestIn(await registry.images([{ digest }]), digest);
}

async function putTags(
  { runner, patience }: Step,
  { registry, target: { repository } }: Scene,
  { waves, manifest }: { readonly waves: TagWaves; readonly manifest: Answer<Manifest> },
): Promise<void> {
  if (waves.length === 0) return;
  await runner.phase('Tags', async () => {
    await addTags(waves, manifest, { registry, patience, warning: runner.warning, repository });
    return { value: undefined, sentence: describeTags(waves.flat()) };
  });
}

/** Where every tag stays on a newer image, that image is what the step has to offer. */
export function newest(kept: readonly KeptTag[]): Reuse {
  const digest = kept[0]?.digest ?? '';
  const [first = '', ...further] = kept.filter((left) => left.digest === digest).map(({ tag }) => tag);
  return { digest, tags: [first, ...further], waves: [] };
}

/** Says in the log and on the page of the run which tags stay where they are. */
export function tellKept({ runner, event }: Step, kept: readonly KeptTag[]): void {
  if (kept.length > 0) runner.notice(describeKept(kept, event.commit));
}
