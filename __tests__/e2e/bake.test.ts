import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type BuildKit, startBuildkitd } from '../../scripts/buildkit.ts';
import { runStep, type StepOptions, type StepResult, type Variables } from '../../scripts/local-runner.ts';
import {
  ACCOUNT,
  ENGINES,
  inSequence,
  OTHER_ACCOUNT,
  PUSH_STATEMENTS,
  putTag,
  REGION,
  ROLE,
  SHA,
  World,
} from './workbench.ts';

const action = resolve(import.meta.dirname, '../../bake');
const buildkitd = process.env.E2E_BUILDKITD ?? '';

/** The push set for all repositories of the team. */
const PERMISSIONS = PUSH_STATEMENTS.map((statement) =>
  statement.Resource === '*'
    ? statement
    : { ...statement, Resource: `arn:aws:ecr:${REGION}:${ACCOUNT}:repository/team/*` },
);

const SERVICES = ['api', 'web', 'worker'];

/** Services that share a base, each in a folder of its own. */
const bakefile = (services: readonly string[], more = ''): string => `
variable "VERSION" { default = "0" }
group "default" { targets = ["${services.join('", "')}"] }
target "base" { context = "base" }
${services
  .map(
    (name) => `
target "${name}" {
  context = "services/${name}"
  contexts = { base = "target:base" }
  args = { VERSION = VERSION }
  ${more}
}`,
  )
  .join('')}
`;

const DOCKERFILE = 'FROM base\nARG VERSION\nLABEL v=$VERSION\nCOPY app.txt /\n';

/** A checkout of many services, and a repository for each. */
class Bakery {
  readonly world: World;

  constructor(world: World) {
    this.world = world;
  }

  async put(path: string, content: string): Promise<void> {
    const file = join(this.world.workspace, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }

  async fill(services: readonly string[]): Promise<void> {
    for (const name of services) {
      this.world.aws.createRepository({ name: `team/${name}`, imageTagMutability: 'IMMUTABLE' });
      await this.put(`services/${name}/Dockerfile`, DOCKERFILE);
      await this.put(`services/${name}/app.txt`, `${name}\n`);
    }
    await this.put('docker-bake.hcl', bakefile(services));
    await this.put('base/Dockerfile', 'FROM scratch\nCOPY base.txt /\n');
    await this.put('base/base.txt', 'base\n');
  }

  async step(inputs: Variables = {}, options: Partial<StepOptions> = {}): Promise<StepResult> {
    return await runStep({
      action,
      workspace: this.world.workspace,
      temp: this.world.temp,
      environment: this.world.jobEnvironment(),
      ...options,
      inputs: { 'role-to-assume': ROLE, 'aws-region': REGION, 'repository-prefix': 'team', ...inputs },
    });
  }

  /** All tags in the repository of a service. */
  tags(name: string): readonly string[] {
    return this.world
      .images(`team/${name}`)
      .flatMap(({ tags }) => tags)
      .toSorted();
  }
}

/** Without it, each branch has a cache of its own. */
const DEFAULT_BRANCH = { repository: { default_branch: 'main' } };

const ofCommit = (letter: string): Partial<StepOptions> => ({ event: { sha: letter.repeat(40) } });
const listIn = (text: string | undefined): readonly string[] => JSON.parse(text ?? 'null');

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
    const first = await bakery.step({ reuse: 'content' }, { event: { sha: one } });
    expect(listIn(first.outputs.built)).toEqual(SERVICES);
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

/** A port of this machine that nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
