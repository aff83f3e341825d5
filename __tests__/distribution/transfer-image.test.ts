import { PutAccountSettingCommand } from '@aws-sdk/client-ecr';
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import type { RepositoryClient } from '../../src/distribution/repository-client.ts';
import { transferImage } from '../../src/distribution/transfer-image.ts';
import { type CuttingProxy, startCuttingProxy } from './cutting-proxy.ts';
import { blobOf, collect, type EcrHere, imageOf, indexOf, putBlobs, random, startEcr } from './registries.ts';

// Much is sent here, on machines that may have much else to do.
jest.setTimeout(60_000);

let here: EcrHere;
let there: EcrHere;
let proxies: readonly [CuttingProxy, CuttingProxy];
const shared = random(50_000);
const one = imageOf([shared, random(2_000_000)]);
const two = imageOf([shared, random(14 * 1024 * 1024)], { architecture: 'arm64' });
const inner = indexOf([one.manifest]);
const index = indexOf([inner, two.manifest]);
const blobs = [...new Map([...one.blobs, ...two.blobs].map((blob) => [blob.descriptor.digest, blob])).values()];
const bytes = blobs.reduce((sum, blob) => sum + blob.bytes.length, 0);

beforeAll(async () => {
  [here, there] = await Promise.all([startEcr(), startEcr()]);
  proxies = [await startCuttingProxy(here.host), await startCuttingProxy(there.host)];
  await fill(here.client('team/source'));
});
afterAll(() => Promise.all([here, there, ...proxies].map((one) => one.close())));
afterEach(() => {
  expect(proxies.map((proxy) => proxy.waiting())).toEqual([0, 0]);
});

async function fill(source: RepositoryClient): Promise<void> {
  await putBlobs(source, blobs);
  for (const manifest of [one.manifest, two.manifest, inner]) await source.putManifest(manifest);
  await source.putManifest(index, 'v1');
}

let count = 0;
function target(ecr: EcrHere, options = {}): RepositoryClient {
  count += 1;
  return ecr.client(`team/target${count}`, options);
}

async function expectWhole(client: RepositoryClient): Promise<void> {
  expect(await client.manifest('copy')).toEqual({ kind: 'found', value: index });
  for (const { descriptor, bytes: content } of blobs)
    expect((await collect(await client.openBlob(descriptor, 0))).equals(content)).toBe(true);
}

test('an index of indexes, to another registry, each blob once', async () => {
  const [from, to] = [here.existing('team/source'), target(there)];
  const told: number[] = [];
  const moved = await transferImage({
    image: index.digest,
    source: from,
    target: to,
    reference: 'copy',
    onProgress: ({ doneBytes, totalBytes }) => {
      expect(totalBytes).toBe(bytes);
      told.push(doneBytes);
    },
  });
  expect(moved).toEqual({ manifest: index, sentBytes: bytes, sent: blobs.length, mounted: 0, present: 0 });
  expect(told).toEqual(told.toSorted((a, b) => a - b));
  expect(told.at(-1)).toBe(bytes);
  await expectWhole(to);
  there.aws.journal.clear();
  const again = await transferImage({ image: index, source: from, target: to });
  expect(again).toMatchObject({ sentBytes: 0, sent: 0, mounted: 0, present: blobs.length });
  expect(there.aws.journal.entries().some(({ operation }) => operation === 'InitiateLayerUpload')).toBe(false);
});

test.each<[string, 'up' | 'down', readonly number[]]>([
  ['on the way to the target', 'up', [12_000_000]],
  ['on the way to the target, twice', 'up', [9_000_000, 3_000_000]],
  ['on the way from the source', 'down', [700_000, 9_000_000, 100]],
])('connections that are lost %s', async (_name, direction, cuts) => {
  const [source, sink] = proxies;
  const from = here.existing('team/source', { host: source.host });
  const to = target(there, { host: sink.host });
  (direction === 'up' ? sink : source).cut(direction, cuts);
  await transferImage({ image: index.digest, source: from, target: to, reference: 'copy', concurrency: 2 });
  await expectWhole(to);
});

test('within a registry blobs are mounted, where it does that', async () => {
  const from = here.existing('team/source');
  const copied = await transferImage({ image: index, source: from, target: target(here), reference: 'copy' });
  expect(copied).toMatchObject({ sent: blobs.length, mounted: 0 });
  await here.send(new PutAccountSettingCommand({ name: 'BLOB_MOUNTING', value: 'ENABLED' }));
  const to = target(here);
  const mounted = await transferImage({ image: index, source: from, target: to, reference: 'copy' });
  expect(mounted).toMatchObject({ sentBytes: 0, sent: 0, mounted: blobs.length });
  await expectWhole(to);
});

test('what must not be handed on stays where it is', async () => {
  const foreign = {
    ...random(100),
    descriptor: {
      ...random(100).descriptor,
      mediaType: 'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip',
      urls: ['https://example.test/layer'],
    },
  };
  const image = imageOf([random(10), foreign]);
  const from = here.existing('team/source');
  await putBlobs(from, image.blobs.slice(0, 2));
  const moved = await transferImage({ image: image.manifest, source: from, target: target(there) });
  expect(moved).toMatchObject({ sent: 2 });
});

test('an image that is not whole, or none at all', async () => {
  const from = here.existing('team/source');
  const missing = random(10);
  const image = imageOf([missing]);
  await putBlobs(from, image.blobs.slice(0, 1));
  await expect(transferImage({ image: image.manifest, source: from, target: target(there) })).rejects.toMatchObject({
    problem: { code: 'image-missing', what: expect.stringContaining(missing.descriptor.digest) },
  });
  await expect(
    transferImage({ image: blobOf(Buffer.from('x')).descriptor.digest, source: from, target: target(there) }),
  ).rejects.toMatchObject({ problem: { code: 'image-missing' } });
});
