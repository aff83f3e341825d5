import { describe, expect, test } from '@jest/globals';
import type { Answer, FoundImage, ImageFacts, ImageId } from '../../../src/distribution/registry.ts';
import type { RegistrySnapshot } from '../../../src/phases/registry/registry-snapshot.ts';
import { currentTagsIn, readCurrentTags } from '../../../src/phases/tags/current-tags.ts';
import { fakeClock } from '../../lib/test-clock.ts';

const [digest, other] = ['d', 'e'].map((letter) => `sha256:${letter.repeat(64)}`) as [string, string];
const image = (of: string, tag?: string): FoundImage => ({ digest: of, body: '{}', ...(tag && { tag }) });
const shown = (...images: FoundImage[]): Answer<readonly FoundImage[]> => ({ kind: 'found', value: images });
const facts = (of: string, ...tags: string[]): Answer<ImageFacts> => ({
  kind: 'found',
  value: { digest: of, tags, status: 'ACTIVE' },
});
const denied = (permission: string): Answer<never> => ({ kind: 'denied', permission });
const MISSING: Answer<never> = { kind: 'missing', what: 'image' };

/** A registry that answers so, one time after another; the last answer for good. */
function registry(
  answers: readonly Answer<readonly FoundImage[]>[],
  described: Record<string, Answer<ImageFacts>> = {},
) {
  const asked: ImageId[][] = [];
  const left = [...answers];
  return {
    asked,
    images: async (ids: readonly ImageId[]) => {
      asked.push([...ids]);
      const next = left.length > 1 ? left.shift() : left[0];
      return next ?? MISSING;
    },
    describeImage: async (id: ImageId) => ('tag' in id ? described[id.tag] : undefined) ?? MISSING,
  };
}

describe('what tags stand on', () => {
  test.each<[string, Answer<readonly FoundImage[]>, Answer<ImageFacts>, object | undefined]>([
    [
      'by both answers',
      shown(image(digest, 'v1')),
      facts(digest, 'v1', 'x'),
      { digest, tags: ['v1', 'x'], manifest: image(digest, 'v1') },
    ],
    ['nothing', shown(), MISSING, undefined],
    [
      'without leave to describe it',
      shown(image(digest, 'v1')),
      denied('ecr:DescribeImages'),
      { digest, tags: [], manifest: image(digest, 'v1') },
    ],
    ['without leave to get it', denied('ecr:BatchGetImage'), facts(digest, 'v1'), { digest, tags: ['v1'] }],
    ['without leave for either', denied('ecr:BatchGetImage'), denied('ecr:DescribeImages'), undefined],
    // The manifest of the one must not pass for that of the other.
    ['as it moves between the answers', shown(image(other, 'v1')), facts(digest, 'v1'), { digest, tags: ['v1'] }],
  ])('%s', async (_name, images, described, expected) => {
    const { current } = await readCurrentTags(registry([images], { v1: described }), { tags: ['v1'] }, fakeClock());
    expect([...current.images]).toEqual(expected === undefined ? [] : [['v1', expected]]);
  });

  test('with the manifest of the image that is to get them, in one question', async () => {
    const asked = registry([shown(image(digest), image(other, 'v1'))]);
    const { manifest, current } = await readCurrentTags(asked, { tags: ['v1'], digest }, fakeClock());
    expect(manifest).toEqual({ kind: 'found', value: image(digest) });
    expect(current.images.get('v1')?.digest).toBe(other);
    expect(asked.asked).toEqual([[{ digest }, { tag: 'v1' }]]);
  });

  test('where that is not shown yet, it alone is asked for again', async () => {
    const clock = fakeClock();
    const late = registry([shown(), shown(), shown(image(digest))]);
    const { manifest } = await readCurrentTags(late, { tags: ['v1'], digest }, clock);
    expect(manifest).toEqual({ kind: 'found', value: image(digest) });
    expect(late.asked).toEqual([[{ digest }, { tag: 'v1' }], [{ digest }], [{ digest }]]);
    expect(clock.sleeps).toEqual([250]);
  });

  test('for some seconds', async () => {
    const clock = fakeClock();
    const { manifest } = await readCurrentTags(registry([shown()]), { tags: [], digest }, clock);
    expect(manifest).toEqual(MISSING);
    expect(clock.sleeps.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(8_000);
  });

  test.each<[string, Answer<readonly FoundImage[]>]>([
    ['that the role may not get', denied('ecr:BatchGetImage')],
    ['of a repository that is gone', { kind: 'missing', what: 'repository' }],
  ])('an image %s is not waited for', async (_name, answer) => {
    const clock = fakeClock();
    const gone = registry([answer]);
    const { manifest } = await readCurrentTags(gone, { tags: [], digest }, clock);
    expect(manifest).toEqual(answer);
    expect(gone.asked).toHaveLength(1);
    expect(clock.sleeps).toEqual([]);
  });
});

test('what they stood on before the build', () => {
  const snapshot: Pick<RegistrySnapshot, 'tags' | 'images' | 'atMs'> = {
    tags: new Map([
      ['v1', { kind: 'present', digest, status: 'ACTIVE', tags: ['v1', 'x'] }],
      ['old', { kind: 'present', digest: other, status: 'ARCHIVED' }],
      ['new', { kind: 'absent' }],
      ['hidden', { kind: 'unknown' }],
    ]),
    images: [image(digest, 'v1')],
    atMs: 7,
  };
  const { images, atMs } = currentTagsIn(snapshot as RegistrySnapshot);
  expect(atMs).toBe(7);
  expect([...images]).toEqual([
    ['v1', { digest, tags: ['v1', 'x'], manifest: image(digest, 'v1') }],
    ['old', { digest: other, tags: [] }],
  ]);
});
