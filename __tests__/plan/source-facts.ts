import type { EventSource } from '../../src/github/event.ts';
import type { Head } from '../../src/github/head.ts';

/** GITHUB_SHA, the head of the pull request or of the run before, its base, and commits that the event does not know. */
export const RUN = 'a'.repeat(40);
export const PR_HEAD = 'b'.repeat(40);
export const BASE = 'c'.repeat(40);
export const OTHER = 'd'.repeat(40);
export const NAMED = 'e'.repeat(40);

/** How the page calls them. */
export const NAMES: Readonly<Record<string, string>> = {
  [RUN]: '`GITHUB_SHA`',
  [PR_HEAD]: 'the head commit',
  [OTHER]: 'what is checked out',
  [NAMED]: 'the one in the address',
};

/** One event with one kind of checkout, and what is built then. */
export type SourceCase = {
  readonly event: string;
  readonly checkout: string;
  readonly source: Partial<EventSource>;
  /** Absent: nothing is checked out. */
  readonly head?: Partial<Head> & { readonly isOnBranch?: boolean };
  /** The context, where it is an address. */
  readonly address?: string;
  readonly commit: string;
  readonly ref: string;
  /** Of `RULES`. */
  readonly tags: readonly string[];
  /** Absent: the build is of no test merge. */
  readonly mergedInto?: string;
  /** Whether a notice names both commits. */
  readonly isTold?: boolean;
};

/** The rules that the tags of the table come from. */
export const RULES = [
  'type=schedule',
  'type=semver,pattern={{version}}',
  'type=edge',
  'type=ref,event=branch',
  'type=ref,event=tag',
  'type=ref,event=pr',
];

/** The other rules of versions, which read the git tag as `semver` does. */
export const VERSION_RULES = [
  'type=pep440,pattern={{version}},prefix=pep-',
  String.raw`type=match,pattern=v(\d.*),group=1,prefix=match-`,
];

export const on = (eventName: string, ref: string, payload: object = {}): Partial<EventSource> => ({
  eventName,
  ref,
  payload: { repository: { default_branch: 'main', full_name: 'octo/shop' }, ...payload },
});
export const pull = (further: object = {}) => ({
  pull_request: { number: 7, head: { sha: PR_HEAD }, base: { ref: 'main', sha: BASE }, ...further },
});
export const after = (event: string, branch: string) => ({
  workflow_run: {
    event,
    head_sha: PR_HEAD,
    head_branch: branch,
    head_repository: { full_name: 'octo/shop' },
    pull_requests: [],
  },
});
export const branch = (name: string, commit = RUN) => ({
  commit,
  branch: `refs/heads/${name}`,
  refs: [`refs/heads/${name}`, `refs/remotes/origin/${name}`],
});
export const detached = (commit: string, ...refs: string[]) => ({ commit, refs });
export const testMerge = {
  ...detached(RUN, 'refs/remotes/pull/7/merge'),
  parents: [BASE, PR_HEAD],
};

export const push = on('push', 'refs/heads/main');
export const dispatch = on('workflow_dispatch', 'refs/heads/main');
export const schedule = on('schedule', 'refs/heads/main');
export const request = on('pull_request', 'refs/pull/7/merge', pull());
export const target = on('pull_request_target', 'refs/heads/main', pull());
export const closed = on('pull_request', 'refs/heads/main', pull({ merged: true, merge_commit_sha: RUN }));
export const closedElsewhere = on(
  'pull_request_target',
  'refs/heads/main',
  pull({ base: { ref: 'release/1.x', sha: BASE }, merged: true, merge_commit_sha: OTHER }),
);
/** A run for a pull request of this repository, and one for that of a fork, of which GitHub names none. */
export const afterPull = (numbers: readonly number[]) =>
  on('workflow_run', 'refs/heads/main', {
    workflow_run: {
      ...after('pull_request', 'dev').workflow_run,
      pull_requests: numbers.map((number) => ({ number })),
    },
  });
export const FORK = 'https://github.com/someone/shop';
export const TOOLS = 'https://github.com/octo/tools';

/** The repository of the run, as a context. */
export const SHOP = 'https://github.com/octo/shop.git';
