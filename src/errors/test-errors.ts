import { Failure } from './failure.ts';

/** A test of an image. */
type FailedTest = { readonly platform: string | undefined; readonly timeoutSeconds: number };

/** The test's command did not succeed. `exitCode`: `null` where a signal ended it. */
export function testFailed({ platform }: FailedTest, exitCode: number | null): Failure {
  const ended = exitCode === null ? 'was ended by a signal' : `ended with exit code ${exitCode}`;
  return new Failure({
    code: 'test-failed',
    what: `The test of the image${onPlatform(platform)} ${ended}. Nothing was pushed.`,
    why: 'the image does not do what the test expects; which line of it failed is the last line of its output above.',
    fix: 'run the same where you can look at it: build the image, and run the command with IMAGE set to its name.',
  });
}

/** The test's command was still at work when its time was over. `ended`: the names of the programs that were at work. */
export function testTimedOut({ platform, timeoutSeconds }: FailedTest, ended: readonly string[]): Failure {
  const limit = `${timeoutSeconds} second${timeoutSeconds === 1 ? '' : 's'}`;
  const at = ended.length === 0 ? '' : ` At work were, and are ended: ${ended.join(', ')}.`;
  return new Failure({
    code: 'test-failed',
    what: `The test of the image${onPlatform(platform)} did not end within ${limit}.${at} Nothing was pushed.`,
    why: 'it waits for something that does not come, or needs more time.',
    fix: 'raise `test-timeout-seconds`, or look at what the command waits for.',
  });
}

function onPlatform(platform: string | undefined): string {
  return platform === undefined ? '' : ` on ${platform}`;
}

/** The builder makes another image for the push than the test has run on. `result`: a whole sentence on what was pushed. */
export function untestedImage(result: string): Failure {
  return new Failure({
    code: 'image-changed',
    what: `The image that the builder makes for the push is not the one that was tested. ${result}`,
    why:
      'the test writes files into the context, or the cache of the builder was pruned in between, so that it built once more ' +
      'what is not the same each time.',
    fix: [
      'let the test write to $RUNNER_TEMP, or list what it writes in .dockerignore:',
      '    echo "test-results" >> .dockerignore',
    ].join('\n'),
  });
}

/** The test's command could not be started. */
export function testNotStarted(cause: unknown): Failure {
  return new Failure(
    {
      code: 'test-failed',
      what: `The test could not be started. ${cause instanceof Error ? cause.message : cause}`,
      why: 'there is no bash on this runner.',
      fix: 'use a runner with bash, such as ubuntu-latest, or take `test` out. Nothing was pushed.',
    },
    { cause },
  );
}
