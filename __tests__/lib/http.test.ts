import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { send, timeLimit } from '../../src/lib/http.ts';
import { addressOf } from './listening.ts';

let server: Server;
let onConnection: (socket: Socket) => void = () => {};
const sockets: Socket[] = [];
beforeEach(async () => {
  server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => {});
    onConnection(socket);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await new Promise((done) => server.close(done));
});

const request = (url: string, proxy = {}) =>
  send({ method: 'GET', url: new URL(url), headers: {}, proxy, limit: timeLimit(0.3) });

const late = { kind: 'no-answer', reason: 'no answer in 0.3 s' };

test('a proxy that takes the connection and never answers CONNECT', async () => {
  onConnection = (socket) => socket.resume();
  const proxy = { HTTPS_PROXY: `http://${addressOf(server)}` };
  expect(await request('https://token.invalid/', proxy)).toMatchObject({ kind: 'no-answer' });
});

test.each<[string, string]>([
  ['a server that says nothing', ''],
  ['a server that begins and does not end', 'HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nbegun'],
])('%s', async (_name, said) => {
  onConnection = (socket) => {
    socket.resume();
    if (said !== '') socket.write(said);
  };
  expect(await request(`http://${addressOf(server)}/`)).toEqual(late);
});

test('an answer that ends too early', async () => {
  onConnection = (socket) => void socket.end('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nbegun');
  expect(await request(`http://${addressOf(server)}/`)).toEqual({ kind: 'no-answer', reason: 'aborted' });
});

test('a limit that has passed before', async () => {
  const limit = { signal: AbortSignal.abort(), seconds: 0.3 };
  const url = new URL(`http://${addressOf(server)}/`);
  expect(await send({ method: 'GET', url, headers: {}, proxy: {}, limit })).toEqual(late);
});
