import { expect, test } from '@jest/globals';
import { isLoginStale } from '../../src/plan/login-expiry.ts';

const now = new Date('2026-11-20T12:00:00Z');
const at = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000);

test.each([
  ['both far away', at(600), at(50), false],
  ['a session that ends in a moment', at(600), at(4), true],
  ['a session that has ended', at(600), at(-10), true],
  ['a session with just enough time', at(600), at(6), false],
  ['a token that ends', at(3), at(50), true],
  ['no session', at(600), undefined, false],
  ['no session, an old token', at(-1), undefined, true],
])('%s', (_name, tokenExpiresAt, sessionExpiresAt, expected) => {
  expect(isLoginStale({ tokenExpiresAt, sessionExpiresAt }, now)).toBe(expected);
});
