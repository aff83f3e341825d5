import { describe, expect, test } from '@jest/globals';
import { parseBoolean, parseInteger } from '../../src/inputs/parse-basic.ts';
import type { Parsed } from '../../src/lib/parsed.ts';

const value = <T>(parsed: Parsed<T>): T => {
  if (!parsed.valid) throw new Error(`refused: ${parsed.rule}`);
  return parsed.value;
};
const rule = (parsed: Parsed<unknown>): string => {
  if (parsed.valid) throw new Error(`accepted as ${JSON.stringify(parsed.value)}`);
  return parsed.rule;
};

describe('parseBoolean', () => {
  test.each([
    ['true', true],
    ['True', true],
    ['TRUE', true],
    ['false', false],
    ['False', false],
    ['FALSE', false],
  ])('%s', (text, expected) => expect(value(parseBoolean(text))).toBe(expected));

  test.each(['yes', 'no', 'on', '1', '0', 'tRue', 'true ', ''])('refuses %j', (text) => {
    expect(rule(parseBoolean(text))).toBe('is not a boolean. Write true or false.');
  });
});

describe('parseInteger', () => {
  const seconds = parseInteger(900, 43200, 'seconds');
  test.each([
    ['900', 900],
    ['3600', 3600],
    ['43200', 43200],
    ['0900', 900],
  ])('%s', (text, expected) => expect(value(seconds(text))).toBe(expected));

  test.each([
    ['899', /out of range.*900 to 43200 seconds/],
    ['43201', /out of range/],
    ['0', /out of range/],
    ['-900', /not a whole number of seconds/],
    ['1h', /not a whole number/],
    ['3600.5', /not a whole number/],
    ['3600s', /not a whole number/],
    ['', /not a whole number/],
  ])('refuses %j', (text, expected) => expect(rule(seconds(text))).toMatch(expected));
});
