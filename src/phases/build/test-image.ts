import { spawn } from 'node:child_process';
import { endGroup, groups } from '../../docker/child-processes.ts';
import { testFailed, testNotStarted, testTimedOut } from '../../errors/test-errors.ts';
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
export async function runTest(test: ImageTest): Promise<void> {
  const { code, late } = await test.quoting((write) => run(test, write));
  if (late) throw testTimedOut(test);
  if (code !== 0) throw testFailed(test, code);
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
    throw testNotStarted(cause);
  } finally {
    clearTimeout(timer);
    if (id !== undefined) groups.delete(id);
  }
}
