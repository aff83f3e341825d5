import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rename, rm, symlink, truncate, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readIgnoreRules } from '../../src/dockerfile/dockerignore.ts';
import { type ContextEntry, hashEntries, readContextFiles } from '../../src/fingerprint/context-files.ts';

const run = promisify(execFile);

let folder = '';
const pathsOf = ({ entries }: { readonly entries: readonly ContextEntry[] }): readonly string[] =>
  entries.map(([path]) => path).sort();

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tree-test-'));
  await mkdir(join(folder, 'src'));
  await writeFile(join(folder, 'src/main.js'), 'main');
  await writeFile(join(folder, 'run.sh'), 'run');
  await symlink('run.sh', join(folder, 'link'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const read = (ignore = '') => readContextFiles(folder, readIgnoreRules(ignore));
const hash = async (ignore = ''): Promise<string> => (await read(ignore)).hash;
const at = (path: string): string => join(folder, path);

test('files, folders and links, and how much it is', async () => {
  const tree = await read();
  expect(tree).toMatchObject({ files: 2, bytes: 7, gitFolders: [] });
  expect(pathsOf(tree)).toEqual(['link', 'run.sh', 'src', 'src/main.js']);
});

describe('another tree', () => {
  test.each<[string, () => Promise<unknown>]>([
    ['another content', () => writeFile(at('run.sh'), 'ran')],
    ['a line more', () => writeFile(at('run.sh'), 'run\n')],
    ['a file more', () => writeFile(at('new'), '')],
    ['a file less', () => rm(at('run.sh'))],
    ['another name', () => rename(at('src/main.js'), at('src/Main.js'))],
    ['another folder', () => rename(at('src/main.js'), at('main.js'))],
    ['an executable file', () => chmod(at('run.sh'), 0o755)],
    ['a file for its owner only', () => chmod(at('run.sh'), 0o600)],
    ['a folder for its owner only', () => chmod(at('src'), 0o700)],
    ['an empty folder', () => mkdir(at('empty'))],
    ['another link', () => rm(at('link')).then(() => symlink('src', at('link')))],
    ['a file with the text of the link', () => rm(at('link')).then(() => writeFile(at('link'), 'run.sh'))],
    [
      'an empty file in place of an empty folder',
      () => rm(at('src'), { recursive: true }).then(() => writeFile(at('src'), '')),
    ],
    ['a pipe', () => run('mkfifo', [at('pipe')])],
  ])('%s', async (_name, change) => {
    const before = await hash();
    await change();
    expect(await hash()).not.toBe(before);
  });
});

describe('the same tree', () => {
  test.each<[string, () => Promise<unknown>]>([
    ['another time', () => utimes(at('run.sh'), 1, 1)],
    ['written again', () => rm(at('run.sh')).then(() => writeFile(at('run.sh'), 'run'))],
    ['a file that is left out', () => writeFile(at('secret'), 'x')],
    ['a folder that is left out', () => mkdir(at('out/of/it'), { recursive: true })],
    ['a broken link that is left out', () => symlink('/nowhere', at('secret'))],
  ])('%s', async (_name, change) => {
    const before = await hash('secret\nout');
    await change();
    expect(await hash('secret\nout')).toBe(before);
  });

  test('in another place, made in another order', async () => {
    const before = await hash();
    const other = `${folder}-copy`;
    await mkdir(other);
    try {
      await symlink('run.sh', join(other, 'link'));
      await writeFile(join(other, 'run.sh'), 'run');
      await mkdir(join(other, 'src'));
      await writeFile(join(other, 'src/main.js'), 'main');
      expect((await readContextFiles(other, [])).hash).toBe(before);
    } finally {
      await rm(other, { recursive: true });
    }
  });

  test('a checkout and a copy of it without git', async () => {
    const git = (...args: string[]) =>
      run('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { cwd: folder });
    const before = await hash('.git');
    await git('init', '--quiet');
    await git('add', '--all');
    await git('commit', '--quiet', '--message=one');
    expect(await hash('.git')).toBe(before);
    expect(await hash()).toBe(await hash('.git'));
    expect((await read()).gitFolders).toEqual(['.git']);
    expect((await read('.git')).gitFolders).toEqual([]);
  });

  test('a checkout below, at any depth', async () => {
    await mkdir(at('src/lib'));
    const before = await hash();
    for (const place of ['src', 'src/lib']) await run('git', ['init', '--quiet'], { cwd: at(place) });
    expect(await hash()).toBe(before);
    expect((await read()).gitFolders).toEqual(['src/.git', 'src/lib/.git']);
    expect((await read('src/.git')).gitFolders).toEqual(['src/lib/.git']);
    expect((await read('**/.git')).gitFolders).toEqual([]);
  });

  test('a worktree, but not what a submodule says', async () => {
    const before = await hash();
    await writeFile(at('.git'), 'gitdir: /elsewhere');
    expect(await hash()).toBe(before);
    await writeFile(at('src/.git'), 'gitdir: ../.git/modules/src');
    expect(await hash()).not.toBe(before);
    expect((await read()).gitFolders).toEqual(['.git']);
  });
});

test('the order in which a folder lists its files does not count', () => {
  const entries: readonly ContextEntry[] = ['b', 'a', 'c'].map((path) => [path, 'file', 0o644, path]);
  expect(hashEntries(entries.toReversed())).toBe(hashEntries(entries));
  expect(hashEntries(entries.slice(1))).not.toBe(hashEntries(entries));
});

test('where one thing ends and the next begins is not open to doubt', async () => {
  await writeFile(at('a","file'), '');
  const before = await hash();
  await rename(at('a","file'), at('a'));
  expect(await hash()).not.toBe(before);
});

describe('bytes that are no UTF-8', () => {
  const bytes = (text: string): Buffer => Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(text, 'latin1')]);

  test.each<[string, (text: string) => Promise<unknown>]>([
    ['in the name of a file', (text) => writeFile(bytes(`x${text}`), '')],
    ['in the name of a folder', (text) => mkdir(bytes(text)).then(() => writeFile(bytes(`${text}/x`), ''))],
    ['in the target of a link', (text) => symlink(Buffer.from(text, 'latin1'), at('other'))],
  ])('%s', async (_name, make) => {
    const hashes = [];
    for (const text of ['\xff', '\xfe', '\xc3', '\xc3\xa4', '\xef\xbf\xbd']) {
      await make(text);
      hashes.push(await hash());
      await rm(at('other'), { force: true });
      await rm(bytes(text), { force: true, recursive: true });
      await rm(bytes(`x${text}`), { force: true });
    }
    expect(new Set(hashes).size).toBe(5);
  });

  test('what is left out is left out', async () => {
    await mkdir(bytes('out\xff'));
    await writeFile(bytes('out\xff/a'), '');
    await mkdir(at('gone'));
    await writeFile(bytes('gone/\xff\xfe'), '');
    expect(pathsOf(await read('out?\ngone/??'))).toEqual(['gone', 'link', 'run.sh', 'src', 'src/main.js']);
    expect(pathsOf(await read('gone/?'))).toContain('gone/\udcff\udcfe');
  });
});

test('names of all kinds', async () => {
  const names = ['with space', 'two\nlines', 'ünï', '日本', '"quoted"', '-dash', '\\back', '#hash'];
  for (const name of names) await writeFile(at(name), name);
  expect(pathsOf(await read())).toEqual(expect.arrayContaining(names));
  expect(pathsOf(await read('*'))).toEqual([]);
});

test('a folder that is left out is there for what is not', async () => {
  await writeFile(at('src/keep'), '');
  await mkdir(at('src/empty'));
  expect(pathsOf(await read('src\n!src/keep'))).toEqual(['link', 'run.sh', 'src', 'src/keep']);
  expect(pathsOf(await read('src\n!**/nothing'))).toEqual(['link', 'run.sh']);
});

test('a file of many buffers', async () => {
  await writeFile(at('big'), 'x');
  await truncate(at('big'), 40 * 1024 * 1024 + 1);
  const before = await read();
  expect(before.bytes).toBe(7 + 40 * 1024 * 1024 + 1);
  await truncate(at('big'), 40 * 1024 * 1024);
  expect(await hash()).not.toBe(before.hash);
});

test('a socket is not sent', async () => {
  const before = await hash();
  const server = createServer();
  await new Promise<void>((done) => server.listen(at('s'), done));
  try {
    expect(await hash()).toBe(before);
  } finally {
    await new Promise((done) => server.close(done));
  }
});

test('what is not there is told', async () => {
  await expect(readContextFiles(at('nowhere'), [])).rejects.toMatchObject({ code: 'ENOENT', syscall: 'scandir' });
});
