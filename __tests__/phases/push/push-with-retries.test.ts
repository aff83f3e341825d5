import { describe, expect, test } from '@jest/globals';
import type { Docker, Finished } from '../../../src/docker/docker-cli.ts';
import { pushFailed } from '../../../src/errors/push-errors.ts';
import { pushFromEngine, pushImage, type Refusal } from '../../../src/phases/push/push-with-retries.ts';
import { fakeClock } from '../../lib/test-clock.ts';

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
function world(
  pushes: Finished[],
  {
    inspection = { ...pushed, stdout: JSON.stringify(inspected) },
    id = ID,
    tags = [],
  }: { inspection?: Finished; id?: string; tags?: Finished[] } = {},
) {
  const calls: string[] = [];
  const docker: Docker = {
    workspace: '.',
    capture: async (args) => {
      if (args[0] === 'tag') {
        expect(args).toEqual(['tag', id, target.image]);
        calls.push('tag');
        return tags.shift() ?? pushed;
      }
      expect(args).toEqual(['image', 'inspect', '--format', '{{json .}}', id]);
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
  const clock = fakeClock();
  const told: string[] = [];
  const context = {
    renewLogin: async () => void calls.push('login'),
    resolve: async ({ output, attempts, image }: Refusal) =>
      /already/.test(output) && image?.id === ID ? { digest } : pushFailed(output, target, attempts),
    clock,
    info: (line: string) => void told.push(line),
  };
  return {
    told,
    calls,
    clock,
    context,
    push: () => pushImage(pushFromEngine(docker, target, { id, platform: 'linux/arm64/v8' }), target, context),
  };
}

test('digest and platform of what was pushed', async () => {
  const { push, calls } = world([pushed]);
  expect(await push()).toEqual({ digest, platform: 'linux/arm64/v8' });
  expect(calls).toEqual(['tag', 'push']);
});

test('a name that other runs give and take at the same moment is given again', async () => {
  const failed = (tail: string): Finished => ({ succeeded: false, exitCode: 1, stdout: '', tail });
  const race = `Error response from daemon: failed to create an image ${target.image} with target sha256:ab after deleting the existing one: image "${target.image}": already exists`;
  const { push, calls, told } = world([failed(`tag does not exist: ${target.image}`), pushed], {
    tags: [failed(race)],
  });
  expect(await push()).toEqual({ digest, platform: 'linux/arm64/v8' });
  expect(calls).toEqual(['tag', 'tag', 'push', 'tag', 'push']);
  expect(told).toEqual([expect.stringContaining('already exists'), expect.stringContaining('tag does not exist')]);
});

test('a name that cannot be given for another reason is told at once', async () => {
  const gone: Finished = {
    succeeded: false,
    exitCode: 1,
    stdout: '',
    tail: 'Error response from daemon: No such image: x',
  };
  const { push, calls } = world([], { tags: [gone] });
  await expect(push()).rejects.toMatchObject({ problem: { code: 'push-failed' } });
  expect(calls).toEqual(['tag']);
});

test('an engine that does not tell leaves the comparison to the registry', async () => {
  for (const inspection of [failed('no such image'), { ...pushed, stdout: 'no json' }])
    expect(await world([pushed], { inspection }).push()).toEqual({ digest, platform: 'linux/arm64/v8', unproven: ID });
});

describe('what was pushed is compared with what was built', () => {
  const other = `sha256:${'e'.repeat(64)}`;
  const pushedOther: Finished = { ...pushed, stdout: `v1: digest: ${other} size: 1\n` };

  test('by its digest with the containerd store', async () => {
    const inspection = { ...pushed, stdout: JSON.stringify({ ...inspected, Id: digest }) };
    const { push, calls } = world([pushedOther, pushed], { id: digest, inspection });
    expect(await push()).toEqual({ digest, platform: 'linux/arm64/v8' });
    expect(calls).toEqual(['tag', 'push', 'tag', 'push']);
  });

  test('by where the image was pushed to with the classic store', async () => {
    const { push, calls } = world([pushedOther, pushedOther, pushed]);
    expect(await push()).toEqual({ digest, platform: 'linux/arm64/v8' });
    expect(calls).toEqual(['tag', 'push', 'tag', 'push', 'tag', 'push']);
  });

  test('and told, where it is another one four times', async () => {
    const { push, calls } = world(Array.from({ length: 4 }, () => pushedOther));
    await expect(push()).rejects.toMatchObject({
      problem: { code: 'push-failed', what: expect.stringMatching(/pushed 4 times.*another image/) },
    });
    expect(calls.filter((call) => call === 'push')).toHaveLength(4);
  });
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
      [500, 1000],
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
      [0, 500],
    ],
  ])('%s', async (_name, pushes, expected, sleeps) => {
    const { push, calls, clock, told } = world([...pushes]);
    expect(await push()).toMatchObject({ digest });
    const failures = pushes.flatMap(({ succeeded, tail }) => (succeeded ? [] : [tail]));
    expect(told).toEqual(failures.map((tail) => expect.stringContaining(`The push failed: ${tail}`)));
    expect(calls.filter((call) => call !== 'tag')).toEqual(expected);
    expect(clock.sleeps).toEqual(sleeps);
  });
});

describe('gives up', () => {
  test.each<[string, Finished[], string, string[]]>([
    [
      'after 75 seconds of faults',
      Array.from({ length: 12 }, () => failed('EOF: EOF')),
      'push-failed',
      Array.from({ length: 12 }, () => 'push'),
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
    expect(calls.filter((call) => call !== 'tag')).toEqual(expected);
  });
});

test('a refusal that turns out to be this very image is no failure', async () => {
  expect(await world([failed('tag invalid: already there')]).push()).toEqual({ digest, platform: 'linux/arm64/v8' });
});

test('a name that the engine does not give the image is told at once', async () => {
  const { context } = world([]);
  const docker: Docker = {
    workspace: '.',
    capture: async () => failed('docker tag gave no answer in 60 seconds'),
    stream: async () => {
      throw new Error('pushes what has no name');
    },
  };
  const push = pushImage(pushFromEngine(docker, target, { id: ID, platform: 'linux/amd64' }), target, context);
  await expect(push).rejects.toMatchObject({ problem: { code: expect.any(String) } });
  expect(context.clock.sleeps).toEqual([]);
});
