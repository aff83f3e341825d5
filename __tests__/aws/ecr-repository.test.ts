import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { EcrRegistry } from '../../src/aws/ecr-repository.ts';
import { sha256 } from '../../src/lib/sha256.ts';
import { fakeClock } from '../lib/test-clock.ts';

let server: Server;
let answer: { readonly status: number; readonly body: string };
let asked = 0;
beforeEach(async () => {
  asked = 0;
  server = createServer((_request, response) => {
    asked += 1;
    response.writeHead(answer.status).end(answer.body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterEach(async () => {
  await new Promise((done) => server.close(done));
});

/** A repository whose layers are downloaded from the server. */
function repository(): EcrRegistry {
  const credentials = async () => ({
    accessKeyId: 'a',
    secretAccessKey: 'b',
    sessionToken: 'c',
    expiration: new Date(0),
  });
  const options = {
    region: 'eu-west-1',
    repository: 'team/shop',
    proxy: {},
    credentials,
    mask: () => {},
    info: () => {},
    clock: fakeClock(),
    phase: () => 'before-push' as const,
  };
  const { port } = server.address() as AddressInfo;
  const send = async () => ({ downloadUrl: `http://127.0.0.1:${port}/layer` });
  return new EcrRegistry(options, { send, config: { credentials } } as never);
}

describe('a configuration that is downloaded', () => {
  const config = '{"architecture":"amd64","os":"linux","config":{"Labels":{"name":"Größe"}}}';
  const digest = `sha256:${sha256(config)}`;

  test('is told as it is', async () => {
    answer = { status: 200, body: config };
    await expect(repository().blob(digest)).resolves.toEqual({ kind: 'found', value: config });
    expect(asked).toBe(1);
  });

  test.each([
    ['the page of a proxy', '<!doctype html><title>Sign in</title>'],
    ['other JSON', '{"error":"sign in"}'],
    ['a part of it', config.slice(0, -1)],
    ['nothing', ''],
  ])('is missing where %s comes in its place', async (_name, body) => {
    answer = { status: 200, body };
    await expect(repository().blob(digest)).resolves.toEqual({ kind: 'missing', what: 'image' });
  });
});
