import type { Runner } from '../github/runner.ts';
import { masksOf } from '../plan/secret-masks.ts';

/** A runner that masks of a secret only what is in none of these outputs: GitHub keeps an output with a mask in it from other jobs. */
export function maskOnlyOutsideOutputs(runner: Runner, outputs: readonly string[]): Runner {
  return {
    ...runner,
    mask: (secret) => {
      for (const text of masksOf(secret, outputs)) runner.mask(text);
    },
  };
}
