import { expect, test } from '@jest/globals';
import { type CachingBuild, cacheSituation } from '../../src/plan/cache-situation.ts';
import type { TagFacts } from '../../src/plan/repository-facts.ts';

const repository = { owner: 'octo', name: 'shop', defaultBranch: 'main' };

test.each<[string, Partial<CachingBuild>, readonly string[], readonly string[]]>([
  ['stage and platforms', { target: 'deps', platforms: ['linux/arm64'] }, ['deps', 'linux/arm64'], ['v1', 'before']],
  [
    'what a step of many builds says',
    { target: 'deps', cache: { preset: 'inline', scope: ['api'] } },
    ['api'],
    ['v1', 'before'],
  ],
])('what decides the caches: %s, and the tags that are there', (_name, changed, scope, imageTags) => {
  const build: CachingBuild = { cache: { preset: 'inline' }, platforms: [], ...changed };
  const step = {
    inputs: { tags: ['new', 'v1'], build, region: 'eu-west-1' },
    environment: { variables: { AWS_ENDPOINT_URL: 'https://s3.example' } },
    event: { name: 'push', ref: 'refs/heads/main', repository, previousCommit: 'before' },
  };
  const there: TagFacts = { kind: 'present', digest: 'sha256:1', status: 'ACTIVE' };
  const tags = new Map<string, TagFacts>([
    ['new', { kind: 'absent' }],
    ['v1', there],
    ['before', there],
    ['other', there],
  ]);
  expect(cacheSituation(step, { tags }, { host: 'host:5000', repository: 'team/shop' })).toMatchObject({
    scope,
    imageTags,
    repositoryUri: 'host:5000/team/shop',
    s3: { region: 'eu-west-1', url: 'https://s3.example' },
  });
});
