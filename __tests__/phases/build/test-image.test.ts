import { execFileSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import { runTest } from '../../../src/phases/build/test-image.ts';

/** Runs a test; what it wrote, what was told, and how it ended. */
async function run(command: string, timeoutSeconds = 60) {
  const shown: string[] = [];
  const told: string[] = [];
  const start = performance.now();
  const ended = runTest({
    command,
    timeoutSeconds,
    everyPlatform: false,
    image: 'team/shop:run-1',
    platform: undefined,
    workspace: import.meta.dirname,
    variables: { PATH: process.env.PATH ?? '' },
    quoting: (work) => work((chunk) => shown.push(chunk.toString())),
    info: (line) => told.push(line),
  });
  const problem = await ended.then(
    () => undefined,
    (error) => error.problem,
  );
  return { problem, told, shown: shown.join(''), seconds: (performance.now() - start) / 1000 };
}

/** A number of seconds that no other process sleeps. */
const unique = () => `${600 + Math.floor(Math.random() * 1e6)}`;
const isRunning = (seconds: string) => execFileSync('ps', ['ax', '-o', 'args']).toString().includes(`sleep ${seconds}`);

test.each<[string, (seconds: string) => string]>([
  ['a process in the background', (seconds) => `sleep ${seconds} & echo "$IMAGE is up"`],
  ['one in a session of its own', (seconds) => `setsid sleep ${seconds} & echo "$IMAGE is up"`],
  [
    'one that nobody waits for',
    (seconds) => `(setsid --fork sleep ${seconds} >/dev/null 2>&1 &) ; echo "$IMAGE is up"`,
  ],
])('bash is the test, and %s ends with it', async (_name, command) => {
  const seconds = unique();
  const { problem, told, shown, seconds: took } = await run(command(seconds));
  expect(problem).toBeUndefined();
  expect(shown).toBe('team/shop:run-1 is up\n');
  // What it is called depends on how far it has come by then.
  expect(told).toEqual([expect.stringMatching(/^The test has ended, and with it what it had started: ./)]);
  expect(took).toBeLessThan(4);
  expect(isRunning(seconds)).toBe(false);
});

test('what failed is told, and the background ended all the same', async () => {
  const seconds = unique();
  const { problem, shown } = await run(`sleep ${seconds} &\nfalse`);
  expect(problem).toMatchObject({ code: 'test-failed', what: expect.stringContaining('exit code 1') });
  expect(shown).toContain('Line 2 failed with exit code 1: false');
  expect(isRunning(seconds)).toBe(false);
});

test('when its time is over its children are asked to end, and it is told which were at work', async () => {
  const seconds = unique();
  const { problem, shown } = await run(`trap 'echo cleaned; exit' TERM\nsleep ${seconds} & wait`, 1);
  expect(problem).toMatchObject({ code: 'test-failed', what: expect.stringMatching(/within 1 second\..*: .*sleep/) });
  expect(shown).toContain('cleaned');
  expect(isRunning(seconds)).toBe(false);
});
