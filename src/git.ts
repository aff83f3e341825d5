import { execFile } from 'node:child_process';
import type { Relation } from './plan/moves.ts';

/** What git knows of the commits of a checkout. */
export interface History {
  /** When the commit was made, or, where it is not in the checkout, the commit that is checked out. */
  dateOf(commit: string): Promise<Date | undefined>;
  /** How another commit stands to `ours`. */
  relation(other: string, ours: string): Promise<Relation>;
}

/**
 * The history of a checkout, by git's command line; all is unknown where there is no git, no checkout, or one without
 * history.
 */
export function historyOf(workspace: string): History {
  // In containers the checkout often belongs to another user, which git refuses by default.
  const git = (...args: readonly string[]): Promise<{ readonly code: number; readonly stdout: string }> =>
    new Promise((resolve) => {
      execFile(
        'git',
        ['-c', `safe.directory=${workspace}`, ...args],
        { cwd: workspace, timeout: 5_000 },
        (error, stdout) =>
          resolve({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : 128, stdout }),
      );
    });
  const isAncestor = async (ancestor: string, commit: string): Promise<boolean | undefined> => {
    const { code } = await git('merge-base', '--is-ancestor', ancestor, commit);
    return code > 1 ? undefined : code === 0;
  };
  const isShallow = async (): Promise<boolean> =>
    (await git('rev-parse', '--is-shallow-repository')).stdout.trim() !== 'false';
  return {
    dateOf: async (commit) => {
      for (const name of isCommit(commit) ? [commit, 'HEAD'] : ['HEAD']) {
        const { code, stdout } = await git('log', '-1', '--format=%ct', name, '--');
        if (code === 0 && /^\d+$/.test(stdout.trim())) return new Date(Number(stdout) * 1000);
      }
      return undefined;
    },
    relation: async (other, ours) => {
      if (other === ours) return 'same';
      if (!isCommit(other) || !isCommit(ours)) return 'unknown';
      const [newer, older] = await Promise.all([isAncestor(ours, other), isAncestor(other, ours)]);
      if (newer) return 'newer';
      if (older) return 'older';
      if (newer === undefined || older === undefined) return 'unknown';
      // Where the history ends early, its commits only look unrelated.
      return (await isShallow()) ? 'unknown' : 'unrelated';
    },
  };
}

function isCommit(text: string): boolean {
  return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}
