import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { OciRegistry } from '../../src/distribution/oci-registry.ts';
import type { Registry } from '../../src/distribution/registry.ts';
import type { RepositoryClient } from '../../src/distribution/repository-client.ts';
import { type EcrHere, imageOf, indexOf, putBlobs, random, startEcr } from './registries.ts';

let ecr: EcrHere;
let registry: Registry;
const { manifest, blobs } = imageOf([random(1000), random(2000)]);
const index = indexOf([manifest]);
beforeAll(async () => {
  ecr = await startEcr();
  const client: RepositoryClient = ecr.client('team/shop');
  await putBlobs(client, blobs);
  registry = new OciRegistry(ecr.options('team/shop'));
});
afterAll(async () => {
  registry.close();
  await ecr.close();
});

const facts = {
  digest: manifest.digest,
  status: 'ACTIVE',
  mediaType: manifest.mediaType,
  sizeBytes: blobs.reduce((sum, { bytes }) => sum + bytes.length, 0),
};
const mutable = { mode: 'MUTABLE', exclusionFilters: [] };

test('a login, where there is one', async () => {
  expect(await registry.authorize()).toMatchObject({ username: 'AWS', host: ecr.host, scheme: 'http' });
  const none = new OciRegistry({ ...ecr.options('team/shop'), login: async () => undefined });
  expect(await none.authorize()).toMatchObject({ username: '', password: '' });
});

test('a repository that answers questions for tags is there, and its tags may move', async () => {
  const found = { kind: 'found', uri: `${ecr.host}/team/shop`, registryId: '', mutability: mutable };
  expect(await registry.describeRepository()).toEqual(found);
  expect(await registry.createRepository()).toEqual(found);
});

test('tags and images', async () => {
  expect(await registry.describeImage({ tag: 'v1' })).toEqual({ kind: 'missing', what: 'image' });
  expect(await registry.missingBlobs(blobs.map(({ descriptor }) => descriptor.digest))).toEqual([]);
  const other = random(3).descriptor.digest;
  expect(await registry.missingBlobs([other])).toEqual([other]);
  expect(await registry.putManifest(manifest)).toEqual({ kind: 'put' });
  expect(await registry.putTag(manifest, 'v1')).toEqual({ kind: 'put' });
  expect(await registry.putTag(manifest, 'v2')).toEqual({ kind: 'put' });
  expect(await registry.putTag(index, 'all')).toEqual({ kind: 'put' });
  expect(await registry.describeImage({ tag: 'v1' })).toEqual({ kind: 'found', value: { ...facts, tags: ['v1'] } });
  expect(await registry.describeImage({ tag: 'all' })).toEqual({
    kind: 'found',
    value: { digest: index.digest, mediaType: index.mediaType, status: 'ACTIVE', tags: ['all'] },
  });
  expect(await registry.describeImages([{ tag: 'v1' }, { tag: 'v2' }])).toEqual({
    kind: 'found',
    value: [{ ...facts, tags: ['v1', 'v2'] }],
  });
  expect(await registry.describeImages([{ tag: 'v1' }, { tag: 'v3' }])).toEqual({ kind: 'missing', what: 'image' });
  expect(await registry.images([{ tag: 'v1' }, { tag: 'v3' }, { digest: index.digest }])).toEqual({
    kind: 'found',
    value: [{ ...manifest, tag: 'v1' }, index],
  });
});

test('a small blob', async () => {
  const [config] = blobs;
  const digest = config?.descriptor.digest ?? '';
  expect(await registry.blob(digest)).toEqual({ kind: 'found', value: config?.bytes.toString() });
  expect(await registry.blob(random(2).descriptor.digest)).toEqual({ kind: 'missing', what: 'image' });
});

test('a manifest whose blobs are missing', async () => {
  await expect(registry.putTag(imageOf([random(4)]).manifest, 'v4')).rejects.toMatchObject({
    problem: { code: 'registry-refused' },
  });
});
