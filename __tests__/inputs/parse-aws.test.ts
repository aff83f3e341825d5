import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  parseAccountId,
  parseAudience,
  parseExternalId,
  parseRegion,
  parseRepository,
  parseRole,
  parseSessionName,
  type RepositoryReference,
  type Role,
} from '../../src/inputs/parse-aws.ts';
import type { Parsed } from '../../src/lib/parsed.ts';
import { runs } from '../lib/properties.ts';

const value = <T>(parsed: Parsed<T>): T => {
  if (!parsed.valid) throw new Error(`refused: ${parsed.rule}`);
  return parsed.value;
};
const rule = (parsed: Parsed<unknown>): string => {
  if (parsed.valid) throw new Error(`accepted as ${JSON.stringify(parsed.value)}`);
  return parsed.rule;
};

describe('parseRegion', () => {
  test.each([
    'us-east-1',
    'eu-west-1',
    'ap-southeast-5',
    'us-gov-west-1',
    'cn-northwest-1',
    'us-iso-east-1',
    'us-isob-east-1',
    'eusc-de-east-1',
    'mx-central-1',
    'il-central-1',
  ])('%s', (region) => expect(value(parseRegion(region))).toBe(region));

  test.each([
    ['eu-west-1a', 'is an availability zone. Its region is "eu-west-1".'],
    ['EU-West-1', 'is not a region: regions are in lower case. Did you mean "eu-west-1"?'],
    ['europe', 'is not a region. Write its code, for example eu-west-1.'],
    ['eu_west_1', 'is not a region. Write its code, for example eu-west-1.'],
    ['eu-west', 'is not a region. Write its code, for example eu-west-1.'],
    ['eu-west1', 'is not a region. Did you mean "eu-west-1"?'],
    ['Frankfurt', 'is not a region. Write its code, for example eu-west-1.'],
    ['${{ vars.REGION }}', 'is not a region. Write its code, for example eu-west-1.'],
  ])('refuses %s', (text, expected) => expect(rule(parseRegion(text))).toBe(expected));
});

describe('parseAccountId', () => {
  test.each(['123456789012', '000000000000'])('%s', (id) => expect(value(parseAccountId(id))).toBe(id));

  test.each([
    ['1234-5678-9012', /has hyphens. Write "123456789012"/],
    ['12345678901', /has 11 digits.*quotes, "012345678901"/],
    ['12345678', /has 8 digits/],
    ['1234567890123', /Write its 12 digits/],
    ['my-account', /Write its 12 digits/],
    ['12345678901x', /Write its 12 digits/],
  ])('refuses %s', (text, expected) => expect(rule(parseAccountId(text))).toMatch(expected));
});

describe('parseRole', () => {
  test.each<[string, Omit<Role, 'arn'>]>([
    ['arn:aws:iam::123456789012:role/push', { partition: 'aws', accountId: '123456789012', name: 'push' }],
    [
      'arn:aws:iam::123456789012:role/ci/team/push',
      { partition: 'aws', accountId: '123456789012', name: 'ci/team/push' },
    ],
    ['arn:aws-cn:iam::123456789012:role/push', { partition: 'aws-cn', accountId: '123456789012', name: 'push' }],
    [
      'arn:aws-us-gov:iam::123456789012:role/a+b=c,d.e@f_g-h',
      { partition: 'aws-us-gov', accountId: '123456789012', name: 'a+b=c,d.e@f_g-h' },
    ],
  ])('%s', (arn, role) => expect(value(parseRole(arn))).toEqual({ arn, ...role }));

  test.each([
    ['arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com', /ARN of the OIDC provider/],
    ['arn:aws:sts::123456789012:assumed-role/push/session', /ARN of a session/],
    ['arn:aws:iam::123456789012:user/me', /ARN of a user/],
    ['push', /only a name/],
    ['arn:aws:iam::123456789012:role/a, arn:aws:iam::123456789012:role/b', /one role per line/],
    ['arn:aws:iam::12345:role/push', /not the ARN of an IAM role/],
    ['arn:aws:iam::123456789012:role/', /not the ARN of an IAM role/],
    ['arn:aws:iam::123456789012:role/a b', /not the ARN of an IAM role/],
    [`arn:aws:iam::123456789012:role/${'a'.repeat(65)}`, /not the ARN of an IAM role/],
  ])('refuses %s', (text, expected) => expect(rule(parseRole(text))).toMatch(expected));
});

describe('session name, external id, audience', () => {
  test.each(['ab', 'gha-shop-1-1', 'a@b.c,d=e+f_g', 'x'.repeat(64)])('session name %s', (text) => {
    expect(value(parseSessionName(text))).toBe(text);
  });
  test.each(['a', 'has space', 'slash/es', 'x'.repeat(65), 'ü'.repeat(4)])('refuses session name %s', (text) => {
    expect(rule(parseSessionName(text))).toMatch(/2 to 64 characters/);
  });
  test('external id', () => {
    expect(value(parseExternalId('a:b/c-1'))).toBe('a:b/c-1');
    expect(rule(parseExternalId('a b'))).toMatch(/not an external id/);
    expect(rule(parseExternalId('a'))).toMatch(/not an external id/);
  });
  test('audience', () => {
    expect(value(parseAudience('https://example.com/aud'))).toBe('https://example.com/aud');
    expect(rule(parseAudience('a b'))).toMatch(/white space/);
  });
});

describe('parseRepository', () => {
  test.each<[string, RepositoryReference]>([
    ['shop', { name: 'shop' }],
    ['team/shop', { name: 'team/shop' }],
    ['a/b/c/d-e_f.g', { name: 'a/b/c/d-e_f.g' }],
    ['my.company/team/shop', { name: 'my.company/team/shop' }],
    ['com.example.shop/api', { name: 'com.example.shop/api' }],
    ['shop.dev/api', { name: 'shop.dev/api' }],
    ['next.js/api', { name: 'next.js/api' }],
    ['v1.2/api', { name: 'v1.2/api' }],
    ['harbor.example.com', { name: 'harbor.example.com' }],
    [
      '123456789012.dkr.ecr.eu-west-1.amazonaws.com/registry.k8s.io/pause',
      {
        name: 'registry.k8s.io/pause',
        host: '123456789012.dkr.ecr.eu-west-1.amazonaws.com',
        accountId: '123456789012',
        region: 'eu-west-1',
      },
    ],
    [
      '123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/shop',
      {
        name: 'team/shop',
        host: '123456789012.dkr.ecr.eu-west-1.amazonaws.com',
        accountId: '123456789012',
        region: 'eu-west-1',
      },
    ],
    [
      '123456789012.dkr.ecr-fips.us-gov-west-1.amazonaws.com/shop',
      {
        name: 'shop',
        host: '123456789012.dkr.ecr-fips.us-gov-west-1.amazonaws.com',
        accountId: '123456789012',
        region: 'us-gov-west-1',
      },
    ],
    [
      '123456789012.dkr-ecr.eu-west-1.on.aws/shop',
      { name: 'shop', host: '123456789012.dkr-ecr.eu-west-1.on.aws', accountId: '123456789012', region: 'eu-west-1' },
    ],
    [
      '123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn/shop',
      {
        name: 'shop',
        host: '123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn',
        accountId: '123456789012',
        region: 'cn-north-1',
      },
    ],
    ['127.0.0.1:5000/team/shop', { name: 'team/shop', host: '127.0.0.1:5000' }],
    ['localhost:5000/shop', { name: 'shop', host: 'localhost:5000' }],
    ['[::1]:5000/shop', { name: 'shop', host: '[::1]:5000' }],
  ])('%s', (text, reference) => expect(value(parseRepository(text))).toEqual(reference));

  test.each([
    ['Team/Shop', 'has upper case, which ECR does not allow. Write "team/shop".'],
    [
      'https://123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop',
      'has a scheme. Write "123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop".',
    ],
    ['team/shop:latest', 'carries a tag or digest. Write "team/shop" here, and tags in the input `tags`.'],
    ['s', 'has 1 characters, a repository name has 2 to 256.'],
    ['a'.repeat(257), 'has 257 characters, a repository name has 2 to 256.'],
  ])('refuses %s', (text, expected) => expect(rule(parseRepository(text))).toBe(expected));

  test.each([
    ['public.ecr.aws/shop', /lacks a part: .* "public\.ecr\.aws\/ALIAS\/shop"/],
    ['public.ecr.aws/', /lacks the repository/],
    ['public.ecr.aws', /lacks the repository: .* "public\.ecr\.aws\/ALIAS\/NAME"/],
    ['public.ecr.aws/octo/Shop', /has upper case/],
    ['public.ecr.aws/octo/shop:v1', /carries a tag/],
    ['arn:aws:ecr:eu-west-1:123456789012:repository/demo/app', /is an ARN. Write "demo\/app"/],
    [
      '123456789012.dkr.ecr.eu-west-1.amazonaws.com',
      /names only the registry. Add the repository: "123456789012.dkr.*\/NAME"/,
    ],
    ['ghcr.io/team/shop', /is in another registry/],
    ['docker.io/team/shop', /is in another registry/],
    ['12345678901.dkr.ecr.eu-west-1.amazonaws.com/shop', /account "12345678901", which has 11 digits/],
    ['123456789012.dkr.ecr.eu-west-1a.amazonaws.com/shop', /region "eu-west-1a", which is an availability zone/],
    ['registry.example.com:5000/shop', /host "registry.example.com:5000", which is not a registry of ECR/],
    ...[
      'harbor.example.com',
      'Harbor.Example.com',
      'example.com',
      'eu.gcr.example.de',
      'nexus.acme.local',
      'registry.k8s.io',
      '10.0.0.5',
    ].map((host): [string, RegExp] => [
      `${host}/acme/shop`,
      new RegExp(
        `^names the host "${host}", which is not a registry of ECR\\. .*example "acme/shop"\\. .*com/${host}/acme`,
      ),
    ]),
    ['team/shop@sha256:abc', /carries a tag or digest/],
    ['/team/shop', /not a repository name/],
    ['team//shop', /not a repository name/],
    ['team/-shop', /not a repository name/],
    ['team/shop/', /not a repository name/],
    ['team shop', /not a repository name/],
    ['team/sh..op', /not a repository name/],
  ])('refuses %s', (text, expected) => expect(rule(parseRepository(text))).toMatch(expected));
});

describe('what is put together comes apart again', () => {
  const digits = fc.stringMatching(/^[0-9]{12}$/);
  const region = fc.stringMatching(/^[a-z]{2,4}(-[a-z]{1,9}){1,2}-[0-9]{1,2}$/);
  const name = fc.stringMatching(/^[a-z0-9]{2,9}([._-][a-z0-9]{1,3}){0,3}(\/[a-z0-9]{1,9}(-[a-z0-9])?){0,2}$/);

  test('a role', () => {
    const partition = fc.constantFrom('aws', 'aws-cn', 'aws-us-gov', 'aws-iso-b');
    const path = fc.stringMatching(/^([a-z+=,.@_-]{1,9}\/){0,2}[A-Za-z0-9+=,.@_-]{1,64}$/);
    fc.assert(
      fc.property(partition, digits, path, (own, accountId, role) => {
        const arn = `arn:${own}:iam::${accountId}:role/${role}`;
        expect(parseRole(arn)).toEqual({ valid: true, value: { arn, partition: own, accountId, name: role } });
      }),
      runs(),
    );
  });

  test('a repository in a registry', () => {
    const middle = fc.constantFrom('.dkr.ecr.', '.dkr.ecr-fips.', '.dkr-ecr.', '.dkr-ecr-fips.');
    const domain = fc.constantFrom('amazonaws.com', 'amazonaws.com.cn', 'on.aws', 'c2s.ic.gov');
    fc.assert(
      fc.property(fc.tuple(digits, middle, region, domain), name, (parts, repository) => {
        const [accountId, kind, code, end] = parts;
        const host = `${accountId}${kind}${code}.${end}`;
        const value = { host, accountId, region: code, name: repository };
        expect(parseRepository(`${host}/${repository}`)).toEqual({ valid: true, value });
        expect(parseRepository(`https://${host}/${repository}`)).toMatchObject({
          rule: `has a scheme. Write "${host}/${repository}".`,
        });
        const arn = `arn:aws:ecr:${code}:${accountId}:repository/${repository}`;
        expect(parseRepository(arn)).toMatchObject({ rule: `is an ARN. Write "${repository}".` });
        expect(parseRepository(`${host}/${repository}:a`)).toMatchObject({
          rule: expect.stringContaining(`Write "${repository}" here`),
        });
      }),
      runs(),
    );
  });
});
