// The package's only entry also loads GitHub's whole API client, 220 kB and 20 ms that this action has no use for.
import { Context } from '../../node_modules/@actions/github/lib/context.js';
import { omitUndefined } from '../lib/omit-undefined.ts';

/** The event of a run, with the facts that this action uses. */
export type Event = {
  /** `push`, `pull_request`, ... */
  readonly name: string;
  /** The commit that the image is built for: a full SHA. Empty where this does not run in a workflow. */
  readonly commit: string;
  /** `refs/heads/main`, `refs/pull/1/merge`, ...; empty where it cannot be told. */
  readonly ref: string;
  /** When the commit was made, where that is known. */
  readonly commitDate?: Date;
  /** The branch that a pull request is for. */
  readonly baseRef?: string;
  /** The number of the pull request. */
  readonly pullRequest?: number;
  /** The commit that the branch was at before the push. */
  readonly previousCommit?: string;
  /** Whether the push took commits away from the branch (`git push --force`). */
  readonly isForced?: boolean;
  /** Where a pull request's head is built merged into its base, as GitHub tries it: the commit that it is merged into. */
  readonly mergedInto?: string;
  /** The folder of the checkout that is built, where there is one. */
  readonly checkout?: string;
  /** The page of the repository that is built, where that is another one than the run's. */
  readonly sourceUrl?: string;
  /** The GitHub repository that the workflow runs in. */
  readonly repository: Project;
  readonly runId: number;
  /** From 1 up; a re-run counts on. */
  readonly runAttempt: number;
  /** `https://github.com`, or the address of a GitHub Enterprise Server. */
  readonly serverUrl: string;
  /** A pull request from another repository: GitHub gives such a run neither ID tokens nor secrets. */
  readonly fromFork: boolean;
};

/** The event that triggered the run, and the refs that its commits are known by. */
export type Trigger = {
  /** The event as it is where nothing is checked out. */
  readonly event: Event;
  /** The run's own commit and ref: GITHUB_SHA and GITHUB_REF. */
  readonly run: KnownCommit;
  /** All commits that the event names, the one that it is about first. */
  readonly commits: readonly [KnownCommit, ...KnownCommit[]];
  /** The head of the pull request that the event, or the run that triggered this one, is about. */
  readonly pullRequestHead?: string;
  /** Whether the event is about a pull request, also where it does not name its head: a comment on one. */
  readonly isOfPull: boolean;
  /** The commit by which that pull request was merged, and the branch that has it. */
  readonly merged?: KnownCommit;
  /** GitHub's own merges of that pull request into its base, as far as the event names them. */
  readonly testMerges: readonly string[];
};

/** A commit, and the ref that the event knows it by: empty where it tells none. */
export type KnownCommit = { readonly commit: string; readonly ref: string };

/** A GitHub repository; what the event does not tell is absent. */
export type Project = {
  readonly owner: string;
  readonly name: string;
  readonly defaultBranch?: string;
  readonly description?: string;
  /** The page of the repository. */
  readonly url?: string;
  /** The license as SPDX spells it. */
  readonly license?: string;
};

/** The part of `@actions/github`'s context that decides an `Event`. */
export type EventSource = {
  readonly eventName: string;
  readonly sha: string;
  readonly ref: string;
  readonly runId: number;
  readonly runAttempt: number;
  readonly serverUrl: string;
  readonly payload: { readonly [key: string]: unknown };
  readonly repo: { readonly owner: string; readonly repo: string };
};

/** The event of this run. Makes the context of @actions/github, which reads environment and event file. */
export function currentTrigger(): Trigger {
  return toTrigger(new Context());
}

/** Copies a context to a `Trigger`. */
export function toTrigger(source: EventSource): Trigger {
  const { payload } = source;
  const merged = mergedOf(payload);
  const head = headOf(source);
  const run = { commit: source.sha ?? '', ref: source.ref ?? '' };
  const ofHead = head === undefined ? [] : [{ commit: head, ref: pullRef(payload) }];
  return omitUndefined({
    event: toEvent(source),
    run,
    commits: [aboutOf(source), ...(merged === undefined ? [] : [merged]), run, ...ofHead],
    pullRequestHead: head,
    isOfPull: [head, pullRequestOf(payload), valueAt(payload, ['issue', 'pull_request'])].some(
      (one) => one !== undefined,
    ),
    merged,
    testMerges: testMergesOf(source),
  });
}

/** The event as it is where nothing is checked out. */
export function toEvent(source: EventSource): Event {
  const { payload } = source;
  const { commit, ref } = aboutOf(source);
  const previousCommit = textAt(payload, ['before']);
  return omitUndefined({
    name: source.eventName ?? '',
    commit,
    ref,
    commitDate: commitDateOf(payload, commit),
    baseRef: textAt(payload, ['pull_request', 'base', 'ref']) ?? textAt(payload, ['base_ref']),
    pullRequest: pullRequestOf(payload),
    previousCommit: /[1-9a-f]/.test(previousCommit ?? '') ? previousCommit : undefined,
    isForced: valueAt(payload, ['forced']) === true ? true : undefined,
    repository: projectOf(source),
    runId: source.runId || 0,
    runAttempt: source.runAttempt || 1,
    serverUrl: source.serverUrl,
    fromFork: isFromFork(source),
  });
}

/**
 * The commit that the event is about, and its ref: GITHUB_SHA and GITHUB_REF, but for pull requests the head commit
 * (GITHUB_SHA is then a merge commit that no branch has), and for `workflow_run` the commit of the run that triggered it
 * (https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows). A pull request that was
 * closed by its merge is about the merge commit. `pull_request_target` keeps GITHUB_SHA: its checkout is the default branch.
 */
function aboutOf(source: EventSource): KnownCommit {
  const { eventName, payload } = source;
  const run = { commit: source.sha ?? '', ref: source.ref ?? '' };
  if (eventName === 'workflow_run') {
    return { commit: textAt(payload, ['workflow_run', 'head_sha']) ?? run.commit, ref: refBefore(payload) };
  }
  if (!/^pull_request(_review(_comment)?)?$/.test(eventName)) return run;
  const merged = mergedOf(payload);
  if (merged?.commit === run.commit) return merged;
  const head = textAt(payload, ['pull_request', 'head', 'sha']);
  return head === undefined ? run : { commit: head, ref: pullRef(payload) };
}

/** The head of the pull request that the event, or the run before this one, is about. */
function headOf({ payload }: EventSource): string | undefined {
  const isAfterPull = textAt(payload, ['workflow_run', 'event'])?.startsWith('pull_request');
  const before = isAfterPull ? textAt(payload, ['workflow_run', 'head_sha']) : undefined;
  return textAt(payload, ['pull_request', 'head', 'sha']) ?? before;
}

/** The commit by which a pull request was merged into its base branch; `undefined` where it was not closed so. */
function mergedOf(payload: EventSource['payload']): KnownCommit | undefined {
  const base = textAt(payload, ['pull_request', 'base', 'ref']);
  const commit = textAt(payload, ['pull_request', 'merge_commit_sha']);
  if (!isMerged(payload) || commit === undefined || base === undefined) return undefined;
  return { commit, ref: `refs/heads/${base}` };
}

/** Whether the pull request is merged; events about reviews tell only when it was. */
function isMerged(payload: EventSource['payload']): boolean {
  const at = textAt(payload, ['pull_request', 'merged_at']);
  return valueAt(payload, ['pull_request', 'merged']) === true || at !== undefined;
}

/** GitHub's own merges of the pull request into its base, as far as the event names them. */
function testMergesOf({ sha, ref, payload }: EventSource): readonly string[] {
  const named = isMerged(payload) ? undefined : textAt(payload, ['pull_request', 'merge_commit_sha']);
  const own = /^refs\/pull\/\d+\/merge$/.test(ref ?? '') ? sha : undefined;
  return [...new Set([own, named])].filter((commit) => commit !== undefined);
}

function pullRef(payload: EventSource['payload']): string {
  const number = pullRequestOf(payload);
  return number === undefined ? '' : `refs/pull/${number}/merge`;
}

/** The repository of the run; the context throws where nothing names one, as in a run outside of a workflow. */
function projectOf(source: EventSource): Project {
  const { payload, eventName, ref } = source;
  const { owner, name } = ownerAndName(source);
  // These events run on the default branch only, and not all servers name it in them.
  const own = /^(schedule|issues|discussion|discussion_comment)$/.test(eventName) ? ref : '';
  const implied = /^refs\/heads\/(.+)$/.exec(own)?.[1];
  return omitUndefined({
    owner,
    name,
    defaultBranch: textAt(payload, ['repository', 'default_branch']) ?? implied,
    description: textAt(payload, ['repository', 'description']),
    url: textAt(payload, ['repository', 'html_url']),
    license: licenseOf(payload),
  });
}

function ownerAndName(source: EventSource): { readonly owner: string; readonly name: string } {
  try {
    return { owner: source.repo.owner, name: source.repo.repo };
  } catch {
    return { owner: '', name: '' };
  }
}

/** The license of the repository; GitHub calls one that it does not know NOASSERTION. */
function licenseOf(payload: EventSource['payload']): string | undefined {
  const license = textAt(payload, ['repository', 'license', 'spdx_id']);
  return license === 'NOASSERTION' ? undefined : license;
}

/**
 * The ref of the run that triggered this one: GITHUB_REF is then the default branch, which the commit need not be on. A pull
 * request keeps its ref, and a branch of a fork has none: its name must not pass for a branch here.
 */
function refBefore(payload: EventSource['payload']): string {
  if (textAt(payload, ['workflow_run', 'event'])?.startsWith('pull_request')) return pullRef(payload);
  const branch = textAt(payload, ['workflow_run', 'head_branch']);
  const head = textAt(payload, ['workflow_run', 'head_repository', 'full_name']);
  const isOwn = head === undefined || head === textAt(payload, ['repository', 'full_name']);
  return branch === undefined || !isOwn ? '' : `refs/heads/${branch}`;
}

function pullRequestOf(payload: EventSource['payload']): number | undefined {
  return (
    numberAt(payload, ['pull_request', 'number']) ?? numberAt(payload, ['workflow_run', 'pull_requests', '0', 'number'])
  );
}

/** The date of the head commit of a push, a merge group or the run before; `undefined` where another commit is built. */
function commitDateOf(payload: EventSource['payload'], commit: string): Date | undefined {
  for (const path of [['head_commit'], ['workflow_run', 'head_commit'], ['merge_group', 'head_commit']]) {
    if (textAt(payload, [...path, 'id']) !== commit) continue;
    const date = new Date(textAt(payload, [...path, 'timestamp']) ?? '');
    if (!Number.isNaN(date.getTime())) return date;
  }
  return undefined;
}

/** Whether a pull request is from a fork; a fork that is gone has no repository left to name. */
function isFromFork({ payload }: EventSource): boolean {
  const base = textAt(payload, ['pull_request', 'base', 'repo', 'full_name']);
  return base !== undefined && textAt(payload, ['pull_request', 'head', 'repo', 'full_name']) !== base;
}

function textAt(value: unknown, path: readonly string[]): string | undefined {
  const found = valueAt(value, path);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

function numberAt(value: unknown, path: readonly string[]): number | undefined {
  const found = valueAt(value, path);
  return typeof found === 'number' ? found : undefined;
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  let current = value;
  for (const key of path) {
    if (typeof current !== 'object' || current === null) return undefined;
    current = Object.getOwnPropertyDescriptor(current, key)?.value;
  }
  return current;
}
