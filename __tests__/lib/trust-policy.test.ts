import { expect, test } from '@jest/globals';
import { describeClaims, hasImmutableSubject, trustPolicy } from '../../src/lib/trust-policy.ts';
import { CLAIMS } from './github-claims.ts';

const role = { partition: 'aws', accountId: '123456789012' };
const claims = CLAIMS;

test('the trust policy is the one that accepts exactly these claims', () => {
  expect(trustPolicy(role, claims, 'other')).toEqual({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Federated: 'arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com' },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          StringEquals: {
            'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
            'token.actions.githubusercontent.com:sub': 'repo:octo-org/octo-repo:ref:refs/heads/main',
          },
        },
      },
    ],
  });
});

test("another issuer, as on GitHub Enterprise Server, and another partition's ARN", () => {
  const policy = trustPolicy(
    { ...role, partition: 'aws-cn' },
    { ...claims, iss: 'https://ghes.example.com/_services/token' },
    'a',
  );
  expect(JSON.stringify(policy)).toContain(
    'arn:aws-cn:iam::123456789012:oidc-provider/ghes.example.com/_services/token',
  );
});

test('of several subjects, any', () => {
  const policy = trustPolicy(role, { ...claims, sub: ['repo:a/b:x', 'repo:a@1/b@2:x'] }, 'a');
  expect(JSON.stringify(policy)).toContain(':sub":["repo:a/b:x","repo:a@1/b@2:x"]');
});

test.each([
  ['repo:octo-org/octo-repo:ref:refs/heads/main', false],
  ['repo:octo-org@65/octo-repo@74:ref:refs/heads/main', true],
  ['repo:octo-org@65/octo-repo@74:environment:production', true],
  ['repo:octo-org/octo-repo@v1:ref:x', false],
  [undefined, false],
])('hasImmutableSubject: %s', (sub, expected) => expect(hasImmutableSubject({ sub })).toBe(expected));

test('only the claims that policies are about are shown', () => {
  expect(describeClaims(claims)).toEqual([
    'iss: https://token.actions.githubusercontent.com',
    'aud: sts.amazonaws.com',
    'sub: repo:octo-org/octo-repo:ref:refs/heads/main',
    'repository: octo-org/octo-repo',
    'repository_id: 74',
    'ref: refs/heads/main',
    'event_name: push',
  ]);
});
