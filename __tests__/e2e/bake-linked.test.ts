import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type BuildKit, startBuildkitd } from '../../scripts/buildkit.ts';
import { freePort } from '../../scripts/free-port.ts';
import type { StepResult, Variables } from '../../scripts/local-runner.ts';
import { Bakery, buildkitd, listIn, ofCommit, PERMISSIONS } from './bakery.ts';
import { ACCOUNT, ENGINES, policy, putTag, REGION, ROLE, SHA, trust, World } from './workbench.ts';

/** A base that is another one each time it is built, one between that is not delivered, and two that are built on it. */
const definition = (more = '', baseTags = ''): string => `
group "default" { targets = ["base", "app", "other"] }
target "base" {
  context = "base"
  tags = [${baseTags}]
  ${more}
}
target "mid" {
  context = "base"
  dockerfile = "mid.Dockerfile"
  contexts = { base = "target:base" }
}
target "app" {
  context = "app"
  contexts = { base = "target:base" }
}
target "other" {
  context = "app"
  dockerfile = "other.Dockerfile"
  contexts = { mid = "target:mid" }
}
`;

const TARGETS = ['base', 'app', 'other'];

/** What the tests of all builders share. */
class LinkedWorld {
  readonly bakery: Bakery;
  readonly world: World;

  constructor(world: World) {
    this.world = world;
    this.bakery = new Bakery(world);
  }

  async fill(mutable: readonly string[] = []): Promise<void> {
    const { bakery, world } = this;
    for (const name of TARGETS)
      world.aws.createRepository({
        name: `team/${name}`,
        imageTagMutability: mutable.includes(name) ? 'MUTABLE' : 'IMMUTABLE',
      });
    await bakery.put('docker-bake.hcl', definition());
    await this.anew();
    await bakery.put('base/mid.Dockerfile', 'FROM base\nCOPY mid.Dockerfile /mid\n');
    await bakery.put('app/Dockerfile', 'FROM base\nCOPY Dockerfile /app\n');
    await bakery.put('app/other.Dockerfile', 'FROM scratch\nCOPY --from=mid / /\n');
  }

  /** What another runner's cache would do to a base that is not deterministic. */
  async anew(): Promise<void> {
    await this.bakery.put('base/base.txt', `${randomUUID()}\n`);
    await this.bakery.put('base/Dockerfile', 'FROM scratch\nCOPY base.txt /\n');
  }

  /** The image under a tag. */
  digest(name: string, tag = SHA): string | undefined {
    return this.world.images(`team/${name}`).find(({ tags }) => tags.includes(tag))?.digest;
  }

  /** The digests of the layers of the image under a tag. */
  layers(name: string, tag = SHA): readonly string[] {
    const image = this.world.aws.images(ACCOUNT, REGION, `team/${name}`).find(({ tags }) => tags.includes(tag));
    const { layers = [] } = JSON.parse(Buffer.from(image?.manifest ?? []).toString() || '{}');
    return layers.map(({ digest }: { digest: string }) => digest);
  }

  /** That the app has the layers of the base, both under the same tag. */
  expectFit(tag = SHA): void {
    const base = this.layers('base', tag);
    expect(base).toHaveLength(1);
    expect(this.layers('app', tag).slice(0, 1)).toEqual(base);
  }
}

describe.each(ENGINES)('targets that are built on each other, by Docker $version with the $store store', (engine) => {
  let world: World;
  let linked: LinkedWorld;
  let bakery: Bakery;
  beforeEach(async () => {
    world = await World.create(engine, { repository: null, permissions: PERMISSIONS });
    linked = new LinkedWorld(world);
    ({ bakery } = linked);
  });
  afterEach(async () => await world.close());

  test('one that is reused is what the others are built on, by its digest, also by way of another one', async () => {
    await linked.fill();
    const first = await bakery.step({ targets: 'base' });
    expect(first.errors).toEqual([]);
    await linked.anew();
    const second = await bakery.step();
    expect(second.errors).toEqual([]);
    expect(listIn(second.outputs.built)).toEqual(['app', 'other']);
    expect(listIn(second.outputs.reused)).toEqual(['base']);
    linked.expectFit();
    const digest = linked.digest('base');
    for (const name of ['app', 'mid'])
      expect(second.log).toMatch(
        new RegExp(
          `^docker buildx bake .*--set '?${name}\\.contexts\\.base=docker-image://\\S+/team/base@${digest}`,
          'm',
        ),
      );
    expect(second.log).not.toMatch(/^#\d+ \[base /m);
    const again = await bakery.step();
    expect(listIn(again.outputs.reused)).toEqual(TARGETS);
  });

  test('a fresh base asked for: all that is built on it is new, or nothing is', async () => {
    await linked.fill();
    expect((await bakery.step()).errors).toEqual([]);
    const before = TARGETS.map((name) => linked.digest(name));
    await linked.anew();
    await bakery.put('docker-bake.hcl', definition('no-cache = true'));
    const kept = await bakery.step();
    expect(kept.errors).toEqual([]);
    expect(listIn(kept.outputs.reused)).toEqual(TARGETS);
    const nightly = await bakery.step({ tags: 'nightly' });
    expect(nightly.errors).toEqual([]);
    expect(listIn(nightly.outputs.built)).toEqual(TARGETS);
    linked.expectFit('nightly');
    linked.expectFit();
    expect(TARGETS.map((name) => linked.digest(name))).toEqual(before);
  });

  test('one that is new because its image is gone: what is built on it and cannot be built again is refused', async () => {
    await linked.fill();
    await bakery.step();
    const app = linked.digest('app');
    world.aws.createRepository({ name: 'team/two-base', imageTagMutability: 'IMMUTABLE' });
    await linked.anew();
    const lost = await bakery.step({ repositories: 'base=team/two-base' });
    expect(lost.errors).toEqual([
      {
        title: 'tag-immutable',
        message: expect.stringMatching(
          /Target app: It is built on the target base, and the two would not fit: base, which it is built on, has to be/,
        ),
      },
    ]);
    expect(world.images('team/two-base')).toEqual([]);
    expect(linked.digest('app')).toBe(app);
  });

  test('the same where the tags can move', async () => {
    await linked.fill(['app', 'other']);
    await bakery.step({ 'if-exists': 'reuse' });
    world.aws.createRepository({ name: 'team/two-base', imageTagMutability: 'IMMUTABLE' });
    await linked.anew();
    const main = await bakery.step({ repositories: 'base=team/two-base', 'if-exists': 'reuse' });
    expect(main.errors).toEqual([]);
    expect(listIn(main.outputs.built)).toEqual(TARGETS);
    expect(main.log).toContain('app is built anew, as it is built on base, which is built anew.');
  });

  test('a re-run takes a base whose tag could move, as what is built on it cannot be built again', async () => {
    await linked.fill(['base']);
    await bakery.step();
    const before = linked.digest('base');
    await linked.anew();
    const again = await bakery.step();
    expect(again.errors).toEqual([]);
    expect(listIn(again.outputs.reused)).toEqual(TARGETS);
    expect(linked.digest('base')).toBe(before);
    expect(again.log).toContain('base is reused as it is, as app, which cannot be built again, is built on it.');
  });

  test('of the same content: what was built before its base is built anew', async () => {
    await linked.fill();
    const content = { reuse: 'content' };
    const first = await bakery.step(content, ofCommit('a'));
    expect(first.errors).toEqual([]);
    const [image] = world.images('team/app');
    // As if the app and the other one had been built a day before the base.
    const [, tag = ''] = /(content-\w+-\d{4}-\d\d-\d\d)/.exec(image?.tags.join(' ') ?? '') ?? [];
    const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    await putTag(world, tag.replace(/\d{4}-\d\d-\d\d$/, yesterday), image?.digest ?? '', 'team/app');
    const second = await bakery.step(content, ofCommit('b'));
    expect(second.errors).toEqual([]);
    expect(listIn(second.outputs.built)).toEqual(['app']);
    expect(listIn(second.outputs.reused)).toEqual(['base', 'other']);
    linked.expectFit('b'.repeat(40));
  });

  test('an image that the role may not read is no base: told, and nothing is built', async () => {
    await linked.fill();
    await bakery.step({ targets: 'base' });
    const statements = PERMISSIONS.map((statement) => ({
      ...statement,
      Action: [statement.Action ?? []].flat().filter((action) => action !== 'ecr:GetDownloadUrlForLayer'),
    }));
    world.aws.createRole({ arn: ROLE, trust: trust(ACCOUNT, '*'), permissions: policy(...statements) });
    const main = await bakery.step();
    expect(main.errors[0]?.message).toMatch(
      /image of base cannot be read, as the role lacks ecr:GetDownloadUrlForLayer/,
    );
    expect(linked.digest('app')).toBeUndefined();
    // Where its tag can move, it is built with the others.
    world.aws.createRepository({ name: 'team/moving-base' });
    const moving = { repositories: 'base=team/moving-base', 'if-exists': 'reuse' };
    await bakery.step({ ...moving, targets: 'base' });
    const both = await bakery.step(moving);
    expect(both.errors).toEqual([]);
    expect(both.log).toContain('base is built anew, as app is built on it, and its image cannot be read');
    expect(listIn(both.outputs.built)).toEqual(TARGETS);
  });

  test('what is built on one that does not arrive does not, either', async () => {
    await linked.fill();
    const denied = { Effect: 'Deny' as const, Action: 'ecr:PutImage' };
    world.aws.createRole({
      arn: ROLE,
      trust: trust(ACCOUNT, '*'),
      permissions: policy(...PERMISSIONS, {
        ...denied,
        Resource: `arn:aws:ecr:${REGION}:${ACCOUNT}:repository/team/base`,
      }),
    });
    const main = await bakery.step();
    expect(main.errors[0]?.message).toMatch(/Target app: It is built on the target base, which did not arrive/);
    for (const name of TARGETS) expect(world.images(`team/${name}`)).toEqual([]);
  });

  test('arguments of a target that is not delivered make another image of what is built on it', async () => {
    await linked.fill();
    const step = async (value: string, more: Variables = {}): Promise<StepResult> => {
      await bakery.put(
        'docker-bake.hcl',
        definition().replace('target "mid" {', `target "mid" {\n  args = { V = "${value}" }`),
      );
      return await bakery.step({ targets: 'other', ...more });
    };
    expect((await step('1')).errors).toEqual([]);
    expect(listIn((await step('1')).outputs.reused)).toEqual(['other']);
    const other = await step('2', { tags: 'two' });
    expect(other.errors).toEqual([]);
    expect(listIn(other.outputs.built)).toEqual(['other']);
    expect(other.warnings).toEqual([expect.stringContaining('a target that it is built on')]);
    // The commit's tag stays on the first image, so nothing that is said of the new one names it.
    const { images = '', matrix = '' } = other.outputs;
    const uri = `${await world.aws.registryHost(ACCOUNT, REGION)}/team/other:two`;
    const told = { digest: linked.digest('other', 'two'), tag: 'two', 'image-uri': uri };
    expect(JSON.parse(images).other).toMatchObject({ ...told, tags: ['two'], version: 'two', 'image-uris': [uri] });
    expect(JSON.parse(matrix).include).toEqual([expect.objectContaining(told)]);
    expect(other.outputs['image-uris']).toBe(uri);
    expect(linked.digest('other')).not.toBe(told.digest);
  });
});

const describeWithBuildKit = buildkitd === '' ? describe.skip : describe;

describeWithBuildKit('targets that are built on each other, by a builder elsewhere', () => {
  let node: BuildKit;
  let world: World;
  let linked: LinkedWorld;
  let builder: string;
  let config: string;
  beforeAll(async () => {
    node = await startBuildkitd(buildkitd, await freePort());
  });
  afterAll(async () => await node.stop());
  beforeEach(async () => {
    const [engine] = ENGINES;
    if (engine === undefined) throw new Error('no engine');
    world = await World.create(engine, { repository: null, permissions: PERMISSIONS });
    linked = new LinkedWorld(world);
    await linked.fill();
    config = join(world.folder, 'docker');
    await mkdir(config);
    builder = `one-${randomUUID().slice(0, 8)}`;
    await world.docker('--config', config, 'buildx', 'create', '--name', builder, '--driver', 'remote', node.address);
  });
  afterEach(async () => {
    await world.docker('--config', config, 'buildx', 'rm', builder);
    await world.close();
  });

  const step = async (inputs: Variables = {}): Promise<StepResult> => {
    const environment = { ...world.jobEnvironment(), DOCKER_CONFIG: config, DOCKER_HOST: 'tcp://127.0.0.1:9' };
    return await linked.bakery.step({ builder, ...inputs }, { environment });
  };

  test('indexes: the one that is reused is what the others are built on', async () => {
    const set = '*.platform=linux/amd64,linux/arm64';
    expect((await step({ set, targets: 'base' })).errors).toEqual([]);
    await linked.anew();
    const main = await step({ set });
    expect(main.errors).toEqual([]);
    expect(listIn(main.outputs.built)).toEqual(['app', 'other']);
    expect(main.log).toContain(`app.contexts.base=docker-image://`);
    expect(main.log).toContain(`/team/base@${linked.digest('base')}`);
  });

  test('an image of one platform is taken for each, with attestations around it, too', async () => {
    const set = 'app.platform=linux/amd64,linux/arm64';
    expect((await step({ provenance: 'true', targets: 'base' })).errors).toEqual([]);
    const main = await step({ set, provenance: 'true', targets: 'base,app' });
    expect(main.errors).toEqual([]);
    expect(listIn(main.outputs.built)).toEqual(['app']);
  });

  test('what is built on others is pushed behind them', async () => {
    const main = await step();
    expect(main.errors).toEqual([]);
    linked.expectFit();
    expect(main.log.match(/^docker buildx bake/gm)).toHaveLength(3);
  });

  test('where one is refused, nothing that is built on it is pushed', async () => {
    world.aws.createRole({
      arn: ROLE,
      trust: trust(ACCOUNT, '*'),
      permissions: policy(...PERMISSIONS, {
        Effect: 'Deny',
        Action: 'ecr:PutImage',
        Resource: `arn:aws:ecr:${REGION}:${ACCOUNT}:repository/team/base`,
      }),
    });
    const main = await step();
    expect(main.errors[0]?.message).toMatch(/Target app: It is built on the target base, which did not arrive/);
    for (const name of TARGETS) expect(world.images(`team/${name}`)).toEqual([]);
  });
});
