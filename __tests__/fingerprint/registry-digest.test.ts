import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startLocalAws } from '../../local-aws/local-aws.ts';
import { type ImageReference, parseReference } from '../../src/dockerfile/image-reference.ts';
import { readBaseImages } from '../../src/fingerprint/base-images.ts';
import { lookUpDigest } from '../../src/fingerprint/registry-digest.ts';
import { timeLimit } from '../../src/lib/http.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const digest = `sha256:${'d'.repeat(64)}`;
const found: Handler = (_request, response) => response.writeHead(200, { 'docker-content-digest': digest }).end();
const status =
  (code: number, headers: Record<string, string> = {}, body = ''): Handler =>
  (_request, response) =>
    response.writeHead(code, headers).end(body);

let server: Server;
let host = '';
let handlers: Record<string, Handler> = {};
const requests: { readonly line: string; readonly headers: IncomingMessage['headers'] }[] = [];
beforeEach(async () => {
  requests.length = 0;
  handlers = {};
  server = createServer((request, response) => {
    const line = `${request.method} ${request.url}`;
    requests.push({ line, headers: request.headers });
    const handler = handlers[line];
    // A test that asks for more than it expects fails on this answer.
    if (handler === undefined) response.writeHead(599).end();
    else handler(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

function reference(text: string): ImageReference {
  const image = parseReference(text);
  if (image === undefined) throw new Error(`${text} is no reference`);
  return image;
}

const connection = (seconds = 20) => ({ proxy: {}, limit: timeLimit(seconds) });
const lookUp = () => lookUpDigest(reference(`${host}/team/base:1`), connection());
const MANIFEST = 'HEAD /v2/team/base/manifests/1';

describe('lookUpDigest', () => {
  test('asks for indexes and manifests, without credentials', async () => {
    handlers = { [MANIFEST]: found };
    expect(await lookUp()).toEqual({ kind: 'digest', digest });
    expect(requests).toHaveLength(1);
    expect(requests[0]?.headers.authorization).toBeUndefined();
    for (const type of ['oci.image.index.v1', 'oci.image.manifest.v1', 'manifest.list.v2', 'manifest.v2']) {
      expect(requests[0]?.headers.accept).toContain(`${type}+json`);
    }
  });

  /** A registry that wants a token, as Docker Hub, ghcr.io and the others do. */
  function challenge(fields: string, token: Handler): void {
    handlers = {
      [MANIFEST]: (request, response) =>
        request.headers.authorization === 'Bearer anonymous'
          ? found(request, response)
          : status(401, { 'www-authenticate': `Bearer realm="http://${host}/token"${fields}` })(request, response),
      'GET /token?service=hub&scope=repository%3Ateam%2Fbase%3Apull': token,
      'GET /token?scope=repository%3Ateam%2Fbase%3Apull': token,
    };
  }

  test.each<[string, string, string]>([
    ['Docker Hub', ',service="hub",scope="repository:team/base:pull"', '{"token":"anonymous","access_token":"other"}'],
    ['access_token', ', service="hub", scope="repository:team/base:pull"', '{"access_token":"anonymous"}'],
    ['neither service nor scope', '', '{"token":"anonymous"}'],
  ])('gets a token that anybody can have: %s', async (_name, fields, body) => {
    challenge(fields, status(200, {}, body));
    expect(await lookUp()).toEqual({ kind: 'digest', digest });
    expect(requests).toHaveLength(3);
    expect(requests[1]?.headers.authorization).toBeUndefined();
  });

  test.each<[string, Handler]>([
    ['refuses', status(401, {}, '{"token":"anonymous"}')],
    ['has no JSON', status(200, {}, 'anonymous')],
    ['has no token', status(200, {}, '{"token":""}')],
    ['has a token that is no text', status(200, {}, '{"token":1}')],
    ['has one that would be two headers', status(200, {}, '{"token":"anonymous\\r\\nx: y"}')],
  ])('the place for tokens %s', async (_name, token) => {
    challenge('', token);
    expect(await lookUp()).toEqual({ kind: 'unknown', reason: 'it gives nothing without a login' });
    expect(requests).toHaveLength(2);
  });

  test.each<[string, Handler, RegExp]>([
    ['a private image', status(401, { 'www-authenticate': 'Basic realm="x"' }), /needs a login/],
    ['no challenge', status(401), /needs a login/],
    ['a challenge without a place', status(401, { 'www-authenticate': 'Bearer service="x"' }), /no place for tokens/],
    [
      'a place without TLS',
      status(401, { 'www-authenticate': 'Bearer realm="http://x.test/"' }),
      /no place for tokens/,
    ],
    ['a place on disk', status(401, { 'www-authenticate': 'Bearer realm="file:///etc"' }), /no place for tokens/],
    ['denied', status(403), /HTTP 403/],
    ['missing', status(404), /HTTP 404/],
    ['too many', status(429), /HTTP 429/],
    ['no digest', status(200), /told no digest/],
    ['a digest of another form', status(200, { 'docker-content-digest': 'md5:1' }), /told no digest/],
    ['a dropped connection', (_request, response) => response.destroy(), /socket hang up/],
    ['a redirect to a place without TLS', status(307, { location: 'http://x.test/' }), /HTTP 307/],
    ['a redirect to itself', status(307, { location: '/v2/team/base/manifests/1' }), /HTTP 307/],
  ])('%s', async (_name, handler, reason) => {
    handlers = { [MANIFEST]: handler };
    expect(await lookUp()).toEqual({ kind: 'unknown', reason: expect.stringMatching(reason) });
    expect(requests.length).toBeLessThanOrEqual(4);
  });

  test('a token does not go along to another host', async () => {
    const other = createServer((request, response) => {
      requests.push({ line: 'other', headers: request.headers });
      found(request, response);
    });
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    try {
      challenge('', status(200, {}, '{"token":"anonymous"}'));
      const location = `http://127.0.0.1:${(other.address() as AddressInfo).port}/x`;
      const denied = handlers[MANIFEST];
      handlers[MANIFEST] = (request, response) =>
        (request.headers.authorization === undefined ? denied : status(307, { location }))?.(request, response);
      expect(await lookUp()).toEqual({ kind: 'digest', digest });
      expect(requests.at(-1)).toMatchObject({ line: 'other' });
      expect(requests.at(-1)?.headers.authorization).toBeUndefined();
    } finally {
      await new Promise((done) => other.close(done));
    }
  });

  test('a registry that says nothing is not waited for', async () => {
    handlers = { [MANIFEST]: () => {} };
    const limit = { signal: AbortSignal.timeout(50), seconds: 3 };
    const answer = await lookUpDigest(reference(`${host}/team/base:1`), { proxy: {}, limit });
    expect(answer).toEqual({ kind: 'unknown', reason: 'no answer in 3 s' });
  });

  test('other hosts are asked with TLS, Docker Hub under its own, through the proxy', async () => {
    const tunnels: string[] = [];
    server.on('connect', (request: IncomingMessage, socket: Socket) => {
      tunnels.push(request.url ?? '');
      socket.end('HTTP/1.1 502 No\r\n\r\n');
    });
    const proxy = { HTTPS_PROXY: `http://${host}` };
    for (const name of ['alpine', 'ghcr.io/a/b', 'registry.test:5000/a']) {
      const answer = await lookUpDigest(reference(name), { proxy, limit: timeLimit(20) });
      expect(answer.kind).toBe('unknown');
    }
    expect(tunnels).toEqual(['registry-1.docker.io:443', 'ghcr.io:443', 'registry.test:5000']);
    expect(requests).toEqual([]);
  });

  test('a registry with a login of its own, as ECR is', async () => {
    const aws = await startLocalAws();
    try {
      const registry = await aws.registryHost(aws.accountId, aws.region);
      expect(await lookUpDigest(reference(`${registry}/team/shop`), connection())).toEqual({
        kind: 'unknown',
        reason: 'HTTP 401, it needs a login',
      });
    } finally {
      await aws.close();
    }
  });
});

describe('readBaseImages', () => {
  const ecr = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/base:1';
  const id = `sha256:${'1'.repeat(64)}`;
  const other = `sha256:${'e'.repeat(64)}`;

  test('what is pinned is not asked for', async () => {
    const name = `${host}/team/base@${digest}`;
    expect(await readBaseImages([name], {}, connection())).toEqual([{ name, digest }]);
    expect(requests).toEqual([]);
  });

  test('in ECR with credentials, wherever that is', async () => {
    const asked: string[] = [];
    const own = {
      host,
      lookUpDigest: async ({ name }: ImageReference) => {
        asked.push(name);
        return name === ecr ? digest : undefined;
      },
    };
    expect(await readBaseImages([ecr, `${host}/team/base`], { own }, connection())).toEqual([
      { name: ecr, digest },
      { name: `${host}/team/base:latest`, reason: 'ECR did not tell it' },
    ]);
    expect(asked).toEqual([ecr, `${host}/team/base:latest`]);
    expect(requests).toEqual([]);
  });

  test('ECR without credentials is not asked', async () => {
    expect(await readBaseImages([ecr], {}, connection())).toEqual([{ name: ecr, reason: 'ECR did not tell it' }]);
  });

  test.each<[string, Handler, { id: string; digests: string[] } | undefined, object]>([
    ['only in the registry', found, undefined, { digest }],
    ['the same in the engine', found, { id, digests: [other, digest] }, { digest }],
    ['another one in the engine', found, { id, digests: [other] }, { digest, localId: id }],
    ['only in the engine', status(404), { id, digests: [] }, { localId: id, reason: 'HTTP 404' }],
    ['nowhere', status(404), undefined, { reason: 'HTTP 404' }],
  ])('%s', async (_name, handler, local, expected) => {
    handlers = { [MANIFEST]: handler };
    const names: string[] = [];
    const lookUpLocal = async (name: string) => {
      names.push(name);
      return local;
    };
    const name = `${host}/team/base:1`;
    expect(await readBaseImages([name], { lookUpLocal }, connection())).toEqual([{ name, ...expected }]);
    expect(names).toEqual([name]);
  });

  test('what fails is not waited for', async () => {
    const own = { host, lookUpDigest: () => Promise.reject(new Error('denied')) };
    const lookUpLocal = () => Promise.reject(new Error('gone'));
    const images = await readBaseImages([ecr], { own, lookUpLocal }, connection());
    expect(images).toEqual([{ name: ecr, reason: 'ECR did not tell it' }]);
  });

  test('what never answers is not known', async () => {
    const limit = { signal: AbortSignal.timeout(50), seconds: 3 };
    const sources = {
      own: { host, lookUpDigest: () => new Promise<undefined>(() => {}) },
      lookUpLocal: () => new Promise<undefined>(() => {}),
    };
    const images = await readBaseImages([ecr, 'no such name'], sources, { proxy: {}, limit });
    expect(images).toEqual([
      { name: ecr, reason: 'ECR did not tell it' },
      { name: 'no such name', reason: 'it is not the name of an image' },
    ]);
  });

  test('all at once', async () => {
    const waiting: ServerResponse[] = [];
    const wait: Handler = (request, response) => {
      waiting.push(response);
      if (waiting.length === 3) for (const one of waiting) found(request, one);
    };
    handlers = Object.fromEntries([1, 2, 3].map((tag) => [`HEAD /v2/team/base/manifests/${tag}`, wait]));
    const names = [1, 2, 3].map((tag) => `${host}/team/base:${tag}`);
    const images = await readBaseImages(names, {}, connection());
    expect(images).toEqual(names.map((name) => ({ name, digest })));
  });
});
