import { describe, expect, test } from '@jest/globals';
import type { Answer, ImageId, Manifest } from '../../../src/distribution/registry.ts';
import { Arrivals } from '../../../src/phases/arrivals.ts';
import type { TargetRepository } from '../../../src/phases/registry/target-repository.ts';
import type { Step } from '../../../src/phases/step.ts';
import type { CurrentTags, TaggedImage } from '../../../src/phases/tags/current-tags.ts';
import { moveTags, prefetchImages, type TagRequest } from '../../../src/phases/tags/move-tags.ts';
import { fakeClock } from '../../lib/test-clock.ts';
import { tellingRunner } from '../telling-runner.ts';

const [ours, newer] = ['a', 'b'].map((letter) => letter.repeat(40)) as [string, string];
const [mine, theirs] = ['d', 'e'].map((letter) => `sha256:${letter.repeat(64)}`) as [string, string];
const manifest: Answer<Manifest> = { kind: 'found', value: { digest: mine, body: '{}' } };

/** The image of a later commit, under these tags; one of nobody knows which commit. */
const later: TaggedImage = { digest: theirs, tags: [newer], manifest: { digest: theirs, body: '{}' } };
const nameless: TaggedImage = { ...later, tags: [] };

/** A registry, and a step of our commit; `stands`: what tags stand on where ECR is asked for it. */
function world(stands: Readonly<Record<string, TaggedImage>> = {}, fixed: readonly string[] = []) {
  const calls: string[] = [];
  const read: string[] = [];
  const clock = fakeClock();
  const registry = {
    images: async () => ({ kind: 'found', value: [] }),
    describeImage: async (id: ImageId) => {
      const tag = 'tag' in id ? id.tag : '';
      calls.push(`look ${tag}`);
      const image = stands[tag];
      return image === undefined
        ? { kind: 'missing', what: 'image' }
        : { kind: 'found', value: { digest: image.digest, tags: image.tags, status: 'ACTIVE' } };
    },
    putTag: async (_manifest: Manifest, tag: string) => {
      calls.push(`put ${tag}`);
      return { kind: fixed.includes(tag) ? 'immutable' : 'put' };
    },
  };
  const age: TargetRepository['age'] = {
    read: async ({ digest }) => {
      read.push(digest);
      return { source: {}, labels: {}, platformDigests: {} };
    },
    orders: async (commits) => new Map(commits.map((commit) => [commit, commit === newer ? 'later' : 'unknown'])),
    own: { commit: ours, affixes: { prefix: '', suffix: '' } },
    tagSources: [],
  };
  const arrivals = new Arrivals();
  const { told, runner } = tellingRunner();
  const step = { arrivals, clock, event: { commit: ours }, runner } as unknown as Step;
  const target = { registry, age, location: { host: 'host', repository: 'team/shop' } } as unknown as TargetRepository;
  const request = (current: CurrentTags, more: Partial<TagRequest> = {}): TagRequest => ({
    digest: mine,
    batches: [['v1'], ['latest']],
    keepsNewer: true,
    look: async () => ({ manifest, current }),
    ...more,
  });
  return { calls, told, read, clock, arrivals, step, target, request };
}

const at = (atMs: number, images: Readonly<Record<string, TaggedImage>> = {}): CurrentTags => ({
  images: new Map(Object.entries(images)),
  atMs,
});

test('no tags are no phase', async () => {
  const { step, target, request, told, arrivals } = world();
  const look = () => Promise.reject(new Error('not expected'));
  expect(await moveTags(step, target, request(at(0), { batches: [], look }))).toEqual([]);
  expect([told, arrivals.phase()]).toEqual([[], 'before-push']);
});

test('tags are put, and told to be there one by one', async () => {
  const { step, target, request, calls, told, arrivals } = world();
  expect(await moveTags(step, target, request(at(0)))).toEqual([]);
  expect(calls).toEqual(['put v1', 'put latest']);
  expect(told).toEqual([expect.stringMatching(/^Tags: .*v1.*latest/)]);
  expect(arrivals.arrived()).toEqual([{ repository: 'host/team/shop', digest: mine, tags: ['v1', 'latest'] }]);
  expect(arrivals.missing()).toEqual([]);
});

describe('a tag on the image of a later commit', () => {
  test('stays there, which a notice tells', async () => {
    const { step, target, request, calls, told, arrivals } = world();
    const kept = await moveTags(step, target, request(at(0, { latest: later })));
    expect(kept).toEqual([{ tag: 'latest', digest: theirs, commit: newer }]);
    expect(calls).toEqual(['put v1']);
    expect(told).toEqual([
      expect.stringMatching(`^notice: latest -> ${newer}: left there, as .* later commit than ${ours}`),
      expect.stringMatching(/^Tags: (?!.*latest)/),
    ]);
    // Another run would leave it there too.
    expect(arrivals.missing()).toEqual([]);
  });

  test('stays there too where another one cannot be put, and does not miss', async () => {
    const { step, target, request, told, arrivals } = world({}, ['v1']);
    const moved = moveTags(step, target, request(at(0, { latest: later }), { batches: [['latest'], ['v1', 'v2']] }));
    await expect(moved).rejects.toMatchObject({ problem: { code: 'tag-immutable' } });
    expect(told).toEqual([expect.stringMatching(/^notice: latest -> b{40}: left there/)]);
    expect(arrivals.missing()).toEqual(['host/team/shop:v1']);
  });

  test('moves where that is wanted', async () => {
    const { step, target, request, calls } = world();
    expect(await moveTags(step, target, request(at(0, { latest: later }), { keepsNewer: false }))).toEqual([]);
    expect(calls).toEqual(['put v1', 'put latest']);
  });
});

test('an image that does not tell its commit is left, which the log tells', async () => {
  const { step, target, request, told } = world();
  await moveTags(step, target, request(at(0, { latest: nameless })));
  expect(told).toContainEqual(
    `info: latest moves from ${theirs}, which does not tell the commit that it was built from.`,
  );
});

describe('what tags stand on is asked again', () => {
  test.each<[string, number, string[]]>([
    ['where the answer is older than a second', 1001, ['look v1', 'put v1', 'look latest']],
    ['not where it is not', 1000, ['put v1', 'put latest']],
  ])('%s', async (_name, ms, expected) => {
    const { step, target, request, calls, clock } = world({ latest: later });
    await clock.sleep(ms);
    await moveTags(step, target, request(at(0)));
    expect(calls).toEqual(expected);
  });

  test('not where it does not matter', async () => {
    const { step, target, request, calls, clock } = world({ latest: later });
    await clock.sleep(5000);
    await moveTags(step, target, request(at(0), { keepsNewer: false }));
    expect(calls).toEqual(['put v1', 'put latest']);
  });
});

describe('images that tags will leave are read while the build is at work', () => {
  test.each<[string, { readonly keepNewerTags: boolean; readonly hasCommitTag: boolean }, string[]]>([
    ['but for that of the tag of the commit', { keepNewerTags: true, hasCommitTag: true }, ['latest']],
    ['also for the first tag, where that is a name', { keepNewerTags: true, hasCommitTag: false }, ['v1', 'latest']],
    ['not where tags move whatever they leave', { keepNewerTags: false, hasCommitTag: true }, []],
  ])('%s', async (_name, image, expected) => {
    const { step, target, read } = world();
    const facts = (digest: string) => ({ kind: 'present', digest, status: 'ACTIVE', tags: [] });
    const [tags, images] = [
      new Map(['v1', 'latest'].map((tag) => [tag, facts(tag)])),
      ['v1', 'latest'].map((tag) => ({ tag, digest: tag, body: '{}' })),
    ];
    const snapshot = { tags, images, atMs: 0 };
    const own = { ...step, inputs: { image } } as unknown as Step;
    prefetchImages(own, { ...target, snapshot } as unknown as TargetRepository, {
      pushed: 'v1',
      batches: [['latest']],
    });
    await Promise.resolve();
    expect(read).toEqual(expected);
  });

  test('and what goes wrong there is met when it is asked for', async () => {
    const { step, target } = world();
    const snapshot = {
      tags: new Map([['latest', { kind: 'present', digest: 'x', status: 'ACTIVE' }]]),
      images: [],
      atMs: 0,
    };
    const age = { ...target.age, orders: () => Promise.reject(new Error('no')) };
    const own = { ...step, inputs: { image: { keepNewerTags: true, hasCommitTag: true } } } as unknown as Step;
    prefetchImages(own, { ...target, age, snapshot } as unknown as TargetRepository, {
      pushed: 'v1',
      batches: [['latest']],
    });
    // A rejection that nobody waits for would end the process.
    await new Promise((resolve) => setImmediate(resolve));
  });
});
