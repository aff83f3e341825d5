import type { Clock } from '../../src/lib/retry.ts';

/** A clock that only moves when somebody sleeps. */
export function fakeClock(random = 1): Clock & { readonly sleeps: readonly number[] } {
  const sleeps: number[] = [];
  let time = 0;
  return {
    sleeps,
    now: () => time,
    random: () => random,
    sleep: async (ms) => {
      sleeps.push(ms);
      time += ms;
    },
  };
}
