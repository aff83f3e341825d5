import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { BASE_IMAGE } from '../../scripts/base-image.ts';
import { type BuildKit, startBuildkitd } from '../../scripts/buildkit.ts';
import { freePort } from '../../scripts/free-port.ts';
import { Bakery, buildkitd, PERMISSIONS } from './bakery.ts';
import { ENGINES, SHA, World } from './workbench.ts';

const RUNS = [1, 2, 3, 4];

/** A Dockerfile whose image says which run it is of. */
const SAY_VERSION = 'CMD ["/bin/busybox", "cat", "/version"]';
const SAVE_VERSION = 'RUN ["/bin/busybox", "sh", "-c", "echo $V > /version"]';
const DOCKERFILE = ['ARG BASE', 'FROM ${BASE}', 'ARG V', SAVE_VERSION, SAY_VERSION].join('\n');

/** What an image says when it is run. */
async function said(world: World, image = ''): Promise<string> {
  // On a busy machine Docker loses what a container writes that ends at once.
  const texts: string[] = [];
  while (texts.length < 5 && (texts.at(-1) ?? '') === '') texts.push(await world.docker('run', '--rm', image));
  return texts.at(-1) ?? '';
}

/** What an image in ECR says when it is run. `image`: its name with its digest. */
async function saidInEcr(world: World, image = ''): Promise<string> {
  await world.docker('pull', '--quiet', image);
  return await said(world, image);
}

/** The digest of the image in ECR under a tag. */
function digestOf(world: World, tag: string, repository?: string): string | undefined {
  return world.images(repository).find(({ tags }) => tags.includes(tag))?.digest;
}

describe.each(ENGINES)('several runs on one engine, Docker $version with the $store store', (engine) => {
  let world: World;
  beforeEach(async () => {
    const isImmutable = /IMMUTABLE/.test(expect.getState().currentTestName ?? '');
    world = await World.create(engine, { repository: { imageTagMutability: isImmutable ? 'IMMUTABLE' : 'MUTABLE' } });
    await writeFile(join(world.workspace, 'Dockerfile'), DOCKERFILE);
  });
  afterEach(async () => await world.close());

  const versionArgs = (run: number) => ({ 'build-args': `BASE=${BASE_IMAGE}\nV=${run}` });

  test('each pushes what it built and tested', async () => {
    await world.login();
    for (const round of ['a', 'b']) {
      const event = { sha: round.repeat(40) };
      const results = await Promise.all(
        RUNS.map((run) => {
          const test = `for _ in 1 2 3 4 5; do said=$(docker run --rm "$IMAGE"); test -z "$said" || break; done; test "$said" = ${run}`;
          return world.step({ ...versionArgs(run), tags: `${round}${run}`, 'commit-tag': 'false', test }, { event });
        }),
      );
      expect(results.flatMap(({ errors }) => errors)).toEqual([]);
      for (const [index, result] of results.entries())
        expect(await saidInEcr(world, result.outputs['image-digest-uri'])).toBe(String(index + 1));
    }
    expect(await world.ownNames()).toEqual([]);
  });

  test('the same under the tag of one commit: a tag stands on what its run has pushed, or the run is red', async () => {
    await world.login();
    const results = await Promise.all(RUNS.map((run) => world.step({ ...versionArgs(run), tags: `v${run}` })));
    for (const [index, result] of results.entries()) {
      if (result.errors.length > 0) {
        expect(result.errors).toEqual([
          { title: expect.stringMatching(/^(push-failed|proof-failed)$/), message: expect.any(String) },
        ]);
        continue;
      }
      expect(await saidInEcr(world, result.outputs['image-digest-uri'])).toBe(String(index + 1));
      expect(digestOf(world, `v${index + 1}`)).toBe(result.outputs.digest);
    }
    // Whoever is the last to push has nobody else's image in the way.
    expect(results.map(({ outputs }) => outputs.result)).toContain('built');
  });

  test('the same where no tag can move, IMMUTABLE: one has the tag of the commit, each its own image', async () => {
    await world.login();
    const results = await Promise.all(RUNS.map((run) => world.step({ ...versionArgs(run), tags: `v${run}` })));
    expect(results.flatMap(({ errors }) => errors)).toEqual([]);
    for (const [index, { outputs }] of results.entries()) {
      expect(await saidInEcr(world, outputs['image-digest-uri'])).toBe(String(index + 1));
      expect(digestOf(world, `v${index + 1}`)).toBe(outputs.digest);
    }
    const first = results.filter(({ outputs }) => outputs.tag === SHA);
    expect(first.map(({ outputs }) => outputs.digest)).toEqual([digestOf(world, SHA)]);
    for (const { warnings } of results.filter((result) => !first.includes(result)))
      expect(warnings).toEqual([expect.stringMatching(/stays on .* built otherwise \(values of `build-args`\)/)]);
  });

  test('a test that builds once more under the same name changes nothing of what is pushed', async () => {
    await world.login();
    const again = `docker build --quiet --build-arg BASE=${BASE_IMAGE} --build-arg V=other --tag "$IMAGE" .`;
    const result = await world.step({ ...versionArgs(1), test: again });
    expect(result.errors).toEqual([]);
    expect(await saidInEcr(world, result.outputs['image-digest-uri'])).toBe('1');
    expect(await world.ownNames()).toEqual([]);
  });

  test('push: false leaves the image under the names of the user, and tells its id', async () => {
    const repository = `only/${Math.random().toString(36).slice(2)}`;
    const result = await world.step({ ...versionArgs(1), push: 'false', repository, tags: 'v1' });
    expect(result.errors).toEqual([]);
    const names = await world.docker('images', '--format', '{{.Repository}}:{{.Tag}}', repository);
    expect(names.split('\n').toSorted()).toEqual(
      [`${repository}:${result.outputs.tag}`, `${repository}:v1`].toSorted(),
    );
    expect(await world.docker('inspect', '--format={{.Id}}', `${repository}:v1`)).toBe(result.outputs['image-id']);
    await world.docker('rmi', ...names.split('\n'));
  });

  test('push: false: each leaves what it built under its own tag of one name', async () => {
    const repository = `only/${randomUUID()}`;
    const inputs = { push: 'false', repository, 'commit-tag': 'false' };
    const results = await Promise.all(
      RUNS.map((run) => world.step({ ...versionArgs(run), ...inputs, tags: `v${run}` })),
    );
    expect(results.flatMap(({ errors }) => errors)).toEqual([]);
    for (const [index, { outputs }] of results.entries()) {
      const image = `${repository}:v${index + 1}`;
      expect(await world.docker('inspect', '--format={{.Id}}', image)).toBe(outputs['image-id']);
      expect(await said(world, image)).toBe(String(index + 1));
    }
    const names = await world.docker('images', '--format', '{{.Repository}}:{{.Tag}}', repository);
    expect(names.split('\n').toSorted()).toEqual(RUNS.map((run) => `${repository}:v${run}`));
    await world.docker('rmi', ...names.split('\n'));
  });
});

describe.each(ENGINES)('several bakes on one engine, Docker $version with the $store store', (engine) => {
  let world: World;
  beforeEach(async () => {
    world = await World.create(engine, { repository: null, permissions: PERMISSIONS });
  });
  afterEach(async () => await world.close());

  const BAKES = RUNS.slice(0, 3);
  const TARGETS = ['api', 'web'];

  test('each pushes what it built', async () => {
    const bakery = new Bakery(world);
    await bakery.fill(TARGETS);
    const dockerfile = DOCKERFILE.replace('FROM ${BASE}', `FROM ${BASE_IMAGE}`);
    for (const name of TARGETS) await bakery.put(`services/${name}/Dockerfile`, dockerfile);
    await world.login();
    const results = await Promise.all(
      BAKES.map((bake) => bakery.step({ set: `*.args.V=${bake}`, tags: `v${bake}`, 'commit-tag': 'false' })),
    );
    expect(results.flatMap(({ errors }) => errors)).toEqual([]);
    for (const [index, { outputs }] of results.entries()) {
      const images = JSON.parse(outputs.images ?? '');
      for (const name of TARGETS) {
        expect(images[name]).toMatchObject({ result: 'built', tags: [`v${index + 1}`] });
        expect(images[name].digest).toBe(digestOf(world, `v${index + 1}`, `team/${name}`));
        expect(await saidInEcr(world, images[name]['image-digest-uri'])).toBe(String(index + 1));
      }
    }
    expect(await world.ownNames()).toEqual([]);
  });
});

// Where this machine has no buildkitd, scripts/e2e.ts has said so.
const describeWithBuildKit = buildkitd === '' ? describe.skip : describe;

describeWithBuildKit('several runs by one builder elsewhere', () => {
  let node: BuildKit;
  beforeAll(async () => {
    node = await startBuildkitd(buildkitd, await freePort());
  });
  afterAll(async () => await node.stop());

  let world: World;
  let config: string;
  const builder = `shared-${randomUUID().slice(0, 8)}`;
  beforeEach(async () => {
    const [engine] = ENGINES;
    if (engine === undefined) throw new Error('no engine');
    world = await World.create(engine);
    config = join(world.folder, 'docker');
    await mkdir(config);
    await world.docker('--config', config, 'buildx', 'create', '--name', builder, '--driver', 'remote', node.address);
    await copyFile('/bin/busybox', join(world.workspace, 'busybox'));
    const lines = ['FROM scratch', 'COPY busybox /bin/busybox', 'ARG V', SAVE_VERSION, SAY_VERSION];
    await writeFile(join(world.workspace, 'Dockerfile'), lines.join('\n'));
  });
  afterEach(async () => {
    await world.docker('--config', config, 'buildx', 'rm', builder);
    await world.close();
  });

  test('each pushes what it built, and loads that where it is asked to', async () => {
    await world.login();
    const results = await Promise.all(
      RUNS.map((run) =>
        world.step(
          { builder, 'build-args': `V=${run}`, tags: `v${run}`, 'commit-tag': 'false', load: String(run > 1) },
          { environment: { ...world.jobEnvironment(), DOCKER_CONFIG: config } },
        ),
      ),
    );
    expect(results.flatMap(({ errors, warnings }) => [...errors, ...warnings])).toEqual([]);
    for (const [index, { outputs }] of results.entries()) {
      const run = index + 1;
      expect(digestOf(world, `v${run}`)).toBe(outputs.digest);
      if (run > 1) {
        const uri = outputs['image-uri'];
        expect(await world.docker('inspect', '--format={{.Id}}', uri ?? '')).toBe(outputs['image-id']);
        expect(await said(world, uri)).toBe(String(run));
      }
      expect(await saidInEcr(world, outputs['image-digest-uri'])).toBe(String(run));
    }
    expect(await world.ownNames()).toEqual([]);
  });
});
