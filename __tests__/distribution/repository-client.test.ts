import { PutAccountSettingCommand } from '@aws-sdk/client-ecr';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Fault } from '../../local-aws/faults.ts';
import { collect, type EcrHere, imageOf, opener, putBlobs, random, startEcr } from './registries.ts';

// Much is sent here, on machines that may have much else to do.
jest.setTimeout(60_000);

let ecr: EcrHere;
beforeAll(async () => {
  ecr = await startEcr();
});
afterAll(() => ecr.close());
afterEach(() => {
  ecr.aws.faults.clear();
  ecr.aws.journal.clear();
  ecr.lines.splice(0);
});

let count = 0;
function fresh(): string {
  count += 1;
  return `test/r${count}`;
}
const fault = (operation: string, rest: object) =>
  ecr.aws.faults.add({ service: 'registry', operation, kind: 'drop', ...rest } as Fault);
const operations = () => ecr.aws.journal.entries().map(({ operation, status }) => `${operation} ${status}`);

describe('manifests', () => {
  test('come back byte for byte, by tag and by digest', async () => {
    const client = ecr.client(fresh());
    const { manifest, blobs } = imageOf([random(1000)]);
    expect(await client.manifest('v1')).toEqual({ kind: 'missing', what: 'image' });
    expect(await client.head('v1')).toEqual({ kind: 'missing', what: 'image' });
    expect(await client.putManifest(manifest, 'v1')).toEqual({
      kind: 'incomplete',
      said: expect.stringContaining('HTTP'),
    });
    await putBlobs(client, blobs);
    expect(await client.putManifest(manifest, 'v1')).toEqual({ kind: 'put' });
    expect(await client.putManifest(manifest)).toEqual({ kind: 'put' });
    expect(await client.manifest('v1')).toEqual({ kind: 'found', value: manifest });
    expect(await client.manifest(manifest.digest)).toEqual({ kind: 'found', value: manifest });
    const facts = { digest: manifest.digest, mediaType: manifest.mediaType, sizeBytes: manifest.body.length };
    expect(await client.head('v1')).toEqual({ kind: 'found', value: facts });
  });

  test('an immutable tag stays; on the same image it is no trouble', async () => {
    const name = fresh();
    ecr.aws.createRepository({ name, imageTagMutability: 'IMMUTABLE' });
    const client = ecr.existing(name);
    const [first, second] = [imageOf([random(10)]), imageOf([random(11)])];
    await putBlobs(client, [...first.blobs, ...second.blobs]);
    expect(await client.putManifest(first.manifest, 'v1')).toEqual({ kind: 'put' });
    expect(await client.putManifest(first.manifest, 'v1')).toEqual({ kind: 'put' });
    expect(await client.putManifest(second.manifest, 'v1')).toEqual({ kind: 'immutable' });
  });

  test('a repository that is not there', async () => {
    const client = ecr.existing('none');
    expect(await client.manifest('v1')).toEqual({ kind: 'missing', what: 'repository' });
    expect(await client.putManifest(imageOf([]).manifest, 'v1')).toEqual({ kind: 'repository-missing' });
    const blob = random(5);
    await expect(client.putBlob(blob.descriptor, opener(blob))).rejects.toMatchObject({
      problem: { code: 'repository-missing' },
    });
  });

  test('what is refused for want of a permission', async () => {
    const client = ecr.client(fresh());
    const message = 'User: arn:aws:sts::1:x is not authorized to perform: ecr:BatchGetImage on resource: y';
    fault('BatchGetImage', { kind: 'error', status: 403, code: 'DENIED', message });
    expect(await client.manifest('v1')).toEqual({ kind: 'denied', permission: 'ecr:BatchGetImage' });
  });

  test('a page in the place of an answer is asked for again', async () => {
    const client = ecr.client(fresh());
    fault('BatchGetImage', { kind: 'page' });
    expect(await client.head('v1')).toEqual({ kind: 'missing', what: 'image' });
    expect(ecr.lines).toEqual([expect.stringMatching(/a page with HTTP 200; trying again in/)]);
  });

  test('another content than that of the digest is refused', async () => {
    const client = ecr.client(fresh());
    const { manifest, blobs } = imageOf([random(10)]);
    await putBlobs(client, blobs);
    await client.putManifest(manifest, 'v1');
    fault('BatchGetImage', { kind: 'wrong-digest' });
    await expect(client.manifest(manifest.digest)).rejects.toMatchObject({ problem: { code: 'digest-mismatch' } });
  });
});

describe('logins', () => {
  test('are asked for once, and again where one has run out', async () => {
    const client = ecr.client(fresh());
    const before = ecr.logins();
    await Promise.all(['a', 'b', 'c'].map((tag) => client.head(tag)));
    expect(ecr.logins() - before).toBe(1);
    fault('BatchGetImage', { kind: 'expired-token' });
    await client.manifest('v1');
    expect(ecr.logins() - before).toBe(2);
  });

  test('that are missing are told with the lines to paste', async () => {
    const client = ecr.existing('none', { login: async () => undefined });
    await expect(client.manifest('v1')).rejects.toMatchObject({
      problem: { code: 'registry-unauthorized', fix: expect.stringContaining('docker/login-action') },
    });
  });

  test('that are wrong are told as such', async () => {
    const client = ecr.existing('none', { login: async () => ({ username: 'AWS', password: 'x' }) });
    await expect(client.manifest('v1')).rejects.toMatchObject({ problem: { code: 'registry-unauthorized' } });
  });
});

describe('blobs', () => {
  test.each([0, 1, 100_000, 3_000_000])('%d bytes arrive in one request', async (bytes) => {
    const client = ecr.client(fresh());
    const blob = random(bytes);
    const told: number[] = [];
    expect(await client.hasBlob(blob.descriptor.digest)).toBe(false);
    ecr.aws.journal.clear();
    await client.putBlob(blob.descriptor, opener(blob), (sent) => told.push(sent));
    expect(operations()).toEqual(['InitiateLayerUpload 202', 'CompleteLayerUpload 201']);
    expect(told.at(-1) ?? 0).toBe(bytes);
    expect(await client.hasBlob(blob.descriptor.digest)).toBe(true);
    for (const from of [0, Math.floor(bytes / 2), bytes]) {
      expect((await collect(await client.openBlob(blob.descriptor, from))).equals(blob.bytes.subarray(from))).toBe(
        true,
      );
    }
  });

  test.each<[string, string, object]>([
    ['no answer to the beginning', 'InitiateLayerUpload', {}],
    ['no answer at the end', 'CompleteLayerUpload', {}],
    ['too many', 'CompleteLayerUpload', { kind: 'throttle' }],
    ['an error of the registry', 'CompleteLayerUpload', { kind: 'server-error' }],
    ['a login that has run out', 'CompleteLayerUpload', { kind: 'expired-token' }],
    ['a page', 'CompleteLayerUpload', { kind: 'page' }],
    ['lost twice', 'CompleteLayerUpload', { times: 2 }],
  ])('arrive in spite of %s', async (_name, operation, rest) => {
    const client = ecr.client(fresh());
    const blob = random(300_000);
    fault(operation, rest);
    await client.putBlob(blob.descriptor, opener(blob));
    expect((await collect(await client.openBlob(blob.descriptor, 0))).equals(blob.bytes)).toBe(true);
  });

  test('that another one is given for are refused', async () => {
    const client = ecr.client(fresh());
    const [blob, other] = [random(5000), random(5000)];
    await expect(client.putBlob(blob.descriptor, opener(other))).rejects.toMatchObject({
      problem: { code: 'digest-mismatch' },
    });
    const short = { bytes: blob.bytes.subarray(1) };
    await expect(client.putBlob(blob.descriptor, opener(short))).rejects.toMatchObject({
      problem: { code: 'digest-mismatch' },
    });
  });

  test.each<[string, object]>([
    ['does not come', {}],
    ['is an error of the registry', { kind: 'server-error' }],
    ['is a page', { kind: 'page' }],
  ])('are read whole where the answer %s', async (_name, rest) => {
    const client = ecr.client(fresh());
    const blob = random(400_000);
    await putBlobs(client, [blob]);
    fault('GetDownloadUrlForLayer', rest);
    expect((await collect(await client.openBlob(blob.descriptor, 0))).equals(blob.bytes)).toBe(true);
  });

  test('with another content are refused while they are read', async () => {
    const client = ecr.client(fresh());
    const blob = random(4000);
    await putBlobs(client, [blob]);
    fault('GetDownloadUrlForLayer', { kind: 'wrong-digest' });
    await expect(client.openBlob(blob.descriptor, 0).then(collect)).rejects.toMatchObject({
      problem: { code: 'digest-mismatch' },
    });
  });

  test('that are not there', async () => {
    const client = ecr.client(fresh());
    await expect(client.openBlob(random(5).descriptor, 0).then(collect)).rejects.toMatchObject({
      problem: { code: 'image-missing' },
    });
  });

  test('nobody answers', async () => {
    const client = ecr.existing('none', { host: '127.0.0.1:1' });
    await expect(client.manifest('v1')).rejects.toMatchObject({ problem: { code: 'registry-unreachable' } });
    expect(ecr.lines.length).toBeGreaterThan(2);
  });

  test('are mounted where the account allows it; else the upload that was begun is used', async () => {
    const [from, to] = [fresh(), fresh()];
    const [source, target] = [ecr.client(from), ecr.client(to)];
    const { manifest, blobs } = imageOf([random(700)]);
    await putBlobs(source, blobs);
    await source.putManifest(manifest, 'v1');
    const [config, layer] = blobs;
    if (config === undefined || layer === undefined) throw new Error('An image has a configuration and a layer.');
    expect(await target.mountBlob(config.descriptor.digest, from)).toBe(false);
    ecr.aws.journal.clear();
    await target.putBlob(config.descriptor, opener(config));
    expect(operations()).toEqual(['CompleteLayerUpload 201']);
    await ecr.send(new PutAccountSettingCommand({ name: 'BLOB_MOUNTING', value: 'ENABLED' }));
    expect(await target.mountBlob(layer.descriptor.digest, from)).toBe(true);
    expect(await target.hasBlob(layer.descriptor.digest)).toBe(true);
    await ecr.send(new PutAccountSettingCommand({ name: 'BLOB_MOUNTING', value: 'DISABLED' }));
  });
});
