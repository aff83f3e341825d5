import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  describeSecretArgument,
  describeSecretBakeArgument,
  secretArguments,
} from '../../src/plan/secret-arguments.ts';
import { anyText, readRepeated, runs } from '../lib/properties.ts';

const by = (name: string, value?: string) => secretArguments([{ name, value }])[0]?.by;

describe('by its name', () => {
  test.each([
    ...['NPM_TOKEN', 'TOKEN', 'npmToken', 'GITHUBTOKEN', 'TOKEN_2', 'ACCESS_TOKENS', 'token.github', 'npmTokenForCi'],
    ...['DB_PASSWORD', 'DBPASSWORD', 'MYSQL_ROOT_PASSWD', 'SSH_PASSPHRASE', 'CLIENT_SECRET', 'SECRETS', 'secret-one'],
    ...['API_KEY', 'apiKey', 'API-KEY', 'APIKEY', 'PRIVATE_KEY', 'SSH_PRIVATE_KEY', 'AWS_SECRET_ACCESS_KEY'],
    ...['GOOGLE_CREDENTIALS', 'CREDENTIAL'],
  ])('%s', (name) => {
    expect(by(name, 'x1y2')).toBe('name');
    expect(by(name)).toBe('name');
  });

  test.each([
    ...['VERSION', 'BASE', 'CACHE_KEY', 'KEY', 'TOKENIZER', 'TOKENIZER_VERSION', 'SECRETARY', 'KEYCLOAK_VERSION'],
    ...['PUBLIC_KEY', 'NEXT_PUBLIC_API_KEY', 'VITE_API_KEY', 'REACT_APP_API_KEY', 'TOKEN_URL', 'SECRET_NAME'],
    ...[
      'PASSWORD_MIN_LENGTH',
      'TOKEN_TTL',
      'PASSWORD_FILE',
      'AWS_ACCESS_KEY_ID',
      'MONKEY',
      'HTTP_PROXY',
      'https_proxy',
    ],
  ])('not %s', (name) => expect(by(name, 'x1y2')).toBeUndefined());

  test.each(['', 'true', 'False', '0', '1', '3600', 'none'])('not where it is %j', (value) =>
    expect(by('USE_TOKEN', value)).toBeUndefined(),
  );
});

describe('by its value', () => {
  test.each([
    `ghp_${'a1'.repeat(18)}`,
    `ghs_${'a1'.repeat(18)}`,
    `github_pat_${'a1'.repeat(20)}`,
    'AKIAIOSFODNN7EXAMPLE',
    `npm_${'a1'.repeat(18)}`,
    `glpat-${'a1'.repeat(10)}`,
    `dckr_pat_${'a1'.repeat(12)}`,
    'xoxb-123456789012-abc',
    '-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl',
    '-----BEGIN PRIVATE KEY-----',
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.sig',
    'postgres://app:hunter2@db.example.com/app',
    'https://x-access-token:hunter2@github.com/a/b',
    `//registry.npmjs.org/:_authToken=npm_${'a1'.repeat(18)}`,
  ])('%s', (value) => expect(by('CONFIG', value)).toBe('value'));

  test.each([
    'ghp_short',
    'npm_config',
    'npm_config_registry',
    '-----BEGIN CERTIFICATE-----\nMII',
    '-----BEGIN PUBLIC KEY-----',
    'https://example.com:8443/a@b',
    'docker.io/library/alpine:3@sha256:0a1b',
    'AKIA',
    '1.2.3',
  ])('not %s', (value) => expect(by('CONFIG', value)).toBeUndefined());

  test('not where it is a proxy', () => expect(by('HTTPS_PROXY', 'http://a:b@proxy:80')).toBeUndefined());
});

test('the warning has the lines to paste', () => {
  expect(describeSecretArgument({ name: 'npm-token', by: 'name' })).toMatch(
    /^build-args: npm-token looks like a secret, by its name\.[\s\S]* {4}secrets: \|\n {6}npm-token=\$\{\{ secrets\.NPM_TOKEN \}\}\n[\s\S]* {4}RUN --mount=type=secret,id=npm-token,env=npm-token/,
  );
  const bake = describeSecretBakeArgument({ name: 'TOKEN', by: 'value' }, ['api', 'web']);
  expect(bake).toMatch(/^targets api, web: the argument TOKEN looks like a secret, by its value\./);
  expect(bake).toContain('    secret = ["type=env,id=TOKEN"]\n');
  expect(bake).toContain('    TOKEN: ${{ secrets.TOKEN }}\n');
});

test('no value is told, and what is told does not hang on what stands around it', () => {
  const value = anyText('ghp_', 'A'.repeat(20), 'eyJ', '.', '-----BEGIN PRIVATE KEY', 'AKIA', 'true', '://a:b@');
  const name = fc.constantFrom('NPM_TOKEN', 'npmToken', 'VERSION', 'PUBLIC_KEY', 'no_proxy', 'constructor');
  fc.assert(
    fc.property(fc.array(fc.record({ name, value })), (args) => {
      const told = args.flatMap((arg) => secretArguments([arg]));
      expect(secretArguments(args)).toEqual(told);
      for (const { name: own, by } of told) expect(describeSecretArgument({ name: own, by })).not.toContain('ghp_');
      expect(told.filter(({ name: own }) => own === 'no_proxy')).toEqual([]);
    }),
    runs(),
  );
  const parts = ['eyJ-', 'a', 'token_'];
  readRepeated((text) => secretArguments([{ name: 'A', value: text }]), parts);
});
