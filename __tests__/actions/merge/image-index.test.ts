import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { composeIndex, type IndexPart } from '../../../src/actions/merge/image-index.ts';

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
  return platform === undefined ? { name, manifest } : { name, manifest, config: { platform, labels: {} } };
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
  ['what is no image', [index('i', [])], /^i is no image/],
])('%s makes none', (_name, parts, reason) => {
  expect(composeIndex(parts, {})).toEqual({ kind: 'impossible', reason: expect.stringMatching(reason) });
});
