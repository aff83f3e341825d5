import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { connect, type Socket } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { bodyOf, HttpConnections, type StreamedRequest } from '../../src/distribution/http-connections.ts';
import { addressOf } from '../lib/listening.ts';
import { selfSigned } from '../lib/self-signed.ts';
import { collect, random } from './registries.ts';

// Much is sent here, on machines that may have much else to do.
jest.setTimeout(60_000);

const blob = random(5_000_000);
let servers: { readonly http: Server; readonly https: Server; readonly proxy: Server };
let received: Buffer[] = [];
let proxied: string[] = [];
let respond: (request: IncomingMessage, response: ServerResponse) => void;
let connections: HttpConnections;

beforeAll(async () => {
  const certificate = selfSigned();
  setDefaultCACertificates([...getCACertificates('default'), certificate.cert]);
  const handle = (request: IncomingMessage, response: ServerResponse) => respond(request, response);
  const proxy = createHttpServer((request, response) => {
    proxied.push(request.url ?? '');
    respond(request, response);
  }).on('connect', (request: IncomingMessage, socket: Socket) => {
    proxied.push(request.url ?? '');
    const [host = '', port] = (request.url ?? '').split(':');
    const upstream = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      upstream.pipe(socket).pipe(upstream);
    });
    for (const one of [upstream, socket]) one.on('error', () => {});
  });
  servers = { http: createHttpServer(handle), https: createHttpsServer(certificate, handle), proxy };
  for (const server of Object.values(servers)) await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterAll(async () => {
  for (const server of Object.values(servers)) {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
});
beforeEach(() => {
  [received, proxied] = [[], []];
  connections = new HttpConnections({});
  respond = async (request, response) => {
    received.push(await collect(request));
    response.writeHead(200, { 'content-length': blob.bytes.length });
    response.end(request.method === 'HEAD' ? undefined : blob.bytes);
  };
});
afterEach(() => connections.close());

const urlOf = (scheme: 'http' | 'https') =>
  new URL(`${scheme}://${addressOf(servers[scheme]).replace('127.0.0.1', 'localhost')}/blob`);
const request = (url: URL, rest: Partial<StreamedRequest> = {}): StreamedRequest => ({
  method: 'GET',
  url,
  headers: {},
  idleSeconds: 20,
  ...rest,
});

/** The body, of which each piece is copied before the next is asked for. */
async function read(url: URL, isLent: boolean): Promise<Buffer> {
  const answer = await connections.send(request(url, { isLent }));
  const copies: Buffer[] = [];
  for await (const piece of answer.body) copies.push(Buffer.from(piece));
  return Buffer.concat(copies);
}

describe.each(['http', 'https'] as const)('%s', (scheme) => {
  test.each([true, false])('a large body, lent: %s', async (isLent) => {
    expect((await read(urlOf(scheme), isLent)).equals(blob.bytes)).toBe(true);
    const several = await Promise.all([1, 2, 3, 4].map(() => read(urlOf(scheme), isLent)));
    expect(several.every((bytes) => bytes.equals(blob.bytes))).toBe(true);
  });

  test('its pieces use the memory of a few', async () => {
    const answer = await connections.send(request(urlOf(scheme), { isLent: true }));
    const memory = new Set<ArrayBufferLike>();
    for await (const piece of answer.body) memory.add(piece.buffer);
    // The first pieces come with the headers.
    expect(memory.size).toBeLessThan(8);
  });

  test('a body is sent', async () => {
    const answer = await connections.send(request(urlOf(scheme), { method: 'PUT', body: bodyOf(blob.bytes) }));
    await collect(answer.body);
    expect(received[0]?.equals(blob.bytes)).toBe(true);
  });

  test('through a proxy', async () => {
    const proxy = `http://${addressOf(servers.proxy)}`;
    connections.close();
    connections = new HttpConnections({ HTTP_PROXY: proxy, HTTPS_PROXY: proxy });
    expect((await read(urlOf(scheme), true)).equals(blob.bytes)).toBe(true);
    expect(proxied).toHaveLength(1);
  });

  test.each([true, false])('whoever reads no more closes the connection, lent: %s', async (isLent) => {
    const closed = new Promise<void>((done) => {
      respond = (_request, response) => {
        response.on('close', done);
        response.writeHead(200, { 'content-length': 1e9 });
        const more = () =>
          void (response.destroyed || (response.write(blob.bytes) ? setImmediate(more) : response.once('drain', more)));
        more();
      };
    });
    const answer = await connections.send(request(urlOf(scheme), { isLent }));
    for await (const piece of answer.body) if (piece.length > 0) break;
    await closed;
  });

  test.each([true, false])('a connection that is lost, lent: %s', async (isLent) => {
    respond = (_request, response) => {
      response.writeHead(200, { 'content-length': blob.bytes.length });
      response.write(blob.bytes.subarray(0, 3_000_000), () => response.destroy());
    };
    await expect(read(urlOf(scheme), isLent)).rejects.toMatchObject({
      message: expect.stringMatching(/aborted|closed/),
    });
  });

  test.each([true, false])('a server that goes silent, lent: %s', async (isLent) => {
    respond = (_request, response) => {
      response.writeHead(200, { 'content-length': blob.bytes.length });
      response.write(blob.bytes.subarray(0, 2_000_000));
    };
    const whole = async () =>
      collect((await connections.send(request(urlOf(scheme), { isLent, idleSeconds: 0.2 }))).body);
    await expect(whole()).rejects.toThrow('no answer in 0.2 s');
  });
});

test('a server that never answers', async () => {
  respond = () => {};
  await expect(connections.send(request(urlOf('http'), { idleSeconds: 0.1 }))).rejects.toThrow('no answer in 0.1 s');
});

test('time in which the bytes to send are waited for does not count', async () => {
  let wake = (): void => {};
  const body = {
    sizeBytes: 2,
    open: async () =>
      (async function* () {
        yield Buffer.of(1);
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        yield Buffer.of(2);
      })(),
  };
  const sent = connections.send(request(urlOf('http'), { method: 'PUT', body, idleSeconds: 0.1 }));
  setTimeout(() => wake(), 300);
  await collect((await sent).body);
  expect(received[0]).toEqual(Buffer.of(1, 2));
});

test('the answer to what was sent may take longer', async () => {
  respond = async (request, response) => {
    await collect(request);
    setTimeout(() => response.writeHead(201).end(), 300);
  };
  const put = request(urlOf('http'), { method: 'PUT', body: bodyOf(blob.bytes), idleSeconds: 0.1 });
  expect((await connections.send({ ...put, answerSeconds: 20 })).status).toBe(201);
  await expect(connections.send({ ...put, answerSeconds: 0.2 })).rejects.toThrow('no answer in 0.2 s');
});

test('an answer before the end of what is sent', async () => {
  respond = (_request, response) => void response.writeHead(413).end('too large');
  let given = 0;
  const body = {
    sizeBytes: 1e9,
    open: async () =>
      (async function* () {
        for (; given < 1e9; given += blob.bytes.length) yield blob.bytes;
      })(),
  };
  const answer = await connections.send(request(urlOf('http'), { method: 'PUT', body }));
  expect(answer.status).toBe(413);
  expect((await collect(answer.body)).toString()).toBe('too large');
  expect(given).toBeLessThan(1e9);
});

test('a kept connection that the server has closed meanwhile is no trouble', async () => {
  const sockets: Socket[] = [];
  servers.http.on('connection', (socket) => sockets.push(socket));
  const head = request(urlOf('http'), { method: 'HEAD' });
  await collect((await connections.send(head)).body);
  // The client does not know yet when it sends the next request.
  for (const socket of sockets) socket.destroy();
  expect((await connections.send(head)).status).toBe(200);
});

test('what the bytes to send are lost by is told as it is', async () => {
  const gone = new Error('gone');
  const body = { sizeBytes: 5, open: () => Promise.reject(gone) };
  await expect(connections.send(request(urlOf('http'), { method: 'PUT', body }))).rejects.toBe(gone);
});
