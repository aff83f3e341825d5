import { expect, test } from '@jest/globals';
import { progressLine, progressTeller } from '../../src/distribution/transfer-progress.ts';
import { fakeClock } from '../lib/test-clock.ts';

const state = (doneBytes: number, totalBytes: number, elapsedMs: number, sentBytes = doneBytes) => ({
  doneBytes,
  totalBytes,
  elapsedMs,
  sentBytes,
});

test.each([
  [state(1.2e9, 5e9, 25_000), 'Copied 1.2 of 5.0 GB, 48 MB/s, about 80 s left'],
  [state(300e6, 5e9, 10_000), 'Copied 300.0 MB of 5.0 GB, 30 MB/s, about 3 min left'],
  [state(4.9e9, 5e9, 10_000, 490e6), 'Copied 4.9 of 5.0 GB, 49 MB/s, about 3 s left'],
  [state(5e9, 5e9, 10_000), 'Copied 5.0 of 5.0 GB, 500 MB/s'],
  [state(0, 5e9, 10_000), 'Copied 0 B of 5.0 GB'],
  [state(5, 10, 0), 'Copied 5 of 10 B'],
  [state(0, 0, 0), 'Copied 0 of 0 B'],
])('%j', (at, expected) => {
  expect(progressLine(at)).toBe(expected);
});

test('is told at most every few seconds, and not at once', async () => {
  const clock = fakeClock();
  const lines: string[] = [];
  const tell = progressTeller(clock, (line) => lines.push(line));
  for (let second = 0; second < 12; second += 1) {
    for (let index = 0; index < 3; index += 1)
      tell({ doneBytes: second * 1e6, totalBytes: 12e6, sentBytes: second * 1e6 });
    await clock.sleep(1000);
  }
  expect(lines).toEqual([
    'Copied 5.0 of 12.0 MB, 1 MB/s, about 7 s left',
    'Copied 10.0 of 12.0 MB, 1 MB/s, about 2 s left',
  ]);
});
