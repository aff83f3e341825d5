import { randomBytes } from 'node:crypto';
import {
  CreateRepositoryCommand,
  DescribeRepositoriesCommand,
  GetAuthorizationTokenCommand,
} from '@aws-sdk/client-ecr';
import {
  AssumeRoleCommand,
  type AssumeRoleCommandInput,
  AssumeRoleWithWebIdentityCommand,
  type AssumeRoleWithWebIdentityCommandInput,
  GetCallerIdentityCommand,
} from '@aws-sdk/client-sts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { generateKeyPair, SignJWT } from 'jose';
import { computeSignature, parseSignature } from '../iam/signature.ts';
import type { JobClaims } from '../id-token-claims.ts';
import { allow, errorOf, type Harness, idToken, keysOf, sessionKeys, startHarness, trustGithub } from './harness.ts';

const accountId = '123456789012';
const roleArn = `arn:aws:iam::${accountId}:role/ci/push`;
const issuer = 'token.actions.githubusercontent.com';
const managed = 'arn:aws:iam::aws:policy/AmazonEC2ContainerRegistry';
const randomWords = (length: number): string[] => [`ecr:${randomBytes(length).toString('base64').slice(0, length)}`];
const notAuthorized = 'AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.close());
beforeEach(() => {
  harness.local.createAccount({ accountId, clientIds: ['sts.amazonaws.com'] });
  harness.local.createRole({
    arn: roleArn,
    trust: trustGithub(accountId, { StringLike: { [`${issuer}:sub`]: 'repo:octo/app:*' } }),
    permissions: allow(['ecr:GetAuthorizationToken', 'sts:AssumeRole']),
  });
});

async function assumeWithToken(input: Partial<AssumeRoleWithWebIdentityCommandInput> = {}, job: JobClaims = {}) {
  const token = input.WebIdentityToken ?? (await idToken(harness.local.startJob({ repository: 'octo/app', ...job })));
  const command = { RoleArn: roleArn, RoleSessionName: 'run-1', ...input, WebIdentityToken: token };
  return harness.sts().send(new AssumeRoleWithWebIdentityCommand(command));
}

describe('AssumeRoleWithWebIdentity', () => {
  test('answers with a session that works until it expires', async () => {
    const answer = await assumeWithToken({ DurationSeconds: 900 });
    expect(answer).toMatchObject({
      Audience: 'sts.amazonaws.com',
      Provider: `arn:aws:iam::${accountId}:oidc-provider/${issuer}`,
      SubjectFromWebIdentityToken: 'repo:octo/app:ref:refs/heads/main',
      AssumedRoleUser: { Arn: `arn:aws:sts::${accountId}:assumed-role/push/run-1` },
    });
    expect(answer.AssumedRoleUser?.AssumedRoleId).toMatch(/^AROA[A-Z2-7]{17}:run-1$/);
    expect(answer.Credentials?.AccessKeyId).toMatch(/^ASIA[A-Z2-7]{16}$/);
    const sts = harness.sts(sessionKeys(answer.Credentials));
    const identity = await sts.send(new GetCallerIdentityCommand({}));
    expect(identity).toMatchObject({ Account: accountId, Arn: `arn:aws:sts::${accountId}:assumed-role/push/run-1` });
    harness.pass(901_000);
    expect(await errorOf(sts.send(new GetCallerIdentityCommand({})))).toMatch(/^ExpiredToken/);
    const ecr = harness.ecr(sessionKeys(answer.Credentials));
    expect(await errorOf(ecr.send(new GetAuthorizationTokenCommand({})))).toMatch(/^ExpiredTokenException/);
  });

  test.each<[string, JobClaims]>([
    ['another repository', { repository: 'evil/app' }],
    ['the immutable subject that the policy does not know', { subjectForm: 'immutable' }],
  ])('%s is not authorized', async (_name, job) => {
    expect(await errorOf(assumeWithToken({}, job))).toBe(notAuthorized);
  });

  test.each<[string, Partial<AssumeRoleWithWebIdentityCommandInput>, string]>([
    ['unknown role', { RoleArn: `arn:aws:iam::${accountId}:role/none` }, notAuthorized],
    ['role without its path', { RoleArn: `arn:aws:iam::${accountId}:role/push` }, notAuthorized],
    [
      'not a token',
      { WebIdentityToken: 'abcdef' },
      'InvalidIdentityTokenException: The ID Token provided is not a valid JWT',
    ],
    [
      'too long for the role',
      { DurationSeconds: 7200 },
      'ValidationError: The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    ],
    [
      'too short',
      { DurationSeconds: 60 },
      "ValidationError: 1 validation error detected: Value '60' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900",
    ],
    [
      'too long for AWS',
      { DurationSeconds: 50_000 },
      "ValidationError: 1 validation error detected: Value '50000' at 'durationSeconds' failed to satisfy constraint: Member must have value less than or equal to 43200",
    ],
    [
      'session name',
      { RoleSessionName: 'run 1' },
      "ValidationError: 1 validation error detected: Value 'run 1' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*",
    ],
    ['XML in a value', { RoleSessionName: '<a>&"b"' }, `Value '<a>&"b"' at 'roleSessionName' failed`],
    [
      'two mistakes',
      { RoleSessionName: 'x', RoleArn: 'short' },
      "ValidationError: 2 validation errors detected: Value 'short' at 'roleArn' failed to satisfy constraint: Member must have length greater than or equal to 20; Value 'x' at",
    ],
    ['not a role', { RoleArn: `arn:aws:iam::${accountId}:oidc-provider/${issuer}` }, 'ValidationError: arn:aws:iam::'],
    ['session policy without JSON', { Policy: '{' }, 'MalformedPolicyDocument'],
    ['session policy too long', { Policy: ' '.repeat(2049) }, 'ValidationError: 1 validation error detected'],
    [
      'session policy that does not get small',
      { Policy: JSON.stringify(allow(randomWords(1800))) },
      'PackedPolicyTooLargeException: Packed policy consumes',
    ],
    [
      'managed policy that is not there',
      { PolicyArns: [{ arn: 'arn:aws:iam::aws:policy/None' }] },
      'ValidationError: PolicyArns: the local AWS has no arn:aws:iam::aws:policy/None',
    ],
    [
      'eleven managed policies',
      { PolicyArns: Array.from({ length: 11 }, () => ({ arn: `${managed}ReadOnly` })) },
      'ValidationError: PolicyArns: at most 10',
    ],
  ])('%s is refused', async (_name, input, error) => {
    expect(await errorOf(assumeWithToken(input))).toContain(error);
  });

  test('claims other than sub and aud count in the trust policy', async () => {
    const trust = trustGithub(accountId, {
      StringEquals: { [`${issuer}:repository_id`]: '99', [`${issuer}:environment`]: 'prod' },
    });
    harness.local.createRole({ arn: roleArn, trust, permissions: allow([]) });
    expect(await errorOf(assumeWithToken({}, { repository_id: '99' }))).toBe(notAuthorized);
    expect(await errorOf(assumeWithToken({}, { repository_id: '99', environment: 'prod' }))).toBe('no error');
  });

  test('a provider is needed, and the audience in its list', async () => {
    const token = await idToken(harness.local.startJob({ repository: 'octo/app' }), 'other');
    expect(await errorOf(assumeWithToken({ WebIdentityToken: token }))).toBe(
      'InvalidIdentityTokenException: Incorrect token audience',
    );
    harness.local.createAccount({ accountId, clientIds: ['other'] });
    expect(await errorOf(assumeWithToken({ WebIdentityToken: token }))).toBe('no error');
    harness.local.createAccount({ accountId, clientIds: null });
    expect(await errorOf(assumeWithToken())).toBe(
      `InvalidIdentityTokenException: No OpenIDConnect provider found in your account for https://${issuer}`,
    );
  });

  test('a token is too old after five minutes', async () => {
    const token = await idToken(harness.local.startJob({ repository: 'octo/app' }));
    harness.pass(299_000);
    expect(await errorOf(assumeWithToken({ WebIdentityToken: token }))).toBe('no error');
    harness.pass(2_000);
    expect(await errorOf(assumeWithToken({ WebIdentityToken: token }))).toMatch(
      /^ExpiredTokenException: Token expired: current date\/time \d+ must be before the expiration date\/time \d+$/,
    );
  });

  test("a token that GitHub's key did not sign is refused", async () => {
    const { privateKey } = await generateKeyPair('RS256');
    const claims = { iss: `https://${issuer}`, aud: 'sts.amazonaws.com', sub: 'repo:octo/app:x', exp: 9_999_999_999 };
    const token = await new SignJWT(claims).setProtectedHeader({ alg: 'RS256' }).sign(privateKey);
    expect(await errorOf(assumeWithToken({ WebIdentityToken: token }))).toMatch(
      /^InvalidIdentityTokenException: The signature/,
    );
  });

  test('a session policy narrows the session, and widens nothing', async () => {
    const none = await assumeWithToken({ Policy: JSON.stringify(allow(['ecr:PutImage'])) });
    expect(await errorOf(harness.ecr(sessionKeys(none.Credentials)).send(new GetAuthorizationTokenCommand({})))).toBe(
      `AccessDeniedException: User: arn:aws:sts::${accountId}:assumed-role/push/run-1 is not authorized to perform: ` +
        'ecr:GetAuthorizationToken on resource: * because no session policy allows the ecr:GetAuthorizationToken action',
    );
    const all = await assumeWithToken({ Policy: JSON.stringify(allow(['*'])) });
    const ecr = harness.ecr(sessionKeys(all.Credentials));
    expect(await errorOf(ecr.send(new GetAuthorizationTokenCommand({})))).toBe('no error');
    expect(await errorOf(ecr.send(new DescribeRepositoriesCommand({})))).toMatch(
      /because no identity-based policy allows/,
    );
  });

  test('how much of the space the policies take', async () => {
    const small = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Sid: 'Stmt1', Effect: 'Allow', Action: 's3:*', Resource: '*' }],
    });
    expect((await assumeWithToken({ Policy: small })).PackedPolicySize).toBe(9);
    expect((await assumeWithToken()).PackedPolicySize).toBeUndefined();
  });

  test('managed policies narrow the session, and what one of several allows is allowed', async () => {
    harness.local.createRole({ arn: roleArn, trust: trustGithub(accountId, {}), permissions: allow(['ecr:*']) });
    const refusals = async (input: Partial<AssumeRoleWithWebIdentityCommandInput>) => {
      const ecr = harness.ecr(sessionKeys((await assumeWithToken(input)).Credentials));
      return [
        await errorOf(ecr.send(new GetAuthorizationTokenCommand({}))),
        await errorOf(ecr.send(new DescribeRepositoriesCommand({}))),
        await errorOf(ecr.send(new CreateRepositoryCommand({ repositoryName: 'new' }))),
      ].map((text) => text.split(':')[0]);
    };
    const denied = 'AccessDeniedException';
    expect(await refusals({ PolicyArns: [{ arn: `${managed}PullOnly` }] })).toEqual(['no error', denied, denied]);
    expect(await refusals({ PolicyArns: [{ arn: `${managed}ReadOnly` }] })).toEqual(['no error', 'no error', denied]);
    const Policy = JSON.stringify(allow(['ecr:CreateRepository']));
    expect(await refusals({ PolicyArns: [{ arn: `${managed}PullOnly` }], Policy })).toEqual([
      'no error',
      denied,
      'no error',
    ]);
  });
});

describe('AssumeRole', () => {
  const target = 'arn:aws:iam::210987654321:role/target';
  const trustWith = (condition?: Record<string, Record<string, string>>, principal = roleArn) => ({
    Statement: {
      Effect: 'Allow' as const,
      Principal: { AWS: principal },
      Action: 'sts:AssumeRole',
      ...(condition === undefined ? {} : { Condition: condition }),
    },
  });
  const chain = async (input: Partial<AssumeRoleCommandInput> = {}) => {
    const { Credentials } = await assumeWithToken();
    const command = new AssumeRoleCommand({ RoleArn: target, RoleSessionName: 'chained', ...input });
    return harness.sts(sessionKeys(Credentials)).send(command);
  };
  const refusal = `AccessDenied: User: arn:aws:sts::${accountId}:assumed-role/push/run-1 is not authorized to perform: sts:AssumeRole on resource: ${target}`;
  beforeEach(() => {
    harness.local.createRole({
      arn: target,
      trust: trustWith(),
      permissions: allow([]),
      maxSessionDurationSeconds: 43200,
    });
  });

  test('chains into another account', async () => {
    const { Credentials, AssumedRoleUser } = await chain();
    expect(AssumedRoleUser?.Arn).toBe('arn:aws:sts::210987654321:assumed-role/target/chained');
    const identity = await harness.sts(sessionKeys(Credentials)).send(new GetCallerIdentityCommand({}));
    expect(identity.Account).toBe('210987654321');
  });

  test('a chained session lasts an hour at most', async () => {
    expect(await errorOf(chain({ DurationSeconds: 3601 }))).toBe(
      'ValidationError: The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    );
  });

  test('a user may have longer ones', async () => {
    const { adminEnvironment } = harness.local.createAccount({ accountId: '210987654321' });
    const trust = trustWith(undefined, '210987654321');
    harness.local.createRole({ arn: target, trust, permissions: allow([]), maxSessionDurationSeconds: 43200 });
    const command = new AssumeRoleCommand({ RoleArn: target, RoleSessionName: 'long', DurationSeconds: 43200 });
    expect(await errorOf(harness.sts(keysOf(adminEnvironment)).send(command))).toBe('no error');
  });

  test('an external id must be the right one', async () => {
    const trust = trustWith({ StringEquals: { 'sts:ExternalId': 'secret' } });
    harness.local.createRole({ arn: target, trust, permissions: allow([]) });
    expect(await errorOf(chain())).toBe(refusal);
    expect(await errorOf(chain({ ExternalId: 'wrong' }))).toBe(refusal);
    expect(await errorOf(chain({ ExternalId: 'secret' }))).toBe('no error');
  });

  test.each<[Partial<AssumeRoleCommandInput>, string]>([
    [
      { ExternalId: '!' },
      "2 validation errors detected: Value '!' at 'externalId' failed to satisfy constraint: Member must have length",
    ],
    [
      { ExternalId: 'a!' },
      "Value 'a!' at 'externalId' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@:\\/-]*",
    ],
    [{ SourceIdentity: 'x' }, "Value 'x' at 'sourceIdentity' failed"],
    [{ Tags: [{ Key: 'a', Value: '#' }] }, "Value '#' at 'tags.1.member.value' failed"],
    [{ TransitiveTagKeys: ['#'] }, "Value '#' at 'transitiveTagKeys.1.member' failed"],
  ])('%j breaks the grammar', async (input, error) => {
    expect(await errorOf(chain(input))).toMatch(/^ValidationError: /);
    expect(await errorOf(chain(input))).toContain(error);
  });

  test('a session policy narrows a chained session too', async () => {
    harness.local.createRole({ arn: target, trust: trustWith(), permissions: allow(['ecr:*']) });
    const { Credentials, PackedPolicySize } = await chain({ Policy: JSON.stringify(allow(['ecr:DescribeImages'])) });
    expect(PackedPolicySize).toBeGreaterThan(0);
    expect(await errorOf(harness.ecr(sessionKeys(Credentials)).send(new GetAuthorizationTokenCommand({})))).toMatch(
      /because no session policy allows the ecr:GetAuthorizationToken action$/,
    );
  });

  test('both sides must allow', async () => {
    harness.local.createRole({
      arn: target,
      trust: trustWith(undefined, 'arn:aws:iam::1:role/x'),
      permissions: allow([]),
    });
    expect(await errorOf(chain())).toBe(refusal);
    harness.local.createRole({ arn: target, trust: trustWith(), permissions: allow([]) });
    harness.local.createRole({ arn: roleArn, trust: trustGithub(accountId, {}), permissions: allow(['ecr:*']) });
    expect(await errorOf(chain())).toBe(refusal);
  });

  test('an unknown role is refused alike', async () => {
    expect(await errorOf(chain({ RoleArn: `${target}2` }))).toBe(`${refusal}2`);
  });

  test('session tags need sts:TagSession', async () => {
    const Tags = [{ Key: 'a', Value: 'b' }];
    expect(await errorOf(chain({ Tags }))).toBe(refusal.replace('sts:AssumeRole ', 'sts:TagSession '));
  });
});

describe('signatures', () => {
  const call = (keys: Parameters<Harness['sts']>[0]) =>
    errorOf(harness.sts(keys).send(new GetCallerIdentityCommand({})));

  test('the administrator', async () => {
    const identity = await harness.sts().send(new GetCallerIdentityCommand({}));
    expect(identity.Arn).toBe(`arn:aws:iam::${accountId}:user/administrator`);
  });

  test('wrong secret', async () => {
    expect(await call({ ...harness.admin, secretAccessKey: 'wrong' })).toMatch(
      /^SignatureDoesNotMatch: The request signature we calculated/,
    );
  });

  test('unknown key', async () => {
    expect(await call({ ...harness.admin, accessKeyId: 'AKIAUNKNOWN' })).toBe(
      'InvalidClientTokenId: The security token included in the request is invalid.',
    );
  });

  test('temporary keys without their token, or with another', async () => {
    const { Credentials } = await assumeWithToken();
    const { accessKeyId, secretAccessKey } = sessionKeys(Credentials);
    expect(await call({ accessKeyId, secretAccessKey })).toMatch(/^InvalidClientTokenId/);
    expect(await call({ accessKeyId, secretAccessKey, sessionToken: 'other' })).toMatch(/^InvalidClientTokenId/);
  });

  test('a presigned URL', async () => {
    const query = `Action=GetCallerIdentity&Version=2011-06-15&X-Amz-Credential=${harness.admin.accessKeyId}%2F20261101%2Feu-west-1%2Fsts%2Faws4_request&X-Amz-Date=20261101T000000Z&X-Amz-SignedHeaders=host`;
    const host = new URL(harness.local.endpoint).host;
    const request = { method: 'GET', path: '/', headers: { host }, body: new Uint8Array() };
    const parsed = parseSignature({ ...request, query: `${query}&X-Amz-Signature=x` });
    if (typeof parsed === 'string') {
      throw new Error(parsed);
    }
    const signature = computeSignature({ ...request, query }, parsed, harness.admin.secretAccessKey);
    const get = async (text: string) =>
      (await fetch(`${harness.local.endpoint}/?${query}&X-Amz-Signature=${text}`)).status;
    expect([await get(signature), await get('x')]).toEqual([200, 403]);
  });

  test('answers carry the time of the local AWS', async () => {
    harness.pass(3_600_000);
    const { headers } = await fetch(harness.local.endpoint, { method: 'POST', body: 'Action=GetCallerIdentity' });
    expect(Date.parse(headers.get('date') ?? '') - Date.now()).toBeGreaterThan(3_500_000);
  });

  test('no signature at all', async () => {
    const response = await fetch(harness.local.endpoint, {
      method: 'POST',
      body: 'Action=GetCallerIdentity&Version=2011-06-15',
    });
    expect(response.status).toBe(403);
    expect(await response.text()).toMatch(
      /^<ErrorResponse xmlns="https:\/\/sts.amazonaws.com\/doc\/2011-06-15\/"><Error><Type>Sender<\/Type><Code>MissingAuthenticationToken<\/Code><Message>Request is missing Authentication Token<\/Message><\/Error><RequestId>[0-9a-f-]{36}<\/RequestId><\/ErrorResponse>$/,
    );
  });

  test('an unknown operation', async () => {
    const response = await fetch(harness.local.endpoint, {
      method: 'POST',
      body: 'Action=toString&Version=2011-06-15',
    });
    expect(await response.text()).toContain('<Code>InvalidAction</Code>');
  });
});
