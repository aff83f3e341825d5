import { describe, expect, test } from '@jest/globals';
import type { Docker, Finished } from '../../../src/docker/docker-cli.ts';
import { pushFailed } from '../../../src/errors/push-errors.ts';
import { pushFromEngine, pushImage, type Refusal } from '../../../src/phases/push/push-with-retries.ts';
import { fakePatience } from '../../lib/test-clock.ts';

const digest = `sha256:${'d'.repeat(64)}`;
const target = {
  image: 'host/team/shop:v1',
  host: 'host',
  repository: 'team/shop',
  accountId: '1',
  region: 'r',
  partition: 'aws',
  isSeen: true,
};
const pushed: Finished = { succeeded: true, exitCode: 0, stdout: `v1: digest: ${digest} size: 1\n`, tail: '' };
const failed = (tail: string): Finished => ({ succeeded: false, exitCode: 1, stdout: '', tail });
const ID = `sha256:${'1'.repeat(64)}`;
const inspected = {
  Id: ID,
  Os: 'linux',
  Architecture: 'arm64',
  Variant: 'v8',
  RepoDigests: [`host/team/shop@${digest}`],
};

/** A docker whose pushes end as given, one after another; it does nothing that is not expected. */
function world(pushes: Finished[], inspection: Finished = { ...pushed, stdout: JSON.stringify(inspected) }) {
  const calls: string[] = [];
  const docker: Docker = {
    capture: async (args) => {
      expect(args).toEqual(['image', 'inspect', '--format', '{{json .}}', target.image]);
      return inspection;
    },
    stream: async (args) => {
      expect(args).toEqual(['push', target.image]);
      calls.push('push');
      const next = pushes.shift();
      if (next === undefined) throw new Error('one push more than expected');
      return next;
    },
  };
  const clock = fakePatience();
  const context = {
    renewLogin: async () => void calls.push('login'),
    resolve: async ({ output, attempts, image }: Refusal) =>
      /already/.test(output) && image?.id === ID ? { digest } : pushFailed(output, target, attempts),
    clock,
    info: () => {},
  };
  return {
    calls,
    clock,
    context,
    push: () => pushImage(pushFromEngine(docker, target, target.image), target, context),
  };
}

test('digest and platform of what was pushed', async () => {
  const { push, calls } = world([pushed]);
  expect(await push()).toEqual({ digest, platform: 'linux/arm64/v8' });
  expect(calls).toEqual(['push']);
});

test('a platform that cannot be read is unknown, and no reason to fail', async () => {
  expect(await world([pushed], failed('no such image')).push()).toEqual({ digest, platform: undefined });
  expect(await world([pushed], { ...pushed, stdout: 'no json' }).push()).toEqual({ digest, platform: undefined });
});

test('a last line that docker words in another way: the engine still knows the digest', async () => {
  expect(await world([{ ...pushed, stdout: 'all is well' }]).push()).toMatchObject({ digest });
});

describe('tries again', () => {
  test.each<[string, Finished[], string[], number[]]>([
    [
      'after faults, with growing pauses',
      [failed('EOF: EOF'), failed('503 Service Unavailable'), pushed],
      ['push', 'push', 'push'],
      [1000, 2000],
    ],
    [
      'with a new login where the old one is refused',
      [failed('authorization token has expired'), pushed],
      ['push', 'login', 'push'],
      [0],
    ],
    [
      'after a fault behind a new login',
      [failed('403 Forbidden'), failed('unexpected EOF'), pushed],
      ['push', 'login', 'push', 'push'],
      [0, 1000],
    ],
  ])('%s', async (_name, pushes, expected, sleeps) => {
    const { push, calls, clock } = world(pushes);
    expect(await push()).toMatchObject({ digest });
    expect(calls).toEqual(expected);
    expect(clock.sleeps).toEqual(sleeps);
  });
});

describe('gives up', () => {
  test.each<[string, Finished[], string, string[]]>([
    [
      'after four faults',
      Array.from({ length: 4 }, () => failed('EOF: EOF')),
      'push-failed',
      ['push', 'push', 'push', 'push'],
    ],
    [
      'after one new login',
      [failed('403 Forbidden'), failed('403 Forbidden')],
      'permission-missing',
      ['push', 'login', 'push'],
    ],
    ['at once on what does not pass', [failed('tag invalid: immutable')], 'tag-immutable', ['push']],
  ])('%s', async (_name, pushes, code, expected) => {
    const { push, calls } = world(pushes);
    await expect(push()).rejects.toMatchObject({ problem: { code } });
    expect(calls).toEqual(expected);
  });
});

test('a refusal that turns out to be this very image is no failure', async () => {
  expect(await world([failed('tag invalid: already there')]).push()).toEqual({ digest, platform: 'linux/arm64/v8' });
});

test('a name that the engine does not give the image is told at once', async () => {
  const { context } = world([]);
  const docker: Docker = {
    capture: async () => failed('docker tag gave no answer in 60 seconds'),
    stream: async () => {
      throw new Error('pushes what has no name');
    },
  };
  const push = pushImage(pushFromEngine(docker, target, 'host/team/shop:built'), target, context);
  await expect(push).rejects.toMatchObject({ problem: { code: expect.any(String) } });
  expect(context.clock.sleeps).toEqual([]);
});
