import { createHash, type Hash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { archiveDamaged } from '../errors/archive-errors.ts';
import type { PackedLayer } from './archive-manifest.ts';
import { type FileRange, readFileRange } from './file-bytes.ts';
import { decompressor, type FileStore, isOfZlib, packedFormOf } from './file-store.ts';

/** A layer of an archive: the name of its file, and the digest that it has when it is unpacked. */
export type ArchiveLayer = { readonly name: string; readonly diffId: string };

/** A layer that is ready to be sent, and where it is. */
export type ReadyLayer = PackedLayer & { readonly file: FileRange };

/**
 * Makes a layer ready: one that is compressed stays as it is, a plain one is compressed into a file in `temp`. Either way it is held against
 * what the configuration says.
 *
 * @throws Failure `digest-mismatch`
 */
export async function prepareLayer(store: FileStore, layer: ArchiveLayer, temp: string): Promise<ReadyLayer> {
  const file = store.find(layer.name);
  if (file === undefined) throw archiveDamaged(store.name, `the layer ${layer.name} is missing`);
  const compression = await packedFormOf(file);
  const [plain, packed] = [hashFor(layer.diffId), createHash('sha256')];
  try {
    const ready =
      compression === 'none'
        ? await compress(file, { plain, packed, temp })
        : await check(file, { plain, packed, compression });
    const got = `${layer.diffId.slice(0, layer.diffId.indexOf(':'))}:${plain.digest('hex')}`;
    if (got !== layer.diffId)
      throw archiveDamaged(store.name, `the layer ${layer.name} is ${got}, and not ${layer.diffId}`);
    return { ...ready, digest: `sha256:${packed.digest('hex')}` };
  } catch (error) {
    if (isOfZlib(error)) throw archiveDamaged(store.name, `the layer ${layer.name} cannot be unpacked`);
    throw error;
  }
}

type Hashes = { readonly plain: Hash; readonly packed: Hash };

/** The settings are fixed, and there is no time in it: the same layer gets the same digest on each run. */
async function compress(file: FileRange, { plain, packed, temp }: Hashes & { readonly temp: string }) {
  const path = join(await mkdtemp(join(temp, 'layer-')), 'layer.tar.gz');
  await pipeline(
    Readable.from(readFileRange(file)),
    through(plain),
    createGzip({ level: LEVEL }),
    through(packed),
    createWriteStream(path, { mode: 0o600 }),
  );
  const { size } = await stat(path);
  return { compression: 'gzip', sizeBytes: size, file: { path, offset: 0, sizeBytes: size } } as const;
}

/** The level of docker. */
const LEVEL = 6;

async function check(
  file: FileRange,
  { plain, packed, compression }: Hashes & { readonly compression: 'gzip' | 'zstd' },
) {
  await pipeline(
    Readable.from(readFileRange(file)),
    through(packed),
    decompressor(compression),
    through(plain),
    async (bytes) => {
      for await (const _ of bytes);
    },
  );
  return { compression, sizeBytes: file.sizeBytes, file } as const;
}

/** Passes bytes on, and hashes them. */
function through(hash: Hash) {
  return async function* (bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const piece of bytes) {
      hash.update(piece);
      yield piece;
    }
  };
}

function hashFor(digest: string): Hash {
  return createHash(digest.startsWith('sha512:') ? 'sha512' : 'sha256');
}
