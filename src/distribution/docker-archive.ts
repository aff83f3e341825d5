import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { archiveDamaged, imageNotThere, severalImages } from '../errors/archive-errors.ts';
import { parseJson, record } from '../lib/json.ts';
import { digestOf } from './content-check.ts';
import { type FileStore, openStore } from './file-store.ts';
import type { Bytes } from './http-connections.ts';
import { type Descriptor, readImageParts } from './image-parts.ts';
import type { ImageSource } from './image-source.ts';
import { type ImageInFiles, openLayout } from './oci-layout.ts';
import type { Answer, Manifest } from './registry.ts';

/**
 * Opens an image of what `docker save` wrote (https://github.com/moby/docker-image-spec/blob/main/spec.md#combined-image-json--filesystem-changeset-format).
 * Where it is a layout too, with layers that are packed, that is taken as it is. Else its layers are packed into `folder`: the digest is
 * then one of this machine, and the configuration the same.
 *
 * @throws Failure `digest-mismatch` where it is damaged, `image-missing`
 */
export async function openDockerArchive(
  path: string,
  { name, folder }: { readonly name?: string | undefined; readonly folder: string },
): Promise<ImageInFiles> {
  const store = await openStore(path);
  if (store.sizeOf('index.json') !== undefined) {
    const layout = await openLayout(store, name);
    if (isPacked(layout.manifest)) return layout;
  }
  return await packImage(store, await readEntry(store, name), folder);
}

/** An index, or an image whose layers are packed. */
function isPacked({ body }: Manifest): boolean {
  const parts = readImageParts(body);
  return parts?.kind === 'index' || (parts?.layers.every(({ mediaType }) => /gzip|zstd/.test(mediaType)) ?? false);
}

type ArchiveEntry = { readonly config: string; readonly layers: readonly string[] };

async function readEntry(store: FileStore, name: string | undefined): Promise<ArchiveEntry> {
  const text = await store.text('manifest.json');
  if (text === undefined)
    throw archiveDamaged(store.name, 'there is no manifest.json in it, so docker save did not write it');
  const listed = parseJson(text);
  const entries = Array.isArray(listed) ? listed.map(record) : [];
  const names = entries.flatMap(({ RepoTags }) => textsIn(RepoTags));
  const found = name === undefined ? entries : entries.filter(({ RepoTags }) => textsIn(RepoTags).includes(name));
  const [first] = found;
  if (first === undefined) throw imageNotThere(store.name, name ?? '', names);
  if (found.length > 1) throw severalImages(store.name, names);
  return { config: String(first.Config), layers: textsIn(first.Layers) };
}

function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

const TYPE = 'application/vnd.docker.distribution.manifest.v2+json';
const CONFIG = 'application/vnd.docker.container.image.v1+json';
const LAYER = 'application/vnd.docker.image.rootfs.diff.tar.gzip';

/** Packs the layers, and makes the manifest, as docker push would. */
async function packImage(store: FileStore, { config, layers }: ArchiveEntry, folder: string): Promise<ImageInFiles> {
  const text = await store.text(config);
  if (text === undefined) throw archiveDamaged(store.name, `the configuration ${config} is missing`);
  const diffIds = textsIn(record(record(parseJson(text)).rootfs).diff_ids);
  if (diffIds.length !== layers.length)
    throw archiveDamaged(
      store.name,
      `its configuration names ${diffIds.length} layers, and there are ${layers.length}`,
    );
  const packed: Descriptor[] = [];
  const files = new Map<string, string>();
  for (const [index, layer] of layers.entries()) {
    const file = join(folder, `layer-${index}.tar.gz`);
    const blob = await packLayer(store, { layer, diffId: diffIds[index] ?? '', file });
    packed.push(blob);
    files.set(blob.digest, file);
  }
  const bytes = Buffer.from(text);
  const own = { mediaType: CONFIG, digest: digestOf(bytes), size: bytes.length };
  const list = packed.map(({ digest, sizeBytes }) => ({ mediaType: LAYER, size: sizeBytes, digest }));
  const body = JSON.stringify({ schemaVersion: 2, mediaType: TYPE, config: own, layers: list });
  const manifest: Manifest = { digest: digestOf(Buffer.from(body)), body, mediaType: TYPE };
  return { manifest, source: packedSource(store.name, manifest, { files, config: { digest: own.digest, bytes } }) };
}

type LayerToPack = { readonly layer: string; readonly diffId: string; readonly file: string };

async function packLayer(store: FileStore, { layer, diffId, file }: LayerToPack): Promise<Descriptor> {
  if (store.sizeOf(layer) === undefined) throw archiveDamaged(store.name, `the layer ${layer} is missing`);
  const [unpacked, packed] = [createHash('sha256'), createHash('sha256')];
  const counted = (hash: ReturnType<typeof createHash>) =>
    new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        done(null, chunk);
      },
    });
  await pipeline(
    Readable.from(store.open(layer, 0), { objectMode: false }),
    counted(unpacked),
    createGzip(),
    counted(packed),
    createWriteStream(file, { mode: 0o600 }),
  );
  const got = `sha256:${unpacked.digest('hex')}`;
  if (got !== diffId) throw archiveDamaged(store.name, `the layer ${layer} is ${got}, and not ${diffId}`);
  return { digest: `sha256:${packed.digest('hex')}`, sizeBytes: (await stat(file)).size, mediaType: LAYER };
}

type PackedFiles = {
  readonly files: ReadonlyMap<string, string>;
  readonly config: { readonly digest: string; readonly bytes: Buffer };
};

function packedSource(name: string, manifest: Manifest, { files, config }: PackedFiles): ImageSource {
  return {
    name,
    manifest: async (digest): Promise<Answer<Manifest>> =>
      digest === manifest.digest ? { kind: 'found', value: manifest } : { kind: 'missing', what: 'image' },
    openBlob: async ({ digest }, fromByte): Promise<Bytes> => {
      if (digest === config.digest) return Readable.from([config.bytes.subarray(fromByte)], { objectMode: false });
      const file = files.get(digest);
      if (file === undefined) throw archiveDamaged(name, `the blob ${digest} is missing`);
      return createReadStream(file, { start: fromByte });
    },
  };
}
