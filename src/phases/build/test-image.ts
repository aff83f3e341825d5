import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { endFamily, TEST_MARK } from '../../docker/child-processes.ts';
import { testFailed, testNotStarted, testTimedOut } from '../../errors/test-errors.ts';
import type { TestInputs } from '../../inputs/builder-inputs.ts';

/** A test of one image. */
export type ImageTest = TestInputs & {
  /** The image's name in the engine. */
  readonly image: string;
  /** The platform that the test is run for, where the workflow names platforms. */
  readonly platform: string | undefined;
  readonly workspace: string;
  readonly variables: Readonly<Record<string, string>>;
  /** Shows the output of the command. */
  readonly quoting: <T>(work: (write: (chunk: Buffer) => void) => Promise<T>) => Promise<T>;
  readonly info: (line: string) => void;
};

/** How a test ended: its exit code, or that its time was over. */
type Ending = {
  readonly code: number | null;
  readonly late: boolean;
  /** The programs that were still at work, and were ended. */
  readonly ended: readonly string[];
};

/**
 * Runs the command with `IMAGE` and, where there is one, `PLATFORM` (which docker then takes for its own too). The test is over
 * when bash ends: processes that it has left in the background are ended then.
 *
 * @throws Failure `test-failed`: nothing is pushed then
 */
export async function runTest(test: ImageTest): Promise<void> {
  const { code, late, ended } = await test.quoting((write) => run(test, write));
  if (late) throw testTimedOut(test, ended);
  if (ended.length > 0) test.info(`The test has ended, and with it what it had started: ${ended.join(', ')}.`);
  if (code !== 0) throw testFailed(test, code);
}

/** Has bash tell at its end which line failed; of a pipe bash names the last command. */
const TELL = `trap 'code=$?; echo "Line $((LINENO - 1)) failed with exit code $code: $BASH_COMMAND" >&2' ERR`;

async function run(test: ImageTest, write: (chunk: Buffer) => void): Promise<Ending> {
  const mark = randomUUID();
  const child = startBash(test, mark);
  for (const stream of [child.stdout, child.stderr]) stream.on('data', write);
  const closed = Promise.all([child.stdout, child.stderr].map((stream) => once(stream, 'close'))).catch(
    () => undefined,
  );
  const exited = new Promise<number | null>((resolve, reject) => {
    child.once('error', (cause) => reject(testNotStarted(cause)));
    child.once('exit', resolve);
  });
  const family = { mark: `${TEST_MARK}=${mark}`, ...(child.pid === undefined ? {} : { session: child.pid }) };
  const timer = new AbortController();
  try {
    const late = sleep(test.timeoutSeconds * 1000, 'late' as const, { signal: timer.signal }).catch(() => null);
    const first = await Promise.race([exited, late]);
    const ended = await endFamily(family);
    const code = first === 'late' ? null : first;
    // The last output of bash itself may still be on its way.
    await Promise.race([closed, sleep(DRAIN_MS, undefined, { signal: timer.signal }).catch(() => null)]);
    return { code, late: first === 'late', ended };
  } finally {
    timer.abort();
    child.stdout.destroy();
    child.stderr.destroy();
  }
}

const DRAIN_MS = 1_000;

function startBash({ command, image, platform, workspace, variables }: ImageTest, mark: string) {
  const forPlatform = platform === undefined ? {} : { PLATFORM: platform, DOCKER_DEFAULT_PLATFORM: platform };
  return spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', `${TELL}\n${command}`], {
    cwd: workspace,
    env: { ...variables, IMAGE: image, ...forPlatform, [TEST_MARK]: mark },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A session of its own, so that processes that the command starts can be told from all others.
    detached: true,
  });
}
