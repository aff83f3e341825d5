import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { PlainRegistrySettings } from '../plain/plain-settings.ts';
import { type Harness, sha256, startHarness, withHarness } from './harness.ts';
import { imageManifest, imageType, registryClient, registryError } from './registry-client.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.close());

const users = [
  { name: 'ci', password: 'secret' },
  { name: 'reader', password: 'r:r', rights: ['pull'] as const },
];
const start = (settings: PlainRegistrySettings = {}) => harness.local.plainRegistry(settings);
const basic = (user: string, password: string) => `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

/** A token for scopes, as a header; `STATUS` where none is given. */
async function tokenOf(host: string, scopes: readonly string[], authorization?: string): Promise<string> {
  const query = new URLSearchParams(scopes.map((scope): [string, string] => ['scope', scope]));
  const headers = authorization === undefined ? {} : { authorization };
  const response = await fetch(`http://${host}/token?service=${host}&${query}`, { headers });
  const { token }: { token?: string } = JSON.parse(await response.text());
  return token === undefined ? String(response.status) : `Bearer ${token}`;
}

describe('without sign-in', () => {
  test('repositories come to be by a push, and their tags move', async () => {
    const { host, images, repositories } = await start();
    const client = registryClient(host);
    expect((await client.send('GET', '/v2/')).status).toBe(200);
    expect(await registryError(await client.send('GET', 'team/shop/tags/list'))).toBe(
      '404 NAME_UNKNOWN: repository name not known to registry',
    );
    expect(images('team/shop')).toEqual([]);
    const first = await client.pushImage('team/shop', 'v1');
    expect(first.response.status).toBe(201);
    const second = await client.pushImage('team/shop', 'v1', { annotations: { build: '2' } });
    expect(images('team/shop')).toMatchObject([
      { digest: first.digest, tags: [] },
      { digest: second.digest, tags: ['v1'], mediaType: imageType, manifest: Buffer.from(second.manifest) },
    ]);
    expect(harness.local.plainImages(host, 'team/shop')).toEqual(images('team/shop'));
    expect(repositories()).toEqual(['team/shop']);
    expect(await (await client.send('GET', 'team/shop/manifests/v1')).text()).toBe(second.manifest);
    expect((await client.send('DELETE', 'team/shop/manifests/v1')).status).toBe(405);
    expect(harness.local.journal.entries().at(-1)).toMatchObject({
      service: 'oci',
      operation: 'BatchDeleteImage',
      host,
      repository: 'team/shop',
      status: 405,
    });
  });

  test('each registry has repositories of its own', async () => {
    const [one, other] = [await start(), await start()];
    await registryClient(one.host).pushImage('app', 'v1');
    expect([one.repositories(), other.repositories()]).toEqual([['app'], []]);
    expect(() => harness.local.plainImages('nowhere:1', 'app')).toThrow(
      /^There is no registry nowhere:1; there are 127/,
    );
  });

  test('a manifest needs its blobs, in the words of the specification', async () => {
    const client = registryClient((await start()).host);
    const body = imageManifest(sha256('{}'), sha256('layer'));
    const headers = { 'content-type': imageType };
    expect(await registryError(await client.send('PUT', 'app/manifests/v1', { headers, body }))).toBe(
      '400 MANIFEST_BLOB_UNKNOWN: blob unknown to registry',
    );
    expect(await registryError(await client.send('POST', 'App/blobs/uploads/'))).toMatch(/^400 NAME_INVALID/);
  });
});

describe('with user and password', () => {
  test('who may do what', async () => {
    const { host } = await start({ auth: 'basic', users });
    const anybody = registryClient(host);
    const challenge = await anybody.send('GET', '/v2/');
    expect([challenge.status, challenge.headers.get('www-authenticate')]).toEqual([401, 'Basic realm="Registry"']);
    const ci = registryClient(host, basic('ci', 'secret'));
    expect((await ci.pushImage('app', 'v1')).response.status).toBe(201);
    const reader = registryClient(host, basic('reader', 'r:r'));
    expect((await reader.send('GET', 'app/manifests/v1')).status).toBe(200);
    expect(await registryError(await reader.send('POST', 'app/blobs/uploads/'))).toBe(
      '403 DENIED: requested access to the resource is denied',
    );
    expect((await registryClient(host, basic('ci', 'wrong')).send('GET', '/v2/')).status).toBe(401);
    expect((await anybody.send('GET', 'app/manifests/v1')).status).toBe(401);
  });

  test('anybody may pull where that is so', async () => {
    const { host } = await start({ auth: 'basic', users, anonymousPull: true });
    await registryClient(host, basic('ci', 'secret')).pushImage('app', 'v1');
    expect((await registryClient(host).send('GET', 'app/manifests/v1')).status).toBe(200);
    expect((await registryClient(host).send('POST', 'app/blobs/uploads/')).status).toBe(401);
  });
});

describe('with a token', () => {
  test('the challenge names what is needed', async () => {
    const { host } = await start({ auth: 'bearer', users });
    const challenge = async (method: string, path: string, authorization?: string) => {
      const response = await registryClient(host, authorization).send(method, path);
      return `${response.status} ${response.headers.get('www-authenticate')}`;
    };
    const bearer = `401 Bearer realm="http://${host}/token",service="${host}"`;
    expect(await challenge('GET', '/v2/')).toBe(bearer);
    expect(await challenge('POST', 'app/blobs/uploads/')).toBe(`${bearer},scope="repository:app:pull,push"`);
    const scope = 'scope="repository:app:pull"';
    expect(await challenge('GET', 'app/tags/list')).toBe(`${bearer},${scope}`);
    expect(await challenge('GET', 'app/tags/list', 'Bearer x')).toBe(`${bearer},${scope},error="invalid_token"`);
    const token = await tokenOf(host, ['repository:other:pull'], basic('ci', 'secret'));
    expect(await challenge('GET', 'app/tags/list', token)).toBe(`${bearer},${scope},error="insufficient_scope"`);
  });

  test('a token holds what its user has of what is asked for', async () => {
    const { host } = await start({ auth: 'bearer', users });
    const scopes = ['repository:app:pull,push', 'repository:base:pull'];
    const push = registryClient(host, await tokenOf(host, scopes, basic('ci', 'secret')));
    expect((await push.pushImage('app', 'v1')).response.status).toBe(201);
    expect((await push.send('POST', 'base/blobs/uploads/')).status).toBe(401);
    const pull = registryClient(host, await tokenOf(host, scopes, basic('reader', 'r:r')));
    expect((await pull.send('GET', 'app/manifests/v1')).status).toBe(200);
    expect((await pull.send('POST', 'app/blobs/uploads/')).status).toBe(401);
    expect([await tokenOf(host, scopes), await tokenOf(host, scopes, basic('ci', 'no'))]).toEqual(['401', '401']);
  });

  test('anybody gets one to pull where that is so', async () => {
    const { host } = await start({ auth: 'bearer', users, anonymousPull: true });
    await registryClient(host, await tokenOf(host, ['repository:app:pull,push'], basic('ci', 'secret'))).pushImage(
      'app',
      'v1',
    );
    const anybody = registryClient(host, await tokenOf(host, ['repository:app:pull,push']));
    expect((await anybody.send('GET', 'app/manifests/v1')).status).toBe(200);
    expect((await anybody.send('POST', 'app/blobs/uploads/')).status).toBe(401);
    expect((await fetch(`http://${host}/token`, { method: 'POST' })).status).toBe(405);
  });

  test('until it expires', async () => {
    await withHarness({}, async (own) => {
      const { host } = await own.local.plainRegistry({ auth: 'bearer', users, tokenLifetimeSeconds: 60 });
      const client = registryClient(host, await tokenOf(host, [], basic('ci', 'secret')));
      own.pass(59_999);
      expect((await client.send('GET', '/v2/')).status).toBe(200);
      own.pass(1);
      expect((await client.send('GET', '/v2/')).status).toBe(401);
    });
  });
});

describe('ways that are seen in the wild', () => {
  test('locations with the host, and no digest for a HEAD', async () => {
    const { host } = await start({ locations: 'absolute', headDigest: false });
    const client = registryClient(host);
    expect((await client.send('POST', 'app/blobs/uploads/')).headers.get('location')).toMatch(`http://${host}/v2/app/`);
    await client.pushImage('app', 'v1');
    const digestTo = async (method: string) =>
      (await client.send(method, 'app/manifests/v1')).headers.get('docker-content-digest');
    expect([await digestTo('HEAD'), await digestTo('GET')]).toEqual([null, expect.stringMatching(/^sha256:/)]);
  });

  test('blobs by PATCH only', async () => {
    const client = registryClient((await start({ uploads: 'chunked' })).host);
    const digest = sha256('layer');
    const begin = async () => {
      const response = await client.send('POST', `app/blobs/uploads/?digest=${digest}`, { body: 'layer' });
      expect(response.status).toBe(202);
      return response.headers.get('location') ?? '';
    };
    const whole = await client.send('PUT', `${await begin()}?digest=${digest}`, { body: 'layer' });
    expect(await registryError(whole)).toMatch(/^400 BLOB_UPLOAD_INVALID/);
    const location = await begin();
    expect((await client.send('PATCH', location, { body: 'lay' })).headers.get('range')).toBe('0-2');
    expect((await client.send('GET', location)).headers.get('range')).toBe('0-2');
    const headers = { 'content-range': '3-4' };
    expect((await client.send('PATCH', location, { headers, body: 'er' })).status).toBe(202);
    expect((await client.send('PUT', `${location}?digest=${digest}`)).status).toBe(201);
    const part = await client.send('GET', `app/blobs/${digest}`, { headers: { range: 'bytes=1-2' } });
    expect([part.status, await part.text()]).toEqual([206, 'ay']);
  });

  test.each(['path', 'host'] as const)('downloads by a redirect to another %s', async (redirects) => {
    const { host } = await start({ auth: 'basic', users, redirects });
    const authorization = basic('ci', 'secret');
    const client = registryClient(host, authorization);
    const digest = await client.pushBlob('app', 'layer');
    const response = await fetch(`http://${host}/v2/app/blobs/${digest}`, {
      headers: { authorization },
      redirect: 'manual',
    });
    const to = new URL(response.headers.get('location') ?? '', `http://${host}`);
    expect([response.status, to.host === host]).toEqual([307, redirects === 'path']);
    // fetch drops the header where the host is another one.
    expect(await (await client.send('GET', `app/blobs/${digest}`)).text()).toBe('layer');
    expect((await fetch(to, { headers: { authorization } })).status).toBe(redirects === 'path' ? 200 : 400);
    expect((await client.send('HEAD', `app/blobs/${digest}`)).status).toBe(200);
    const entries = harness.local.journal.entries().filter(({ operation }) => operation === 'GetObject');
    expect(entries.at(-2)).toMatchObject({ host, repository: 'app', bytes: 5, status: 200 });
  });

  test('blobs of its other repositories, or none', async () => {
    const statuses = async (settings: PlainRegistrySettings) => {
      const client = registryClient((await start(settings)).host);
      const digest = await client.pushBlob('app', 'layer');
      return (await client.send('POST', `other/blobs/uploads/?mount=${digest}&from=app`)).status;
    };
    expect([await statuses({}), await statuses({ mounts: false })]).toEqual([201, 202]);
  });

  test('no referrers', async () => {
    const client = registryClient((await start({ referrers: false })).host);
    const { digest } = await client.pushImage('app', 'v1');
    expect((await client.send('GET', `app/referrers/${digest}`)).status).toBe(404);
  });
});

describe('settings', () => {
  test.each<[unknown, RegExp]>([
    [{ auth: 'digest' }, /^auth: Member must satisfy enum value set: \[none, basic, bearer\]/],
    [{ user: [] }, /^user: is unknown; known are port, auth, users/],
    [{ users }, /^users: must be empty where auth is none/],
    [{ auth: 'basic', users: [{ name: 'x', password: 'y', rights: ['admin'] }] }, /^users\[0\]\.rights: Member must/],
  ])('%j is refused', async (settings, message) => {
    await expect(start(settings as PlainRegistrySettings)).rejects.toThrow(message);
  });

  test('over HTTP', async () => {
    const control = async (path: string, body?: unknown) => {
      const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
      return JSON.parse(await (await fetch(`${harness.local.endpoint}/_local/${path}`, init)).text());
    };
    const { host } = await control('plain-registries', { auth: 'none' });
    const { digest } = await registryClient(host).pushImage('app', 'v1');
    expect(await control(`images?repository=app&host=${host}`)).toMatchObject({ images: [{ digest, tags: ['v1'] }] });
  });
});
