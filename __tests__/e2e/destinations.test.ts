import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { StepResult } from '../../scripts/local-runner.ts';
import {
  ACCOUNT,
  ENGINES,
  OTHER_ACCOUNT,
  policy,
  REGION,
  REPOSITORY,
  SHA,
  trust,
  World,
  type WorldOptions,
} from './workbench.ts';

const OTHER_REGION = 'us-east-1';
const OTHER_ROLE = `arn:aws:iam::${OTHER_ACCOUNT}:role/push`;
const ECR = { Effect: 'Allow', Action: 'ecr:*', Resource: '*' } as const;

let world: World;
afterEach(async () => await world.close());

/** A second registry in another region, and a third in another account, which has a role of its own. */
async function severalRegistries(engine: (typeof ENGINES)[number], options: WorldOptions = {}): Promise<void> {
  world = await World.create(engine, { permissions: [ECR], ...options });
  const { repository } = options;
  world.aws.createRepository({ ...repository, name: REPOSITORY, region: OTHER_REGION });
  world.aws.createAccount({ accountId: OTHER_ACCOUNT });
  world.aws.createRole({
    arn: OTHER_ROLE,
    trust: trust(OTHER_ACCOUNT, 'repo:octo-org/octo-repo:*'),
    permissions: policy(ECR),
  });
  world.aws.createRepository({ ...repository, name: 'mirror/shop', accountId: OTHER_ACCOUNT });
}

const SECOND = `${ACCOUNT}.dkr.ecr.${OTHER_REGION}.amazonaws.com/${REPOSITORY}`;
const THIRD = `${OTHER_ACCOUNT}.dkr.ecr.${REGION}.amazonaws.com/mirror/shop role=${OTHER_ROLE}`;
const BOTH = `${SECOND}\n${THIRD}`;

const imagesIn = (account: string, region: string, repository = REPOSITORY) =>
  world.aws.images(account, region, repository).map(({ digest, tags }) => ({ digest, tags: [...tags].toSorted() }));
const everywhere = () => [
  imagesIn(ACCOUNT, REGION),
  imagesIn(ACCOUNT, OTHER_REGION),
  imagesIn(OTHER_ACCOUNT, REGION, 'mirror/shop'),
];

/** The manifests that were put by now, with their registries. */
const puts = (): readonly string[] =>
  world.aws.journal
    .entries()
    .filter(({ operation, status }) => operation === 'PutImage' && status < 300)
    .map(({ accountId, region }) => `${accountId}/${region}`);

function registriesOf({ outputs }: StepResult): readonly { readonly digest: string; readonly result: string }[] {
  return JSON.parse(outputs.registries ?? '[]');
}

describe.each(ENGINES)('$name', (engine) => {
  test('one build, the same image under the same tags in three registries', async () => {
    await severalRegistries(engine);
    const result = await world.step({ 'also-push-to': BOTH, tags: 'latest\nv1' });
    expect(result.exitCode).toBe(0);
    const { digest } = result.outputs;
    const tags = [SHA, 'latest', 'v1'].toSorted();
    expect(everywhere()).toEqual([[{ digest, tags }], [{ digest, tags }], [{ digest, tags }]]);
    expect(registriesOf(result)).toMatchObject([
      { digest, 'account-id': ACCOUNT, region: REGION, result: 'built' },
      { digest, 'account-id': ACCOUNT, region: OTHER_REGION, result: 'built' },
      { digest, 'account-id': OTHER_ACCOUNT, region: REGION, repository: 'mirror/shop', result: 'built' },
    ]);
    expect(result.summary).toContain('mirror/shop');
  });

  test('immutable: the same commit again changes nothing anywhere', async () => {
    await severalRegistries(engine, { repository: { imageTagMutability: 'IMMUTABLE' } });
    const first = await world.step({ 'also-push-to': BOTH });
    expect(first.exitCode).toBe(0);
    world.aws.journal.clear();
    const again = await world.step({ 'also-push-to': BOTH });
    expect(again).toMatchObject({ exitCode: 0, outputs: { result: 'reused', digest: first.outputs.digest } });
    expect(puts()).toEqual([]);
  });

  test('the registries that lack it get the image that one has, and nothing is built', async () => {
    await severalRegistries(engine, { repository: { imageTagMutability: 'IMMUTABLE' } });
    const first = await world.step();
    world.aws.journal.clear();
    const again = await world.step({ 'also-push-to': BOTH, tags: 'v1' });
    expect(again).toMatchObject({ exitCode: 0, outputs: { result: 'reused', digest: first.outputs.digest } });
    expect(again.log).not.toContain('[internal] load build definition');
    const { digest } = first.outputs;
    const tags = [SHA, 'v1'].toSorted();
    expect(everywhere()).toEqual([[{ digest, tags }], [{ digest, tags }], [{ digest, tags }]]);
  });

  test.each<[string, 'none' | 'basic' | 'bearer', 'job' | 'line' | 'nobody']>([
    ['a registry without a login', 'none', 'nobody'],
    ["the job's login, by Basic authentication", 'basic', 'job'],
    ["the job's login, by tokens", 'bearer', 'job'],
    ['a user with a password of the step', 'bearer', 'line'],
  ])('another registry: %s', async (_name, auth, login) => {
    world = await World.create(engine, { permissions: [ECR] });
    const users = [{ name: 'octo', password: 'hunter-2-secret' }];
    const other = await world.aws.plainRegistry({ auth, ...(auth === 'none' ? {} : { users }) });
    const uri = `${other.host}/octo/shop`;
    const line = login === 'line' ? `${uri} user=octo password-env=REGISTRY_PASSWORD` : uri;
    const environment = {
      ...world.jobEnvironment(),
      ...(login === 'line' ? { REGISTRY_PASSWORD: 'hunter-2-secret' } : {}),
      ...(login === 'job' ? { DOCKER_CONFIG: await dockerConfig(other.host, 'octo:hunter-2-secret') } : {}),
    };
    const result = await world.step({ 'also-push-to': line, tags: 'latest' }, { environment });
    expect(result.exitCode).toBe(0);
    expect(result.log).not.toContain('hunter-2-secret');
    const { digest } = result.outputs;
    const there = world.aws.plainImages(other.host, 'octo/shop').filter(({ tags }) => tags.length > 0);
    expect(there.map((image) => ({ digest: image.digest, tags: [...image.tags].toSorted() }))).toEqual([
      { digest, tags: [SHA, 'latest'].toSorted() },
    ]);
    expect(registriesOf(result)[1]).toMatchObject({ digest, registry: other.host, repository: 'octo/shop' });
    expect(registriesOf(result)[1]).not.toHaveProperty('account-id');
  });

  test('another registry that wants a login is told before anything is built', async () => {
    world = await World.create(engine, { permissions: [ECR] });
    const other = await world.aws.plainRegistry({ auth: 'bearer', users: [{ name: 'octo', password: 'x' }] });
    const result = await world.step({ 'also-push-to': `${other.host}/octo/shop` });
    expect(result.exitCode).toBe(1);
    expect(result.log).toContain('uses: docker/login-action');
    expect(imagesIn(ACCOUNT, REGION)).toEqual([]);
    expect(result.log).not.toContain('[internal] load build definition');
  });

  test('another repository of the same registry takes what the first has', async () => {
    await severalRegistries(engine);
    world.aws.createRepository({ name: 'team/copy' });
    const result = await world.step({ 'also-push-to': 'team/copy' });
    expect(result.exitCode).toBe(0);
    expect(imagesIn(ACCOUNT, REGION, 'team/copy')).toEqual(imagesIn(ACCOUNT, REGION));
  });

  test('create-repository makes each that is missing', async () => {
    await severalRegistries(engine, { repository: null });
    const line = `${ACCOUNT}.dkr.ecr.us-west-2.amazonaws.com/new/shop`;
    const missing = await world.step({ 'also-push-to': line, repository: 'new/shop' });
    expect(missing.exitCode).toBe(1);
    expect(missing.log).toContain('2 of 2 repositories cannot get the image');
    const made = await world.step({ 'also-push-to': line, repository: 'new/shop', 'create-repository': 'true' });
    expect(made.exitCode).toBe(0);
    expect(imagesIn(ACCOUNT, 'us-west-2', 'new/shop')).toEqual(imagesIn(ACCOUNT, REGION, 'new/shop'));
  });

  test('allowed-account-ids holds for every registry', async () => {
    await severalRegistries(engine);
    const result = await world.step({ 'also-push-to': THIRD, 'allowed-account-ids': ACCOUNT });
    expect(result.exitCode).toBe(1);
    expect(result.log).toContain(OTHER_ACCOUNT);
    expect(everywhere()).toEqual([[], [], []]);
  });

  test('different images under a tag that cannot move are refused before the build, with both digests', async () => {
    await severalRegistries(engine, { repository: { imageTagMutability: 'IMMUTABLE' } });
    const first = await world.step();
    await world.change();
    const second = await world.step({ 'aws-region': OTHER_REGION });
    expect([first.exitCode, second.exitCode]).toEqual([0, 0]);
    const both = await world.step({ 'also-push-to': SECOND });
    expect(both.exitCode).toBe(1);
    expect(both.log).toContain(first.outputs.digest);
    expect(both.log).toContain(second.outputs.digest);
    expect(both.log).not.toContain('[internal] load build definition');
  });

  test('mutable: a re-run after a run that got only into one does the rest, and builds nothing', async () => {
    await severalRegistries(engine);
    const first = await world.step();
    await world.change();
    world.aws.journal.clear();
    const environment = { ...world.jobEnvironment(), GITHUB_RUN_ATTEMPT: '2' };
    const again = await world.step({ 'also-push-to': SECOND }, { environment });
    expect(again).toMatchObject({ exitCode: 0, outputs: { result: 'reused', digest: first.outputs.digest } });
    expect(puts()).toEqual([`${ACCOUNT}/${OTHER_REGION}`]);
  });

  test('what ECR replicates is waited for, and not pushed', async () => {
    await severalRegistries(engine, { repository: { imageTagMutability: 'IMMUTABLE' } });
    world.aws.setReplication(
      ACCOUNT,
      REGION,
      [
        {
          destinations: [{ region: OTHER_REGION, registryId: ACCOUNT }],
          repositoryFilters: [{ filterType: 'PREFIX_MATCH', filter: 'team/' }],
        },
      ],
      { afterMs: 1500 },
    );
    const inputs = { 'also-push-to': BOTH, 'wait-for-replication': 'true', tags: 'v1' };
    const result = await world.step(inputs);
    expect(result.exitCode).toBe(0);
    const { digest } = result.outputs;
    const tags = [SHA, 'v1'].toSorted();
    expect(everywhere()).toEqual([[{ digest, tags }], [{ digest, tags }], [{ digest, tags }]]);
    expect(result.log).toMatch(/ECR has replicated sha256:\w+ to .*team\/shop/);
    const pushedTo = world.aws.journal.entries().filter(({ operation }) => operation === 'UploadLayerPart');
    expect(pushedTo.filter(({ region }) => region === OTHER_REGION)).toEqual([]);
    expect(registriesOf(result)).toMatchObject([{}, { region: OTHER_REGION, digest }, {}]);
  });

  test('a replication that ECR gives up is red, and says why', async () => {
    await severalRegistries(engine);
    world.aws.setReplication(ACCOUNT, REGION, [{ destinations: [{ region: OTHER_REGION, registryId: ACCOUNT }] }], {
      afterMs: 0,
      fails: { failureCode: 'AccessDenied' },
    } as never);
    const result = await world.step({ 'also-push-to': SECOND, 'wait-for-replication': 'true' });
    expect(result.exitCode).toBe(1);
    expect(result.log).toContain('did not replicate');
    expect(imagesIn(ACCOUNT, REGION)).toHaveLength(1);
  });

  describe('something is wrong with one of three', () => {
    const inThird = { accountId: OTHER_ACCOUNT, region: REGION };
    test('it denies: the others have it, the message says what is where, and the re-run does the rest', async () => {
      await severalRegistries(engine, { repository: { imageTagMutability: 'IMMUTABLE' } });
      const role = (action: string[]) => ({
        arn: OTHER_ROLE,
        trust: trust(OTHER_ACCOUNT, 'repo:octo-org/octo-repo:*'),
        permissions: policy({ Effect: 'Allow' as const, Action: action, Resource: '*' }),
      });
      world.aws.createRole(
        role([
          'ecr:GetAuthorizationToken',
          'ecr:Describe*',
          'ecr:BatchGetImage',
          'ecr:BatchCheckLayerAvailability',
          'ecr:GetDownloadUrlForLayer',
        ]),
      );
      const denied = await world.step({ 'also-push-to': BOTH });
      expect(denied.exitCode).toBe(1);
      const [{ digest = '' } = {}] = imagesIn(ACCOUNT, REGION);
      expect(everywhere()).toEqual([[{ digest, tags: [SHA] }], [{ digest, tags: [SHA] }], []]);
      expect(denied.log).toContain(`/team/shop@${digest} under ${SHA}`);
      expect(denied.log).toMatch(new RegExp(`Not put yet: .*/mirror/shop:${SHA}`));
      world.aws.createRole(role(['ecr:*']));
      world.aws.journal.clear();
      const again = await world.step(
        { 'also-push-to': BOTH },
        { environment: { ...world.jobEnvironment(), GITHUB_RUN_ATTEMPT: '2' } },
      );
      expect(again).toMatchObject({ exitCode: 0, outputs: { digest, result: 'reused' } });
      expect(puts()).toEqual([`${OTHER_ACCOUNT}/${REGION}`]);
    });

    test.each<[string, object]>([
      ['it is slow', { kind: 'delay', ms: 1500, operation: 'InitiateLayerUpload' }],
      ['it throttles', { kind: 'throttle', operation: 'InitiateLayerUpload', times: 2 }],
      ['it fails', { kind: 'server-error', operation: 'InitiateLayerUpload', times: 2 }],
      ['it loses the connection in the middle of a blob', { kind: 'break-off', afterBytes: 5000, times: 2 }],
    ])('%s: it has the image all the same', async (_name, fault) => {
      await severalRegistries(engine);
      world.aws.faults.add({ service: 'registry', ...inThird, ...fault } as never);
      const result = await world.step({ 'also-push-to': BOTH });
      expect(result.exitCode).toBe(0);
      expect(world.aws.journal.entries().filter((call) => 'fault' in call)).not.toEqual([]);
      const { digest } = result.outputs;
      expect(everywhere()).toEqual([[{ digest, tags: [SHA] }], [{ digest, tags: [SHA] }], [{ digest, tags: [SHA] }]]);
    });
  });
});

/** A folder with the login of a registry, as docker/login-action leaves one. */
async function dockerConfig(host: string, login: string): Promise<string> {
  const folder = join(world.folder, 'docker');
  await mkdir(folder, { recursive: true });
  const auth = Buffer.from(login).toString('base64');
  await writeFile(join(folder, 'config.json'), JSON.stringify({ auths: { [host]: { auth } } }));
  return folder;
}
