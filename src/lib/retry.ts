/** The time and chance that retries need; a test passes its own clock, so that it neither waits nor guesses. */
export type Clock = {
  /** Waits that many milliseconds. */
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** A number from 0 up to, but not including, 1. */
  readonly random: () => number;
  /** A clock that never runs backwards, in milliseconds. */
  readonly now: () => number;
};

/** How often, how fast and for how long work is tried again after one kind of error. */
export type Schedule = {
  /** How often work is tried again at the most; without end where it is absent. */
  readonly retries?: number;
  /** Upper bound of the first pause in milliseconds; it doubles with each further one. */
  readonly baseMs: number;
  /** Upper bound of any pause in milliseconds. */
  readonly capMs: number;
  /** Lower bound of any pause in milliseconds; 0 where it is absent. */
  readonly minMs?: number;
  /** Tried again for so long after the first error, in ms; at least twice, as one try that waits for an answer may take all of it. */
  readonly forMs?: number;
};

/** After which errors work is tried again. */
export type RetryPlan = {
  /** The schedule after an error; `undefined`: none, it ends the work. The tries of each schedule are counted apart. */
  readonly scheduleOf: (error: unknown) => Schedule | undefined;
  /** Told before each pause; may prepare the next try, and end all by an error. */
  readonly onRetry?: (error: unknown, pauseMs: number) => void | Promise<void>;
};

/** The errors of one schedule so far. */
type Past = { readonly retries: number; readonly sinceMs: number };

/**
 * The result of `work`, tried again as `plan` says; throws what the last attempt threw.
 *
 * Pauses have full jitter (a random part of an exponentially growing bound), which spreads the jobs of a matrix that all
 * failed at the same moment: https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export async function retry<T>(plan: RetryPlan, clock: Clock, work: (attempt: number) => Promise<T>): Promise<T> {
  const seen = new Map<Schedule, Past>();
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work(attempt);
    } catch (error) {
      const schedule = plan.scheduleOf(error);
      if (schedule === undefined) throw error;
      const { retries, sinceMs } = seen.get(schedule) ?? { retries: 0, sinceMs: clock.now() };
      const past = { retries: retries + 1, sinceMs };
      seen.set(schedule, past);
      const pause = pauseBefore(past, schedule, clock);
      if (pause === undefined) throw error;
      await plan.onRetry?.(error, pause);
      await clock.sleep(pause);
    }
  }
}

/** How often work is tried again at the least, whatever time the tries take. */
const LEAST_RETRIES = 2;

/** The pause in milliseconds before retry number `retries` (from 1); `undefined` where work is not tried again. */
export function pauseBefore(
  { retries, sinceMs }: Past,
  { retries: most = Number.POSITIVE_INFINITY, baseMs, capMs, minMs = 0, forMs = Number.POSITIVE_INFINITY }: Schedule,
  { random, now }: Pick<Clock, 'random' | 'now'>,
): number | undefined {
  if (retries > most) return undefined;
  const pause = Math.max(minMs, Math.round(random() * Math.min(capMs, baseMs * 2 ** (retries - 1))));
  const leftMs = forMs - (now() - sinceMs);
  if (leftMs > 0) return Math.min(pause, Math.ceil(leftMs));
  return retries <= LEAST_RETRIES ? pause : undefined;
}
