import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Answer, FoundImage, ImageId } from '../../../src/distribution/registry.ts';
import { TagTaken } from '../../../src/errors/push-errors.ts';
import { Arrivals } from '../../../src/phases/arrivals.ts';
import { type Pusher, pushTag } from '../../../src/phases/push/push-tag.ts';
import type { Pushed } from '../../../src/phases/push/push-with-retries.ts';
import type { RepositoryFacts } from '../../../src/plan/repository-facts.ts';
import type { TagMutability } from '../../../src/plan/tag-mutability.ts';
import { fakeClock } from '../../lib/test-clock.ts';

const hash = (letter: string): string => `sha256:${letter.repeat(64)}`;
const [digest, config, other] = ['d', 'c', 'e'].map(hash) as [string, string, string];
const location = { host: 'host', repository: 'team/shop', accountId: '1', region: 'r', partition: 'aws', isSeen: true };

const imageOf = (of: string, configDigest: string, tag?: string): FoundImage => ({
  digest: of,
  body: JSON.stringify({ config: { digest: configDigest }, layers: [] }),
  ...(tag === undefined ? {} : { tag }),
});
const shown = (...images: FoundImage[]): Answer<readonly FoundImage[]> => ({ kind: 'found', value: images });
const denied: Answer<never> = { kind: 'denied', permission: 'ecr:BatchGetImage' };
const IMMUTABLE: RepositoryFacts = repository('IMMUTABLE');

function repository(mode: TagMutability['mode'], ...exclusionFilters: string[]): RepositoryFacts {
  return { kind: 'found', uri: 'host/team/shop', registryId: '1', mutability: { mode, exclusionFilters } };
}

let asked: ImageId[];
let calls: string[];
let arrivals: Arrivals;
beforeEach(() => {
  asked = [];
  calls = [];
  arrivals = new Arrivals();
});

type Given = {
  /** What ECR answers, one after another; the last one for good. Without any, it is not to be asked. */
  readonly answers?: readonly Answer<readonly FoundImage[]>[];
  readonly facts?: RepositoryFacts;
  /** When the login ends, from now on. */
  readonly minutes?: number;
  readonly sessionMinutes?: number;
};

/** Pushes the image under v1, to a repository that ECR has shown. */
async function push(pusher: Pusher, { answers = [], facts = IMMUTABLE, minutes = 60, sessionMinutes }: Given) {
  const after = (count: number): Date => new Date(Date.now() + count * 60_000);
  const left = [...answers];
  const authorization = { username: 'AWS', password: 'old', host: 'proxy', scheme: 'https', expiresAt: after(minutes) };
  const registry = {
    images: async ([id, ...others]: readonly ImageId[]) => {
      expect(others).toEqual([]);
      if (id !== undefined) asked.push(id);
      const [next = denied] = left;
      if (left.length === 0) throw new Error('ECR is not to be asked');
      if (left.length > 1) left.shift();
      return next;
    },
    authorize: async () => ({ ...authorization, password: 'new' }),
  };
  const step = { arrivals, clock: fakeClock(), inputs: { tags: ['v1', 'latest'] }, runner: { info: () => {} } };
  const setup = {
    config: { login: async (login: object) => void calls.push(`login ${JSON.stringify(login)}`) },
    identity: { sessionExpiresAt: () => (sessionMinutes === undefined ? undefined : after(sessionMinutes)) },
  };
  const target = { registry, location, snapshot: { authorization, repository: facts } };
  return await pushTag(step as never, target as never, { setup: setup as never, pusher, tag: 'v1' });
}

const done = (succeeded: boolean, tail = '') => ({ succeeded, exitCode: succeeded ? 0 : 1, stdout: '', tail });
const local = { id: config, platform: 'linux/amd64' };

/** What pushes, and has this result. */
const pushes =
  (pushed: Pushed): Pusher =>
  (image) => ({
    push: async () => {
      calls.push(`push ${image}`);
      return done(true);
    },
    pushed: async () => pushed,
    local,
  });

const proven: Pushed = { digest, platform: 'linux/amd64' };

test('a push that the engine has compared is not compared once more', async () => {
  expect(await push(pushes(proven), {})).toEqual({
    value: proven,
    sentence: `Pushed host/team/shop:v1 as ${digest}`,
  });
  expect(calls).toEqual(['push host/team/shop:v1']);
  expect(arrivals.arrived()).toEqual([{ repository: 'host/team/shop', digest, tags: ['v1'] }]);
  expect(arrivals.missing()).toEqual(['host/team/shop:latest']);
});

describe('a login', () => {
  test.each<[string, Given]>([
    ['that ends within five minutes', { minutes: 4 }],
    ['of a session that does', { sessionMinutes: 4 }],
  ])('%s is renewed before the push, for the host of the repository', async (_name, given) => {
    await push(pushes(proven), given);
    expect(calls).toEqual([expect.stringMatching(/^login .*"password":"new","host":"host"/), 'push host/team/shop:v1']);
  });

  test('that lives longer is kept', async () => {
    await push(pushes(proven), { minutes: 6, sessionMinutes: 6 });
    expect(calls).toEqual(['push host/team/shop:v1']);
  });
});

describe('what the engine does not tell, the registry does', () => {
  const unproven = { ...proven, unproven: config };

  test.each<[string, Pushed, Given['answers']]>([
    ['by the configuration of the image', unproven, [shown(imageOf(digest, config))]],
    ['by its digest', { ...unproven, unproven: digest }, [shown(imageOf(digest, other))]],
    ['a moment later', unproven, [shown(), shown(imageOf(other, other)), shown(imageOf(digest, config))]],
    // Then nobody tells: the proof looks at the digest alone.
    ['not where the role may not ask', unproven, [denied]],
    ['not where it never shows the image', unproven, [shown()]],
  ])('%s', async (_name, pushed, answers = []) => {
    expect((await push(pushes(pushed), { answers })).value).toEqual(pushed);
    expect(asked.length).toBeGreaterThanOrEqual(answers.length);
    for (const id of asked) expect(id).toEqual({ digest });
  });

  test('and another image is told, with what is there now', async () => {
    await expect(push(pushes(unproven), { answers: [shown(imageOf(digest, other))] })).rejects.toMatchObject({
      problem: {
        code: 'push-failed',
        what:
          'host/team/shop:v1 was pushed once, and it was another image, not the one that this step built: that is what the ' +
          'tag stands on now.',
      },
    });
    expect(arrivals.arrived()).toHaveLength(1);
  });

  test('an index is no image of the engine', async () => {
    const index = { digest, body: JSON.stringify({ manifests: [] }) };
    await expect(push(pushes(unproven), { answers: [shown(index)] })).rejects.toMatchObject({
      problem: { code: 'push-failed' },
    });
  });
});

describe('a push that is refused for good', () => {
  /** What pushes, and is refused so; a builder does not have what it pushes in the engine. */
  const refused =
    (tail: string, by: 'engine' | 'builder' = 'engine'): Pusher =>
    () => ({
      push: async () => done(false, tail),
      pushed: async () => undefined,
      local: by === 'engine' ? local : undefined,
    });
  const immutable = "tag invalid: The image tag 'v1' already exists and cannot be overwritten because it is immutable.";
  const status = 'unexpected status from PUT request to https://host/v2/team/shop/manifests/v1: 400 Bad Request';
  const there = (configDigest: string) => [shown(imageOf(other, configDigest, 'v1'))];

  test.each<[string, string, Given]>([
    ['another job pushed this very image', immutable, { answers: there(config) }],
    ['the engine passes on the status alone', status, { answers: there(config) }],
    ['it shows a moment later', immutable, { answers: [shown(), ...there(config)] }],
    ['it is called by its digest', immutable, { answers: [shown(imageOf(config, other, 'v1'))] }],
    ['the role may not see the repository', immutable, { answers: there(config), facts: { kind: 'unknown' } }],
    [
      'of all tags this one cannot move',
      immutable,
      { answers: there(config), facts: repository('MUTABLE_WITH_EXCLUSION', 'v*') },
    ],
  ])('is none where %s', async (_name, tail, given) => {
    const { value, sentence } = await push(refused(tail), given);
    const last = given.answers?.at(-1);
    expect(value).toEqual({ digest: last?.kind === 'found' && last.value[0]?.digest, platform: 'linux/amd64' });
    expect(sentence).toBe(`Pushed host/team/shop:v1 as ${value.digest}`);
    for (const id of asked) expect(id).toEqual({ tag: 'v1' });
    expect(arrivals.arrived()).toEqual([{ repository: 'host/team/shop', digest: value.digest, tags: ['v1'] }]);
  });

  test.each<[string, 'engine' | 'builder', Given['answers']]>([
    ['another one', 'engine', there(other)],
    ['one that nothing is known to compare with', 'builder', there(config)],
  ])('names the image where the tag stands on %s', async (_name, by, answers = []) => {
    const failed = push(refused(immutable, by), { answers });
    await expect(failed).rejects.toBeInstanceOf(TagTaken);
    await expect(failed).rejects.toMatchObject({
      problem: { code: 'tag-immutable', what: expect.stringContaining(`stands on ${other} by now`) },
    });
    expect(arrivals.arrived()).toEqual([]);
  });

  test.each<[string, string, Given, string]>([
    ['ECR does not show the tag', immutable, { answers: [shown()] }, 'tag-immutable'],
    ['the role may not ask', status, { answers: [denied] }, 'push-failed'],
    // ECR is not asked, as it would tell nothing.
    ['the tag can move', status, { facts: repository('MUTABLE') }, 'push-failed'],
    ['this one can', status, { facts: repository('IMMUTABLE_WITH_EXCLUSION', 'v*') }, 'push-failed'],
    ['it is about something else', 'denied: not authorized to perform: ecr:PutImage', {}, 'permission-missing'],
  ])('is told as it is where %s', async (_name, tail, given, code) => {
    const failed = push(refused(tail), given);
    await expect(failed).rejects.toMatchObject({ problem: { code } });
    await expect(failed).rejects.not.toBeInstanceOf(TagTaken);
  });
});
