import { expect, test } from '@jest/globals';
import { editDistance } from '../../src/lib/edit-distance.ts';

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
