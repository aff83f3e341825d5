import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DescribeImagesCommand, ECRClient } from '@aws-sdk/client-ecr';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Variables } from '../../scripts/local-runner.ts';
import { allowMounts } from './registry-client.ts';
import { ACCOUNT, ENGINES, OTHER_ACCOUNT, policy, REGION, REPOSITORY, ROLE, trust, World } from './workbench.ts';

const engine = ENGINES.find(({ store }) => store === 'containerd');
const MANAGED = 'arn:aws:iam::aws:policy/AmazonEC2ContainerRegistry';
const EVERYTHING = [{ Effect: 'Allow', Action: ['ecr:*', 'sts:AssumeRole'], Resource: '*' }] as const;

/** What a later step is told when it asks about a repository. */
async function askAs(world: World, exported: Variables, repositoryName: string): Promise<string> {
  const credentials = {
    accessKeyId: exported.AWS_ACCESS_KEY_ID ?? '',
    secretAccessKey: exported.AWS_SECRET_ACCESS_KEY ?? '',
    sessionToken: exported.AWS_SESSION_TOKEN ?? '',
  };
  const client = new ECRClient({ endpoint: world.aws.endpoint, region: REGION, credentials });
  try {
    await client.send(new DescribeImagesCommand({ repositoryName }));
    return 'allowed';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    client.destroy();
  }
}

/** The policies that STS was given, in the order of the calls. */
function policiesIn(world: World): readonly (string | undefined)[] {
  return world.aws.journal
    .entries()
    .filter(({ operation }) => operation.startsWith('AssumeRole'))
    .map(({ parameters }) => parameters.Policy);
}

describe('session-policy', () => {
  let world: World;
  beforeEach(async () => {
    if (engine === undefined) throw new Error('no engine');
    world = await World.create(engine, { permissions: EVERYTHING });
    for (const name of ['team/other', 'base/tools']) world.aws.createRepository({ name });
  });
  afterEach(() => world.close());

  test('repository: the push works, and later steps may do no more', async () => {
    const inputs = { 'session-policy': 'repository', tags: 'v1', 'export-credentials': 'true' };
    const main = await world.step(inputs);
    expect(main.errors).toEqual([]);
    expect(main.warnings).toEqual([]);
    expect(world.images()).toHaveLength(1);
    expect(main.log).toMatch(/The session is narrowed to team\/shop \(\d{3} of 2048 characters\)\./);
    expect(main.notices.join()).toContain('no more permissions than `session-policy` leaves');
    expect(await askAs(world, main.exported, REPOSITORY)).toBe('allowed');
    expect(await askAs(world, main.exported, 'team/other')).toMatch(
      /because no session policy allows the ecr:DescribeImages/,
    );
    // Once more, where the image is reused and a tag moves.
    const again = await world.step({ ...inputs, tags: 'v1\nv2', 'if-exists': 'reuse' });
    expect(again.errors).toEqual([]);
    expect(again.warnings).toEqual([]);
  });

  test('repository: base images and caches from other repositories of ECR', async () => {
    const host = await world.aws.registryHost(ACCOUNT, REGION);
    await world.change();
    const base = await world.step({ repository: 'base/tools', tags: 'v1' });
    expect(base.errors).toEqual([]);
    await world.docker('rmi', '--force', `${host}/base/tools:v1`, `${host}/base/tools@${base.outputs.digest}`);
    await writeFile(join(world.workspace, 'Dockerfile'), `FROM ${host}/base/tools:v1\nCOPY index.html /\n`);
    await world.change();
    const main = await world.step({
      repository: `${host}/${REPOSITORY}`,
      'session-policy': 'repository',
      'build-args': '',
      pull: 'true',
      'cache-from': `type=registry,ref=${host}/team/other:layers`,
    });
    expect(main.errors).toEqual([]);
    expect(main.log).toMatch(/The session is narrowed to team\/shop, base\/tools, team\/other /);
    expect(world.images()).toHaveLength(1);
  });

  test('repository: creates the repository where it is to be created', async () => {
    const main = await world.step({
      'session-policy': 'repository',
      repository: 'team/new',
      'create-repository': 'true',
    });
    expect(main.errors).toEqual([]);
    expect(world.images('team/new')).toHaveLength(1);
  });

  test('is for the last role of a chain only', async () => {
    const chained = `arn:aws:iam::${OTHER_ACCOUNT}:role/deploy`;
    world.aws.createRepository({ accountId: OTHER_ACCOUNT, name: REPOSITORY });
    world.aws.createRole({
      arn: chained,
      trust: policy({ Effect: 'Allow', Principal: { AWS: ROLE }, Action: 'sts:AssumeRole' }),
      permissions: policy(...EVERYTHING),
    });
    const main = await world.step({ 'role-to-assume': `${ROLE}\n${chained}`, 'session-policy': 'repository' });
    expect(main.errors).toEqual([]);
    const [first, second] = policiesIn(world);
    expect(first).toBeUndefined();
    expect(second).toContain(`arn:aws:ecr:${REGION}:${OTHER_ACCOUNT}:repository/${REPOSITORY}`);
  });

  test('a policy of its own, and managed ones', async () => {
    const own = JSON.stringify({ Statement: [{ Effect: 'Allow', Action: 'ecr:*', Resource: '*' }] }, null, 2);
    expect((await world.step({ 'session-policy': own })).errors).toEqual([]);
    const power = await world.step({ 'session-policy': `${MANAGED}PowerUser`, 'if-exists': 'rebuild' });
    expect(power.errors).toEqual([]);
    await world.change();
    const reader = await world.step({ 'session-policy': `${MANAGED}ReadOnly`, 'if-exists': 'rebuild' });
    expect(reader.errors[0]?.message).toMatch(/ecr:InitiateLayerUpload|denied/);
    const unknown = await world.step({ 'session-policy': `${MANAGED}None` });
    expect(unknown.errors[0]).toMatchObject({ title: 'session-policy-refused' });
  });

  test('a policy that is too long is told before a role is assumed', async () => {
    const host = await world.aws.registryHost(ACCOUNT, REGION);
    const copies = Array.from({ length: 40 }, (_, index) => `COPY --from=${host}/base/image-${index} / /`);
    await writeFile(join(world.workspace, 'Dockerfile'), ['FROM scratch', ...copies].join('\n'));
    const main = await world.step({ repository: `${host}/${REPOSITORY}`, 'session-policy': 'repository' });
    expect(main.errors).toHaveLength(1);
    expect(main.errors[0]).toMatchObject({ title: 'session-policy-refused' });
    expect(main.errors[0]?.message).toMatch(/for 41 repositories has \d{4} characters, and STS takes at most 2048/);
    expect(main.errors[0]?.message).toContain(`arn:aws:ecr:${REGION}:${ACCOUNT}:repository/*`);
    expect(policiesIn(world)).toEqual([]);
  });

  test('without a role there is nothing to narrow', async () => {
    const main = await world.step({ 'role-to-assume': '', 'session-policy': 'repository' });
    expect(main.errors[0]?.message).toMatch(/session-policy: narrows the session of a role, and there is none/);
  });

  test('bake: the repositories of all targets', async () => {
    world.aws.createRepository({ name: 'team/api' });
    const host = await world.aws.registryHost(ACCOUNT, REGION);
    const target = (name: string) =>
      `target "${name}" {\n  dockerfile-inline = "FROM scratch\\nCOPY index.html /${name}"\n}\n`;
    const group = 'group "default" { targets = ["shop", "api"] }\n';
    await writeFile(join(world.workspace, 'docker-bake.hcl'), group + target('shop') + target('api'));
    const main = await world.stepOf('bake', {
      'session-policy': 'repository',
      repositories: `shop=${host}/team/shop`,
      'repository-prefix': 'team',
    });
    expect(main.errors).toEqual([]);
    expect(main.warnings).toEqual([]);
    expect(main.log).toContain('The session is narrowed to team/shop, team/api ');
    expect(world.images('team/api')).toHaveLength(1);
  });

  test('promote and merge, with images of another repository', async () => {
    world.aws.createRole({ arn: ROLE, trust: trust(ACCOUNT, 'repo:*'), permissions: policy(...EVERYTHING) });
    await allowMounts(world);
    const main = await world.step();
    const run = async (action: string, inputs: Variables) =>
      await world.stepOf(action, { 'session-policy': 'repository', repository: REPOSITORY, ...inputs });
    const image = main.outputs.tag ?? '';
    const own = await run('promote', { image, tags: 'v1' });
    const other = await run('promote', { image, tags: 'v1', 'to-repository': 'team/other' });
    const index = await run('merge', { images: `${REPOSITORY}:v1`, tags: 'index', 'commit-tag': 'false' });
    const elsewhere = { repository: 'team/other', images: `${REPOSITORY}:v1`, tags: 'index', 'commit-tag': 'false' };
    for (const { errors, warnings, log } of [own, other, index, await run('merge', elsewhere)]) {
      expect(errors).toEqual([]);
      expect(warnings).toEqual([]);
      expect(log).toContain('The session is narrowed to team/');
    }
  });
});
