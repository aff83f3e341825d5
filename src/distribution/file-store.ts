import { createReadStream, createWriteStream, statSync } from 'node:fs';
import { mkdtemp, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import { archiveDamaged } from '../errors/archive-errors.ts';
import { type FileRange, joinBytes, readFileRange } from './file-bytes.ts';
import type { Bytes } from './http-connections.ts';
import { readTarIndex } from './tar-index.ts';

/** Files in a folder or in a tar, by their paths. */
export type FileStore = {
  /** The folder or the tar. */
  readonly name: string;
  /** The length of a file in bytes; `undefined` where there is none. */
  readonly sizeOf: (path: string) => number | undefined;
  /** Where a file is on disk; `undefined` where there is none. */
  readonly find: (path: string) => FileRange | undefined;
  /** The bytes of a file from this one on; `lent`: a piece is gone when the next one is asked for. */
  readonly open: (path: string, fromByte: number, pieces?: 'kept' | 'lent') => Bytes;
  /** The text of a small file; `undefined` where there is none. */
  readonly text: (path: string) => Promise<string | undefined>;
};

/**
 * The files at a path. A tar that is compressed is unpacked into `folder`, as nothing can be found in it otherwise.
 *
 * @throws Failure `digest-mismatch` where it cannot be read
 */
export async function openStore(path: string, folder?: string): Promise<FileStore> {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) throw archiveDamaged(path, 'there is nothing at this path');
  if (found.isDirectory()) return storeOf(path, (name) => findInFolder(path, name));
  const tar = folder === undefined ? path : await unpackedTar(path, folder);
  const entries = await readTarIndex(tar);
  return storeOf(path, (name) => {
    const entry = entries.get(name);
    return entry === undefined ? undefined : { path: tar, ...entry };
  });
}

/** Links are followed: Bazel, for one, writes layouts of links. */
function findInFolder(folder: string, name: string): FileRange | undefined {
  const path = join(folder, name);
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isFile() ? { path, offset: 0, sizeBytes: found.size } : undefined;
}

function storeOf(name: string, find: FileStore['find']): FileStore {
  const openFile: FileStore['open'] = (path, fromByte, pieces) => {
    const { offset, sizeBytes, ...file } = find(path) ?? { path: '', offset: 0, sizeBytes: 0 };
    return readFileRange({ ...file, offset: offset + fromByte, sizeBytes: sizeBytes - fromByte }, pieces);
  };
  return {
    name,
    find,
    sizeOf: (path) => find(path)?.sizeBytes,
    open: openFile,
    text: async (path) =>
      find(path) === undefined ? undefined : (await joinBytes(openFile(path, 0))).toString('utf8'),
  };
}

/** The form of compressed content, by its first bytes. */
export type PackedForm = 'gzip' | 'zstd' | 'none';

/** How a part of a file is compressed. */
export async function packedFormOf({ path, offset, sizeBytes }: FileRange): Promise<PackedForm> {
  const file = await open(path);
  try {
    const first = Buffer.alloc(4);
    const { bytesRead } = await file.read(first, 0, Math.min(4, sizeBytes), offset);
    const hex = first.subarray(0, bytesRead).toString('hex');
    if (hex.startsWith('1f8b')) return 'gzip';
    return hex === '28b52ffd' ? 'zstd' : 'none';
  } finally {
    await file.close();
  }
}

/** What takes a compression away. */
export function decompressor(form: 'gzip' | 'zstd'): Transform {
  return form === 'gzip' ? createGunzip() : createZstdDecompress();
}

async function unpackedTar(path: string, folder: string): Promise<string> {
  const form = await packedFormOf({ path, offset: 0, sizeBytes: 4 });
  if (form === 'none') return path;
  const tar = join(await mkdtemp(join(folder, 'unpacked-')), 'image.tar');
  try {
    await pipeline(createReadStream(path), decompressor(form), createWriteStream(tar, { mode: 0o600 }));
  } catch (error) {
    if (!isOfZlib(error)) throw error;
    throw archiveDamaged(path, `it cannot be unpacked (${error.message})`);
  }
  return tar;
}

/** Whether it is what was read that is damaged, and not the disk. */
export function isOfZlib(error: unknown): error is Error {
  return typeof error === 'object' && error !== null && 'code' in error && /^(?:Z|ZSTD)_/.test(String(error.code));
}
