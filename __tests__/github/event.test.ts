import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type EventSource, toEvent, toTrigger } from '../../src/github/event.ts';
import { anyJson, runs } from '../lib/properties.ts';

const source: EventSource = {
  eventName: 'push',
  sha: 'a'.repeat(40),
  ref: 'refs/heads/main',
  runId: 7,
  runAttempt: 2,
  serverUrl: 'https://github.com',
  payload: {},
  repo: { owner: 'octo', repo: 'shop' },
};
const pullRequest = (head: string, base: string) => ({
  pull_request: { head: { sha: 'b'.repeat(40), repo: { full_name: head } }, base: { repo: { full_name: base } } },
});

test('a push, whole', () => {
  expect(toEvent(source)).toEqual({
    name: 'push',
    commit: 'a'.repeat(40),
    ref: 'refs/heads/main',
    repository: { owner: 'octo', name: 'shop' },
    runId: 7,
    runAttempt: 2,
    serverUrl: 'https://github.com',
    fromFork: false,
  });
});

describe('the commit', () => {
  const request = pullRequest('octo/shop', 'octo/shop');
  test.each<[string, EventSource['payload'], string]>([
    ['push', {}, 'a'],
    ['pull_request', request, 'b'],
    ['pull_request_review', request, 'b'],
    ['pull_request_review_comment', request, 'b'],
    ['pull_request_target', request, 'a'],
    ['pull_request', {}, 'a'],
    ['workflow_run', { workflow_run: { head_sha: 'c'.repeat(40) } }, 'c'],
    ['workflow_run', { workflow_run: null }, 'a'],
    ['release', {}, 'a'],
    ['schedule', {}, 'a'],
    ['workflow_dispatch', {}, 'a'],
    ['merge_group', {}, 'a'],
  ])('%s with %j', (eventName, payload, letter) => {
    expect(toEvent({ ...source, eventName, payload }).commit).toBe(letter.repeat(40));
  });
});

describe('the ref', () => {
  const ofRun = (run: object) => ({ repository: { full_name: 'octo/shop' }, workflow_run: run });
  const own = { head_repository: { full_name: 'octo/shop' } };
  test.each<[string, string, EventSource['payload'], string]>([
    ['a push', 'push', {}, 'refs/heads/main'],
    [
      'a run after a push',
      'workflow_run',
      ofRun({ event: 'push', head_branch: 'feature', ...own }),
      'refs/heads/feature',
    ],
    [
      'a run after a pull request',
      'workflow_run',
      ofRun({ event: 'pull_request', head_branch: 'main', ...own, pull_requests: [{ number: 7 }] }),
      'refs/pull/7/merge',
    ],
    [
      'a run after one of a fork',
      'workflow_run',
      ofRun({ event: 'pull_request', head_branch: 'main', pull_requests: [] }),
      '',
    ],
    [
      "a run in somebody else's repository",
      'workflow_run',
      ofRun({ event: 'push', head_branch: 'main', head_repository: { full_name: 'someone/shop' } }),
      '',
    ],
  ])('%s', (_name, eventName, payload, ref) => {
    expect(toEvent({ ...source, eventName, payload }).ref).toBe(ref);
  });

  test('pull_request_target is about the default branch, as GITHUB_SHA is, whatever its pull request', () => {
    const payload = { pull_request: { number: 7, head: { sha: 'b'.repeat(40) } } };
    const event = toEvent({ ...source, eventName: 'pull_request_target', payload });
    expect(event).toMatchObject({ commit: source.sha, ref: 'refs/heads/main', pullRequest: 7 });
  });

  test('the head of a pull request has its ref, also where GITHUB_REF is a branch', () => {
    const payload = { pull_request: { number: 7, head: { sha: 'b'.repeat(40) } } };
    const event = toEvent({ ...source, eventName: 'pull_request', payload });
    expect(event).toMatchObject({ commit: 'b'.repeat(40), ref: 'refs/pull/7/merge' });
  });
});

describe('what else an event tells', () => {
  const date = '2026-11-20T10:00:00+01:00';
  const commit = 'a'.repeat(40);
  test.each<[string, string, EventSource['payload'], object]>([
    [
      'the date of a pushed commit',
      'push',
      { head_commit: { id: commit, timestamp: date } },
      { commitDate: new Date(date) },
    ],
    [
      'of a merge group',
      'merge_group',
      { merge_group: { head_commit: { id: commit, timestamp: date } } },
      { commitDate: new Date(date) },
    ],
    [
      'the number and base of a pull request',
      'pull_request',
      { pull_request: { number: 7, base: { ref: 'main' } } },
      { pullRequest: 7, baseRef: 'main' },
    ],
    ['the commit before a push', 'push', { before: 'b'.repeat(40) }, { previousCommit: 'b'.repeat(40) }],
    [
      'a push that took commits away',
      'push',
      { before: 'b'.repeat(40), forced: true },
      { previousCommit: 'b'.repeat(40), isForced: true },
    ],
    [
      'the head of a pull request before',
      'pull_request',
      { action: 'synchronize', before: 'b'.repeat(40), pull_request: { head: { sha: 'c'.repeat(40) } } },
      { commit: 'c'.repeat(40), previousCommit: 'b'.repeat(40) },
    ],
    [
      'the repository',
      'push',
      {
        repository: {
          default_branch: 'main',
          description: 'A shop',
          html_url: 'https://x',
          license: { spdx_id: 'MIT' },
        },
      },
      {
        repository: {
          owner: 'octo',
          name: 'shop',
          defaultBranch: 'main',
          description: 'A shop',
          url: 'https://x',
          license: 'MIT',
        },
      },
    ],
    [
      'the default branch of a schedule',
      'schedule',
      {},
      { repository: { owner: 'octo', name: 'shop', defaultBranch: 'main' } },
    ],
  ])('%s', (_name, eventName, payload, expected) => {
    expect(toEvent({ ...source, eventName, payload })).toMatchObject(expected);
  });

  test.each<[string, EventSource['payload'], string]>([
    ['the date of another commit', { head_commit: { id: 'c'.repeat(40), timestamp: date } }, 'commitDate'],
    ['a date that is none', { head_commit: { id: commit, timestamp: 'soon' } }, 'commitDate'],
    ['the commit before a new branch', { before: '0'.repeat(40) }, 'previousCommit'],
    ['a commit before that is none', { before: null }, 'previousCommit'],
    ['a push that took none away', { before: 'b'.repeat(40), forced: false }, 'isForced'],
    ['a push that does not tell', { before: 'b'.repeat(40), forced: 'true' }, 'isForced'],
  ])('%s does not count', (_name, payload, key) => {
    expect(toEvent({ ...source, payload })).not.toHaveProperty(key);
  });

  test('a license that GitHub does not know makes none', () => {
    expect(
      toEvent({ ...source, payload: { repository: { license: { spdx_id: 'NOASSERTION' } } } }).repository,
    ).not.toHaveProperty('license');
  });
});

describe('forks', () => {
  test.each<[string, EventSource['payload'], boolean]>([
    ['the same repository', pullRequest('octo/shop', 'octo/shop'), false],
    ['another one', pullRequest('someone/shop', 'octo/shop'), true],
    ['a deleted fork', { pull_request: { head: { repo: null }, base: { repo: { full_name: 'octo/shop' } } } }, true],
    ['no pull request', {}, false],
  ])('%s', (_name, payload, fromFork) => {
    expect(toEvent({ ...source, eventName: 'pull_request', payload }).fromFork).toBe(fromFork);
  });
});

test('outside of a workflow the repository is unknown, not an error', () => {
  const outside = {
    ...source,
    get repo(): EventSource['repo'] {
      throw new Error('context.repo requires a GITHUB_REPOSITORY environment variable');
    },
  };
  expect(toEvent(outside).repository).toEqual({ owner: '', name: '' });
});

/** A payload that holds a value wherever something is looked for. */
function everywhere(any: unknown): EventSource['payload'] {
  const side = { sha: any, ref: any, repo: { full_name: any } };
  return {
    pull_request: { head: side, base: side, number: any, merged: any, merged_at: any, merge_commit_sha: any },
    workflow_run: { head_sha: any, head_branch: any, event: any, pull_requests: any, head_repository: side.repo },
    repository: { default_branch: any, description: any, html_url: any, full_name: any, license: { spdx_id: any } },
    head_commit: { id: 'a'.repeat(40), timestamp: any },
    before: any,
    forced: any,
    base_ref: any,
  };
}

describe('whatever the event file holds', () => {
  const names = [
    ...['pull_request', 'workflow_run', 'head', 'base', 'repo', 'ref', 'sha', 'full_name', 'number', 'merged', 'event'],
    ...['merge_commit_sha', 'merged_at', 'head_commit', 'id', 'timestamp', 'repository', 'license', 'spdx_id', '0'],
    ...['head_sha', 'head_branch', 'pull_requests', 'before', 'forced', 'issue', 'pull_request_review', 'schedule'],
  ];
  const payloads = fc.oneof(
    anyJson(...names),
    anyJson('2026-11-20T23:30:00Z', 'main').map((any) => everywhere(any)),
  );
  const sources = fc.record({
    eventName: fc.constantFrom(...names),
    sha: fc.constantFrom('', 'a'.repeat(40)),
    ref: fc.constantFrom('', 'refs/heads/main', 'refs/pull/7/merge'),
    // An event file may hold a list, or nothing.
    payload: payloads as fc.Arbitrary<EventSource['payload']>,
  });

  test('it is read, and all that is told of it is of its kind', () => {
    fc.assert(
      fc.property(sources, (own) => {
        const { event, commits, testMerges, run } = toTrigger({ ...source, ...own });
        const { commit, ref, baseRef = '', pullRequest = 0, commitDate = new Date(0), repository } = event;
        const texts = [commit, ref, baseRef, ...Object.values(repository), ...testMerges, run.commit, run.ref];
        expect([...texts, ...commits.flatMap((known) => Object.values(known))]).toEqual(
          expect.arrayContaining([commit]),
        );
        expect(texts.filter((text) => typeof text !== 'string')).toStrictEqual([]);
        expect(typeof pullRequest).toBe('number');
        expect(commitDate.getTime()).not.toBeNaN();
      }),
      runs(),
    );
  });

  test('what it holds besides changes nothing', () => {
    fc.assert(
      fc.property(sources, payloads, (own, other) => {
        const payload = { ...own.payload, besides: other };
        expect(toTrigger({ ...source, ...own, payload })).toEqual(
          toTrigger({ ...source, ...own, payload: { ...own.payload } }),
        );
      }),
      runs(),
    );
  });
});
