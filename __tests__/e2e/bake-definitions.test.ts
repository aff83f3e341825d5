import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { BASE_IMAGE } from '../../scripts/base-image.ts';
import { Bakery, bakefile, listIn, ofCommit, PERMISSIONS, SERVICES } from './bakery.ts';
import { ACCOUNT, ENGINES, OTHER_ACCOUNT, REGION, SHA, World } from './workbench.ts';

describe.each(ENGINES)('definitions of bake, by Docker $version with the $store store', (engine) => {
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

  test('a compose file in a folder, its repositories by name, without a push', async () => {
    await bakery.put(
      'stack/compose.yaml',
      'services:\n  one:\n    build: ../services/api\n  two:\n    build:\n      context: ../services/web\n  db:\n    image: postgres\n',
    );
    for (const name of ['api', 'web'])
      await bakery.put(`services/${name}/Dockerfile`, 'FROM scratch\nCOPY app.txt /\n');
    world.aws.journal.clear();
    const inputs = { workdir: 'stack', repositories: 'one=team/api', push: 'false', 'aws-region': '' };
    const main = await bakery.step({ ...inputs, vars: 'NOTHING=1' });
    expect(main.errors).toEqual([]);
    expect(world.calls()).toEqual([]);
    expect(JSON.parse(main.outputs.images ?? '')).toMatchObject({
      one: { repository: 'team/api' },
      two: { repository: 'team/two' },
    });
    expect(main.warnings).toEqual([expect.stringMatching(/^vars: NOTHING is set, but no bake file/)]);
    const revision = '{{index .Config.Labels "org.opencontainers.image.revision"}}';
    expect(await world.docker('image', 'inspect', '--format', revision, `team/api:${SHA}`)).toBe(SHA);
    await world.docker('rmi', '--force', `team/api:${SHA}`, `team/two:${SHA}`);
    const pushed = await bakery.step({
      ...inputs,
      push: 'true',
      'aws-region': REGION,
      repositories: 'one=team/api\ntwo=team/web',
    });
    expect(pushed.errors).toEqual([]);
    expect(bakery.tags('web')).toEqual([SHA]);
  });

  test('repositories by the tags of the definition, which are pushed too', async () => {
    const host = await world.aws.registryHost(ACCOUNT, REGION);
    await bakery.put(
      'docker-bake.hcl',
      `target "default" {\n  context = "services/api"\n  tags = ["${host}/team/api:1.2", "elsewhere/api:3"]\n  dockerfile-inline = "FROM scratch\\nARG P=app\\nCOPY app.txt /$\${P}.%%{x}\\n"\n}\n`,
    );
    const main = await bakery.step({ 'repository-prefix': '' });
    expect(main.errors).toEqual([]);
    expect(bakery.tags('api')).toEqual([SHA, '1.2'].toSorted());
    expect(main.notices).toEqual([expect.stringContaining('elsewhere/api:3 (default)')]);
  });

  test('an index of each, where tags may move', async () => {
    if (!isContainerd) return;
    for (const name of SERVICES) world.aws.createRepository({ name: `team/moving-${name}` });
    const main = await bakery.step({
      set: '*.platform=linux/amd64,linux/arm64',
      'repository-prefix': 'team/moving-',
      provenance: 'true',
    });
    expect(main.errors).toEqual([]);
    for (const image of Object.values<Record<string, object>>(JSON.parse(main.outputs.images ?? ''))) {
      expect(image['media-type']).toMatch(/index|manifest\.list/);
      expect(Object.keys(image['platform-digests'] ?? {}).toSorted()).toEqual(['linux/amd64', 'linux/arm64']);
    }
    expect(main.log.match(/^docker buildx bake/gm)).toHaveLength(2);
  });

  test('a commit that changes nothing of them, at another time', async () => {
    if (!isCheap) return;
    const [one = '', two = ''] = await world.commits(1, 2);
    await world.git('checkout', '--quiet', one);
    const first = await bakery.step({ reuse: 'content' }, { event: { sha: one } });
    expect(listIn(first.outputs.built)).toEqual(SERVICES);
    await world.git('checkout', '--quiet', two);
    const second = await bakery.step({ reuse: 'content' }, { event: { sha: two, payload: { before: one } } });
    expect(listIn(second.outputs.reused)).toEqual(SERVICES);
  });

  test('what `set` says of tags and outputs is put into order, not pushed beside', async () => {
    if (!isCheap) return;
    const host = await world.aws.registryHost(ACCOUNT, REGION);
    world.aws.createRepository({ name: 'team/other' });
    const main = await bakery.step({
      set: `*.tags=${host}/team/other:prod\n*.output=type=registry`,
      repositories: SERVICES.map((name) => `${name}=team/${name}`).join('\n'),
    });
    expect(main.errors).toEqual([]);
    expect(world.images('team/other')).toEqual([]);
    expect(main.notices).toEqual([expect.stringContaining(`${host}/team/other:prod (api)`)]);
    for (const name of SERVICES) expect(bakery.tags(name)).toEqual([SHA]);
  });

  test('a secret of a target that others refer to has to be there, too', async () => {
    await bakery.put(
      'docker-bake.hcl',
      bakefile(SERVICES).replace('{ context = "base" }', '{\n context = "base"\n secret = ["id=token,env=TOKEN"]\n}'),
    );
    const main = await bakery.step();
    expect(main.errors[0]?.message).toMatch(/- target base: its secret token is the variable TOKEN, which is not set/);
    const environment = { ...world.jobEnvironment(), TOKEN: 'abc-secret' };
    const given = await bakery.step({}, { environment });
    expect(given.errors).toEqual([]);
    expect(given.masks).toContain('abc-secret');
    expect(given.raw.replaceAll('::add-mask::abc-secret', '')).not.toContain('abc-secret');
  });

  test('a target that is built without cache is built anew; another one has its repository, though it is not asked for', async () => {
    if (!isCheap) return;
    const inputs = {
      reuse: 'content',
      targets: 'api',
      'repository-prefix': '',
      repositories: SERVICES.map((name) => `${name}=team/${name}`).join('\n'),
    };
    const first = await bakery.step(inputs, ofCommit('a'));
    expect(first.errors).toEqual([]);
    expect(first.notices).toEqual([]);
    const second = await bakery.step({ ...inputs, set: 'api.no-cache=true' }, ofCommit('b'));
    expect(listIn(second.outputs.built)).toEqual(['api']);
    const third = await bakery.step({ ...inputs, 'if-exists': 'rebuild' }, ofCommit('c'));
    expect(third.log).toContain('A new image is wanted');
    expect(listIn(third.outputs.built)).toEqual(['api']);
  });

  test('tags of another registry stay out of this one', async () => {
    const other = `${OTHER_ACCOUNT}.dkr.ecr.${REGION}.amazonaws.com/team/api:stable`;
    await bakery.put(
      'docker-bake.hcl',
      bakefile(SERVICES).replace('target "api" {', `target "api" {\n  tags = ["${other}"]\n`),
    );
    const main = await bakery.step({ repositories: 'api=team/api', annotations: 'made.by=us' });
    expect(main.errors).toEqual([]);
    expect(main.notices).toEqual([expect.stringContaining(`${other} (api)`)]);
    expect(bakery.tags('api')).toEqual([SHA]);
    // Only the containerd store keeps annotations.
    expect(main.warnings).toHaveLength(isContainerd ? 0 : SERVICES.length);
  });

  test('a network that a compose file asks for is the one of its RUN instructions, whatever buildx prints', async () => {
    if (!isCheap) return;
    const dockerfile = [
      `FROM ${BASE_IMAGE}`,
      'ARG WANTED',
      'RUN test "$(grep -c : /proc/net/dev)" = "$WANTED" || (cat /proc/net/dev && false)',
    ].join('\n');
    await bakery.put('stack/Dockerfile', dockerfile);
    const service = (lines: string): string => `    build:\n      context: .\n${lines}`;
    await bakery.put(
      'stack/compose.yaml',
      `services:\n  alone:\n${service('      network: none\n      args: {WANTED: 1}\n')}` +
        `  open:\n${service('      args: {WANTED: 2}\n')}`,
    );
    const inputs = { workdir: 'stack', push: 'false', 'aws-region': '', 'no-cache': 'true' };
    const main = await bakery.step(inputs);
    expect(main.errors).toEqual([]);
    expect(main.warnings).toEqual([]);
    await world.docker('rmi', '--force', `team/alone:${SHA}`, `team/open:${SHA}`);
  });

  test('what a file asks for and buildx leaves out is told, with the file, before anything is built', async () => {
    if (!isCheap) return;
    await bakery.put('docker-bake.hcl', `${bakefile(SERVICES)}target "web" {\n  no_cache = true\n}\n`);
    await bakery.put(
      'compose.yaml',
      'services:\n  api:\n    image: team/api:dev\n    build:\n      tags: ["team/api:1"]\n      isolation: hyperv\n      ulimits: {nofile: 5}\n      x-bake: {platform: linux/amd64}\n',
    );
    const main = await bakery.step();
    const [error] = main.errors;
    expect(error?.title).toBe('definition-invalid');
    for (const line of [
      /^- target web: docker-bake\.hcl asks for `no_cache`, which buildx does not know, .* It is called `no-cache`/m,
      /^- target api: compose\.yaml asks for `build\.isolation`, which no builder/m,
      /^- target api: compose\.yaml asks for `build\.x-bake\.platform`, which .* called `platforms`/m,
    ])
      expect(error?.message).toMatch(line);
    expect(world.calls()).toEqual([]);
  });

  test('a Dockerfile that cannot be read is told with its target', async () => {
    await bakery.put('services/web/Dockerfile', 'FROM base\nCOPYY app.txt /\n');
    const main = await bakery.step();
    expect(main.errors).toMatchObject([
      {
        file: 'services/web/Dockerfile',
        line: '2',
        message: expect.stringMatching(/^Target web: The build failed at services/),
      },
    ]);
  });
});
