import type { Answer, FoundImage, ImageFacts, ImageId, Registry } from '../../distribution/registry.ts';
import type { Runner } from '../../github/runner.ts';
import { imageReader } from '../../phases/registry/image-details.ts';
import { imagesByTag, type RegistrySnapshot } from '../../phases/registry/registry-snapshot.ts';
import { type BareImage, type BareMatch, type FlavoredTags, matchBare } from './bare-image.ts';
import type { PromotionInputs } from './promote-inputs.ts';

/** ECR's answers about the image that is wanted. */
export type FoundSource = {
  readonly image: Answer<FoundImage>;
  /** The answer of DescribeImages, which is asked where the image was not found. */
  readonly described?: Answer<ImageFacts>;
  /** Whether the image under the bare SHA will do, where only that is there. */
  readonly bare?: BareMatch;
};

/** The registries where an image is looked for, and the images under the wanted tags. */
export type SourcePlaces = {
  readonly from: Pick<Registry, 'images' | 'describeImage' | 'blob'>;
  readonly to: Pick<Registry, 'images' | 'blob'>;
  readonly snapshot: Promise<Pick<RegistrySnapshot, 'images'>>;
  readonly debug: Runner['debug'];
};

/** Finds the image by its name; the commit's image first by the tag with the flavor's prefix and suffix, then by its SHA. */
export async function findSource(
  { image: { id }, bareCommit, affixes }: Pick<PromotionInputs, 'image' | 'bareCommit' | 'affixes'>,
  places: SourcePlaces,
): Promise<FoundSource> {
  const { from } = places;
  const image = await findImage(from, id);
  if (image.kind !== 'missing' || image.what !== 'image') return { image };
  const described = await from.describeImage(id);
  if (bareCommit === undefined || described.kind === 'found') return { image, described };
  const bare = await findImage(from, { tag: bareCommit });
  if (bare.kind !== 'found') return { image: bare, described: await from.describeImage({ tag: bareCommit }) };
  const match = matchBare(await readBare(places, bare.value, bareCommit), {
    ...affixes,
    current: await readCurrent(places),
  });
  return { image: bare, bare: match };
}

/** An image by its tag or digest. */
async function findImage(registry: Pick<Registry, 'images'>, id: ImageId): Promise<Answer<FoundImage>> {
  const images = await registry.images([id]);
  if (images.kind !== 'found') return images;
  const [value] = images.value;
  return value === undefined ? { kind: 'missing', what: 'image' } : { kind: 'found', value };
}

async function readBare({ from, debug }: SourcePlaces, image: FoundImage, tag: string): Promise<BareImage> {
  const [details, facts] = await Promise.all([imageReader(from, debug)(image), from.describeImage({ tag })]);
  return { ...details, tags: facts.kind === 'found' ? facts.value.tags : [] };
}

async function readCurrent({ to, snapshot, debug }: SourcePlaces): Promise<FlavoredTags['current']> {
  const read = imageReader(to, debug);
  const images = [...imagesByTag((await snapshot).images)];
  return await Promise.all(images.map(async ([tag, image]) => ({ ...(await read(image)), tag })));
}
