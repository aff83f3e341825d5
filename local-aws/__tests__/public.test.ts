import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { allow, type Harness, type Keys, keysOfRole, sha256, startHarness } from './harness.ts';
import { callPublic } from './raw-client.ts';
import {
  imageManifest,
  imageType,
  indexType,
  registryClient,
  registryError,
  signInToPublic,
} from './registry-client.ts';

let harness: Harness;
let host: string;
beforeEach(async () => {
  harness = await startHarness();
  host = await harness.local.publicRegistryHost();
});
afterEach(() => harness.close());

const account = '123456789012';

async function call(operation: string, input: object, keys?: Keys): Promise<Record<string, unknown>> {
  return JSON.parse(await (await callPublic(harness, operation, input, keys === undefined ? {} : { keys })).text());
}

describe('sign-in', () => {
  test.each(['ecr-public:GetAuthorizationToken', 'sts:GetServiceBearerToken'])('without %s', async (missing) => {
    const actions = ['ecr-public:GetAuthorizationToken', 'sts:GetServiceBearerToken'];
    const keys = await keysOfRole(harness, allow(actions.filter((action) => action !== missing)));
    expect(await call('GetAuthorizationToken', {}, keys)).toEqual({
      __type: 'AccessDeniedException',
      message: expect.stringMatching(
        new RegExp(
          `^User: \\S+ is not authorized to perform: ${missing} on resource: \\* because no identity-based policy`,
        ),
      ),
    });
    const both = await keysOfRole(harness, allow(actions));
    expect(await call('GetAuthorizationToken', {}, both)).toHaveProperty('authorizationData.authorizationToken');
  });

  test.each([
    [{ region: 'us-west-2' }, 'undefined: undefined'],
    [{ region: 'eu-west-1' }, /^InvalidSignatureException: Credential should be scoped to a valid region/],
    [{ service: 'ecr' }, /^InvalidSignatureException: Credential should be scoped to correct service: 'ecr-public'/],
  ])('with a signature for %j', async (signing, expected) => {
    const response = await callPublic(harness, 'DescribeRepositories', {}, signing);
    const { __type, message }: { __type?: string; message?: string } = JSON.parse(await response.text());
    expect(`${__type}: ${message}`).toMatch(expected);
  });
});

describe('aliases', () => {
  test('one that AWS gives, and one of its own', async () => {
    const { alias } = harness.local.createPublicRepository({ name: 'app' });
    expect(alias).toMatch(/^r[a-z0-9]{7}$/);
    harness.local.createAccount({ accountId: account, publicAlias: 'my-team' });
    expect(await call('DescribeRegistries', {})).toEqual({
      registries: [
        {
          registryId: account,
          registryArn: `arn:aws:ecr-public::${account}:registry/${account}`,
          registryUri: `${host}/my-team`,
          verified: false,
          aliases: [
            { name: 'my-team', status: 'ACTIVE', primaryRegistryAlias: true, defaultRegistryAlias: false },
            { name: alias, status: 'ACTIVE', primaryRegistryAlias: false, defaultRegistryAlias: true },
          ],
        },
      ],
    });
    const registry = await signInToPublic(harness);
    await registry.pushImage(`${alias}/app`, 'v1');
    expect((await registry.send('GET', 'my-team/app/manifests/v1')).status).toBe(200);
    expect(() => harness.local.createAccount({ accountId: '999999999999', publicAlias: 'my-team' })).toThrow(/already/);
  });
});

describe('repositories', () => {
  test('with what the gallery shows of them', async () => {
    const catalogData = { description: 'A shop', architectures: ['ARM 64'], aboutText: '# Shop' };
    const created = await call('CreateRepository', { repositoryName: 'team/shop', catalogData });
    const repository = {
      repositoryArn: `arn:aws:ecr-public::${account}:repository/team/shop`,
      registryId: account,
      repositoryName: 'team/shop',
      repositoryUri: expect.stringMatching(new RegExp(`^${host}/r[a-z0-9]+/team/shop$`)),
      createdAt: expect.any(Number),
    };
    expect(created).toEqual({ repository, catalogData });
    expect(await call('DescribeRepositories', { repositoryNames: ['team/shop'] })).toEqual({
      repositories: [repository],
    });
    const named = { repositoryName: 'team/shop' };
    expect(await call('GetRepositoryCatalogData', named)).toEqual({ catalogData });
    await call('PutRepositoryCatalogData', { ...named, catalogData: { usageText: 'run it' } });
    expect(await call('GetRepositoryCatalogData', named)).toEqual({ catalogData: { usageText: 'run it' } });
    expect(await call('CreateRepository', named)).toMatchObject({ __type: 'RepositoryAlreadyExistsException' });
    harness.local.createPublicRepository({ name: 'bare' });
    expect(await call('GetRepositoryCatalogData', { repositoryName: 'bare' })).toMatchObject({
      __type: 'RepositoryCatalogDataNotFoundException',
    });
    expect(await call('DescribeRepositories', { repositoryNames: ['none'] })).toMatchObject({
      __type: 'RepositoryNotFoundException',
    });
  });

  test('are not those of ECR', async () => {
    harness.local.createRepository({ name: 'app', region: 'us-east-1' });
    expect(await call('DescribeRepositories', {})).toEqual({ repositories: [] });
    const arn = `arn:aws:ecr:us-east-1:${account}:repository/app`;
    expect(await call('ListTagsForResource', { resourceArn: arn })).toMatchObject({
      __type: 'InvalidParameterException',
    });
  });
});

describe('images', () => {
  test('are pushed, read by anybody, and described', async () => {
    const { alias } = harness.local.createPublicRepository({ name: 'app' });
    const { response, digest, manifest } = await (await signInToPublic(harness)).pushImage(`${alias}/app`, 'v1');
    expect([response.status, response.headers.get('location')]).toEqual([201, `/v2/${alias}/app/manifests/${digest}`]);
    expect(harness.local.publicImages(account, 'app')).toMatchObject([{ digest, tags: ['v1'] }]);
    const token: { token: string } = JSON.parse(await (await fetch(`http://${host}/token/`)).text());
    const anybody = registryClient(host, `Bearer ${token.token}`);
    expect(await (await anybody.send('GET', `${alias}/app/manifests/v1`)).text()).toBe(manifest);
    const detail = {
      imageDigest: digest,
      imageSizeInBytes: 7,
      imagePushedAt: expect.any(Number),
      imageManifestMediaType: imageType,
      artifactMediaType: 'application/vnd.oci.image.config.v1+json',
    };
    const named = { repositoryName: 'app' };
    expect(await call('DescribeImages', { ...named, imageIds: [{ imageTag: 'v1' }] })).toEqual({
      imageDetails: [{ registryId: account, ...named, imageTags: ['v1'], ...detail }],
    });
    expect(await call('DescribeImageTags', named)).toEqual({
      imageTagDetails: [{ imageTag: 'v1', createdAt: expect.any(Number), imageDetail: detail }],
    });
    expect(await call('BatchCheckLayerAvailability', { ...named, layerDigests: [sha256('layer')] })).toMatchObject({
      layers: [{ layerAvailability: 'AVAILABLE' }],
    });
    expect(harness.local.journal.entries().find(({ operation }) => operation === 'PutImage')).toMatchObject({
      service: 'public-registry',
      accountId: account,
      repository: 'app',
      principalArn: expect.stringContaining('administrator'),
    });
  });

  test('tags always move; what is not there is refused', async () => {
    const { alias } = harness.local.createPublicRepository({ name: 'app' });
    await (await signInToPublic(harness)).pushImage(`${alias}/app`, 'v1');
    const put = (imageManifest: string, imageTag: string) =>
      call('PutImage', { repositoryName: 'app', registryId: alias, imageManifest, imageTag });
    const image = imageManifest(sha256('{}'), sha256('layer'));
    const other = imageManifest(sha256('{}'), sha256('layer'), { annotations: { build: '2' } });
    expect(await put(image, 'v1')).toMatchObject({ __type: 'ImageAlreadyExistsException' });
    expect(await put(other, 'v1')).toMatchObject({
      image: { imageId: { imageTag: 'v1', imageDigest: sha256(other) } },
    });
    const strange = imageManifest(sha256('x'), sha256('y'));
    expect(await put(strange, 'v2')).toMatchObject({ __type: 'LayersNotFoundException' });
    const manifests = [{ mediaType: imageType, digest: sha256('z'), size: 1 }];
    const index = JSON.stringify({ schemaVersion: 2, mediaType: indexType, manifests });
    expect(await put(index, 'v2')).toMatchObject({ __type: 'ReferencedImagesNotFoundException' });
    expect(await call('BatchGetImage', { repositoryName: 'app', imageIds: [] })).toMatchObject({
      __type: 'UnknownOperationException',
    });
  });
});

describe('the registry', () => {
  test('sends to its token, and takes nothing but Bearer', async () => {
    const challenge = await fetch(`http://${host}/v2/`);
    expect([challenge.status, challenge.headers.get('www-authenticate')]).toEqual([
      401,
      `Bearer realm="http://${host}/token/",service="${host}",scope="aws"`,
    ]);
    const { authorizationData } = await call('GetAuthorizationToken', {});
    const { authorizationToken = '' } = authorizationData as { authorizationToken?: string };
    const basic = { authorization: `Basic ${authorizationToken}` };
    expect(await registryError(await fetch(`http://${host}/v2/`, { headers: basic }))).toBe(
      '400 DENIED: Your Authorization Token is invalid.',
    );
    const { token }: { token: string } = JSON.parse(
      await (await fetch(`http://${host}/token/?scope=aws&service=${host}`, { headers: basic })).text(),
    );
    const client = registryClient(host, `Bearer ${token}`);
    expect((await client.send('GET', '/v2/')).status).toBe(200);
    harness.pass(12 * 3_600_000);
    expect(await registryError(await client.send('GET', '/v2/'))).toMatch(
      /^400 DENIED: Your Authorization Token has expired/,
    );
    const wrong = { authorization: `Basic ${Buffer.from('AWS:wrong').toString('base64')}` };
    expect((await fetch(`http://${host}/token/`, { headers: wrong })).status).toBe(403);
    expect((await fetch(`http://${host}/token/`, { method: 'POST' })).status).toBe(405);
  });

  test('takes pushes of whom IAM allows them', async () => {
    const { alias } = harness.local.createPublicRepository({ name: 'app' });
    const signIn = ['ecr-public:GetAuthorizationToken', 'sts:GetServiceBearerToken'];
    const path = `${alias}/app/blobs/uploads/`;
    const reader = await signInToPublic(harness, await keysOfRole(harness, allow(signIn)));
    expect(await registryError(await reader.send('POST', path))).toMatch(
      new RegExp(
        `^403 DENIED: User: \\S+ is not authorized to perform: ecr-public:InitiateLayerUpload on resource: arn:aws:ecr-public::${account}:repository/app because`,
      ),
    );
    const pusher = await signInToPublic(harness, await keysOfRole(harness, allow([...signIn, 'ecr-public:*'])));
    expect((await pusher.send('POST', path)).status).toBe(202);
    expect(await registryError(await pusher.send('POST', `${alias}/none/blobs/uploads/`))).toMatch(/^404 NAME_UNKNOWN/);
    const { token }: { token: string } = JSON.parse(await (await fetch(`http://${host}/token/`)).text());
    expect(await registryError(await registryClient(host, `Bearer ${token}`).send('POST', path))).toMatch(
      /^403 DENIED/,
    );
  });
});

test('over HTTP', async () => {
  const control = async (path: string, body?: unknown) => {
    const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    return JSON.parse(await (await fetch(`${harness.local.endpoint}/_local/${path}`, init)).text());
  };
  const { alias, host: named } = await control('public-repositories', { name: 'app' });
  await (await signInToPublic(harness)).pushImage(`${alias}/app`, 'v1');
  expect(named).toBe(host);
  expect(await control('public-images?repository=app')).toMatchObject({ images: [{ tags: ['v1'] }] });
  expect(await control('public-repositories', { name: 'App' })).toMatchObject({
    message: expect.stringContaining('repositoryName'),
  });
});
