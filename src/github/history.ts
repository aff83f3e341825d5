import { isCommitSha } from '../lib/commit-sha.ts';
import { type Git, type GitPlace, gitIn } from './git.ts';

/** What git knows of the commits of a checkout. */
export interface History {
  /** When the commit was made; `undefined` where the checkout lacks it. */
  dateOf(commit: string): Promise<Date | undefined>;
  /** Where other commits stand, seen from `ours`. */
  place(ours: string, others: readonly string[]): Promise<PlacedCommits>;
}

/** What git can tell of other commits, seen from one. */
export type PlacedCommits = {
  /** The commits that descend from ours. */
  readonly later: readonly string[];
  /** The commits that do not descend from ours, where the checkout has them and its whole history. */
  readonly notLater: readonly string[];
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
  if (!isCommitSha(commit)) return undefined;
  const { code, stdout } = await git('log', '-1', '--format=%ct', commit, '--');
  return code === 0 && /^\d+$/.test(stdout.trim()) ? new Date(Number(stdout) * 1000) : undefined;
}

async function placeCommits(git: Git, ours: string, others: readonly string[]): Promise<PlacedCommits> {
  const asked = [...new Set(others)].filter((commit) => isCommitSha(commit) && commit !== ours);
  if (asked.length === 0 || !isCommitSha(ours)) return { later: [], notLater: [] };
  const [known, complete] = await Promise.all([knownOf(git, [ours, ...asked]), isComplete(git)]);
  const there = asked.filter((commit) => known.has(commit));
  if (!known.has(ours) || there.length === 0) return { later: [], notLater: [] };
  const later = await descendantsOf(git, ours, there);
  return { later, notLater: complete ? there.filter((commit) => !later.includes(commit)) : [] };
}

async function isComplete(git: Git): Promise<boolean> {
  return (await git('rev-parse', '--is-shallow-repository')).stdout.trim() === 'false';
}

/** The commits that the checkout has. */
async function knownOf(git: Git, commits: readonly string[]): Promise<ReadonlySet<string>> {
  const { stdout } = await git('log', '--no-walk', '--ignore-missing', '--format=%H', ...commits, '--');
  // Asked for missing commits only, git shows the one that is checked out.
  return new Set(stdout.split('\n').filter((commit) => commits.includes(commit)));
}

/** The commits that descend from `ours`. */
async function descendantsOf(git: Git, ours: string, commits: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await git('rev-list', '--ancestry-path', ...commits, `^${ours}`, '--');
  const onTheWay = new Set(stdout.split('\n'));
  return commits.filter((commit) => onTheWay.has(commit));
}
