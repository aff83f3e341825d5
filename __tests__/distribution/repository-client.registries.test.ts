import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Fault } from '../../local-aws/faults.ts';
import { type LocalAws, startLocalAws } from '../../local-aws/local-aws.ts';
import type { PlainRegistrySettings } from '../../local-aws/plain/plain-settings.ts';
import { RepositoryClient, type RepositoryOptions } from '../../src/distribution/repository-client.ts';
import { transferImage } from '../../src/distribution/transfer-image.ts';
import { collect, imageOf, indexOf, means, opener, putBlobs, random } from './registries.ts';

// Much is sent here, on machines that may have much else to do.
jest.setTimeout(60_000);

const users = [
  { name: 'ci', password: 'secret' },
  { name: 'reader', password: 'r:r', rights: ['pull'] as const },
];
const ci = async () => ({ username: 'ci', password: 'secret' });

let local: LocalAws;
const clients: RepositoryClient[] = [];
const lines: string[] = [];
beforeAll(async () => {
  local = await startLocalAws();
});
afterAll(() => local.close());
afterEach(() => {
  for (const client of clients.splice(0)) client.close();
  lines.splice(0);
  local.faults.clear();
  local.journal.clear();
});

function clientOf(host: string, options: Partial<RepositoryOptions> = {}): RepositoryClient {
  const client = new RepositoryClient({ ...means(lines), host, repository: 'team/shop', login: ci, ...options });
  clients.push(client);
  return client;
}

const image = imageOf([random(20_000), random(3_000_000)]);
const index = indexOf([image.manifest]);

async function push(client: RepositoryClient): Promise<void> {
  await putBlobs(client, image.blobs);
  expect(await client.putManifest(image.manifest)).toEqual({ kind: 'put' });
  expect(await client.putManifest(index, 'v1')).toEqual({ kind: 'put' });
}

async function expectThere(client: RepositoryClient): Promise<void> {
  expect(await client.manifest('v1')).toEqual({ kind: 'found', value: index });
  expect(await client.head('v1')).toMatchObject({ kind: 'found', value: { digest: index.digest } });
  for (const { descriptor, bytes } of image.blobs)
    for (const pieces of ['kept', 'lent'] as const) {
      const copies: Buffer[] = [];
      for await (const piece of await client.openBlob(descriptor, 0, pieces)) copies.push(Buffer.from(piece));
      expect(Buffer.concat(copies).equals(bytes)).toBe(true);
    }
}

test.each<[string, PlainRegistrySettings]>([
  ['that wants to know nobody', {}],
  ['with a password', { auth: 'basic', users }],
  ['with tokens', { auth: 'bearer', users }],
  ['with tokens that do not last', { auth: 'bearer', users, tokenLifetimeSeconds: 1 }],
  ['that tells whole addresses', { auth: 'bearer', users, locations: 'absolute' }],
  ['that takes blobs by PATCH only', { auth: 'bearer', users, uploads: 'chunked' }],
  ['that tells no digests', { auth: 'bearer', users, headDigest: false }],
  ['that leads to another path', { auth: 'bearer', users, redirects: 'path' }],
  ['that leads to another host', { auth: 'bearer', users, redirects: 'host' }],
  ['that leads to another host, with a password', { auth: 'basic', users, redirects: 'host' }],
])('a registry %s', async (_name, settings) => {
  const { host } = await local.plainRegistry(settings);
  const client = clientOf(host);
  await push(client);
  await expectThere(client);
  expect(lines).toEqual([]);
});

test('a registry that takes blobs by PATCH only is not tried otherwise again', async () => {
  const { host } = await local.plainRegistry({ uploads: 'chunked' });
  await putBlobs(clientOf(host), image.blobs);
  const refused = local.journal.entries().filter(({ status }) => status === 400);
  expect(refused).toHaveLength(1);
});

describe('who may do what', () => {
  test.each(['basic', 'bearer'] as const)('%s', async (auth) => {
    const { host } = await local.plainRegistry({ auth, users });
    await push(clientOf(host));
    const reader = clientOf(host, { login: async () => ({ username: 'reader', password: 'r:r' }) });
    await expectThere(reader);
    expect(await reader.putManifest(image.manifest, 'v2')).toMatchObject({ kind: 'denied', permission: 'push' });
    const blob = random(10);
    await expect(reader.putBlob(blob.descriptor, opener(blob))).rejects.toMatchObject({
      problem: { code: 'registry-denied' },
    });
    const wrong = clientOf(host, { login: async () => ({ username: 'ci', password: 'wrong' }) });
    await expect(wrong.manifest('v1')).rejects.toMatchObject({
      problem: { code: 'registry-unauthorized', what: expect.stringMatching(/^The login at the registry/) },
    });
    const nobody = clientOf(host, { login: async () => undefined });
    await expect(nobody.manifest('v1')).rejects.toMatchObject({
      problem: { code: 'registry-unauthorized', what: expect.stringContaining('does not let anybody') },
    });
  });

  test.each(['basic', 'bearer'] as const)('%s, where anybody may pull', async (auth) => {
    const { host } = await local.plainRegistry({ auth, users, anonymousPull: true });
    await push(clientOf(host));
    const nobody = clientOf(host, { login: async () => undefined });
    await expectThere(nobody);
    await expect(nobody.hasBlob(random(10).descriptor.digest)).resolves.toBe(false);
    const blob = random(10);
    await expect(nobody.putBlob(blob.descriptor, opener(blob))).rejects.toMatchObject({
      problem: { code: 'registry-unauthorized' },
    });
  });
});

describe('connections that are lost in the middle of a blob', () => {
  const blob = random(14 * 1024 * 1024);
  const fault = (operation: string, rest: object) =>
    local.faults.add({ service: 'oci', operation, kind: 'break-off', ...rest } as Fault);

  test.each([
    ['once', [12_000_000], 11_000_000],
    ['again and again', [100, 5_000_000, 2_000_000, 1, 4_000_000], 0],
  ])('%s, on the way to the registry', async (_name, cuts, kept) => {
    const { host } = await local.plainRegistry({ auth: 'bearer', users });
    for (const afterBytes of cuts) {
      fault('CompleteLayerUpload', { afterBytes });
      fault('UploadLayerPart', { afterBytes });
    }
    const client = clientOf(host);
    const told: number[] = [];
    await client.putBlob(blob.descriptor, opener(blob), (sent) => told.push(sent));
    expect(told.at(-1)).toBe(blob.bytes.length);
    local.faults.clear();
    expect((await collect(await client.openBlob(blob.descriptor, 0))).equals(blob.bytes)).toBe(true);
    // What had come by the first loss was not sent again.
    expect(Math.min(...told.slice(told.findIndex((sent) => sent > kept)))).toBeGreaterThanOrEqual(kept * 0.9);
  });

  test.each(['none', 'host'] as const)('on the way from it, with redirects to %s', async (redirects) => {
    const { host } = await local.plainRegistry({ auth: 'bearer', users, redirects });
    const client = clientOf(host);
    await putBlobs(client, [blob]);
    for (const pieces of ['kept', 'lent'] as const) {
      for (const afterBytes of [10, 2_000_000, 4_000_000])
        fault(redirects === 'none' ? 'GetDownloadUrlForLayer' : 'GetObject', { afterBytes });
      const copies: Buffer[] = [];
      for await (const piece of await client.openBlob(blob.descriptor, 0, pieces)) copies.push(Buffer.from(piece));
      expect(Buffer.concat(copies).equals(blob.bytes)).toBe(true);
    }
  });
});

test.each([true, false])('copies within a registry, which mounts: %s', async (mounts) => {
  const { host } = await local.plainRegistry({ auth: 'bearer', users, mounts });
  const source = clientOf(host);
  await push(source);
  const target = clientOf(host, { repository: 'team/copy' });
  const moved = await transferImage({ image: index.digest, source, target, reference: 'v1' });
  expect(moved).toMatchObject(mounts ? { sent: 0, mounted: 3 } : { sent: 3, mounted: 0 });
  await expectThere(target);
});
