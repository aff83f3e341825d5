import { expect, test } from '@jest/globals';
import { readImageParts } from '../../src/distribution/image-parts.ts';
import type { Manifest } from '../../src/distribution/registry.ts';
import { blobsToSend, contentOf } from '../../src/distribution/transfer-plan.ts';
import { imageOf, indexOf, random } from './registries.ts';

const shared = random(5);
const one = imageOf([shared, random(7)]);
const two = imageOf([shared, random(6)]);
const index = indexOf([one.manifest, two.manifest]);
const outer = indexOf([index, one.manifest]);

function read(manifest: Manifest) {
  const parts = readImageParts(manifest.body);
  if (parts === undefined) throw new Error('It is a manifest.');
  return { manifest, parts };
}

test('what is copied of an index: each blob and each manifest once', () => {
  const all = [one.manifest, two.manifest, index, one.manifest, outer].map(read);
  const content = contentOf(all, outer);
  expect(content).toMatchObject({ top: outer, images: [one.manifest, two.manifest], indexes: [index] });
  const digests = [...one.blobs, ...two.blobs].map(({ descriptor }) => descriptor.digest);
  expect(content.blobs.map(({ digest }) => digest)).toEqual([...new Set(digests)]);
});

test('of an image alone', () => {
  expect(contentOf([read(one.manifest)], one.manifest)).toMatchObject({ images: [], indexes: [] });
});

test('what is not there is sent, the longest first', () => {
  const [a, b, c] = [random(1).descriptor, random(30).descriptor, random(20).descriptor];
  expect(blobsToSend([a, b, c], new Set())).toEqual([b, c, a]);
  expect(blobsToSend([a, b, c], new Set([b.digest]))).toEqual([c, a]);
});
