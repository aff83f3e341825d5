import { expect, test } from '@jest/globals';
import { findSource, type SourcePlaces } from '../../../src/actions/promote/find-source.ts';
import type { Answer } from '../../../src/distribution/registry.ts';
import { BUILT_AS } from '../../../src/plan/variant.ts';

const SHA = 'c'.repeat(40);
const IMAGE = `sha256:${'1'.repeat(64)}`;
const CONFIG = `sha256:${'2'.repeat(64)}`;
const MISSING = { kind: 'missing', what: 'image' } as const;

const manifest = JSON.stringify({
  schemaVersion: 2,
  mediaType: 'application/vnd.oci.image.manifest.v1+json',
  config: { mediaType: 'application/vnd.oci.image.config.v1+json', digest: CONFIG, size: 2 },
  layers: [],
});

const configWith = (labels: Readonly<Record<string, string>>): Answer<string> => ({
  kind: 'found',
  value: JSON.stringify({ os: 'linux', architecture: 'amd64', config: { Labels: labels } }),
});

/** A repository with one image, under the bare SHA of the commit. */
function places(blob: () => Promise<Answer<string>>): SourcePlaces {
  const from: SourcePlaces['from'] = {
    images: async (ids) => ({
      kind: 'found',
      value: ids.flatMap((id) => ('tag' in id && id.tag === SHA ? [{ digest: IMAGE, body: manifest, tag: SHA }] : [])),
    }),
    describeImage: async (id) =>
      'tag' in id && id.tag === SHA
        ? { kind: 'found', value: { digest: IMAGE, tags: [SHA], status: 'ACTIVE' } }
        : MISSING,
    blob: async (digest) => {
      expect(digest).toBe(CONFIG);
      return await blob();
    },
  };
  return { from, to: from, snapshot: Promise.resolve({ images: [] }), debug: () => undefined };
}

const wanted = {
  image: { text: `${SHA}-api`, id: { tag: `${SHA}-api` } },
  bareCommit: SHA,
  affixes: { prefix: '', suffix: '-api' },
};

test.each<[string, () => Promise<Answer<string>>, object]>([
  ['does not tell how it was built', async () => configWith({}), { kind: 'taken', line: expect.anything() }],
  [
    'was built as nothing that is there',
    async () => configWith({ [BUILT_AS]: 'format=1 file=aa target=01' }),
    { kind: 'other', reason: expect.stringMatching(/^Nothing tells/) },
  ],
  [
    'has a configuration that ECR does not give',
    async () => MISSING,
    { kind: 'other', reason: expect.stringMatching(/could not be read/) },
  ],
  [
    'has a configuration that cannot be fetched',
    async () => {
      throw new Error('socket hang up');
    },
    { kind: 'other', reason: expect.stringMatching(/could not be read/) },
  ],
  [
    'has a configuration that the role may not read',
    async () => ({ kind: 'denied', permission: 'ecr:GetDownloadUrlForLayer' }),
    { kind: 'denied', permission: 'ecr:GetDownloadUrlForLayer' },
  ],
])('where only the bare SHA is there: an image that %s', async (_name, blob, bare) => {
  expect(await findSource(wanted, places(blob))).toEqual({
    image: { kind: 'found', value: expect.objectContaining({ digest: IMAGE }) },
    bare,
  });
});
