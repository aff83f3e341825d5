import { readMilliseconds } from './fields.ts';

/** How late the local AWS is, in ms; both can be changed while it runs. */
export type Delays = {
  /** Delay before each answer. */
  readonly latencyMs: () => number;
  /** How long the reads of the ECR API answer from the state before a push. */
  readonly lagMs: () => number;
  /** Throws a FieldError for what can't be a delay. */
  readonly setLatency: (ms: number) => void;
  /** Throws a FieldError for what can't be a delay. */
  readonly setLag: (ms: number) => void;
};

/** Delays to begin with. */
export function createDelays(latencyMs: number, lagMs: number): Delays {
  const now = { latencyMs, lagMs };
  return {
    latencyMs: () => now.latencyMs,
    lagMs: () => now.lagMs,
    setLatency: (latency) => {
      now.latencyMs = readMilliseconds({ latency }, 'latency');
    },
    setLag: (lag) => {
      now.lagMs = readMilliseconds({ lag }, 'lag');
    },
  };
}
