import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ECRPUBLICClient, GetRepositoryCatalogDataCommand } from '@aws-sdk/client-ecr-public';
import { afterEach, describe, expect, test } from '@jest/globals';
import { BASE_IMAGE } from '../../scripts/base-image.ts';
import { PUSH, type RunEvent, type StepResult } from '../../scripts/local-runner.ts';
import {
  ACCOUNT,
  ENGINES,
  OTHER_ACCOUNT,
  PUSH_STATEMENTS,
  policy,
  pullRequest,
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
});

// What follows is the same whatever the image store is.
describe.each(ENGINES.slice(0, 1))('$name', (engine) => {
  test.each(['throttle', 'server-error', 'expired-token'] as const)('what passes is tried again: %s', async (kind) => {
    const repository = await publicWorld(engine);
    world.aws.faults.add({ service: 'ecr-public', operation: 'DescribeImages', kind, times: 1 });
    expect(await step({ repository })).toMatchObject({ exitCode: 0, outputs: { result: 'built' } });
  });

  describe('repository-catalog', () => {
    const CATALOG = 'description: A shop\nabout: |\n  # Shop\narchitectures: [x86-64, ARM 64]\nlogo: logo.png\n';
    const show = (permission = 'ecr-public:*') => ({ Effect: 'Allow', Action: permission, Resource: '*' });
    const main = { payload: { ...PUSH.payload, repository: { default_branch: 'main' } } };
    const puts = () => world.calls().filter((call) => call === 'ecr-public:PutRepositoryCatalogData').length;

    async function withCatalog(text = CATALOG): Promise<void> {
      await writeFile(join(world.workspace, 'catalog.yml'), text);
      await writeFile(join(world.workspace, 'logo.png'), png(100));
    }

    test('is put once, and again where a text or the picture changes', async () => {
      const repository = await publicWorld(engine, { more: [show()] });
      await withCatalog();
      const inputs = { repository, 'repository-catalog': 'catalog.yml', 'session-policy': 'repository' };
      const first = await step(inputs, { event: main });
      expect(first.exitCode).toBe(0);
      expect(first.log).toContain('by now also its description, about, architectures, logo');
      expect(puts()).toBe(1);
      const again = await step({ ...inputs, 'if-exists': 'reuse' }, { event: main });
      expect(again).toMatchObject({ exitCode: 0, outputs: { result: 'reused' } });
      expect(puts()).toBe(1);
      await writeFile(join(world.workspace, 'logo.png'), png(200));
      const otherLogo = await step({ ...inputs, 'if-exists': 'reuse' }, { event: main });
      expect(otherLogo.log).toContain('by now also its logo');
      await withCatalog('usage: docker run shop\n');
      const otherText = await step({ ...inputs, 'if-exists': 'reuse' }, { event: main });
      expect(otherText.log).toContain('by now also its usage');
      expect(await shownCatalog()).toMatchObject({
        description: 'A shop',
        usageText: 'docker run shop',
        logoUrl: expect.stringContaining('/logos/octo/shop'),
      });
    });

    test.each<[string, Partial<RunEvent>]>([
      ['a pull request', pullRequest(PUSH.repository)],
      ['another branch', { ref: 'refs/heads/feature', payload: { repository: { default_branch: 'main' } } }],
    ])('stays as it is: %s', async (_name, event) => {
      const repository = await publicWorld(engine, { more: [show()] });
      await withCatalog();
      const result = await step({ repository, 'repository-catalog': 'catalog.yml' }, { event });
      expect(result.exitCode).toBe(0);
      expect(result.log).toContain('The gallery stays as it is, as this run is');
      expect(puts()).toBe(0);
    });

    test('without the permission the step is red, and says that the image is there', async () => {
      const repository = await publicWorld(engine);
      await withCatalog();
      const result = await step({ repository, 'repository-catalog': 'catalog.yml' }, { event: main });
      expect(result.exitCode).toBe(1);
      expect(result.log).toContain('The image is in public.ecr.aws/octo/shop, but its page in the gallery');
      expect(result.log).toContain('ecr-public:GetRepositoryCatalogData');
      expect(result.log).toContain('In ECR by now, as this step has put it');
      expect(there()).toMatchObject([{ tags: [SHA] }]);
    });

    test('mistakes of the file are told with those of the other inputs, before any call', async () => {
      const repository = await publicWorld(engine, { more: [show()] });
      await withCatalog('description: 5\nicon: logo.png\narchitectures: arm64\nlogo: index.html\n');
      const result = await step({ repository, 'repository-catalog': 'catalog.yml', push: 'maybe' });
      expect(result.exitCode).toBe(1);
      for (const text of [
        'catalog.yml:1: description',
        'catalog.yml:2: icon',
        'catalog.yml:3: arch',
        'catalog.yml:4: logo',
      ])
        expect(result.log).toContain(`repository-catalog: ${text}`);
      expect(result.log).toContain('push: "maybe"');
      expect(world.calls()).toEqual([]);
    });
  });

  test('bake: two targets in public repositories, one of which is there already', async () => {
    await publicWorld(engine, { permissions: [EVERYTHING] });
    world.aws.createPublicRepository({ name: 'api' });
    const target = (name: string) => `target "${name}" {\n  args = { BASE = "${BASE_IMAGE}" }\n}\n`;
    await writeFile(
      join(world.workspace, 'docker-bake.hcl'),
      `group "default" { targets = ["shop", "api"] }\n${target('shop')}${target('api')}`,
    );
    const bake = (inputs: Record<string, string>) =>
      world.stepOf('bake', { 'aws-region': '', 'repository-prefix': 'public.ecr.aws/octo', ...inputs });
    const first = await bake({ targets: 'shop' });
    expect(first.exitCode).toBe(0);
    const both = await bake({ 'if-exists': 'reuse' });
    expect(both.exitCode).toBe(0);
    expect(JSON.parse(both.outputs.images ?? '{}')).toMatchObject({
      shop: { result: 'reused', registry: host, repository: 'octo/shop' },
      api: { result: 'built', registry: host, repository: 'octo/api', region: 'us-east-1' },
    });
    expect([there('shop'), there('api')]).toMatchObject([[{ tags: [SHA] }], [{ tags: [SHA] }]]);
  });

  test('promote: a tag of an image in a public repository; an image that is not there', async () => {
    const repository = await publicWorld(engine);
    const pushed = await step({ repository });
    const promote = (inputs: Record<string, string>) =>
      world.stepOf('promote', { 'aws-region': '', repository, tags: 'production', ...inputs });
    const result = await promote({});
    expect(result).toMatchObject({ exitCode: 0, outputs: { digest: pushed.outputs.digest, registry: host } });
    expect(there()).toMatchObject([{ tags: [SHA, 'production'] }]);
    const missing = await promote({ image: 'v9' });
    expect(missing.exitCode).toBe(1);
    expect(missing.log).toContain('aws ecr-public describe-images');
  });

  test.each<[string, boolean]>([
    ['from a private to a public repository', true],
    ['from a public to a private one', false],
    ['from one public repository to another', true],
  ])('promote: an image %s, by a narrowed session', async (name, isToPublic) => {
    const uri = await publicWorld(engine, { permissions: [EVERYTHING, { ...EVERYTHING, Action: 'ecr:*' }] });
    world.aws.createRepository({ name: REPOSITORY });
    world.aws.createPublicRepository({ name: 'source' });
    const own = `${ACCOUNT}.dkr.ecr.${REGION}.amazonaws.com/${REPOSITORY}`;
    const from = name.startsWith('from one') ? 'public.ecr.aws/octo/source' : isToPublic ? own : uri;
    const pushed = await step({ repository: from });
    expect(pushed.exitCode).toBe(0);
    const result = await world.stepOf('promote', {
      'aws-region': '',
      repository: from,
      'to-repository': isToPublic ? uri : own,
      tags: 'production',
      'session-policy': 'repository',
    });
    expect(result).toMatchObject({ exitCode: 0, outputs: { digest: pushed.outputs.digest } });
    const images = isToPublic ? there() : world.images();
    expect(images).toMatchObject([{ digest: pushed.outputs.digest, tags: ['production'] }]);
  });

  test('merge: an index of images in a public repository', async () => {
    const repository = await publicWorld(engine);
    const [one, other] = ['amd64', 'arm64'];
    for (const architecture of [one, other]) {
      await writeFile(join(world.workspace, 'Dockerfile'), 'FROM scratch\nCOPY index.html /\n');
      const inputs = { repository, platforms: `linux/${architecture}`, 'commit-tag': 'false', tags: architecture };
      expect((await step({ ...inputs, 'build-args': '' })).exitCode).toBe(0);
    }
    const result = await world.stepOf('merge', { 'aws-region': '', repository, images: `${one}\n${other}` });
    expect(result).toMatchObject({ exitCode: 0, outputs: { registry: host } });
    expect(Object.keys(JSON.parse(result.outputs['platform-digests'] ?? '{}'))).toEqual(['linux/amd64', 'linux/arm64']);
    expect(there().find(({ digest }) => digest === result.outputs.digest)?.tags).toEqual([SHA]);
  });

  test('merge: images of other public repositories are sent to the one of the index', async () => {
    await publicWorld(engine, { permissions: [EVERYTHING] });
    for (const name of ['amd64', 'arm64']) {
      world.aws.createPublicRepository({ name });
      await writeFile(join(world.workspace, 'Dockerfile'), 'FROM scratch\nCOPY index.html /\n');
      const inputs = { repository: `public.ecr.aws/octo/${name}`, platforms: `linux/${name}`, 'build-args': '' };
      expect((await step(inputs)).exitCode).toBe(0);
    }
    const images = ['amd64', 'arm64'].map((name) => `public.ecr.aws/octo/${name}:${SHA}`).join('\n');
    const repository = 'public.ecr.aws/octo/shop';
    const result = await world.stepOf('merge', {
      'aws-region': '',
      repository,
      images,
      'session-policy': 'repository',
    });
    expect(result).toMatchObject({ exitCode: 0, outputs: { repository: 'octo/shop' } });
    expect(there()).toHaveLength(3);
    expect(there('amd64')).toHaveLength(1);
  });

  test('doctor looks at a public repository, and makes the policy for it', async () => {
    const repository = await publicWorld(engine);
    const result = await world.stepOf('doctor', { 'aws-region': '', repository, 'build-args': `BASE=${BASE_IMAGE}` });
    expect(result.exitCode).toBe(0);
    expect(result.log).toMatch(/permissions +not tested.*in ECR Public/);
    expect(JSON.parse(result.outputs.policy ?? '{}')).toEqual({ Version: '2012-10-17', Statement: PUBLIC_STATEMENTS });
  });
});

/** What AWS shows of the repository, for anybody who may ask. */
async function shownCatalog(): Promise<object> {
  const { AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '' } = world.aws.adminEnvironment;
  const credentials = { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY };
  const client = new ECRPUBLICClient({ endpoint: world.aws.endpoint, region: 'us-east-1', credentials });
  const { catalogData } = await client.send(new GetRepositoryCatalogDataCommand({ repositoryName: 'shop' }));
  client.destroy();
  return catalogData ?? {};
}

/** The start of a PNG of so many pixels on each side, which is as far as anybody here looks. */
function png(pixels: number): Buffer {
  const size = Buffer.alloc(8);
  size.writeUInt32BE(pixels, 0);
  size.writeUInt32BE(pixels, 4);
  return Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), size, Buffer.from([8, 6, 0, 0, 0])]);
}
