import { describe, expect, test } from '@jest/globals';
import { type EventSource, toEvent } from '../src/event.ts';

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
