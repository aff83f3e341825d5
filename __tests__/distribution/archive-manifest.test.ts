import { expect, test } from '@jest/globals';
import {
  archiveManifest,
  chooseArchiveImage,
  readArchiveImages,
  readDiffIds,
} from '../../src/distribution/archive-manifest.ts';
import { digestIn } from './registries.ts';

test.each([
  ['[{"Config":"c","RepoTags":["a:1"],"Layers":["l"]}]', [{ config: 'c', tags: ['a:1'], layers: ['l'] }]],
  ['[{"Config":"c","RepoTags":null,"Layers":[]}]', [{ config: 'c', tags: [], layers: [] }]],
  ['[]', undefined],
  ['{}', undefined],
  ['[{"Config":1,"Layers":[]}]', undefined],
  ['[{"Config":"c","Layers":[1]}]', undefined],
  ['x', undefined],
])('%s', (text, expected) => {
  expect(readArchiveImages(text)).toEqual(expected);
});

const image = (config: string, ...tags: readonly string[]) => ({ config, layers: [], tags });

test.each([
  [[image('1', 'a:1')], undefined, '1'],
  [[image('1')], undefined, '1'],
  [[image('1', 'a:1'), image('2', 'b:1')], undefined, ['a:1', 'b:1']],
  [[image('1', 'a:1'), image('1', 'b:1')], undefined, '1'],
  [[image('1', 'a:1'), image('2', 'b:1')], 'b:1', '2'],
  [[image('1', 'a:latest'), image('2', 'b:1')], 'a', '1'],
  [[image('1', 'a:1')], 'docker.io/library/a:1', '1'],
  [[image('1', 'docker.io/team/a:1')], 'team/a:1', '1'],
  [[image('1', 'r.test:5000/a:1')], 'r.test:5000/a:1', '1'],
  [[image('1', 'r.test:5000/a:latest')], 'r.test:5000/a', '1'],
  [[image('1', 'a:1')], 'a:2', ['a:1']],
])('%j %s', (images, name, expected) => {
  const choice = chooseArchiveImage(images, name);
  expect('names' in choice ? choice.names : choice.config).toEqual(expected);
});

test.each([
  [`{"rootfs":{"diff_ids":["${digestIn('x')}"]}}`, [digestIn('x')]],
  ['{"rootfs":{"diff_ids":["x"]}}', undefined],
  ['{"rootfs":{}}', undefined],
  ['x', undefined],
])('%s', (config, expected) => {
  expect(readDiffIds(config)).toEqual(expected);
});

test('the manifest is the one that other clients make of such an archive', () => {
  const part = (name: string, sizeBytes: number) => ({ digest: digestIn(name), sizeBytes });
  const { body, mediaType } = archiveManifest(part('config', 7), [
    { ...part('layer', 9), compression: 'gzip' },
    { ...part('other', 8), compression: 'gzip' },
  ]);
  expect(body).toBe(
    `{"schemaVersion":2,"mediaType":"application/vnd.docker.distribution.manifest.v2+json","config":{"mediaType":"application/vnd.docker.container.image.v1+json","size":7,"digest":"${digestIn('config')}"},"layers":[{"mediaType":"application/vnd.docker.image.rootfs.diff.tar.gzip","size":9,"digest":"${digestIn('layer')}"},{"mediaType":"application/vnd.docker.image.rootfs.diff.tar.gzip","size":8,"digest":"${digestIn('other')}"}]}`,
  );
  expect(mediaType).toBe('application/vnd.docker.distribution.manifest.v2+json');
});

test("layers that are compressed by zstd are in OCI's form only", () => {
  const { body, mediaType } = archiveManifest({ digest: digestIn('c'), sizeBytes: 1 }, [
    { digest: digestIn('a'), sizeBytes: 1, compression: 'gzip' },
    { digest: digestIn('b'), sizeBytes: 1, compression: 'zstd' },
  ]);
  expect(mediaType).toBe('application/vnd.oci.image.manifest.v1+json');
  expect(body).not.toContain('docker');
});
