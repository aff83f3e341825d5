import { createReadStream, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bytes } from './http-connections.ts';
import { readTarIndex } from './tar-index.ts';

/** Files in a folder or in a tar, by their paths. */
export type FileStore = {
  /** The folder or the tar. */
  readonly name: string;
  /** The length of a file in bytes; `undefined` where there is none. */
  readonly sizeOf: (path: string) => number | undefined;
  /** The bytes of a file from this one on. */
  readonly open: (path: string, fromByte: number) => Bytes;
  /** The text of a small file; `undefined` where there is none. */
  readonly text: (path: string) => Promise<string | undefined>;
};

/**
 * The files at a path.
 *
 * @throws Failure `archive-damaged`
 */
export async function openStore(path: string): Promise<FileStore> {
  return statSync(path).isDirectory() ? openFolder(path) : await openTar(path);
}

function openFolder(folder: string): FileStore {
  const sizeOf = (path: string) => {
    const found = statSync(join(folder, path), { throwIfNoEntry: false });
    return found?.isFile() ? found.size : undefined;
  };
  return {
    name: folder,
    sizeOf,
    open: (path, fromByte) => createReadStream(join(folder, path), { start: fromByte }),
    text: async (path) => (sizeOf(path) === undefined ? undefined : await readFile(join(folder, path), 'utf8')),
  };
}

async function openTar(file: string): Promise<FileStore> {
  const entries = await readTarIndex(file);
  const open = (path: string, fromByte: number): Bytes => {
    const { offset, sizeBytes } = entries.get(path) ?? { offset: 0, sizeBytes: 0 };
    // A range has an end that is part of it, so that there is none of nothing.
    if (fromByte >= sizeBytes) return nothing();
    return createReadStream(file, { start: offset + fromByte, end: offset + sizeBytes - 1 });
  };
  return {
    name: file,
    sizeOf: (path) => entries.get(path)?.sizeBytes,
    open,
    text: async (path) => (entries.has(path) ? await textOf(open(path, 0)) : undefined),
  };
}

async function* nothing(): Bytes {}

async function textOf(bytes: Bytes): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}
