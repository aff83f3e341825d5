import { spawn } from 'node:child_process';
import { endGroup, groups } from '../../docker/docker-cli.ts';
import { Failure } from '../../errors/failure.ts';
import type { TestInputs } from '../../inputs/builder-inputs.ts';

/** A test of one image. */
export type ImageTest = TestInputs & {
  /** The image's name in the engine. */
  readonly image: string;
  /** The platform that it is run for, where the workflow names platforms. */
  readonly platform: string | undefined;
  readonly workspace: string;
  readonly variables: Readonly<Record<string, string>>;
  /** Shows what the command writes. */
  readonly quoting: <T>(work: (write: (chunk: Buffer) => void) => Promise<T>) => Promise<T>;
};

/** How a test ended: its exit code, or what stopped it. */
type Ending = { readonly code: number | null; readonly late: boolean };

/**
 * Runs the command with `IMAGE` and, where there is one, `PLATFORM` (which docker then takes for its own too).
 *
 * @throws Failure `test-failed`: nothing is pushed then
 */
export async function testImage(test: ImageTest): Promise<void> {
  const { code, late } = await test.quoting((write) => run(test, write));
  if (code === 0 && !late) return;
  const on = test.platform === undefined ? '' : ` on ${test.platform}`;
  const ended = code === null ? 'was ended by a signal' : `ended with exit code ${code}`;
  throw new Failure({
    code: 'test-failed',
    what: `The test of the image${on} ${late ? `did not end within ${test.timeoutSeconds} second${test.timeoutSeconds === 1 ? '' : 's'}` : ended}. Nothing was pushed.`,
    why: late
      ? 'it waits for something that does not come, or needs more time.'
      : 'the image does not do what the test expects; which line of it failed is the last line of its output above.',
    fix: late
      ? 'raise `test-timeout-seconds`, or look at what the command waits for.'
      : 'run the same where you can look at it: build the image, and run the command with IMAGE set to its name.',
  });
}

/** Says which line failed, as the last thing; of a pipe bash names the last command. */
const TELL = `trap 'code=$?; echo "Line $((LINENO - 1)) failed with exit code $code: $BASH_COMMAND" >&2' ERR`;

async function run(
  { command, image, platform, workspace, variables, timeoutSeconds }: ImageTest,
  write: (chunk: Buffer) => void,
): Promise<Ending> {
  const forPlatform = platform === undefined ? {} : { PLATFORM: platform, DOCKER_DEFAULT_PLATFORM: platform };
  const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', `${TELL}\n${command}`], {
    cwd: workspace,
    env: { ...variables, IMAGE: image, ...forPlatform },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that whatever the command starts can be ended with it.
    detached: true,
  });
  const id = child.pid;
  if (id !== undefined) groups.add(id);
  child.stdout.on('data', write);
  child.stderr.on('data', write);
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    if (id !== undefined) endGroup(id);
  }, timeoutSeconds * 1000);
  try {
    return await new Promise<Ending>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => resolve({ code, late }));
    });
  } catch (cause) {
    throw new Failure(
      {
        code: 'test-failed',
        what: `The test could not be started. ${cause instanceof Error ? cause.message : cause}`,
        why: 'there is no bash on this runner.',
        fix: 'use a runner with bash, such as ubuntu-latest, or take `test` out. Nothing was pushed.',
      },
      { cause },
    );
  } finally {
    clearTimeout(timer);
    if (id !== undefined) groups.delete(id);
  }
}
