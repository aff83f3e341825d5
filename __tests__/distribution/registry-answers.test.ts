import { expect, test } from '@jest/globals';
import {
  describeAnswer,
  isLoginTrouble,
  manifestRefusal,
  missingPermission,
  registryTrouble,
} from '../../src/distribution/registry-answers.ts';

const answer = (status: number, code = '', message = '', headers = {}) => ({
  status,
  headers,
  body: Buffer.from(code === '' ? message : JSON.stringify({ errors: [{ code, message }] })),
});

const IMMUTABLE =
  "The image tag 'v1' already exists in the 'a' repository and cannot be overwritten because the repository is immutable.";

test.each([
  [answer(400, 'TAG_INVALID', IMMUTABLE), 'immutable'],
  [answer(412, 'PRECONDITION', 'Failed to process request due to "v1" configured as immutable.'), 'immutable'],
  [answer(409, 'TAG_IMMUTABLE', ''), 'immutable'],
  [answer(404, 'NAME_UNKNOWN', 'The repository does not exist'), 'repository-missing'],
  [answer(404, 'BLOB_UPLOAD_UNKNOWN', 'Layers with digests ...'), 'incomplete'],
  [answer(404, 'MANIFEST_BLOB_UNKNOWN', ''), 'incomplete'],
  [answer(400, 'BLOB_UNKNOWN', ''), 'incomplete'],
  [answer(400, 'MANIFEST_UNKNOWN', ''), 'incomplete'],
  [answer(403, 'DENIED', 'The image has 1000 tags, the maximum for one image'), 'full'],
  [answer(403, 'DENIED', 'not allowed'), 'denied'],
  [answer(401, 'UNAUTHORIZED', 'immutable'), 'denied'],
  [answer(400, 'MANIFEST_INVALID', ''), 'other'],
  [answer(413), 'other'],
])('a manifest: %j is %s', (refused, expected) => {
  expect(manifestRefusal(refused)).toBe(expected);
});

const EXPIRED = 'Your authorization token has expired. Reauthenticate and try again.';
test.each([
  [answer(401), true],
  [answer(403, 'DENIED', EXPIRED), true],
  [answer(400, 'DENIED', EXPIRED), true],
  [answer(404, 'DENIED', EXPIRED), false],
  [answer(403, 'DENIED', 'not authorized'), false],
  [answer(200), false],
])('a login: %j', (refused, expected) => {
  expect(isLoginTrouble(refused)).toBe(expected);
});

const html = { 'content-type': 'text/html; charset=utf-8' };
test.each([
  [answer(200), undefined],
  [answer(404), undefined],
  [answer(429), 'throttled'],
  [answer(500), 'server'],
  [answer(501), undefined],
  [answer(200, '', '', html), 'network'],
  [answer(302, '', '', html), 'network'],
  [answer(403, '', '', html), undefined],
])('trouble: %j', (given, expected) => {
  expect(registryTrouble(given)).toBe(expected);
});

test.each([
  [answer(403, 'DENIED', 'no'), 'HTTP 403, DENIED: no'],
  [answer(403, '', 'nonsense'), 'HTTP 403'],
  [answer(502, '', '<html>', html), 'a page with HTTP 502'],
])('%j in words', (given, expected) => {
  expect(describeAnswer(given)).toBe(expected);
});

test('the permission that an answer names', () => {
  const named = answer(403, 'DENIED', 'x is not authorized to perform: ecr:PutImage on resource: y');
  expect(missingPermission(named, 'push')).toBe('ecr:PutImage');
  expect(missingPermission(answer(403), 'push')).toBe('push');
});
