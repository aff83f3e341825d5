// The package's only entry also loads GitHub's whole API client, 220 kB and 20 ms that this action has no use for.
import { Context } from '../node_modules/@actions/github/lib/context.js';

/** What triggered the run, as far as this action cares. */
export type Event = {
  /** `push`, `pull_request`, ... */
  readonly name: string;
  /** The commit that the image is built for: a full SHA. Empty where this does not run in a workflow. */
  readonly commit: string;
  /** `refs/heads/main`, `refs/pull/1/merge`, ... */
  readonly ref: string;
  /** The GitHub repository that the workflow runs in. */
  readonly repository: { readonly owner: string; readonly name: string };
  readonly runId: number;
  /** From 1 up; a re-run counts on. */
  readonly runAttempt: number;
  /** `https://github.com`, or the address of a GitHub Enterprise Server. */
  readonly serverUrl: string;
  /** A pull request from another repository: GitHub gives such a run neither ID tokens nor secrets. */
  readonly fromFork: boolean;
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

/** The event of this run. The only place that makes a context, which reads environment and event file. */
export function readEvent(): Event {
  return toEvent(new Context());
}

/** Copies a context to an `Event`. */
export function toEvent(source: EventSource): Event {
  return {
    name: source.eventName ?? '',
    commit: commitOf(source),
    ref: source.ref ?? '',
    repository: repositoryOf(source),
    runId: source.runId || 0,
    runAttempt: source.runAttempt || 1,
    serverUrl: source.serverUrl,
    fromFork: isFromFork(source),
  };
}

/** The context throws where neither environment nor payload names a repository, as in a run outside of a workflow. */
function repositoryOf(source: EventSource): Event['repository'] {
  try {
    return { owner: source.repo.owner, name: source.repo.repo };
  } catch {
    return { owner: '', name: '' };
  }
}

/**
 * GITHUB_SHA, but for pull requests the head commit (GITHUB_SHA is then a merge commit that no branch has), and for
 * `workflow_run` the commit of the run that triggered it
 * (https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows).
 * `pull_request_target` keeps GITHUB_SHA: its checkout is the base branch.
 */
function commitOf({ eventName, sha, payload }: EventSource): string {
  const head = /^pull_request(_review(_comment)?)?$/.test(eventName)
    ? textAt(payload, ['pull_request', 'head', 'sha'])
    : eventName === 'workflow_run'
      ? textAt(payload, ['workflow_run', 'head_sha'])
      : undefined;
  return head ?? sha ?? '';
}

/** A fork that is gone has no repository left to name. */
function isFromFork({ payload }: EventSource): boolean {
  const base = textAt(payload, ['pull_request', 'base', 'repo', 'full_name']);
  return base !== undefined && textAt(payload, ['pull_request', 'head', 'repo', 'full_name']) !== base;
}

function textAt(value: unknown, path: readonly string[]): string | undefined {
  let current = value;
  for (const key of path) {
    if (typeof current !== 'object' || current === null) return undefined;
    current = Object.getOwnPropertyDescriptor(current, key)?.value;
  }
  return typeof current === 'string' ? current : undefined;
}
