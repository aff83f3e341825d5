/** What is checked out in a folder. */
export type Head = {
  /** The folder of the checkout. */
  readonly folder: string;
  /** The full SHA of HEAD. */
  readonly commit: string;
  /** The parents that the commit names, also where the checkout lacks them; none where git could not be asked. */
  readonly parents: readonly string[];
  readonly date?: Date;
  /** The branch that is checked out, `refs/heads/...`; absent where HEAD is detached. */
  readonly branch?: string;
  /** All refs of the checkout that are at this commit: `refs/tags/v1`, `refs/remotes/origin/main`, `refs/remotes/pull/7/merge`. */
  readonly refs: readonly string[];
  /** The name by which the last checkout was asked for. */
  readonly askedFor?: string;
  /** The address that the checkout was cloned from. */
  readonly origin?: string;
};
