import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Bytes, inPieces } from './http-connections.ts';

/** A file that is written. `open` gives its bytes when its turn comes. */
export type WrittenFile = {
  /** With slashes between folders. */
  readonly path: string;
  readonly sizeBytes: number;
  readonly open: () => Promise<Bytes>;
};

/** A file of bytes that are in memory. */
export function textFile(path: string, text: string): WrittenFile {
  const bytes = Buffer.from(text);
  return { path, sizeBytes: bytes.length, open: async () => inPieces([bytes]) };
}

/** Writes files into a folder, which is made; others in it stay. */
export async function writeFolder(folder: string, files: readonly WrittenFile[]): Promise<void> {
  for (const { path, open } of files) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await save(file, await open());
  }
}

/** Writes files into one tar, in place of what is there. */
export async function writeTar(file: string, files: readonly WrittenFile[]): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await save(file, tarBytes(files));
}

/** Nobody finds a file of which only a part is there. */
async function save(file: string, bytes: Bytes): Promise<void> {
  const part = `${file}.part`;
  try {
    await pipeline(Readable.from(bytes, { objectMode: false }), createWriteStream(part));
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

async function* tarBytes(files: readonly WrittenFile[]): Bytes {
  const { TAR_BLOCK, tarHeader, tarPadding } = await import('./tar-header.ts');
  for (const folder of foldersOf(files)) yield tarHeader(folder, 0);
  for (const { path, sizeBytes, open } of files) {
    yield tarHeader(path, sizeBytes);
    yield* await open();
    yield Buffer.alloc(tarPadding(sizeBytes));
  }
  yield Buffer.alloc(2 * TAR_BLOCK);
}

/** Docker's importer wants folders before what is in them. */
function foldersOf(files: readonly WrittenFile[]): readonly string[] {
  const folders = files.flatMap(({ path }) => {
    const parts = path.split('/').slice(0, -1);
    return parts.map((_, index) => `${parts.slice(0, index + 1).join('/')}/`);
  });
  return [...new Set(folders)].toSorted();
}
