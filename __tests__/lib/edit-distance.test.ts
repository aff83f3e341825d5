import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { editDistance } from '../../src/lib/edit-distance.ts';
import { runs, textOf } from './properties.ts';

test.each<[string, string, number, number]>([
  ['', '', 0, 0],
  ['', 'abc', 3, 3],
  ['tags', 'tags', 0, 0],
  ['tag', 'tags', 1, 1],
  ['taggs', 'tags', 1, 1],
  ['tasg', 'tags', 1, 1],
  ['tegs', 'tags', 1, 2],
  ['amd46', 'amd64', 1, 1],
  ['kitten', 'sitting', 3, 5],
  ['ab', 'ba', 1, 1],
  ['abc', 'ca', 3, 3],
])('%s and %s', (one, other, distance, withoutReplacing) => {
  expect(editDistance(one, other)).toBe(distance);
  expect(editDistance(other, one)).toBe(distance);
  expect(editDistance(one, other, { replacing: 2 })).toBe(withoutReplacing);
});

/** The same, from what it is: the best of all first steps. */
function naiveDistance(one: string, other: string): number {
  if (one === '' || other === '') return one.length + other.length;
  const [first, second, next, further] = [one[0], one[1], other[0], other[1]];
  if (first === next) return naiveDistance(one.slice(1), other.slice(1));
  const isSwapped = first !== undefined && first === further && second !== undefined && second === next;
  return Math.min(
    naiveDistance(one.slice(1), other) + 1,
    naiveDistance(one, other.slice(1)) + 1,
    naiveDistance(one.slice(1), other.slice(1)) + 1,
    isSwapped ? naiveDistance(one.slice(2), other.slice(2)) + 1 : Number.POSITIVE_INFINITY,
  );
}

test('as one finds it who tries all steps', () => {
  const word = textOf('a', 'b', 'c').map((text) => text.slice(0, 5));
  fc.assert(
    fc.property(word, word, (one, other) => expect(editDistance(one, other)).toBe(naiveDistance(one, other))),
    runs(),
  );
});
