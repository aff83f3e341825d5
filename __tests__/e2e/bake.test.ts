import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Variables } from '../../scripts/local-runner.ts';
import { Bakery, bakefile, listIn, ofCommit, PERMISSIONS, SERVICES } from './bakery.ts';
import { ACCOUNT, ENGINES, inSequence, putTag, REGION, SHA, World, whenPushed } from './workbench.ts';

describe.each(ENGINES)('a bake file, by Docker $version with the $store store', (engine) => {
  const isContainerd = engine.store === 'containerd';
  // What does not depend on the store: the containerd store takes a second for each image that is removed afterwards.
  const isCheap = engine === ENGINES.at(-1);
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

  test('all targets are built in one call, pushed and proven', async () => {
    const main = await bakery.step({ tags: 'v1', vars: 'VERSION=7', labels: 'who=me' });
    expect(main.errors).toEqual([]);
    expect(main.warnings).toEqual([]);
    const images = JSON.parse(main.outputs.images ?? '');
    await world.login();
    for (const name of SERVICES) {
      const [image] = world.images(`team/${name}`);
      expect(image?.tags.toSorted()).toEqual([SHA, 'v1']);
      expect(images[name]).toMatchObject({
        digest: image?.digest,
        repository: `team/${name}`,
        result: 'built',
        tag: SHA,
      });
      expect(Object.keys(images[name]['platform-digests'])).toEqual(['linux/amd64']);
      await world.docker('rmi', '--force', images[name]['image-uri']);
      await world.docker('pull', '--quiet', images[name]['image-digest-uri']);
      const labels = await world.docker(
        'inspect',
        '--format',
        '{{json .Config.Labels}}',
        images[name]['image-digest-uri'],
      );
      expect(JSON.parse(labels)).toMatchObject({ v: '7', who: 'me', 'org.opencontainers.image.revision': SHA });
    }
    expect(main.outputs).toMatchObject({ result: 'built', reused: '[]', 'account-id': ACCOUNT, region: REGION });
    expect(listIn(main.outputs.built)).toEqual(SERVICES);
    expect(JSON.parse(main.outputs.matrix ?? '').include).toEqual(
      SERVICES.map((target) => ({
        target,
        repository: `team/${target}`,
        result: 'built',
        tag: SHA,
        digest: images[target].digest,
        'image-uri': images[target]['image-uri'],
        'image-digest-uri': images[target]['image-digest-uri'],
      })),
    );
    expect(main.log.match(/^docker buildx bake/gm)).toHaveLength(1);
    expect(main.summary).toMatch(
      /3 targets: 3 built, 0 reused[\s\S]* · Build [\d.]+ s · Push, tags and proof [\d.]+ s/,
    );
    expect(main.exported).not.toHaveProperty('DOCKER_CONFIG');
    expect([...(await world.files()).keys()].filter((file) => /config\.json/.test(file))).toEqual([]);
    expect(await main.post()).toMatchObject({ exitCode: 0, warnings: [] });
    expect([...(await world.files()).keys()].filter((file) => /metadata|config\.json/.test(file))).toEqual([]);
  });

  test('a re-run needs no engine, and few calls in sequence', async () => {
    const first = await bakery.step();
    world.aws.journal.clear();
    world.aws.setLatency(50);
    const again = await bakery.step(
      {},
      { environment: { ...world.jobEnvironment(), DOCKER_HOST: 'tcp://127.0.0.1:9' } },
    );
    expect(again.errors).toEqual([]);
    expect(listIn(again.outputs.reused)).toEqual(SERVICES);
    expect(again.outputs.result).toBe('reused');
    expect(JSON.parse(again.outputs['matrix-built'] ?? '')).toEqual({ include: [] });
    for (const name of SERVICES)
      expect(JSON.parse(again.outputs.images ?? '')[name].digest).toBe(
        JSON.parse(first.outputs.images ?? '')[name].digest,
      );
    // One login, one question about who it is, and for each repository its own.
    expect(world.calls().filter((call) => call === 'ecr:GetAuthorizationToken')).toHaveLength(1);
    expect(inSequence(world.aws.journal.entries().filter(({ service }) => service !== 'github'))).toBeLessThanOrEqual(
      9,
    );
    // The login is for later steps.
    const login = await bakery.step({ 'docker-login': 'true' });
    expect(login.errors).toEqual([]);
    expect(login.exported).toHaveProperty('DOCKER_CONFIG');
    await login.post();
  });

  test('of the same content only what has changed is built', async () => {
    if (!isCheap) return;
    const content = { reuse: 'content' };
    const first = await bakery.step(content, ofCommit('a'));
    expect(first.errors).toEqual([]);
    await bakery.put('services/web/app.txt', 'changed\n');
    const one = await bakery.step(content, { event: { sha: 'b'.repeat(40), payload: { before: 'a'.repeat(40) } } });
    expect(one.errors).toEqual([]);
    expect(listIn(one.outputs.built)).toEqual(['web']);
    expect(listIn(one.outputs.reused)).toEqual(['api', 'worker']);
    expect(listIn(one.outputs.targets)).toEqual(SERVICES);
    // Of an image that is there, its content is of no interest.
    expect(one.log.match(/What decides the image/g)).toHaveLength(1);
    expect(bakery.tags('api')).toEqual(expect.arrayContaining(['a'.repeat(40), 'b'.repeat(40)]));
    expect(one.log).toMatch(/web: Build and push[\s\S]*this differs: context/);
    // What they share changes all of them.
    await bakery.put('base/base.txt', 'changed\n');
    const all = await bakery.step(content, { event: { sha: 'c'.repeat(40), payload: { before: 'b'.repeat(40) } } });
    expect(listIn(all.outputs.built)).toEqual(SERVICES);
    expect(all.log).toContain('this differs: named-contexts');
    // An argument that the definition takes from a variable.
    const argument = await bakery.step({ ...content, vars: 'VERSION=2' }, ofCommit('d'));
    expect(listIn(argument.outputs.built)).toEqual(SERVICES);
    expect(listIn((await bakery.step({ ...content, vars: 'VERSION=2' }, ofCommit('e'))).outputs.built)).toEqual([]);
  });

  test('a target that is delivered, and that another one refers to, changes both', async () => {
    if (!isCheap) return;
    await bakery.put(
      'docker-bake.hcl',
      bakefile(SERVICES).replace(/(target "worker" \{[\s\S]*?)target:base/, '$1target:api'),
    );
    const first = await bakery.step({ reuse: 'content' }, ofCommit('a'));
    expect(first.errors).toEqual([]);
    expect(first.notices).toEqual([]);
    await bakery.put('services/api/app.txt', 'changed\n');
    const second = await bakery.step({ reuse: 'content' }, ofCommit('b'));
    expect(second.errors).toEqual([]);
    expect(listIn(second.outputs.built)).toEqual(['api', 'worker']);
  });

  test('inline Dockerfiles, the labels of a base, and how layers are packed decide the image, too', async () => {
    if (!isCheap) return;
    const content = { app: 'COPY app.txt /', base: 'COPY base.txt /', label: '1', packing: '' };
    const step = async (letter: string, changed: Partial<typeof content> = {}): Promise<readonly string[]> => {
      const { app, base, label, packing } = { ...content, ...changed };
      await bakery.put(
        'docker-bake.hcl',
        `
target "base" {
  context = "base"
  labels = { of = "${label}" }
  dockerfile-inline = "FROM scratch\\n${base}\\n"
}
target "default" {
  context = "services/api"
  contexts = { base = "target:base" }
  dockerfile-inline = "FROM base\\n${app}\\n"
  output = ["type=image${packing}"]
}
`,
      );
      const main = await bakery.step({ reuse: 'content', repositories: 'default=team/api' }, ofCommit(letter));
      expect(main.errors).toEqual([]);
      return listIn(main.outputs.built);
    };
    expect(await step('a')).toEqual(['default']);
    expect(await step('b')).toEqual([]);
    expect(await step('c', { app: 'COPY app.txt /other' })).toEqual(['default']);
    expect(await step('d', { base: 'COPY base.txt /other' })).toEqual(['default']);
    expect(await step('e', { label: '2' })).toEqual(['default']);
    expect(await step('f', { packing: ',oci-mediatypes=true' })).toEqual(['default']);
  });

  test('a plan says what would be built, and changes nothing', async () => {
    await bakery.step({ targets: 'api' });
    world.aws.journal.clear();
    const plan = await bakery.step({ 'plan-only': 'true' });
    expect(plan.errors).toEqual([]);
    expect(listIn(plan.outputs.built)).toEqual(['web', 'worker']);
    expect(listIn(plan.outputs.reused)).toEqual(['api']);
    expect(JSON.parse(plan.outputs['matrix-built'] ?? '').include).toEqual(
      ['web', 'worker'].map((target) => ({ target, repository: `team/${target}`, result: 'build' })),
    );
    expect(world.calls().filter((call) => /Put|Create|Upload/.test(call))).toEqual([]);
    expect(plan.log).not.toContain('▸ Build');
  });

  test('a build that fails has pushed nothing, and is told with its target and line', async () => {
    await bakery.put('services/web/Dockerfile', 'FROM base\nCOPY app.txt /\nCOPY missing.txt /\n');
    const main = await bakery.step();
    expect(main.errors).toMatchObject([
      {
        title: 'build-failed',
        file: 'services/web/Dockerfile',
        line: '3',
        message: expect.stringMatching(
          /^Target web: The build failed at services\/web\/Dockerfile:3: COPY missing\.txt[\s\S]*missing\.txt is not in the build context/,
        ),
      },
    ]);
    for (const name of SERVICES) expect(world.images(`team/${name}`)).toEqual([]);
    expect(main.outputs).toEqual({});
  });

  test('an image of the same content that is full is built instead', async () => {
    if (!isCheap) return;
    await bakery.step({ reuse: 'content' }, ofCommit('a'));
    const [image] = world.images('team/web');
    if (image === undefined) throw new Error('no image');
    const full = Array.from({ length: 998 }, (_, index) => `t${index}`);
    for (const tag of full) await putTag(world, tag, image.digest, 'team/web');
    // Another image under the tag that is there already is not what was asked for.
    const same = await bakery.step({ reuse: 'content', tags: 'y', targets: 'web' }, ofCommit('a'));
    expect(same.errors).toMatchObject([{ title: 'image-full' }]);
    // What was delivered before is not forgotten where that build fails.
    const failed = await bakery.step(
      { reuse: 'content', tags: 'x' },
      { ...ofCommit('d'), environment: { ...world.jobEnvironment(), DOCKER_HOST: 'tcp://127.0.0.1:9' } },
    );
    expect(failed.errors[0]?.message).toMatch(
      /^1 of 3 targets cannot be delivered\. In ECR, and proven: api, worker\.[\s\S]*Target web: /,
    );
    await bakery.put('services/api/app.txt', 'changed\n');
    const main = await bakery.step({ reuse: 'content', tags: 'z' }, ofCommit('b'));
    expect(main.errors).toEqual([]);
    expect(main.notices).toEqual([expect.stringMatching(/^web: .*The image is built instead\.$/)]);
    expect(listIn(main.outputs.built)).toEqual(['api', 'web']);
    expect(bakery.tags('web')).toContain('b'.repeat(40));
    // Both rounds have the same login.
    expect([...(await world.files()).keys()].filter((file) => /config\.json/.test(file))).toEqual([]);
  });

  test('one that is full, and has got the tag of the commit just before, is built instead, too', async () => {
    if (isContainerd) return;
    world.aws.createRepository({ name: 'team/moving-web' });
    const inputs = { reuse: 'content', targets: 'web', 'repository-prefix': 'team/moving-', 'if-exists': 'reuse' };
    await bakery.step(inputs, ofCommit('a'));
    const [image] = world.images('team/moving-web');
    if (image === undefined) throw new Error('no image');
    const nearlyFull = Array.from({ length: 997 }, (_, index) => `t${index}`);
    for (const tag of nearlyFull) await putTag(world, tag, image.digest, 'team/moving-web');
    const main = await bakery.step({ ...inputs, tags: 'x' }, ofCommit('b'));
    expect(main.errors).toEqual([]);
    expect(listIn(main.outputs.built)).toEqual(['web']);
    const built = world.images('team/moving-web').find(({ tags }) => tags.includes('b'.repeat(40)));
    expect(built?.tags).toContain('x');
    expect(built?.digest).not.toBe(image.digest);
  });

  describe('another run delivers one of two targets while they are built', () => {
    const both = { targets: 'api,web' };

    /** When the images of both arrive, the other run has just pushed its one of the api, with these inputs. */
    const sideBySide = async (inputs: Variables, others: Variables) => {
      const deliver = async () => {
        await bakery.put('services/api/app.txt', 'of the other run\n');
        return await bakery.step({ targets: 'api', ...others });
      };
      const other = whenPushed(world, deliver, 2);
      const main = await bakery.step({ ...both, ...inputs });
      expect((await other).errors).toEqual([]);
      const { api } = JSON.parse((await other).outputs.images ?? '');
      expect(api.result).toBe('built');
      return { main, api };
    };

    test('by the same request: that image is taken, and the other target is built', async () => {
      const { main, api } = await sideBySide({ tags: 'v1' }, {});
      expect(main.errors).toEqual([]);
      expect(main.notices).toEqual([expect.stringContaining(`stands on ${api.digest} by now`)]);
      expect([main.outputs.built, main.outputs.reused].map(listIn)).toEqual([['web'], ['api']]);
      const images = JSON.parse(main.outputs.images ?? '');
      expect(images.api).toMatchObject({ result: 'reused', digest: api.digest, tags: [SHA, 'v1'] });
      expect(images.web).toMatchObject({ result: 'built', tags: [SHA, 'v1'] });
      expect(world.images('team/api').map(({ digest, tags }) => [digest, tags])).toContainEqual([
        api.digest,
        [SHA, 'v1'],
      ]);
    });

    test('with other arguments: what was built gets the other tags, or the target has none left', async () => {
      const { main, api } = await sideBySide({ tags: 'v1' }, { vars: 'VERSION=2' });
      expect(main.errors).toEqual([]);
      expect(main.warnings).toEqual([expect.stringMatching(/stays on .* built otherwise \(values of `build-args`\)/)]);
      expect(listIn(main.outputs.built)).toEqual(['api', 'web']);
      const images = JSON.parse(main.outputs.images ?? '');
      expect(images.api).toMatchObject({ tag: 'v1', tags: ['v1'], version: 'v1' });
      expect(images.api.digest).not.toBe(api.digest);
      expect(images.web.tags).toEqual([SHA, 'v1']);
      const holder = (tag: string) => world.images('team/api').find(({ tags }) => tags.includes(tag))?.digest;
      expect([SHA, 'v1'].map(holder)).toEqual([api.digest, images.api.digest]);
    });

    test('with other arguments, and no tag is left: told, and the other target arrives', async () => {
      const { main, api } = await sideBySide({}, { vars: 'VERSION=2' });
      expect(main.errors).toMatchObject([
        {
          title: 'tag-immutable',
          message: expect.stringMatching(
            /^1 of 2 targets cannot be delivered\. In ECR, and proven: web\.[\s\S]*Target api: [\s\S]*by now[\s\S]*another run pushed it/,
          ),
        },
      ]);
      expect(bakery.tags('web')).toEqual([SHA]);
      expect(world.images('team/api').filter(({ tags }) => tags.length > 0)).toMatchObject([{ digest: api.digest }]);
    });
  });

  test('of forty services with three changed three are built', async () => {
    if (!isCheap) return;
    const services = Array.from({ length: 40 }, (_, index) => `s${index}`);
    await bakery.fill(services);
    const first = await bakery.step({ reuse: 'content' }, ofCommit('a'));
    expect(first.errors).toEqual([]);
    expect(listIn(first.outputs.built)).toHaveLength(40);
    for (const name of ['s3', 's7', 's39']) await bakery.put(`services/${name}/app.txt`, 'changed\n');
    const second = await bakery.step({ reuse: 'content' }, ofCommit('b'));
    expect(second.errors).toEqual([]);
    expect(listIn(second.outputs.built).toSorted()).toEqual(['s3', 's39', 's7']);
    expect(listIn(second.outputs.reused)).toHaveLength(37);
    for (const name of services) expect(bakery.tags(name)).toContain('b'.repeat(40));
    expect(world.calls().filter((call) => call === 'ecr:GetAuthorizationToken')).toHaveLength(2);
  });
});
