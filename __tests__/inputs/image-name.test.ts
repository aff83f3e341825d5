import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseReference } from '../../src/dockerfile/image-reference.ts';
import { isElsewhere, parseImageName } from '../../src/inputs/image-name.ts';
import { runs, textOf } from '../lib/properties.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const HOST = '123456789012.dkr.ecr.eu-west-1.amazonaws.com';
const there = { host: HOST, accountId: '123456789012', region: 'eu-west-1' };

describe('names of images', () => {
  test.each<[string, object]>([
    ['v1', { id: { tag: 'v1' } }],
    [DIGEST, { id: { digest: DIGEST } }],
    ['shop:v1', { repository: { name: 'shop' }, id: { tag: 'v1' } }],
    ['team/shop:v1', { repository: { name: 'team/shop' }, id: { tag: 'v1' } }],
    [`team/shop@${DIGEST}`, { repository: { name: 'team/shop' }, id: { digest: DIGEST } }],
    [`team/shop:v1@${DIGEST}`, { repository: { name: 'team/shop' }, id: { digest: DIGEST } }],
    [`${HOST}/team/shop:v1`, { repository: { name: 'team/shop', ...there }, id: { tag: 'v1' } }],
    [`${HOST}/shop@${DIGEST}`, { repository: { name: 'shop', ...there }, id: { digest: DIGEST } }],
    ['127.0.0.1:5000/team/shop:v1', { repository: { name: 'team/shop', host: '127.0.0.1:5000' }, id: { tag: 'v1' } }],
  ])('%s', (text, expected) => {
    expect(parseImageName(text)).toEqual({ valid: true, value: { text, ...expected } });
  });

  test.each<[string, RegExp]>([
    ['a b', /^is not a tag or a digest\.$/],
    ['team/shop', /^names no tag and no digest/],
    [`${HOST}/team/shop`, /^names no tag and no digest/],
    ['127.0.0.1:5000/team/shop', /^names no tag and no digest/],
    ['sha256:abc', /^is not a digest/],
    ['team/shop@sha256:abc', /^is not a tag or a digest\.$/],
    ['docker.io/library/alpine:3', /its repository "docker\.io\/library\/alpine" is in another registry/],
    ['Team/Shop:v1', /has upper case/],
    ['example.com:5000/a:b', /names the host "example\.com:5000", which is not a registry of ECR/],
  ])('%s is none', (text, rule) => {
    expect(parseImageName(text)).toEqual({ valid: false, rule: expect.stringMatching(rule) });
  });
});

test.each<[string, object, boolean]>([
  ['a name without a host', { name: 'a' }, false],
  ['the same account and region', { name: 'a', ...there }, false],
  ['another host of the same registry', { name: 'a', ...there, host: 'x' }, false],
  ['another account', { name: 'a', ...there, accountId: '210987654321' }, true],
  ['another region', { name: 'a', ...there, region: 'us-east-1' }, true],
  ['the same local host', { name: 'a', host: HOST }, false],
  ['another local host', { name: 'a', host: '127.0.0.1:1' }, true],
])('%s is elsewhere: %j', (_name, repository, expected) => {
  const registry = { region: 'eu-west-1', accountId: '123456789012', host: HOST };
  expect(isElsewhere(repository as Parameters<typeof isElsewhere>[0], registry)).toBe(expected);
});

test.each<[string, Parameters<typeof isElsewhere>[0], Parameters<typeof isElsewhere>[1], boolean]>([
  [
    'a public one in ECR Public',
    { name: 'o/a', host: 'public.ecr.aws' },
    { region: 'us-east-1', host: 'public.ecr.aws' },
    false,
  ],
  [
    'in a stand-in for it',
    { name: 'o/a', host: 'public.ecr.aws' },
    { region: 'us-east-1', host: '127.0.0.1:1', isPublic: true },
    false,
  ],
  [
    'a private one',
    { name: 'a', ...there, region: 'us-east-1' },
    { ...there, region: 'us-east-1', host: 'public.ecr.aws' },
    true,
  ],
  ['a public one in a private registry', { name: 'o/a', host: 'public.ecr.aws' }, there, true],
])('ECR Public: %s', (_name, image, registry, expected) => expect(isElsewhere(image, registry)).toBe(expected));

test('what is not known yet is not elsewhere', () => {
  const unknown = { region: 'eu-west-1' };
  expect(isElsewhere({ name: 'a', ...there }, unknown)).toBe(false);
  expect(isElsewhere({ name: 'a', host: '127.0.0.1:1' }, unknown)).toBe(false);
  expect(isElsewhere({ name: 'a', ...there, region: 'us-east-1' }, unknown)).toBe(true);
});

test('the name of an image is one to Docker too, which sees the same tag or digest', () => {
  const any = textOf('aa', 'B', '/', ':', '@', '.', '-', '_', `sha256:${'a'.repeat(64)}`, 'localhost:5000/');
  const whole = fc
    .tuple(
      textOf('aa', '/b', 'localhost:5000/'),
      fc.constantFrom('', ':v1'),
      fc.constantFrom('', `@sha256:${'a'.repeat(64)}`),
    )
    .map(([name, tag, digest]) => `a${name}${tag}${digest}`);
  const names = fc.oneof(any, whole);
  fc.assert(
    fc.property(names, (text) => {
      const parsed = parseImageName(text);
      if (!parsed.valid || parsed.value.repository === undefined) return;
      const { host, name } = parsed.value.repository;
      const seen = parseReference(host === undefined ? `localhost/${text}` : text);
      expect(seen).toMatchObject({ repository: name, ...parsed.value.id });
    }),
    runs(200),
  );
});
