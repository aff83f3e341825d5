import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { toAuthorization } from '../../src/aws/ecr-answers.ts';
import { readClaims } from '../../src/aws/github-oidc.ts';
import { watchDates } from '../../src/aws/server-dates.ts';
import * as names from '../../src/errors/aws-error-names.ts';
import { anyJson, anyText, runs, textOf } from '../lib/properties.ts';

test('the claims of a token come back, and of any other text there are none, or those in it', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom('sub', 'aud', '__proto__', 'iss'), anyJson('repo:a/b')), (claims) => {
      const [head, body] = [{ alg: 'RS256' }, claims].map((part) =>
        Buffer.from(JSON.stringify(part)).toString('base64url'),
      );
      expect(readClaims(`${head}.${body}.signature`)).toEqual(JSON.parse(JSON.stringify(claims)));
    }),
    runs(),
  );
  fc.assert(
    fc.property(anyText('.', 'e30', 'eyJhIjoxfQ', '=', 'bnVsbA', 'W10'), (text) => {
      expect(Object.keys(readClaims(text)).length === 0 || text.split('.').length > 1).toBe(true);
    }),
    runs(),
  );
});

test('a login comes apart at its first colon, and all of it is hidden', () => {
  const password = anyText(':', 'a', '=').map((text) => text.toWellFormed());
  const host = textOf('a', '.', '-', ':5000').map((text) => `h${text}`);
  fc.assert(
    fc.property(
      fc.constantFrom('AWS', 'user'),
      password,
      host,
      fc.constantFrom('https', 'http'),
      (username, secret, name, scheme) => {
        const masks: string[] = [];
        const token = Buffer.from(`${username}:${secret}`).toString('base64');
        const data = { authorizationToken: token, proxyEndpoint: `${scheme}://${name}`, expiresAt: new Date(0) };
        const read = toAuthorization(data, (mask) => masks.push(mask));
        expect(read).toEqual({ username, password: secret, host: name, scheme, expiresAt: new Date(0) });
        expect(masks).toEqual([token, secret]);
      },
    ),
    runs(),
  );
});

test('the time of an answer is a time, or none', async () => {
  const headers = fc.oneof(
    anyJson('date'),
    anyText('Fri', ', ', '27 Nov 2026', ' 22:41:41', ' GMT').map((date) => ({ date })),
  );
  await fc.assert(
    fc.asyncProperty(headers, async (own) => {
      const dates: Date[] = [];
      const layers: ((next: () => Promise<{ response: unknown }>) => (call: never) => Promise<unknown>)[] = [];
      const stack = { add: (layer: (typeof layers)[number]) => void layers.push(layer) };
      watchDates({ middlewareStack: stack as never }, (date) => dates.push(date));
      for (const response of [{ headers: own }, own]) await layers[0]?.(async () => ({ response }))(undefined as never);
      expect(dates.filter((date) => Number.isNaN(date.getTime()))).toEqual([]);
    }),
    runs(),
  );
});

test('whatever is thrown, it is told what it is', () => {
  const known = [
    'AccessDenied',
    'SyntaxError',
    'TimeoutError',
    'ExpiredToken',
    'InvalidSignatureException',
    'ENOTFOUND',
  ];
  const details = fc.record({
    name: fc.constantFrom(...known),
    code: anyJson(...known),
    $metadata: anyJson('httpStatusCode', 'requestId'),
  });
  const thrown = fc.oneof(
    anyJson(...known),
    details.map((own) => Object.assign(new Error('expired'), own)),
  );
  fc.assert(
    fc.property(thrown, (error) => {
      const { isAccessDenied, isThrottled, isExpired, isClockOff, isKeyLookup, isNotOfAws, isServerError } = names;
      const { isClockCorrected, isUnreachable, isBroken, isUntrusted } = names;
      const all = [isAccessDenied, isThrottled, isExpired, isClockOff, isKeyLookup, isNotOfAws, isServerError];
      const told = [...all, isClockCorrected, isUnreachable, isBroken, isUntrusted].map((is) => is(error));
      expect(told.filter((one) => typeof one !== 'boolean')).toStrictEqual([]);
      expect(typeof names.awsWords(error)).toBe('string');
    }),
    runs(),
  );
});
