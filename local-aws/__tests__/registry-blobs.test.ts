import { CreateRepositoryCommand, type EncryptionConfiguration, PutAccountSettingCommand } from '@aws-sdk/client-ecr';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { parseRange } from '../byte-range.ts';
import { allow, type Harness, keysOfRole, sha256, startHarness, withHarness } from './harness.ts';
import { type RegistryClient, registryError, signIn } from './registry-client.ts';

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

async function startUpload(): Promise<string> {
  const response = await registry.send('POST', `${repository}/blobs/uploads/`);
  expect(response.status).toBe(202);
  return response.headers.get('location') ?? '';
}

describe('uploads', () => {
  const content = 'hello, blob';
  const digest = sha256(content);
  const read = async () => {
    const response = await registry.send('GET', `${repository}/blobs/${digest}`);
    return [response.status, await response.text()];
  };
  const patch = async (location: string, body: string, range?: string) =>
    registry.send('PATCH', location, { body, headers: range === undefined ? {} : { 'content-range': range } });

  test('POST with the whole blob', async () => {
    const response = await registry.send('POST', `${repository}/blobs/uploads/?digest=${digest}`, { body: content });
    expect([response.status, digestOf(response), response.headers.get('location')]).toEqual([
      201,
      digest,
      `/v2/${repository}/blobs/${digest}`,
    ]);
    expect(await read()).toEqual([200, content]);
  });

  test('POST, then PUT', async () => {
    const location = await startUpload();
    const response = await registry.send('PUT', `${location}?digest=${digest}`, { body: content });
    expect([response.status, digestOf(response)]).toEqual([201, digest]);
    expect(await read()).toEqual([200, content]);
  });

  test('POST, PATCH as a stream, PUT without a body', async () => {
    const location = await startUpload();
    const patched = await patch(location, content);
    expect([patched.status, patched.headers.get('range')]).toEqual([202, '0-10']);
    expect((await registry.send('PUT', `${location}?digest=${digest}`)).status).toBe(201);
    expect(await read()).toEqual([200, content]);
  });

  test('chunks in order, the last one with PUT', async () => {
    const location = await startUpload();
    expect((await patch(location, 'hello', '0-4')).status).toBe(202);
    const put = { body: ', blob', headers: { 'content-range': '5-10' } };
    expect((await registry.send('PUT', `${location}?digest=${digest}`, put)).status).toBe(201);
    expect(await read()).toEqual([200, content]);
  });

  test('chunks out of order, and how to go on', async () => {
    const location = await startUpload();
    await patch(location, 'hello', '0-4');
    const ahead = await patch(location, 'blob', '7-10');
    expect([ahead.status, ahead.headers.get('range')]).toEqual([416, '0-4']);
    expect((await patch(location, 'hello', '0-4')).status).toBe(416);
    const last = { body: ', blob', headers: { 'content-range': '6-11' } };
    expect((await registry.send('PUT', `${location}?digest=${digest}`, last)).status).toBe(416);
    const status = await registry.send('GET', location);
    expect([status.status, status.headers.get('range'), status.headers.get('location')]).toEqual([
      204,
      '0-4',
      location,
    ]);
    expect(await registryError(await patch(location, ', b', '5-10'))).toMatch(/^400 SIZE_INVALID/);
    expect((await patch(location, ', blob', '5-10')).status).toBe(202);
    expect((await registry.send('PUT', `${location}?digest=${digest}`)).status).toBe(201);
  });

  test('a wrong digest ends the upload', async () => {
    const location = await startUpload();
    const wrong = await registry.send('PUT', `${location}?digest=${sha256('other')}`, { body: content });
    expect(await registryError(wrong)).toMatch(/^400 DIGEST_INVALID/);
    expect(await registryError(await registry.send('GET', location))).toMatch(/^404 BLOB_UPLOAD_UNKNOWN/);
    expect((await read())[0]).toBe(404);
    const none = await registry.send('PUT', await startUpload(), { body: content });
    expect(await registryError(none)).toMatch(/^400 DIGEST_INVALID/);
  });

  test('an upload can be given up, and is of one repository', async () => {
    const location = await startUpload();
    const other = harness.local.createRepository({ name: `${repository}-other` });
    expect((await registry.send('GET', location.replace(repository, other.name))).status).toBe(404);
    expect((await registry.send('DELETE', location)).status).toBe(204);
    expect((await registry.send('GET', location)).status).toBe(404);
  });

  test('sha512', async () => {
    const { createHash } = await import('node:crypto');
    const long = `sha512:${createHash('sha512').update(content).digest('hex')}`;
    const location = await startUpload();
    expect((await registry.send('PUT', `${location}?digest=${long}`, { body: content })).status).toBe(201);
    const response = await registry.send('GET', `${repository}/blobs/${long}`);
    expect([await response.text(), digestOf(response)]).toEqual([content, long]);
  });

  test('an empty blob', async () => {
    const empty = sha256('');
    expect((await registry.send('PUT', `${await startUpload()}?digest=${empty}`)).status).toBe(201);
    const response = await registry.send('GET', `${repository}/blobs/${empty}`);
    expect([response.status, await response.text()]).toEqual([200, '']);
  });

  test('a blob of many megabytes comes back as it went', async () => {
    const big = Buffer.alloc(9 * 1024 * 1024 + 1, 'local aws ');
    const bigDigest = sha256(big);
    const response = await registry.send('POST', `${repository}/blobs/uploads/?digest=${bigDigest}`, { body: big });
    expect(response.status).toBe(201);
    const back = await registry.send('GET', `${repository}/blobs/${bigDigest}`);
    expect(sha256(Buffer.from(await back.arrayBuffer()))).toBe(bigDigest);
  });
});

describe('mounts', () => {
  let source: string;
  let layer: string;
  beforeEach(async () => {
    source = `${repository}-source`;
    harness.local.createRepository({ name: source });
    await registry.pushImage(source, 'v1');
    layer = sha256('layer');
    await setMounting('ENABLED');
  });

  const setMounting = (value: 'ENABLED' | 'DISABLED', region?: string) =>
    harness.ecr(harness.admin, region).send(new PutAccountSettingCommand({ name: 'BLOB_MOUNTING', value }));
  const mount = async (digest: string, from: string, client = registry, into = repository) =>
    client.send('POST', `${into}/blobs/uploads/?mount=${digest}&from=${from}`);

  /** A mount that does not happen begins an upload instead, and leaves the repository without the blob. */
  async function expectUpload(response: Response, digest = layer, into = repository) {
    expect([response.status, response.headers.get('location')]).toEqual([
      202,
      expect.stringContaining(`/v2/${into}/blobs/uploads/`),
    ]);
    expect((await registry.send('HEAD', `${into}/blobs/${digest}`)).status).toBe(404);
  }

  test.each(['layer', '{}'])('a blob of another repository: %j', async (content) => {
    const digest = sha256(content);
    expect((await registry.send('HEAD', `${repository}/blobs/${digest}`)).status).toBe(404);
    const response = await mount(digest, source);
    expect([response.status, digestOf(response), response.headers.get('location')]).toEqual([
      201,
      digest,
      `/v2/${repository}/blobs/${digest}`,
    ]);
    expect(await (await registry.send('GET', `${repository}/blobs/${digest}`)).text()).toBe(content);
    expect(harness.local.journal.entries().filter((entry) => entry.parameters.mount === digest)).toHaveLength(1);
  });

  test('not where the account has them disabled, which is the default', async () => {
    await setMounting('DISABLED');
    await expectUpload(await mount(layer, source));
    await withHarness({}, async (own) => {
      own.local.createRepository({ name: 'source' });
      own.local.createRepository({ name: 'target' });
      const client = await signIn(own);
      await client.pushImage('source', 'v1');
      expect((await mount(layer, 'source', client, 'target')).status).toBe(202);
    });
  });

  test('not where they are enabled in another region only', async () => {
    await setMounting('DISABLED');
    await setMounting('ENABLED', 'us-east-1');
    await expectUpload(await mount(layer, source));
  });

  test('not what is not there', async () => {
    await expectUpload(await mount(sha256('absent'), source), sha256('absent'));
    await expectUpload(await mount(layer, 'none'));
    await expectUpload(await registry.send('POST', `${repository}/blobs/uploads/?mount=${layer}`));
  });

  test('not what no image of the source has yet', async () => {
    const digest = await registry.pushBlob(source, 'unused');
    await expectUpload(await mount(digest, source), digest);
  });

  test('not what only archived images have', async () => {
    harness.local.changeImage({ repository: source, reference: 'v1', status: 'ARCHIVED' });
    await expectUpload(await mount(layer, source));
  });

  test('not across regions', async () => {
    harness.local.createRepository({ region: 'us-east-1', name: repository });
    await setMounting('ENABLED', 'us-east-1');
    const host = await harness.local.registryHost('123456789012', 'us-east-1');
    expect((await mount(layer, source, await signIn(harness, harness.admin, host))).status).toBe(202);
  });

  test.each<[string, EncryptionConfiguration, EncryptionConfiguration, number]>([
    ['the same key', { encryptionType: 'KMS', kmsKey: 'key-1' }, { encryptionType: 'KMS', kmsKey: 'key-1' }, 201],
    ['another key', { encryptionType: 'KMS', kmsKey: 'key-1' }, { encryptionType: 'KMS', kmsKey: 'key-2' }, 202],
    ['another type', { encryptionType: 'KMS' }, { encryptionType: 'KMS_DSSE' }, 202],
    ['none and a key', { encryptionType: 'AES256' }, { encryptionType: 'KMS' }, 202],
  ])('between repositories with %s', async (_name, ofSource, ofTarget, status) => {
    const names = [`${repository}-kms-a`, `${repository}-kms-b`] as const;
    for (const [index, encryptionConfiguration] of [ofSource, ofTarget].entries()) {
      const repositoryName = names[index];
      await harness.ecr().send(new CreateRepositoryCommand({ repositoryName, encryptionConfiguration }));
    }
    await registry.pushImage(names[0], 'v1');
    expect((await mount(layer, names[0], registry, names[1])).status).toBe(status);
  });

  test.each<[string, boolean, number]>([
    ['with', true, 201],
    ['without', false, 202],
  ])('%s the permission to pull from the source', async (_name, mayPull, status) => {
    const permissions = allow(['ecr:GetAuthorizationToken', 'ecr:InitiateLayerUpload']);
    const pull = {
      Effect: 'Allow' as const,
      Action: ['ecr:GetDownloadUrlForLayer'],
      // The permission on the target is no permission on the source.
      Resource: `arn:aws:ecr:eu-west-1:123456789012:repository/${mayPull ? source : repository}`,
    };
    const keys = await keysOfRole(harness, { Statement: [...permissions.Statement, pull] });
    expect((await mount(layer, source, await signIn(harness, keys))).status).toBe(status);
  });
});

describe('blobs', () => {
  test.each<[string | undefined, ReturnType<typeof parseRange>]>([
    [undefined, undefined],
    ['bytes=0-3', { start: 0, end: 3 }],
    ['bytes=4-', { start: 4, end: 9 }],
    ['bytes=-3', { start: 7, end: 9 }],
    ['bytes=-30', { start: 0, end: 9 }],
    ['bytes=8-30', { start: 8, end: 9 }],
    ['bytes=10-', 'unsatisfiable'],
    ['bytes=5-3', 'unsatisfiable'],
    ['bytes=-', undefined],
    ['bytes=0-1,3-4', undefined],
    ['lines=0-1', undefined],
  ])('range %s of ten bytes', (header, expected) => {
    expect(parseRange(header, 10)).toEqual(expected);
  });

  test('HEAD, GET of a part, and parts that are not there', async () => {
    const digest = await registry.pushBlob(repository, '0123456789');
    const head = await registry.send('HEAD', `${repository}/blobs/${digest}`);
    expect([head.status, head.headers.get('content-length'), digestOf(head)]).toEqual([200, '10', digest]);
    const get = (range: string) => registry.send('GET', `${repository}/blobs/${digest}`, { headers: { range } });
    const part = await get('bytes=2-4');
    expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([206, 'bytes 2-4/10', '234']);
    // A byte too many would be taken for the beginning of the next answer on the same connection.
    const again = await Promise.all(Array.from({ length: 20 }, async () => (await get('bytes=2-4')).text()));
    expect(new Set(again)).toEqual(new Set(['234']));
    const beyond = await get('bytes=10-');
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, 'bytes */10']);
    expect(await registryError(await registry.send('GET', `${repository}/blobs/${sha256('absent')}`))).toMatch(
      /^404 BLOB_UNKNOWN/,
    );
  });
});
