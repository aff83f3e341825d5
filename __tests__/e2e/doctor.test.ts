import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { StepOptions, StepResult, Variables } from '../../scripts/local-runner.ts';
import type { CheckState } from '../../src/report/check-table.ts';
import { pushImage } from './registry-client.ts';
import {
  ACCOUNT,
  ENGINES,
  policy,
  REGION,
  REPOSITORY,
  ROLE,
  trust,
  World,
  type WorldOptions,
  without,
} from './workbench.ts';

const engine = ENGINES.find(({ store }) => store === 'containerd');
const action = join(import.meta.dirname, '../../doctor');

let world: World;
const open: World[] = [];
const create = async (options: WorldOptions = {}): Promise<void> => {
  if (engine === undefined) throw new Error('no engine');
  world = await World.create(engine, options);
  open.push(world);
};
beforeEach(() => create());
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

const examine = async (inputs: Variables = {}, options: Partial<StepOptions> = {}): Promise<StepResult> =>
  await world.step(inputs, { action, ...options });

type Row = { readonly check: string; readonly state: CheckState; readonly fix: string };
const reportOf = ({ outputs }: StepResult): readonly Row[] => JSON.parse(outputs.report ?? '[]');
const checksIn = (result: StepResult, state: CheckState): readonly string[] =>
  reportOf(result).flatMap((row) => (row.state === state ? [row.check] : []));

/** The calls of the APIs with what came of them; all that could change something. */
const callsIn = (): readonly string[] =>
  world.aws.journal
    .entries()
    .map(({ service, operation, status }) => `${service}:${operation} ${status}`)
    .filter((call) => !call.startsWith('github:'));

describe('doctor', () => {
  test('all is well: it asks, and changes nothing', async () => {
    const main = await examine({ tags: 'v1' });
    expect(main.errors).toEqual([]);
    expect(main.exitCode).toBe(0);
    expect(main.outputs.ok).toBe('true');
    expect(checksIn(main, 'failed')).toEqual([]);
    expect(checksIn(main, 'skipped')).toEqual([]);
    expect(checksIn(main, 'not tested')).toEqual(['uploads']);
    expect(callsIn().filter((call) => call.startsWith('sts:'))).toEqual(['sts:AssumeRoleWithWebIdentity 200']);
    expect(checksIn(main, 'ok')).toEqual(
      expect.arrayContaining([
        'inputs',
        'id-token',
        'claims',
        'trust',
        'session',
        'ecr:PutImage',
        'repository',
        'tags',
        'docker',
        'engine',
        'clock',
      ]),
    );
    expect(Object.keys(reportOf(main)[0] ?? {})).toEqual(['check', 'state', 'fix']);
    // An image that cannot be stored is the one thing that is put, and it is refused.
    expect(
      callsIn().filter((call) => /:(Put|Create|Initiate|Upload|Complete|Delete|Set|Batch(Delete))/.test(call)),
    ).toEqual(['ecr:PutImage 400']);
    expect(callsIn().filter((call) => call.startsWith('registry:'))).toEqual([]);
    expect(world.images()).toEqual([]);
    expect(main.summary).toContain('| check | state | found | fix |');
    expect(main.exported).toEqual({});
    expect(await world.docker('images', '--quiet', `${await world.aws.registryHost(ACCOUNT, REGION)}/*`)).toBe('');
  });

  test('faults that pass by themselves are passed over', async () => {
    for (const kind of ['server-error', 'throttle', 'drop'] as const)
      world.aws.faults.add({ service: 'ecr', operation: 'BatchCheckLayerAvailability', kind });
    const main = await examine({ tags: 'v1' });
    expect(main.errors).toEqual([]);
    expect(checksIn(main, 'failed')).toEqual([]);
  });

  test('what it prints is enough, and lets the job in', async () => {
    const { outputs } = await examine();
    world.aws.createRole({
      arn: ROLE,
      trust: JSON.parse(outputs['trust-policy'] ?? ''),
      permissions: JSON.parse(outputs.policy ?? ''),
    });
    const main = await world.step({ tags: 'v1' });
    expect(main.errors).toEqual([]);
    expect(main.warnings).toEqual([]);
  });

  test('no permission to get ID tokens', async () => {
    const main = await examine({}, { environment: world.machine() });
    expect(main.errors).toHaveLength(1);
    expect(main.errors[0]).toMatchObject({ title: 'checks-failed' });
    expect(main.errors[0]?.message).toContain('id-token: write');
    expect(checksIn(main, 'failed')).toEqual(['id-token']);
    expect(checksIn(main, 'skipped')).toEqual(['claims', 'trust', 'session', 'permissions', 'repository', 'tags']);
    expect(checksIn(main, 'ok')).toEqual(expect.arrayContaining(['docker', 'engine', 'builder']));
    expect(main.outputs.ok).toBe('false');
    expect(main.outputs.policy).toContain(`repository/${REPOSITORY}`);
  });

  test('a trust policy for another branch', async () => {
    const permissions = policy({ Effect: 'Allow', Action: 'ecr:*', Resource: '*' });
    world.aws.createRole({
      arn: ROLE,
      trust: trust(ACCOUNT, 'repo:octo-org/octo-repo:ref:refs/heads/other'),
      permissions,
    });
    const main = await examine();
    expect(checksIn(main, 'failed')).toEqual(['trust']);
    const fix = reportOf(main).find(({ check }) => check === 'trust')?.fix;
    expect(fix).toContain('repo:octo-org/octo-repo:ref:refs/heads/main');
    expect(JSON.parse(main.outputs['trust-policy'] ?? '')).toMatchObject({ Version: '2012-10-17' });
  });

  test('no repository', async () => {
    await create({ repository: null });
    const main = await examine();
    expect(checksIn(main, 'failed')).toEqual(['repository']);
    expect(checksIn(main, 'skipped')).toEqual(expect.arrayContaining(['tags']));
    expect(reportOf(main).find(({ check }) => check === 'repository')?.fix).toContain('create-repository: true');
    expect(checksIn(main, 'ok')).toEqual(expect.arrayContaining(['ecr:BatchGetImage', 'ecr:PutImage']));
    const created = await examine({ 'create-repository': 'true' });
    expect(checksIn(created, 'failed')).toEqual([]);
    expect(checksIn(created, 'not tested')).toContain('ecr:CreateRepository');
    expect(callsIn().some((call) => call.includes('CreateRepository'))).toBe(false);
  });

  test.each([
    ['ecr:GetAuthorizationToken'],
    ['ecr:BatchCheckLayerAvailability'],
    ['ecr:BatchGetImage'],
    ['ecr:PutImage'],
  ])('without %s', async (permission) => {
    await create({
      permissions: without(permission).map((one) => (one.Action === permission ? { ...one, Action: 'ecr:None' } : one)),
    });
    const main = await examine();
    expect(checksIn(main, 'failed')).toEqual([permission]);
    expect(reportOf(main).find(({ check }) => check === permission)?.fix).toContain(`"Action":"${permission}"`);
  });

  test('permissions that a build can do without are told, and are no failure', async () => {
    await create({
      permissions: without('ecr:DescribeRepositories', 'ecr:GetDownloadUrlForLayer', 'ecr:DescribeImages'),
    });
    const main = await examine();
    expect(main.errors).toEqual([]);
    const told = reportOf(main).filter(({ check, fix }) => check.startsWith('ecr:') && fix !== '');
    expect(told.map(({ check, state }) => [check, state])).toEqual([
      ['ecr:DescribeImages', 'ok'],
      ['ecr:DescribeRepositories', 'ok'],
      ['ecr:GetDownloadUrlForLayer', 'ok'],
    ]);
    expect((await world.step()).errors).toEqual([]);
  });

  test('an immutable tag that is taken', async () => {
    await create({ repository: { imageTagMutability: 'IMMUTABLE' } });
    await pushImage(world, 'v1', { os: 'linux', architecture: 'amd64' });
    const main = await examine({ tags: 'v1' });
    expect(checksIn(main, 'failed')).toEqual(['tags']);
    expect(main.errors[0]?.message).toMatch(/already has this tag, and it is immutable/);
    expect(checksIn(await examine({ tags: 'v2' }), 'failed')).toEqual([]);
  });

  test('no engine, and no docker', async () => {
    const nowhere = { ...world.jobEnvironment(), DOCKER_HOST: 'tcp://127.0.0.1:9' };
    const main = await examine({}, { environment: nowhere });
    expect(checksIn(main, 'failed')).toEqual(['engine']);
    expect(checksIn(main, 'skipped')).toEqual(['buildx', 'builder', 'platforms']);
    expect(checksIn(main, 'ok')).toEqual(expect.arrayContaining(['session', 'repository', 'tags']));
    const empty = join(world.folder, 'empty');
    await mkdir(empty);
    const bare = await examine({}, { environment: { ...world.jobEnvironment(), PATH: empty } });
    expect(checksIn(bare, 'failed')).toEqual(['docker']);
    expect(checksIn(bare, 'skipped')).toEqual(['engine', 'buildx', 'builder', 'platforms']);
  });

  test('a clock that is off', async () => {
    await create({ aws: { now: () => Date.now() - 600_000 } });
    const main = await examine();
    expect(checksIn(main, 'failed')).toEqual(['clock']);
    expect(main.errors[0]?.message).toMatch(/This runner's clock is (599|600|601) s ahead of AWS/);
  });

  test('several at once, all told', async () => {
    await create({ repository: null, permissions: without('ecr:PutImage') });
    const main = await examine(
      { builder: 'nobody', 'allowed-account-ids': '210987654321' },
      { environment: world.jobEnvironment() },
    );
    expect(checksIn(main, 'failed')).toEqual(['account', 'ecr:PutImage', 'repository', 'builder']);
    expect(main.errors).toHaveLength(1);
  });

  test('a base image in another repository of ECR, which the role may not pull', async () => {
    const host = await world.aws.registryHost(ACCOUNT, REGION);
    await writeFile(join(world.workspace, 'Dockerfile'), `FROM ${host}/base/tools:v1\n`);
    const main = await examine({ repository: `${host}/${REPOSITORY}` });
    expect(checksIn(main, 'failed')).toEqual(['images in base/tools']);
    expect(main.errors[0]?.message).toContain('["ecr:BatchGetImage","ecr:GetDownloadUrlForLayer"]');
  });

  test('inputs that are not right', async () => {
    const main = await examine({ 'policy-only': 'perhaps', platforms: 'linux' });
    expect(main.errors).toHaveLength(1);
    expect(main.errors[0]?.message).toMatch(/policy-only: [\s\S]*platforms: /);
    expect(main.outputs.ok).toBe('false');
    expect(checksIn(main, 'failed')).toEqual(['inputs']);
  });

  test('push: false needs no AWS', async () => {
    const main = await examine(
      { push: 'false', 'role-to-assume': '', 'aws-region': '' },
      { environment: world.machine() },
    );
    expect(main.errors).toEqual([]);
    expect(checksIn(main, 'not tested')).toEqual(expect.arrayContaining(['session', 'repository']));
    expect(callsIn()).toEqual([]);
  });

  describe('policy-only', () => {
    test('without AWS, an engine and a role', async () => {
      const main = await examine(
        { 'policy-only': 'true', 'role-to-assume': '', 'create-repository': 'true' },
        { environment: { AWS_ENDPOINT_URL: 'http://127.0.0.1:9', DOCKER_HOST: 'tcp://127.0.0.1:9' } },
      );
      expect(main.errors).toEqual([]);
      expect(callsIn()).toEqual([]);
      expect(JSON.parse(main.outputs.policy ?? '').Statement[1]).toMatchObject({
        Action: expect.arrayContaining(['ecr:CreateRepository', 'ecr:PutImage']),
        Resource: `arn:aws:ecr:${REGION}:123456789012:repository/${REPOSITORY}`,
      });
      expect(main.outputs['trust-policy']).toContain('repo:octo-org/octo-repo:ref:refs/heads/main');
      expect(main.notices.join('\n')).toMatch(/put its id in place of 123456789012[\s\S]*made from the event/);
      expect(main.log).toContain('The least IAM policy for these inputs');
    });

    test('with the subject of the ID token, where the job gets one', async () => {
      const environment = world.jobEnvironment({ environment: 'prod' });
      const main = await examine({ 'policy-only': 'true' }, { environment });
      expect(main.errors).toEqual([]);
      expect(main.outputs['trust-policy']).toContain('repo:octo-org/octo-repo:environment:prod');
      expect(callsIn()).toEqual([]);
    });
  });
});
