/**
 * Ends this process when the runner cancels the step: it sends SIGINT, 7.5 seconds later SIGTERM, and 2.5 seconds later it kills
 * (https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-cancellation). The exit code is the shell's for a
 * process that a signal ended.
 *
 * @param end ends what is at work, and returns when that is done: the step does nothing else in the meantime
 */
export function endOnCancel(end: () => void): void {
  const exitWith = (code: number) => (): void => {
    try {
      end();
    } finally {
      process.exit(code);
    }
  };
  process.on('SIGINT', exitWith(130));
  process.on('SIGTERM', exitWith(143));
}
