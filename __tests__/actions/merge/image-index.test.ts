import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { composeIndex, digestsToRead, type IndexPart } from '../../../src/actions/merge/image-index.ts';

const OCI_IMAGE = 'application/vnd.oci.image.manifest.v1+json';
const DOCKER_IMAGE = 'application/vnd.docker.distribution.manifest.v2+json';
const digestOf = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;

function image(name: string, platform: string | undefined, mediaType = OCI_IMAGE): IndexPart {
  const body = JSON.stringify({
    mediaType,
    config: { digest: `sha256:${name}` },
    layers: [],
    annotations: { of: name },
  });
  const manifest = { digest: digestOf(body), body, mediaType };
  return platform === undefined ? { name, manifest } : { name, manifest, config: configOf(platform) };
}

function configOf(platform: string, more: object = {}): string {
  const [os, architecture, variant] = platform.split('/');
  return JSON.stringify({ os, architecture, variant, ...more });
}

function index(name: string, entries: readonly object[], annotations?: Record<string, string>): IndexPart {
  const body = JSON.stringify({ manifests: entries, ...(annotations === undefined ? {} : { annotations }) });
  return { name, manifest: { digest: digestOf(body), body } };
}

const amd64 = image('a', 'linux/amd64');
const arm64 = image('b', 'linux/arm64/v8');
const child = {
  mediaType: OCI_IMAGE,
  digest: 'sha256:1',
  size: 7,
  platform: { os: 'linux', architecture: 's390x' },
  annotations: { x: 'y' },
};
const attestation = {
  mediaType: OCI_IMAGE,
  digest: 'sha256:2',
  size: 8,
  platform: { os: 'unknown', architecture: 'unknown' },
  annotations: { 'vnd.docker.reference.type': 'attestation-manifest' },
};

function compose(parts: readonly IndexPart[], annotations: Record<string, string> = {}) {
  const composed = composeIndex(parts, annotations);
  if (composed.kind !== 'index') throw new Error(composed.reason);
  return { ...composed, body: JSON.parse(composed.manifest.body) };
}

test('two images', () => {
  const { manifest, body, platformDigests } = compose([amd64, arm64]);
  expect(body).toEqual({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.index.v1+json',
    manifests: [
      {
        mediaType: OCI_IMAGE,
        digest: amd64.manifest.digest,
        size: amd64.manifest.body.length,
        platform: { architecture: 'amd64', os: 'linux' },
      },
      {
        mediaType: OCI_IMAGE,
        digest: arm64.manifest.digest,
        size: arm64.manifest.body.length,
        platform: { architecture: 'arm64', os: 'linux', variant: 'v8' },
      },
    ],
  });
  expect(manifest.digest).toBe(digestOf(manifest.body));
  expect(platformDigests).toEqual({
    'linux/amd64': amd64.manifest.digest,
    'linux/arm64/v8': arm64.manifest.digest,
  });
});

test('the same parts make the same bytes', () => {
  expect(compose([amd64, arm64]).manifest).toEqual(compose([amd64, arm64]).manifest);
});

test("an index gives its images, with what belongs to them and its annotations; the workflow's come last", () => {
  const { body, platformDigests } = compose([amd64, index('i', [child, attestation], { a: '1', b: '2' })], { b: '3' });
  expect(body.manifests.slice(1)).toEqual([child, attestation]);
  expect(body.annotations).toEqual({ a: '1', b: '3' });
  expect(platformDigests).toEqual({ 'linux/amd64': amd64.manifest.digest, 'linux/s390x': 'sha256:1' });
});

describe('the media type', () => {
  const docker = image('d', 'linux/arm', DOCKER_IMAGE);
  test.each<[string, readonly IndexPart[], Record<string, string>, string]>([
    ["Docker's images", [docker], {}, 'application/vnd.docker.distribution.manifest.list.v2+json'],
    ["Docker's images with annotations", [docker], { a: 'b' }, 'application/vnd.oci.image.index.v1+json'],
    ['mixed images', [docker, amd64], {}, 'application/vnd.oci.image.index.v1+json'],
  ])('%s', (_name, parts, annotations, expected) => {
    const { manifest, body } = compose(parts, annotations);
    expect([manifest.mediaType, body.mediaType]).toEqual([expected, expected]);
  });
});

test.each<[string, readonly IndexPart[], RegExp]>([
  ['the same platform twice', [amd64, image('c', 'linux/amd64')], /^a and c are both for linux\/amd64;/],
  [
    'the same one out of an index',
    [index('i', [child]), image('z', 'linux/s390x')],
    /^i and z are both for linux\/s390x/,
  ],
  ['an image that does not tell its platform', [amd64, image('q', undefined)], /^q is no image, or does not tell/],
  ['what is no image', [index('i', [])], /^i is an index without an image/],
])('%s makes none', (_name, parts, reason) => {
  expect(composeIndex(parts, {})).toEqual({ kind: 'impossible', reason: expect.stringMatching(reason) });
});

describe('platforms', () => {
  test.each<[string, string, string, RegExp]>([
    [
      'the same by two names',
      'linux/arm64',
      'linux/arm64/v8',
      /^a and b are both for linux\/arm64\/v8, as linux\/arm64 is the same platform;/,
    ],
    ['a default variant', 'linux/arm', 'linux/arm/v7', /both for linux\/arm\/v7, as linux\/arm is the same/],
    ['the same name', 'linux/amd64', 'linux/amd64', /^a and b are both for linux\/amd64; an index/],
  ])('%s make no index', (_name, one, other, reason) => {
    expect(composeIndex([image('a', one), image('b', other)], {})).toEqual({
      kind: 'impossible',
      reason: expect.stringMatching(reason),
    });
  });

  test('twice in one index', () => {
    const twice = index('i', [child, { ...child, digest: 'sha256:9' }]);
    expect(composeIndex([twice], {})).toEqual({
      kind: 'impossible',
      reason: expect.stringMatching(/^i has two images for linux\/s390x;/),
    });
  });

  const windows = (name: string, version?: string, features?: readonly string[]): IndexPart => ({
    ...image(name, 'windows/amd64'),
    config: configOf('windows/amd64', { 'os.version': version, 'os.features': features }),
  });

  test('versions of Windows stay, in the index and in the names of platforms', () => {
    const [old, now] = [windows('a', '10.0.17763.5'), windows('b', '10.0.20348.1', ['win32k'])];
    const { body, platformDigests } = compose([old, amd64, now]);
    expect(body.manifests.map(({ platform }: { platform: object }) => platform)).toEqual([
      { architecture: 'amd64', os: 'windows', 'os.version': '10.0.17763.5' },
      { architecture: 'amd64', os: 'linux' },
      { architecture: 'amd64', os: 'windows', 'os.version': '10.0.20348.1', 'os.features': ['win32k'] },
    ]);
    expect(platformDigests).toEqual({
      'windows(10.0.17763.5)/amd64': old.manifest.digest,
      'linux/amd64': amd64.manifest.digest,
      'windows(10.0.20348.1+win32k)/amd64': now.manifest.digest,
    });
    expect(compose([old]).platformDigests).toEqual({ 'windows/amd64': old.manifest.digest });
  });

  test.each<[string, string | undefined, string | undefined]>([
    ['the same version of Windows', '10.0.17763.5', '10.0.17763.5'],
    ['a version of Windows, and none', '10.0.17763.5', undefined],
  ])('%s makes no index', (_name, one, other) => {
    expect(composeIndex([windows('a', one), windows('b', other)], {})).toMatchObject({ kind: 'impossible' });
  });
});

describe('an index in an index', () => {
  const INDEX = 'application/vnd.oci.image.index.v1+json';
  const inner = index('inner', [child, attestation], { of: 'inner' });
  const nested = { mediaType: INDEX, digest: inner.manifest.digest, size: 1 };
  const outer = index('o', [
    nested,
    { ...child, digest: 'sha256:3', platform: { os: 'linux', architecture: 'arm64' } },
  ]);

  test('gives its images, with what belongs to them, in their places', () => {
    expect(digestsToRead(outer.manifest)).toEqual([inner.manifest.digest]);
    const { body, platformDigests } = compose([{ ...outer, below: new Map([[inner.manifest.digest, inner]]) }]);
    expect(body.manifests.map(({ digest }: { digest: string }) => digest)).toEqual([
      'sha256:1',
      'sha256:2',
      'sha256:3',
    ]);
    expect(body.manifests.slice(0, 2)).toEqual([child, attestation]);
    expect(body.annotations).toEqual({ of: 'inner' });
    expect(platformDigests).toEqual({ 'linux/s390x': 'sha256:1', 'linux/arm64': 'sha256:3' });
  });

  test('that is gone makes none', () => {
    expect(composeIndex([outer], {})).toEqual({
      kind: 'impossible',
      reason: `o has ${inner.manifest.digest}, which is archived or gone.`,
    });
  });
});

describe('an entry that tells no platform', () => {
  const plain = image('x', 'linux/arm64/v8');
  const { digest, body } = plain.manifest;
  test.each<[string, object]>([
    ['none', {}],
    ['an empty one', { platform: {} }],
    ['half of one', { platform: { architecture: 'arm64' } }],
    ['neither platform nor type', { mediaType: undefined }],
  ])('%s: that of its configuration', (_name, more) => {
    const part = index('i', [{ mediaType: OCI_IMAGE, digest, size: body.length, annotations: { a: 'b' }, ...more }]);
    expect(digestsToRead(part.manifest)).toEqual([digest]);
    const composed = compose([{ ...part, below: new Map([[digest, plain]]) }]);
    expect(composed.body.manifests).toEqual([
      {
        mediaType: OCI_IMAGE,
        digest,
        size: body.length,
        annotations: { a: 'b' },
        platform: { architecture: 'arm64', os: 'linux', variant: 'v8' },
      },
    ]);
    expect(composed.platformDigests).toEqual({ 'linux/arm64/v8': digest });
    expect(composeIndex([part], {})).toEqual({
      kind: 'impossible',
      reason: `i has ${digest}, which is archived or gone.`,
    });
  });

  test('is no image, where its configuration tells none either', () => {
    const part = index('i', [{ mediaType: OCI_IMAGE, digest, size: 1 }]);
    const below = new Map([[digest, { ...plain, config: '{}' }]]);
    expect(composeIndex([{ ...part, below }], {})).toEqual({
      kind: 'impossible',
      reason: `i has ${digest}, which is no image, or does not tell its platform.`,
    });
  });

  test.each<[string, object]>([
    ['an attestation', attestation],
    ['one that only says so', { ...attestation, platform: undefined }],
    ['one without its annotations', { ...attestation, annotations: undefined }],
    [
      'what has a type of its own',
      { mediaType: OCI_IMAGE, digest: 'sha256:2', size: 1, artifactType: 'application/x' },
    ],
  ])('but for %s, which stays as it is', (_name, entry) => {
    const part = index('i', [child, entry]);
    expect(digestsToRead(part.manifest)).toEqual([]);
    expect(compose([part]).body.manifests).toEqual(JSON.parse(JSON.stringify([child, entry])));
  });
});

test('an index of attestations only is none', () => {
  expect(composeIndex([index('i', [attestation])], {})).toEqual({
    kind: 'impossible',
    reason: 'i is an index without an image.',
  });
});

describe('annotations of several indexes', () => {
  const one = index('a', [child], { same: '1', other: 'x' });
  const two = index('b', [{ ...child, digest: 'sha256:4', platform: { os: 'linux', architecture: 'arm' } }], {
    same: '1',
    other: 'y',
  });
  test('that differ are told, and the last one is taken', () => {
    const { body, warnings } = compose([one, two]);
    expect(body.annotations).toEqual({ same: '1', other: 'y' });
    expect(warnings).toEqual([expect.stringMatching(/differ in the annotation other: "x", and "y" in b\./)]);
  });
  test('that are set are not', () => {
    const { body, warnings } = compose([one, two], { other: 'z' });
    expect(body.annotations).toEqual({ same: '1', other: 'z' });
    expect(warnings).toEqual([]);
  });
});
