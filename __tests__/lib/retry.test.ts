import { describe, expect, test } from '@jest/globals';
import { limitPerSecond } from '../../src/lib/rate-limit.ts';
import { pauseBefore, type RetryPlan, retry } from '../../src/lib/retry.ts';
import { fakePatience } from './test-clock.ts';

const plan: RetryPlan = { attempts: 5, baseMs: 100, capMs: 300, retryable: () => true };
const failing = (times: number) => {
  let calls = 0;
  const work = async (attempt: number): Promise<string> => {
    calls += 1;
    if (calls <= times) throw new Error(`failure ${calls}`);
    return `attempt ${attempt}`;
  };
  return { work, calls: () => calls };
};

describe('retry', () => {
  test.each<[string, number, Partial<RetryPlan>, string, number[]]>([
    ['success at once', 0, {}, 'attempt 1', []],
    ['success later, pauses double up to the cap', 4, {}, 'attempt 5', [100, 200, 300, 300]],
  ])('%s', async (_name, failures, changes, expected, sleeps) => {
    const clock = fakePatience();
    expect(await retry({ ...plan, ...changes }, clock, failing(failures).work)).toBe(expected);
    expect(clock.sleeps).toEqual(sleeps);
  });

  test.each<[string, Partial<RetryPlan>, number]>([
    ['attempts used up', { attempts: 3 }, 3],
    ['not worth it', { retryable: () => false }, 1],
    ['not worth it any more', { retryable: (error) => String(error).includes('failure 1') }, 2],
    ['no time left: 100 + 200 fit, 300 more do not', { budgetMs: 350 }, 3],
  ])('gives up: %s', async (_name, changes, calls) => {
    const work = failing(100);
    await expect(retry({ ...plan, ...changes }, fakePatience(), work.work)).rejects.toThrow(`failure ${calls}`);
    expect(work.calls()).toBe(calls);
  });

  test('tells each pause', async () => {
    const told: string[] = [];
    const onRetry = (error: unknown, pause: number): number =>
      told.push(`${error instanceof Error && error.message} ${pause}`);
    await retry({ ...plan, onRetry }, fakePatience(), failing(2).work);
    expect(told).toEqual(['failure 1 100', 'failure 2 200']);
  });

  test.each([
    [1, 0, 0],
    [1, 0.5, 50],
    [2, 0.5, 100],
    [9, 0.5, 150],
  ])('full jitter: attempt %d, random %d', (attempt, random, pause) => {
    expect(pauseBefore(attempt, plan, random)).toBe(pause);
  });
});

test('pauses have a lower bound', () => {
  expect(pauseBefore(1, { ...plan, minMs: 70 }, 0)).toBe(70);
  expect(pauseBefore(1, { ...plan, minMs: 70 }, 1)).toBe(100);
});

describe('limitPerSecond', () => {
  test('at most so many in any second, in order', async () => {
    let time = 0;
    const starts: number[] = [];
    // All ask at the same moment; who has to wait wakes at its own time.
    const rateLimit = limitPerSecond(3, { now: () => time, sleep: async (ms) => void starts.push(time + ms) });
    for (let call = 0; call < 8; call += 1) {
      const before = starts.length;
      await rateLimit();
      if (starts.length === before) starts.push(time);
    }
    expect(starts).toEqual([0, 0, 0, 1100, 1100, 1100, 2200, 2200]);
    time = 2600;
    await rateLimit();
    expect(starts).toHaveLength(8);
  });
});
