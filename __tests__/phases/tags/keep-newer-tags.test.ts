import { describe, expect, test } from '@jest/globals';
import type { PlacedCommits } from '../../../src/github/history.ts';
import type { ImageDetails } from '../../../src/phases/registry/image-details.ts';
import type { TaggedImage } from '../../../src/phases/tags/current-tags.ts';
import { type AgeContext, describeKept, keepNewer } from '../../../src/phases/tags/keep-newer-tags.ts';

const [ours, newer, other] = ['a', 'b', 'c'].map((letter) => letter.repeat(40)) as [string, string, string];
const details = (revision?: string, denied?: string): ImageDetails => ({
  source: revision === undefined ? {} : { revision },
  labels: {},
  platformDigests: {},
  ...(denied === undefined ? {} : { denied }),
});
const nothing: PlacedCommits = { dates: new Map(), isComplete: false };

/** Tags that stand on images, images by digest, and git that knows `newer` as newer. */
async function review(
  tags: readonly string[],
  images: Readonly<Record<string, Partial<TaggedImage> & { readonly details?: ImageDetails }>>,
) {
  const asked: string[] = [];
  const current = new Map(
    Object.entries(images).map(([tag, { details: _insight, ...image }]): [string, TaggedImage] => {
      const digest = image.digest ?? tag;
      return [tag, { digest, tags: [tag], manifest: { digest, body: '{}' }, ...image }];
    }),
  );
  const context: AgeContext = {
    read: async ({ digest }) => Object.values(images).find((image) => image.digest === digest)?.details ?? details(),
    history: {
      place: async (_ours, others) => {
        asked.push(others.join());
        return others.includes(newer) ? { ...nothing, newer } : nothing;
      },
    },
    own: { commit: ours },
  };
  const result = await keepNewer(tags, { digest: 'mine', current: { images: current, atMs: 0 } }, context);
  return { ...result, asked };
}

test('tags of a newer image stay, all others move', async () => {
  const { moving, kept, warnings } = await review(['v1', 'latest', 'main', 'done', 'old'], {
    latest: { digest: 'new', details: details(newer) },
    main: { digest: 'new', details: details(newer) },
    done: { digest: 'mine', details: details(newer) },
    old: { digest: 'old', details: details(other) },
  });
  expect(moving).toEqual(['v1', 'done', 'old']);
  expect(kept).toEqual([
    { tag: 'latest', digest: 'new', commit: newer },
    { tag: 'main', digest: 'new', commit: newer },
  ]);
  expect(warnings).toEqual([]);
});

test('an image is looked at once, however many tags stand on it', async () => {
  const { asked } = await review(['x', 'y'], { x: { digest: 'd', tags: ['x', 'y', other] }, y: { digest: 'd' } });
  expect(asked).toEqual([other]);
});

test('the commits that use an image count, not only the one it was built from', async () => {
  const { kept } = await review(['latest'], {
    latest: { digest: 'd', tags: ['latest', newer, other], details: details(other) },
  });
  expect(kept).toEqual([{ tag: 'latest', digest: 'd', commit: newer }]);
});

test('tags that name our commit are ours', async () => {
  const image = { digest: 'd', tags: [ours, newer], details: details(ours) };
  const { moving } = await review([ours, 'sha-aaaaaaa', 'latest'], {
    [ours]: image,
    'sha-aaaaaaa': image,
    latest: image,
  });
  expect(moving).toEqual([ours, 'sha-aaaaaaa']);
});

describe('doubts', () => {
  test('an image that the role may not read', async () => {
    const { moving, warnings } = await review(['latest', 'main'], {
      latest: { digest: 'd', details: details(undefined, 'ecr:GetDownloadUrlForLayer') },
      main: { digest: 'd' },
    });
    expect(moving).toEqual(['latest', 'main']);
    expect(warnings).toEqual([
      { level: 'warning', text: expect.stringMatching(/^latest, main move .* lacks ecr:GetDownloadUrlForLayer/) },
    ]);
  });

  test('an image that the role may not get', async () => {
    const current = { images: new Map([['latest', { digest: 'd', tags: [] }]]), atMs: 0 };
    const context = { read: async () => details(), history: { place: async () => nothing }, own: { commit: ours } };
    const { warnings } = await keepNewer(['latest'], { digest: 'mine', current }, context);
    expect(warnings).toEqual([{ level: 'warning', text: expect.stringContaining('lacks ecr:BatchGetImage') }]);
  });

  test('none where its tags tell that it is newer', async () => {
    const { kept, warnings } = await review(['latest'], {
      latest: { digest: 'd', tags: [newer], details: details(undefined, 'ecr:GetDownloadUrlForLayer') },
    });
    expect(kept).toHaveLength(1);
    expect(warnings).toEqual([]);
  });

  test('none where git knows all its commits', async () => {
    const image = { digest: 'd', tags: [other], manifest: { digest: 'd', body: '{}' } };
    const placed = { dates: new Map([[other, new Date(0)]]), isComplete: true };
    const { moving, warnings } = await keepNewer(
      ['latest'],
      { digest: 'mine', current: { images: new Map([['latest', image]]), atMs: 0 } },
      {
        read: async () => details(undefined, 'ecr:GetDownloadUrlForLayer'),
        history: { place: async () => placed },
        own: { commit: ours },
      },
    );
    expect(moving).toEqual(['latest']);
    expect(warnings).toEqual([]);
  });

  test('commits that a short history does not place', async () => {
    const { moving, warnings } = await review(['latest'], {
      latest: { digest: 'd', tags: ['latest', other], details: details('d'.repeat(40)) },
    });
    expect(moving).toEqual(['latest']);
    expect(warnings).toEqual([
      { level: 'info', text: expect.stringMatching(/^latest moves .*c{40} uses.*fetch-depth: 0/) },
    ]);
  });
});

test('the notice names each tag with its commit, or its digest', () => {
  expect(
    describeKept(
      [
        { tag: 'x', digest: 'd1', commit: newer },
        { tag: 'y', digest: 'd2' },
      ],
      ours,
    ),
  ).toMatch(/^x -> b{40}, y -> d2: left there, .* newer commit than a{40}\. .*`keep-newer-tags: false`\.$/);
});
