import { GetAuthorizationTokenCommand, SetRepositoryPolicyCommand } from '@aws-sdk/client-ecr';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { parseRoute } from '../registry/route.ts';
import { allow, type Harness, keysOf, keysOfRole, sha256, startHarness, withHarness } from './harness.ts';
import { type RegistryClient, registryError, signIn } from './registry-client.ts';

let harness: Harness;
let registry: RegistryClient;
let count = 0;
let repository = '';
beforeAll(async () => {
  harness = await startHarness();
  registry = await signIn(harness);
});
afterAll(() => harness.close());
beforeEach(() => {
  count += 1;
  repository = `test/r${count}`;
  harness.local.createRepository({ name: repository });
});

describe('sign-in', () => {
  test('without a password', async () => {
    const response = await fetch(`${harness.local.endpoint}/v2/`);
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe(
      `Basic realm="${harness.local.endpoint}/",service="ecr.amazonaws.com"`,
    );
    expect(response.headers.get('docker-distribution-api-version')).toBe('registry/2.0');
  });

  test('with a wrong one, or as another user', async () => {
    const { authorizationData } = await harness.ecr().send(new GetAuthorizationTokenCommand({}));
    const token = Buffer.from(authorizationData?.[0]?.authorizationToken ?? '', 'base64').toString();
    const as = async (text: string) => {
      const authorization = `Basic ${Buffer.from(text).toString('base64')}`;
      return (await fetch(`${harness.local.endpoint}/v2/`, { headers: { authorization } })).status;
    };
    expect([await as(token), await as(`${token}x`), await as(token.replace('AWS', 'root'))]).toEqual([200, 401, 401]);
  });

  test('with one, for twelve hours', async () => {
    await withHarness({}, async (own) => {
      const client = await signIn(own);
      own.pass(12 * 3_600_000 - 1);
      const before = await client.send('GET', '/v2/');
      own.pass(1);
      const after = await registryError(await client.send('GET', '/v2/'));
      expect(before.status).toBe(200);
      expect(after).toBe('403 DENIED: Your authorization token has expired. Reauthenticate and try again.');
    });
  });
});

describe('permissions', () => {
  test.each<[string, string, string]>([
    ['GET', 'manifests/v1', 'BatchGetImage'],
    ['HEAD', 'manifests/v1', 'BatchGetImage'],
    ['PUT', 'manifests/v1', 'PutImage'],
    ['HEAD', `blobs/${sha256('x')}`, 'BatchCheckLayerAvailability'],
    ['GET', `blobs/${sha256('x')}`, 'GetDownloadUrlForLayer'],
    ['POST', 'blobs/uploads/', 'InitiateLayerUpload'],
    ['PATCH', 'blobs/uploads/x', 'UploadLayerPart'],
    ['PUT', 'blobs/uploads/x', 'CompleteLayerUpload'],
    ['GET', 'tags/list', 'ListImages'],
    ['GET', `referrers/${sha256('x')}`, 'BatchGetImage'],
    ['DELETE', 'manifests/v1', 'BatchDeleteImage'],
    ['GET', '_catalog', 'Unknown'],
    ['GET', '/v2/_catalog', 'DescribeRepositories'],
    ['POST', '/v2/_catalog', 'Unknown'],
  ])('%s %s needs ecr:%s', (method, path, operation) => {
    expect(parseRoute(method, path.startsWith('/') ? path : `/v2/team/shop/${path}`).operation).toBe(operation);
  });

  test('a missing one is named, also where there is no such repository', async () => {
    const keys = await keysOfRole(harness, allow(['ecr:GetAuthorizationToken', 'ecr:BatchGetImage']));
    const client = await signIn(harness, keys);
    const text = (name: string) =>
      new RegExp(
        `^403 DENIED: User: arn:aws:sts::123456789012:assumed-role/\\S+/session is not authorized to perform: ecr:InitiateLayerUpload on resource: arn:aws:ecr:eu-west-1:123456789012:repository/${name} because no identity-based policy allows the ecr:InitiateLayerUpload action$`,
      );
    expect(await registryError(await client.send('POST', `${repository}/blobs/uploads/`))).toMatch(text(repository));
    expect(await registryError(await client.send('POST', 'none/blobs/uploads/'))).toMatch(text('none'));
    expect((await client.send('GET', `${repository}/manifests/v1`)).status).toBe(404);
    expect(await registryError(await client.send('GET', '_catalog'))).toMatch(
      /^403 DENIED: .* perform: ecr:DescribeRepositories on resource: arn:aws:ecr:eu-west-1:123456789012:repository\/\* because/,
    );
  });

  test('a push does not create a repository', async () => {
    const expected =
      "404 NAME_UNKNOWN: The repository with name 'none' does not exist in the registry with id '123456789012'";
    expect(await registryError(await registry.send('POST', 'none/blobs/uploads/'))).toBe(expected);
    expect(await registryError(await registry.send('GET', 'none/tags/list'))).toBe(expected);
  });

  test("another account's registry follows its repository policies", async () => {
    const other = harness.local.createAccount({ accountId: '210987654321' });
    harness.local.createRepository({ accountId: '210987654321', name: 'shared' });
    const host = await harness.local.registryHost('210987654321', 'eu-west-1');
    const client = await signIn(harness, harness.admin, host);
    expect(await registryError(await client.send('GET', 'shared/tags/list'))).toMatch(
      /^403 DENIED: .* because no resource-based policy allows the ecr:ListImages action$/,
    );
    const statement = { Effect: 'Allow', Principal: { AWS: '123456789012' }, Action: 'ecr:ListImages' };
    const policyText = JSON.stringify({ Statement: statement });
    await harness
      .ecr(keysOf(other.adminEnvironment))
      .send(new SetRepositoryPolicyCommand({ repositoryName: 'shared', policyText }));
    expect((await client.send('GET', 'shared/tags/list')).status).toBe(200);
    expect((await client.send('GET', 'shared/manifests/v1')).status).toBe(403);
  });
});
