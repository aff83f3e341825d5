import { describe, expect, test } from '@jest/globals';
import type { ImageId, Manifest } from '../../../src/aws/ecr.ts';
import { Failure } from '../../../src/errors/failure.ts';
import { tagTaken } from '../../../src/errors/push-errors.ts';
import { type Decided, pushDecided } from '../../../src/phases/push/push-decided.ts';
import type { TargetRepository } from '../../../src/phases/registry/target-repository.ts';
import type { Step } from '../../../src/phases/step.ts';
import { Arrivals } from '../../../src/plan/arrivals.ts';
import type { Build, Decision, Reuse } from '../../../src/plan/build-or-reuse.ts';
import type { PushedImage } from '../../../src/report/result.ts';
import { fakePatience } from '../../lib/test-clock.ts';

const [mine, theirs] = ['d', 'e'].map((letter) => `sha256:${letter.repeat(64)}`) as [string, string];
const location = { host: 'host', repository: 'team/shop', accountId: '1', region: 'r', partition: 'aws', isSeen: true };
const taken = tagTaken('tag invalid', { ...location, image: 'host/team/shop:v1' }, theirs);
const pushed = { kind: 'pushed', result: 'built', digest: mine } as PushedImage;

const build = (staying: readonly string[] = []): Build => ({
  kind: 'build',
  sentence: '',
  createRepository: false,
  tagPlan: { pushed: 'latest', batches: [] },
  staying,
  warnings: [],
});
const reuse: Reuse = {
  kind: 'reuse',
  sentence: '',
  staying: [],
  digest: theirs,
  batches: [['latest']],
  isSameContent: false,
  warnings: [],
  lines: [],
};

/** Pushes that end as given, one after another, and decisions that are made in between. */
async function run(ends: readonly (Error | PushedImage)[], decisions: readonly Decision[], isFull = false) {
  const notices: string[] = [];
  const pushes: string[] = [];
  const tags = new Set(['v1']);
  const image = { digest: theirs, body: JSON.stringify({ config: { digest: mine }, layers: [] }) };
  const registry = {
    images: async () => ({ kind: 'found', value: [image] }),
    describeImages: async () => ({ kind: 'found', value: [{ digest: theirs, tags: [...tags], status: 'ACTIVE' }] }),
    describeImage: async (_id: ImageId) => ({ kind: 'missing', what: 'image' }),
    putTag: async (_manifest: Manifest, tag: string) => {
      tags.add(tag);
      return { kind: isFull ? 'full' : 'put' };
    },
  };
  const read = async () => ({ source: {}, labels: {}, platformDigests: { 'linux/amd64': theirs } });
  const age = {
    read,
    orders: async () => new Map(),
    own: { commit: '', affixes: { prefix: '', suffix: '' } },
    origins: [],
  };
  const snapshot = { images: [image], tags: new Map(), atMs: 0 };
  const target = { registry, location, snapshot, age } as unknown as TargetRepository;
  const phase = async <T>(_name: string, work: () => Promise<{ readonly value: T }>): Promise<T> =>
    (await work()).value;
  const step = {
    arrivals: new Arrivals(),
    clock: fakePatience(),
    event: { commit: '' },
    inputs: { tags: ['v1', 'latest'], image: { hasCommitTag: true, keepNewerTags: true } },
    runner: { phase, info: () => {}, warning: () => {}, notice: (text: string) => notices.push(text) },
  } as unknown as Step;
  const left = [...ends];
  const decided = [...decisions];
  const result = await pushDecided(
    step,
    { target, decision: build() },
    {
      push: async ({ inputs }) => {
        pushes.push(inputs.tags.join());
        const end = left.shift();
        if (end === undefined) throw new Error('one push more than expected');
        if (end instanceof Error) throw end;
        return end;
      },
      decideAgain: async (): Promise<Decided> => {
        const decision = decided.shift();
        if (decision === undefined) throw new Error('one decision more than expected');
        return { target, decision };
      },
    },
  ).catch((error: unknown) => error);
  return { result, pushes, notices };
}

test('a push that goes well decides nothing anew', async () => {
  expect(await run([pushed], [])).toEqual({ result: pushed, pushes: ['v1,latest'], notices: [] });
});

test('nor does one that fails in another way', async () => {
  const failure = new Failure({ code: 'push-failed', what: 'x', why: 'x', fix: 'x' });
  expect(await run([failure], [])).toEqual({ result: failure, pushes: ['v1,latest'], notices: [] });
});

describe('a tag that another run has put on its image meanwhile', () => {
  const told = expect.stringMatching(
    /this tag stands on sha256:e{64} by now.* Another run has pushed that image while/,
  );

  test('stays there, and what was built gets the others', async () => {
    const { result, pushes, notices } = await run([taken, pushed], [build(['v1'])]);
    expect(result).toBe(pushed);
    expect(pushes).toEqual(['v1,latest', 'latest']);
    expect(notices).toEqual([told]);
  });

  test('has its image taken, which gets the others', async () => {
    const { result, pushes, notices } = await run([taken], [reuse]);
    expect(result).toMatchObject({ result: 'reused', digest: theirs, tags: ['v1', 'latest'], isProven: true });
    expect(pushes).toEqual(['v1,latest']);
    expect(notices).toEqual([told]);
  });

  test('is told as taken where its image takes no more tags', async () => {
    const { result } = await run([taken], [{ ...reuse, isSameContent: true }], true);
    expect(result).toBe(taken);
  });

  test('is told with the reason where that image will not do', async () => {
    const problem = { code: 'tag-immutable', what: 'x', why: 'it was built otherwise.', fix: 'do so.' } as const;
    const { result, notices } = await run([taken], [{ kind: 'refuse', problem }]);
    expect(result).toMatchObject({
      problem: {
        code: 'tag-immutable',
        what: taken.problem.what,
        why: 'another run pushed it while this one was building; it was built otherwise.',
        fix: 'do so.',
      },
    });
    expect(notices).toEqual([]);
  });

  test('is given up after three more', async () => {
    const { result, pushes } = await run(
      Array.from({ length: 4 }, () => taken),
      Array.from({ length: 3 }, () => build()),
    );
    expect(result).toBe(taken);
    expect(pushes).toHaveLength(4);
  });
});
