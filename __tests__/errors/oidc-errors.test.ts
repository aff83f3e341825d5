import { describe, expect, test } from '@jest/globals';
import { accountNotAllowed, explainChainedRoleError, explainWebIdentityError } from '../../src/errors/oidc-errors.ts';
import { trustPolicy } from '../../src/lib/trust-policy.ts';
import { CLAIMS } from '../lib/github-claims.ts';

const error = (name: string, message = 'words', extra: object = {}): Error =>
  Object.assign(new Error(message), { name }, extra);
const role = { arn: 'arn:aws:iam::123456789012:role/push', partition: 'aws', accountId: '123456789012', name: 'push' };
const claims = CLAIMS;
const refused = { role, claims, audience: 'sts.amazonaws.com', region: 'eu-west-1' };

describe('explainWebIdentityError', () => {
  test.each<[string, Error, string, RegExp]>([
    [
      'access denied',
      error('AccessDenied', 'Not authorized'),
      'role-refused',
      /sub: repo:octo-org\/octo-repo:ref:refs\/heads\/main/,
    ],
    [
      'no provider',
      error('InvalidIdentityTokenException', 'No OpenIDConnect provider found in your account for https://x'),
      'oidc-provider-missing',
      /create-open-id-connect-provider --url https:\/\/token.actions.githubusercontent.com --client-id-list sts.amazonaws.com/,
    ],
    [
      'audience',
      error('InvalidIdentityTokenException', 'Incorrect token audience'),
      'oidc-audience-refused',
      /arn:aws:iam::123456789012:oidc-provider\/token.actions.githubusercontent.com --client-id sts.amazonaws.com/,
    ],
    [
      'duration',
      error('ValidationError', 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.'),
      'role-duration-refused',
      /role-duration-seconds/,
    ],
    ['region', error('RegionDisabledException'), 'region-disabled', /enable eu-west-1/],
    ['network', error('Error', 'x', { code: 'ETIMEDOUT' }), 'aws-unreachable', /STS in eu-west-1/],
  ])('%s', (_name, thrown, code, expected) => {
    const failure = explainWebIdentityError(thrown, refused);
    expect(failure.problem.code).toBe(code);
    expect(failure.message).toMatch(expected);
  });

  /** The policy in the command that the message ends with. */
  const pasted = (fix = '') => {
    const command =
      /^ {4}aws iam update-assume-role-policy --role-name (\S+) --policy-document '(\{\n[^']*\n {4}\})'$/m.exec(fix);
    expect(fix.endsWith(command?.[0] ?? 'no command')).toBe(true);
    return { roleName: command?.[1], policy: JSON.parse(command?.[2] ?? '') };
  };

  test.each([
    ['push', 'push'],
    ['team/deploy/push', 'push'],
  ])('the message ends with the command that puts it in: of the role %s', (name, expected) => {
    const { problem } = explainWebIdentityError(error('AccessDenied'), { ...refused, role: { ...role, name } });
    expect(pasted(problem.fix)).toEqual({ roleName: expected, policy: trustPolicy(role, claims, 'a') });
    expect(problem.fix).toContain('with credentials of account 123456789012; it takes the place of the whole policy');
  });

  test('a quote in the name of a branch stays in the quotes of the shell', () => {
    const sub = "repo:o/r:ref:refs/heads/x'; rm -rf '~";
    const { problem } = explainWebIdentityError(error('AccessDenied'), { ...refused, claims: { ...claims, sub } });
    expect(pasted(problem.fix).policy.Statement[0].Condition.StringEquals).toMatchObject({
      'token.actions.githubusercontent.com:sub': sub,
    });
  });

  test('a chained role is let in by the same command', () => {
    const caller = 'arn:aws:sts::111111111111:assumed-role/first/gha-1';
    const { problem } = explainChainedRoleError(error('AccessDenied', 'no'), {
      role,
      callerArn: caller,
      region: 'eu-west-1',
    });
    expect(pasted(problem.fix).policy.Statement).toEqual([
      { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: 'arn:aws:iam::111111111111:role/first' } },
    ]);
  });

  test.each<[Error, RegExp]>([
    [error('PackedPolicyTooLarge', 'Packed policy consumes 112% of allotted space'), /shorten `session-policy`/],
    [error('MalformedPolicyDocument', 'Syntax errors in policy.'), /policy editor/],
  ])('%s: the session policy', (thrown, expected) => {
    const { problem, message } = explainWebIdentityError(thrown, refused);
    expect(problem.code).toBe('session-policy-refused');
    expect(message).toMatch(expected);
  });

  test.each([
    ['repo:octo-org/octo-repo:ref:x', /has the plain form/],
    ['repo:octo-org@65/octo-repo@74:ref:x', /has the immutable form/],
    ['repository_id:74:environment:x', /a form of its own/],
  ])('the subject %s', (sub, expected) => {
    const failure = explainWebIdentityError(error('AccessDenied'), { ...refused, claims: { ...claims, sub } });
    expect(failure.problem.what).toMatch(expected);
  });

  test('a pull request is better not let in', () => {
    const failure = explainWebIdentityError(error('AccessDenied'), {
      ...refused,
      claims: { ...claims, event_name: 'pull_request' },
    });
    expect(failure.problem.fix).toMatch(/^build pull requests with `push: false`/);
  });
});

test('a chained role that is refused: both policies, for the role behind the session', () => {
  const caller = 'arn:aws:sts::111111111111:assumed-role/first/gha-1';
  const failure = explainChainedRoleError(error('AccessDenied', 'no'), {
    role,
    callerArn: caller,
    region: 'eu-west-1',
  });
  expect(failure.problem.code).toBe('role-refused');
  expect(failure.problem.fix).toContain('"Resource":"arn:aws:iam::123456789012:role/push"');
  expect(failure.problem.fix).toContain('"AWS": "arn:aws:iam::111111111111:role/first"');
});

test('an account that is not allowed', () => {
  expect(accountNotAllowed('1', ['2', '3'], 'The role x').problem.what).toBe(
    'The role x belongs to account 1; `allowed-account-ids` allows 2, 3. Nothing was changed.',
  );
});
