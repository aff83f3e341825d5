import { describe, expect, test } from '@jest/globals';
import { parseReference } from '../../src/dockerfile/image-reference.ts';

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
