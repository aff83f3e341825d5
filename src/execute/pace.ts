import type { Patience } from '../retry.ts';

/** Waits until one more call may start. */
export type Pace = () => Promise<void>;

/** Lets at most `limit` calls start within any second, at once where it can, in the order of asking. */
export function limitPerSecond(limit: number, { now, sleep }: Pick<Patience, 'now' | 'sleep'>): Pace {
  const starts: number[] = [];
  return async () => {
    const earliest = (starts.at(-limit) ?? Number.NEGATIVE_INFINITY) + 1_000;
    const start = Math.max(now(), earliest);
    starts.push(start);
    if (start > now()) await sleep(start - now());
  };
}
