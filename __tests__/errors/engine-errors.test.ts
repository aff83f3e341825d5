import { describe, expect, test } from '@jest/globals';
import { engineUnreachable, pullFailed } from '../../src/errors/engine-errors.ts';

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
    [
      'not running, and its configuration not readable',
      'WARNING: Error loading config file: open /home/a/.docker/config.json: permission denied\nCannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
      /does not answer[\s\S]*systemctl start docker/,
    ],
    [
      'elsewhere, and refuses the key',
      'error during connect: Get "http://docker.example.com/v1.50/version": command [ssh -l u -- h docker system dial-stdio] has exited with exit status 255, make sure the URL is valid, and Docker 18.09 or later is installed on the remote host: stderr=u@h: Permission denied (publickey).',
      /does not answer/,
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

test.each([
  ['denied: User: arn:x is not authorized to perform: ecr:BatchGetImage on resource: y', 'permission-missing'],
  [
    'failed to resolve reference: unexpected status from HEAD request to https://h/v2/x: 403 Forbidden',
    'permission-missing',
  ],
  ['Error response from daemon: Get "https://h/v2/": net/http: TLS handshake timeout', 'push-failed'],
  ['Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?', 'push-failed'],
])('pullFailed: %s', (output, code) => expect(pullFailed('h/x@sha256:1', output).problem.code).toBe(code));
