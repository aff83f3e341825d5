import { describe, expect, test } from '@jest/globals';
import type { AgeContext } from '../../../src/phases/registry/age-context.ts';
import type { ImageDetails } from '../../../src/phases/registry/image-details.ts';
import type { TaggedImage } from '../../../src/phases/tags/current-tags.ts';
import { describeKept, keepNewer } from '../../../src/phases/tags/keep-newer-tags.ts';

const [ours, newer, other] = ['a', 'b', 'c'].map((letter) => letter.repeat(40)) as [string, string, string];
const details = (revision?: string, denied?: string): ImageDetails => ({
  source: revision === undefined ? {} : { revision },
  labels: {},
  platformDigests: {},
  ...(denied === undefined ? {} : { denied }),
});
const OWN = { commit: ours, affixes: { prefix: '', suffix: '' } };

/** Tags that stand on images, images by digest, and somebody who knows `newer` as later. */
async function review(
  tags: readonly string[],
  images: Readonly<Record<string, Partial<TaggedImage> & { readonly details?: ImageDetails }>>,
  tagSources: AgeContext['tagSources'] = [],
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
    orders: async (commits) => {
      asked.push(commits.join());
      return new Map(commits.map((commit) => [commit, commit === newer ? 'later' : 'unknown']));
    },
    own: OWN,
    tagSources,
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
  expect(warnings).toEqual([{ level: 'info', text: expect.stringMatching(/^old moves .*c{40}.*fetch-depth: 0/) }]);
});

describe('tags of versions are in the order of versions', () => {
  const source = (tag: string, versions: 'higher' | 'lower' | 'same' | 'unknown') => {
    const compare = ({ tags, label }: { readonly tags: readonly string[]; readonly label?: string | undefined }) =>
      tags.includes('2.0.0') || label === '2.0.0' ? versions : 'unknown';
    return { tag, isMoving: true, version: { version: '1.2.9', label: '1.2.9', compare } };
  };
  const image = (revision: string) => ({ digest: 'd', tags: ['latest', '2.0.0'], details: details(revision) });

  test('a higher one keeps them, whatever its commit', async () => {
    const { moving, kept } = await review(['latest'], { latest: image(other) }, [source('latest', 'higher')]);
    expect([moving, kept]).toEqual([[], [{ tag: 'latest', digest: 'd' }]]);
  });

  test('a lower one does not, whatever its commit', async () => {
    const { moving, asked } = await review(['latest'], { latest: image(newer) }, [source('latest', 'lower')]);
    expect([moving, asked]).toEqual([['latest'], []]);
  });

  test.each(['same', 'unknown'] as const)('%s: that of commits', async (versions) => {
    const { moving } = await review(['latest'], { latest: image(newer) }, [source('latest', versions)]);
    expect(moving).toEqual([]);
  });

  test('of several rules that make the tag any may keep it', async () => {
    const tagSources = [{ tag: 'latest', isMoving: true }, source('latest', 'unknown'), source('latest', 'higher')];
    expect((await review(['latest'], { latest: image(other) }, tagSources)).kept).toHaveLength(1);
  });

  test('the label counts where no tag tells', async () => {
    const labelled = { ...details(other), labels: { 'ecr-build-push.version': '2.0.0' } };
    const images = { latest: { digest: 'd', tags: ['latest'], details: labelled } };
    expect((await review(['latest'], images, [source('latest', 'higher')])).kept).toHaveLength(1);
  });
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

describe('warnings', () => {
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

  test('an image that could not be read', async () => {
    const current = {
      images: new Map([['latest', { digest: 'd', tags: [], manifest: { digest: 'd', body: '{}' } }]]),
      atMs: 0,
    };
    const read = async () => ({ ...details(), isUnread: true });
    const context = { read, orders: async () => new Map(), own: OWN, tagSources: [] };
    const { moving, warnings } = await keepNewer(['latest'], { digest: 'mine', current }, context);
    expect(moving).toEqual(['latest']);
    expect(warnings).toEqual([
      { level: 'warning', text: expect.stringMatching(/^latest moves from d, which could not be read/) },
    ]);
  });

  test('an image that the role may not get', async () => {
    const current = { images: new Map([['latest', { digest: 'd', tags: [] }]]), atMs: 0 };
    const context = { read: async () => details(), orders: async () => new Map(), own: OWN, tagSources: [] };
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

  test('none where all its commits are known', async () => {
    const image = { digest: 'd', tags: [other], manifest: { digest: 'd', body: '{}' } };
    const { moving, warnings } = await keepNewer(
      ['latest'],
      { digest: 'mine', current: { images: new Map([['latest', image]]), atMs: 0 } },
      {
        read: async () => details(undefined, 'ecr:GetDownloadUrlForLayer'),
        orders: async () => new Map([[other, 'not-later']]),
        own: OWN,
        tagSources: [],
      },
    );
    expect(moving).toEqual(['latest']);
    expect(warnings).toEqual([]);
  });

  test('commits that nobody places', async () => {
    const { moving, warnings } = await review(['latest'], {
      latest: { digest: 'd', tags: ['latest', other], details: details('d'.repeat(40)) },
    });
    expect(moving).toEqual(['latest']);
    expect(warnings).toEqual([{ level: 'info', text: expect.stringMatching(/^latest moves .*c{40}.*fetch-depth: 0/) }]);
  });

  test('commits that nobody can place, as ours is not known', async () => {
    const image = { digest: 'd', tags: ['latest', other], manifest: { digest: 'd', body: '{}' } };
    const current = { images: new Map([['latest', image]]), atMs: 0 };
    const own = { ...OWN, commit: '' };
    const context = { read: async () => details(), orders: async () => new Map(), own, tagSources: [] };
    const { moving, warnings } = await keepNewer(['latest'], { digest: 'mine', current }, context);
    const text = `latest moves from an image of ${other}. Whether that is later is not known, as the commit of this image is not.`;
    expect([moving, warnings]).toEqual([['latest'], [{ level: 'info', text }]]);
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
  ).toMatch(/^x -> b{40}, y -> d2: left there, .* later commit than a{40}\. .*`keep-newer-tags: false`\.$/);
});
