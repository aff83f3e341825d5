import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readBuildFiles } from '../../src/fingerprint/build-files.ts';
import type { BuilderKind } from '../../src/fingerprint/possible-builders.ts';

let workspace = '';
const at = (path: string): string => join(workspace, path);
beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'build-files-test-'));
  await mkdir(at('app/sub'), { recursive: true });
  await writeFile(at('app/Dockerfile'), 'FROM scratch\n');
  await writeFile(at('outside'), 'outside');
  await writeFile(at('app/sub/inside'), 'inside');
});
afterEach(async () => {
  await rm(workspace, { recursive: true, force: true });
});

type Made = Readonly<Record<string, string | { readonly link: string } | 'folder'>>;

/** What is made, and of it the text of the Dockerfile, the ignore file with its text, and the notices. */
async function read(made: Made, builder: BuilderKind = 'buildkit', file?: string) {
  for (const [path, content] of Object.entries(made)) {
    if (content === 'folder') await mkdir(at(path));
    else if (typeof content === 'string') await writeFile(at(path), content);
    else await symlink(content.link, at(path));
  }
  const build = { context: 'app', ...(file === undefined ? {} : { file }) };
  const found = await readBuildFiles(build, { workspace }, builder);
  if (found.kind === 'unknown') return found.reason;
  const { ignore, notices } = found;
  const ignored = ignore && `${relative(workspace, ignore.path)}: ${ignore.bytes.toString()}`;
  return { dockerfile: found.dockerfile.toString(), ignored: ignored ?? 'nothing', notices };
}

const PASSED_OVER = 'is a folder, or a link that leads out of its own folder: Docker takes no notice of it.';

// As `docker build` of Docker 26.1 has left files out.
describe('the ignore file for BuildKit', () => {
  test.each<[string, Made, string, readonly string[]]>([
    ['none', {}, 'nothing', []],
    ['that of the context', { 'app/.dockerignore': 'x' }, 'app/.dockerignore: x', []],
    [
      'that of the Dockerfile',
      { 'app/.dockerignore': 'x', 'app/Dockerfile.dockerignore': 'y' },
      'app/Dockerfile.dockerignore: y',
      [],
    ],
    [
      'an empty one of the Dockerfile',
      { 'app/.dockerignore': 'x', 'app/Dockerfile.dockerignore': '' },
      'app/Dockerfile.dockerignore: ',
      [],
    ],
    ['a link in the context', { 'app/.dockerignore': { link: 'sub/inside' } }, 'app/.dockerignore: inside', []],
    [
      'a link out of the context',
      { 'app/.dockerignore': { link: '../outside' } },
      'nothing',
      [`app/.dockerignore ${PASSED_OVER}`],
    ],
    ['a link to nothing', { 'app/.dockerignore': { link: 'no' } }, 'nothing', [`app/.dockerignore ${PASSED_OVER}`]],
    ['a folder', { 'app/.dockerignore': 'folder' }, 'nothing', [`app/.dockerignore ${PASSED_OVER}`]],
    [
      'a link out of the folder of the Dockerfile: that of the context',
      { 'app/.dockerignore': 'x', 'app/Dockerfile.dockerignore': { link: '../outside' } },
      'app/.dockerignore: x',
      [`app/Dockerfile.dockerignore ${PASSED_OVER}`],
    ],
    [
      'a folder in place of that of the Dockerfile',
      { 'app/.dockerignore': 'x', 'app/Dockerfile.dockerignore': 'folder' },
      'app/.dockerignore: x',
      [`app/Dockerfile.dockerignore ${PASSED_OVER}`],
    ],
  ])('%s', async (_name, made, ignored, notices) => {
    expect(await read(made)).toEqual({ dockerfile: 'FROM scratch\n', ignored, notices });
  });

  test('of a Dockerfile in a folder of the context: a link into the context is one out of that folder', async () => {
    const made: Made = { 'app/sub/D': 'FROM x\n', 'app/sub/D.dockerignore': { link: '../Dockerfile' } };
    expect(await read(made, 'buildkit', 'app/sub/D')).toMatchObject({
      ignored: 'nothing',
      notices: [expect.any(String)],
    });
  });

  test('a link to a pattern', async () => {
    expect(await read({ 'app/.dockerignore': { link: 'sub/in*' } })).toBe(
      '.dockerignore leads to in*, which is a pattern to Docker.',
    );
  });
});

describe('the ignore file for the builder before BuildKit', () => {
  test.each<[string, Made, string]>([
    ['none', {}, 'nothing'],
    [
      'not that of the Dockerfile',
      { 'app/.dockerignore': 'x', 'app/Dockerfile.dockerignore': 'y' },
      'app/.dockerignore: x',
    ],
    ['only that of the Dockerfile', { 'app/Dockerfile.dockerignore': 'y' }, 'nothing'],
    ['a link out of the context', { 'app/.dockerignore': { link: '../outside' } }, 'app/.dockerignore: outside'],
    ['a link to nothing', { 'app/.dockerignore': { link: 'no' } }, 'nothing'],
  ])('%s', async (_name, made, ignored) => {
    expect(await read(made, 'classic')).toEqual({ dockerfile: 'FROM scratch\n', ignored, notices: [] });
  });

  test('a folder is an error', async () => {
    await expect(read({ 'app/.dockerignore': 'folder' }, 'classic')).rejects.toThrow('EISDIR');
  });
});

describe('the Dockerfile', () => {
  test.each<[string, Made, string | undefined, string]>([
    ['a link in its folder', { 'app/D': { link: 'sub/inside' } }, 'app/D', 'inside'],
    ['a link from the root', { 'app/D': { link: '/sub/inside' } }, 'app/D', 'inside'],
    ['outside of the context', {}, 'outside', 'outside'],
    [
      'the other spelling, where the link is not followed',
      { 'app/sub/Dockerfile': { link: '../../outside' }, 'app/sub/dockerfile': 'lower' },
      'app/sub/Dockerfile',
      'lower',
    ],
    [
      'the other spelling, which is named in the plain one',
      { 'app/sub/dockerfile': 'lower' },
      'app/sub/Dockerfile',
      'lower',
    ],
  ])('%s', async (_name, made, file, dockerfile) => {
    expect(await read(made, 'buildkit', file)).toMatchObject({ dockerfile });
  });

  test('a link out of its folder', async () => {
    const made: Made = { 'app/sub/D': { link: '../../outside' } };
    expect(await read(made, 'buildkit', 'app/sub/D')).toBe('app/sub/D is a link that Docker does not follow.');
    expect(await read({}, 'classic', 'app/sub/D')).toBe('app/sub/D is a link that Docker does not follow.');
  });

  test('a link that only the builder before BuildKit follows', async () => {
    const made: Made = { 'app/sub/D': { link: '../Dockerfile' } };
    expect(await read(made, 'buildkit', 'app/sub/D')).toBe('app/sub/D is a link that Docker does not follow.');
    expect(await read({}, 'classic', 'app/sub/D')).toMatchObject({ dockerfile: 'FROM scratch\n' });
  });

  test('none', async () => {
    await rm(at('app/Dockerfile'));
    await expect(read({})).rejects.toThrow(/ENOENT.*app\/Dockerfile/);
    await expect(read({}, 'buildkit', 'app/other')).rejects.toThrow(/ENOENT.*app\/other/);
  });
});
