import { describe, expect, test } from '@jest/globals';
import { engineUnreachable } from '../../src/errors/engine-errors.ts';

describe('engineUnreachable', () => {
  test.each([
    [
      'not running',
      'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
      /systemctl start docker/,
    ],
    [
      'not allowed',
      'permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock',
      /usermod --append --groups docker/,
    ],
    ['silent', '', /\(nothing\)/],
  ])('%s', (_name, output, expected) => {
    const failure = engineUnreachable(output, undefined);
    expect(failure.problem.code).toBe('docker-not-running');
    expect(failure.message).toMatch(expected);
  });
});

test('an engine that DOCKER_HOST puts elsewhere', () => {
  const failure = engineUnreachable('Cannot connect to the Docker daemon at tcp://x:1.', 'tcp://x:1');
  expect(failure.message).toMatch(/No Docker engine answers at tcp:\/\/x:1[\s\S]*take DOCKER_HOST out/);
});
