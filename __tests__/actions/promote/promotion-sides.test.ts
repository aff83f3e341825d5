import { describe, expect, test } from '@jest/globals';
import { type PromotionSides, parseSide, readSides } from '../../../src/actions/promote/promotion-sides.ts';
import type { Event } from '../../../src/github/event.ts';
import { InputReader } from '../../../src/inputs/input-reader.ts';

const event: Event = {
  name: 'push',
  commit: 'c'.repeat(40),
  ref: 'refs/heads/main',
  repository: { owner: 'octo', name: 'shop' },
  runId: 42,
  runAttempt: 1,
  serverUrl: 'https://github.com',
  fromFork: false,
};
const [ONE, OTHER] = ['123456789012', '210987654321'];
const host = (account = ONE, region = 'eu-west-1') => `${account}.dkr.ecr.${region}.amazonaws.com`;
const role = (account = ONE, partition = 'aws') => `arn:${partition}:iam::${account}:role/push`;
const STAND_IN = { AWS_ENDPOINT_URL: 'http://127.0.0.1:4566' };

type Read = { readonly sides: PromotionSides | undefined; readonly mistakes: readonly string[] };

function read(given: Readonly<Record<string, string>>, variables: Readonly<Record<string, string>> = {}): Read {
  const all: Readonly<Record<string, string>> = { 'aws-region': 'eu-west-1', ...given };
  const reader = new InputReader((name) => all[name] || undefined);
  const sides = readSides(reader, { event, environment: { workspace: '/w', variables } });
  return { sides, mistakes: reader.mistakes };
}

/** The sides as one line each: kind, name, account and region where they are known, and the last role. */
function told({ sides, mistakes }: Read): readonly string[] {
  expect(mistakes).toEqual([]);
  if (sides === undefined) return [];
  const sideOf = (side: PromotionSides['source']): string => {
    const { kind, repository } = side;
    if (side.kind === 'registry') return [kind, repository.host, repository.name].join(' ');
    const { registryId = 'own', region, credentials, createRepository } = side;
    const who = credentials.kind === 'roles' ? `as ${credentials.roles.at(-1)?.accountId}` : 'as runner';
    return [kind, repository.name, registryId, region, who, ...(createRepository ? ['created'] : [])].join(' ');
  };
  return [sideOf(sides.source), sideOf(sides.target), sides.route];
}

describe('the two sides', () => {
  const asOne = { 'role-to-assume': role() };
  test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    [
      'one repository',
      { repository: 'team/shop' },
      ['ecr team/shop own eu-west-1 as runner', 'ecr team/shop own eu-west-1 as runner', 'same-repository'],
    ],
    [
      'the same, written twice',
      { repository: 'team/shop', 'to-repository': 'team/shop' },
      ['ecr team/shop own eu-west-1 as runner', 'ecr team/shop own eu-west-1 as runner', 'same-repository'],
    ],
    [
      'another one of the registry, by its name',
      { repository: `${host()}/team/shop`, 'to-repository': 'team/live' },
      [`ecr team/shop ${ONE} eu-west-1 as runner`, `ecr team/live ${ONE} eu-west-1 as runner`, 'same-registry'],
    ],
    [
      'another one of the registry, by its host',
      { repository: `${host()}/team/shop`, 'to-repository': `${host()}/team/live` },
      [`ecr team/shop ${ONE} eu-west-1 as runner`, `ecr team/live ${ONE} eu-west-1 as runner`, 'same-registry'],
    ],
    [
      "another one of the registry, by the role's account",
      { ...asOne, repository: 'team/shop', 'to-repository': `${host()}/team/live`, 'create-repository': 'true' },
      [`ecr team/shop own eu-west-1 as ${ONE}`, `ecr team/live own eu-west-1 as ${ONE} created`, 'same-registry'],
    ],
    [
      "perhaps another registry, as the runner's account is not known",
      { repository: 'team/shop', 'to-repository': `${host()}/team/live` },
      ['ecr team/shop own eu-west-1 as runner', `ecr team/live ${ONE} eu-west-1 as runner`, 'other-registry'],
    ],
    [
      'another region',
      { ...asOne, repository: 'team/shop', 'to-repository': `${host(ONE, 'us-east-1')}/team/shop` },
      [`ecr team/shop own eu-west-1 as ${ONE}`, `ecr team/shop ${ONE} us-east-1 as ${ONE}`, 'other-registry'],
    ],
    [
      'another account with a role of its own',
      { ...asOne, repository: 'team/shop', 'to-repository': `${host(OTHER)}/team/shop`, 'to-role': role(OTHER) },
      [`ecr team/shop own eu-west-1 as ${ONE}`, `ecr team/shop ${OTHER} eu-west-1 as ${OTHER}`, 'other-registry'],
    ],
    [
      "a name is in the account of the target's role",
      { ...asOne, repository: `${host()}/team/shop`, 'to-repository': 'team/shop', 'to-role': role(OTHER) },
      [`ecr team/shop ${ONE} eu-west-1 as ${ONE}`, `ecr team/shop own eu-west-1 as ${OTHER}`, 'other-registry'],
    ],
    [
      "another account, which lets the source's role in",
      { ...asOne, repository: 'team/shop', 'to-repository': `${host(OTHER)}/team/shop` },
      [`ecr team/shop own eu-west-1 as ${ONE}`, `ecr team/shop ${OTHER} eu-west-1 as ${ONE}`, 'other-registry'],
    ],
    [
      'another partition, by a chain of roles',
      {
        ...asOne,
        repository: 'team/shop',
        'to-repository': `${OTHER}.dkr.ecr.cn-north-1.amazonaws.com.cn/team/shop`,
        'to-role': `${role(ONE, 'aws-cn')}\n${role(OTHER, 'aws-cn')}`,
        'role-external-id': 'shop',
        'session-policy': 'repository',
      },
      [`ecr team/shop own eu-west-1 as ${ONE}`, `ecr team/shop ${OTHER} cn-north-1 as ${OTHER}`, 'other-registry'],
    ],
    [
      'from another registry, by the one role',
      { ...asOne, repository: 'ghcr.io/octo/shop', 'to-repository': 'team/shop' },
      ['registry ghcr.io octo/shop', `ecr team/shop own eu-west-1 as ${ONE}`, 'other-registry'],
    ],
    [
      'from another registry, into the region of the URI',
      {
        'aws-region': '',
        repository: 'ghcr.io/octo/shop',
        'to-repository': `${host(OTHER, 'us-east-1')}/team/shop`,
        'to-role': role(OTHER),
      },
      ['registry ghcr.io octo/shop', `ecr team/shop ${OTHER} us-east-1 as ${OTHER}`, 'other-registry'],
    ],
    [
      'to another registry',
      { ...asOne, repository: 'team/shop', 'to-repository': 'ghcr.io/octo/shop', 'create-repository': 'true' },
      [`ecr team/shop own eu-west-1 as ${ONE}`, 'registry ghcr.io octo/shop', 'other-registry'],
    ],
    [
      'within another registry, where AWS is not needed',
      { 'aws-region': '', repository: 'ghcr.io/octo/shop', 'to-repository': 'ghcr.io/octo/live' },
      ['registry ghcr.io octo/shop', 'registry ghcr.io octo/live', 'same-registry'],
    ],
    [
      'from ECR Public',
      { ...asOne, repository: 'public.ecr.aws/octo/shop', 'to-repository': 'team/shop' },
      [`ecr-public octo/shop own us-east-1 as ${ONE}`, `ecr team/shop own eu-west-1 as ${ONE}`, 'other-registry'],
    ],
    [
      'a name of ECR that looks like a host to Docker',
      { repository: 'my.company/shop', 'to-repository': 'com.example.shop/api' },
      [
        'ecr my.company/shop own eu-west-1 as runner',
        'ecr com.example.shop/api own eu-west-1 as runner',
        'same-registry',
      ],
    ],
  ])('%s', (_name, given, expected) => expect(told(read(given))).toEqual(expected));

  test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ['with a role: a stand-in for ECR', { 'role-to-assume': role() }, [`ecr shop own eu-west-1 as ${ONE}`]],
    ['without: any registry', {}, ['registry 127.0.0.1:5000 shop']],
  ])('a registry of this machine, %s', (_name, given, [source]) => {
    expect(told(read({ repository: '127.0.0.1:5000/shop', ...given }, STAND_IN))[0]).toBe(source);
  });

  test('a registry of this machine is none of ECR where AWS is elsewhere', () => {
    const given = { 'to-role': role(), repository: 'localhost:5000/shop', 'to-repository': 'team/shop' };
    expect(told(read(given))).toEqual([
      'registry localhost:5000 shop',
      `ecr team/shop own eu-west-1 as ${ONE}`,
      'other-registry',
    ]);
  });

  test('the credentials of both are the same ones only where there is one role', () => {
    const given = { 'role-to-assume': role(), repository: 'team/shop', 'to-repository': `${host(OTHER)}/team/shop` };
    const shared = read(given).sides;
    const apart = read({ ...given, 'to-role': role() }).sides;
    const credentialsOf = (side: PromotionSides['source'] | undefined) => side?.kind === 'ecr' && side.credentials;
    expect(credentialsOf(shared?.target)).toBe(credentialsOf(shared?.source));
    expect(credentialsOf(apart?.target)).not.toBe(credentialsOf(apart?.source));
  });
});

describe('mistakes', () => {
  test.each<[string, Readonly<Record<string, string>>, RegExp]>([
    ['nothing', {}, /^repository: is required/],
    ['a role for nothing', { repository: 'a1', 'to-role': role() }, /^to-role: is the role for `to-repository`/],
    [
      'a role for a registry that is not in AWS',
      { repository: 'a1', 'to-repository': 'ghcr.io/octo/a1', 'to-role': role() },
      /^to-role: is for ECR, and ghcr\.io\/octo\/a1 is elsewhere/,
    ],
    [
      'a role that nobody asks for',
      { repository: 'ghcr.io/octo/a1', 'role-to-assume': role() },
      /^role-to-assume: is for ECR, and ghcr\.io\/octo\/a1 is elsewhere\. Take/,
    ],
    [
      'a role for a source that is not in AWS, beside that of the target',
      { repository: 'ghcr.io/octo/a1', 'to-repository': 'a1', 'role-to-assume': role(), 'to-role': role(OTHER) },
      /^role-to-assume: .*`to-role` is for the other side/,
    ],
    [
      'credentials of another partition',
      { repository: 'a1', 'to-repository': `${OTHER}.dkr.ecr.cn-north-1.amazonaws.com.cn/a1` },
      /^to-repository: .* in the partition aws-cn, .* `to-role: arn:aws-cn:iam::ACCOUNT:role\/NAME`/,
    ],
    [
      'a role of another partition',
      { repository: 'a1', 'to-repository': 'a1', 'to-role': role(OTHER, 'aws-cn') },
      /^to-role: .* is in the partition aws-cn, the region eu-west-1 is not/,
    ],
    [
      'an account that is not allowed',
      { repository: 'a1', 'to-repository': `${host(OTHER)}/a1`, 'allowed-account-ids': ONE ?? '' },
      /^to-repository: .* is in account 210987654321, and `allowed-account-ids` allows 123456789012/,
    ],
    ['no role', { repository: 'a1', 'to-repository': 'a1', 'to-role': 'push' }, /^to-role: "push" is only a name/],
    [
      'an external id that nobody asks for',
      { repository: 'a1', 'to-repository': 'a1', 'to-role': role(), 'role-external-id': 'shop' },
      /^role-external-id: only a chained role is asked for it/,
    ],
    ['a tag', { repository: 'ghcr.io/octo/a1:v1' }, /^repository: .* carries a tag or digest/],
    ['upper case', { repository: 'a1', 'to-repository': 'ghcr.io/Octo/a1' }, /^to-repository: .* has upper case/],
    [
      'no region',
      { 'aws-region': '', repository: 'ghcr.io/octo/a1', 'to-repository': 'a1' },
      /^aws-region: .* unknown/,
    ],
  ])('%s', (_name, given, expected) => {
    const { mistakes } = read(given);
    expect(mistakes).toEqual([expect.stringMatching(expected)]);
  });
});

test.each<[string, object]>([
  ['team/shop', { name: 'team/shop' }],
  [`${host()}/team/shop`, { name: 'team/shop', host: host(), accountId: ONE, region: 'eu-west-1' }],
  ['ghcr.io/octo/shop', { name: 'octo/shop', host: 'ghcr.io' }],
  ['docker.io/octo/shop', { name: 'octo/shop', host: 'docker.io' }],
  ['registry.example.com:5000/shop', { name: 'shop', host: 'registry.example.com:5000' }],
  ['harbor.dev:443/shop', { name: 'shop', host: 'harbor.dev:443' }],
  ['harbor.dev/shop', { name: 'harbor.dev/shop' }],
])('%s', (text, value) => expect(parseSide(text)).toEqual({ valid: true, value }));
