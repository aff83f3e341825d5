import { describe, expect, test } from '@jest/globals';
import type { Comparison } from '../../../src/github/github-api.ts';
import { commitOrders, type OrderSources } from '../../../src/phases/tags/commit-orders.ts';
import type { CommitOrder } from '../../../src/plan/image-age.ts';

const [ours, theirs, other] = ['a', 'b', 'c'].map((letter) => letter.repeat(40)) as [string, string, string];

/** GitHub that answers by these, as `base...head`, and a checkout that knows these. */
function world(
  answers: Readonly<Record<string, Comparison>>,
  placed: Partial<Awaited<ReturnType<OrderSources['history']['place']>>> = {},
  more: Partial<OrderSources> = {},
) {
  const asked: string[] = [];
  const orders = commitOrders({
    commit: ours,
    history: { place: async () => ({ later: [], notLater: [], ...placed }) },
    github: async () => ({
      compare: async (base, head) => {
        const name = `${base.slice(0, 1)}...${head.length === 40 ? head.slice(0, 1) : head}`;
        asked.push(name);
        return answers[name];
      },
    }),
    branch: 'main',
    ...more,
  });
  return { orders, asked };
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
