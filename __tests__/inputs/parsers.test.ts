import { describe, expect, test } from '@jest/globals';
import * as values from '../../src/inputs/parsers.ts';

const value = <T>(parsed: values.Parsed<T>): T => {
  if (!parsed.valid) throw new Error(`refused: ${parsed.rule}`);
  return parsed.value;
};
const rule = (parsed: values.Parsed<unknown>): string => {
  if (parsed.valid) throw new Error(`accepted as ${JSON.stringify(parsed.value)}`);
  return parsed.rule;
};

describe('parseBoolean', () => {
  test.each([
    ['true', true],
    ['True', true],
    ['TRUE', true],
    ['false', false],
    ['False', false],
    ['FALSE', false],
  ])('%s', (text, expected) => expect(value(values.parseBoolean(text))).toBe(expected));

  test.each(['yes', 'no', 'on', '1', '0', 'tRue', 'true ', ''])('refuses %j', (text) => {
    expect(rule(values.parseBoolean(text))).toBe('is not a boolean. Write true or false.');
  });
});

describe('parseInteger', () => {
  const seconds = values.parseInteger(900, 43200, 'seconds');
  test.each([
    ['900', 900],
    ['3600', 3600],
    ['43200', 43200],
    ['0900', 900],
  ])('%s', (text, expected) => expect(value(seconds(text))).toBe(expected));

  test.each([
    ['899', /out of range.*900 to 43200 seconds/],
    ['43201', /out of range/],
    ['0', /out of range/],
    ['-900', /not a whole number of seconds/],
    ['1h', /not a whole number/],
    ['3600.5', /not a whole number/],
    ['3600s', /not a whole number/],
    ['', /not a whole number/],
  ])('refuses %j', (text, expected) => expect(rule(seconds(text))).toMatch(expected));
});

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
  ])('%s', (region) => expect(value(values.parseRegion(region))).toBe(region));

  test.each([
    ['eu-west-1a', 'is an availability zone. Its region is "eu-west-1".'],
    ['EU-West-1', 'is not a region: regions are in lower case. Did you mean "eu-west-1"?'],
    ['europe', 'is not a region. Write its code, for example eu-west-1.'],
    ['eu_west_1', 'is not a region. Write its code, for example eu-west-1.'],
    ['eu-west', 'is not a region. Write its code, for example eu-west-1.'],
    ['eu-west1', 'is not a region. Did you mean "eu-west-1"?'],
    ['Frankfurt', 'is not a region. Write its code, for example eu-west-1.'],
    ['${{ vars.REGION }}', 'is not a region. Write its code, for example eu-west-1.'],
  ])('refuses %s', (text, expected) => expect(rule(values.parseRegion(text))).toBe(expected));
});

describe('parseAccountId', () => {
  test.each(['123456789012', '000000000000'])('%s', (id) => expect(value(values.parseAccountId(id))).toBe(id));

  test.each([
    ['1234-5678-9012', /has hyphens. Write "123456789012"/],
    ['12345678901', /has 11 digits.*quotes, "012345678901"/],
    ['12345678', /has 8 digits/],
    ['1234567890123', /Write its 12 digits/],
    ['my-account', /Write its 12 digits/],
    ['12345678901x', /Write its 12 digits/],
  ])('refuses %s', (text, expected) => expect(rule(values.parseAccountId(text))).toMatch(expected));
});

describe('parseRole', () => {
  test.each<[string, Omit<values.Role, 'arn'>]>([
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
  ])('%s', (arn, role) => expect(value(values.parseRole(arn))).toEqual({ arn, ...role }));

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
  ])('refuses %s', (text, expected) => expect(rule(values.parseRole(text))).toMatch(expected));
});

describe('session name, external id, audience', () => {
  test.each(['ab', 'gha-shop-1-1', 'a@b.c,d=e+f_g', 'x'.repeat(64)])('session name %s', (text) => {
    expect(value(values.parseSessionName(text))).toBe(text);
  });
  test.each(['a', 'has space', 'slash/es', 'x'.repeat(65), 'ü'.repeat(4)])('refuses session name %s', (text) => {
    expect(rule(values.parseSessionName(text))).toMatch(/2 to 64 characters/);
  });
  test('external id', () => {
    expect(value(values.parseExternalId('a:b/c-1'))).toBe('a:b/c-1');
    expect(rule(values.parseExternalId('a b'))).toMatch(/not an external id/);
    expect(rule(values.parseExternalId('a'))).toMatch(/not an external id/);
  });
  test('audience', () => {
    expect(value(values.parseAudience('https://example.com/aud'))).toBe('https://example.com/aud');
    expect(rule(values.parseAudience('a b'))).toMatch(/white space/);
  });
});

describe('parseRepository', () => {
  test.each<[string, values.RepositoryReference]>([
    ['shop', { name: 'shop' }],
    ['team/shop', { name: 'team/shop' }],
    ['a/b/c/d-e_f.g', { name: 'a/b/c/d-e_f.g' }],
    ['my.company/team/shop', { name: 'my.company/team/shop' }],
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
  ])('%s', (text, reference) => expect(value(values.parseRepository(text))).toEqual(reference));

  test.each([
    ['Team/Shop', 'has upper case, which ECR does not allow. Write "team/shop".'],
    [
      'https://123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop',
      'has a scheme. Write "123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop".',
    ],
    ['team/shop:latest', 'carries a tag or digest. Write "team/shop" here, and tags in the input `tags`.'],
    ['s', 'has 1 characters, a repository name has 2 to 256.'],
    ['a'.repeat(257), 'has 257 characters, a repository name has 2 to 256.'],
  ])('refuses %s', (text, expected) => expect(rule(values.parseRepository(text))).toBe(expected));

  test.each([
    ['public.ecr.aws/x/shop', /ECR Public is not supported/],
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
    ['team/shop@sha256:abc', /carries a tag or digest/],
    ['/team/shop', /not a repository name/],
    ['team//shop', /not a repository name/],
    ['team/-shop', /not a repository name/],
    ['team/shop/', /not a repository name/],
    ['team shop', /not a repository name/],
    ['team/sh..op', /not a repository name/],
  ])('refuses %s', (text, expected) => expect(rule(values.parseRepository(text))).toMatch(expected));
});

describe('parseTagLine', () => {
  test.each(['latest', 'v1.2.3', 'feature/x', '.hidden', 'type=semver,pattern={{version}}', '{{date "YYYY MM"}}'])(
    '%s',
    (line) => {
      expect(value(values.parseTagLine(line))).toBe(line);
    },
  );

  test.each([
    ['a,b', /one tag per line/],
    ['a b', /one tag per line/],
    ['latest # the newest', /Comments stand on lines of their own/],
    ['123456789012.dkr.ecr.eu-west-1.amazonaws.com/demo/app:v1', /whole image name. Write only the tag, "v1"/],
    ['demo/app:latest', /Write only the tag, "latest"/],
  ])('refuses %s', (text, expected) => expect(rule(values.parseTagLine(text))).toMatch(expected));
});

describe('parseAnnotation', () => {
  test.each(['a=b', 'a=', 'a=b=c:d', 'index:a=b', 'manifest,index-descriptor:a=b', 'manifest[linux/amd64]:a=b'])(
    '%s',
    (text) => {
      expect(value(values.parseAnnotation(text))).toBe(text);
    },
  );

  test.each([
    ['a', /key=value/],
    ['a: b', /Write "a=b"/],
    ['image:a=b', /level "image"; there are manifest, index, manifest-descriptor and index-descriptor/],
    ['manifest,all:a=b', /level "all"/],
  ])('refuses %s', (text, expected) => expect(rule(values.parseAnnotation(text))).toMatch(expected));
});

describe('pairs and docker values', () => {
  test.each([
    ['a=b', { key: 'a', value: 'b' }],
    ['a=', { key: 'a', value: '' }],
    ['a=b=c', { key: 'a', value: 'b=c' }],
    ['a=b\nc', { key: 'a', value: 'b\nc' }],
    ['org.opencontainers.image.title=My shop', { key: 'org.opencontainers.image.title', value: 'My shop' }],
  ])('label %j', (text, label) => expect(value(values.parseLabel(text))).toEqual(label));
  test.each(['a', '=b', 'a b=c', ''])('refuses label %j', (text) => {
    expect(rule(values.parseLabel(text))).toMatch(/key=value/);
  });

  test.each([
    ['A=1', { name: 'A', value: '1' }],
    ['A=', { name: 'A', value: '' }],
    ['A', { name: 'A' }],
    ['A=x y=z', { name: 'A', value: 'x y=z' }],
    ['A=l1\nl2', { name: 'A', value: 'l1\nl2' }],
    ['BUILDKIT_CONTEXT_KEEP_GIT_DIR=1', { name: 'BUILDKIT_CONTEXT_KEEP_GIT_DIR', value: '1' }],
  ])('build argument %j', (text, argument) => expect(value(values.parseBuildArgument(text))).toEqual(argument));
  test.each(['1A=x', '"A"=b', 'A B=c', '=x', '--build-arg A=1'])('refuses build argument %j', (text) => {
    expect(rule(values.parseBuildArgument(text))).toMatch(/NAME=value/);
  });

  test.each(['db:10.0.0.7', 'db=10.0.0.7', 'host.docker.internal:host-gateway', 'db:::1', 'db=[::1]'])(
    'host entry %s',
    (text) => expect(value(values.parseHostEntry(text))).toBe(text),
  );
  test.each(['db', 'db 10.0.0.7', ':10.0.0.7', 'db:', 'db:300.2.3.4', 'db:1.2.3', 'db:other-host'])(
    'refuses host entry %j',
    (text) => {
      expect(rule(values.parseHostEntry(text))).toMatch(/host:address/);
    },
  );

  test.each(['nofile=1024', 'nofile=1024:2048', 'core=-1', 'core=1:-1'])('ulimit %s', (text) => {
    expect(value(values.parseUlimit(text))).toBe(text);
  });
  test.each(['nofile', 'nofile=', 'nofile=1:2:3', 'nofile=many'])('refuses ulimit %j', (text) => {
    expect(rule(values.parseUlimit(text))).toMatch(/name=soft/);
  });

  test.each([
    ['nofile=2048:1024', /soft limit above the hard one/],
    ['nofile=-1:1024', /soft limit above the hard one/],
    ['foo=1', /no limit that Docker knows: core, cpu/],
  ])('refuses ulimit %s', (text, expected) => expect(rule(values.parseUlimit(text))).toMatch(expected));

  test.each([
    ['VERSION: 1.0', values.parseBuildArgument, 'Write "VERSION=1.0".'],
    ['title: My shop', values.parseLabel, 'Write "title=My shop".'],
  ])('%s: shows the right form', (text, parseItem, expected) => expect(rule(parseItem(text))).toContain(expected));

  test.each(['64m', '128MB', '1g', '1024', '1.5g', '2GiB', '512 kb'])('size %s', (text) => {
    expect(value(values.parseByteSize(text))).toBe(text);
  });
  test.each(['many', '-1', 'm64', '64x'])('refuses size %j', (text) => {
    expect(rule(values.parseByteSize(text))).toMatch(/not a size/);
  });

  test.each(['release', '0', 'build-1.2_x'])('stage %s', (text) => expect(value(values.parseStage(text))).toBe(text));
  test.each(['re lease', '-x', ''])('refuses stage %j', (text) => {
    expect(rule(values.parseStage(text))).toMatch(/not a build stage/);
  });

  test.each(['default', 'none', 'host'])('network %s', (text) => expect(value(values.parseNetwork(text))).toBe(text));
  test.each(['bridge', 'Host', 'container:x'])('refuses network %s', (text) => {
    expect(rule(values.parseNetwork(text))).toBe('is not a network of a build. Write default, none or host.');
  });

  test.each([
    ['eu-west-1', 'aws', true],
    ['eu-west-1', 'aws-cn', false],
    ['cn-north-1', 'aws-cn', true],
    ['cn-north-1', 'aws', false],
    ['us-gov-west-1', 'aws-us-gov', true],
    ['us-gov-west-1', 'aws', false],
    ['us-east-1', 'aws-us-gov', false],
    ['eusc-de-east-1', 'aws-eusc', true],
  ])('isInPartition(%s, %s)', (region, partition, expected) => {
    expect(values.isInPartition(region, partition)).toBe(expected);
  });

  test.each([
    ['https://example.com/x.git#main', true],
    ['git@example.com:x/y.git', true],
    ['git://example.com/x', true],
    ['ssh://git@example.com/x', true],
    ['github.com/x/y', true],
    ['.', false],
    ['services/shop', false],
    ['/abs/path', false],
    ['https-docs', false],
  ])('isRemoteContext(%s)', (context, expected) => expect(values.isRemoteContext(context)).toBe(expected));
});
