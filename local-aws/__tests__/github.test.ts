import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { completeClaims, type JobClaims } from '../id-token-claims.ts';
import { type Harness, idToken, startHarness } from './harness.ts';

describe('subject', () => {
  const immutable: JobClaims = {
    repository: 'octo/app',
    repository_id: '2',
    repository_owner_id: '1',
    subjectForm: 'immutable',
  };
  test.each<[string, JobClaims, string]>([
    ['branch', { repository: 'octo/app', ref: 'refs/heads/x' }, 'repo:octo/app:ref:refs/heads/x'],
    ['tag', { repository: 'octo/app', ref: 'refs/tags/v1' }, 'repo:octo/app:ref:refs/tags/v1'],
    ['pull request', { repository: 'octo/app', event_name: 'pull_request' }, 'repo:octo/app:pull_request'],
    [
      'pull request target',
      { repository: 'octo/app', event_name: 'pull_request_target' },
      'repo:octo/app:ref:refs/heads/main',
    ],
    ['environment', { repository: 'octo/app', environment: 'prod' }, 'repo:octo/app:environment:prod'],
    [
      'environment of a pull request',
      { repository: 'octo/app', environment: 'p', event_name: 'pull_request' },
      'repo:octo/app:environment:p',
    ],
    ['environment with a colon', { repository: 'octo/app', environment: 'a:b' }, 'repo:octo/app:environment:a%3Ab'],
    ['immutable', immutable, 'repo:octo@1/app@2:ref:refs/heads/main'],
    ['immutable environment', { ...immutable, environment: 'prod' }, 'repo:octo@1/app@2:environment:prod'],
    ['given', { sub: 'anything' }, 'anything'],
  ])('%s', (_name, job, sub) => {
    expect(completeClaims(job).sub).toBe(sub);
  });
});

test('claims fit together', () => {
  expect(completeClaims({ repository: 'octo/app', ref: 'refs/tags/v1', run_id: '7' })).toMatchObject({
    repository_owner: 'octo',
    ref_type: 'tag',
    run_id: '7',
    workflow_ref: 'octo/app/.github/workflows/build.yml@refs/tags/v1',
    job_workflow_ref: 'octo/app/.github/workflows/build.yml@refs/tags/v1',
    event_name: 'push',
  });
  expect(completeClaims({})).not.toHaveProperty('environment');
  expect(completeClaims({ event_name: 'pull_request' }).ref).toBe('refs/pull/1/merge');
});

describe('token endpoint', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await startHarness();
  });
  afterAll(() => harness.close());

  test('the published keys verify a token with all its claims', async () => {
    const token = await idToken(harness.local.startJob({ repository: 'octo/app', environment: 'prod' }));
    const configuration = await fetch(`${harness.local.endpoint}/.well-known/openid-configuration`);
    const { jwks_uri, issuer }: { jwks_uri: string; issuer: string } = JSON.parse(await configuration.text());
    const { payload } = await jwtVerify(token, createRemoteJWKSet(new URL(jwks_uri)), { issuer });
    expect(payload).toMatchObject({
      iss: 'https://token.actions.githubusercontent.com',
      aud: 'sts.amazonaws.com',
      sub: 'repo:octo/app:environment:prod',
      environment: 'prod',
    });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(300);
  });

  test('the audience is the owner where none is asked for', async () => {
    const { ACTIONS_ID_TOKEN_REQUEST_URL, ACTIONS_ID_TOKEN_REQUEST_TOKEN } = harness.local.startJob({
      repository: 'octo/app',
    });
    const response = await fetch(ACTIONS_ID_TOKEN_REQUEST_URL, {
      headers: { authorization: `bearer ${ACTIONS_ID_TOKEN_REQUEST_TOKEN}` },
    });
    const { value, count }: { value: string; count: number } = JSON.parse(await response.text());
    expect(decodeJwt(value).aud).toBe('https://github.com/octo');
    expect(count).toBe(value.length);
  });

  test.each([
    ['no bearer', undefined],
    ['a wrong bearer', 'Bearer wrong'],
  ])('%s is refused', async (_name, authorization) => {
    const response = await fetch(harness.local.startJob().ACTIONS_ID_TOKEN_REQUEST_URL, {
      headers: authorization === undefined ? {} : { authorization },
    });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ typeKey: 'NotAuthorizedException' });
  });

  test("another job's bearer is refused", async () => {
    const { ACTIONS_ID_TOKEN_REQUEST_TOKEN } = harness.local.startJob();
    const response = await fetch(harness.local.startJob().ACTIONS_ID_TOKEN_REQUEST_URL, {
      headers: { authorization: `Bearer ${ACTIONS_ID_TOKEN_REQUEST_TOKEN}` },
    });
    expect(response.status).toBe(401);
  });
});
