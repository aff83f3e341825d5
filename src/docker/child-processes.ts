import { readFileSync } from 'node:fs';

/** The groups of processes that this one has started, by their ids; each has to end with it. */
export const groups = new Set<number>();

/** Ends a group of processes at once. */
export function endGroup(id: number): void {
  try {
    process.kill(-id, 'SIGKILL');
  } catch {
    // It ended by itself just now.
  }
}

/**
 * Asks the processes that this one has started to end; for when the step is cancelled. `@actions/exec` does not tell
 * their ids, but Linux does, and only Linux runners build Linux images; elsewhere the runner ends them after the job.
 */
export function endChildren(): void {
  for (const id of groups) endGroup(id);
  try {
    const children = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8');
    for (const id of children.split(' ').filter((text) => text !== '')) process.kill(Number(id), 'SIGTERM');
  } catch {
    // No such file, or the child just ended: nothing left to do.
  }
}
