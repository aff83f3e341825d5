import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { PolicyStatement } from '../../local-aws/iam/policy-document.ts';
import { runStep, type StepResult, type Variables } from '../../scripts/local-runner.ts';
import { pushImage, pushManifest } from './registry-client.ts';
import {
  ACCOUNT,
  ENGINES,
  OTHER_ACCOUNT,
  policy,
  REGION,
  REPOSITORY,
  ROLE,
  trust,
  World,
  type WorldOptions,
} from './workbench.ts';

const OTHER_REGION = 'us-east-1';
const OTHER_ROLE = `arn:aws:iam::${OTHER_ACCOUNT}:role/release`;
const ABROAD = `${ACCOUNT}.dkr.ecr.${OTHER_REGION}.amazonaws.com/${REPOSITORY}`;
const PRODUCTION = `${OTHER_ACCOUNT}.dkr.ecr.${REGION}.amazonaws.com/live/shop`;
const LOGIN: PolicyStatement = { Effect: 'Allow', Action: 'ecr:GetAuthorizationToken', Resource: '*' };

/** What docs/promoting.md tells to paste for each side. */
const PULL: readonly PolicyStatement[] = [
  LOGIN,
  { Effect: 'Allow', Action: ['ecr:BatchGetImage', 'ecr:DescribeImages', 'ecr:GetDownloadUrlForLayer'], Resource: '*' },
];
const PUSH: readonly PolicyStatement[] = [
  LOGIN,
  {
    Effect: 'Allow',
    Action: [
      'ecr:BatchCheckLayerAvailability',
      'ecr:BatchGetImage',
      'ecr:CompleteLayerUpload',
      'ecr:DescribeImages',
      'ecr:DescribeRepositories',
      'ecr:InitiateLayerUpload',
      'ecr:PutImage',
      'ecr:UploadLayerPart',
    ],
    Resource: '*',
  },
];
const CREATE: PolicyStatement = { Effect: 'Allow', Action: 'ecr:CreateRepository', Resource: '*' };

// No engine has to do with it, but a world has one.
const [engine] = ENGINES;
let world: World;
afterEach(async () => await world.close());

/** The registry of the images, one abroad, and one of another account, whose role may do this. */
async function registries(options: WorldOptions = {}, permissions = PUSH): Promise<void> {
  if (engine === undefined) throw new Error('no engine');
  world = await World.create(engine, { permissions: [...PULL, ...PUSH], ...options });
  const { repository } = options;
  world.aws.createRepository({ ...repository, name: REPOSITORY, region: OTHER_REGION });
  world.aws.createAccount({ accountId: OTHER_ACCOUNT });
  letRelease(permissions);
  world.aws.createRepository({ ...repository, name: 'live/shop', accountId: OTHER_ACCOUNT });
}

function letRelease(permissions: readonly PolicyStatement[]): void {
  const subject = 'repo:octo-org/octo-repo:*';
  world.aws.createRole({
    arn: OTHER_ROLE,
    trust: trust(OTHER_ACCOUNT, subject),
    permissions: policy(...permissions),
  });
}

const promote = async (inputs: Variables, environment: Variables = {}): Promise<StepResult> =>
  await runStep({
    action: resolve(import.meta.dirname, '../../promote'),
    workspace: world.workspace,
    temp: world.temp,
    environment: { ...world.jobEnvironment(), DOCKER_HOST: 'tcp://127.0.0.1:9', ...environment },
    inputs: { 'role-to-assume': ROLE, 'aws-region': REGION, repository: REPOSITORY, image: 'v1', ...inputs },
  });

const AMD64 = { os: 'linux', architecture: 'amd64' };
const ARM64 = { os: 'linux', architecture: 'arm64' };

/** An image with layers of so many bytes each. */
const push = (tag: string, sizes: readonly number[] = [300_000, 50_000], platform = AMD64) =>
  pushImage(
    world,
    tag,
    platform,
    sizes.map((size) => randomBytes(size)),
  );

/** An index of two images, and its digest. */
async function pushIndex(tag: string): Promise<string> {
  const digests = [await push('amd64'), await push('arm64', [40_000], ARM64)];
  const stored = world.aws.images(ACCOUNT, REGION, REPOSITORY);
  const manifests = [AMD64, ARM64].map((platform, index) => {
    const { mediaType, manifest } = stored.find(({ digest }) => digest === digests[index]) ?? { manifest: '' };
    return { mediaType, digest: digests[index], size: manifest.length, platform };
  });
  const mediaType = 'application/vnd.oci.image.index.v1+json';
  return await pushManifest(world, { schemaVersion: 2, mediaType, manifests }, tag);
}

const imagesIn = (account: string, region: string, repository = REPOSITORY) =>
  world.aws.images(account, region, repository).map(({ digest, tags }) => ({ digest, tags: [...tags].toSorted() }));
const abroad = () => imagesIn(ACCOUNT, OTHER_REGION);
const production = () => imagesIn(OTHER_ACCOUNT, REGION, 'live/shop');

const entries = () => world.aws.journal.entries();
const writes = () =>
  entries()
    .filter(({ operation }) =>
      /^(PutImage|UploadLayerPart|CompleteLayerUpload|InitiateLayerUpload|CreateRepository)$/.test(operation),
    )
    .map(({ operation }) => operation);

const TO_PRODUCTION = { 'to-repository': PRODUCTION, 'to-role': OTHER_ROLE, tags: 'v1' };

describe('across regions', () => {
  test('with one role: the same digest under the tags there, and the outputs are about it', async () => {
    await registries();
    const digest = await push('v1');
    const main = await promote({ 'to-repository': ABROAD, tags: 'v1\nproduction' });
    expect(main.errors).toEqual([]);
    const host = await world.aws.registryHost(ACCOUNT, OTHER_REGION);
    expect(main.outputs).toMatchObject({
      digest,
      result: 'reused',
      'account-id': ACCOUNT,
      region: OTHER_REGION,
      registry: host,
      'image-uri': `${host}/${REPOSITORY}:v1`,
      'platform-digests': JSON.stringify({ 'linux/amd64': digest }),
    });
    expect(abroad()).toEqual([{ digest, tags: ['production', 'v1'] }]);
    expect(main.log).toMatch(/Copied sha256:\w+ from .* to .*: 3 blobs sent, 350/);
    expect(main.summary).toContain(host);
  });

  test('a re-run sends nothing', async () => {
    await registries();
    await push('v1');
    await promote({ 'to-repository': ABROAD, tags: 'v1' });
    world.aws.journal.clear();
    const again = await promote({ 'to-repository': ABROAD, tags: 'v1' });
    expect(again.errors).toEqual([]);
    expect(writes()).toEqual([]);
    expect(entries().filter(({ service }) => service === 'registry')).toEqual([]);
  });

  test('blobs that are there are not sent, and a tag alone is one call', async () => {
    await registries();
    const shared = randomBytes(100_000);
    await pushImage(world, 'v1', AMD64, [shared]);
    await pushImage(world, 'v2', AMD64, [shared, randomBytes(1_000)]);
    await promote({ 'to-repository': ABROAD, tags: 'v1' });
    world.aws.journal.clear();
    const next = await promote({ image: 'v2', 'to-repository': ABROAD, tags: 'v2' });
    expect(next.log).toMatch(/1 blob sent, 1.0 kB, 2 there already/i);
    expect(
      entries().flatMap(({ operation, bytes = 0 }) => (operation === 'CompleteLayerUpload' ? [bytes] : [])),
    ).toEqual([1_000]);
    world.aws.journal.clear();
    await promote({ image: 'v2', 'to-repository': ABROAD, tags: 'production' });
    expect(writes()).toEqual(['PutImage']);
  });

  test('an index with the images of two platforms, which are there before it', async () => {
    await registries();
    const digest = await pushIndex('v1');
    const main = await promote({ 'to-repository': ABROAD, tags: 'v1' });
    expect(main.errors).toEqual([]);
    expect(main.outputs).toMatchObject({ digest, 'media-type': 'application/vnd.oci.image.index.v1+json' });
    expect(Object.keys(JSON.parse(main.outputs['platform-digests'] ?? ''))).toEqual(['linux/amd64', 'linux/arm64']);
    expect(abroad().map(({ tags }) => tags)).toEqual([[], [], ['v1']]);
    expect(abroad().at(-1)).toEqual({ digest, tags: ['v1'] });
  });

  test('by its digest, or by its whole name', async () => {
    await registries();
    const digest = await push('v1');
    const host = await world.aws.registryHost(ACCOUNT, REGION);
    for (const [index, image] of [digest, `${host}/${REPOSITORY}:v1`].entries()) {
      const main = await promote({ image, 'to-repository': ABROAD, tags: `n${index}` });
      expect(main.errors).toEqual([]);
      expect(main.outputs.digest).toBe(digest);
    }
    const elsewhere = await promote({
      image: `${await world.aws.registryHost(ACCOUNT, OTHER_REGION)}/${REPOSITORY}:v1`,
      'to-repository': ABROAD,
      tags: 'n2',
    });
    expect(elsewhere.errors).toMatchObject([
      { title: 'image-missing', message: expect.stringMatching(/is not in the/) },
    ]);
  });
});

describe('across accounts', () => {
  test.each<[string, Variables, RegExp]>([
    [
      'with a role for each, which may do no more than its side needs',
      {},
      /Credentials of .*role\/push.*, .*role\/release/,
    ],
    ['in sessions that may do no more', { 'session-policy': 'repository' }, /narrowed to live\/shop /],
    ['by the name alone, in the account of its role', { 'to-repository': 'live/shop' }, /live\/shop:v1/],
  ])('%s', async (_name, inputs, log) => {
    await registries({ permissions: PULL });
    const digest = await push('v1');
    const main = await promote({ ...TO_PRODUCTION, ...inputs });
    expect(main.errors).toEqual([]);
    expect(main.warnings).toEqual([]);
    expect(main.outputs).toMatchObject({ digest, 'account-id': OTHER_ACCOUNT, repository: 'live/shop' });
    expect(production()).toEqual([{ digest, tags: ['v1'] }]);
    expect(main.log).toMatch(log);
  });

  test('by a chain of roles', async () => {
    await registries({ permissions: PULL });
    const digest = await push('v1');
    const hub = `arn:aws:iam::${OTHER_ACCOUNT}:role/hub`;
    const chained = { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: OTHER_ROLE } as const;
    world.aws.createRole({
      arn: hub,
      trust: trust(OTHER_ACCOUNT, 'repo:octo-org/octo-repo:*'),
      permissions: policy(chained),
    });
    const byHub = { Effect: 'Allow', Principal: { AWS: hub }, Action: 'sts:AssumeRole' } as const;
    world.aws.createRole({ arn: OTHER_ROLE, trust: policy(byHub), permissions: policy(...PUSH) });
    const main = await promote({ ...TO_PRODUCTION, 'to-role': `${hub}\n${OTHER_ROLE}` });
    expect(main.errors).toEqual([]);
    expect(production()).toEqual([{ digest, tags: ['v1'] }]);
  });

  test('a target that denies: nothing is changed, and the message says which side it is', async () => {
    await registries({}, [...PULL]);
    await push('v1');
    const denied = await promote(TO_PRODUCTION);
    expect(denied.errors).toMatchObject([
      {
        message: expect.stringMatching(
          /^The target, 2109.*\/live\/shop: .*"Action":"ecr:BatchCheckLayerAvailability"/s,
        ),
      },
    ]);
    expect(production()).toEqual([]);
    letRelease(PUSH);
    expect((await promote(TO_PRODUCTION)).errors).toEqual([]);
  });

  test('a source that denies, or has no such image', async () => {
    await registries();
    await push('v1');
    const none = await promote({ ...TO_PRODUCTION, image: 'v9' });
    expect(none.errors).toMatchObject([
      { title: 'image-missing', message: expect.stringMatching(/^The source, team\/shop: team\/shop has no image v9/) },
    ]);
    const nowhere = await promote({ ...TO_PRODUCTION, repository: 'team/none' });
    expect(nowhere.errors).toMatchObject([
      { title: 'repository-missing', message: expect.stringMatching(/^The source, team\/none: /) },
    ]);
    world.aws.createRole({
      arn: ROLE,
      trust: trust(ACCOUNT, 'repo:octo-org/octo-repo:*'),
      permissions: policy(LOGIN, { Effect: 'Allow', Action: 'ecr:BatchGetImage', Resource: '*' }),
    });
    const unread = await promote(TO_PRODUCTION);
    expect(unread.errors).toMatchObject([{ message: expect.stringMatching(/^The source, team\/shop: /) }]);
    expect(production()).toEqual([]);
  });

  test('a repository that is not there: told with the line that creates it, and created', async () => {
    await registries({}, [...PUSH, CREATE]);
    const digest = await push('v1');
    const fresh = { ...TO_PRODUCTION, 'to-repository': PRODUCTION.replace('live', 'new') };
    const missing = await promote(fresh);
    expect(missing.errors).toMatchObject([
      {
        title: 'repository-missing',
        message: expect.stringMatching(/^The target, 2109.*\/new\/shop: .*\n {4}create-repository: true\n/s),
      },
    ]);
    const made = await promote({ ...fresh, 'create-repository': 'true', 'session-policy': 'repository' });
    expect(made.errors).toEqual([]);
    expect(imagesIn(OTHER_ACCOUNT, REGION, 'new/shop')).toEqual([{ digest, tags: ['v1'] }]);
  });

  test('an account that is not allowed, on either side: no call', async () => {
    await registries();
    await push('v1');
    world.aws.journal.clear();
    const target = await promote({ ...TO_PRODUCTION, 'allowed-account-ids': ACCOUNT });
    expect(target.errors).toMatchObject([{ message: expect.stringContaining(OTHER_ACCOUNT) }]);
    const named = await promote({ ...TO_PRODUCTION, 'to-repository': 'live/shop', 'allowed-account-ids': ACCOUNT });
    expect(named.errors).toMatchObject([{ title: 'account-not-allowed' }]);
    const source = await promote({ ...TO_PRODUCTION, 'allowed-account-ids': OTHER_ACCOUNT });
    expect(source.errors).toMatchObject([{ title: 'account-not-allowed' }]);
    expect(entries().filter(({ service }) => service !== 'github')).toEqual([]);
    const both = await promote({ ...TO_PRODUCTION, 'allowed-account-ids': `${ACCOUNT},${OTHER_ACCOUNT}` });
    expect(both.errors).toEqual([]);
  });
});

describe('tags that are in the way', () => {
  test('an immutable one refuses before anything is changed, and is reused where that is asked for', async () => {
    await registries({ repository: { imageTagMutability: 'IMMUTABLE' } });
    const first = await push('v1');
    await push('v2');
    await promote({ 'to-repository': ABROAD, tags: 'v1' });
    world.aws.journal.clear();
    const refused = await promote({ image: 'v2', 'to-repository': ABROAD, tags: 'v1\nv2' });
    expect(refused.errors).toMatchObject([
      { title: 'tag-immutable', message: expect.stringMatching(/^The target, .*\/team\/shop: /) },
    ]);
    expect(writes()).toEqual([]);
    const reused = await promote({ image: 'v2', 'to-repository': ABROAD, tags: 'v1\nv2', 'if-exists': 'reuse' });
    expect(reused.errors).toEqual([]);
    expect(reused.outputs).toMatchObject({ digest: first, tags: 'v1' });
    expect(JSON.parse(reused.outputs['platform-digests'] ?? '')).toEqual({ 'linux/amd64': first });
    expect(writes()).toEqual([]);
  });

  test('one that moves is moved, kept or refused, as the workflow says', async () => {
    await registries();
    const first = await push('v1');
    const second = await push('v2');
    const wanted = { image: 'v2', 'to-repository': ABROAD, tags: 'production' };
    await promote({ ...wanted, image: 'v1' });
    const failed = await promote({ ...wanted, 'if-exists': 'fail' });
    expect(failed.errors).toMatchObject([{ title: 'image-exists', message: expect.stringContaining(first) }]);
    const reused = await promote({ ...wanted, 'if-exists': 'reuse' });
    expect(reused.outputs.digest).toBe(first);
    const moved = await promote(wanted);
    expect(moved.outputs.digest).toBe(second);
    expect((await promote({ ...wanted, 'if-exists': 'fail' })).errors).toEqual([]);
    expect(abroad()).toEqual([
      { digest: first, tags: [] },
      { digest: second, tags: ['production'] },
    ]);
  });
});

describe('a connection that is lost in the middle', () => {
  type Trouble = {
    readonly operation: string;
    readonly kind: string;
    readonly service?: string;
    readonly afterBytes?: number;
  };
  const SIZE = 24_000_000;
  test.each<[string, Trouble, 'source' | 'target']>([
    ['of an upload', { operation: 'CompleteLayerUpload', kind: 'break-off', afterBytes: 15_000_000 }, 'target'],
    ['of an upload, which is dropped', { operation: 'CompleteLayerUpload', kind: 'drop' }, 'target'],
    ['of a download', { operation: 'GetDownloadUrlForLayer', kind: 'break-off', afterBytes: 15_000_000 }, 'source'],
    ['of a download, which is cut off', { operation: 'GetDownloadUrlForLayer', kind: 'truncate' }, 'source'],
    ['of a download, which is dropped', { operation: 'GetDownloadUrlForLayer', kind: 'drop' }, 'source'],
    ['of a manifest', { operation: 'PutImage', kind: 'drop' }, 'target'],
    ['of a tag', { service: 'ecr', operation: 'PutImage', kind: 'drop' }, 'target'],
    ['of nothing: the registry has had enough', { operation: 'InitiateLayerUpload', kind: 'throttle' }, 'target'],
  ])('%s: gone on with', async (_name, fault, side) => {
    await registries({ permissions: PULL });
    const digest = await pushIndex('index');
    const big = await push('v1', [SIZE, 1_000]);
    world.aws.journal.clear();
    const accountId = side === 'source' ? ACCOUNT : OTHER_ACCOUNT;
    world.aws.faults.add({ service: 'registry', accountId, ...fault } as never);
    const main = await promote(TO_PRODUCTION);
    expect(main.errors).toEqual([]);
    expect(production()).toEqual([{ digest: big, tags: ['v1'] }]);
    const read = entries().filter(({ operation, bytes = 0 }) => operation === 'GetDownloadUrlForLayer' && bytes > 0);
    const readBytes = read.reduce((sum, { bytes = 0 }) => sum + bytes, 0);
    // What has arrived is not read again, but for what was on its way; of a request that is never answered nothing has.
    if (fault.kind === 'break-off') expect(readBytes).toBeLessThan(SIZE * 1.8);
    const index = await promote({ ...TO_PRODUCTION, image: 'index', tags: 'index' });
    expect(index.outputs.digest).toBe(digest);
    expect(entries().flatMap((entry) => entry.fault ?? [])).toEqual([fault.kind]);
  });

  test('it stays away: what has not arrived is told, and the re-run does the rest', async () => {
    await registries({ permissions: PULL });
    const digest = await push('v1', [400_000, 300_000]);
    const denied = { kind: 'error', status: 403, code: 'DENIED', message: 'Not today' } as const;
    world.aws.faults.add({ service: 'registry', accountId: OTHER_ACCOUNT, operation: 'PutImage', ...denied, times: 9 });
    world.aws.faults.add({ service: 'ecr', accountId: OTHER_ACCOUNT, operation: 'PutImage', ...denied, times: 9 });
    const failed = await promote(TO_PRODUCTION);
    expect(failed.errors).toMatchObject([
      { message: expect.stringMatching(/^The target, .*Not put by this step.*:v1/s) },
    ]);
    world.aws.faults.clear();
    world.aws.journal.clear();
    const again = await promote(TO_PRODUCTION);
    expect(again.errors).toEqual([]);
    expect(writes()).toEqual(['PutImage']);
    expect(production()).toEqual([{ digest, tags: ['v1'] }]);
  });
});

describe('registries that are not ECR', () => {
  const users = [{ name: 'octo', password: 'hunter-2-secret' }];

  test.each<['none' | 'basic' | 'bearer']>([['none'], ['basic'], ['bearer']])(
    'there and back again, %s',
    async (auth) => {
      await registries({ permissions: [...PULL, ...PUSH] });
      const digest = await pushIndex('v1');
      const other = await world.aws.plainRegistry({ auth, ...(auth === 'none' ? {} : { users }) });
      const environment = auth === 'none' ? {} : { DOCKER_CONFIG: await dockerConfig(other.host) };
      const there = await promote({ 'to-repository': `${other.host}/octo/shop`, tags: 'v1\nlatest' }, environment);
      expect(there.errors).toEqual([]);
      expect(there.outputs).toMatchObject({ digest, registry: other.host, repository: 'octo/shop' });
      expect(there.outputs).not.toHaveProperty('account-id');
      expect(other.images('octo/shop').at(-1)).toMatchObject({ digest, tags: ['v1', 'latest'] });
      expect(there.log).not.toContain('hunter-2-secret');
      const repository = `${other.host}/octo/shop`;
      const back = { 'role-to-assume': '', 'to-role': OTHER_ROLE, 'to-repository': PRODUCTION, tags: 'v1' };
      const here = await promote({ repository, ...back }, environment);
      expect(here.errors).toEqual([]);
      expect(here.outputs).toMatchObject({ digest, 'account-id': OTHER_ACCOUNT });
      expect(production().at(-1)).toEqual({ digest, tags: ['v1'] });
    },
  );

  test('within one of them, without AWS: mounted', async () => {
    await registries();
    const digest = await push('v1');
    const other = await world.aws.plainRegistry({ auth: 'none' });
    await promote({ 'to-repository': `${other.host}/octo/shop`, tags: 'v1' });
    world.aws.journal.clear();
    const repository = `${other.host}/octo/shop`;
    const inputs = { repository, 'role-to-assume': '', 'aws-region': '', tags: 'v1' };
    const main = await promote({ ...inputs, 'to-repository': `${other.host}/octo/live` });
    expect(main.errors).toEqual([]);
    expect(main.log).toContain('3 mounted');
    expect(other.images('octo/live')).toMatchObject([{ digest, tags: ['v1'] }]);
    expect(entries().filter(({ service }) => service !== 'oci')).toEqual([]);
  });

  test('one that takes no image of this kind is told with its words', async () => {
    await registries();
    await push('v1');
    const other = await world.aws.plainRegistry({ auth: 'none' });
    const refusal = { status: 400, code: 'UNSUPPORTED', message: 'The operation is unsupported.' };
    world.aws.faults.add({ service: 'oci', host: other.host, operation: 'PutImage', kind: 'error', ...refusal });
    const main = await promote({ 'to-repository': `${other.host}/octo/shop`, tags: 'v1' });
    expect(main.errors).toMatchObject([
      { title: 'registry-refused', message: expect.stringMatching(/^The target, .*HTTP 400, UNSUPPORTED/) },
    ]);
    expect(other.images('octo/shop')).toEqual([]);
  });

  test('one that does not answer is told, before anything is changed', async () => {
    await registries();
    await push('v1');
    world.aws.journal.clear();
    const main = await promote({ 'to-repository': '127.0.0.1:9/octo/shop', tags: 'v1' });
    expect(main.errors).toMatchObject([
      { title: 'registry-unreachable', message: expect.stringMatching(/^The target, 127\.0\.0\.1:9\/octo\/shop/) },
    ]);
    expect(writes()).toEqual([]);
  });

  test('a login that is missing is told with the side, before anything is changed', async () => {
    await registries();
    await push('v1');
    const other = await world.aws.plainRegistry({ auth: 'bearer', users });
    world.aws.journal.clear();
    const main = await promote({ 'to-repository': `${other.host}/octo/shop`, tags: 'v1' });
    expect(main.errors).toMatchObject([
      { title: 'registry-unauthorized', message: expect.stringMatching(/^The target, .*docker\/login-action/s) },
    ]);
    expect(writes()).toEqual([]);
  });
});

/** A folder with the login of a registry, as docker/login-action leaves one. */
async function dockerConfig(host: string): Promise<string> {
  const folder = join(world.folder, 'docker');
  await mkdir(folder, { recursive: true });
  const auth = Buffer.from('octo:hunter-2-secret').toString('base64');
  await writeFile(join(folder, 'config.json'), JSON.stringify({ auths: { [host]: { auth } } }));
  return folder;
}
