import { expect, test } from '@jest/globals';
import { type ComparedImage, compareTested, type TestedImage } from '../../src/plan/tested-image.ts';

const [amd, arm]: readonly TestedImage[] = [
  { platform: 'linux/amd64', layers: ['a', 'b'], configDigest: 'sha256:1' },
  { platform: 'linux/arm64', layers: ['a', 'c'], configDigest: 'sha256:2' },
];

test.each<[string, readonly (TestedImage | undefined)[], readonly ComparedImage[], ReturnType<typeof compareTested>]>([
  ['the same layers', [amd], [{ layers: ['a', 'b'] }], 'same'],
  ['other layers', [amd], [{ layers: ['a', 'c'] }], 'other'],
  ['the same in another order', [amd], [{ layers: ['b', 'a'] }], 'other'],
  ['fewer layers', [amd], [{ layers: ['a'] }], 'other'],
  ['the same configuration', [amd], [{ configDigest: 'sha256:1' }], 'same'],
  ['another configuration', [amd], [{ configDigest: 'sha256:9' }], 'other'],
  ['both of an index', [amd, arm], [{ layers: ['a', 'c'] }, { layers: ['a', 'b'] }], 'same'],
  ['one of an index that holds more', [amd], [{ layers: ['a', 'c'] }, { layers: ['a', 'b'] }], 'same'],
  ['one that an index lacks', [amd, arm], [{ layers: ['a', 'c'] }], 'other'],
  ['a builder that tells nothing', [amd], [{}], 'unknown'],
  ['a test that was told nothing', [{ layers: ['a'] }], [{ configDigest: 'sha256:1' }], 'unknown'],
  ['no layers, as of nothing but a configuration', [{ layers: [] }], [{ layers: [] }], 'same'],
  ['nothing tested', [], [{}], 'same'],
])('%s', (_name, tested, images, same) => {
  expect(
    compareTested(
      tested.flatMap((image) => image ?? []),
      images,
    ),
  ).toBe(same);
});
