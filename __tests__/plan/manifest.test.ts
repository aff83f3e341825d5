import { describe, expect, test } from '@jest/globals';
import { readConfig, readManifest, sourceCommitOf } from '../../src/plan/manifest.ts';

describe('readManifest', () => {
  test.each<[string, unknown, unknown]>([
    [
      'an image',
      {
        config: { digest: 'sha256:c' },
        layers: [{ digest: 'sha256:1' }, { digest: 'sha256:2' }],
        annotations: { a: 'b' },
      },
      { kind: 'image', configDigest: 'sha256:c', layerDigests: ['sha256:1', 'sha256:2'], annotations: { a: 'b' } },
    ],
    [
      'an index, with an attestation in it',
      {
        manifests: [
          { digest: 'sha256:1', platform: { os: 'linux', architecture: 'amd64' } },
          { digest: 'sha256:2', platform: { os: 'linux', architecture: 'arm64', variant: 'v8' } },
          { digest: 'sha256:3', platform: { os: 'unknown', architecture: 'unknown' } },
          { digest: 'sha256:4', platform: { os: 'windows', architecture: 'amd64', 'os.version': '10.0.1' } },
        ],
      },
      {
        kind: 'index',
        children: [
          { digest: 'sha256:1', platform: 'linux/amd64' },
          { digest: 'sha256:2', platform: 'linux/arm64/v8' },
          { digest: 'sha256:3' },
          { digest: 'sha256:4', platform: 'windows/amd64', wholePlatform: 'windows(10.0.1)/amd64' },
        ],
        annotations: {},
      },
    ],
    ['neither', { schemaVersion: 1 }, undefined],
  ])('%s', (_name, manifest, expected) => expect(readManifest(JSON.stringify(manifest))).toEqual(expected));
});

test('readConfig', () => {
  const config = {
    os: 'linux',
    architecture: 'arm',
    variant: 'v7',
    rootfs: { type: 'layers', diff_ids: ['sha256:1'] },
    config: { Labels: { a: '1', b: 2 } },
  };
  expect(readConfig(JSON.stringify(config))).toEqual({
    platform: 'linux/arm/v7',
    labels: { a: '1' },
    layers: ['sha256:1'],
  });
  expect(readConfig('{"config":{"Labels":null}}')).toEqual({ platform: '', labels: {}, layers: [] });
});

describe('originOf', () => {
  const revision = 'org.opencontainers.image.revision';
  test.each<[string, Record<string, string>, Record<string, string>, unknown]>([
    ['labels', {}, { [revision]: 'a' }, { revision: 'a' }],
    ['annotations before labels', { [revision]: 'b' }, { [revision]: 'a' }, { revision: 'b' }],
    ['nothing', {}, {}, {}],
  ])('%s', (_name, annotations, labels, expected) => expect(sourceCommitOf(annotations, labels)).toEqual(expected));
});
