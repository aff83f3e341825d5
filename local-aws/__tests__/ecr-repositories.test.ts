import {
  CreateRepositoryCommand,
  type CreateRepositoryCommandInput,
  DeleteRepositoryCommand,
  DeleteRepositoryPolicyCommand,
  DescribeRepositoriesCommand,
  type ECRClient,
  GetAuthorizationTokenCommand,
  GetRepositoryPolicyCommand,
  ListTagsForResourceCommand,
  PutImageTagMutabilityCommand,
  SetRepositoryPolicyCommand,
} from '@aws-sdk/client-ecr';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { allow, errorOf, type Harness, keysOf, keysOfRole, startHarness } from './harness.ts';
import { signIn } from './registry-client.ts';

const missing =
  "RepositoryNotFoundException: The repository with name 'none' does not exist in the registry with id '123456789012'";

let harness: Harness;
let ecr: ECRClient;
beforeAll(async () => {
  harness = await startHarness();
  ecr = harness.ecr();
});
afterAll(() => harness.close());

const create = (input: CreateRepositoryCommandInput) => ecr.send(new CreateRepositoryCommand(input));

describe('CreateRepository', () => {
  test('answers with what it created', async () => {
    const filters = [{ filterType: 'WILDCARD' as const, filter: 'latest*' }];
    const { repository } = await create({
      repositoryName: 'team/new',
      imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
      imageTagMutabilityExclusionFilters: filters,
      imageScanningConfiguration: { scanOnPush: true },
      encryptionConfiguration: { encryptionType: 'KMS', kmsKey: 'arn:aws:kms:x' },
      tags: [{ Key: 'team', Value: 'shop' }],
    });
    expect(repository).toMatchObject({
      repositoryArn: 'arn:aws:ecr:eu-west-1:123456789012:repository/team/new',
      registryId: '123456789012',
      repositoryUri: `${harness.local.endpoint.replace('http://', '')}/team/new`,
      imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
      imageTagMutabilityExclusionFilters: filters,
      imageScanningConfiguration: { scanOnPush: true },
      encryptionConfiguration: { encryptionType: 'KMS', kmsKey: 'arn:aws:kms:x' },
    });
    expect(repository?.createdAt).toBeInstanceOf(Date);
    const resourceArn = repository?.repositoryArn;
    expect((await ecr.send(new ListTagsForResourceCommand({ resourceArn }))).tags).toEqual([
      { Key: 'team', Value: 'shop' },
    ]);
    expect(await errorOf(create({ repositoryName: 'team/new' }))).toBe(
      "RepositoryAlreadyExistsException: The repository with name 'team/new' already exists in the registry with id '123456789012'",
    );
  });

  test.each<[string, CreateRepositoryCommandInput, RegExp]>([
    [
      'capitals',
      { repositoryName: 'Team/Shop' },
      /^InvalidParameterException: Invalid parameter at 'repositoryName' failed to satisfy constraint: 'must satisfy regular expression/,
    ],
    ['two slashes', { repositoryName: 'team//shop' }, /'repositoryName'/],
    ['one character', { repositoryName: 'a' }, /'repositoryName'/],
    [
      'unknown mode',
      { repositoryName: 'ab', imageTagMutability: 'SOFT' as 'MUTABLE' },
      /enum value set: \[MUTABLE, IMMUTABLE, /,
    ],
    [
      'exclusion without filters',
      { repositoryName: 'ab', imageTagMutability: 'MUTABLE_WITH_EXCLUSION' },
      /must have 1 to 5 filters/,
    ],
    [
      'six filters',
      {
        repositoryName: 'ab',
        imageTagMutability: 'MUTABLE_WITH_EXCLUSION',
        imageTagMutabilityExclusionFilters: Array.from({ length: 6 }, () => ({
          filterType: 'WILDCARD' as const,
          filter: 'x',
        })),
      },
      /'imageTagMutabilityExclusionFilters' .*: 'Member must have length less than or equal to 5'/,
    ],
    [
      'no filters in a list',
      { repositoryName: 'ab', imageTagMutability: 'MUTABLE_WITH_EXCLUSION', imageTagMutabilityExclusionFilters: [] },
      /'imageTagMutabilityExclusionFilters' .*: 'Member must have length greater than or equal to 1'/,
    ],
    [
      'filters without exclusion',
      {
        repositoryName: 'ab',
        imageTagMutability: 'IMMUTABLE',
        imageTagMutabilityExclusionFilters: [{ filterType: 'WILDCARD', filter: 'x' }],
      },
      /must be empty for IMMUTABLE/,
    ],
    [
      'a filter of other characters',
      {
        repositoryName: 'ab',
        imageTagMutability: 'MUTABLE_WITH_EXCLUSION',
        imageTagMutabilityExclusionFilters: [{ filterType: 'WILDCARD', filter: 'a/b' }],
      },
      /must satisfy regular expression/,
    ],
    [
      'key without KMS',
      { repositoryName: 'ab', encryptionConfiguration: { encryptionType: 'AES256', kmsKey: 'x' } },
      /kmsKey/,
    ],
  ])('refuses %s', async (_name, input, error) => {
    expect(await errorOf(create(input))).toMatch(error);
  });

  test('tags need a permission of their own', async () => {
    const keys = await keysOfRole(harness, allow(['ecr:CreateRepository']));
    const send = (input: CreateRepositoryCommandInput) =>
      errorOf(harness.ecr(keys).send(new CreateRepositoryCommand(input)));
    expect(await send({ repositoryName: 'tagged', tags: [{ Key: 'a', Value: 'b' }] })).toMatch(
      /perform: ecr:TagResource on/,
    );
    expect(await send({ repositoryName: 'tagged' })).toBe('no error');
  });
});

describe('DescribeRepositories', () => {
  test('by name, with one that is missing', async () => {
    await create({ repositoryName: 'described' });
    const { repositories } = await ecr.send(new DescribeRepositoriesCommand({ repositoryNames: ['described'] }));
    expect(repositories?.map((one) => [one.repositoryName, one.imageTagMutability])).toEqual([
      ['described', 'MUTABLE'],
    ]);
    expect(await errorOf(ecr.send(new DescribeRepositoriesCommand({ repositoryNames: ['described', 'none'] })))).toBe(
      missing,
    );
  });

  test('all, page by page, of one region', async () => {
    const far = harness.ecr(harness.admin, 'us-east-1');
    for (const name of ['aa', 'bb', 'cc']) {
      await far.send(new CreateRepositoryCommand({ repositoryName: name }));
    }
    const first = await far.send(new DescribeRepositoriesCommand({ maxResults: 2 }));
    const second = await far.send(new DescribeRepositoriesCommand({ maxResults: 2, nextToken: first.nextToken }));
    const names = [first, second].map((page) => page.repositories?.map((one) => one.repositoryName));
    expect(names).toEqual([['aa', 'bb'], ['cc']]);
    expect(second.nextToken).toBeUndefined();
    expect(first.repositories?.[0]?.repositoryUri).toBe(
      `${await harness.local.registryHost('123456789012', 'us-east-1')}/aa`,
    );
    expect(await errorOf(far.send(new DescribeRepositoriesCommand({ nextToken: 'x' })))).toMatch(/'nextToken'/);
    expect(await errorOf(far.send(new DescribeRepositoriesCommand({ maxResults: 1001 })))).toMatch(/'maxResults'/);
  });

  test.each<[object, RegExp]>([
    [{ repositoryNames: ['described'], maxResults: 5 }, /'maxResults' .*together with repositoryNames/],
    [{ repositoryNames: ['described'], nextToken: 'MQ==' }, /'nextToken' .*together with repositoryNames/],
    [{ repositoryNames: [] }, /'repositoryNames' .*length greater than or equal to 1/],
    [{ repositoryNames: Array(101).fill('described') }, /'repositoryNames' .*length less than or equal to 100/],
    [{ registryId: '12' }, /'registryId'/],
  ])('refuses %j', async (input, error) => {
    expect(await errorOf(ecr.send(new DescribeRepositoriesCommand(input)))).toMatch(/^InvalidParameterException/);
    expect(await errorOf(ecr.send(new DescribeRepositoriesCommand(input)))).toMatch(error);
  });
});

describe('settings', () => {
  const repositoryName = 'settings';
  beforeEach(async () => {
    await ecr.send(new DeleteRepositoryCommand({ repositoryName })).catch(() => undefined);
    await create({ repositoryName });
  });

  test('tag mutability', async () => {
    await ecr.send(new PutImageTagMutabilityCommand({ repositoryName, imageTagMutability: 'IMMUTABLE' }));
    const { repositories } = await ecr.send(new DescribeRepositoriesCommand({ repositoryNames: [repositoryName] }));
    expect(repositories?.[0]?.imageTagMutability).toBe('IMMUTABLE');
  });

  test('repository policy', async () => {
    const get = () => ecr.send(new GetRepositoryPolicyCommand({ repositoryName }));
    const set = (policyText: string) => ecr.send(new SetRepositoryPolicyCommand({ repositoryName, policyText }));
    expect(await errorOf(get())).toMatch(
      /^RepositoryPolicyNotFoundException: Repository policy does not exist for the repository/,
    );
    expect(await errorOf(set('{'))).toMatch(/^InvalidParameterException: .*Invalid repository policy provided/);
    const text = JSON.stringify({ Statement: [{ Effect: 'Allow', Principal: '*', Action: 'ecr:*' }] });
    await set(text);
    expect((await get()).policyText).toBe(text);
    await ecr.send(new DeleteRepositoryPolicyCommand({ repositoryName }));
    expect(await errorOf(get())).toMatch(/^RepositoryPolicyNotFoundException/);
  });

  test('deletion wants force where there are images', async () => {
    const registry = await signIn(harness);
    await registry.pushImage(repositoryName, 'v1');
    expect(await errorOf(ecr.send(new DeleteRepositoryCommand({ repositoryName })))).toMatch(
      /^RepositoryNotEmptyException/,
    );
    await ecr.send(new DeleteRepositoryCommand({ repositoryName, force: true }));
    expect(await errorOf(ecr.send(new DescribeRepositoriesCommand({ repositoryNames: [repositoryName] })))).toMatch(
      /^RepositoryNotFoundException/,
    );
  });
});

describe('permissions', () => {
  const denied = (action: string, resource: string, reason: string) =>
    new RegExp(
      `^AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/\\S+/session is not authorized to perform: ${action} on resource: ${resource.replaceAll('*', '\\*')} ${reason}$`,
    );

  test('an action on one repository only', async () => {
    await create({ repositoryName: 'mine' });
    const keys = await keysOfRole(harness, allow(['ecr:DescribeRepositories'], 'arn:aws:ecr:*:*:repository/mine'));
    const describeNamed = (...repositoryNames: string[]) =>
      errorOf(
        harness
          .ecr(keys)
          .send(new DescribeRepositoriesCommand(repositoryNames.length === 0 ? {} : { repositoryNames })),
      );
    const reason = 'because no identity-based policy allows the ecr:DescribeRepositories action';
    expect(await describeNamed('mine')).toBe('no error');
    expect(await describeNamed('none')).toMatch(
      denied('ecr:DescribeRepositories', 'arn:aws:ecr:eu-west-1:123456789012:repository/none', reason),
    );
    expect(await describeNamed()).toMatch(
      denied('ecr:DescribeRepositories', 'arn:aws:ecr:eu-west-1:123456789012:repository/*', reason),
    );
  });

  test('another account needs a repository policy there', async () => {
    const other = harness.local.createAccount({ accountId: '210987654321' });
    const owner = harness.ecr(keysOf(other.adminEnvironment));
    await owner.send(new CreateRepositoryCommand({ repositoryName: 'shared' }));
    const input = { registryId: '210987654321', repositoryNames: ['shared'] };
    const describeShared = () => errorOf(ecr.send(new DescribeRepositoriesCommand(input)));
    expect(await describeShared()).toBe(
      'AccessDeniedException: User: arn:aws:iam::123456789012:user/administrator is not authorized to perform: ecr:DescribeRepositories ' +
        'on resource: arn:aws:ecr:eu-west-1:210987654321:repository/shared because no resource-based policy allows the ecr:DescribeRepositories action',
    );
    const statement = {
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::123456789012:root' },
      Action: 'ecr:Describe*',
    };
    const policyText = JSON.stringify({ Statement: [statement] });
    await owner.send(new SetRepositoryPolicyCommand({ repositoryName: 'shared', policyText }));
    expect(await describeShared()).toBe('no error');
    expect(harness.local.journal.entries().at(-1)).toMatchObject({ accountId: '210987654321', repository: 'shared' });
  });

  test('resource tags are condition keys', async () => {
    await create({ repositoryName: 'tagged-shop', tags: [{ Key: 'team', Value: 'shop' }] });
    await create({ repositoryName: 'untagged-shop' });
    const Condition = { StringEquals: { 'aws:ResourceTag/team': 'shop' } };
    const permissions = { Statement: [{ Effect: 'Allow' as const, Action: ['ecr:*'], Resource: '*', Condition }] };
    const client = harness.ecr(await keysOfRole(harness, permissions));
    const describeNamed = (name: string) =>
      errorOf(client.send(new DescribeRepositoriesCommand({ repositoryNames: [name] })));
    expect(await describeNamed('tagged-shop')).toBe('no error');
    expect(await describeNamed('untagged-shop')).toMatch(/^AccessDeniedException/);
  });
});

describe('GetAuthorizationToken', () => {
  test("gives a password for the caller's account and the request's region", async () => {
    const { authorizationData } = await harness
      .ecr(harness.admin, 'eu-central-1')
      .send(new GetAuthorizationTokenCommand({}));
    const [data] = authorizationData ?? [];
    expect(data?.proxyEndpoint).toBe(`http://${await harness.local.registryHost('123456789012', 'eu-central-1')}`);
    expect(data?.proxyEndpoint).not.toBe(harness.local.endpoint);
    expect(Buffer.from(data?.authorizationToken ?? '', 'base64').toString()).toMatch(/^AWS:[\w+/=]{1000,}$/);
    const hours = ((data?.expiresAt?.getTime() ?? 0) - Date.now()) / 3_600_000;
    expect(hours).toBeCloseTo(12, 2);
  });

  test.each<[string, string[]]>([
    ['of other registries', ['210987654321', '123456789012']],
    ['of ten registries', Array(10).fill('123456789012')],
  ])('gives one for each %s', async (_name, registryIds) => {
    const { authorizationData } = await ecr.send(new GetAuthorizationTokenCommand({ registryIds }));
    expect(authorizationData).toHaveLength(registryIds.length);
  });

  test.each<[string, string[]]>([
    ['a malformed registry id', ['1234']],
    ['no registry ids in a list', []],
    ['11 registry ids', Array(11).fill('123456789012')],
  ])('refuses %s', async (_name, registryIds) => {
    const call = ecr.send(new GetAuthorizationTokenCommand({ registryIds }));
    expect(await errorOf(call)).toMatch(/^InvalidParameterException: Invalid parameter at 'registryIds/);
  });

  test("is refused with ECR's names", async () => {
    const call = (keys: Parameters<Harness['ecr']>[0]) =>
      errorOf(harness.ecr(keys).send(new GetAuthorizationTokenCommand({})));
    expect(await call({ ...harness.admin, secretAccessKey: 'wrong' })).toMatch(/^InvalidSignatureException/);
    expect(await call({ ...harness.admin, accessKeyId: 'AKIAX' })).toMatch(
      /^UnrecognizedClientException: The security token included/,
    );
    expect(await call(await keysOfRole(harness, allow(['ecr:PutImage'])))).toMatch(
      /ecr:GetAuthorizationToken on resource: \* because no identity/,
    );
    const headers = { 'x-amz-target': 'AmazonEC2ContainerRegistry_V20150921.GetAuthorizationToken' };
    const unsigned = await fetch(harness.local.endpoint, { method: 'POST', headers, body: '{}' });
    expect([unsigned.status, unsigned.headers.get('x-amzn-errortype')]).toEqual([
      400,
      'MissingAuthenticationTokenException',
    ]);
  });
});
