/** What rules and expressions may know of the run. */
export type TagContext = {
  /** `push`, `pull_request`, ... */
  readonly eventName: string;
  /** `refs/heads/...`, `refs/tags/...`, `refs/pull/7/merge`; may be empty. */
  readonly ref: string;
  /** A full SHA; may be empty. */
  readonly commit: string;
  /** Absent where it is not known: the payload of `schedule` does not tell. */
  readonly defaultBranch?: string | undefined;
  /** The base branch of a pull request; for a pushed tag `base_ref` of the payload. With or without `refs/heads/`. */
  readonly baseRef?: string | undefined;
  /** The number of the pull request, of the events that are about one. */
  readonly pullRequest?: number | undefined;
  /** When the commit was made; absent where it is not known. */
  readonly commitDate?: Date | undefined;
  readonly now: Date;
};

/** What the run is about, as its ref tells. The name has no `refs/...` in front; a pull request's is its number. */
export type Subject =
  | { readonly kind: 'branch'; readonly name: string }
  | { readonly kind: 'tag'; readonly name: string }
  | { readonly kind: 'pull-request'; readonly name: string }
  | { readonly kind: 'other' };

/**
 * The subject of a run. The ref of `pull_request_target` is the base branch, but what it is about is the pull request:
 * a rule for branches must not fire there
 * (https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#pull_request_target).
 */
export function subjectOf({ eventName, ref, pullRequest }: TagContext): Subject {
  if (eventName === 'pull_request_target') {
    return pullRequest === undefined ? { kind: 'other' } : { kind: 'pull-request', name: String(pullRequest) };
  }
  const [, space, name = ''] = /^refs\/(heads|tags|pull)\/(.+)$/s.exec(ref) ?? [];
  if (space === 'heads') return { kind: 'branch', name };
  if (space === 'tags') return { kind: 'tag', name };
  if (space === 'pull') return { kind: 'pull-request', name: name.replace(/\/merge$/, '') };
  return { kind: 'other' };
}

/** Events that run on the default branch only; where the payload does not name that branch, they tell it. */
const ON_DEFAULT_BRANCH = /^(schedule|issues|discussion|discussion_comment)$/;

/** Whether the run is about the default branch; where nothing tells, it is not. */
export function isOnDefaultBranch(context: TagContext): boolean {
  const subject = subjectOf(context);
  if (subject.kind !== 'branch') return false;
  return subject.name === context.defaultBranch || ON_DEFAULT_BRANCH.test(context.eventName);
}
