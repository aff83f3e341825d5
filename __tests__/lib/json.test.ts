import { isDeepStrictEqual } from 'node:util';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from '../../src/lib/canonical-json.ts';
import { isRecord, parseJson, record } from '../../src/lib/json.ts';
import { anyJson, anyText, runs } from '../lib/properties.ts';

/** The same value with the members of all objects the other way round. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toReversed();
  return Object.fromEntries(entries.map(([name, inner]) => [name, turned(inner)]));
}

test('equal values are equal texts, and others are not', () => {
  const json = anyJson('a', 'b', '1', '10', '9');
  fc.assert(
    fc.property(json, json, (one, other) => {
      expect(canonicalJson(turned(one))).toBe(canonicalJson(one));
      expect(canonicalJson(one) === canonicalJson(other)).toBe(isDeepStrictEqual(one, other));
      expect(parseJson(canonicalJson(one))).toEqual(one);
    }),
    runs(),
  );
});

test('any text is JSON, or nothing', () => {
  const texts = anyText('{', '}', '[', ']', '"a"', ':', ',', '1', 'null', '__proto__');
  fc.assert(
    fc.property(texts, (text) => {
      const value = parseJson(text);
      if (value === undefined) expect(() => JSON.parse(text)).toThrow(SyntaxError);
      else expect(value).toEqual(JSON.parse(text));
      expect(isRecord(value) ? record(value) : {}).toEqual(record(value));
    }),
    runs(),
  );
});
