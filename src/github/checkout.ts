import { execFile } from 'node:child_process';
import { isCommitSha } from '../lib/commit-sha.ts';
import { present } from '../lib/omit-undefined.ts';
import type { PlacedCommits } from '../plan/image-age.ts';

/** What git knows of the commits of a checkout. */
export interface History {
  /** When the commit was made, or, where it is not in the checkout, the commit that is checked out. */
  dateOf(commit: string): Promise<Date | undefined>;
  /** Where other commits stand, seen from `ours`. */
  place(ours: string, others: readonly string[]): Promise<PlacedCommits>;
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
        {
          cwd: workspace,
          timeout: 5_000,
          maxBuffer: 64 * 1024 * 1024,
          // A partial clone would ask its remote for each commit that it has not.
          env: { ...process.env, GIT_NO_LAZY_FETCH: '1' },
        },
        (error, stdout) =>
          resolve({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : 128, stdout }),
      );
    });
  const isComplete = async (): Promise<boolean> =>
    (await git('rev-parse', '--is-shallow-repository')).stdout.trim() === 'false';
  const datesOf = async (commits: readonly string[]): Promise<ReadonlyMap<string, Date>> => {
    const { stdout } = await git('log', '--no-walk', '--ignore-missing', '--format=%H %ct', ...commits, '--');
    const known = stdout.split('\n').map((line) => line.split(' '));
    return new Map(
      known.flatMap(([commit = '', seconds]): [string, Date][] =>
        // Of nothing but missing commits git shows the one that is checked out.
        commits.includes(commit) ? [[commit, new Date(Number(seconds) * 1000)]] : [],
      ),
    );
  };
  /** Those of the commits that descend from `ours`. */
  const descendants = async (ours: string, commits: readonly string[]): Promise<readonly string[]> => {
    const { stdout } = await git('rev-list', '--ancestry-path', ...commits, `^${ours}`, '--');
    const onTheWay = new Set(stdout.split('\n'));
    return commits.filter((commit) => onTheWay.has(commit));
  };
  return {
    dateOf: async (commit) => {
      for (const name of isCommitSha(commit) ? [commit, 'HEAD'] : ['HEAD']) {
        const { code, stdout } = await git('log', '-1', '--format=%ct', name, '--');
        if (code === 0 && /^\d+$/.test(stdout.trim())) return new Date(Number(stdout) * 1000);
      }
      return undefined;
    },
    place: async (ours, others) => {
      const asked = [...new Set([ours, ...others])].filter(isCommitSha);
      if (asked.every((commit) => commit === ours)) return { dates: new Map(), isComplete: false };
      const [dates, complete] = await Promise.all([datesOf(asked), isComplete()]);
      const known = asked.filter((commit) => commit !== ours && dates.has(commit));
      const isPlaced = dates.has(ours) && known.length > 0;
      const newer = isPlaced ? await descendants(ours, known) : [];
      const [newest] = newer.toSorted((a, b) => Number(dates.get(b)) - Number(dates.get(a)));
      return { ...present('newer', newest), dates, isComplete: complete && dates.has(ours) };
    },
  };
}
