import { describe, expect, test } from '@jest/globals';
import type { Account } from '../../src/inputs/aws-inputs.ts';
import type { RepositoryReference } from '../../src/inputs/parse-aws.ts';
import { readWholeName, type TagsPlace, tagOfWholeName } from '../../src/inputs/whole-names.ts';

const HOST = '123456789012.dkr.ecr.eu-west-1.amazonaws.com';
const OTHER = '210987654321.dkr.ecr.eu-west-1.amazonaws.com';
const arn = 'arn:aws:iam::123456789012:role/push';
const role = { arn, partition: 'aws', accountId: '123456789012', name: 'push' };
const byRole: Pick<Account, 'region' | 'registryId' | 'credentials'> = {
  region: 'eu-west-1',
  credentials: { kind: 'roles', roles: [role], audience: 'a', sessionName: 's', durationSeconds: 900 },
};
const byRunner = { region: 'eu-west-1', credentials: { kind: 'runner' } } as const;

function placeWith(
  repository: RepositoryReference | undefined,
  account = byRole,
  elsewhere: 'also-push-to' | 'to-repository' | 'repository' = 'also-push-to',
): TagsPlace {
  return { kind: 'one', repository, account, elsewhere };
}

const shop: RepositoryReference = { name: 'team/shop' };
const hosted: RepositoryReference = {
  name: 'team/shop',
  host: HOST,
  accountId: '123456789012',
  region: 'eu-west-1',
};

function tagOf(text: string, place: TagsPlace): string | { readonly refused: string } {
  const whole = readWholeName(text);
  if (whole === undefined) throw new Error(`${text} is no whole name`);
  const parsed = tagOfWholeName(whole, place);
  return parsed.valid ? parsed.value : { refused: parsed.rule };
}

test.each([
  ['latest', undefined],
  ['feature/x', undefined],
  ['nginx:1', undefined],
  ['team/shop:v1', { name: 'team/shop', tag: 'v1' }],
  ['ghcr.io/a/b:v1', { host: 'ghcr.io', name: 'a/b', tag: 'v1' }],
  ['localhost/a:v1', { host: 'localhost', name: 'a', tag: 'v1' }],
  ['localhost:5000/a:v1', { host: 'localhost:5000', name: 'a', tag: 'v1' }],
  ['localhost:5000/a', undefined],
])('%s as a whole name', (text, expected) => expect(readWholeName(text)).toEqual(expected));

describe('of the own repository', () => {
  test.each<[string, string, TagsPlace]>([
    ['a host that the workflow writes', `${HOST}/team/shop:v1`, placeWith(hosted, byRunner)],
    ['the account of the role', `${HOST}/team/shop:v1`, placeWith(shop)],
    [
      'the account of the registry',
      `${OTHER}/team/shop:v1`,
      placeWith(shop, { ...byRole, registryId: '210987654321' }),
    ],
    ['a registry of this machine', 'localhost:5000/team/shop:v1', placeWith({ ...shop, host: 'localhost:5000' })],
    ['another mistake is told already', `${HOST}/team/shop:v1`, placeWith(undefined)],
  ])('%s', (_why, text, place) => expect(tagOf(text, place)).toBe('v1'));
});

describe('refused', () => {
  test.each<[string, string, TagsPlace, RegExp]>([
    ['another name', `${HOST}/team/other:v1`, placeWith(shop), /also-push-to: 1234.*com\/team\/other`\. .* "v1"/],
    ['another account', `${OTHER}/team/shop:v1`, placeWith(shop), /`also-push-to: 2109.*com\/team\/shop`/],
    ['another host', `${OTHER}/team/shop:v1`, placeWith(hosted), /`also-push-to: 2109.*com\/team\/shop`/],
    ['another region', `${HOST.replace('eu', 'us')}/team/shop:v1`, placeWith(shop), /`also-push-to: .*us-west-1/],
    ['another kind of registry', 'ghcr.io/team/shop:v1', placeWith(shop), /`also-push-to: ghcr\.io\/team\/shop`/],
    ['no host', 'team/shop:v1', placeWith(shop), /Docker Hub\. .* "v1"; .* `also-push-to: docker\.io\/team\/shop`/],
    ['an unknown account', `${HOST}/team/shop:v1`, placeWith(shop, byRunner), /`repository: 1234.*com\/team\/shop`/],
    ['an unknown region', `${HOST}/team/shop:v1`, placeWith(shop, { ...byRole, region: '' }), /do not tell whether/],
    ['a host of this machine', 'localhost:5000/team/shop:v1', placeWith(shop), /`repository: localhost:5000\//],
    [
      'promote',
      `${HOST}/team/other:v1`,
      placeWith(shop, byRole, 'to-repository'),
      /`to-repository: 1234.*com\/team\/other`\. .*"v1"/,
    ],
    [
      'promote, from another kind of registry',
      'ghcr.io/team/other:v1',
      placeWith(shop, byRole, 'to-repository'),
      /`to-repository: ghcr\.io\/team\/other`/,
    ],
    [
      'merge',
      `${HOST}/team/other:v1`,
      placeWith(shop, byRole, 'repository'),
      /a step with `repository: .*\/team\/other`/,
    ],
    ['bake', `${HOST}/team/other:v1`, { kind: 'many' }, /`tags` are for all targets\. Write only the tag, "v1"/],
  ])('%s', (_why, text, place, expected) =>
    expect(tagOf(text, place)).toEqual({ refused: expect.stringMatching(expected) }),
  );
});
