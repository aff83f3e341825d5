import { afterEach, describe, expect, test } from '@jest/globals';
import type { StepResult } from '../../scripts/local-runner.ts';
import {
  ACCOUNT,
  ENGINES,
  OTHER_ACCOUNT,
  PUSH_STATEMENTS,
  policy,
  REGION,
  REPOSITORY,
  ROLE,
  SHA,
  trust,
  World,
} from './workbench.ts';

/** What docs/ecr-public.md tells to paste. */
const PUBLIC_STATEMENTS = [
  { Effect: 'Allow', Action: ['ecr-public:GetAuthorizationToken', 'sts:GetServiceBearerToken'], Resource: '*' },
  {
    Effect: 'Allow',
    Action: [
      'ecr-public:BatchCheckLayerAvailability',
      'ecr-public:CompleteLayerUpload',
      'ecr-public:DescribeImages',
      'ecr-public:DescribeRepositories',
      'ecr-public:InitiateLayerUpload',
      'ecr-public:PutImage',
      'ecr-public:UploadLayerPart',
    ],
    Resource: `arn:aws:ecr-public::${ACCOUNT}:repository/shop`,
  },
] as const;

const CREATE = {
  Effect: 'Allow',
  Action: ['ecr-public:CreateRepository', 'ecr-public:DescribeRegistries'],
  Resource: '*',
} as const;

const EVERYTHING = { Effect: 'Allow', Action: ['ecr-public:*', 'sts:GetServiceBearerToken'], Resource: '*' } as const;

let world: World;
let host: string;
afterEach(async () => await world.close(host));

/** A role for a public repository, and that repository; its alias. */
async function publicWorld(
  engine: (typeof ENGINES)[number],
  { isThere = true, permissions = PUBLIC_STATEMENTS as readonly object[], more = [] as readonly object[] } = {},
): Promise<string> {
  world = await World.create(engine, { repository: null });
  grant([...permissions, ...more]);
  world.aws.createAccount({ accountId: ACCOUNT, publicAlias: 'octo' });
  host = await world.aws.publicRegistryHost();
  if (isThere) world.aws.createPublicRepository({ name: 'shop' });
  return 'public.ecr.aws/octo/shop';
}

function grant(statements: readonly object[]): void {
  const permissions = policy(...(statements as Parameters<typeof policy>));
  world.aws.createRole({ arn: ROLE, trust: trust(ACCOUNT, 'repo:octo-org/octo-repo:*'), permissions });
}

const there = (name = 'shop') =>
  world.aws.publicImages(ACCOUNT, name).map(({ digest, tags }) => ({ digest, tags: [...tags].toSorted() }));
const step = (inputs: Record<string, string>, options = {}): Promise<StepResult> =>
  world.step({ 'aws-region': '', ...inputs }, options);

describe.each(ENGINES)('$name', (engine) => {
  test('a first push with what docs/ecr-public.md gives the role, and the same commit again', async () => {
    const repository = await publicWorld(engine);
    const first = await step({ repository, tags: 'latest\nv1' });
    expect(first).toMatchObject({ exitCode: 0, outputs: { result: 'built', repository: 'octo/shop' } });
    const { digest } = first.outputs;
    expect(there()).toEqual([{ digest, tags: [SHA, 'latest', 'v1'].toSorted() }]);
    expect(first.outputs).toMatchObject({
      registry: host,
      'account-id': ACCOUNT,
      region: 'us-east-1',
      'image-uri': `${host}/octo/shop:${SHA}`,
    });
    expect(first.outputs['size-bytes']).toMatch(/^\d+$/);
    const again = await step({ repository, 'if-exists': 'reuse' });
    expect(again).toMatchObject({ exitCode: 0, outputs: { result: 'reused', digest } });
    const refused = await step({ repository, 'if-exists': 'fail' });
    expect(refused.exitCode).toBe(1);
    expect(refused.log).toContain('octo/shop already has this tag, and `if-exists` is fail');
  });

  test('a missing repository is refused, with the lines to paste, or created', async () => {
    const repository = await publicWorld(engine, { isThere: false, more: [CREATE] });
    const refused = await step({ repository });
    expect(refused.exitCode).toBe(1);
    expect(refused.log).toContain('The repository octo/shop does not exist in ECR Public of account');
    expect(refused.log).toContain('aws ecr-public create-repository --repository-name shop --region us-east-1');
    const created = await step({ repository, 'create-repository': 'true' });
    expect(created).toMatchObject({ exitCode: 0, outputs: { result: 'built', registry: host } });
    expect(there()).toEqual([{ digest: created.outputs.digest, tags: [SHA] }]);
  });

  test.each<[string, boolean]>([
    ['a repository that is there', true],
    ['one that is to be created', false],
  ])('the alias of another registry is refused: %s', async (_name, isThere) => {
    await publicWorld(engine, { isThere, more: [CREATE] });
    const result = await step({ repository: 'public.ecr.aws/octocat/shop', 'create-repository': 'true' });
    expect(result.exitCode).toBe(1);
    expect(result.log).toContain('the alias octocat is not one of its own');
    expect(result.log).toContain('repository: public.ecr.aws/octo/shop');
    expect(world.calls()).not.toContain('ecr-public:CreateRepository');
  });

  test('both aliases of the account name its registry', async () => {
    await publicWorld(engine, { more: [CREATE] });
    const uris = await step({ repository: 'public.ecr.aws/octocat/shop' });
    const [, given = ''] = /repository: public\.ecr\.aws\/(r\w+)\/shop/.exec(uris.log) ?? [];
    const result = await step({ repository: `public.ecr.aws/${given}/shop` });
    expect(result).toMatchObject({ exitCode: 0, outputs: { repository: `${given}/shop` } });
  });

  test('without sts:GetServiceBearerToken the whole statement is shown', async () => {
    const [, push] = PUBLIC_STATEMENTS;
    const login = { Effect: 'Allow', Action: 'ecr-public:GetAuthorizationToken', Resource: '*' };
    const repository = await publicWorld(engine, { permissions: [login, push] });
    const result = await step({ repository });
    expect(result.exitCode).toBe(1);
    expect(result.log).toContain('not authorized to perform: sts:GetServiceBearerToken');
    expect(result.log).toContain(
      '{"Effect":"Allow","Action":["ecr-public:GetAuthorizationToken","sts:GetServiceBearerToken"],"Resource":"*"}',
    );
  });

  test('a role without permission to upload is told so', async () => {
    const repository = await publicWorld(engine, {
      permissions: PUBLIC_STATEMENTS.map((statement) => ({
        ...statement,
        Action: statement.Action.filter((action) => action !== 'ecr-public:InitiateLayerUpload'),
      })),
    });
    const result = await step({ repository });
    expect(result.exitCode).toBe(1);
    expect(result.log).toContain('ecr-public:InitiateLayerUpload');
    expect(result.log).toContain(`"Resource":"arn:aws:ecr-public::${ACCOUNT}:repository/shop"`);
    expect(result.log).not.toContain('ecr:');
  });

  test('the session is narrowed to what the step does', async () => {
    const repository = await publicWorld(engine, { permissions: [EVERYTHING], isThere: false });
    const inputs = { repository, 'session-policy': 'repository', 'create-repository': 'true', reuse: 'content' };
    const result = await step({ ...inputs, tags: 'latest' });
    expect(result).toMatchObject({ exitCode: 0, outputs: { result: 'built' } });
    expect(result.log).toContain('The session is narrowed to shop');
    const again = await step({ ...inputs, tags: 'latest', 'commit-tag': 'true' });
    expect(again).toMatchObject({ exitCode: 0, outputs: { result: 'reused' } });
  });

  test('aws-region is the region of STS and of later steps', async () => {
    const repository = await publicWorld(engine);
    const result = await step({ repository, 'aws-region': 'eu-west-1', 'export-credentials': 'true' });
    expect(result).toMatchObject({ exitCode: 0, outputs: { region: 'us-east-1' } });
    expect(result.exported.AWS_REGION).toBe('eu-west-1');
  });

  test('a private and a public repository get one image', async () => {
    const uri = await publicWorld(engine, { more: PUSH_STATEMENTS });
    world.aws.createRepository({ name: REPOSITORY });
    const result = await world.step({ 'also-push-to': uri, tags: 'latest' });
    expect(result.exitCode).toBe(0);
    const { digest } = result.outputs;
    expect(there()).toEqual([{ digest, tags: [SHA, 'latest'].toSorted() }]);
    expect(JSON.parse(result.outputs.registries ?? '[]')).toMatchObject([
      { digest, region: REGION, repository: REPOSITORY },
      { digest, region: 'us-east-1', registry: host, repository: 'octo/shop', 'account-id': ACCOUNT },
    ]);
  });

  test('a public repository first, and a private one with a role of its own', async () => {
    const repository = await publicWorld(engine);
    const role = `arn:aws:iam::${OTHER_ACCOUNT}:role/push`;
    world.aws.createAccount({ accountId: OTHER_ACCOUNT });
    world.aws.createRole({
      arn: role,
      trust: trust(OTHER_ACCOUNT, 'repo:octo-org/octo-repo:*'),
      permissions: policy({ Effect: 'Allow', Action: 'ecr:*', Resource: '*' }),
    });
    world.aws.createRepository({ name: 'mirror/shop', accountId: OTHER_ACCOUNT });
    const line = `${OTHER_ACCOUNT}.dkr.ecr.${REGION}.amazonaws.com/mirror/shop role=${role}`;
    const result = await step({ repository, 'also-push-to': line });
    expect(result.exitCode).toBe(0);
    const { digest } = result.outputs;
    expect(there()).toEqual([{ digest, tags: [SHA] }]);
    expect(world.aws.images(OTHER_ACCOUNT, REGION, 'mirror/shop')).toMatchObject([{ digest, tags: [SHA] }]);
  });

  test('tags of a newer commit stay', async () => {
    const repository = await publicWorld(engine);
    const [older = '', newer = ''] = await world.commits(1, 2);
    const run = (sha: string) => step({ repository, tags: 'latest' }, { event: { sha } });
    await world.git('checkout', '--quiet', newer);
    const first = await run(newer);
    expect(first.exitCode).toBe(0);
    await world.git('checkout', '--quiet', older);
    await world.change();
    const second = await run(older);
    expect(second.exitCode).toBe(0);
    const latest = there().find(({ tags }) => tags.includes('latest'));
    expect(latest?.digest).toBe(first.outputs.digest);
  });

  test.each(['throttle', 'server-error', 'expired-token'] as const)('what passes is tried again: %s', async (kind) => {
    const repository = await publicWorld(engine);
    world.aws.faults.add({ service: 'ecr-public', operation: 'DescribeImages', kind, times: 1 });
    expect(await step({ repository })).toMatchObject({ exitCode: 0, outputs: { result: 'built' } });
  });
});
