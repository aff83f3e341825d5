import type { Clock } from './retry.ts';

/** Waits until one more call may start. */
export type RateLimit = () => Promise<void>;

/** A second as calls take it: what starts a second apart may well arrive a little closer. */
const SECOND_MS = 1_100;

/** Lets at most `limit` calls start within any second, at once where it can, in the order of asking. */
export function limitPerSecond(limit: number, { now, sleep }: Pick<Clock, 'now' | 'sleep'>): RateLimit {
  const starts: number[] = [];
  return async () => {
    const earliest = (starts.at(-limit) ?? Number.NEGATIVE_INFINITY) + SECOND_MS;
    const start = Math.max(now(), earliest);
    starts.push(start);
    if (start > now()) await sleep(start - now());
  };
}
