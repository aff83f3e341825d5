import { resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { runStep } from '../../scripts/local-runner.ts';
import { Bakery, SERVICES } from './bakery.ts';
import { ACCOUNT, ENGINES, PUSH_STATEMENTS, policy, REGION, REPOSITORY, ROLE, SHA, trust, World } from './workbench.ts';

/** Longer than a push with all that follows it takes here. */
const LAG_MS = 1_500;

describe.each(ENGINES)('ECR shows what was pushed later, Docker $version with the $store store', (engine) => {
  let world: World;
  beforeEach(async () => {
    world = await World.create(engine, { aws: { lagMs: LAG_MS } });
  });
  afterEach(async () => await world.close());

  test('a push, and one of the same tags: both are proven, with all outputs and no complaint', async () => {
    const inputs = { tags: 'v1\nlatest', reuse: 'content' };
    for (const round of [1, 2]) {
      await world.change();
      const main = await world.step(inputs);
      expect([round, main.errors]).toEqual([round, []]);
      expect(main.warnings).toEqual([]);
      expect(main.outputs.tags).toBe(`${SHA}\nv1\nlatest`);
      expect(JSON.parse(main.outputs['platform-digests'] ?? '')).toEqual({ 'linux/amd64': main.outputs.digest });
      expect(main.log).toMatch(/The next build of the same content finds it/);
      const image = world.images().find(({ digest }) => digest === main.outputs.digest);
      expect(image?.tags.toSorted()).toEqual([SHA, 'latest', 'v1', expect.stringMatching(/^content-/)].toSorted());
    }
  });

  test('an index tells its platforms by itself', async () => {
    if (engine.store !== 'containerd') return;
    const main = await world.step({ provenance: 'true' });
    expect(main.errors).toEqual([]);
    expect(main.warnings).toEqual([]);
    expect(Object.keys(JSON.parse(main.outputs['platform-digests'] ?? ''))).toEqual(['linux/amd64']);
  });

  test('promote, right after the push', async () => {
    await world.step();
    const main = await runStep({
      action: resolve(import.meta.dirname, '../../promote'),
      workspace: world.workspace,
      temp: world.temp,
      environment: world.jobEnvironment(),
      inputs: { 'role-to-assume': ROLE, 'aws-region': REGION, repository: REPOSITORY, tags: 'production' },
    });
    expect(main.errors).toEqual([]);
    expect(main.outputs.tags).toBe('production');
  });

  test('bake', async () => {
    world.aws.createRole({
      arn: ROLE,
      trust: trust(ACCOUNT, 'repo:octo-org/octo-repo:*'),
      permissions: policy(...PUSH_STATEMENTS.map((statement) => ({ ...statement, Resource: '*' }))),
    });
    const bakery = new Bakery(world);
    await bakery.fill(SERVICES);
    const main = await bakery.step({ tags: 'v1', reuse: 'content' });
    expect(main.errors).toEqual([]);
    expect(main.warnings).toEqual([]);
    for (const name of SERVICES)
      expect(bakery.tags(name)).toEqual([SHA, 'v1', expect.stringMatching(/^content-/)].toSorted());
  });
});
