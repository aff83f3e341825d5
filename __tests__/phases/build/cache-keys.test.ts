import { expect, test } from '@jest/globals';
import type { Docker, StreamOptions } from '../../../src/docker/docker-cli.ts';
import { cacheKeysOf, withCacheKeys } from '../../../src/phases/build/cache-keys.ts';
import type { Identity } from '../../../src/phases/credentials/assume-roles.ts';

const DONE = { succeeded: true, exitCode: 0, stdout: '', tail: '' };

/** What a command is given in its environment. */
async function given(args: readonly string[], more?: StreamOptions): Promise<StreamOptions['variables']> {
  let seen: StreamOptions['variables'];
  const docker: Docker = {
    workspace: '/w',
    capture: () => Promise.reject(new Error('nothing is asked')),
    stream: (_args, options) => {
      seen = options?.variables;
      return Promise.resolve(DONE);
    },
  };
  const keys = () => Promise.resolve({ AWS_ACCESS_KEY_ID: 'key' });
  await withCacheKeys(docker, keys).stream(args, more);
  return seen;
}

test.each<[readonly string[], boolean]>([
  [['build', '--cache-from', 'type=s3,bucket=a', '.'], true],
  [['buildx', 'build', '--cache-to', 'mode=max,type=s3', '.'], true],
  [['build', '--cache-from', 'type=registry,ref=a', '.'], false],
  [['build', '--tag', 'type=s3,bucket=a', '.'], false],
  [['push', 'host/name:tag'], false],
  [['build', '.'], false],
])('%j is given the keys: %s', async (args, isGiven) => {
  const own = { ECR_BUILD_PUSH_SECRET_0: 'x' };
  expect(await given(args, { variables: own })).toEqual({ ...own, ...(isGiven ? { AWS_ACCESS_KEY_ID: 'key' } : {}) });
});

test('keys without a token empty an older token, and a profile', async () => {
  const masks: string[] = [];
  const identity: Identity = {
    caller: undefined,
    credentials: undefined,
    current: () => Promise.resolve({ accessKeyId: 'a', secretAccessKey: 'b' }),
    sessionExpiresAt: () => undefined,
  };
  expect(await cacheKeysOf(identity, { mask: (text) => masks.push(text) })()).toEqual({
    AWS_ACCESS_KEY_ID: 'a',
    AWS_SECRET_ACCESS_KEY: 'b',
    AWS_SESSION_TOKEN: '',
    AWS_PROFILE: '',
    AWS_DEFAULT_PROFILE: '',
  });
  expect(masks).toEqual(expect.arrayContaining(['a', 'b']));
});
