import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { isOnBranch, readHead } from '../../src/github/checkout.ts';

let top: string;
const git = (cwd: string, ...args: string[]): string =>
  execFileSync(
    'git',
    ['-c', 'user.name=a', '-c', 'user.email=a@b', '-c', 'protocol.file.allow=always', '-c', 'advice.detachedHead=false']
      .concat(['-c', 'init.defaultBranch=main'])
      .concat(args),
    { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
  ).trim();
const commit = (cwd: string, message: string): string => {
  git(cwd, 'commit', '--quiet', '--allow-empty', `--message=${message}`);
  return git(cwd, 'rev-parse', 'HEAD');
};
const NO_GIT = { PATH: '/nowhere' };
const read = (
  folder: string,
  workspace = folder,
  variables: Record<string, string> = { PATH: process.env.PATH ?? '' },
) => readHead({ folder: join(top, folder), workspace: join(top, workspace), variables });

/** A repository with a merge of a branch, and the clones of it that actions/checkout makes. */
beforeAll(() => {
  top = realpathSync(mkdtempSync(join(tmpdir(), 'checkout-')));
  git(top, 'init', '--quiet', 'origin');
  const origin = join(top, 'origin');
  commit(origin, 'one');
  git(origin, 'checkout', '--quiet', '-b', 'feature');
  commit(origin, 'two');
  git(origin, 'checkout', '--quiet', 'main');
  git(origin, 'merge', '--quiet', '--no-ff', '--message=merge', 'feature');
  git(origin, 'update-ref', 'refs/pull/7/merge', 'HEAD');
  git(origin, 'tag', '--annotate', '--message=first', 'v1.0.0');
  git(origin, 'reset', '--quiet', '--hard', 'HEAD~1');
  git(top, 'clone', '--quiet', '--depth=1', `file://${origin}`, 'branch');
  for (const name of ['tag', 'pull']) git(top, 'init', '--quiet', name);
  git(join(top, 'tag'), 'fetch', '--quiet', '--depth=1', origin, '+refs/tags/v1.0.0:refs/tags/v1.0.0');
  git(join(top, 'tag'), 'checkout', '--quiet', 'refs/tags/v1.0.0');
  git(
    join(top, 'pull'),
    'fetch',
    '--quiet',
    '--no-tags',
    '--depth=1',
    origin,
    '+refs/pull/7/merge:refs/remotes/pull/7/merge',
  );
  git(join(top, 'pull'), 'checkout', '--quiet', 'refs/remotes/pull/7/merge');
  git(top, 'clone', '--quiet', `file://${origin}`, 'outer');
  git(join(top, 'outer'), 'submodule', '--quiet', 'add', `file://${origin}`, 'deep/module');
  commit(join(top, 'outer'), 'with a submodule');
  mkdirSync(join(top, 'outer', 'deep', 'module', 'app'), { recursive: true });
  git(join(top, 'outer'), 'clone', '--quiet', `file://${origin}`, 'beside');
  git(join(top, 'outer'), 'worktree', 'add', '--quiet', '-b', 'other', join(top, 'worktree'));
  mkdirSync(join(top, 'plain', 'app'), { recursive: true });
  mkdirSync(join(top, 'outer', 'half', '.git'), { recursive: true });
  git(top, 'init', '--quiet', 'unborn');
  mkdirSync(join(top, 'broken', '.git'), { recursive: true });
  writeFileSync(join(top, 'broken', '.git', 'HEAD'), 'nonsense\n');
  symlinkSync(join(top, 'branch'), join(top, 'outer', 'link'));
  symlinkSync(join(top, 'outer'), join(top, 'linked'));
  mkdirSync(join(top, 'dangling'));
  symlinkSync(join(top, 'nowhere'), join(top, 'dangling', '.git'));
  mkdirSync(join(top, 'outer', 'app'));
});
afterAll(() => rmSync(top, { recursive: true }));

const headOf = (folder: string): string => git(join(top, folder), 'rev-parse', 'HEAD');

test('a branch, with its date and where it is from', async () => {
  expect(await read('branch')).toEqual({
    folder: join(top, 'branch'),
    commit: headOf('branch'),
    parents: [],
    date: expect.any(Date),
    branch: 'refs/heads/main',
    refs: ['refs/heads/main', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main'],
    origin: `file://${join(top, 'origin')}`,
  });
});

test('a git tag, by what it tags', async () => {
  const head = await read('tag');
  expect(head).toMatchObject({ commit: headOf('tag'), refs: ['refs/tags/v1.0.0'], askedFor: 'refs/tags/v1.0.0' });
  expect(head).not.toHaveProperty('branch');
});

test('a merge names its parents also at depth 1', async () => {
  const head = await read('pull');
  const parents = git(join(top, 'origin'), 'rev-parse', 'main', 'feature').split('\n');
  expect(head).toMatchObject({ parents, refs: ['refs/remotes/pull/7/merge'] });
  if (head === undefined) throw new Error('no checkout');
  expect(await isOnBranch(head, { PATH: process.env.PATH ?? '' })).toBe(false);
});

test('a branch that is further on has the commit too', async () => {
  const [commit = ''] = git(join(top, 'outer'), 'rev-parse', 'HEAD~1').split('\n');
  const head = { folder: join(top, 'outer'), commit, parents: [], refs: [] };
  expect(await isOnBranch(head, { PATH: process.env.PATH ?? '' })).toBe(true);
});

describe('where the checkout of a folder is', () => {
  test.each<[string, string, string, string | undefined]>([
    ['further up', 'outer/app', 'outer', 'outer'],
    ['of a submodule, that of its superproject', 'outer/deep/module/app', 'outer', 'outer'],
    [
      'of a submodule that is the workspace, its own',
      'outer/deep/module/app',
      'outer/deep/module',
      'outer/deep/module',
    ],
    ['a checkout of its own in another one', 'outer/beside', 'outer', 'outer/beside'],
    ['a further worktree', 'worktree', 'worktree', 'worktree'],
    ['nowhere above the workspace', 'outer/app', 'outer/app', undefined],
    ['nowhere', 'plain/app', 'plain', undefined],
    ['outside of the workspace, in the folder itself', 'branch', 'plain', 'branch'],
    ['outside of the workspace, not above it', 'outer/app', 'plain', undefined],
    ['behind a link out of the workspace', 'outer/link', 'outer', 'branch'],
    ['in a workspace that is behind a link, as that is written', 'linked/app', 'linked', 'linked'],
    ['below it', 'linked/beside', 'linked', 'linked/beside'],
    ['of a folder that is not there', 'outer/missing', 'outer', 'outer'],
  ])('%s', async (_name, folder, workspace, found) => {
    for (const variables of [{ PATH: process.env.PATH ?? '' }, NO_GIT]) {
      const head = await read(folder, workspace, variables);
      expect(head?.folder).toBe(found && join(top, found));
      expect(head?.commit).toBe(found && headOf(found));
    }
  });
});

test.each(['branch', 'tag', 'pull', 'worktree'])('without git, the files of %s tell the same', async (folder) => {
  const withGit = await read(folder);
  const { commit, branch, origin } = (await read(folder, folder, NO_GIT)) ?? {};
  expect({ commit, branch, origin }).toEqual({
    commit: withGit?.commit,
    branch: withGit?.branch,
    origin: withGit?.origin,
  });
});

test('without git, refs that are packed count too', async () => {
  git(top, 'clone', '--quiet', `file://${join(top, 'origin')}`, 'packed');
  git(join(top, 'packed'), 'pack-refs', '--all');
  git(join(top, 'packed'), 'checkout', '--quiet', 'v1.0.0');
  const head = await read('packed', 'packed', NO_GIT);
  expect(head).toMatchObject({ commit: headOf('packed'), refs: ['refs/tags/v1.0.0'] });
});

test.each(['unborn', 'broken', 'dangling', 'outer/half'])('of %s no commit is made up', async (folder) => {
  for (const variables of [{ PATH: process.env.PATH ?? '' }, NO_GIT]) {
    await expect(read(folder, folder.replace(/\/.*/, ''), variables)).rejects.toMatchObject({
      problem: { code: 'checkout-broken', what: expect.stringContaining(join(top, folder)) },
    });
  }
});
