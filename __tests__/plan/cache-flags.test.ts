import { describe, expect, test } from '@jest/globals';
import { type CacheSituation, cacheFlags, refuseCacheTag, refuseFixedCache } from '../../src/plan/cache-flags.ts';
import type { RepositoryFacts } from '../../src/plan/repository-facts.ts';
import type { TagMutability } from '../../src/plan/tag-mutability.ts';

const repository = { owner: 'octo', name: 'shop', defaultBranch: 'main' };
const uri = 'host:5000/team/shop';
const push = (branch: string): CacheSituation['event'] => ({ name: 'push', ref: `refs/heads/${branch}`, repository });
const main = push('main');
const pull: CacheSituation['event'] = {
  name: 'pull_request',
  ref: 'refs/pull/7/merge',
  baseRef: 'release/1',
  pullRequest: 7,
  repository,
};
const tag: CacheSituation['event'] = { name: 'push', ref: 'refs/tags/v1', repository };

function situation(change: Partial<CacheSituation>): CacheSituation {
  return { preset: 'registry', repositoryUri: uri, event: main, scope: [], imageTags: [], ...change };
}
const from = (...refs: string[]): string[] => refs.map((ref) => `type=registry,ref=${ref}`);
const to = (ref: string): string[] => [
  `type=registry,ref=${ref},mode=max,image-manifest=true,oci-mediatypes=true,ignore-error=true`,
];

test.each<[string, Partial<CacheSituation>, readonly string[], readonly string[]]>([
  ['none', { preset: 'none' }, [], []],
  ['registry, the default branch', {}, from(`${uri}:cache`), to(`${uri}:cache`)],
  [
    'registry, another branch',
    { event: push('feat/x') },
    from(`${uri}:cache--feat-x-79b4cc55`, `${uri}:cache`),
    to(`${uri}:cache--feat-x-79b4cc55`),
  ],
  ['registry, a pull request', { event: pull }, from(`${uri}:cache`, `${uri}:cache--release-1-c216c692`), []],
  ['registry, a git tag', { event: tag }, from(`${uri}:cache`), []],
  [
    'registry, stage and platform',
    { scope: ['deps', 'linux/arm64'] },
    from(`${uri}:cache-deps-linux-arm64`),
    to(`${uri}:cache-deps-linux-arm64`),
  ],
  [
    'registry, another repository',
    { ref: 'team/cache' },
    from('host:5000/team/cache:cache'),
    to('host:5000/team/cache:cache'),
  ],
  [
    'registry, another repository and tag',
    { ref: 'team/cache:x' },
    from('host:5000/team/cache:x'),
    to('host:5000/team/cache:x'),
  ],
  ['gha', { preset: 'gha' }, ['type=gha,scope=image'], ['type=gha,scope=image,mode=max,ignore-error=true']],
  ['gha, a pull request', { preset: 'gha', event: pull, scope: ['deps'] }, ['type=gha,scope=image-deps'], []],
  [
    'gha, stage and platform',
    { preset: 'gha', scope: ['deps', 'linux/arm64'] },
    ['type=gha,scope=image-deps-linux-arm64'],
    ['type=gha,scope=image-deps-linux-arm64,mode=max,ignore-error=true'],
  ],
  // The ref of that event is a branch of the repository, while what it builds may be a stranger's.
  [
    'registry, a pull request with the rights of its target',
    { event: { name: 'pull_request_target', ref: 'refs/heads/main', repository } },
    from(`${uri}:cache`),
    [],
  ],
  [
    'registry, another event of a pull request',
    { event: { name: 'issue_comment', ref: 'refs/heads/main', pullRequest: 7, repository } },
    from(`${uri}:cache`),
    [],
  ],
  [
    's3',
    { preset: 's3', ref: 'caches/shop/', s3: { region: 'eu-west-1' } },
    ['type=s3,region=eu-west-1,bucket=caches,prefix=shop/,name=team/shop/cache'],
    ['type=s3,region=eu-west-1,bucket=caches,prefix=shop/,name=team/shop/cache,mode=max,ignore-error=true'],
  ],
  [
    's3, another branch, stage and platform',
    {
      preset: 's3',
      ref: 'caches/a/b',
      s3: { region: 'eu-west-1' },
      event: push('feat'),
      scope: ['deps', 'linux/arm64'],
    },
    [
      'type=s3,region=eu-west-1,bucket=caches,prefix=a/b/,name=team/shop/cache-deps-linux-arm64--feat',
      'type=s3,region=eu-west-1,bucket=caches,prefix=a/b/,name=team/shop/cache-deps-linux-arm64',
    ],
    [
      'type=s3,region=eu-west-1,bucket=caches,prefix=a/b/,name=team/shop/cache-deps-linux-arm64--feat,mode=max,ignore-error=true',
    ],
  ],
  [
    's3, a pull request, and an endpoint of its own',
    { preset: 's3', ref: 'caches/a', s3: { region: 'eu-west-1', url: 'https://s3.example/?a,b' }, event: pull },
    [
      'type=s3,region=eu-west-1,bucket=caches,prefix=a/,name=team/shop/cache,"endpoint_url=https://s3.example/?a,b",use_path_style=true',
      'type=s3,region=eu-west-1,bucket=caches,prefix=a/,name=team/shop/cache--release-1-c216c692,"endpoint_url=https://s3.example/?a,b",use_path_style=true',
    ],
    [],
  ],
  ['s3, without a region', { preset: 's3', ref: 'caches/a' }, [], []],
  ['inline', { preset: 'inline', imageTags: ['a', 'b'] }, from(`${uri}:a`, `${uri}:b`), ['type=inline']],
])('%s', (_name, change, expectedFrom, expectedTo) => {
  const flags = cacheFlags(situation(change));
  expect([...flags.from].toSorted()).toEqual([...expectedFrom].toSorted());
  expect(flags.to).toEqual(expectedTo);
});

test("a branch's own cache is looked at first, then those of its target and of the default branch", () => {
  const event = { ...push('feat'), baseRef: 'dev' };
  expect(cacheFlags(situation({ event })).from).toEqual(
    from(`${uri}:cache--feat`, `${uri}:cache--dev`, `${uri}:cache`),
  );
});

test('no two branches, stages or targets have the same tag, however long they are', () => {
  const tagOf = (branch: string, ...scope: string[]): string =>
    /:([^:,]+),mode/.exec(cacheFlags(situation({ event: push(branch), scope })).to[0] ?? '')?.[1] ?? '';
  const tags = [
    tagOf('main'),
    tagOf('x/y'),
    tagOf('x-y'),
    tagOf('x--y'),
    tagOf('y', 'x'),
    tagOf('main', 'x-y'),
    tagOf('main', 'x--y'),
    tagOf('main', '-x-y'),
    tagOf('web', 'api'),
    tagOf('main', 'api-web'),
    tagOf('x'.repeat(200)),
    tagOf(`${'x'.repeat(200)}y`),
    tagOf('main', 'x'.repeat(200)),
    tagOf('x'.repeat(200), 'x'.repeat(200), 'linux/amd64'),
  ];
  expect(new Set(tags).size).toBe(tags.length);
  for (const name of tags) expect(name).toMatch(/^[\w][\w.-]{0,127}$/);
  expect(tags.slice(0, 3)).toEqual(['cache', expect.stringMatching(/^cache--x-y-[0-9a-f]{8}$/), 'cache--x-y']);
});

describe('a cache and an image under one tag', () => {
  const image = { tags: ['abc', 'latest', 'cache'], cacheTo: [] };
  test.each<[string, Partial<CacheSituation>, readonly string[], string | undefined]>([
    ['the tag of the preset', {}, [], 'cache'],
    ['another tag of this repository', { ref: 'team/shop:layers' }, [], undefined],
    ['a tag of the image', { ref: 'team/shop:latest' }, [], 'latest'],
    ['another repository', { ref: 'team/cache:latest' }, [], undefined],
    ['a run that only reads', { event: pull, ref: 'team/shop:latest' }, [], undefined],
    ['no preset', { preset: 'none' }, [], undefined],
    ['a line of cache-to', { preset: 'none' }, [`type=registry,mode=max,ref=${uri}:latest`], 'latest'],
    ['a line without a tag', { preset: 'none' }, [`type=registry,ref=${uri}`], 'latest'],
    ['a line that is a name', { preset: 'none' }, [`${uri}:abc`], 'abc'],
    ['a line with another tag', { preset: 'none' }, [`type=registry,ref=${uri}:layers`], undefined],
    ['a line for another host', { preset: 'none' }, ['type=registry,ref=ghcr.io/team/shop:latest'], undefined],
    ['a line of another kind', { preset: 'none' }, [`type=local,dest=x,ref=${uri}:latest`], undefined],
  ])('%s', (_name, change, cacheTo, tag) => {
    const problem = refuseCacheTag(situation(change), { ...image, cacheTo });
    expect(problem?.code).toBe(tag && 'cache-over-image');
    if (tag === undefined) return;
    expect(problem?.what).toContain(`${uri}:${tag},`);
    // In bake a cache is told no tag, and the tag that is refused may be the one it has by default.
    expect(problem?.fix).toMatch(/cache-ref: team\/shop-cache$/m);
  });
});

describe('a tag that cannot move', () => {
  const facts = (mode: TagMutability['mode'], ...exclusionFilters: string[]): RepositoryFacts => ({
    kind: 'found',
    uri,
    registryId: '1',
    mutability: { mode, exclusionFilters },
  });
  test.each<[string, Partial<CacheSituation>, RepositoryFacts, boolean]>([
    ['a mutable repository', {}, facts('MUTABLE'), false],
    ['an immutable one', {}, facts('IMMUTABLE'), true],
    ['an immutable one that lets it move', {}, facts('IMMUTABLE_WITH_EXCLUSION', 'cache*'), false],
    ['a mutable one that does not', {}, facts('MUTABLE_WITH_EXCLUSION', 'cache*'), true],
    ['another repository', { ref: 'team/cache' }, facts('IMMUTABLE'), false],
    ['a tag of this repository', { ref: 'team/shop:x' }, facts('IMMUTABLE'), true],
    ['a run that only reads', { event: pull }, facts('IMMUTABLE'), false],
    ['another preset', { preset: 'inline' }, facts('IMMUTABLE'), false],
    ['a repository that the role may not see', {}, { kind: 'unknown' }, false],
  ])('%s', (_name, change, repositoryFacts, refused) => {
    const problem = refuseFixedCache(situation(change), repositoryFacts);
    expect(problem?.code).toBe(refused ? 'cache-immutable' : undefined);
    if (problem !== undefined) expect(problem.fix).toMatch(/cache-ref: team\/shop-cache/);
  });
});
