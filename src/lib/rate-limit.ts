import type { Clock } from './retry.ts';

/** Waits until one more call may start. */
export type RateLimit = () => Promise<void>;

/** A second with some time to spare: calls that start a second apart may well arrive a little closer. */
const SECOND_MS = 1_100;

/** Lets at most `limit` calls start within any second: at once where that many have not started, in the order of asking. */
export function limitPerSecond(limit: number, { now, sleep }: Pick<Clock, 'now' | 'sleep'>): RateLimit {
  const starts: number[] = [];
  return async () => {
    const earliest = (starts.at(-limit) ?? Number.NEGATIVE_INFINITY) + SECOND_MS;
    const start = Math.max(now(), earliest);
    starts.push(start);
    if (start > now()) await sleep(start - now());
  };
}
