import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Results } from '../../scripts/docs/reliability-page.ts';

const FILE = join(import.meta.dirname, 'results.json');

/** Whether all is run, and docs/reliability.md is to tell of it. */
export const IS_WHOLE = process.env.RELIABILITY === 'all';

/** What whole runs have measured by now. */
export function readResults(): Results {
  return JSON.parse(readFileSync(FILE, 'utf8'));
}

/** Keeps what a whole run has measured, beside what others have. */
export function keepResults(measured: Partial<Results>): void {
  writeFileSync(FILE, `${JSON.stringify({ ...readResults(), ...measured }, undefined, 2)}\n`);
}
