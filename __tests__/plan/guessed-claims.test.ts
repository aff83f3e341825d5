import { expect, test } from '@jest/globals';
import type { Event } from '../../src/github/event.ts';
import { guessClaims, type RepositoryIds } from '../../src/plan/guessed-claims.ts';

const event: Event = {
  name: 'push',
  commit: 'c'.repeat(40),
  ref: 'refs/heads/main',
  repository: { owner: 'octo', name: 'shop' },
  runId: 1,
  runAttempt: 1,
  serverUrl: 'https://github.com',
  fromFork: false,
};
const GITHUB = 'https://token.actions.githubusercontent.com';

test.each<[string, Partial<Event>, RepositoryIds, string, readonly string[]]>([
  ['a push', {}, {}, GITHUB, ['repo:octo/shop:ref:refs/heads/main']],
  [
    'both forms, where the ids are known',
    {},
    { repositoryId: '74', ownerId: '65' },
    GITHUB,
    ['repo:octo/shop:ref:refs/heads/main', 'repo:octo@65/shop@74:ref:refs/heads/main'],
  ],
  ['a pull request', { name: 'pull_request' }, {}, GITHUB, ['repo:octo/shop:pull_request']],
  [
    'a GitHub Enterprise Server',
    { serverUrl: 'https://ghe.example' },
    {},
    'https://ghe.example/_services/token',
    ['repo:octo/shop:ref:refs/heads/main'],
  ],
])('%s', (_name, change, ids, iss, sub) => {
  const run = { commit: event.commit, ref: 'refs/heads/main' };
  expect(guessClaims({ event: { ...event, ...change }, run }, ids)).toEqual({ iss, sub });
});
