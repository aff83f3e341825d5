/** The facts of the run that rules and expressions may use. */
export type TagContext = {
  /** `push`, `pull_request`, ... */
  readonly eventName: string;
  /** `refs/heads/...`, `refs/tags/...`, `refs/pull/7/merge`; empty where it cannot be told. */
  readonly ref: string;
  /** A full SHA; may be empty. */
  readonly commit: string;
  /** The default branch; absent where it is not known: the payload of `schedule` does not tell it. */
  readonly defaultBranch?: string | undefined;
  /** Whether another repository than the run's is built: its branches do not count as ours, whatever their names. */
  readonly isForeign?: boolean;
  /** The base branch of a pull request; for a pushed tag `base_ref` of the payload. With or without `refs/heads/`. */
  readonly baseRef?: string | undefined;
  /** The number of the pull request, of the events that are about one. */
  readonly pullRequest?: number | undefined;
  /** When the commit was made; absent where it is not known. */
  readonly commitDate?: Date | undefined;
  readonly now: Date;
};

/** The subject of a run, as its ref tells. The name has no `refs/...` in front; that of a pull request is its number. */
export type Subject =
  | { readonly kind: 'branch'; readonly name: string }
  | { readonly kind: 'tag'; readonly name: string }
  | { readonly kind: 'pull-request'; readonly name: string }
  | { readonly kind: 'other' };

/** The subject of a run. */
export function subjectOf({ ref }: TagContext): Subject {
  const [, space, name = ''] = /^refs\/(heads|tags|pull)\/(.+)$/s.exec(ref) ?? [];
  if (space === 'heads') return { kind: 'branch', name };
  if (space === 'tags') return { kind: 'tag', name };
  if (space === 'pull') return { kind: 'pull-request', name: name.replace(/\/merge$/, '') };
  return { kind: 'other' };
}

/** Events that run on the default branch only; where the payload does not name that branch, the ref of such a run does. */
const ON_DEFAULT_BRANCH = /^(schedule|issues|discussion|discussion_comment)$/;

/** Whether the run is about the default branch; where nothing tells, it is not. */
export function isOnDefaultBranch(context: TagContext): boolean {
  const subject = subjectOf(context);
  if (subject.kind !== 'branch' || context.isForeign === true) return false;
  const { defaultBranch, eventName } = context;
  return defaultBranch === undefined ? ON_DEFAULT_BRANCH.test(eventName) : subject.name === defaultBranch;
}
