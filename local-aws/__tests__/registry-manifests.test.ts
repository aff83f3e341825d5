import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { MutabilityMode } from '../ecr/mutability.ts';
import { type Harness, sha256, startHarness, withHarness } from './harness.ts';
import {
  dockerType,
  imageManifest,
  imageType,
  indexType,
  type RegistryClient,
  registryError,
  signIn,
} from './registry-client.ts';

let harness: Harness;
let registry: RegistryClient;
let count = 0;
let repository = '';
beforeAll(async () => {
  harness = await startHarness();
  registry = await signIn(harness);
});
afterAll(() => harness.close());
beforeEach(() => {
  count += 1;
  repository = `test/r${count}`;
  harness.local.createRepository({ name: repository });
});

const digestOf = (response: Response) => response.headers.get('docker-content-digest');

describe('manifests', () => {
  const putManifest = (reference: string, manifest: string, type = imageType) =>
    registry.send('PUT', `${repository}/manifests/${reference}`, { body: manifest, headers: { 'content-type': type } });

  test('by tag and digest, GET and HEAD', async () => {
    const { response, digest, manifest } = await registry.pushImage(repository, 'v1');
    expect([response.status, digestOf(response), response.headers.get('location')]).toEqual([
      201,
      digest,
      `/v2/${repository}/manifests/${digest}`,
    ]);
    for (const reference of ['v1', digest]) {
      const head = await registry.send('HEAD', `${repository}/manifests/${reference}`);
      expect([
        head.status,
        digestOf(head),
        head.headers.get('content-length'),
        head.headers.get('content-type'),
        head.headers.get('etag'),
      ]).toEqual([200, digest, String(manifest.length), imageType, null]);
      expect(await (await registry.send('GET', `${repository}/manifests/${reference}`)).text()).toBe(manifest);
    }
    expect(await registryError(await registry.send('GET', `${repository}/manifests/v2`))).toBe(
      `404 MANIFEST_UNKNOWN: The image with imageId {imageDigest:'null', imageTag:'v2'} does not exist within the repository with name '${repository}' in the registry with id '123456789012'`,
    );
  });

  test('by digest the bytes must fit', async () => {
    const { manifest, digest } = await registry.pushImage(repository, 'v1');
    expect(await registryError(await putManifest(digest, `${manifest} `))).toBe(
      `400 MANIFEST_INVALID: The image with digest '${digest}' in repository '${repository}' and registry ID '123456789012' does not match the image digest that Amazon ECR has calculated.`,
    );
    expect(await registryError(await putManifest('sha256:bad', manifest))).toMatch(/^400 DIGEST_INVALID/);
    expect((await putManifest(digest, manifest)).status).toBe(201);
  });

  test('the Accept header counts where it lists manifests', async () => {
    await registry.pushImage(repository, 'v1');
    const get = async (accept: string) =>
      (await registry.send('GET', `${repository}/manifests/v1`, { headers: { accept } })).status;
    expect(await get(`${indexType}, ${imageType};q=0.5`)).toBe(200);
    expect(await get(`${indexType}, */*`)).toBe(200);
    expect(await get('application/json')).toBe(200);
    expect(await get(indexType)).toBe(404);
  });

  test.each<[string, string, string, RegExp]>([
    ['no JSON', '{', imageType, /^400 MANIFEST_INVALID: Invalid parameter at 'ImageManifest'/],
    ['an unknown type', '{"mediaType":"application/x"}', 'application/x', /^400 MANIFEST_INVALID/],
    ['another type than it says', imageManifest(sha256('{}'), sha256('layer')), dockerType, /^400 MANIFEST_INVALID/],
    [
      'a missing layer',
      imageManifest(sha256('{}'), sha256('absent')),
      imageType,
      /^404 BLOB_UPLOAD_UNKNOWN: Layers with digests '\[sha256:[0-9a-f]+, sha256:[0-9a-f]+\]' required for pushing image into repository with name/,
    ],
    ['four megabytes and more', ' '.repeat(4 * 1024 * 1024 + 1), imageType, /^413 SIZE_INVALID/],
  ])('refused: %s', async (_name, manifest, type, error) => {
    expect(await registryError(await putManifest('v1', manifest, type))).toMatch(error);
  });

  test('an index needs its children first', async () => {
    const { digest, manifest } = await registry.pushImage(repository, 'v1');
    const index = (child: string) =>
      JSON.stringify({
        schemaVersion: 2,
        mediaType: indexType,
        manifests: [{ mediaType: imageType, digest: child, size: manifest.length }],
      });
    const missing = sha256('absent');
    expect(await registryError(await putManifest('all', index(missing), indexType))).toBe(
      `404 MANIFEST_BLOB_UNKNOWN: Images with digests '[${missing}]' required for pushing image into repository with name '${repository}' in the registry with id '123456789012' do not exist`,
    );
    expect((await putManifest('all', index(digest), indexType)).status).toBe(201);
  });

  test('layers that live elsewhere are not needed', async () => {
    const config = await registry.pushBlob(repository, '{}');
    const manifest = imageManifest(config, sha256('foreign')).replace('layer.v1.tar', 'layer.nondistributable.v1.tar');
    expect((await putManifest('v1', manifest)).status).toBe(201);
  });

  test('an immutable tag is never written twice', async () => {
    const name = `${repository}-immutable`;
    harness.local.createRepository({ name, imageTagMutability: 'IMMUTABLE' });
    expect((await registry.pushImage(name, 'v1')).response.status).toBe(201);
    const error = `400 TAG_INVALID: The image tag 'v1' already exists in the '${name}' repository and cannot be overwritten because the repository is immutable.`;
    expect(await registryError((await registry.pushImage(name, 'v1', { annotations: { a: 'b' } })).response)).toBe(
      error,
    );
    expect(await registryError((await registry.pushImage(name, 'v1')).response)).toBe(error);
    expect((await registry.pushImage(name, 'v2')).response.status).toBe(201);
  });

  test.each<[MutabilityMode, string | undefined, string, boolean]>([
    ['MUTABLE', undefined, 'v1', true],
    ['IMMUTABLE', undefined, 'v1', false],
    ['IMMUTABLE_WITH_EXCLUSION', 'dev-*', 'dev-1', true],
    ['IMMUTABLE_WITH_EXCLUSION', 'dev-*', 'v1-dev-1', false],
    ['MUTABLE_WITH_EXCLUSION', 'v*', 'v1', false],
    ['MUTABLE_WITH_EXCLUSION', 'v*', 'dev-v1', true],
  ])('%s, excluded %s: is %s written twice?', async (imageTagMutability, filter, tag, isWritten) => {
    const name = `${repository}-mode`;
    const exclusions = filter === undefined ? [] : [{ filterType: 'WILDCARD' as const, filter }];
    harness.local.createRepository({
      name,
      imageTagMutability,
      ...(filter === undefined ? {} : { imageTagMutabilityExclusionFilters: exclusions }),
    });
    const first = await registry.pushImage(name, tag);
    const same = await registry.pushImage(name, tag);
    const other = await registry.pushImage(name, tag, { annotations: { a: 'b' } });
    const expected = isWritten ? 201 : 400;
    expect([first, same, other].map(({ response }) => response.status)).toEqual([201, expected, expected]);
    const { headers } = await registry.send('HEAD', `${name}/manifests/${tag}`);
    expect(headers.get('docker-content-digest')).toBe(isWritten ? other.digest : first.digest);
  });

  test('a mutable tag is written twice, and moves', async () => {
    expect((await registry.pushImage(repository, 'v1')).response.status).toBe(201);
    expect((await registry.pushImage(repository, 'v1')).response.status).toBe(201);
    const { digest } = await registry.pushImage(repository, 'v1', { annotations: { a: 'b' } });
    expect(digestOf(await registry.send('HEAD', `${repository}/manifests/v1`))).toBe(digest);
  });
});

describe('lists', () => {
  test('tags, page by page', async () => {
    for (const tag of ['c', 'a', 'B', 'b']) {
      await registry.pushImage(repository, tag);
    }
    const list = async (query: string) => {
      const response = await registry.send('GET', `${repository}/tags/list${query}`);
      const { tags }: { tags: string[] } = JSON.parse(await response.text());
      return [tags, response.headers.get('link')];
    };
    expect(await list('')).toEqual([['B', 'a', 'b', 'c'], null]);
    expect(await list('?n=2')).toEqual([['B', 'a'], `</v2/${repository}/tags/list?n=2&last=a>; rel="next"`]);
    expect(await list('?n=2&last=a')).toEqual([['b', 'c'], null]);
    expect(await list('?last=b')).toEqual([['c'], null]);
    expect(await list('?n=0')).toEqual([[], null]);
    expect((await registry.send('GET', `${repository}/tags/list?n=x`)).status).toBe(400);
    expect(await list('?n=1000')).toEqual([['B', 'a', 'b', 'c'], null]);
  });

  const tooMany =
    "405 UNSUPPORTED: Invalid parameter at 'maxResults' failed to satisfy constraint: 'Member must have value less than or equal to 1000'";

  test.each(['tags/list', '_catalog'])('no more than 1000 on a page of %s', async (list) => {
    const path = list === '_catalog' ? list : `${repository}/${list}`;
    expect(await registryError(await registry.send('GET', `${path}?n=1001`))).toBe(tooMany);
    expect((await registry.send('GET', `${path}?n=-1`)).status).toBe(400);
  });

  test('a hundred tags where nothing is said', async () => {
    const { manifest } = await registry.pushImage(repository, 'tag-000');
    for (let index = 1; index <= 100; index += 1) {
      await registry.send('PUT', `${repository}/manifests/tag-${String(index).padStart(3, '0')}`, {
        body: manifest,
        headers: { 'content-type': imageType },
      });
    }
    const response = await registry.send('GET', `${repository}/tags/list`);
    const { tags }: { tags: string[] } = JSON.parse(await response.text());
    expect([tags.length, tags.at(-1), response.headers.get('link')]).toEqual([
      100,
      'tag-099',
      `</v2/${repository}/tags/list?n=100&last=tag-099>; rel="next"`,
    ]);
  });

  test('repositories of one registry, page by page', async () => {
    await withHarness({}, async (own) => {
      for (const name of ['team/b', 'team/a', 'c1']) {
        own.local.createRepository({ name });
      }
      own.local.createRepository({ name: 'far', region: 'us-east-1' });
      const client = await signIn(own);
      const list = async (query: string) => {
        const response = await client.send('GET', `_catalog${query}`);
        return [await response.json(), response.headers.get('link')];
      };
      expect(await list('')).toEqual([{ repositories: ['c1', 'team/a', 'team/b'] }, null]);
      const next = '</v2/_catalog?n=2&last=team%2Fa>; rel="next"';
      expect(await list('?n=2')).toEqual([{ repositories: ['c1', 'team/a'] }, next]);
      expect(await list('?n=2&last=team%2Fa')).toEqual([{ repositories: ['team/b'] }, null]);
      expect(own.local.journal.entries().at(-1)).toMatchObject({ operation: 'DescribeRepositories', status: 200 });
    });
  });

  test('referrers, by artifact type', async () => {
    const { digest, manifest } = await registry.pushImage(repository, 'v1');
    const subject = { mediaType: imageType, digest, size: manifest.length };
    const sbom = await registry.pushImage(repository, 'sbom', {
      subject,
      artifactType: 'application/sbom',
      annotations: { a: 'b' },
    });
    const plain = await registry.pushImage(repository, 'plain', { subject });
    expect(sbom.response.headers.get('oci-subject')).toBe(digest);
    const list = async (query: string) => {
      const response = await registry.send('GET', `${repository}/referrers/${digest}${query}`);
      const { manifests }: { manifests: object[] } = JSON.parse(await response.text());
      return {
        manifests,
        type: response.headers.get('content-type'),
        filters: response.headers.get('oci-filters-applied'),
      };
    };
    const sbomEntry = {
      mediaType: imageType,
      digest: sbom.digest,
      size: sbom.manifest.length,
      artifactType: 'application/sbom',
      annotations: { a: 'b' },
    };
    const plainEntry = {
      mediaType: imageType,
      digest: plain.digest,
      size: plain.manifest.length,
      artifactType: 'application/vnd.oci.image.config.v1+json',
    };
    expect(await list('')).toEqual({ manifests: [sbomEntry, plainEntry], type: indexType, filters: null });
    expect(await list('?artifactType=application/sbom')).toEqual({
      manifests: [sbomEntry],
      type: indexType,
      filters: 'artifactType',
    });
    expect((await registry.send('GET', `${repository}/referrers/${sha256('none')}`)).status).toBe(200);
    expect((await registry.send('GET', `${repository}/referrers/none`)).status).toBe(400);
  });
});

describe('deletes', () => {
  test('are not supported, as by ECR', async () => {
    const { digest } = await registry.pushImage(repository, 'v1');
    for (const path of ['manifests/v1', `manifests/${digest}`, `blobs/${sha256('layer')}`]) {
      expect(await registryError(await registry.send('DELETE', `${repository}/${path}`))).toMatch(/^405 UNSUPPORTED/);
    }
  });

  test('where the local AWS was started to allow them', async () => {
    await withHarness({ allowsRegistryDeletes: true }, async (own) => {
      own.local.createRepository({ name: 'own' });
      const client = await signIn(own);
      const { digest } = await client.pushImage('own', 'v1');
      const statuses: number[] = [];
      for (const path of [
        'manifests/v1',
        'manifests/v1',
        `manifests/${digest}`,
        `blobs/${sha256('layer')}`,
        `blobs/${sha256('layer')}`,
      ]) {
        statuses.push((await client.send('DELETE', `own/${path}`)).status);
      }
      expect(statuses).toEqual([202, 404, 202, 202, 404]);
    });
  });
});
