import { expect, test } from '@jest/globals';
import { isCopied, readDescriptor, readImageParts } from '../../src/distribution/image-parts.ts';
import { digestIn, IMAGE } from './registries.ts';

const digest = digestIn('x');

test.each<[string, unknown]>([
  ['none', undefined],
  ['no digest', { size: 1 }],
  ['a digest that is a path', { digest: 'sha256:../../x', size: 1 }],
  ['a digest of another kind', { digest: 'md5:1', size: 1 }],
  ['no size', { digest }],
  ['a size that is no number of bytes', { digest, size: 1.5 }],
  ['a negative size', { digest, size: -1 }],
])('no descriptor: %s', (_name, value) => {
  expect(readDescriptor(value)).toBeUndefined();
  expect(readImageParts(JSON.stringify({ config: value, layers: [] }))).toBeUndefined();
  expect(readImageParts(JSON.stringify({ manifests: [value] }))).toBeUndefined();
});

test('an image and an index', () => {
  const descriptor = { digest, size: 3, mediaType: IMAGE };
  const read = { digest, sizeBytes: 3, mediaType: IMAGE };
  expect(readImageParts(JSON.stringify({ config: descriptor, layers: [descriptor] }))).toEqual({
    kind: 'image',
    config: read,
    layers: [read],
  });
  const platform = { os: 'linux', architecture: 'arm64' };
  const annotations = { 'org.opencontainers.image.ref.name': 'v1' };
  expect(readImageParts(JSON.stringify({ manifests: [{ ...descriptor, platform, annotations, urls: [] }] }))).toEqual({
    kind: 'index',
    manifests: [{ ...read, platform, annotations }],
  });
  expect(readImageParts('<html>')).toBeUndefined();
});

const layer = 'application/vnd.oci.image.layer.v1.tar+gzip';
const foreign = 'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip';
test.each([
  [layer, undefined, true],
  [layer, ['https://x'], true],
  [foreign, ['https://x'], false],
  [foreign, undefined, true],
  ['application/vnd.oci.image.layer.nondistributable.v1.tar', ['https://x'], false],
])('%s with %j', (mediaType, urls, expected) => {
  expect(isCopied(urls === undefined ? { mediaType } : { mediaType, urls })).toBe(expected);
});
