import type { Problem } from '../../errors/failure.ts';
import { asFailure } from '../../errors/unexpected-errors.ts';
import type { Finding } from '../../report/check-table.ts';

/** A check that is well. `fix`: what to change where a build goes on, but does less. */
export function ok(check: string, found: string, fix = ''): Finding {
  return { check, state: 'ok', found, fix };
}

/** A check that a build would fail by. */
export function failed(check: string, { what, why, fix = '' }: Pick<Problem, 'what' | 'why' | 'fix'>): Finding {
  const found = why === undefined ? what : `${what}\nLikely cause: ${why}`;
  return { check, state: 'failed', found, fix };
}

/** A thrown error, as a check that a build would fail by. */
export function failedBy(check: string, thrown: unknown): Finding {
  return failed(check, asFailure(thrown).problem);
}

/** A check that was not asked for, or could not be made without changing something. */
export function notTested(check: string, why: string, fix = ''): Finding {
  return { check, state: 'not tested', found: why, fix };
}

/** Checks that make no sense after another one. */
export function skipped(checks: readonly string[], after: string): readonly Finding[] {
  return checks.map((check) => ({ check, state: 'skipped', found: `because of ${after}`, fix: '' }));
}
