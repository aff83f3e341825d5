import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { platformDigestsOf, readConfig, readManifest, sourceCommitOf } from '../../src/plan/manifest.ts';
import { anyJson, anyText, runs } from '../lib/properties.ts';

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

test('whatever a registry answers, it is read, and all that is told of it is of its kind', () => {
  const words = [
    ...['config', 'digest', 'layers', 'manifests', 'annotations', 'platform', 'os', 'architecture', 'variant', 'linux'],
    ...['os.version', 'os.features', 'rootfs', 'diff_ids', 'Labels', 'unknown', 'amd64'],
  ];
  const texts = fc.oneof(
    anyJson(...words).map((json) => JSON.stringify(json)),
    anyJson(...words).map((digest) =>
      JSON.stringify({ config: { digest }, layers: [{ digest }], annotations: digest }),
    ),
    anyJson(...words).map((os) => JSON.stringify({ manifests: [{ digest: os, platform: { os, architecture: os } }] })),
    anyText('{', '"manifests":', '[', '"config":', '"digest":', '"a"', ']', '}'),
  );
  fc.assert(
    fc.property(texts, (body) => {
      const { platform, labels, layers } = readConfig(body);
      const read = readManifest(body);
      const entries = read?.kind === 'index' ? read.children : [];
      const told = [
        ...[platform, ...layers, ...Object.values(labels), ...Object.values(read?.annotations ?? {})],
        ...(read?.kind === 'image' ? [read.configDigest, ...read.layerDigests] : []),
        ...entries.flatMap((entry) => Object.values(entry)),
        ...Object.entries(platformDigestsOf(entries)).flat(),
      ];
      expect(told.filter((text) => typeof text !== 'string')).toStrictEqual([]);
    }),
    runs(),
  );
});

test.each(['', 'no JSON', '<html>', '[]', 'null'])(
  '%j is no manifest, and a configuration without anything',
  (body) => {
    expect(readManifest(body)).toBeUndefined();
    expect(readConfig(body)).toEqual({ platform: '', labels: {}, layers: [] });
  },
);
