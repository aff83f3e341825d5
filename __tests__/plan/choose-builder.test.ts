import { describe, expect, test } from '@jest/globals';
import {
  type Builder,
  type BuilderSituation,
  type BuildFeatures,
  chooseBuilder,
  fixedIndexRequirement,
  missingPlatforms,
  readBuilder,
  requirementsOf,
  testedPlatforms,
} from '../../src/plan/choose-builder.ts';

const order: BuildFeatures = { platforms: [], compression: 'default', cacheFrom: [], cacheTo: [] };

test.each<[string, Partial<BuildFeatures>, readonly string[]]>([
  ['nothing', {}, []],
  ['one platform', { platforms: ['linux/arm64'] }, []],
  ['several platforms', { platforms: ['linux/arm64', 'linux/amd64'] }, ['several-platforms']],
  ['attestations', { provenance: 'mode=max', sbom: 'true' }, ['attestations', 'attestations']],
  ['another compression', { compression: 'zstd' }, ['compression']],
  ['reading a registry cache', { cacheFrom: ['type=registry,ref=a', 'a/b:c'] }, []],
  ['writing a registry cache', { cacheTo: ['type=registry,ref=a', 'a/b:c'] }, ['cache', 'cache']],
  ['an inline cache', { cacheFrom: ['type=registry,ref=a'], cacheTo: ['type=inline'] }, []],
  ["GitHub's cache, read", { cacheFrom: ['type=gha'] }, ['cache']],
  ['a local cache', { cacheTo: ['type=local,dest=x'] }, ['cache']],
  ['a cache in S3', { cacheFrom: ['ref=x,type=s3'] }, ['other-caches']],
])('needs of %s', (_name, change, expected) => {
  expect(requirementsOf({ ...order, ...change }).map(({ capability }) => capability)).toEqual(expected);
});

describe('the choice', () => {
  const container: Builder = { name: 'big', driver: 'docker-container', platforms: [] };
  const own: Builder = { name: 'default', driver: 'docker', platforms: [] };
  const several = requirementsOf({ ...order, platforms: ['linux/amd64', 'linux/arm64'] });
  const s3 = requirementsOf({ ...order, cacheTo: ['type=s3'] });
  test.each<[string, BuilderSituation, string, RegExp | undefined]>([
    ['nothing special', { requirements: [], store: 'classic' }, 'engine', undefined],
    [
      'nothing special, another builder in use',
      { requirements: [], store: 'classic', current: container },
      'engine',
      undefined,
    ],
    [
      'several platforms in the containerd store',
      { requirements: several, store: 'containerd', current: container },
      'engine',
      undefined,
    ],
    [
      'several platforms in the classic store, another builder in use',
      { requirements: several, store: 'classic', current: container },
      'builder',
      /^Built by big \(docker-container\): .* cannot do platforms: linux\/amd64, linux\/arm64\.$/,
    ],
    [
      'the same, and only the own one in use',
      { requirements: several, store: 'classic', current: own },
      'create',
      /new builder/,
    ],
    ['the same, and none in use', { requirements: several, store: 'classic' }, 'create', /new builder/],
    [
      'an index under a tag that cannot move',
      { requirements: [...several, fixedIndexRequirement('v1')], store: 'containerd', current: container },
      'builder',
      /cannot do an index under the tag v1, which cannot move\.$/,
    ],
    ['no engine', { requirements: several, store: undefined, current: container }, 'builder', /Built by big/],
    ['a cache that no engine knows', { requirements: s3, store: 'containerd' }, 'create', /a cache of type s3/],
    [
      'a builder that is wanted',
      { requirements: [], store: 'containerd', requested: { name: 'big', found: container } },
      'builder',
      /as the workflow says/,
    ],
    [
      'the own one by its name',
      { requirements: several, store: 'containerd', requested: { name: 'default', found: own } },
      'engine',
      undefined,
    ],
  ])('%s', (_name, situation, kind, sentence) => {
    const choice = chooseBuilder(situation);
    expect(choice.kind).toBe(kind);
    if (sentence !== undefined) expect(choice).toHaveProperty('sentence', expect.stringMatching(sentence));
  });

  test.each<[string, BuilderSituation, RegExp]>([
    [
      'a builder that is not there',
      { requirements: [], store: 'classic', requested: { name: 'x', found: 'missing' } },
      /no builder x/,
    ],
    [
      'the own one that cannot',
      { requirements: several, store: 'classic', requested: { name: 'default', found: own } },
      /engine's own, which cannot do this.*:\n {4}platforms: linux\/amd64, linux\/arm64$/,
    ],
  ])('refuses %s', (_name, situation, what) => {
    const choice = chooseBuilder(situation);
    if (choice.kind !== 'refuse') throw new Error('goes on');
    expect(choice.problem.code).toBe('builder-missing');
    expect(choice.problem.what).toMatch(what);
  });
});

describe('docker buildx inspect', () => {
  test('a builder with two nodes', () => {
    const text = [
      'Name:          pair',
      'Driver:        remote',
      'Last Activity: 2026-11-21 05:26:07 +0000 UTC',
      '',
      'Nodes:',
      'Name:             pair0',
      'Platforms:        linux/amd64, linux/amd64/v2',
      'Name:             pair1',
      'Platforms:        linux/arm64*, linux/amd64',
    ].join('\n');
    const platforms = ['linux/amd64', 'linux/amd64/v2', 'linux/arm64'];
    expect(readBuilder(text)).toEqual({ name: 'pair', driver: 'remote', platforms });
  });
  test('a builder that does not run', () => {
    expect(readBuilder('Name:   x\nDriver: docker\n\nNodes:\nStatus: inactive\n')).toEqual({
      name: 'x',
      driver: 'docker',
      platforms: [],
    });
  });
  test('something else', () => expect(readBuilder('Usage: docker buildx')).toBeUndefined());
});

test.each<[readonly string[], boolean, string, readonly (string | undefined)[]]>([
  [[], false, 'x64', [undefined]],
  [[], true, 'x64', [undefined]],
  [['linux/arm64', 'linux/amd64'], false, 'x64', ['linux/amd64']],
  [['linux/arm64', 'linux/amd64'], true, 'x64', ['linux/arm64', 'linux/amd64']],
  [['linux/arm/v7', 'linux/arm64/v8'], false, 'arm64', ['linux/arm64/v8']],
  [['linux/s390x'], false, 'x64', ['linux/s390x']],
])('testedPlatforms(%j, %j, %j)', (platforms, every, architecture, expected) => {
  expect(testedPlatforms(platforms, every, architecture)).toEqual(expected);
});

test.each<[readonly string[], readonly string[], readonly string[]]>([
  [['linux/amd64'], ['linux/amd64', 'linux/386'], []],
  [['linux/arm64', 'linux/s390x'], ['linux/amd64', 'linux/arm64'], ['linux/s390x']],
  [['linux/arm64/v8'], ['linux/arm64'], []],
  [['linux/arm64'], ['linux/arm64/v8'], []],
  [['linux/arm/v6'], ['linux/arm/v7'], ['linux/arm/v6']],
  [['linux/arm'], ['linux/arm/v7'], []],
  [['linux/aarch64', 'linux/x86_64'], ['linux/arm64', 'linux/amd64'], []],
])('of %j a builder of %j does not run %j', (wanted, known, missing) => {
  expect(missingPlatforms(wanted, known)).toEqual(missing);
});
