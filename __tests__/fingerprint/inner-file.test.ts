import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readInnerFile } from '../../src/fingerprint/inner-file.ts';

let folder = '';
const at = (path: string): string => join(folder, path);
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inner-file-test-'));
  await mkdir(at('context/sub'), { recursive: true });
  await writeFile(at('outside'), 'outside');
  await writeFile(at('context/plain'), 'plain');
  await writeFile(at('context/sub/file'), 'inside');
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** What is found under `link`, which leads there. */
async function follow(...links: readonly (readonly [name: string, target: string])[]): Promise<string> {
  for (const [name, target] of links) await symlink(target, at(`context/${name}`));
  const found = await readInnerFile(at('context'), 'link');
  switch (found.kind) {
    case 'file':
      return found.bytes.toString();
    case 'none':
      return found.isThere ? 'there' : 'none';
    case 'unknown':
      return found.reason;
  }
}

// As `docker build` has read an ignore file (BuildKit of Docker 26.1).
describe('links', () => {
  test.each<[string, readonly (readonly [string, string])[], string]>([
    ['none', [], 'none'],
    ['in the folder', [['link', 'sub/file']], 'inside'],
    ['out of it', [['link', '../outside']], 'there'],
    ['out of it and back', [['link', '../context/plain']], 'there'],
    ['up from the top, which is no way out', [['link', '../sub/../../sub/file']], 'inside'],
    ['from the root, which is the folder', [['link', '/sub/file']], 'inside'],
    ['to the whole path, which is not in there', [['link', '/etc/hostname']], 'there'],
    [
      'to a link',
      [
        ['link', 'other'],
        ['other', 'plain'],
      ],
      'plain',
    ],
    [
      'through a link to a folder',
      [
        ['link', 'other/file'],
        ['other', 'sub'],
      ],
      'inside',
    ],
    [
      'through a link out of the folder',
      [
        ['link', 'other/outside'],
        ['other', '..'],
      ],
      'there',
    ],
    ['to a folder', [['link', 'sub']], 'there'],
    ['through a file', [['link', 'plain/x']], 'there'],
    ['to nothing', [['link', 'nowhere']], 'there'],
    ['to itself', [['link', 'link']], 'there'],
    [
      'in a circle',
      [
        ['link', 'other'],
        ['other', 'link'],
      ],
      'there',
    ],
    ['to a pattern', [['link', 'fil[e]']], 'link leads to fil[e], which is a pattern to Docker.'],
  ])('%s', async (_name, links, expected) => expect(await follow(...links)).toBe(expected));
});

test('a file, and a folder of that name', async () => {
  await writeFile(at('context/link'), 'text');
  expect(await follow()).toBe('text');
  await rm(at('context/link'));
  await mkdir(at('context/link'));
  expect(await follow()).toBe('there');
});

test('a name that is a pattern', async () => {
  await writeFile(at('context/f*'), '');
  expect(await readInnerFile(at('context'), 'f*')).toMatchObject({ kind: 'unknown' });
});
