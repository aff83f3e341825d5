import { describe, expect, test } from '@jest/globals';
import { limitPerSecond } from '../../src/lib/rate-limit.ts';
import { pauseBefore, type RetryPlan, retry, type Schedule } from '../../src/lib/retry.ts';
import { fakeClock } from './test-clock.ts';

const schedule: Schedule = { retries: 4, baseMs: 100, capMs: 300 };
const failing = (times: number) => {
  let calls = 0;
  const work = async (attempt: number): Promise<string> => {
    calls += 1;
    if (calls <= times) throw new Error(`failure ${calls}`);
    return `attempt ${attempt}`;
  };
  return { work, calls: () => calls };
};
const always = (changes: Partial<Schedule> = {}): RetryPlan => {
  const one = { ...schedule, ...changes };
  return { scheduleOf: () => one };
};

describe('retry', () => {
  test.each<[string, number, RetryPlan, string, number[]]>([
    ['success at once', 0, always(), 'attempt 1', []],
    ['success later, pauses double up to the cap', 4, always(), 'attempt 5', [100, 200, 300, 300]],
    ['a last try when the time is over', 3, always({ forMs: 350 }), 'attempt 4', [100, 200, 50]],
  ])('%s', async (_name, failures, plan, expected, sleeps) => {
    const clock = fakeClock();
    expect(await retry(plan, clock, failing(failures).work)).toBe(expected);
    expect(clock.sleeps).toEqual(sleeps);
  });

  test.each<[string, RetryPlan, number]>([
    ['retries used up', always({ retries: 2 }), 3],
    ['not worth it', { scheduleOf: () => undefined }, 1],
    [
      'not worth it any more',
      { scheduleOf: (error) => (String(error).includes('failure 1') ? schedule : undefined) },
      2,
    ],
    ['the time is over: 100 + 200 + 50', always({ forMs: 350 }), 4],
  ])('gives up: %s', async (_name, plan, calls) => {
    const work = failing(100);
    await expect(retry(plan, fakeClock(), work.work)).rejects.toThrow(`failure ${calls}`);
    expect(work.calls()).toBe(calls);
  });

  test('tries that take longer than all the time are repeated twice', async () => {
    const clock = fakeClock();
    const work = failing(100);
    const slow = async (attempt: number): Promise<string> => {
      await clock.sleep(30_000);
      return await work.work(attempt);
    };
    await expect(retry(always({ retries: 100, forMs: 25_000 }), clock, slow)).rejects.toThrow('failure 3');
  });

  test('counts each schedule by itself', async () => {
    const [one, two] = [
      { ...schedule, retries: 1 },
      { ...schedule, retries: 2 },
    ];
    const kinds = [one, two, two];
    const work = failing(3);
    const plan = { scheduleOf: () => kinds[work.calls() - 1] };
    expect(await retry(plan, fakeClock(), work.work)).toBe('attempt 4');
  });

  test('tells each pause, and lets the next try be prepared', async () => {
    const told: string[] = [];
    const onRetry = async (error: unknown, pause: number): Promise<void> =>
      void told.push(`${error instanceof Error && error.message} ${pause}`);
    await retry({ ...always(), onRetry }, fakeClock(), failing(2).work);
    expect(told).toEqual(['failure 1 100', 'failure 2 200']);
  });

  test('what cannot be prepared ends it', async () => {
    const onRetry = () => Promise.reject(new Error('no new session'));
    await expect(retry({ ...always(), onRetry }, fakeClock(), failing(1).work)).rejects.toThrow('no new session');
  });

  test.each([
    [1, 0, 0],
    [1, 0.5, 50],
    [2, 0.5, 100],
    [9, 0.5, 150],
  ])('full jitter: retry %d, random %d', (retries, random, pause) => {
    expect(pauseBefore({ retries, sinceMs: 0 }, { ...schedule, retries: 9 }, fakeClock(random))).toBe(pause);
  });
});

test('pauses have a lower bound', () => {
  const first = { retries: 1, sinceMs: 0 };
  expect(pauseBefore(first, { ...schedule, minMs: 70 }, fakeClock(0))).toBe(70);
  expect(pauseBefore(first, { ...schedule, minMs: 70 }, fakeClock(1))).toBe(100);
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
