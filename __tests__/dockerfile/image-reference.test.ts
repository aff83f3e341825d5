import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseReference } from '../../src/dockerfile/image-reference.ts';
import { readRepeated, runs, textOf } from '../lib/properties.ts';

const digest = `sha256:${'a'.repeat(64)}`;
const ecr = '123456789012.dkr.ecr.eu-west-1.amazonaws.com';

describe('parseReference', () => {
  test.each<[string, string | undefined]>([
    ['alpine', 'docker.io/library/alpine:latest'],
    ['alpine:3.20', 'docker.io/library/alpine:3.20'],
    ['bitnami/redis', 'docker.io/bitnami/redis:latest'],
    ['docker.io/alpine', 'docker.io/library/alpine:latest'],
    ['index.docker.io/a/b:1', 'docker.io/a/b:1'],
    ['ghcr.io/a/b/c:v1', 'ghcr.io/a/b/c:v1'],
    ['localhost/a', 'localhost/a:latest'],
    ['localhost:5000/a:1', 'localhost:5000/a:1'],
    ['127.0.0.1:5000/a', '127.0.0.1:5000/a:latest'],
    ['[::1]:5000/a', '[::1]:5000/a:latest'],
    [`alpine@${digest}`, `docker.io/library/alpine@${digest}`],
    [`alpine:3@${digest}`, `docker.io/library/alpine@${digest}`],
    [`${ecr}/team/base:1`, `${ecr}/team/base:1`],
    ['a__b/c--d.e', 'docker.io/a__b/c--d.e:latest'],
    ['Alpine', undefined],
    ['', undefined],
    ['a b', undefined],
    ['a:', undefined],
    ['a@sha256:1', undefined],
    ['a//b', undefined],
    ['ghcr.io/../x', undefined],
    ['evil.example?/x', undefined],
    ['user@host/x', undefined],
  ])('%s', (text, expected) => expect(parseReference(text)?.name).toBe(expected));

  test('its parts', () => {
    expect(parseReference('localhost:5000/a/b')).toEqual({
      name: 'localhost:5000/a/b:latest',
      host: 'localhost:5000',
      repository: 'a/b',
      tag: 'latest',
    });
    expect(parseReference(`a@${digest}`)).toMatchObject({ host: 'docker.io', repository: 'library/a', digest });
    expect(parseReference(`a:1@${digest}`)).not.toHaveProperty('tag');
  });
});

/** The name of an image, whole, step by step as distribution/reference takes it apart (normalize.go, regexp.go). */
function normalized(text: string): string | undefined {
  if (/^[a-f0-9]{64}$/.test(text)) return undefined;
  const slash = text.indexOf('/');
  const first = text.slice(0, Math.max(slash, 0));
  const isDomain = first !== '' && (/[.:]/.test(first) || first === 'localhost' || first.toLowerCase() !== first);
  const domain = isDomain && first !== 'index.docker.io' ? first : 'docker.io';
  const rest = isDomain ? text.slice(slash + 1) : text;
  const path = domain === 'docker.io' && !rest.includes('/') ? `library/${rest}` : rest;
  const part = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
  const label = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])';
  const host = `(?:${label}(?:\\.${label})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?`;
  const form = `^(${host}/${part}(?:/${part})*)(?::(\\w[\\w.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128}))?$`;
  const [, name = '', tag = 'latest', pinned] = new RegExp(form).exec(`${domain}/${path}`) ?? [];
  if (name === '' || name.length > 255) return undefined;
  return pinned === undefined ? `${name}:${tag}` : `${name}@${pinned}`;
}

test.each<[string, string | undefined]>([
  ['what is an id to Docker', undefined],
  ['a_b.example/c', undefined],
  ['-a.example/c', undefined],
  ['a-.example/c', undefined],
])('%s', (text) => expect(parseReference(text === 'what is an id to Docker' ? 'a'.repeat(64) : text)).toBeUndefined());

test('any text is a reference where it is one to Docker, and means the same', () => {
  const names = fc.string({
    unit: fc.constantFrom('a', 'a', 'b0', '.', '_', '__', '--', '/'),
    minLength: 1,
    maxLength: 5,
  });
  const hosts = ['', 'A/', 'a.b/', 'localhost/', 'h:5000/', '[::1]/', 'docker.io/', 'index.docker.io/', '-a.b/', 'a/'];
  const whole = fc
    .tuple(fc.constantFrom(...hosts), names, fc.constantFrom('', ':v1', ':'), fc.constantFrom('', `@${digest}`))
    .map((all) => all.join(''));
  const parts = textOf(
    'a',
    'b0',
    'A',
    '/',
    ':',
    '.',
    '-',
    '_',
    '__',
    '@',
    digest,
    'localhost',
    '5000',
    '[::1]',
    'docker.io/',
    ' ',
  );
  fc.assert(
    fc.property(fc.oneof(parts, whole), (text) => expect(parseReference(text)?.name).toBe(normalized(text))),
    runs(300),
  );
  readRepeated(parseReference, ['a', '/', 'a/', ':', 'a:', '-', 'a-', '__', '.', '@']);
});
