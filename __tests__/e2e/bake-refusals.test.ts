import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Variables } from '../../scripts/local-runner.ts';
import { Bakery, bakefile, DEFAULT_BRANCH, DOCKERFILE, listIn, ofCommit, PERMISSIONS, SERVICES } from './bakery.ts';
import { ACCOUNT, ENGINES, REGION, ROLE, SHA, World } from './workbench.ts';

describe.each(ENGINES)('what bake refuses and tells, by Docker $version with the $store store', (engine) => {
  // What does not depend on the store: the containerd store takes a second for each image that is removed afterwards.
  let world: World;
  let bakery: Bakery;
  beforeEach(async () => {
    world = await World.create(engine, { repository: null, permissions: PERMISSIONS });
    bakery = new Bakery(world);
    await bakery.fill(SERVICES);
  });
  afterEach(async () => {
    await world.close();
  });

  test('a push that fails does not keep the others from arriving', async () => {
    const denied = {
      Effect: 'Deny',
      Action: 'ecr:PutImage',
      Resource: `arn:aws:ecr:${REGION}:${ACCOUNT}:repository/team/web`,
    } as const;
    world.aws.createRole({
      arn: `${ROLE}-web`,
      trust: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRoleWithWebIdentity' }],
      },
      permissions: { Version: '2012-10-17', Statement: [...PERMISSIONS, denied] },
    });
    const main = await bakery.step({ 'role-to-assume': `${ROLE}-web` });
    expect(main.errors).toHaveLength(1);
    expect(main.errors[0]?.message).toMatch(
      /^1 of 3 targets cannot be delivered\. In ECR, and proven: api, worker\.[\s\S]*Target web: docker push \S+team\/web/,
    );
    expect(bakery.tags('api')).toEqual([SHA]);
    expect(bakery.tags('web')).toEqual([]);
    expect(main.outputs).toEqual({});
    expect(main.summary).toMatch(
      /### 3 targets: 2 built, 0 reused, 1 failed[\s\S]*\| web \| \| \| \| \*\*failed\*\*: /,
    );
    const again = await bakery.step();
    expect(listIn(again.outputs.built)).toEqual(['web']);
    const both = { ...denied, Resource: denied.Resource.replace('web', 'w*') };
    world.aws.createRole({
      arn: `${ROLE}-both`,
      trust: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRoleWithWebIdentity' }],
      },
      permissions: { Version: '2012-10-17', Statement: [...PERMISSIONS, both] },
    });
    const two = await bakery.step({ 'role-to-assume': `${ROLE}-both` }, ofCommit('b'));
    expect(two.errors[0]?.message).toMatch(/^2 of 3 targets[\s\S]*Target web: [\s\S]*Target worker: /);
  });

  test('names that no input of bake has, with the right ones', async () => {
    const main = await bakery.step({ target: 'api', repo_prefix: 'team', taggs: '', 'build-args': 'A=1', ref: 'x' });
    expect(main.errors).toMatchObject([{ title: 'inputs-invalid' }]);
    expect(main.errors[0]?.message).toMatch(
      /^3 inputs are not right[\s\S]*- build-args: is said of each target[\s\S]*- taggs: .*`tags`[\s\S]*- target: .*`targets: /,
    );
    expect(main.warnings).toEqual([expect.stringContaining('no input `ref`, `repo_prefix`')]);
    expect(world.calls()).toEqual([]);
  });

  test('an empty region is told as that, with the address of the page that says more', async () => {
    const GITHUB_ACTION_REPOSITORY = 'octo-org/ecr-build-push';
    const environment = { ...world.jobEnvironment(), GITHUB_ACTION_REPOSITORY, GITHUB_ACTION_REF: 'v1' };
    const main = await bakery.step({ 'aws-region': '' }, { environment });
    expect(main.errors[0]?.message).toMatch(
      /- aws-region: the region is unknown, and this is empty: .* gave nothing[\s\S]*\nMore: https:\/\/github\.com\/octo-org\/ecr-build-push\/blob\/v1\/docs\/troubleshooting\.md#[a-z-]+$/,
    );
  });

  test('platforms that nobody knows, and arguments that look like secrets, are warned of with their targets', async () => {
    const main = await bakery.step({
      set: '*.platform=linux/arm46\napi.args.NPM_TOKEN=hunter2\nweb.args.NPM_TOKEN=hunter2',
      'plan-only': 'true',
    });
    expect(main.errors).toEqual([]);
    expect(main.warnings).toEqual([
      expect.stringMatching(/^targets api, web, worker, base: linux\/arm46 .* nearest one is linux\/arm64\.$/),
      expect.stringMatching(
        /^targets api, web: the argument NPM_TOKEN looks [\s\S]*secret = \["type=env,id=NPM_TOKEN"\]/,
      ),
    ]);
    expect(main.log).not.toContain('hunter2');
  });

  test('repositories in other registries', async () => {
    const foreign = await bakery.step({ repositories: 'api=harbor.example.com/acme/api' });
    expect(foreign.errors[0]?.message).toMatch(/^- repositories: .* names the host "harbor\.example\.com"/m);
    expect(world.calls()).toEqual([]);
    const other = await bakery.step({ 'repository-prefix': '127.0.0.1:1/team' });
    expect(other.errors).toMatchObject([{ title: 'inputs-invalid' }]);
    expect(other.errors[0]?.message).toMatch(
      /^3 of 3 targets cannot be delivered\. Nothing[\s\S]*Target web: The repository 127\.0\.0\.1:1\/team\/web is not in/,
    );
    for (const name of SERVICES) expect(bakery.tags(name)).toEqual([]);
  });

  test('what is refused is told for all targets at once, before anything is done', async () => {
    await bakery.put('docker-bake.hcl', bakefile([...SERVICES, 'new', 'newer']));
    for (const name of ['new', 'newer']) await bakery.put(`services/${name}/Dockerfile`, DOCKERFILE);
    const main = await bakery.step();
    expect(main.errors).toMatchObject([
      {
        title: 'repository-missing',
        message: expect.stringMatching(
          /^2 of 5 targets cannot be delivered\. Nothing was built or changed\.\nTarget new: [\s\S]*Target newer: /,
        ),
      },
    ]);
    for (const name of SERVICES) expect(world.images(`team/${name}`)).toEqual([]);
  });

  test('a cache that could be written only once is refused for each', async () => {
    const main = await bakery.step({ cache: 'registry' }, { event: { payload: DEFAULT_BRANCH } });
    expect(main.errors).toMatchObject([{ title: 'cache-immutable' }]);
    expect(main.errors[0]?.message).toMatch(/^3 of 3 targets[\s\S]*Target web: \S.*team\/web:cache-web/);
  });

  test('a cache under a tag of the image is refused before the build, and what is told to do instead is taken', async () => {
    const name = 'team/moving-web';
    const event = { payload: DEFAULT_BRANCH };
    world.aws.createRepository({ name });
    const uri = `${await world.aws.registryHost(ACCOUNT, REGION)}/${name}`;
    const places: readonly Variables[] = [
      { cache: 'registry' },
      { cache: 'registry', 'cache-ref': name },
      { set: `web.cache-to=type=registry,ref=${uri}:cache-web` },
    ];
    const inputs = { targets: 'web', 'repository-prefix': 'team/moving-', tags: 'v1\ncache-web' };
    for (const place of places) {
      const main = await bakery.step({ ...inputs, ...place }, { event });
      expect(main.errors).toMatchObject([{ title: 'cache-over-image' }]);
      expect(main.errors[0]?.message).toContain(`Target web: The cache would be written to ${uri}:cache-web, which is`);
      expect(main.errors[0]?.message).toContain(`cache-ref: ${name}-cache\n`);
      expect(main.log).not.toContain('▸ Build');
    }
    const instead = { cache: 'registry', 'cache-ref': `${name}-cache`, 'plan-only': 'true' };
    expect((await bakery.step({ ...inputs, ...instead }, { event })).errors).toEqual([]);
  });

  test('what ECR does not answer is told with its target', async () => {
    world.aws.faults.add({
      service: 'ecr',
      operation: 'BatchGetImage',
      kind: 'error',
      status: 400,
      code: 'InvalidParameterException',
      message: 'no',
    });
    const main = await bakery.step();
    expect(main.errors).toEqual([
      expect.objectContaining({ message: expect.stringMatching(/^Target (api|web|worker): /) }),
    ]);
  });

  test('the registry is that of the first repository with a host', async () => {
    const host = `${ACCOUNT}.dkr.ecr.${REGION}.amazonaws.com`;
    await bakery.put(
      'docker-bake.hcl',
      bakefile(SERVICES).replace('target "web" {', `target "web" {\n  tags = ["${host}/team/web:1"]\n`),
    );
    const main = await bakery.step({ 'aws-region': '', 'plan-only': 'true' });
    expect(main.errors).toEqual([]);
    expect(listIn(main.outputs.built)).toEqual(SERVICES);
  });

  test('mistakes in inputs and definition, all in one message', async () => {
    await bakery.put(
      'docker-bake.hcl',
      bakefile(SERVICES, 'secret = ["id=token,env=NOT_SET"]\noutput = ["type=local,dest=out"]'),
    );
    await rm(join(world.workspace, 'services/web'), { recursive: true });
    world.aws.journal.clear();
    const main = await bakery.step({ repositories: 'api=team/web', 'aws-region': '' });
    const [error] = main.errors;
    expect(error?.title).toBe('inputs-invalid');
    for (const rule of [
      /target web: its context "services\/web" is not a folder/,
      /target api: its secret token is the variable NOT_SET, which is not set/,
      /target worker: its output is of type local/,
      /targets api and web would both be team\/web:/,
      /aws-region: the region is unknown/,
    ])
      expect(error?.message).toMatch(rule);
    expect(world.calls()).toEqual([]);
  });

  test.each<[string, string, Variables, RegExp]>([
    [
      'that is broken',
      'target "a" {',
      {},
      /^The bake definition cannot be built as it is\. Docker says: docker-bake\.hcl:1/,
    ],
    ['without such a target', 'target "a" { context = "." }', { targets: 'b' }, /has no target and no group b\./],
    [
      'without a default',
      'target "a" { context = "." }',
      {},
      /no group default, which is built where `targets` names none/,
    ],
    ['without a target', 'group "default" { targets = [] }', {}, /targets: the definition has none of these/],
  ])('a definition %s: what to change', async (_name, content, inputs, message) => {
    await bakery.put('docker-bake.hcl', `${content}\n`);
    const main = await bakery.step(inputs);
    expect(main.errors).toEqual([expect.objectContaining({ message: expect.stringMatching(message) })]);
    expect(main.errors[0]?.file).toBe(_name === 'that is broken' ? 'docker-bake.hcl' : undefined);
  });
});
