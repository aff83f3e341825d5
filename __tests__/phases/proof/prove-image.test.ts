import { describe, expect, test } from '@jest/globals';
import type { ImageFacts, ImageId } from '../../../src/distribution/registry.ts';
import { Arrivals } from '../../../src/phases/arrivals.ts';
import { type ExpectedImage, expectNewer, proveImage } from '../../../src/phases/proof/prove-image.ts';
import type { TargetRepository } from '../../../src/phases/registry/target-repository.ts';
import type { Step } from '../../../src/phases/step.ts';
import { fakeClock } from '../../lib/test-clock.ts';
import { tellingRunner } from '../telling-runner.ts';

const [ours, newer] = ['a', 'b'].map((letter) => letter.repeat(40)) as [string, string];
const [mine, theirs] = ['d', 'e'].map((letter) => `sha256:${letter.repeat(64)}`) as [string, string];
const location = { host: 'host', repository: 'team/shop', accountId: '1', region: 'r', partition: 'aws', isSeen: true };
const PLATFORMS = { 'linux/amd64': mine };

/** ECR as it shows these images, by their digests with their tags. */
function world(images: Readonly<Record<string, readonly string[]>>) {
  const all = Object.entries(images).map(([digest, tags]): ImageFacts => ({ digest, tags, status: 'ACTIVE' }));
  const find = (id: ImageId) =>
    all.find(({ digest, tags }) => ('tag' in id ? tags.includes(id.tag) : digest === id.digest));
  const registry = {
    describeImages: async (ids: readonly ImageId[]) => ({
      kind: 'found',
      value: all.filter((one) => ids.map(find).includes(one)),
    }),
    describeImage: async (id: ImageId) => {
      const value = find(id);
      return value === undefined ? { kind: 'missing', what: 'image' } : { kind: 'found', value };
    },
    images: async (ids: readonly ImageId[]) => ({
      kind: 'found',
      value: ids.flatMap((id) => {
        const found = find(id);
        const body = JSON.stringify({ config: { digest: 'sha256:c' }, layers: [] });
        return found === undefined ? [] : [{ ...id, digest: found.digest, body }];
      }),
    }),
  };
  const age: TargetRepository['age'] = {
    read: async ({ digest }) => ({ source: {}, labels: {}, platformDigests: { 'linux/arm64': digest } }),
    orders: async (commits) => new Map(commits.map((commit) => [commit, commit === newer ? 'later' : 'unknown'])),
    own: { commit: ours, affixes: { prefix: '', suffix: '' } },
    tagSources: [],
  };
  const { told, runner } = tellingRunner();
  const step = { arrivals: new Arrivals(), clock: fakeClock(), event: { commit: ours }, runner } as unknown as Step;
  const target = { registry, location, age } as unknown as TargetRepository;
  return { told, step, target };
}

const expected = (more: Partial<ExpectedImage> = {}): ExpectedImage => ({
  result: 'built',
  tags: [ours, 'latest'],
  digest: mine,
  platforms: Promise.resolve({ platformDigests: PLATFORMS }),
  ...more,
});

test('an image under all its tags', async () => {
  const { step, target, told } = world({ [mine]: [ours, 'latest'] });
  expect(await proveImage(step, target, expected())).toEqual({
    kind: 'pushed',
    result: 'built',
    registry: 'host',
    repository: 'team/shop',
    accountId: '1',
    region: 'r',
    tags: [ours, 'latest'],
    digest: mine,
    isProven: true,
    platformDigests: PLATFORMS,
  });
  expect(told).toEqual([`Proof: ECR has host/team/shop@${mine} under its 2 tags`]);
});

describe('a run of a later commit', () => {
  test('that took a tag: it is told, and the rest is proven', async () => {
    const { step, target, told } = world({ [mine]: [ours], [theirs]: ['latest', newer] });
    expect(await proveImage(step, target, expected())).toMatchObject({ digest: mine, tags: [ours] });
    expect(told).toEqual([
      expect.stringMatching(/^notice: latest -> b{40}: left there/),
      `Proof: ECR has host/team/shop@${mine} under its tag`,
    ]);
  });

  test('that took all of them: its image is proven in the place of ours, with its platforms', async () => {
    const { step, target, told } = world({ [theirs]: ['v1', 'latest', newer] });
    const proven = await proveImage(step, target, expected({ tags: ['v1', 'latest'] }));
    expect(proven).toMatchObject({ result: 'reused', digest: theirs, tags: ['v1', 'latest'] });
    expect(proven.platformDigests).toEqual({ 'linux/arm64': theirs });
    expect(told.slice(1)).toEqual([
      'Proof: All its tags are on the image of a newer commit by now',
      `Proof: ECR has host/team/shop@${theirs} under its 2 tags`,
    ]);
  });

  test('is no excuse where nothing tells of commits', async () => {
    const { step, target } = world({ [mine]: [ours], [theirs]: ['latest', newer] });
    const { age: _age, ...place } = target;
    await expect(proveImage(step, place, expected())).rejects.toMatchObject({ problem: { code: 'proof-failed' } });
  });
});

test('another image of no later commit is a failure', async () => {
  const { step, target } = world({ [mine]: [ours], [theirs]: ['latest'] });
  await expect(proveImage(step, target, expected())).rejects.toMatchObject({
    problem: { code: 'proof-failed', what: expect.stringContaining(`latest -> ${theirs}`) },
  });
});

test.each<[string, string | undefined, RegExp]>([
  ['the role lacks', 'ecr:GetDownloadUrlForLayer', /the role lacks ecr:GetDownloadUrlForLayer on the repository\.$/],
  ['ECR does not show', undefined, /ECR did not show the image with its configuration\. Nothing else is missing\.$/],
])('platforms that %s are a warning', async (_name, denied, words) => {
  const { step, target, told } = world({ [mine]: [ours, 'latest'] });
  const platforms = Promise.resolve({ platformDigests: {}, ...(denied && { denied }) });
  expect(await proveImage(step, target, expected({ platforms }))).toMatchObject({ isProven: true });
  expect(told[0]).toMatch(/^warning: The output platform-digests is empty: /);
  expect(told[0]).toMatch(words);
});

test('of several newer images that of the first tag is offered', async () => {
  const { target } = world({ [theirs]: ['v1', 'latest'] });
  const kept = [
    { tag: 'v1', digest: theirs },
    { tag: 'edge', digest: mine },
    { tag: 'latest', digest: theirs },
  ];
  const { platforms, ...newest } = expectNewer(kept, target);
  expect(newest).toEqual({ result: 'reused', tags: ['v1', 'latest'], digest: theirs });
  expect(await platforms).toMatchObject({ platformDigests: { 'linux/arm64': theirs } });
});

const digestOf = (run: number) => `sha256:${String(run).padStart(64, '0')}`;

/** A registry whose tag `main` a run of a newer commit takes each time somebody looks at it, so often. */
function crowded(runs: number) {
  let taken = 0;
  const look = () => digestOf(taken);
  const registry = {
    describeImages: async () => {
      taken = Math.min(taken + 1, runs);
      return { kind: 'found', value: [{ digest: look(), tags: ['main'], status: 'ACTIVE' }] };
    },
    describeImage: async () => ({
      kind: 'found',
      value: { digest: look(), tags: ['main', newer], status: 'ACTIVE' },
    }),
    images: async (ids: readonly ImageId[]) => ({
      kind: 'found',
      value: ids.map((id) =>
        'tag' in id ? { digest: look(), body: '{}', tag: id.tag } : { digest: id.digest, body: '{}' },
      ),
    }),
  };
  const phases: string[] = [];
  const runner = {
    phase: async <T>(_name: string, work: () => Promise<{ readonly value: T; readonly sentence: string }>) => {
      const { value, sentence } = await work();
      phases.push(sentence);
      return value;
    },
    notice: () => undefined,
    warning: () => undefined,
  };
  const step = { arrivals: new Arrivals(), runner, clock: fakeClock(), event: { commit: ours } } as unknown as Step;
  const age: TargetRepository['age'] = {
    read: async () => ({ labels: {}, source: {}, platformDigests: { 'linux/amd64': look() } }),
    orders: async (commits) => new Map(commits.map((commit) => [commit, 'later'])),
    own: { commit: ours, affixes: { prefix: '', suffix: '' } },
    tagSources: [],
  };
  const location = { host: 'host', repository: 'team/shop', accountId: '123456789012', region: 'eu-west-1' };
  const place = { registry, location, age } as unknown as TargetRepository;
  const platforms = Promise.resolve({ platformDigests: {} });
  const prove = () => proveImage(step, place, { result: 'built', tags: ['main'], digest: digestOf(0), platforms });
  return { prove, phases };
}

test.each([1, 5])('%d newer runs took the tag one after another: the last image is proven', async (runs) => {
  const { prove, phases } = crowded(runs);
  expect(await prove()).toMatchObject({ result: 'reused', tags: ['main'], digest: digestOf(runs), isProven: true });
  expect(phases).toHaveLength(runs + 1);
});

test('runs that take it without end', async () => {
  const { prove } = crowded(Number.POSITIVE_INFINITY);
  await expect(prove()).rejects.toMatchObject({ problem: { what: expect.stringContaining('main') } });
});
