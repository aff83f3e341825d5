import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { parseRange } from '../registry/blobs.ts';
import { allow, type Harness, keysOfRole, sha256, startHarness } from './harness.ts';
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
  const mount = async (client: RegistryClient, digest: string, from: string) =>
    client.send('POST', `${repository}/blobs/uploads/?mount=${digest}&from=${from}`);

  test('a blob of another repository', async () => {
    harness.local.createRepository({ name: `${repository}-source` });
    const digest = await registry.pushBlob(`${repository}-source`, 'mounted');
    expect((await registry.send('HEAD', `${repository}/blobs/${digest}`)).status).toBe(404);
    const response = await mount(registry, digest, `${repository}-source`);
    expect([response.status, digestOf(response)]).toEqual([201, digest]);
    expect(await (await registry.send('GET', `${repository}/blobs/${digest}`)).text()).toBe('mounted');
  });

  test('what is not there begins an upload', async () => {
    expect((await mount(registry, sha256('absent'), repository)).status).toBe(202);
    expect((await mount(registry, sha256('absent'), 'none')).status).toBe(202);
  });

  test('what may not be read begins an upload', async () => {
    harness.local.createRepository({ name: `${repository}-source` });
    const digest = await registry.pushBlob(`${repository}-source`, 'mounted');
    const keys = await keysOfRole(harness, allow(['ecr:GetAuthorizationToken', 'ecr:InitiateLayerUpload']));
    expect((await mount(await signIn(harness, keys), digest, `${repository}-source`)).status).toBe(202);
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
