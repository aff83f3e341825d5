import type { Stats } from 'node:fs';
import { lstat, readFile, readlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isNativeError } from 'node:util/types';
import { hasOtherBytes, textOfBytes } from '../lib/bytes-text.ts';

/** What BuildKit finds under a name in a folder that it is sent. */
export type InnerFile =
  | { readonly kind: 'file'; readonly bytes: Buffer }
  /** `isThere`: something has that name, but is no file to BuildKit. */
  | { readonly kind: 'none'; readonly isThere: boolean }
  | { readonly kind: 'unknown'; readonly reason: string };

/**
 * Reads a file as BuildKit does, which is sent no more than the folder: links are followed as if the folder were the whole
 * disk, so that a link out of it leads nowhere, or elsewhere in it. A file that cannot be read counts as missing.
 *
 * @throws system errors of a file that may not be read, which Docker does not read either
 */
export async function readInnerFile(folder: string, name: string): Promise<InnerFile> {
  const waiting = name.split('/');
  let path = '';
  let isThere = false;
  for (let links = 0; waiting.length > 0; ) {
    const part = waiting.shift() ?? '';
    if (isPattern(part)) return { kind: 'unknown', reason: `${name} leads to ${part}, which is a pattern to Docker.` };
    if (part === '' || part === '.') continue;
    if (part === '..') {
      path = dirname(path) === '.' ? '' : dirname(path);
      continue;
    }
    const stats = await statsOf(join(folder, path, part));
    if (stats === undefined) return { kind: 'none', isThere };
    isThere = true;
    if (!stats.isSymbolicLink()) {
      path = join(path, part);
      continue;
    }
    const target = textOfBytes(await readlink(join(folder, path, part), { encoding: 'buffer' }));
    if (links === MOST_LINKS) return { kind: 'none', isThere };
    links += 1;
    if (target.startsWith('/')) path = '';
    waiting.unshift(...target.split('/'));
  }
  const isFile = (await statsOf(join(folder, path)))?.isFile() ?? false;
  return isFile ? { kind: 'file', bytes: await readFile(join(folder, path)) } : { kind: 'none', isThere };
}

/** Whether a name is a pattern, as Docker asks for the files behind links by patterns. */
function isPattern(name: string): boolean {
  return /[*?[\]^\\!]/.test(name) || hasOtherBytes(name);
}

const MOST_LINKS = 255;

/** What is at a path, links not followed; `undefined` where nothing is. */
export async function statsOf(path: string): Promise<Stats | undefined> {
  try {
    return await lstat(path);
  } catch (error) {
    if (isNativeError(error) && 'code' in error && /^(ENOENT|ENOTDIR)$/.test(String(error.code))) return undefined;
    throw error;
  }
}
