import { isCommitSha } from '../lib/commit-sha.ts';
import { omitUndefined } from '../lib/omit-undefined.ts';
import { type Git, type GitPlace, gitIn } from './git.ts';

/** What git knows of the commits of a checkout. */
export interface History {
  /** When the commit was made, or, where it is not in the checkout, the commit that is checked out. */
  dateOf(commit: string): Promise<Date | undefined>;
  /** Where other commits stand, seen from `ours`. */
  place(ours: string, others: readonly string[]): Promise<PlacedCommits>;
}

/** What git can tell of other commits, seen from one. */
export type PlacedCommits = {
  /** One that descends from ours; the newest of several. */
  readonly newer?: string;
  /** When those commits were made that the checkout has, ours among them. */
  readonly dates: ReadonlyMap<string, Date>;
  /** Whether the checkout has its whole history: what it has and what is not `newer` is then older or of another branch. */
  readonly isComplete: boolean;
};

/**
 * The history of a checkout, by git's command line; all is unknown where there is no git, no checkout, or one without
 * history.
 */
export function historyOf(place: GitPlace): History {
  const git = gitIn(place);
  return {
    dateOf: (commit) => dateOfCommit(git, commit),
    place: (ours, others) => placeCommits(git, ours, others),
  };
}

async function dateOfCommit(git: Git, commit: string): Promise<Date | undefined> {
  for (const name of isCommitSha(commit) ? [commit, 'HEAD'] : ['HEAD']) {
    const { code, stdout } = await git('log', '-1', '--format=%ct', name, '--');
    if (code === 0 && /^\d+$/.test(stdout.trim())) return new Date(Number(stdout) * 1000);
  }
  return undefined;
}

async function placeCommits(git: Git, ours: string, others: readonly string[]): Promise<PlacedCommits> {
  const asked = [...new Set([ours, ...others])].filter(isCommitSha);
  if (asked.every((commit) => commit === ours)) return { dates: new Map(), isComplete: false };
  const [dates, complete] = await Promise.all([datesOf(git, asked), isComplete(git)]);
  const known = asked.filter((commit) => commit !== ours && dates.has(commit));
  const isPlaced = dates.has(ours) && known.length > 0;
  const newer = isPlaced ? await descendantsOf(git, ours, known) : [];
  const [newest] = newer.toSorted((a, b) => Number(dates.get(b)) - Number(dates.get(a)));
  return omitUndefined({ newer: newest, dates, isComplete: complete && dates.has(ours) });
}

async function isComplete(git: Git): Promise<boolean> {
  return (await git('rev-parse', '--is-shallow-repository')).stdout.trim() === 'false';
}

async function datesOf(git: Git, commits: readonly string[]): Promise<ReadonlyMap<string, Date>> {
  const { stdout } = await git('log', '--no-walk', '--ignore-missing', '--format=%H %ct', ...commits, '--');
  const known = stdout.split('\n').map((line) => line.split(' '));
  return new Map(
    known.flatMap(([commit = '', seconds]): [string, Date][] =>
      // Of nothing but missing commits git shows the one that is checked out.
      commits.includes(commit) ? [[commit, new Date(Number(seconds) * 1000)]] : [],
    ),
  );
}

/** Those of the commits that descend from `ours`. */
async function descendantsOf(git: Git, ours: string, commits: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await git('rev-list', '--ancestry-path', ...commits, `^${ours}`, '--');
  const onTheWay = new Set(stdout.split('\n'));
  return commits.filter((commit) => onTheWay.has(commit));
}
