/** The work that is done when a step is cancelled. */
export type CancelWork = {
  /** Ends processes that are at work; some seconds are left for that. */
  readonly end: () => Promise<void>;
  /** Does only the work that cannot be left out, where there is no time left. */
  readonly endNow: () => void;
};

/**
 * Ends this process when the runner cancels the step: it sends SIGINT, 7.5 seconds later SIGTERM, and 2.5 seconds later it kills
 * (https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-cancellation). A second signal cuts the work of the
 * first short. The exit code is the shell's for a process that a signal ended.
 */
export function endOnCancel({ end, endNow }: CancelWork): void {
  let isEnding = false;
  const exitWith = (code: number) => async (): Promise<void> => {
    try {
      if (isEnding) endNow();
      else {
        isEnding = true;
        await end();
      }
    } finally {
      process.exit(code);
    }
  };
  process.on('SIGINT', exitWith(130));
  process.on('SIGTERM', exitWith(143));
}
