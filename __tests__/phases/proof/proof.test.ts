import { describe, expect, test } from '@jest/globals';
import type { Answer, FoundImage, ImageFacts } from '../../../src/distribution/registry.ts';
import { prove } from '../../../src/phases/proof/proof.ts';
import { fakeClock } from '../../lib/test-clock.ts';

const digest = `sha256:${'d'.repeat(64)}`;
const other = `sha256:${'e'.repeat(64)}`;
const claim = { tags: ['c', 'v1'], digest, repository: 'team/shop' };
const pushedAt = new Date('2026-11-20T10:00:00Z');
const found = (...value: Omit<ImageFacts, 'status'>[]): Answer<readonly ImageFacts[]> => ({
  kind: 'found',
  value: value.map((image) => ({ ...image, status: 'ACTIVE' })),
});
const denied = { kind: 'denied', permission: 'ecr:DescribeImages' } as const;

function world(answers: readonly Answer<readonly ImageFacts[]>[], images?: Answer<readonly FoundImage[]>) {
  const warnings: string[] = [];
  const clock = fakeClock();
  let asked = 0;
  const context = {
    registry: {
      describeImages: async () => {
        const answer = answers[Math.min(asked, answers.length - 1)];
        asked += 1;
        if (answer === undefined) throw new Error('not expected');
        return answer;
      },
      images: async () => {
        if (images === undefined) throw new Error('not expected');
        return images;
      },
    },
    clock,
    warning: (text: string) => warnings.push(text),
  };
  return { context, warnings, clock, asked: () => asked };
}

test('all tags on one image, as DescribeImages lists it', async () => {
  const { context, asked } = world([
    found({ digest, tags: ['old', 'c', 'v1'], mediaType: 'm', sizeBytes: 9, pushedAt }),
  ]);
  expect(await prove(claim, context)).toEqual({
    digest,
    mediaType: 'm',
    sizeBytes: 9,
    pushedAt,
    isProven: true,
    moved: [],
  });
  expect(asked()).toBe(1);
});

test('all tags, one detail each', async () => {
  const { context } = world([found({ digest, tags: ['c'] }, { digest, tags: ['v1'] })]);
  expect(await prove(claim, context)).toEqual({ digest, isProven: true, moved: [] });
});

describe('a listing that lags', () => {
  test.each<[string, Answer<readonly ImageFacts[]>]>([
    ['ImageNotFound', { kind: 'missing', what: 'image' }],
    ['one tag is not there yet', found({ digest, tags: ['c'] })],
    ['an empty list', found()],
  ])('%s: asked again', async (_name, first) => {
    const { context, asked, clock } = world([first, first, found({ digest, tags: ['c', 'v1'] })]);
    expect(await prove(claim, context)).toEqual({ digest, isProven: true, moved: [] });
    expect(asked()).toBe(3);
    expect(clock.sleeps).toEqual([250, 500]);
  });

  test('for some seconds, not for ever', async () => {
    const { context, clock } = world([found({ digest, tags: ['c'] })]);
    await expect(prove(claim, context)).rejects.toMatchObject({
      problem: { code: 'proof-failed', what: expect.stringMatching(/does not list v1, seconds after/) },
    });
    expect(clock.sleeps.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(8_000);
  });
});

test('a tag that shows another image for good fails after a while, with both digests', async () => {
  const { context, asked } = world([found({ digest, tags: ['c'] }, { digest: other, tags: ['v1'] })]);
  await expect(prove(claim, context)).rejects.toMatchObject({
    problem: { code: 'proof-failed', what: expect.stringContaining(`v1 -> ${other}`) },
  });
  expect(asked()).toBeGreaterThan(5);
});

describe('a tag that a newer run took', () => {
  const shown = found({ digest, tags: ['c'], sizeBytes: 9 }, { digest: other, tags: ['v1'], sizeBytes: 7 });
  const kept = { tag: 'v1', digest: other };

  test('is told, and the rest is proven', async () => {
    const asked: string[][] = [];
    const excuse = async (tags: readonly string[]) => {
      asked.push([...tags]);
      return [kept];
    };
    const { context } = world([shown]);
    expect(await prove(claim, { ...context, excuse })).toEqual({
      digest,
      sizeBytes: 9,
      isProven: true,
      moved: [kept],
    });
    expect(asked).toEqual([['v1']]);
  });

  test('is asked for only where there is one', async () => {
    const excuse = () => Promise.reject(new Error('not expected'));
    const { context } = world([found({ digest, tags: ['c', 'v1'] })]);
    expect(await prove(claim, { ...context, excuse })).toMatchObject({ moved: [] });
  });

  test('all of them', async () => {
    const all = [kept, { tag: 'c', digest: other }];
    const { context } = world([found({ digest: other, tags: ['c', 'v1'] })]);
    expect(await prove(claim, { ...context, excuse: async () => all })).toEqual({ digest, isProven: true, moved: all });
  });

  test('no other tag is excused by it', async () => {
    const { context } = world([found({ digest: other, tags: ['c', 'v1'] })]);
    const what = expect.stringMatching(/something else:\n {4}c -> sha256:e+$/);
    await expect(prove(claim, { ...context, excuse: async () => [kept] })).rejects.toMatchObject({ problem: { what } });
  });
});

describe('without ecr:DescribeImages', () => {
  test('BatchGetImage proves, with a warning that names the permission', async () => {
    const { context, warnings } = world([denied], {
      kind: 'found',
      value: [
        { tag: 'c', digest, body: '{}' },
        { tag: 'v1', digest, body: '{}' },
      ],
    });
    expect(await prove(claim, context)).toEqual({ digest, isProven: true, moved: [] });
    expect(warnings).toEqual([expect.stringContaining('lacks ecr:DescribeImages')]);
  });

  test('BatchGetImage disproves too', async () => {
    const { context } = world([denied], {
      kind: 'found',
      value: [
        { tag: 'c', digest, body: '{}' },
        { tag: 'v1', digest: other, body: '{}' },
      ],
    });
    await expect(prove(claim, context)).rejects.toMatchObject({ problem: { code: 'proof-failed' } });
  });

  test('and without BatchGetImage the push is reported as not proven', async () => {
    const { context, warnings } = world([denied], { kind: 'denied', permission: 'ecr:BatchGetImage' });
    expect(await prove(claim, context)).toEqual({ digest, isProven: false, moved: [] });
    expect(warnings).toEqual([expect.stringContaining('not proven')]);
  });
});
