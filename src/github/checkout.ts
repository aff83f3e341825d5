import { execFile } from 'node:child_process';
import { isCommitSha } from '../lib/commit-sha.ts';
import { omitUndefined } from '../lib/omit-undefined.ts';

/** A folder of a checkout, and the variables of the step. */
export type Checkout = { readonly workspace: string; readonly variables: Readonly<Record<string, string>> };

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
export function historyOf(checkout: Checkout): History {
  const git = gitIn(checkout);
  return {
    dateOf: (commit) => dateOfCommit(git, commit),
    place: (ours, others) => placeCommits(git, ours, others),
  };
}

/** One call of git, which never throws. */
type Git = (...args: readonly string[]) => Promise<{ readonly code: number; readonly stdout: string }>;

/** What git is given of the variables of the step: inputs, tokens and keys are none of its business. */
const VARIABLES = process.platform === 'win32' ? ['PATH', 'Path', 'USERPROFILE', 'SystemRoot'] : ['PATH', 'HOME'];

function gitIn({ workspace, variables }: Checkout): Git {
  const given = Object.fromEntries(VARIABLES.map((name) => [name, variables[name]]));
  // A partial clone would ask its remote for each commit that it has not.
  const env = { ...given, GIT_NO_LAZY_FETCH: '1' };
  // In containers the checkout often belongs to another user, which git refuses by default.
  const settings = [`safe.directory=${workspace}`, 'log.showSignature=false', 'core.fsmonitor=false'];
  const flags = settings.flatMap((setting) => ['-c', setting]);
  const options = { cwd: workspace, timeout: 5_000, maxBuffer: 64 * 1024 * 1024, env };
  return (...args) =>
    new Promise((resolve) => {
      execFile('git', [...flags, ...args], options, (error, stdout) =>
        resolve({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : 128, stdout }),
      );
    });
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
