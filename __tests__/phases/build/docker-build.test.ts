import { describe, expect, test } from '@jest/globals';
import type { Docker, Finished } from '../../../src/docker/docker-cli.ts';
import { explainBuild, streamBuild } from '../../../src/phases/build/docker-build.ts';
import { NO_BUILD_INPUTS } from '../../inputs/plain-build.ts';

const failed = (tail: string): Finished => ({ succeeded: false, exitCode: 1, stdout: '', tail });
const DONE: Finished = { succeeded: true, exitCode: 0, stdout: '', tail: '' };
const RACE = failed(
  'ERROR: failed to solve: Unavailable: rpc error: code = Unavailable desc = rpc error: code = Unavailable desc = connection error: desc = "transport: Error while dialing: only one connection allowed"\n',
);
const STORED = failed('ERROR: failed to solve: image "127.0.0.1:1/team/shop:run-1": already exists\n');

describe('a build that failed', () => {
  test.each<[string, readonly Finished[], number, boolean]>([
    ['by a lost connection', [RACE, DONE], 2, true],
    ['by a race with another one', [STORED, DONE], 2, true],
    [
      'by a limit of the builder',
      [failed('ERROR: failed to solve: DeadlineExceeded: commit failed: context deadline exceeded\n'), DONE],
      2,
      true,
    ],
    [
      'by a limit of a registry',
      [
        failed(
          'ERROR: failed to solve: DeadlineExceeded: a:1: failed to resolve source metadata for a:1: context deadline exceeded\n',
        ),
      ],
      1,
      false,
    ],
    ['by it each time', [RACE, RACE, RACE, DONE], 3, false],
    [
      'by a command',
      [failed('ERROR: failed to solve: process "/bin/sh -c mkdir a" did not complete successfully: exit code: 1\n')],
      1,
      false,
    ],
    [
      'by a command that says so',
      [
        failed(
          '#5 0.1 only one connection allowed\n#5 ERROR: process "/bin/sh -c a" did not complete\nERROR: failed to solve: process "/bin/sh -c a: already exists" did not complete successfully: exit code: 1\n',
        ),
      ],
      1,
      false,
    ],
  ])('%s', async (_name, results, calls, succeeded) => {
    let call = 0;
    const lines: string[] = [];
    const docker: Docker = {
      workspace: '.',
      capture: async () => DONE,
      stream: async () => results[call++] ?? DONE,
    };
    const request = {
      args: ['build'],
      info: (line: string) => void lines.push(line),
      warning: () => {},
      caches: 'The cache',
    } as const;
    const { finished } = await streamBuild(docker, request);
    expect(finished.succeeded).toBe(succeeded);
    expect(call).toBe(calls);
    expect(lines.filter((line) => /trying again/.test(line))).toHaveLength(calls - 1);
  });
});

test('a command that failed: the build to look at has no label, tag or path of the step', async () => {
  const tail = 'ERROR: failed to solve: process "/bin/sh -c npm ci" did not complete successfully: exit code: 1\n';
  const docker: Docker = { workspace: '.', capture: async () => DONE, stream: async () => DONE };
  const build = {
    ...NO_BUILD_INPUTS,
    labels: [{ key: 'ecr-build-push.commit', value: 'a' }],
    secrets: [{ id: 'npm.token', kind: 'value', value: 'secret' } as const],
    cacheTo: ['type=registry,ref=a'],
    target: 'release',
  };
  const { problem } = await explainBuild(docker, { build, finished: failed(tail) });
  expect(problem.fix).toMatch(/:\n {4}docker build --secret id=npm\.token,env=NPM_TOKEN --target release \.$/);
});
