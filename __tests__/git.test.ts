import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { historyOf } from '../src/git.ts';

let folder: string;
const git = (cwd: string, ...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, GIT_COMMITTER_DATE: '2026-11-20T10:00:00Z', GIT_AUTHOR_DATE: '2026-11-19T10:00:00Z' },
  }).trim();
const commits: Record<string, string> = {};
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'git-'));
  const full = join(folder, 'full');
  git(folder, 'init', '--quiet', '--initial-branch=main', full);
  for (const name of ['one', 'two', 'three']) {
    git(full, 'commit', '--quiet', '--allow-empty', `--message=${name}`);
    commits[name] = git(full, 'rev-parse', 'HEAD');
  }
  git(full, 'checkout', '--quiet', '-b', 'side', commits.one ?? '');
  git(full, 'commit', '--quiet', '--allow-empty', '--message=side');
  commits.side = git(full, 'rev-parse', 'HEAD');
  git(full, 'checkout', '--quiet', 'main');
  git(folder, 'clone', '--quiet', '--depth=1', `file://${full}`, 'shallow');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('relation', () => {
  test.each([
    ['full', 'three', 'two', 'newer'],
    ['full', 'one', 'two', 'older'],
    ['full', 'two', 'two', 'same'],
    ['full', 'side', 'two', 'unrelated'],
    ['full', 'none', 'two', 'unknown'],
    ['shallow', 'two', 'three', 'unknown'],
    ['nowhere', 'one', 'two', 'unknown'],
  ])('in a %s checkout %s is to %s: %s', async (checkout, other, ours, expected) => {
    const id = (name: string): string => commits[name] ?? '0'.repeat(40);
    expect(await historyOf(join(folder, checkout)).relation(id(other), id(ours))).toBe(expected);
  });

  test('what is no commit is never given to git', async () => {
    expect(await historyOf(join(folder, 'full')).relation('--help', commits.one ?? '')).toBe('unknown');
  });
});

describe('dateOf', () => {
  test('the date of the commit, not of its author', async () => {
    expect(await historyOf(join(folder, 'full')).dateOf(commits.one ?? '')).toEqual(new Date('2026-11-20T10:00:00Z'));
  });

  test('of what is checked out, where the commit is not there', async () => {
    expect(await historyOf(join(folder, 'shallow')).dateOf('0'.repeat(40))).toEqual(new Date('2026-11-20T10:00:00Z'));
  });

  test('none without a checkout', async () => {
    expect(await historyOf(folder).dateOf(commits.one ?? '')).toBeUndefined();
  });
});
