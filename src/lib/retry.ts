/** What a repeated attempt needs from the outside; a test passes its own, so that it neither waits nor guesses. */
export type Clock = {
  /** Waits that many milliseconds. */
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** A number from 0 up to, but not including, 1. */
  readonly random: () => number;
  /** A clock that never runs backwards, in milliseconds. */
  readonly now: () => number;
};

/** How often and how fast work is tried again, and after which errors. */
export type RetryPlan = {
  /** How often the work is tried in all, the first time included. */
  readonly attempts: number;
  /** Upper bound of the first pause in milliseconds; it doubles with each further one. */
  readonly baseMs: number;
  /** Upper bound of any pause in milliseconds. */
  readonly capMs: number;
  /** Lower bound of any pause in milliseconds; 0 where it is absent. */
  readonly minMs?: number;
  /** No new attempt starts later than this many milliseconds after the first one. */
  readonly budgetMs?: number;
  /** Whether another attempt may help. */
  readonly retryable: (error: unknown) => boolean;
  /** Told before each pause. */
  readonly onRetry?: (error: unknown, pauseMs: number) => void;
};

/**
 * The result of `work`, tried again as `plan` says; throws what the last attempt threw.
 *
 * Pauses have full jitter (a random part of an exponentially growing bound), which spreads the jobs of a matrix that all
 * failed at the same moment: https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export async function retry<T>(plan: RetryPlan, clock: Clock, work: (attempt: number) => Promise<T>): Promise<T> {
  const start = clock.now();
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work(attempt);
    } catch (error) {
      if (attempt >= plan.attempts || !plan.retryable(error)) throw error;
      const pause = pauseBefore(attempt, plan, clock.random());
      if (plan.budgetMs !== undefined && clock.now() - start + pause > plan.budgetMs) throw error;
      plan.onRetry?.(error, pause);
      await clock.sleep(pause);
    }
  }
}

/** The pause in milliseconds after the failed attempt of that number (from 1), for a random number from 0 to 1. */
export function pauseBefore(
  attempt: number,
  { baseMs, capMs, minMs = 0 }: Pick<RetryPlan, 'baseMs' | 'capMs' | 'minMs'>,
  random: number,
): number {
  return Math.max(minMs, Math.round(random * Math.min(capMs, baseMs * 2 ** (attempt - 1))));
}
