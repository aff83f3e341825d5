import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { RepositoryClient } from '../../src/distribution/repository-client.ts';
import { addressOf } from '../lib/listening.ts';
import { collect, digestIn, IMAGE, imageOf, means, random } from './registries.ts';

type Seen = { readonly line: string; readonly authorization: string | undefined; readonly body: string };
type Respond = (seen: Seen, response: ServerResponse) => void;

let server: Server;
let elsewhere: Server;
let seen: Seen[] = [];
let registry: Respond;
let other: Respond;
let masked: string[] = [];
let client: RepositoryClient;
let logins: ({ readonly username: string; readonly password: string } | undefined)[] = [];
const { manifest } = imageOf([random(4)]);

async function listen(respond: () => Respond): Promise<Server> {
  const listening = createServer(async (request: IncomingMessage, response) => {
    const body = (await collect(request)).toString();
    const one = { line: `${request.method} ${request.url}`, authorization: request.headers.authorization, body };
    seen.push(one);
    respond()(one, response);
  });
  await new Promise<void>((done) => listening.listen(0, '127.0.0.1', done));
  return listening;
}

beforeEach(async () => {
  [seen, masked, logins] = [[], [], [{ username: 'me', password: 'secret' }]];
  [server, elsewhere] = [await listen(() => registry), await listen(() => other)];
  client = new RepositoryClient({
    ...means(),
    mask: (secret) => void masked.push(secret),
    host: addressOf(server),
    repository: 'team/shop',
    login: async () => (logins.length > 1 ? logins.shift() : logins[0]),
  });
});
afterEach(async () => {
  client.close();
  for (const one of [server, elsewhere]) {
    one.closeAllConnections();
    await new Promise((done) => one.close(done));
  }
});

const send = (response: ServerResponse, status: number, headers = {}, body = ''): void => {
  response.writeHead(status, headers);
  response.end(body);
};
const basic = `Basic ${Buffer.from('me:secret').toString('base64')}`;
const tokens = (): readonly Seen[] => seen.filter(({ line }) => line.includes('/token'));

/** A registry that wants tokens; `tokenOf` answers the place for them. */
function withTokens(tokenOf: Respond, fields = ',service="hub"'): void {
  const host = addressOf(server);
  registry = (request, response) => {
    if (request.line.includes('/token')) return tokenOf(request, response);
    if (request.authorization?.startsWith('Bearer good') !== true)
      return send(response, 401, { 'www-authenticate': `Bearer realm="http://${host}/token"${fields}` });
    if (request.line.includes('/blobs/'))
      return send(response, 307, { location: `http://${addressOf(elsewhere)}/stored` });
    const headers = { 'content-type': IMAGE, 'docker-content-digest': manifest.digest };
    return send(response, request.line.startsWith('PUT') ? 201 : 200, headers, manifest.body);
  };
}

const token: Respond = (_request, response) => send(response, 200, {}, '{"token":"good","expires_in":300}');

test('a token is got for the login, masked, and kept', async () => {
  withTokens(token);
  expect(await client.manifest('v1')).toEqual({ kind: 'found', value: manifest });
  expect(await client.manifest('v2')).toEqual({ kind: 'found', value: manifest });
  expect(seen.map(({ line }) => line)).toEqual([
    'GET /v2/',
    'GET /token?service=hub&scope=repository%3Ateam%2Fshop%3Apull',
    'GET /v2/team/shop/manifests/v1',
    'GET /v2/team/shop/manifests/v2',
  ]);
  expect(tokens().map(({ authorization }) => authorization)).toEqual([basic]);
  expect(masked).toEqual(['good']);
});

test('whoever writes gets the right to, and keeps it', async () => {
  withTokens(token);
  await client.putManifest(manifest, 'v1');
  await client.head('v1');
  expect(tokens().map(({ line }) => line)).toEqual([
    'GET /token?service=hub&scope=repository%3Ateam%2Fshop%3Apull%2Cpush',
  ]);
});

test('a mount wants the right to read the other repository', async () => {
  withTokens(token);
  await client.mountBlob(digestIn('x'), 'team/base');
  expect(tokens()[0]?.line).toBe(
    'GET /token?service=hub&scope=repository%3Ateam%2Fshop%3Apull%2Cpush&scope=repository%3Ateam%2Fbase%3Apull',
  );
});

test('without a login a token is asked for as anybody could', async () => {
  logins = [undefined];
  withTokens(token);
  expect(await client.head('v1')).toMatchObject({ kind: 'found' });
  expect(tokens()[0]?.authorization).toBeUndefined();
});

test('an identity token is exchanged', async () => {
  logins = [{ username: '<token>', password: 'identity' }];
  withTokens((_request, response) => send(response, 200, {}, '{"access_token":"good"}'));
  expect(await client.head('v1')).toMatchObject({ kind: 'found' });
  expect(tokens()[0]).toMatchObject({
    line: 'POST /token',
    authorization: undefined,
    body: expect.stringMatching(/^grant_type=refresh_token&client_id=\S+&refresh_token=identity&service=hub&scope=/),
  });
});

test('a token that has run out is asked for anew, before and behind the registry', async () => {
  let count = 0;
  withTokens((_request, response) => {
    count += 1;
    send(response, 200, {}, JSON.stringify({ token: count === 1 ? 'bad' : 'good' }));
  });
  expect(await client.head('v1')).toMatchObject({ kind: 'found' });
  expect(tokens()).toHaveLength(2);
});

test('a login that the place for tokens refuses is asked for again, once', async () => {
  logins = [
    { username: 'me', password: 'old' },
    { username: 'me', password: 'secret' },
  ];
  withTokens((request, response) =>
    request.authorization === basic
      ? token(request, response)
      : send(response, 400, {}, '{"errors":[{"code":"DENIED","message":"Your Authorization Token has expired."}]}'),
  );
  expect(await client.head('v1')).toMatchObject({ kind: 'found' });
  logins = [{ username: 'me', password: 'wrong' }];
});

test('a login that is wrong', async () => {
  withTokens((_request, response) => send(response, 401, {}, '{"details":"incorrect username or password"}'));
  await expect(client.head('v1')).rejects.toMatchObject({ problem: { code: 'registry-unauthorized' } });
});

test('a registry that gives nobody a token', async () => {
  logins = [undefined];
  withTokens((_request, response) => send(response, 403));
  await expect(client.head('v1')).rejects.toMatchObject({
    problem: { code: 'registry-unauthorized', fix: expect.stringContaining('docker/login-action') },
  });
});

test('a token without the right', async () => {
  withTokens((_request, response) => send(response, 200, {}, '{"token":"bad"}'));
  expect(await client.manifest('v1')).toEqual({ kind: 'denied', permission: 'pull' });
});

test.each(['http://tokens.test/', 'file:///etc', 'nonsense'])('a login is not sent to %s', async (realm) => {
  registry = (_request, response) => send(response, 401, { 'www-authenticate': `Bearer realm="${realm}"` });
  await expect(client.head('v1')).rejects.toMatchObject({
    problem: { code: 'registry-unauthorized', what: expect.stringContaining('Nothing was sent there') },
  });
  expect(seen.every(({ authorization }) => authorization === undefined)).toBe(true);
});

test('a token does not go along to where blobs are stored', async () => {
  withTokens(token);
  const blob = random(100);
  other = (_request, response) => send(response, 200, {}, '');
  other = (_request, response) => {
    response.writeHead(200, { 'content-length': blob.bytes.length });
    response.end(blob.bytes);
  };
  const bytes = await collect(await client.openBlob(blob.descriptor, 0));
  expect(bytes.equals(blob.bytes)).toBe(true);
  expect(seen.at(-1)).toMatchObject({ line: 'GET /stored', authorization: undefined });
});

test('a registry that wants to know nobody', async () => {
  registry = (request, response) =>
    send(response, request.line.includes('manifests') ? 404 : 200, {}, '{"errors":[{"code":"MANIFEST_UNKNOWN"}]}');
  expect(await client.manifest('v1')).toEqual({ kind: 'missing', what: 'image' });
  expect(seen.every(({ authorization }) => authorization === undefined)).toBe(true);
});

test('a digest that the registry does not tell is made of what it gives', async () => {
  registry = (_request, response) => send(response, 200, { 'content-type': IMAGE }, manifest.body);
  const facts = { digest: manifest.digest, mediaType: IMAGE, sizeBytes: manifest.body.length };
  expect(await client.head('v1')).toEqual({ kind: 'found', value: facts });
});
