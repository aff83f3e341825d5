import { expect, test } from '@jest/globals';
import { builderNotMade } from '../../src/errors/builder-errors.ts';

const booting = (said: string): string => `#1 [internal] booting buildkit
#1 pulling image moby/buildkit:v1 0.0s done
#1 ERROR: ${said}
------
 > [internal] booting buildkit:
------
ERROR: ${said}
`;

test.each<[string, string, string, RegExp]>([
  [
    'a registry that is not reached',
    booting(
      'Error response from daemon: failed to resolve reference "docker.io/moby/buildkit:v1": failed to do request: Head "https://registry-1.docker.io/v2/": dial tcp: lookup registry-1.docker.io on 10.255.255.53:53: no such host',
    ),
    'builder-missing',
    /does not reach the registry of moby\/buildkit:v1/,
  ],
  [
    'a registry that has had enough',
    booting('Error response from daemon: toomanyrequests: You have reached your pull rate limit.'),
    'throttled',
    /lets only so many images[\s\S]*docker\/login-action/,
  ],
  [
    'a full disk',
    booting('Error response from daemon: write /var/lib/docker/tmp/x: no space left on device'),
    'disk-full',
    /docker system prune/,
  ],
  ['no plugin', "docker: 'buildx' is not a docker command.\nSee 'docker --help'", 'builder-missing', /install-buildx/],
])('%s', (_name, output, code, expected) => {
  const { problem, message } = builderNotMade(output, 'moby/buildkit:v1');
  expect(problem.code).toBe(code);
  expect(message).toMatch(expected);
  expect(problem.what).not.toContain('ERROR');
});
