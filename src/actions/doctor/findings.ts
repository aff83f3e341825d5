import type { Problem } from '../../errors/failure.ts';
import { asFailure } from '../../errors/unexpected-errors.ts';
import type { Finding } from '../../report/check-table.ts';

/** What is as it has to be. `fix`: what to change where a build goes on without it, but does less. */
export function ok(check: string, found: string, fix = ''): Finding {
  return { check, state: 'ok', found, fix };
}

/** What a build would fail by. */
export function failed(check: string, { what, why, fix = '' }: Pick<Problem, 'what' | 'why' | 'fix'>): Finding {
  const found = why === undefined ? what : `${what}\nLikely cause: ${why}`;
  return { check, state: 'failed', found, fix };
}

/** What was thrown, as what a build would fail by. */
export function failedBy(check: string, thrown: unknown): Finding {
  return failed(check, asFailure(thrown).problem);
}

/** What nobody asked about, or could not without changing something. */
export function notTested(check: string, why: string, fix = ''): Finding {
  return { check, state: 'not tested', found: why, fix };
}

/** Checks that make no sense after another one. */
export function skipped(checks: readonly string[], after: string): readonly Finding[] {
  return checks.map((check) => ({ check, state: 'skipped', found: `because of ${after}`, fix: '' }));
}
