import { expect, test } from '@jest/globals';
import { allCauses } from '../../scripts/docs/troubleshooting-page.ts';
import { type Cause, findCause } from '../../src/errors/causes.ts';

// `allCauses` throws where a row is never reached by its example, as one above it takes that.
test.each(allCauses().map((told) => [told.code, told.says, told] as const))('%s: %s', (_code, _says, { why, fix }) => {
  expect(why).not.toMatch(/undefined|^$/);
  expect(fix).not.toMatch(/undefined|^$/);
});

const row = (when: RegExp, why: string, more: Partial<Cause<boolean>> = {}): Cause<boolean> => {
  return { code: 'build-failed', when, why, fix: 'x', example: '', ...more };
};

test.each<[string, readonly Cause<boolean>[], string | undefined]>([
  ['the first row that fits', [row(/a/, 'one'), row(/a/, 'two')], 'one'],
  ['a row for other contexts only', [row(/a/, 'one', { only: (isIt) => !isIt }), row(/a/, 'two')], 'two'],
  ['what the expression finds', [row(/(a)/, '', { why: (_context, [, found]) => `found ${found}` })], 'found a'],
  ['none', [row(/b/, 'one')], undefined],
])('%s', (_name, causes, why) => {
  expect(findCause(causes, 'a', true)?.why).toBe(why);
});
