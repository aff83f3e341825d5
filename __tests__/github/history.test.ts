import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { historyOf } from '../../src/github/history.ts';

let folder: string;
const gitAt = (minute: number, cwd: string, ...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], {
    cwd,
    encoding: 'utf8',
    env: {
      ...process.env,
      GIT_COMMITTER_DATE: `2026-11-20T10:0${minute}:00Z`,
      GIT_AUTHOR_DATE: '2026-11-19T10:00:00Z',
    },
  }).trim();
const git = (cwd: string, ...args: string[]): string => gitAt(0, cwd, ...args);
const commitAt = (minute: number, cwd: string, name: string): string =>
  gitAt(minute, cwd, 'commit', '--quiet', '--allow-empty', `--message=${name}`);
const historyIn = (workspace: string) => historyOf({ folder: workspace, variables: { PATH: process.env.PATH ?? '' } });
const commits: Record<string, string> = {};
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'git-'));
  const full = join(folder, 'full');
  git(folder, 'init', '--quiet', '--initial-branch=main', full);
  for (const [index, name] of ['one', 'two', 'three'].entries()) {
    commitAt(index, full, name);
    commits[name] = git(full, 'rev-parse', 'HEAD');
  }
  git(full, 'checkout', '--quiet', '-b', 'side', commits.one ?? '');
  commitAt(3, full, 'side');
  commits.side = git(full, 'rev-parse', 'HEAD');
  git(full, 'checkout', '--quiet', 'main');
  git(folder, 'clone', '--quiet', '--depth=1', `file://${full}`, 'shallow');
  git(folder, 'clone', '--quiet', '--depth=2', `file://${full}`, 'two deep');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('place', () => {
  const id = (name: string): string => commits[name] ?? '0'.repeat(40);
  const nameOf = (commit: string | undefined) => Object.keys(commits).find((name) => commits[name] === commit);

  test.each<[string, string, string[], string[], string[]]>([
    ['full', 'two', ['three'], ['three'], []],
    ['full', 'two', ['one'], [], ['one']],
    ['full', 'two', ['two'], [], []],
    ['full', 'two', ['side'], [], ['side']],
    ['full', 'two', ['none'], [], []],
    ['full', 'two', [], [], []],
    ['full', 'one', ['two', 'none', 'side', 'three'], ['two', 'side', 'three'], []],
    ['full', 'none', ['two'], [], []],
    ['full', 'none', ['none'], [], []],
    ['shallow', 'three', ['two'], [], []],
    ['shallow', 'two', ['one'], [], []],
    ['two deep', 'two', ['three', 'one'], ['three'], []],
    ['two deep', 'three', ['two'], [], []],
    ['nowhere', 'two', ['one'], [], []],
  ])('in a %s checkout, of %s: %j', async (checkout, ours, others, later, notLater) => {
    const placed = await historyIn(join(folder, checkout)).place(id(ours), others.map(id));
    expect(placed.later.map(nameOf).toSorted()).toEqual(later.toSorted());
    expect(placed.notLater.map(nameOf).toSorted()).toEqual(notLater.toSorted());
  });

  test('a thousand commits', async () => {
    const many = Array.from({ length: 1000 }, (_, index) => index.toString(16).padStart(40, '0'));
    const placed = await historyIn(join(folder, 'full')).place(id('two'), [...many, id('three')]);
    expect(placed.later).toEqual([id('three')]);
  });

  test('what is no commit is never given to git', async () => {
    const others = ['--help', 'main', id('two').slice(0, 7), id('three')];
    const placed = await historyIn(join(folder, 'full')).place(id('one'), others);
    expect(placed).toEqual({ later: [id('three')], notLater: [] });
  });
});

describe('dateOf', () => {
  test('the date of the commit, not of its author', async () => {
    expect(await historyIn(join(folder, 'full')).dateOf(commits.two ?? '')).toEqual(new Date('2026-11-20T10:01:00Z'));
  });

  test('none of a commit that is not there, and not that of another one', async () => {
    expect(await historyIn(join(folder, 'shallow')).dateOf('0'.repeat(40))).toBeUndefined();
    expect(await historyIn(join(folder, 'full')).dateOf('')).toBeUndefined();
  });

  test('none without a checkout', async () => {
    expect(await historyIn(folder).dateOf(commits.one ?? '')).toBeUndefined();
  });
});

test('git sees PATH and HOME, and neither inputs nor tokens', async () => {
  const bin = join(folder, 'bin');
  const seen = join(folder, 'seen');
  mkdirSync(bin);
  writeFileSync(join(bin, 'git'), `#!/bin/sh\nenv > '${seen}'\n`, { mode: 0o755 });
  const secrets = {
    INPUT_SECRETS: 'token=s3cret',
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 's3cret',
    AWS_SECRET_ACCESS_KEY: 's3cret',
  };
  const variables = { PATH: `${bin}:${process.env.PATH}`, HOME: '/home/runner', ...secrets };
  await historyOf({ folder, variables }).dateOf('0'.repeat(40));
  const names = readFileSync(seen, 'utf8')
    .split('\n')
    .map((line) => line.replace(/=.*/, ''));
  // The shell's own are PWD and what starts with an underscore.
  expect(names.filter((name) => !/^(PWD|SHLVL|OLDPWD|_|)$/.test(name)).sort()).toEqual([
    'GIT_NO_LAZY_FETCH',
    'HOME',
    'PATH',
  ]);
});
