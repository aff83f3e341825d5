import { describe, expect, test } from '@jest/globals';
import {
  contentTag,
  differingParts,
  type FingerprintPart,
  PART_NAMES,
  partOf,
  readPartHashes,
  writePartHashes,
} from '../../src/fingerprint/fingerprint-parts.ts';

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
const changed = parts.map((one) => (one.name === 'context' ? partOf('context', 'other', '') : one));

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

describe('part hashes', () => {
  test('as a text and back', () => {
    const text = writePartHashes(parts);
    expect(text).toMatch(/^format=1 context=[0-9a-f]{8} dockerfile=[0-9a-f]{8} /);
    expect(text.length).toBeLessThan(200);
    const read = readPartHashes(text);
    expect([...read.keys()]).toEqual(['format', ...PART_NAMES]);
    expect(read.get('context')).toBe(parts[0]?.hash.slice(0, 8));
  });

  test.each(['', 'nothing', 'a=b=c', 'context=xyz', 'context=12 ', '{"context":"12"}'])('%j is none', (text) => {
    expect(readPartHashes(text)).toEqual(new Map());
  });

  const hashes = readPartHashes(writePartHashes(parts));
  test.each<[string, string, readonly string[] | undefined]>([
    ['the same', writePartHashes(parts), []],
    ['one differs', writePartHashes(changed), ['context']],
    ['one is missing', writePartHashes(parts.slice(1)), ['context']],
    ['one more', `${writePartHashes(parts)} further=12345678`, ['further']],
    ['another format', writePartHashes(parts).replace('format=1', 'format=2'), undefined],
    ['nothing', '', undefined],
  ])('%s', (_name, before, expected) => expect(differingParts(hashes, readPartHashes(before))).toEqual(expected));
  test('nothing now', () => expect(differingParts(new Map(), new Map())).toBeUndefined());
});
