import type { EventSource } from '../../src/github/event.ts';
import type { Head } from '../../src/github/head.ts';

/** GITHUB_SHA, the head of the pull request or of the run before, its base, and commits that the event does not know. */
export const RUN = 'a'.repeat(40);
export const PR_HEAD = 'b'.repeat(40);
export const BASE = 'c'.repeat(40);
export const OTHER = 'd'.repeat(40);

/** How the page calls them. */
export const NAMES: Readonly<Record<string, string>> = {
  [RUN]: '`GITHUB_SHA`',
  [PR_HEAD]: 'the head commit',
  [OTHER]: 'what is checked out',
};

/** One event with one kind of checkout, and what is built then. */
export type SourceCase = {
  readonly event: string;
  readonly checkout: string;
  readonly source: Partial<EventSource>;
  /** Absent: nothing is checked out. */
  readonly head?: Partial<Head> & { readonly isOnBranch?: boolean };
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

const on = (eventName: string, ref: string, payload: object = {}): Partial<EventSource> => ({
  eventName,
  ref,
  payload: { repository: { default_branch: 'main', full_name: 'octo/shop' }, ...payload },
});
const pull = (further: object = {}) => ({
  pull_request: { number: 7, head: { sha: PR_HEAD }, base: { ref: 'main', sha: BASE }, ...further },
});
const after = (event: string, branch: string) => ({
  workflow_run: {
    event,
    head_sha: PR_HEAD,
    head_branch: branch,
    head_repository: { full_name: 'octo/shop' },
    pull_requests: [],
  },
});
const branch = (name: string, commit = RUN) => ({
  commit,
  branch: `refs/heads/${name}`,
  refs: [`refs/heads/${name}`, `refs/remotes/origin/${name}`],
});
const detached = (commit: string, ...refs: string[]) => ({ commit, refs });
const testMerge = {
  ...detached(RUN, 'refs/remotes/pull/7/merge'),
  parents: [BASE, PR_HEAD],
};

const push = on('push', 'refs/heads/main');
const dispatch = on('workflow_dispatch', 'refs/heads/main');
const schedule = on('schedule', 'refs/heads/main');
const request = on('pull_request', 'refs/pull/7/merge', pull());
const target = on('pull_request_target', 'refs/heads/main', pull());
const closed = on('pull_request', 'refs/heads/main', pull({ merged: true, merge_commit_sha: RUN }));

/** Which commit is built, and by which ref, for each event and kind of checkout. */
export const SOURCE_CASES: readonly SourceCase[] = [
  {
    event: 'push of a branch',
    checkout: 'the default',
    source: push,
    head: branch('main'),
    commit: RUN,
    ref: 'refs/heads/main',
    tags: ['edge', 'main'],
  },
  {
    event: 'push of a branch',
    checkout: 'none',
    source: push,
    commit: RUN,
    ref: 'refs/heads/main',
    tags: ['edge', 'main'],
  },
  {
    event: 'push of a branch',
    checkout: 'a commit that the job made on it',
    source: push,
    head: { ...branch('main', OTHER), refs: ['refs/heads/main'] },
    commit: OTHER,
    ref: 'refs/heads/main',
    tags: ['edge', 'main'],
    isTold: true,
  },
  {
    event: 'push of a git tag',
    checkout: 'the default',
    source: on('push', 'refs/tags/v1.2.3'),
    head: detached(RUN, 'refs/tags/v1.2.3'),
    commit: RUN,
    ref: 'refs/tags/v1.2.3',
    tags: ['1.2.3', 'v1.2.3', 'latest'],
  },
  {
    event: 'pull_request',
    checkout: 'the default: the test merge',
    source: request,
    head: testMerge,
    commit: PR_HEAD,
    ref: 'refs/pull/7/merge',
    tags: ['pr-7'],
    mergedInto: BASE,
  },
  {
    event: 'pull_request',
    checkout: '`ref:` its head',
    source: request,
    head: detached(PR_HEAD),
    commit: PR_HEAD,
    ref: 'refs/pull/7/merge',
    tags: ['pr-7'],
  },
  {
    event: 'pull_request',
    checkout: 'none',
    source: request,
    commit: PR_HEAD,
    ref: 'refs/pull/7/merge',
    tags: ['pr-7'],
  },
  {
    event: 'pull_request, closed by its merge',
    checkout: 'the default',
    source: closed,
    head: { ...branch('main'), parents: [BASE, PR_HEAD], isOnBranch: true },
    commit: RUN,
    ref: 'refs/heads/main',
    tags: ['edge', 'main'],
  },
  {
    event: 'pull_request_target',
    checkout: 'the default: the default branch',
    source: target,
    head: branch('main'),
    commit: RUN,
    ref: 'refs/heads/main',
    tags: ['edge', 'main'],
  },
  {
    event: 'pull_request_target',
    checkout: '`ref:` its head',
    source: target,
    head: detached(PR_HEAD),
    commit: PR_HEAD,
    ref: 'refs/pull/7/merge',
    tags: ['pr-7'],
    isTold: true,
  },
  {
    event: 'pull_request_target',
    checkout: '`ref: refs/pull/7/merge`',
    source: target,
    head: { ...testMerge, commit: OTHER },
    commit: PR_HEAD,
    ref: 'refs/pull/7/merge',
    tags: ['pr-7'],
    mergedInto: BASE,
    isTold: true,
  },
  {
    event: 'merge_group',
    checkout: 'the default',
    source: on('merge_group', 'refs/heads/gh-readonly-queue/main/pr-7-abc'),
    head: { ...detached(RUN), parents: [BASE, PR_HEAD] },
    commit: RUN,
    ref: 'refs/heads/gh-readonly-queue/main/pr-7-abc',
    tags: ['gh-readonly-queue-main-pr-7-abc'],
  },
  {
    event: 'release',
    checkout: 'the default',
    source: on('release', 'refs/tags/v1.2.3'),
    head: detached(RUN, 'refs/tags/v1.2.3'),
    commit: RUN,
    ref: 'refs/tags/v1.2.3',
    tags: ['1.2.3', 'v1.2.3', 'latest'],
  },
  {
    event: 'schedule',
    checkout: 'the default',
    source: schedule,
    head: branch('main'),
    commit: RUN,
    ref: 'refs/heads/main',
    tags: ['nightly', 'edge', 'main'],
  },
  {
    event: 'schedule',
    checkout: '`ref: release/1.x`',
    source: schedule,
    head: branch('release/1.x', OTHER),
    commit: OTHER,
    ref: 'refs/heads/release/1.x',
    tags: ['nightly', 'release-1.x'],
    isTold: true,
  },
  {
    event: 'workflow_dispatch',
    checkout: '`ref:` a git tag',
    source: dispatch,
    head: detached(OTHER, 'refs/tags/v1.2.3'),
    commit: OTHER,
    ref: 'refs/tags/v1.2.3',
    tags: ['1.2.3', 'v1.2.3', 'latest'],
    isTold: true,
  },
  {
    event: 'workflow_dispatch',
    checkout: '`ref:` another branch',
    source: dispatch,
    head: branch('dev', OTHER),
    commit: OTHER,
    ref: 'refs/heads/dev',
    tags: ['dev'],
    isTold: true,
  },
  {
    event: 'workflow_dispatch',
    checkout: '`ref:` a commit',
    source: dispatch,
    head: detached(OTHER),
    commit: OTHER,
    ref: '',
    tags: [],
    isTold: true,
  },
  {
    event: 'workflow_run',
    checkout: 'the default: the default branch',
    source: on('workflow_run', 'refs/heads/main', after('push', 'dev')),
    head: branch('main'),
    commit: RUN,
    ref: 'refs/heads/main',
    tags: ['edge', 'main'],
    isTold: true,
  },
  {
    event: 'workflow_run',
    checkout: '`ref:` the head of the run before',
    source: on('workflow_run', 'refs/heads/main', after('push', 'dev')),
    head: detached(PR_HEAD),
    commit: PR_HEAD,
    ref: 'refs/heads/dev',
    tags: ['dev'],
  },
  {
    event: 'workflow_run, after a pushed git tag',
    checkout: '`ref:` the head of the run before',
    source: on('workflow_run', 'refs/heads/main', after('push', 'v1.2.3')),
    head: detached(PR_HEAD, 'refs/tags/v1.2.3'),
    commit: PR_HEAD,
    ref: 'refs/tags/v1.2.3',
    tags: ['1.2.3', 'v1.2.3', 'latest'],
  },
];
