import { expect, test } from '@jest/globals';
import { type ClockReading, clockOffset } from '../../src/plan/clock-offset.ts';

const at = (serverMs: number, ownMs: number): ClockReading => ({ serverMs, ownMs });

test.each<[string, readonly ClockReading[], number | undefined]>([
  ['no answer', [], undefined],
  ['right', [at(1000, 1400)], 0],
  ['ahead', [at(0, 600_400)], 600],
  ['behind', [at(600_000, 0)], -600],
  [
    'the answer that was under way for the shortest time counts',
    [at(0, 30_000), at(40_000, 42_000), at(50_000, 59_000)],
    2,
  ],
])('%s', (_name, readings, offset) => {
  expect(clockOffset(readings)).toBe(offset);
});
