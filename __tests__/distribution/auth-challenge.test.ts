import { describe, expect, test } from '@jest/globals';
import { parseChallenge, parseToken, scopesFor } from '../../src/distribution/auth-challenge.ts';

test.each([
  ['Basic realm="https://x/",service="ecr.amazonaws.com"', { kind: 'basic' }],
  ['basic', { kind: 'basic' }],
  [
    'Bearer realm="https://auth.docker.io/token",service="registry.docker.io",scope="repository:a/b:pull,push"',
    {
      kind: 'bearer',
      realm: 'https://auth.docker.io/token',
      service: 'registry.docker.io',
      scope: 'repository:a/b:pull,push',
    },
  ],
  ['Bearer realm=https://x/t , service = y', { kind: 'bearer', realm: 'https://x/t', service: 'y' }],
  ['bearer Realm="a\\"b",error="insufficient_scope"', { kind: 'bearer', realm: 'a"b', error: 'insufficient_scope' }],
  ['Basic realm="x", Bearer realm="https://x/t"', { kind: 'bearer', realm: 'https://x/t' }],
  ['Bearer realm="https://x/t", Basic realm="x"', { kind: 'bearer', realm: 'https://x/t' }],
  ['Bearer service="x"', undefined],
  ['Negotiate', undefined],
  ['', undefined],
])('%s', (header, expected) => {
  expect(parseChallenge(header)).toEqual(expected);
});

test('a header takes the time of its length', () => {
  for (const part of ['a ', 'a=', 'a="', 'Bearer a="b", ', '\\']) {
    const start = performance.now();
    parseChallenge(`Bearer ${part.repeat(20_000)}`);
    expect(performance.now() - start).toBeLessThan(500);
  }
});

describe('scopes', () => {
  const access = { repository: 'a/b', actions: 'pull' } as const;
  test.each([
    [access, undefined, ['repository:a/b:pull']],
    [{ ...access, actions: 'pull,push' } as const, 'repository:a/b:pull', ['repository:a/b:pull,push']],
    [{ ...access, mountFrom: 'c' }, '', ['repository:a/b:pull', 'repository:c:pull']],
    [access, 'aws', ['repository:a/b:pull', 'aws']],
    [access, 'repository:c:pull repository:a/b:pull', ['repository:a/b:pull', 'repository:c:pull']],
  ])('%j %s', (wanted, named, expected) => {
    expect(scopesFor(wanted, named)).toEqual(expected);
  });
});

test.each([
  ['{"token":"a","access_token":"b","expires_in":300}', { token: 'a', seconds: 300 }],
  ['{"access_token":"b"}', { token: 'b', seconds: 60 }],
  ['{"token":"a","expires_in":-1}', { token: 'a', seconds: 60 }],
  ['{"token":"a\\r\\nx: y"}', undefined],
  ['{"token":1}', undefined],
  ['<html>', undefined],
])('%s', (json, expected) => {
  expect(parseToken(json)).toEqual(expected);
});
