import { expect, test } from '@jest/globals';
import { formatBytes, formatSeconds } from '../../src/lib/format.ts';

test.each([
  [0, '0.00 s'],
  [0.214, '0.21 s'],
  [9.99, '9.99 s'],
  [12.34, '12.3 s'],
  [59.9, '59.9 s'],
  [60, '1 min 0 s'],
  [187.4, '3 min 7 s'],
])('formatSeconds(%d)', (seconds, text) => expect(formatSeconds(seconds)).toBe(text));

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.0 kB'],
  [1_069_726, '1.1 MB'],
  [31_457_280, '31.5 MB'],
  [2_500_000_000, '2.5 GB'],
  [5e15, '5000.0 TB'],
])('formatBytes(%d)', (bytes, text) => expect(formatBytes(bytes)).toBe(text));
