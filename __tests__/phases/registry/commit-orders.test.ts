import { afterEach, describe, expect, test } from '@jest/globals';
import { toTrigger } from '../../../src/github/event.ts';
import type { Comparison } from '../../../src/github/github-api.ts';
import type { TimeLimit } from '../../../src/lib/http.ts';
import { commitOrders, commitOrdersFor, type OrderSources } from '../../../src/phases/registry/commit-orders.ts';
import type { Step } from '../../../src/phases/step.ts';
import type { CommitOrder } from '../../../src/plan/image-age.ts';
import { type SmallGithub, startGithub } from '../../github/small-github.ts';

const [ours, theirs, other] = ['a', 'b', 'c'].map((letter) => letter.repeat(40)) as [string, string, string];

/** GitHub that answers by these, as `base...head`, and a checkout that knows these. */
function world(
  answers: Readonly<Record<string, Comparison>>,
  placed: Partial<Awaited<ReturnType<OrderSources['history']['place']>>> = {},
  more: Partial<OrderSources> = {},
) {
  const asked: string[] = [];
  const limits: TimeLimit[] = [];
  const orders = commitOrders({
    commit: ours,
    history: { place: async () => ({ later: [], notLater: [], ...placed }) },
    github: async () => ({
      compare: async (base, head, limit) => {
        limits.push(limit);
        const name = `${base.slice(0, 1)}...${head.length === 40 ? head.slice(0, 1) : head}`;
        asked.push(name);
        return answers[name];
      },
    }),
    branch: 'main',
    ...more,
  });
  return { orders, asked, limits };
}

const both = { 'b...main': 'ahead', 'a...main': 'ahead' } as const;
const gone = { 'b...main': 'diverged', 'a...main': 'identical' } as const;

test.each<[string, ReturnType<typeof world>, CommitOrder, string[]]>([
  [
    'GitHub: later, and on the branch',
    world({ 'a...b': 'ahead', ...both }),
    'later',
    ['a...b', 'b...main', 'a...main'],
  ],
  [
    'GitHub: later, and taken back',
    world({ 'a...b': 'ahead', ...gone }),
    'withdrawn',
    ['a...b', 'b...main', 'a...main'],
  ],
  [
    'GitHub: ours was taken back too',
    world({ 'a...b': 'ahead', 'b...main': 'diverged', 'a...main': 'diverged' }),
    'later',
    ['a...b', 'b...main', 'a...main'],
  ],
  ['GitHub: before ours', world({ 'a...b': 'behind' }), 'not-later', ['a...b']],
  ['GitHub: of another line', world({ 'a...b': 'diverged' }), 'not-later', ['a...b']],
  ['GitHub does not tell', world({}), 'unknown', ['a...b']],
  ['GitHub does not tell of the branch', world({ 'a...b': 'ahead' }), 'later', ['a...b', 'b...main', 'a...main']],
  ['not on a branch', world({ 'a...b': 'ahead' }, {}, { branch: undefined as never }), 'later', ['a...b']],
  ['the checkout: later', world(both, { later: [theirs] }), 'later', ['b...main', 'a...main']],
  [
    'the checkout: later, and GitHub: taken back',
    world(gone, { later: [theirs] }),
    'withdrawn',
    ['b...main', 'a...main'],
  ],
  ['the checkout: not later', world({}, { notLater: [theirs] }), 'not-later', []],
  ['this push has taken it back', world({}, { later: [theirs] }, { forcedAway: theirs }), 'withdrawn', []],
  [
    'this push has taken it back, and GitHub knows it',
    world({ 'a...b': 'ahead' }, {}, { forcedAway: theirs }),
    'withdrawn',
    ['a...b'],
  ],
])('%s', async (_name, { orders, asked }, order, questions) => {
  expect([...(await orders([theirs]))]).toEqual([[theirs, order]]);
  expect(asked).toEqual(questions);
});

describe('without GitHub', () => {
  const { github: _github, ...rest } = { github: undefined };
  const offline = (placed: Parameters<typeof world>[1]) => {
    const history = { place: async () => ({ later: [], notLater: [], ...placed }) };
    return commitOrders({ commit: ours, history, ...rest });
  };
  test.each<[Parameters<typeof world>[1], CommitOrder]>([
    [{ later: [theirs] }, 'later'],
    [{ notLater: [theirs] }, 'not-later'],
    [{}, 'unknown'],
  ])('the checkout alone: %j', async (placed, order) => {
    expect((await offline(placed)([theirs])).get(theirs)).toBe(order);
  });
});

test('each commit is asked for once, and of many only some', async () => {
  const { orders, asked } = world({});
  await orders([theirs, other]);
  await orders([other, theirs]);
  expect(asked).toEqual(['a...b', 'a...c']);
  const many = Array.from({ length: 50 }, (_, index) => index.toString(16).padStart(40, '0'));
  const found = await orders(many);
  expect(found.size).toBe(50);
  expect(asked).toHaveLength(10);
});

test('five seconds are given to all that GitHub is asked about one commit', async () => {
  const { orders, limits } = world({ 'a...b': 'ahead', ...both });
  await orders([theirs]);
  expect(limits.map(({ seconds }) => seconds)).toEqual([5, 5, 5]);
  expect(new Set(limits).size).toBe(1);
});

describe('what a step asks of GitHub', () => {
  let running: SmallGithub | undefined;
  afterEach(async () => {
    await running?.close();
    running = undefined;
  });

  /** A GitHub by which `theirs` is later than ours, and was taken off its branch. */
  async function startWithdrawn(): Promise<SmallGithub> {
    running = await startGithub((about) => {
      const isOfBranch = !about.endsWith(theirs);
      const status = isOfBranch ? (about.includes(ours) ? 'identical' : 'diverged') : 'ahead';
      return { status: 200, body: { status } };
    });
    return running;
  }

  /** What it was asked, as `base...head` with the first letter of each commit. */
  const questions = ({ asked }: SmallGithub): string[] =>
    asked.map((url) =>
      decodeURIComponent(url)
        .replace(/^.*\/compare\/|\?.*$/g, '')
        .replace(/([a-c])\1{39}/g, '$1'),
    );

  /** A step of our commit, which nothing is checked out for. */
  function stepOf(github: SmallGithub, eventName: string, ref: string, payload: object = {}): Step<unknown> {
    const repo = { owner: 'octo', repo: 'shop' };
    const run = { sha: ours, ref, runId: 7, runAttempt: 1, serverUrl: 'https://github.com' };
    const trigger = toTrigger({ ...run, eventName, payload: { ...payload }, repo });
    return {
      trigger,
      event: { ...trigger.event, commit: ours },
      source: (input: string) => (input === 'github-token' ? 'ghs_x' : undefined),
      environment: { workspace: '/nowhere', variables: { GITHUB_API_URL: github.url } },
    } as unknown as Step<unknown>;
  }

  const pull = { pull_request: { number: 7, head: { sha: ours }, base: { ref: 'main' } } };
  test.each<[string, string, object, CommitOrder, string[]]>([
    ['push', 'refs/heads/main', {}, 'withdrawn', ['a...b', 'b...main', 'a...main']],
    ['workflow_dispatch', 'refs/heads/feature/x', {}, 'withdrawn', ['a...b', 'b...feature/x', 'a...feature/x']],
    // Nothing is taken back there.
    ['push', 'refs/tags/v1.4.2', {}, 'later', ['a...b']],
    ['release', 'refs/tags/v1.4.2', {}, 'later', ['a...b']],
    ['pull_request', 'refs/pull/7/merge', pull, 'later', ['a...b']],
    ['workflow_dispatch', '', {}, 'later', ['a...b']],
  ])('in a run for %s of "%s"', async (eventName, ref, payload, order, asked) => {
    const github = await startWithdrawn();
    const orders = commitOrdersFor(stepOf(github, eventName, ref, payload));
    expect((await orders([theirs])).get(theirs)).toBe(order);
    expect(questions(github).toSorted()).toEqual(asked.toSorted());
  });

  test.each<[string, object, CommitOrder]>([
    ['a push that has taken it off', { forced: true, before: theirs }, 'withdrawn'],
    ['a push that was not forced', { forced: false, before: theirs }, 'later'],
    ['a push that has taken another one off', { forced: true, before: other }, 'later'],
  ])('%s', async (_name, payload, order) => {
    const github = await startWithdrawn();
    const { trigger, event, ...step } = stepOf(github, 'push', 'refs/heads/main', payload);
    // Without a branch the push alone tells.
    const orders = commitOrdersFor({ ...step, trigger, event: { ...event, ref: '' } });
    expect((await orders([theirs])).get(theirs)).toBe(order);
  });

  test('is asked once for all targets of a bake, and for each commit of them', async () => {
    const github = await startWithdrawn();
    const step = stepOf(github, 'push', 'refs/tags/v1.4.2');
    const at = (commit: string): Step<unknown> => ({ ...step, event: { ...step.event, commit } });
    for (const target of [step, at(ours), at(ours)]) await commitOrdersFor(target)([theirs]);
    expect(questions(github)).toEqual(['a...b']);
    await commitOrdersFor(at(other))([theirs]);
    expect(questions(github)).toEqual(['a...b', 'c...b']);
  });

  test('is nothing where our own commit is not known', async () => {
    const github = await startWithdrawn();
    const step = stepOf(github, 'push', 'refs/heads/main');
    const orders = commitOrdersFor({ ...step, event: { ...step.event, commit: '', ref: '' } });
    expect((await orders([theirs])).get(theirs)).toBe('unknown');
    expect(github.asked).toEqual([]);
  });

  test('is nothing without a token, and nothing of another repository', async () => {
    const github = await startWithdrawn();
    const step = stepOf(github, 'push', 'refs/heads/main');
    const elsewhere = stepOf(github, 'push', 'refs/heads/main');
    const sourceUrl = 'https://github.com/octo/tools';
    for (const one of [
      { ...step, source: () => ' ' },
      { ...elsewhere, event: { ...elsewhere.event, sourceUrl } },
    ])
      expect((await commitOrdersFor(one)([theirs])).get(theirs)).toBe('unknown');
    expect(github.asked).toEqual([]);
  });
});
