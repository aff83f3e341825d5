import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { toTrigger } from '../../src/github/event.ts';
import { readSource, type SourceRequest } from '../../src/phases/read-source.ts';

const HEAD = 'b'.repeat(40);
const OTHER = 'd'.repeat(40);
const MADE = '2026-11-20T10:00:00.000Z';
let workspace: string;
let merge: string;

const git = (...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], {
    cwd: workspace,
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '', GIT_COMMITTER_DATE: MADE },
  }).trim();

/** A checkout of one commit, which the tests call a test merge. */
beforeAll(() => {
  workspace = mkdtempSync(join(tmpdir(), 'source-'));
  git('init', '--quiet');
  git('commit', '--quiet', '--allow-empty', '--message=merge');
  git('checkout', '--quiet', '--detach');
  git('remote', 'add', 'origin', 'https://github.com/octo/shop');
  merge = git('rev-parse', 'HEAD');
});
afterAll(() => rmSync(workspace, { recursive: true }));

/** What is built in a run for a pull request, whose test merge is checked out. */
async function read(further: Partial<SourceRequest>) {
  const trigger = toTrigger({
    eventName: 'pull_request',
    sha: merge,
    ref: 'refs/pull/7/merge',
    runId: 7,
    runAttempt: 1,
    serverUrl: 'https://github.com',
    payload: { pull_request: { number: 7, head: { sha: HEAD }, base: { ref: 'main' } } },
    repo: { owner: 'octo', repo: 'shop' },
  });
  const request = { trigger, place: { kind: 'context', context: '.' }, isNamed: further.commit !== undefined } as const;
  const variables = { PATH: process.env.PATH ?? '' };
  return (await readSource({ workspace, variables }, { ...request, ...further })).event;
}

describe('the date of the commit', () => {
  const at = (context: string) => ({ place: { kind: 'context', context } }) as const;
  test.each<[string, () => Partial<SourceRequest>, string, string | undefined]>([
    ['of a test merge, that of the merge', () => ({}), HEAD, MADE],
    ['of what the input names, where it is checked out', () => ({ commit: merge }), '', MADE],
    ['of what the input names, where it is not: none', () => ({ commit: OTHER }), OTHER, undefined],
    ['of an address: none', () => at(`https://github.com/octo/tools.git#${OTHER}`), OTHER, undefined],
    ['of the head, by an address: none', () => at(`https://github.com/octo/shop.git#${HEAD}`), HEAD, undefined],
  ])('%s', async (_name, request, commit, date) => {
    const event = await read(request());
    expect(event.commit).toBe(commit || merge);
    expect(event.commitDate?.toISOString()).toBe(date);
  });
});
