import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type AbsentFrom, findAbsentFile } from '../../../src/phases/build/absent-file.ts';

let workspace: string;
beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'absent-'));
});
afterEach(async () => await rm(workspace, { recursive: true }));

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries({ Dockerfile: 'FROM scratch\n', ...files })) {
    await mkdir(dirname(join(workspace, name)), { recursive: true });
    await writeFile(join(workspace, name), text);
  }
}

const find = (path: string, { build = { context: '.' }, ...more }: Partial<AbsentFrom> = {}) =>
  findAbsentFile(path, { build, workspace, ...more });

test.each<[string, Readonly<Record<string, string>>, string, Partial<AbsentFrom>, unknown]>([
  [
    'a line of .dockerignore',
    { '.dockerignore': '# built\n\n  dist/ \nnode_modules\n', 'dist/app.jar': '' },
    '/dist/app.jar',
    {},
    { kind: 'ignored', file: '.dockerignore', line: 3, pattern: 'dist/' },
  ],
  [
    'the last of several lines that do so',
    { '.dockerignore': '*\n!dist\ndist/*.jar', 'dist/app.jar': '' },
    '/dist/app.jar',
    {},
    { kind: 'ignored', file: '.dockerignore', line: 3, pattern: 'dist/*.jar' },
  ],
  [
    'the line about a folder above it',
    { '.dockerignore': '**/gen', 'a/gen/b/c.txt': '' },
    '/a/gen/b/c.txt',
    {},
    { kind: 'ignored', file: '.dockerignore', line: 1, pattern: '**/gen' },
  ],
  [
    'the ignore file of the Dockerfile comes first',
    {
      '.dockerignore': 'b',
      'docker/app.Dockerfile': 'FROM scratch',
      'docker/app.Dockerfile.dockerignore': 'a\n',
      a: '',
    },
    '/a',
    { build: { context: '.', file: 'docker/app.Dockerfile' } },
    { kind: 'ignored', file: 'docker/app.Dockerfile.dockerignore', line: 1, pattern: 'a' },
  ],
  [
    'but not to the builder before BuildKit',
    { '.dockerignore': 'x\na', 'Dockerfile.dockerignore': 'a\n', a: '' },
    'a',
    { builder: 'classic' },
    { kind: 'ignored', file: '.dockerignore', line: 2, pattern: 'a' },
  ],
  [
    'of a Dockerfile that is in no file',
    { '.dockerignore': 'a', a: '' },
    '/a',
    { inlineDockerfile: 'FROM scratch' },
    { kind: 'ignored', file: '.dockerignore', line: 1, pattern: 'a' },
  ],
  ['a file that nothing leaves out is in the context by now', { '.dockerignore': 'b', a: '' }, '/a', {}, undefined],
  ['the same without ignore file', { a: '' }, '/a', {}, undefined],
  ['other capitals', { 'src/App.ts': '' }, '/src/app.ts', {}, { kind: 'other-case', path: 'src/App.ts' }],
  [
    'other capitals of a folder above it',
    { 'Src/a/App.ts': '' },
    '/src/a/app.ts',
    {},
    { kind: 'other-case', path: 'Src/a/App.ts' },
  ],
  ['a folder in other capitals', { 'Src/App.ts': '' }, '/src', {}, { kind: 'other-case', path: 'Src' }],
  [
    'beside the context',
    { 'package.json': '', 'docker/Dockerfile': 'FROM scratch' },
    '/package.json',
    { build: { context: 'docker' } },
    { kind: 'outside', context: 'docker' },
  ],
  ['nowhere', {}, '/target/app.jar', {}, { kind: 'missing' }],
  [
    'a folder',
    { '.dockerignore': 'dist', 'dist/a': '' },
    '/dist/',
    {},
    { kind: 'ignored', file: '.dockerignore', line: 1, pattern: 'dist' },
  ],
  ['a pattern is not looked for', { 'a.txt': '' }, '/*.txt', {}, undefined],
  ['nor what leads out', { a: '' }, '../a', {}, undefined],
  ['nor the context itself', {}, '/', {}, undefined],
])('a file that is not in the context: %s', async (_, files, path, from, expected) => {
  await write(files);
  expect(await find(path, from)).toEqual(expected);
});

test('of a name of any length', async () => {
  await write({});
  expect(await find(`a${'/'.repeat(128 * 1024)}b`)).toEqual({ kind: 'missing' });
});
