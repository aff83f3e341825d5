import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parse as parseYaml } from 'yaml';
import { parseBoolean, parseInteger, parseLabel } from '../../src/inputs/parse-basic.ts';
import type { Parsed } from '../../src/lib/parsed.ts';
import { anyText, runs, textOf } from '../lib/properties.ts';

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

test('a boolean is one to YAML, and nothing else is', () => {
  const words = textOf('true', 'false', 'True', 'FALSE', 'yes', 'no', 'on', 'y', '0', '1', ' ', 'tRUE');
  fc.assert(
    fc.property(words, (text) => {
      const parsed = parseBoolean(text);
      const read: unknown = text === '' ? '' : parseYaml(text, { schema: 'core' });
      if (text === text.trim()) expect(parsed.valid ? parsed.value : read).toBe(read);
      expect(parsed.valid).toBe(typeof read === 'boolean' && text === text.trim());
    }),
    runs(),
  );
});

test('a whole number is taken within its bounds, in any spelling', () => {
  const parse = parseInteger(7, 365, 'days');
  fc.assert(
    fc.property(
      fc.oneof(fc.constantFrom(6, 7, 365, 366), fc.nat(400), fc.bigInt({ min: 0n, max: 10n ** 30n })),
      fc.nat(3),
      (number, zeros) => {
        const parsed = parse('0'.repeat(zeros) + String(number));
        expect(parsed.valid ? parsed.value : undefined).toBe(number >= 7 && number <= 365 ? Number(number) : undefined);
      },
    ),
    runs(),
  );
});

test('a label comes back', () => {
  const key = textOf('a', '.', 'é', '"').filter((text) => text !== '');
  fc.assert(
    fc.property(key, anyText('=', '"', 'a=b'), (name, value) => {
      expect(parseLabel(`${name}=${value}`)).toEqual({ valid: true, value: { key: name, value } });
    }),
    runs(),
  );
});
