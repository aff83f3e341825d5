import type { GithubApi } from '../../github/github-api.ts';
import { type History, historyOf } from '../../github/history.ts';
import { isCommitSha } from '../../lib/commit-sha.ts';
import { timeLimit } from '../../lib/http.ts';
import { omitUndefined } from '../../lib/omit-undefined.ts';
import type { CommitOrder } from '../../plan/image-age.ts';
import { GITHUB_SECONDS, githubFor } from '../github-access.ts';
import type { Step } from '../step.ts';

/** Tells how other commits stand to ours; each commit is asked about once. */
export type CommitOrders = (commits: readonly string[]) => Promise<ReadonlyMap<string, CommitOrder>>;

/** The sources of the order, and facts of the run. */
export type OrderSources = {
  readonly commit: string;
  readonly history: Pick<History, 'place'>;
  /** GitHub's API, loaded when it is needed; absent where it cannot be asked. */
  readonly github?: () => Promise<Pick<GithubApi, 'compare'>>;
  /** The branch that this run is for; only on a branch can a commit be taken back. */
  readonly branch?: string;
  /** The commit that this very push has taken off the branch. */
  readonly forcedAway?: string;
};

/** The number of an image's commits that GitHub is asked about. */
const ASKED_OF_GITHUB = 8;

/**
 * The order of commits: the checkout tells, where it has the history; else GitHub's API does. Only the API, or this push,
 * tells whether a commit was taken back: actions/checkout points the branch at the run's own commit.
 */
export function commitOrders(sources: OrderSources): CommitOrders {
  const known = new Map<string, Promise<CommitOrder>>();
  return async (commits) => {
    const fresh = commits.filter((commit) => !known.has(commit));
    const placed = sources.history.place(sources.commit, fresh);
    for (const [index, commit] of fresh.entries()) {
      const isAsked = index < ASKED_OF_GITHUB;
      known.set(
        commit,
        placed.then(async ({ later, notLater }) => {
          if (notLater.includes(commit)) return 'not-later';
          return await askGithub(sources, { commit, isLater: later.includes(commit), isAsked });
        }),
      );
    }
    return new Map(await Promise.all(commits.map(async (commit) => [commit, await orderIn(known, commit)] as const)));
  };
}

async function orderIn(known: ReadonlyMap<string, Promise<CommitOrder>>, commit: string): Promise<CommitOrder> {
  return (await known.get(commit)) ?? 'unknown';
}

type Question = { readonly commit: string; readonly isLater: boolean; readonly isAsked: boolean };

async function askGithub(
  { commit: ours, github, branch, forcedAway }: OrderSources,
  { commit, isLater, isAsked }: Question,
): Promise<CommitOrder> {
  if (isLater && commit === forcedAway) return 'withdrawn';
  if (github === undefined || !isAsked) return isLater ? 'later' : 'unknown';
  const api = await github();
  // One limit for all questions about this commit.
  const limit = timeLimit(GITHUB_SECONDS);
  const descent = isLater ? 'ahead' : await api.compare(ours, commit, limit);
  if (descent === undefined) return 'unknown';
  if (descent !== 'ahead') return 'not-later';
  if (commit === forcedAway) return 'withdrawn';
  if (branch === undefined) return 'later';
  const [theirs, own] = await Promise.all([commit, ours].map((one) => api.compare(one, branch, limit)));
  const isGone = theirs === 'behind' || theirs === 'diverged';
  return isGone && (own === 'ahead' || own === 'identical') ? 'withdrawn' : 'later';
}

/** The orders of the runs of this process: several targets of one commit ask once. */
const ORDERS = new WeakMap<object, Map<string, CommitOrders>>();

/** How commits stand to the one that the step builds. */
export function commitOrdersFor(step: Step<unknown>): CommitOrders {
  const { trigger, event } = step;
  const ofRun = ORDERS.get(trigger) ?? new Map<string, CommitOrders>();
  ORDERS.set(trigger, ofRun);
  const orders = ofRun.get(event.commit) ?? commitOrders(sourcesOf(step));
  ofRun.set(event.commit, orders);
  return orders;
}

function sourcesOf(step: Step<unknown>): OrderSources {
  const { event, environment } = step;
  const { workspace, variables } = environment;
  const [, branch] = /^refs\/heads\/(.+)$/.exec(event.ref) ?? [];
  return omitUndefined({
    commit: event.commit,
    history: historyOf({ folder: event.checkout ?? workspace, variables }),
    // Of a comparison with nothing GitHub may make one with the default branch.
    github: isCommitSha(event.commit) ? githubFor(step) : undefined,
    branch,
    forcedAway: event.isForced === true ? event.previousCommit : undefined,
  });
}
