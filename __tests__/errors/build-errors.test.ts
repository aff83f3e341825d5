import { describe, expect, test } from '@jest/globals';
import { buildFailed } from '../../src/errors/build-errors.ts';

describe('buildFailed', () => {
  const command = 'docker build --build-arg A=… .';
  const failed = (message: string, output = message) =>
    buildFailed({
      error: { lastLines: [], message },
      dockerfile: 'Dockerfile',
      inWorkspace: true,
      command,
      exitCode: 1,
      output,
    });

  test.each<[string, string, string, RegExp]>([
    [
      'a command',
      'failed to solve: process "/bin/sh -c x" did not complete successfully: exit code: 1',
      'build-failed',
      /command in the Dockerfile failed/,
    ],
    [
      'a program of another platform',
      'exec /bin/sh: exec format error\nfailed to solve: process "x" did not complete successfully: exit code: 1',
      'build-failed',
      /docker\/setup-qemu-action/,
    ],
    [
      'a command, classic',
      "The command '/bin/sh -c x' returned a non-zero code: 3",
      'build-failed',
      /command in the Dockerfile failed/,
    ],
    ['a file', 'failed to calculate checksum of ref a::b: "/x": not found', 'build-failed', /not in the build context/],
    [
      'a file, classic',
      'COPY failed: file not found in build context or excluded by .dockerignore: stat x: file does not exist',
      'build-failed',
      /not in the build context/,
    ],
    [
      'a base image',
      'docker.io/library/nosuch:1: failed to resolve source metadata for docker.io/library/nosuch:1: not found',
      'build-failed',
      /base image was not found/,
    ],
    [
      'a private base image',
      'pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed',
      'base-image-denied',
      /docker\/login-action/,
    ],
    [
      'a base image in ECR',
      'failed to resolve source metadata for host/base: unexpected status from HEAD request: 403 Forbidden',
      'base-image-denied',
      /ecr:BatchGetImage/,
    ],
    ['no Dockerfile', 'failed to read dockerfile: open x: no such file or directory', 'dockerfile-missing', /`file`/],
    [
      'no Dockerfile, classic',
      'unable to prepare context: unable to evaluate symlinks in Dockerfile path: lstat x',
      'dockerfile-missing',
      /`file`/,
    ],
    [
      'a syntax error',
      'dockerfile parse error on line 1: unknown instruction: FROMM',
      'build-failed',
      /output of the build/,
    ],
  ])('%s', (_name, message, code, expected) => {
    const failure = failed(message);
    expect(failure.problem.code).toBe(code);
    expect(failure.message).toMatch(expected);
    expect(failure.message).toContain(`Docker says: ${message}`);
    expect(failure.message).toContain('Nothing was pushed.');
  });

  test('a full disk, wherever it says so', () => {
    expect(failed('failed to solve: x', 'write /a: no space left on device\nfailed to solve: x').problem.code).toBe(
      'disk-full',
    );
  });

  test('names place, instruction and last output; the annotation points there', () => {
    const error = { line: 4, instruction: 'RUN make', lastLines: ['0.1 oh', '0.2 no'], message: 'exit code: 2' };
    const failure = buildFailed({
      error,
      dockerfile: 'api/Dockerfile',
      inWorkspace: true,
      command,
      exitCode: 1,
      output: '',
    });
    expect(failure.problem.location).toEqual({ file: 'api/Dockerfile', line: 4 });
    expect(failure.problem.what).toBe(
      'The build failed at api/Dockerfile:4: RUN make\n    0.1 oh\n    0.2 no\nDocker says: exit code: 2\nNothing was pushed.',
    );
    const remote = buildFailed({
      error,
      dockerfile: 'Dockerfile',
      inWorkspace: false,
      command,
      exitCode: 1,
      output: '',
    });
    expect(remote.problem).not.toHaveProperty('location');
  });

  test('a docker that was killed', () => {
    const failure = buildFailed({
      error: { lastLines: [], message: 'x' },
      dockerfile: 'D',
      inWorkspace: true,
      command,
      exitCode: null,
      output: '',
    });
    expect(failure.message).toContain('ended by a signal');
  });
});
