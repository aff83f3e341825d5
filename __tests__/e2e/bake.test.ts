import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { runStep, type StepOptions, type StepResult, type Variables } from '../../scripts/local-runner.ts';
import { ACCOUNT, ENGINES, PUSH_STATEMENTS, REGION, ROLE, SHA, World } from './world.ts';

const action = resolve(import.meta.dirname, '../../bake');

/** The push set for all repositories of the team. */
const PERMISSIONS = PUSH_STATEMENTS.map((statement) =>
  statement.Resource === '*'
    ? statement
    : { ...statement, Resource: `arn:aws:ecr:${REGION}:${ACCOUNT}:repository/team/*` },
);

const SERVICES = ['api', 'web', 'worker'];

const BAKEFILE = `
variable "VERSION" { default = "0" }
group "default" { targets = ["${SERVICES.join('", "')}"] }
target "base" { context = "base" }
${SERVICES.map(
  (name) => `
target "${name}" {
  context = "services/${name}"
  contexts = { base = "target:base" }
  args = { VERSION = VERSION }
}`,
).join('')}
`;

describe.each(ENGINES)('a bake file, by Docker $version with the $store store', (engine) => {
  let world: World;
  beforeEach(async () => {
    world = await World.create(engine, { repository: null, permissions: PERMISSIONS });
    for (const name of SERVICES) world.aws.createRepository({ name: `team/${name}`, imageTagMutability: 'IMMUTABLE' });
    await put('docker-bake.hcl', BAKEFILE);
    await put('base/Dockerfile', 'FROM scratch\nCOPY base.txt /\n');
    await put('base/base.txt', 'base\n');
    for (const name of SERVICES) {
      await put(`services/${name}/Dockerfile`, 'FROM base\nARG VERSION\nLABEL v=$VERSION\nCOPY app.txt /\n');
      await put(`services/${name}/app.txt`, `${name}\n`);
    }
  });
  afterEach(async () => {
    await world.close();
  });

  const put = async (path: string, content: string): Promise<void> => {
    const file = join(world.workspace, path);
    await mkdir(join(file, '..'), { recursive: true });
    await writeFile(file, content);
  };

  const bake = async (inputs: Variables = {}, options: Partial<StepOptions> = {}): Promise<StepResult> =>
    await runStep({
      action,
      workspace: world.workspace,
      temp: world.temp,
      environment: world.jobEnvironment(),
      ...options,
      inputs: { 'role-to-assume': ROLE, 'aws-region': REGION, 'repository-prefix': 'team', ...inputs },
    });

  test('all targets are built in one call, pushed and proven', async () => {
    const main = await bake({ tags: 'v1' });
    expect(main.errors).toEqual([]);
    const images = JSON.parse(main.outputs.images ?? '');
    for (const name of SERVICES) {
      const [image] = world.images(`team/${name}`);
      expect(image?.tags.toSorted()).toEqual([SHA, 'v1'].toSorted());
      expect(images[name]).toMatchObject({
        digest: image?.digest,
        repository: `team/${name}`,
        result: 'built',
        tag: SHA,
      });
    }
    expect(JSON.parse(main.outputs.built ?? '')).toEqual(SERVICES);
    expect(main.outputs.reused).toBe('[]');
    expect(main.log.match(/docker buildx bake/g)).toHaveLength(1);
  });
});
