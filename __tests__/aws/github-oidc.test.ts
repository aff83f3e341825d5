import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readClaims, requestIdToken } from '../../src/aws/github-oidc.ts';
import { fakeClock } from '../lib/test-clock.ts';

type Answer = (response: ServerResponse) => void;

const token: Answer = (response) => response.end('{"count":1,"value":"a.b.c"}');
const status =
  (code: number, body = 'x'): Answer =>
  (response) =>
    response.writeHead(code).end(body);
const drop: Answer = (response) => response.destroy();

let server: Server;
let answers: Answer[] = [];
const requests: IncomingMessage[] = [];
beforeEach(async () => {
  requests.length = 0;
  server = createServer((request, response) => {
    requests.push(request);
    const answer = answers.shift();
    if (answer === undefined) throw new Error('one request more than expected');
    answer(response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterEach(async () => {
  await new Promise((done) => server.close(done));
});

function request(...expected: Answer[]) {
  answers = expected;
  const clock = fakeClock();
  const told: string[] = [];
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/token?api-version=2.0`;
  const asked = requestIdToken({
    endpoint: { url, requestToken: 'secret' },
    audience: 'sts.amazonaws.com',
    proxy: {},
    clock,
    info: (line) => told.push(line),
    phase: 'before-push',
  });
  return { asked, clock, told };
}

test('asks with the audience and the bearer', async () => {
  await expect(request(token).asked).resolves.toBe('a.b.c');
  expect(requests[0]?.url).toBe('/token?api-version=2.0&audience=sts.amazonaws.com');
  expect(requests[0]?.headers.authorization).toBe('Bearer secret');
});

test.each<[string, Answer[]]>([
  ['429', [status(429)]],
  ['5xx', [status(500), status(502), status(503), status(504)]],
  ['a dropped connection', [drop]],
  ['a page of a proxy', [status(200, '<html>login</html>'), status(403, '\n<!doctype html>')]],
  ['a job that is not ready', [status(403, "Can't issue ID_TOKEN for job in 'Pending' state")]],
])('%s: again, with growing pauses', async (_name, failures) => {
  const { asked, clock, told } = request(...failures, token);
  await expect(asked).resolves.toBe('a.b.c');
  expect(clock.sleeps).toEqual([500, 1000, 2000, 4000].slice(0, failures.length));
  expect(told).toEqual(failures.map(() => expect.stringMatching(/^127\.0\.0\.1:\d+: .+; trying again in [\d.]+ s\.$/)));
});

test.each<[string, Answer, RegExp]>([
  ['5xx', status(503, 'down'), /however often it was asked.*HTTP 503: down/],
  [
    'a page of a proxy',
    status(200, '<html>eyJsecret</html>'),
    /asked\. It answered with a page \(HTTP 200\), which is none of GitHub's\.$/,
  ],
])('%s for 25 seconds, then it is told', async (_name, answer, expected) => {
  const { asked, clock } = request(...Array.from({ length: 9 }, () => answer));
  await expect(asked).rejects.toMatchObject({
    problem: { code: 'id-token-failed', what: expect.stringMatching(expected) },
  });
  expect(clock.now()).toBe(25_000);
});

test.each<[string, Answer, RegExp]>([
  ['another 403', status(403, 'no'), /HTTP 403: no/],
  ['404', status(404), /HTTP 404/],
  ['something else in place of the token', status(200, 'login'), /not with a token/],
  ['an empty token', status(200, '{"value":""}'), /not with a token/],
  ['a token that is no text', status(200, '{"value":1}'), /not with a token/],
])('%s: told at once', async (_name, answer, expected) => {
  const { asked, clock } = request(answer);
  await expect(asked).rejects.toMatchObject({
    problem: { code: 'id-token-failed', what: expect.stringMatching(expected) },
  });
  expect(clock.sleeps).toEqual([]);
});

test('the body of a success is never shown: it may hold a token', async () => {
  const { asked } = request(status(200, '{"token":"eyJsecret"}'));
  await expect(asked).rejects.not.toMatchObject({ message: expect.stringContaining('eyJsecret') });
});

describe('readClaims', () => {
  const jwt = (payload: string): string => `x.${Buffer.from(payload).toString('base64url')}.y`;
  test.each<[string, string, object]>([
    ['a JWT', jwt('{"sub":"repo:ä"}'), { sub: 'repo:ä' }],
    ['no JWT', 'nothing', {}],
    ['no JSON', jwt('nothing'), {}],
    ['no object', jwt('1'), {}],
    ['null', jwt('null'), {}],
  ])('%s', (_name, text, claims) => expect(readClaims(text)).toEqual(claims));
});
