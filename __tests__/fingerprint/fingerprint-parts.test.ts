import { describe, expect, test } from '@jest/globals';
import { contentTag, type FingerprintPart, PART_NAMES, partOf } from '../../src/fingerprint/fingerprint-parts.ts';

const part = (value: unknown): string => partOf('options', value, '').hash;

test('equal values have equal hashes, whatever the order of their keys', () => {
  expect(part({ a: 1, b: { c: 'x', d: ['y'] } })).toBe(part({ b: { d: ['y'], c: 'x' }, a: 1 }));
  expect(part({})).toMatch(/^[0-9a-f]{64}$/);
});

test.each<[string, unknown, unknown]>([
  ['another value', { a: '1' }, { a: '2' }],
  ['another key', { a: '1' }, { b: '1' }],
  ['a number and a text', { a: 1 }, { a: '1' }],
  ['another order of a list', ['a', 'b'], ['b', 'a']],
  ['another end', ['a', 'bc'], ['ab', 'c']],
  ['quotes', ['a","b'], ['a', 'b']],
  ['empty and absent', { a: '' }, {}],
])('other values have other hashes: %s', (_name, one, other) => expect(part(one)).not.toBe(part(other)));

const parts: readonly FingerprintPart[] = PART_NAMES.map((name) => partOf(name, name, ''));

describe('contentTag', () => {
  test('is a tag', () => expect(contentTag(parts)).toMatch(/^content-[0-9a-f]{32}$/));
  test('does not go by what is told, nor by order', () => {
    expect(contentTag(parts.map((one) => ({ ...one, told: 'x' })).reverse())).toBe(contentTag(parts));
  });
  test.each(PART_NAMES)('goes by %s', (name) => {
    const other = parts.map((one) => (one.name === name ? partOf(name, 'other', '') : one));
    expect(contentTag(other)).not.toBe(contentTag(parts));
  });
  // Whoever changes this raises FORMAT_VERSION: images that are in repositories carry such tags.
  test('stays what it is', () => {
    const usual = parts.filter(({ name }) => name !== 'named-contexts');
    expect(contentTag(usual)).toBe('content-ab159730d0e32d0d8306ee252acf8e9f');
  });
});
