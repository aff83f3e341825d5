import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { BUILDKIT_IMAGE, type BuildKit, startBuildkitd } from '../../scripts/buildkit.ts';
import { freePort } from '../../scripts/free-port.ts';
import type { StepResult, Variables } from '../../scripts/local-runner.ts';
import { ACCOUNT, ENGINES, REGION, REPOSITORY, World } from './workbench.ts';

const buildkitd = process.env.E2E_BUILDKITD ?? '';
const BOTH = 'linux/amd64,linux/arm64';
/** In OCI's words or in Docker's, as the version of Docker has it. */
const INDEX = /index|manifest\.list/;

type Manifest = {
  readonly mediaType: string;
  readonly layers?: readonly {
    readonly mediaType: string;
    readonly annotations?: Readonly<Record<string, string>>;
  }[];
  readonly manifests?: readonly {
    readonly digest: string;
    readonly platform?: { readonly os: string; readonly architecture: string };
    readonly annotations?: Readonly<Record<string, string>>;
  }[];
};

/** The manifest of an image in the local ECR, by its digest. */
function manifestOf({ aws }: World, digest = ''): Manifest {
  const image = aws.images(ACCOUNT, REGION, REPOSITORY).find((found) => found.digest === digest);
  return JSON.parse(Buffer.from(image?.manifest ?? []).toString());
}

/** Fills the workspace with a Dockerfile that needs no other image, and keeps one random line as long as it is cached. */
async function prepare({ workspace }: World, ...more: readonly string[]): Promise<void> {
  await copyFile('/bin/busybox', join(workspace, 'busybox'));
  const lines = ['FROM scratch', 'ARG TARGETARCH', 'COPY busybox /bin/busybox', ...more, 'COPY index.html /'];
  await writeFile(join(workspace, 'Dockerfile'), `${lines.join('\n')}\n`);
}

const RANDOM = 'RUN ["/bin/busybox", "sh", "-c", "/bin/busybox cat /proc/sys/kernel/random/uuid > /id"]';

describe.each(ENGINES)('by the own builder of Docker $version with the $store store', (engine) => {
  let world: World;
  beforeEach(async () => {
    world = await World.create(engine);
    await prepare(world);
  });
  afterEach(async () => {
    await world.close();
  });
  const plain: Variables = { 'build-args': '' };
  const isContainerd = engine.store === 'containerd';

  test('one platform is an image', async () => {
    const main = await world.step({ ...plain, platforms: 'linux/arm64' });
    expect(main.errors).toEqual([]);
    expect(main.outputs['media-type']).not.toMatch(INDEX);
    expect(JSON.parse(main.outputs['platform-digests'] ?? '')).toEqual({ 'linux/arm64': main.outputs.digest });
  });

  test('several platforms are an index, or a reason', async () => {
    const main = await world.step({ ...plain, platforms: BOTH, tags: 'latest' });
    if (!isContainerd) {
      // No builder can be made, as the image of BuildKit cannot be downloaded here.
      expect(main.log).toContain("the engine's own builder cannot do platforms: linux/amd64, linux/arm64");
      expect(main.errors.map(({ title }) => title)).toEqual(['builder-missing']);
      expect(world.images()).toEqual([]);
      expect(await main.post()).toMatchObject({ exitCode: 0 });
      return;
    }
    expect(main.errors).toEqual([]);
    expect(main.outputs['media-type']).toMatch(INDEX);
    const platforms: Record<string, string> = JSON.parse(main.outputs['platform-digests'] ?? '');
    expect(Object.keys(platforms).toSorted()).toEqual(BOTH.split(','));
    for (const [platform, digest] of Object.entries(platforms)) {
      expect(world.images().some((image) => image.digest === digest)).toBe(true);
      expect(digest).not.toBe(main.outputs.digest);
      expect(manifestOf(world, main.outputs.digest).manifests?.map((child) => child.digest)).toContain(digest);
      await world.docker('image', 'rm', '--force', main.outputs['image-uri'] ?? '');
      const pulled = main.outputs['image-digest-uri'] ?? '';
      await world.login();
      await world.docker('pull', '--quiet', '--platform', platform, pulled);
    }
  });

  test('an index for an immutable repository is nothing for the engine, which would spoil its tag', async () => {
    if (!isContainerd) return;
    const immutable = await World.create(engine, { repository: { imageTagMutability: 'IMMUTABLE' } });
    try {
      await prepare(immutable);
      const main = await immutable.step({ ...plain, platforms: BOTH });
      expect(main.log).toMatch(/own builder cannot do an index under the tag \w{40}, which cannot move/);
      // No builder can be made, as the image of BuildKit cannot be downloaded here.
      expect(main.errors.map(({ title }) => title)).toEqual(['builder-missing']);
      expect(immutable.images()).toEqual([]);
    } finally {
      await immutable.close();
    }
  });

  test('provenance is an index with an attestation', async () => {
    if (!isContainerd) return;
    const main = await world.step({ ...plain, provenance: 'mode=max' });
    expect(main.errors).toEqual([]);
    expect(main.outputs['media-type']).toMatch(INDEX);
    const children = manifestOf(world, main.outputs.digest).manifests ?? [];
    const kinds = children.map(({ annotations }) => annotations?.['vnd.docker.reference.type'] ?? 'image');
    expect(kinds.toSorted()).toEqual(['attestation-manifest', 'image']);
    expect(Object.keys(JSON.parse(main.outputs['platform-digests'] ?? ''))).toEqual(['linux/amd64']);
    // Though BuildKit pushed it, the engine has it too.
    expect(
      await world.docker('image', 'inspect', '--format', '{{.Architecture}}', main.outputs['image-uri'] ?? ''),
    ).toBe('amd64');
  });

  test('an SBOM by a generator of our own', async () => {
    if (!isContainerd) return;
    const folder = join(world.folder, 'generator');
    await mkdir(folder);
    const statement = {
      _type: 'https://in-toto.io/Statement/v0.1',
      predicateType: 'https://spdx.dev/Document',
      predicate: { SPDXID: 'SPDXRef-DOCUMENT', name: 'made' },
    };
    await writeFile(join(folder, 'made.spdx.json'), JSON.stringify(statement));
    const image = `ecr-build-push/sbom:${randomUUID()}`;
    const command = 'ENTRYPOINT ["sh", "-c", "cp /made.spdx.json $BUILDKIT_SCAN_DESTINATION/"]';
    await writeFile(join(folder, 'Dockerfile'), `FROM ecr-build-push/base:local\nCOPY made.spdx.json /\n${command}\n`);
    await world.docker('build', '--quiet', '--tag', image, folder);
    try {
      const main = await world.step({ ...plain, sbom: `generator=${image}`, provenance: 'true' });
      expect(main.errors).toEqual([]);
      const attestation = manifestOf(world, main.outputs.digest).manifests?.find(
        ({ annotations }) => annotations?.['vnd.docker.reference.type'] === 'attestation-manifest',
      );
      const types = manifestOf(world, attestation?.digest).layers?.map(
        ({ annotations }) => annotations?.['in-toto.io/predicate-type'],
      );
      expect(types).toEqual(
        expect.arrayContaining(['https://spdx.dev/Document', expect.stringMatching(/slsa\.dev\/provenance/)]),
      );
    } finally {
      await world.docker('rmi', '--force', image);
    }
  });

  test('another compression', async () => {
    if (!isContainerd) return;
    // Layers that are packed already stay as they are.
    await world.change();
    const main = await world.step({ ...plain, compression: 'zstd' });
    expect(main.errors).toEqual([]);
    const types = manifestOf(world, main.outputs.digest).layers?.map(({ mediaType }) => mediaType) ?? [];
    expect(types.at(-1)).toMatch(/\+zstd$/);
  });

  test('an inline cache, read from the image of the tag that is there', async () => {
    const event = (letter: string) => ({ event: { sha: letter.repeat(40) } });
    const first = await world.step({ ...plain, cache: 'inline', tags: 'latest' }, event('a'));
    const second = await world.step({ ...plain, cache: 'inline', tags: 'latest' }, event('b'));
    expect([...first.errors, ...second.errors]).toEqual([]);
    expect(first.log).not.toContain('--cache-from');
    expect(second.log).toMatch(/--cache-from type=registry,ref=\S+:latest --cache-to type=inline/);
  });

  test("GitHub's cache where there is none: told", async () => {
    if (!isContainerd) return;
    const main = await world.step({ ...plain, cache: 'gha' });
    expect(main.errors).toEqual([]);
    expect(main.warnings).toEqual([expect.stringContaining('ACTIONS_RUNTIME_TOKEN is not set')]);
  });

  test("without a push only GitHub's cache is used, and that is told", async () => {
    const registry = await world.step({ ...plain, cache: 'registry', push: 'false' });
    expect(registry.errors).toEqual([]);
    expect(registry.notices).toEqual([expect.stringMatching(/cache: registry is neither read nor written/)]);
    if (!isContainerd) return;
    const gha = await world.step({ ...plain, cache: 'gha', push: 'false' }, { event: { ref: 'refs/heads/main' } });
    expect(gha.errors).toEqual([]);
    expect(gha.log).toMatch(/--cache-from type=gha,scope=image --cache-to type=gha,scope=image,mode=max/);
  });

  test('a secret that the step does not give is told by its name', async () => {
    await prepare(world, 'RUN --mount=type=secret,id=npm_token ["/bin/busybox", "cat", "/run/secrets/npm_token"]');
    const main = await world.step(plain);
    expect(main.errors[0]?.message).toMatch(
      /takes the secret npm_token, and this step does not give it\.[\s\S]*npm_token=\$\{\{ secrets\.NPM_TOKEN \}\}/,
    );
  });

  test('a registry cache in an immutable repository is refused before the build', async () => {
    const immutable = await World.create(engine, { repository: { imageTagMutability: 'IMMUTABLE' } });
    try {
      const main = await immutable.step(
        { cache: 'registry', builder: 'default' },
        { event: { ref: 'refs/heads/main' } },
      );
      expect(main.errors.map(({ title }) => title)).toEqual(['cache-immutable']);
      expect(main.log).not.toContain('▸ Build');
    } finally {
      await immutable.close();
    }
  });

  test('a registry cache under a tag of the image is refused before the build', async () => {
    for (const inputs of [
      { cache: 'registry', 'cache-ref': `${REPOSITORY}:latest`, builder: 'default' },
      { 'cache-to': `type=registry,ref=${await world.aws.registryHost(ACCOUNT, REGION)}/${REPOSITORY}:latest` },
    ]) {
      const event = { ref: 'refs/heads/main', payload: { repository: { default_branch: 'main' } } };
      const main = await world.step({ tags: 'latest', ...inputs }, { event });
      expect(main.errors).toEqual([
        { title: 'cache-over-image', message: expect.stringContaining(`cache-ref: ${REPOSITORY}-cache`) },
      ]);
      expect(main.log).not.toContain('▸ Build');
    }
  });

  test('an index that a test has changed before the push gets no tag', async () => {
    if (!isContainerd) return;
    await prepare(world, 'COPY index.html /');
    const build = { ...plain, provenance: 'true', tags: 'v1' };
    const main = await world.step({ ...build, test: 'echo more >> index.html' });
    expect(main.errors).toEqual([
      { title: 'image-changed', message: expect.stringMatching(/not the one that was tested[\s\S]*dockerignore/) },
    ]);
    expect(world.images().flatMap(({ tags }) => tags)).toEqual([]);
    const elsewhere = await world.step({ ...build, test: 'echo more >> "$RUNNER_TEMP/results"' });
    expect(elsewhere).toMatchObject({ errors: [], warnings: [] });
    expect(world.images().find(({ digest }) => digest === elsewhere.outputs.digest)?.tags).toHaveLength(2);
  });

  test('an index that was tested is what is pushed, also without cache', async () => {
    if (!isContainerd) return;
    await prepare(world, RANDOM);
    const main = await world.step({
      ...plain,
      provenance: 'true',
      'no-cache': 'true',
      test: 'docker run --rm "$IMAGE" /bin/busybox cat /id > "$RUNNER_TEMP/id"',
    });
    expect(main.errors).toEqual([]);
    await world.login();
    const image = main.outputs['image-digest-uri'] ?? '';
    await world.docker('rmi', '--force', main.outputs['image-uri'] ?? '');
    await world.docker('pull', '--quiet', image);
    const tested = await readFile(join(world.temp, 'id'), 'utf8');
    expect(await world.docker('run', '--rm', image, '/bin/busybox', 'cat', '/id')).toBe(tested.trim());
    await world.docker('rmi', '--force', image);
  });

  describe('a test', () => {
    const base = { 'build-args': 'BASE=ecr-build-push/base:local' };
    beforeEach(async () => {
      await writeFile(join(world.workspace, 'Dockerfile'), 'ARG BASE\nFROM ${BASE}\nCOPY index.html /\n');
    });

    test('that succeeds, with the image and its output', async () => {
      const main = await world.step({
        ...base,
        test: 'echo "::error::no command"\ndocker run --rm "$IMAGE" sh -c "echo from inside; sleep 0.5"',
      });
      expect(main.errors).toEqual([]);
      expect(main.log).toMatch(/▸ Build[\s\S]*▸ Test[\s\S]*from inside[\s\S]*▸ Push/);
      expect(world.images()).toHaveLength(1);
    });

    test.each<[string, string, RegExp, Variables]>([
      ['that fails', 'docker run --rm "$IMAGE" false', /ended with exit code 1\. Nothing was pushed/, {}],
      ['that fails in a pipe', 'false | true\necho not reached', /ended with exit code 1/, {}],
      ['that takes too long', 'sleep 300 & wait', /did not end within 1 second\./, { 'test-timeout-seconds': '1' }],
    ])('%s: nothing is pushed', async (_name, command, message, more) => {
      const main = await world.step({ ...base, ...more, test: command });
      expect(main.errors).toEqual([{ title: 'test-failed', message: expect.stringMatching(message) }]);
      if (message.source.includes('exit code'))
        expect(main.log).toMatch(/^Line 1 failed with exit code 1: (docker run|true)/m);
      expect(main.log).not.toContain('not reached');
      expect(world.images()).toEqual([]);
    });

    test('without a push', async () => {
      const main = await world.step({ ...base, push: 'false', test: 'docker run --rm "$IMAGE" echo from inside' });
      expect(main.errors).toEqual([]);
      expect(main.log).toContain('from inside');
    });
  });
});

// The classic store, where there is one: it needs other builders most.
const last = ENGINES.find(({ store }) => store === 'classic') ?? ENGINES[0];
if (last === undefined) throw new Error('no engine');

// Where this machine has no buildkitd, scripts/e2e.ts has said so.
const describeWithBuildKit = buildkitd === '' ? describe.skip : describe;

describeWithBuildKit.each(ENGINES)(
  'a builder of the step itself, on Docker $version with the $store store',
  (engine) => {
    // What the action names; where it is, it is not downloaded.
    const image = 'moby/buildkit:v0.32.2';
    let world: World;
    beforeEach(async () => {
      world = await World.create(engine);
      await prepare(world);
      await world.docker('tag', BUILDKIT_IMAGE, image);
    });
    afterEach(async () => {
      await world.docker('rmi', image);
      await world.close();
    });
    const builders = async (): Promise<string> => await world.docker('ps', '--all', '--format', '{{.Names}}');

    test('is made where nothing else will do, and is gone after the job', async () => {
      const main = await world.step({
        'build-args': '',
        platforms: BOTH,
        'cache-to': 'type=s3,region=eu-west-1,bucket=none,name=x,ignore-error=true',
        push: 'false',
      });
      expect(main.errors).toEqual([]);
      const [, name = ''] = /Made the builder (ecr-build-push-\w+)/.exec(main.log) ?? [];
      expect(main.log).toContain(`it stays in the builder ${name}, as push is false`);
      expect(await builders()).toContain(name);
      expect(await main.post()).toMatchObject({ exitCode: 0, warnings: [] });
      expect(await builders()).not.toContain(name);
    });

    test('is gone after a failure too', async () => {
      await prepare(world, 'RUN ["/bin/busybox", "false"]');
      const cache = { 'cache-to': 'type=s3,region=eu-west-1,bucket=none,name=x,ignore-error=true' };
      const main = await world.step({ 'build-args': '', ...cache, push: 'false' });
      expect(main.errors.map(({ title }) => title)).toEqual(['build-failed']);
      const [, name = 'none'] = /Made the builder (ecr-build-push-\w+)/.exec(main.log) ?? [];
      expect(await builders()).toContain(name);
      await main.post();
      expect(await builders()).not.toContain(name);
    });
  },
);

/** A builder with two nodes, of a Docker configuration of its own. */
describeWithBuildKit('by a builder elsewhere', () => {
  const nodes: BuildKit[] = [];
  beforeAll(async () => {
    for (let node = 0; node < 2; node += 1) nodes.push(await startBuildkitd(buildkitd, await freePort()));
  });
  afterAll(async () => {
    for (const node of nodes) await node.stop();
  });

  let world: World;
  let builder: string;
  let config: string;
  beforeEach(async () => {
    world = await World.create(last);
    await prepare(world, RANDOM);
    config = join(world.folder, 'docker');
    await mkdir(config);
    builder = `pair-${randomUUID().slice(0, 8)}`;
    const [first, second] = nodes.map(({ address }) => address);
    const create = ['buildx', 'create', '--name', builder, '--driver', 'remote'];
    await docker(...create, '--platform', 'linux/amd64', first ?? '');
    await docker(...create, '--append', '--platform', 'linux/arm64', second ?? '');
  });
  afterEach(async () => {
    await docker('buildx', 'rm', builder);
    await world.close();
  });

  const docker = async (...args: string[]) => await world.docker('--config', config, ...args);
  const step = async (inputs: Variables, sha = 'a', more: Variables = {}): Promise<StepResult> =>
    await world.step(
      { 'build-args': '', builder, ...inputs },
      {
        environment: { ...world.jobEnvironment(), DOCKER_CONFIG: config, ...more },
        event: { sha: sha.repeat(40), payload: { repository: { default_branch: 'main' } } },
      },
    );

  describe("BuildKit's checks", () => {
    const LINES = ['FROM scratch', 'COPY index.html /', 'ENV API_TOKEN=x', 'CMD echo'];
    const dockerfile = (...first: string[]) =>
      writeFile(join(world.workspace, 'Dockerfile'), `${[...first, ...LINES].join('\n')}\n`);

    test('a secret in the image is a warning', async () => {
      await dockerfile();
      const main = await step({ tags: 'v1' });
      expect(main.errors).toEqual([]);
      expect(main.warnings).toEqual([
        expect.stringMatching(/^SecretsUsedInArgOrEnv: .*"API_TOKEN".*line 3.*`secrets`/),
      ]);
    });

    test('checks that are errors are told with their lines, and how one is left out', async () => {
      await dockerfile('# check=error=true');
      const main = await step({ tags: 'v1' });
      expect(main.errors).toEqual([
        {
          title: 'build-failed',
          file: 'Dockerfile',
          line: expect.stringMatching(/^[45]$/),
          message: expect.stringMatching(
            /SecretsUsedInArgOrEnv: .*\(line 4\)[\s\S]*makes checks of BuildKit errors[\s\S]*# check=skip=[\w,]*SecretsUsedInArgOrEnv[\w,]*;error=true/,
          ),
        },
      ]);
      expect(world.images()).toEqual([]);
    });
  });

  test('an image, with all its tags, without an engine', async () => {
    const main = await step({ tags: 'v1\nlatest' }, 'a', { DOCKER_HOST: 'tcp://127.0.0.1:9' });
    expect(main.errors).toEqual([]);
    expect(main.log).toContain('▸ Build and push');
    expect(world.images()).toEqual([
      expect.objectContaining({ digest: main.outputs.digest, tags: ['a'.repeat(40), 'v1', 'latest'] }),
    ]);
    expect(JSON.parse(main.outputs['platform-digests'] ?? '')).toEqual({ 'linux/amd64': main.outputs.digest });
    expect(await main.post()).toMatchObject({ exitCode: 0, warnings: [] });
    expect(await docker('buildx', 'inspect', builder)).toContain('remote');
  });

  test('load: true puts it into the engine too', async () => {
    const main = await step({ load: 'true' });
    expect(main.errors).toEqual([]);
    expect(await world.docker('run', '--rm', main.outputs['image-uri'] ?? '', '/bin/busybox', 'echo', 'in')).toBe('in');
    const several = await step({ load: 'true', platforms: BOTH }, 'b');
    expect(several.errors.map(({ title }) => title)).toEqual(['builder-missing']);
  });

  test('what a test has changed gets no tag, whatever the builder makes of it', async () => {
    const build = { tags: 'v1', platforms: BOTH, cache: 'inline' };
    await prepare(world);
    const main = await step({ ...build, test: 'echo more >> index.html' });
    expect(main.errors).toEqual([
      { title: 'image-changed', message: expect.stringMatching(/tested\. Nothing was pushed\./) },
    ]);
    expect(world.images()).toEqual([]);
    const pruning = await step({ ...build, test: 'true' });
    expect(pruning).toMatchObject({ errors: [], warnings: [] });
    expect(pruning.outputs.tags).toBe(`${'a'.repeat(40)}\nv1`);
  });

  test('where the builder has forgotten what was tested, and makes something else, that gets no tag', async () => {
    const main = await step({ test: `docker buildx prune --builder ${builder} --all --force` });
    expect(main.errors).toMatchObject([{ title: 'image-changed' }]);
    expect(world.images()).toEqual([]);
  });

  test('two platforms on two nodes are one index', async () => {
    await prepare(world);
    const main = await step({ platforms: BOTH });
    expect(main.errors).toEqual([]);
    expect(main.outputs['media-type']).toMatch(INDEX);
    expect(Object.keys(JSON.parse(main.outputs['platform-digests'] ?? '')).toSorted()).toEqual(BOTH.split(','));
  });

  test('the one in use is taken where the own one cannot', async () => {
    await prepare(world);
    await docker('buildx', 'use', builder);
    const main = await world.step(
      { 'build-args': '', platforms: BOTH },
      { environment: { ...world.jobEnvironment(), DOCKER_CONFIG: config } },
    );
    expect(main.errors).toEqual([]);
    expect(main.log.includes(`Built by ${builder} (remote)`)).toBe(last.store === 'classic');
  });

  test('an index for an immutable repository, with all its tags', async () => {
    for (const engine of ENGINES) {
      const immutable = await World.create(engine, { repository: { imageTagMutability: 'IMMUTABLE' } });
      try {
        await prepare(immutable);
        // Of each engine another builder is in use.
        await immutable.docker('--config', config, 'buildx', 'use', builder);
        const step = async () =>
          await immutable.step(
            { 'build-args': '', platforms: BOTH, tags: 'v1', provenance: 'true' },
            { environment: { ...immutable.jobEnvironment(), DOCKER_CONFIG: config } },
          );
        const main = await step();
        expect(main.errors).toEqual([]);
        const tagged = immutable.images().filter(({ tags }) => tags.length > 0);
        expect(tagged).toEqual([
          expect.objectContaining({ digest: main.outputs.digest, tags: [main.outputs.tag, 'v1'] }),
        ]);
        expect((await step()).outputs).toMatchObject({ result: 'reused', digest: main.outputs.digest });
      } finally {
        await immutable.close();
      }
    }
  });

  test('a platform that nobody here runs: what to do', async () => {
    // What no processor here can run looks like this.
    await prepare(world, 'COPY --chmod=755 index.html /other', 'RUN ["/other"]');
    const main = await step({ platforms: 'linux/s390x' });
    expect(main.errors).toMatchObject([
      { title: 'build-failed', message: expect.stringMatching(/exec format error[\s\S]*docker\/setup-qemu-action/) },
    ]);
  });

  test('an inline cache is in the image, also of one that was tested', async () => {
    const inline = { cache: 'inline', tags: 'latest', test: 'true' };
    expect((await step(inline)).errors).toEqual([]);
    await docker('buildx', 'prune', '--builder', builder, '--all', '--force');
    const second = await step(inline, 'b');
    expect(second.errors).toEqual([]);
    expect(second.log.split('▸ Test')[0]).toMatch(/COPY index\.html \/\n#\d+ CACHED/);
  });

  test('a registry cache that hits after the local one is gone', async () => {
    const id = async (main: StepResult): Promise<string> => {
      const [digest = ''] = Object.values(JSON.parse(main.outputs['platform-digests'] ?? '{}')).map(String);
      return JSON.stringify(manifestOf(world, digest).layers?.map((layer) => Object.values(layer)));
    };
    const first = await step({ cache: 'registry' });
    expect(first.errors).toEqual([]);
    expect(world.images().flatMap(({ tags }) => tags)).toContain('cache');
    await docker('buildx', 'prune', '--builder', builder, '--all', '--force');
    const second = await step({ cache: 'registry' }, 'b');
    expect(await id(second)).toBe(await id(first));
    await docker('buildx', 'prune', '--builder', builder, '--all', '--force');
    expect(await id(await step({}, 'c'))).not.toBe(await id(first));
  });

  test('a cache that cannot be written fails nothing', async () => {
    const main = await step({ cache: 'registry', 'cache-ref': 'team/none' });
    expect(main.errors).toEqual([]);
    expect(main.outputs.result).toBe('built');
    expect(main.warnings).toEqual([
      expect.stringMatching(/^The cache was not written.* error writing layer blob: denied/),
    ]);
  });

  test('a test of what only the builder has', async () => {
    const failed = await step({ test: 'docker run --rm "$IMAGE" /bin/busybox false' });
    expect(failed.errors.map(({ title }) => title)).toEqual(['test-failed']);
    expect(world.images()).toEqual([]);
    const main = await step({ test: 'docker run --rm "$IMAGE" /bin/busybox echo from inside' });
    expect(main.errors).toEqual([]);
    expect(main.log).toMatch(/▸ Build[\s\S]*▸ Test[\s\S]*from inside[\s\S]*▸ Push/);
  });

  test('secrets', async () => {
    await prepare(
      world,
      'RUN --mount=type=secret,id=a,required=true ["/bin/busybox", "sh", "-c", "/bin/busybox sha256sum /run/secrets/a > /sum"]',
    );
    const main = await step({ secrets: 'a<<END\nhunter1\nhunter2\nEND' });
    expect(main.errors).toEqual([]);
    expect(main.log).not.toContain('hunter');
  });

  test('what was tested is what is pushed, also without cache', async () => {
    const inputs = { 'no-cache': 'true', test: 'docker run --rm "$IMAGE" /bin/busybox cat /id > "$RUNNER_TEMP/id"' };
    const main = await step(inputs);
    expect(main.errors).toEqual([]);
    await world.login();
    const image = main.outputs['image-digest-uri'] ?? '';
    await world.docker('rmi', '--force', main.outputs['image-uri'] ?? '');
    await world.docker('pull', '--quiet', image);
    const tested = await readFile(join(world.temp, 'id'), 'utf8');
    expect(await world.docker('run', '--rm', image, '/bin/busybox', 'cat', '/id')).toBe(tested.trim());
    await world.docker('rmi', '--force', image);
  });

  test('what the build says, and a push that is refused', async () => {
    await prepare(world, 'RUN ["/bin/busybox", "false"]');
    const build = await step({});
    expect(build.errors).toMatchObject([
      { title: 'build-failed', message: expect.stringMatching(/^The build failed at Dockerfile:4: RUN/) },
    ]);
    await prepare(world);
    const denied = {
      kind: 'error',
      status: 403,
      code: 'DENIED',
      message: 'not authorized to perform: ecr:PutImage',
    } as const;
    world.aws.faults.add({ service: 'registry', operation: 'PutImage', times: 9, ...denied });
    const push = await step({});
    expect(push.errors.map(({ title }) => title)).toEqual(['permission-missing']);
  });
});
