import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type BuildKit, startBuildkitd } from '../../scripts/buildkit.ts';
import { freePort } from '../../scripts/free-port.ts';
import type { StepResult, Variables } from '../../scripts/local-runner.ts';
import { Bakery, bakefile, buildkitd, DEFAULT_BRANCH, listIn, PERMISSIONS, SERVICES } from './bakery.ts';
import { ACCOUNT, ENGINES, REGION, ROLE, World } from './workbench.ts';

// Where this machine has no buildkitd, scripts/e2e.ts has said so.
const describeWithBuildKit = buildkitd === '' ? describe.skip : describe;

describeWithBuildKit('a bake file, by a builder elsewhere', () => {
  let node: BuildKit;
  beforeAll(async () => {
    node = await startBuildkitd(buildkitd, await freePort());
  });
  afterAll(async () => {
    await node.stop();
  });

  // The engine that needs other builders most, where there is one.
  const classic = (ENGINES.find(({ store }) => store === 'classic') ?? ENGINES[0])?.host ?? '';
  let world: World;
  let bakery: Bakery;
  let builder: string;
  let config: string;
  beforeEach(async () => {
    const [engine] = ENGINES;
    if (engine === undefined) throw new Error('no engine');
    world = await World.create(engine, { repository: null, permissions: PERMISSIONS });
    bakery = new Bakery(world);
    await bakery.fill(SERVICES);
    config = join(world.folder, 'docker');
    await mkdir(config);
    builder = `one-${randomUUID().slice(0, 8)}`;
    await world.docker('--config', config, 'buildx', 'create', '--name', builder, '--driver', 'remote', node.address);
  });
  afterEach(async () => {
    await world.docker('--config', config, 'buildx', 'rm', builder);
    await world.close();
  });

  const step = async (inputs: Variables = {}, letter = 'a', more: Variables = {}): Promise<StepResult> =>
    await bakery.step(
      { builder, ...inputs },
      {
        environment: { ...world.jobEnvironment(), DOCKER_CONFIG: config, DOCKER_HOST: 'tcp://127.0.0.1:9', ...more },
        event: { sha: letter.repeat(40), payload: DEFAULT_BRANCH },
      },
    );

  test('an index of each under an immutable tag, with its cache, without an engine', async () => {
    for (const name of SERVICES) world.aws.createRepository({ name: `team/cache-${name}` });
    world.aws.createRepository({ name: 'team/caches' });
    const inputs = {
      set: '*.platform=linux/amd64,linux/arm64',
      cache: 'registry',
      'cache-ref': 'team/caches',
      reuse: 'content',
      tags: 'v1',
    };
    const main = await step(inputs);
    expect(main.errors).toEqual([]);
    expect(main.warnings).toEqual([]);
    expect(main.log.match(/^docker buildx bake/gm)).toHaveLength(2);
    for (const name of SERVICES) {
      const tagged = world.images(`team/${name}`).filter(({ tags }) => tags.length > 0);
      expect(tagged).toEqual([expect.objectContaining({ digest: JSON.parse(main.outputs.images ?? '')[name].digest })]);
      expect(tagged[0]?.tags).toEqual(expect.arrayContaining(['a'.repeat(40), 'v1']));
    }
    const caches = world.images('team/caches').flatMap(({ tags }) => tags);
    expect(caches.toSorted()).toEqual(SERVICES.map((name) => `cache-${name}-linux-amd64-linux-arm64`));
    await bakery.put('services/web/app.txt', 'changed\n');
    const second = await step({ ...inputs, tags: 'v2' }, 'b');
    expect(second.errors).toEqual([]);
    expect(listIn(second.outputs.built)).toEqual(['web']);
  });

  test('what a builder elsewhere pushes is copied to further registries, as an index under all tags', async () => {
    const other = await world.aws.plainRegistry({ auth: 'none' });
    const inputs = { set: '*.platform=linux/amd64,linux/arm64', tags: 'v1', 'also-push-to': `${other.host}/octo/` };
    const main = await step(inputs);
    expect(main.errors).toEqual([]);
    for (const name of SERVICES) {
      const { digest, registries } = JSON.parse(main.outputs.images ?? '')[name];
      expect(registries).toMatchObject([{ digest }, { digest, registry: other.host, repository: `octo/team/${name}` }]);
      const there = world.aws.plainImages(other.host, `octo/team/${name}`).filter(({ tags }) => tags.length > 0);
      expect(there.map((image) => [image.digest, [...image.tags].toSorted()])).toEqual([
        [digest, ['a'.repeat(40), 'v1']],
      ]);
    }
  });

  test('a push that is refused for one is tried for each by itself', async () => {
    world.aws.createRole({
      arn: `${ROLE}-web`,
      trust: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRoleWithWebIdentity' }],
      },
      permissions: {
        Version: '2012-10-17',
        Statement: [
          ...PERMISSIONS,
          { Effect: 'Deny', Action: 'ecr:PutImage', Resource: `arn:aws:ecr:${REGION}:${ACCOUNT}:repository/team/web` },
        ],
      },
    });
    const main = await step({ 'role-to-assume': `${ROLE}-web` });
    expect(main.errors).toHaveLength(1);
    expect(main.errors[0]?.message).toMatch(/^1 of 3 targets cannot be delivered\. In ECR, and proven: api, worker\./);
    expect(main.log).toMatch(/Not pushed yet: .*web.*; each is tried by itself now/);
    for (const name of ['api', 'worker']) expect(bakery.tags(name)).toEqual(['a'.repeat(40)]);
    expect(world.images('team/web')).toEqual([]);
  });

  test('what arrived before another one was refused is not pushed once more', async () => {
    world.aws.createRole({
      arn: `${ROLE}-web`,
      trust: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRoleWithWebIdentity' }],
      },
      permissions: {
        Version: '2012-10-17',
        Statement: [
          ...PERMISSIONS,
          { Effect: 'Deny', Action: 'ecr:PutImage', Resource: `arn:aws:ecr:${REGION}:${ACCOUNT}:repository/team/web` },
        ],
      },
    });
    // Provenance tells times, so another push would be another image, which an immutable tag refuses.
    const main = await step({ 'role-to-assume': `${ROLE}-web`, provenance: 'mode=min' });
    expect(main.errors).toHaveLength(1);
    expect(main.errors[0]?.message).toMatch(/^1 of 3 targets cannot be delivered\. In ECR, and proven: api, worker\./);
  });

  test('a definition that says something else each time is read once', async () => {
    await bakery.put('docker-bake.hcl', bakefile(SERVICES).replaceAll('VERSION = VERSION', 'VERSION = uuidv4()'));
    const main = await step();
    expect(main.errors).toEqual([]);
    expect(main.log.split('▸ Push')[1]).toMatch(/ of \d+ steps from the cache/);
    const [, cached, steps] = /(\d+) of (\d+) steps from the cache/.exec(main.log.split('▸ Push')[1] ?? '') ?? [];
    expect(cached).toBe(steps);
  });

  test('what is never taken from the cache is pushed as it was built', async () => {
    await bakery.put(
      'docker-bake.hcl',
      bakefile(SERVICES, 'no-cache = true\npull = true\nno-cache-filter = ["x"]\ncache-to = ["type=inline"]'),
    );
    const main = await step({ 'commit-tag': 'false', tags: 'v1', 'if-exists': 'reuse' });
    expect(main.errors).toEqual([]);
    const [, second = ''] = main.log.split(/^▸ Push$/m);
    for (const name of SERVICES) expect(second).toMatch(cachedIn(name));
    for (const name of SERVICES) expect(bakery.tags(name)).toEqual(['v1']);
  });

  test('what is never taken from the cache is pushed as it was built, also by itself', async () => {
    await bakery.put('docker-bake.hcl', bakefile(SERVICES, 'no-cache = true'));
    world.aws.createRole({
      arn: `${ROLE}-web`,
      trust: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRoleWithWebIdentity' }],
      },
      permissions: {
        Version: '2012-10-17',
        Statement: [
          ...PERMISSIONS,
          { Effect: 'Deny', Action: 'ecr:PutImage', Resource: `arn:aws:ecr:${REGION}:${ACCOUNT}:repository/team/web` },
        ],
      },
    });
    const main = await step({ 'role-to-assume': `${ROLE}-web` });
    expect(main.errors).toHaveLength(1);
    // In the part of the log that is this target's.
    const [, own = ''] = main.log.split(/^▸ web$/m);
    expect(own).toMatch(/^docker buildx bake web$/m);
    expect(own).toMatch(cachedIn('web'));
  });

  test('of a target that is reused no cache is written, though another one is built from it', async () => {
    const host = await world.aws.registryHost(ACCOUNT, REGION);
    world.aws.createRepository({ name: 'team/caches' });
    const cache = `type=registry,ref=${host}/team/caches:api,image-manifest=true,oci-mediatypes=true`;
    await bakery.put(
      'docker-bake.hcl',
      bakefile(SERVICES)
        .replace('target "api" {', `target "api" {\n  cache-to = ["${cache}"]\n`)
        .replace(/(target "web" \{[\s\S]*?)target:base/, '$1target:api'),
    );
    const first = await step({ targets: 'api' });
    expect(first.errors).toEqual([]);
    expect(world.images('team/caches')).toHaveLength(1);
    world.aws.journal.clear();
    const second = await step();
    expect(second.errors).toEqual([]);
    expect(listIn(second.outputs.built)).toEqual(['web', 'worker']);
    const written = world.aws.journal.entries().filter(({ repository }) => repository === 'team/caches');
    expect(written).toEqual([]);
  });

  test('the builder in use builds, where a target that others refer to needs more than the engine has', async () => {
    await bakery.put(
      'docker-bake.hcl',
      bakefile(SERVICES).replace(
        '{ context = "base" }',
        `{\n context = "base"\n cache-to = ["type=local,dest=${join(world.folder, 'cache')}"]\n}`,
      ),
    );
    const main = await step({ builder: '' }, 'a', { BUILDX_BUILDER: builder });
    expect(main.errors).toEqual([]);
    expect(main.log).toContain(`Built by ${builder}`);
  });

  test("GitHub's cache is left out without its token, and that is told once", async () => {
    const told = [expect.stringMatching(/^The cache is neither read nor written, as ACTIONS_RUNTIME_TOKEN is not set/)];
    expect((await step({ cache: 'gha' })).warnings).toEqual(told);
    expect((await step({ cache: 'gha', push: 'false' }, 'b')).warnings).toEqual(told);
    // It takes more than the engine's own builder of the classic store.
    const inUse = await step({ cache: 'gha', push: 'false', builder: '' }, 'd', { BUILDX_BUILDER: builder });
    expect(inUse.errors).toEqual([]);
    // With a token it is asked, also without a push: BuildKit does not take this one.
    const service = { ACTIONS_RUNTIME_TOKEN: 'x', ACTIONS_CACHE_URL: 'http://127.0.0.1:9/' };
    const asked = await step({ cache: 'gha', push: 'false' }, 'c', service);
    expect(asked.errors[0]?.message).toMatch(/gha cache .*token/);
  });

  describe('what a target needs that is not delivered itself', () => {
    const inUse = async (inputs: Variables): Promise<StepResult> =>
      await step({ builder: '', ...inputs }, 'a', { BUILDX_BUILDER: builder, DOCKER_HOST: classic });

    test.each(['true', 'false'])('counts, with push: %s', async (push) => {
      const cache = join(world.folder, 'cache');
      await bakery.put(
        'docker-bake.hcl',
        bakefile(SERVICES).replace(
          '{ context = "base" }',
          `{\n context = "base"\n cache-to = ["type=local,dest=${cache}"]\n}`,
        ),
      );
      expect((await inUse({ push })).errors).toEqual([]);
    });

    test('counts, where it is reused and another one is built from it', async () => {
      await bakery.put('services/api/Dockerfile', 'FROM scratch\nCOPY app.txt /\n');
      await bakery.put(
        'docker-bake.hcl',
        `group "default" {
          targets = ["api", "web"]
        }
        target "api" {
          context = "services/api"
          platforms = ["linux/amd64", "linux/arm64"]
          attest = ["type=provenance"]
        }
        target "web" {
          context = "services/web"
          contexts = { base = "target:api" }
        }\n`,
      );
      expect((await inUse({ targets: 'api' })).errors).toEqual([]);
      const both = await inUse({});
      expect(both.errors).toEqual([]);
      expect(listIn(both.outputs.built)).toEqual(['web']);
    });
  });

  test('a failing build of a target that is not delivered: the command for the one that needs it', async () => {
    await bakery.put('base/Dockerfile', 'FROM scratch\nRUN ["/nothing"]\n');
    const main = await step({ targets: 'api' });
    expect(main.errors[0]?.message).toMatch(/^Target base: .*base\/Dockerfile:2[\s\S]*docker buildx bake api\n/);
  });

  test('an inline cache is in the image, which the next build finds', async () => {
    for (const name of SERVICES) world.aws.createRepository({ name: `team/moving-${name}` });
    const inputs = { cache: 'inline', tags: 'latest', 'repository-prefix': 'team/moving-' };
    expect((await step(inputs)).errors).toEqual([]);
    await world.docker('--config', config, 'buildx', 'prune', '--builder', builder, '--all', '--force');
    const second = await step(inputs, 'b');
    expect(second.errors).toEqual([]);
    expect(second.log).toMatch(
      /\[web stage-0 1\/1\] COPY app\.txt \/\n#\d+ CACHED|\[web \d\/\d\] COPY app\.txt \/\n#\d+ CACHED/,
    );
  });

  test('without a push the images stay there', async () => {
    const main = await step({ push: 'false' });
    expect(main.errors).toEqual([]);
    expect(main.log).toContain(`they stay in the builder ${builder}, as push is false`);
    expect(main.log).not.toContain('exporting to image');
  });
});

/** How the log of a call shows that the one step of a service came from the cache. */
const cachedIn = (name: string): RegExp => new RegExp(`\\[${name} [^\\]]*\\] COPY app\\.txt /\\n#\\d+ CACHED`);
