/**
 * Does `clean` and ends this process when the runner cancels the step: it sends SIGINT, and some seconds later SIGTERM
 * (https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-cancellation). `clean` cannot wait for
 * anything. The exit code is the shell's for a process that a signal ended.
 */
export function endOnCancel(clean: () => void): void {
  const end = (code: number) => (): void => {
    try {
      clean();
    } finally {
      process.exit(code);
    }
  };
  process.once('SIGINT', end(130));
  process.once('SIGTERM', end(143));
}
