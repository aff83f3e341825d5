import { describe, expect, test } from '@jest/globals';
import { kindOf, parseDestination } from '../../src/inputs/destinations.ts';

const ecr = '210987654321.dkr.ecr.us-east-1.amazonaws.com/team/shop';
const role = 'arn:aws:iam::210987654321:role/push';

describe('a line of also-push-to', () => {
  test.each<[string, object]>([
    [ecr, { repository: { accountId: '210987654321', region: 'us-east-1', name: 'team/shop' }, roles: [] }],
    [`${ecr} role=${role}`, { roles: [{ arn: role }] }],
    [`${ecr}   role=${role},${role}2`, { roles: [{ arn: role }, { arn: `${role}2` }] }],
    ['team/other', { repository: { name: 'team/other' } }],
    ['ghcr.io/octo-org/shop', { repository: { host: 'ghcr.io', name: 'octo-org/shop' } }],
    ['docker.io/octo/shop user=octo password-env=HUB', { user: 'octo', variable: 'HUB' }],
    [
      'europe-docker.pkg.dev/project/repo/shop',
      { repository: { host: 'europe-docker.pkg.dev', name: 'project/repo/shop' } },
    ],
    ['registry.example.com:5000/shop', { repository: { host: 'registry.example.com:5000', name: 'shop' } }],
    ['localhost:5000/shop user=a password-env=B', { user: 'a' }],
    [`127.0.0.1:5000/shop role=${role}`, { roles: [{ arn: role }] }],
    ['public.ecr.aws/octo/shop', { repository: { host: 'public.ecr.aws', name: 'octo/shop' } }],
  ])('%s', (text, expected) => {
    expect(parseDestination(text)).toMatchObject({ valid: true, value: expected });
  });

  test.each<[string, RegExp]>([
    [`${ecr}:v1`, /carries a tag/],
    ['ghcr.io/octo/shop:v1', /carries a tag or digest\. Write "ghcr\.io\/octo\/shop"/],
    ['ghcr.io/Octo/Shop', /has upper case\. Write "ghcr\.io\/octo\/shop"/],
    ['https://ghcr.io/octo/shop', /scheme|names the host|not a repository/],
    [`${ecr} rol=${role}`, /has "rol=/],
    [`${ecr} role=push`, /names the role "push", which is only a name/],
    [`${ecr} role=${role} role=${role}`, /gives role twice/],
    [`${ecr} user=a password-env=B`, /is in ECR, where a role logs in/],
    [`ghcr.io/octo/shop role=${role}`, /has a role, but is not in ECR/],
    ['ghcr.io/octo/shop user=octo', /has one of user= and password-env= only/],
    ['ghcr.io/octo/shop user=octo password-env=hunter-2!', /which is no name of a variable/],
    ['210987654321.dkr.ecr.us-east-1.amazonaws.com', /names only the registry/],
  ])('%s is refused', (text, rule) => {
    const parsed = parseDestination(text);
    expect(parsed).toMatchObject({ valid: false, rule: expect.stringMatching(rule) });
  });
});

test.each([
  ['ecr', { host: '123456789012.dkr.ecr-fips.us-gov-west-1.amazonaws.com' }],
  ['ecr', {}],
  ['ecr-public', { host: 'public.ecr.aws' }],
  ['registry', { host: 'quay.io' }],
  ['registry', { host: '127.0.0.1:5000' }],
])('%s: %j', (kind, repository) => expect(kindOf(repository)).toBe(kind));
