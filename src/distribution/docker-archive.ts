import { archiveDamaged, imageNotThere, severalImages } from '../errors/archive-errors.ts';
import { parseJson, record } from '../lib/json.ts';
import { mapLimit } from '../lib/map-limit.ts';
import { prepareLayer } from './archive-layers.ts';
import {
  type ArchiveImage,
  archiveManifest,
  chooseArchiveImage,
  readArchiveImages,
  readDiffIds,
} from './archive-manifest.ts';
import { digestOf } from './content-check.ts';
import { type FileStore, openStore } from './file-store.ts';
import { readDescriptor, readImageParts } from './image-parts.ts';
import { blobPath, findInLayout, type ImageInFiles, LayoutSource, rangeSource } from './oci-layout.ts';
import type { Manifest } from './registry.ts';

/** Layers that are compressed at the same time. */
const AT_ONCE = 2;

/**
 * Opens an image in an archive as docker, BuildKit, Bazel, jib, ko, kaniko and crane write it
 * (https://github.com/moby/docker-image-spec/blob/main/spec.md#combined-image-json--filesystem-changeset-format).
 * Where it is a layout too, and whole, with layers that are packed, that is taken as it is. Else the configuration stays as it is, and so do
 * layers that are packed; the others are packed into `folder`, in the same way each time: the digest is then one of this machine.
 *
 * @throws Failure `digest-mismatch` where it is damaged, `image-missing`
 */
export async function openDockerArchive(
  path: string,
  { name, folder }: { readonly name?: string | undefined; readonly folder: string },
): Promise<ImageInFiles> {
  const store = await openStore(path, folder);
  const layout = await findInLayout(store, name);
  if (layout !== undefined && (await isWhole(store, layout.manifest.body))) return layout;
  const image = await findImage(store, name);
  const config = await store.text(image.config);
  if (config === undefined) throw archiveDamaged(store.name, `the configuration ${image.config} is missing`);
  const search = { source: new LayoutSource(store), configDigest: digestOf(Buffer.from(config)), depth: 0 };
  const known = await findPacked(store, (await store.text('index.json')) ?? '', search);
  if (known !== undefined) return { manifest: known, source: search.source };
  return await packImage(store, { image, config: Buffer.from(config), folder });
}

async function findImage(store: FileStore, name: string | undefined): Promise<ArchiveImage> {
  const text = await store.text('manifest.json');
  if (text === undefined)
    throw archiveDamaged(store.name, 'there is no manifest.json in it, so docker save did not write it');
  const images = readArchiveImages(text);
  if (images === undefined) throw archiveDamaged(store.name, 'its manifest.json names no image');
  const choice = chooseArchiveImage(images, name);
  if (!('names' in choice)) return choice;
  throw name === undefined ? severalImages(store.name, choice.names) : imageNotThere(store.name, name, choice.names);
}

/** Whether all of an image or an index is there, with layers as they are pushed: engines write an index also where they have not all of its images. */
async function isWhole(store: FileStore, body: string, depth = 0): Promise<boolean> {
  const parts = readImageParts(body);
  if (parts === undefined || depth > DEEPEST) return false;
  if (parts.kind === 'image')
    return [parts.config, ...parts.layers].every(
      ({ digest, mediaType }) => !/\.tar$/.test(mediaType) && store.find(blobPath(digest)) !== undefined,
    );
  const below = await Promise.all(
    parts.manifests.map(async ({ digest }) => {
      const text = await store.text(blobPath(digest));
      return text !== undefined && (await isWhole(store, text, depth + 1));
    }),
  );
  return below.every((is) => is);
}

/** Indexes in indexes end after so many. */
const DEEPEST = 3;

type Packing = { readonly image: ArchiveImage; readonly config: Buffer; readonly folder: string };

async function packImage(store: FileStore, { image, config, folder }: Packing): Promise<ImageInFiles> {
  const diffIds = readDiffIds(config.toString('utf8'));
  if (diffIds?.length !== image.layers.length)
    throw archiveDamaged(
      store.name,
      `its configuration names ${diffIds?.length ?? 0} layers, and there are ${image.layers.length}`,
    );
  const wanted = image.layers.map((name, index) => ({ name, diffId: diffIds[index] ?? '' }));
  // A layer that is there several times, as an empty one often is, is one blob.
  const once = [...new Map(wanted.map((layer) => [layer.diffId, layer])).values()];
  const ready = await mapLimit(once, AT_ONCE, (layer) => prepareLayer(store, layer, folder));
  const byDiffId = new Map(once.map(({ diffId }, index) => [diffId, ready[index]]));
  const layers = wanted.flatMap(({ diffId }) => byDiffId.get(diffId) ?? []);
  const configDigest = digestOf(config);
  const blobs = new Map(ready.map(({ digest, file }) => [digest, file]));
  const configFile = store.find(image.config);
  if (configFile !== undefined) blobs.set(configDigest, configFile);
  const manifest = archiveManifest({ digest: configDigest, sizeBytes: config.length }, layers);
  return { manifest, source: rangeSource(store.name, manifest, blobs) };
}

/** The manifest of the image of this configuration in an index, where all of it is there. */
async function findPacked(store: FileStore, index: string, search: Search): Promise<Manifest | undefined> {
  const { manifests } = record(parseJson(index));
  const entries = Array.isArray(manifests) ? manifests.flatMap((value) => readDescriptor(value) ?? []) : [];
  for (const { digest } of entries) {
    const answer = await search.source.manifest(digest);
    const parts = answer.kind === 'found' ? readImageParts(answer.value.body) : undefined;
    if (answer.kind !== 'found' || parts === undefined) continue;
    const { value } = answer;
    if (parts.kind === 'image') {
      if (parts.config.digest === search.configDigest && (await isWhole(store, value.body))) return value;
    } else if (search.depth < DEEPEST) {
      const below = await findPacked(store, value.body, { ...search, depth: search.depth + 1 });
      if (below !== undefined) return below;
    }
  }
  return undefined;
}

type Search = { readonly source: LayoutSource; readonly configDigest: string; readonly depth: number };
