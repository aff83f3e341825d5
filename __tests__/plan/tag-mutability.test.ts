import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isMovable, matchesWildcard, type TagMutability } from '../../src/plan/tag-mutability.ts';
import { readRepeated, runs } from '../lib/properties.ts';

describe('isMovable', () => {
  const filters = ['latest', 'dev-*'];
  test.each<[TagMutability['mode'], readonly string[], string, boolean]>([
    ['MUTABLE', [], 'v1', true],
    ['MUTABLE', filters, 'latest', true],
    ['IMMUTABLE', [], 'v1', false],
    ['IMMUTABLE', filters, 'latest', false],
    ['IMMUTABLE_WITH_EXCLUSION', filters, 'latest', true],
    ['IMMUTABLE_WITH_EXCLUSION', filters, 'dev-1', true],
    ['IMMUTABLE_WITH_EXCLUSION', filters, 'v1', false],
    ['MUTABLE_WITH_EXCLUSION', filters, 'latest', false],
    ['MUTABLE_WITH_EXCLUSION', filters, 'dev-1', false],
    ['MUTABLE_WITH_EXCLUSION', filters, 'v1', true],
  ])('%s %j: %s', (mode, exclusionFilters, tag, expected) => {
    expect(isMovable(tag, { mode, exclusionFilters })).toBe(expected);
  });
});

describe('matchesWildcard', () => {
  test.each([
    ['latest', 'latest', true],
    ['latest', 'late', false],
    ['latest', 'test', false],
    ['v1.2', 'v1.*', true],
    ['v1x2', 'v1.*', false],
    ['anything', '*', true],
    ['a-main-b', '*main*', true],
    ['a-b', 'a*b*c', false],
    ['a1b2c', 'a*b*c', true],
    ['a+b', 'a+b', true],
  ])('%s, %s', (tag, filter, expected) => expect(matchesWildcard(tag, filter)).toBe(expected));
});

/** Whether a filter covers a tag, by what it says, sign by sign. */
function covers(filter: string, tag: string): boolean {
  if (filter === '') return tag === '';
  if (filter.startsWith('*')) return covers(filter.slice(1), tag) || (tag !== '' && covers(filter, tag.slice(1)));
  return filter[0] === tag[0] && covers(filter.slice(1), tag.slice(1));
}

test('filters as one reads them who tries all', () => {
  const filter = fc.string({ unit: fc.constantFrom('*', 'a'), maxLength: 5 });
  const tag = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 5 });
  fc.assert(
    fc.property(tag, filter, (text, pattern) => expect(matchesWildcard(text, pattern)).toBe(covers(pattern, text))),
    runs(400),
  );
  readRepeated((text) => matchesWildcard(`${'a'.repeat(128)}`, text), ['*a', '*', 'a', '*ab']);
});
