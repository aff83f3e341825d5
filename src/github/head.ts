/** What is checked out in a folder. */
export type Head = {
  /** The folder of the checkout. */
  readonly folder: string;
  /** The full SHA of HEAD. */
  readonly commit: string;
  /** As the commit itself tells, also where the checkout does not have them; none where git could not be asked. */
  readonly parents: readonly string[];
  readonly date?: Date;
  /** `refs/heads/...` that is checked out; absent where HEAD is detached. */
  readonly branch?: string;
  /** All refs of the checkout that are at this commit: `refs/tags/v1`, `refs/remotes/origin/main`, `refs/remotes/pull/7/merge`. */
  readonly refs: readonly string[];
  /** What was last checked out, by the name that it was asked for. */
  readonly askedFor?: string;
  /** Where it was cloned from. */
  readonly origin?: string;
};
