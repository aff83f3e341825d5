import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { BASE_IMAGE } from '../../scripts/base-image.ts';
import type { StepOptions, Variables } from '../../scripts/local-runner.ts';
import { ACCOUNT, ENGINES, PUSH_STATEMENTS, policy, REPOSITORY, ROLE, SHA, trust, World } from './workbench.ts';

const PLAIN_MANIFESTS = [
  'application/vnd.docker.distribution.manifest.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
];

/** Hides the plugins that come with Docker; a shell would drop the inputs, whose names are none for it. */
const WITHOUT_PLUGINS = ['unshare', '--mount', process.execPath, join(import.meta.dirname, 'without-plugins.ts')];

describe.each(ENGINES)('on Docker $version with the $store store', (engine) => {
  let world: World;
  beforeEach(async () => {
    world = await World.create(engine);
  });
  afterEach(async () => {
    await world.close();
  });

  const dockerfile = (...lines: string[]): Promise<void> =>
    writeFile(join(world.workspace, 'Dockerfile'), ['ARG BASE', 'FROM ${BASE}', ...lines, ''].join('\n'));

  describe.each<[string, (environment: Variables) => Partial<StepOptions>]>([
    ['with buildx', (environment) => ({ environment })],
    ['with the classic builder', (environment) => ({ environment: { ...environment, DOCKER_BUILDKIT: '0' } })],
    ['without the buildx plugin', (environment) => ({ environment, prefix: WITHOUT_PLUGINS })],
  ])('%s', (name, options) => {
    const classic = name !== 'with buildx';
    const step = (inputs: Variables = {}) => world.step(inputs, options(world.jobEnvironment()));

    test('a plain image manifest arrives', async () => {
      const main = await step({ tags: 'v1' });
      expect(main.errors).toEqual([]);
      expect(world.images()).toEqual([
        { digest: main.outputs.digest, mediaType: expect.any(String), tags: expect.arrayContaining([SHA, 'v1']) },
      ]);
      expect(PLAIN_MANIFESTS).toContain(main.outputs['media-type']);
      expect(main.log.includes('Step 1/')).toBe(classic);
    });

    test('all inputs of the build reach it', async () => {
      await mkdir(join(world.workspace, 'api'));
      await writeFile(
        join(world.workspace, 'api/Release.Dockerfile'),
        [
          'ARG BASE',
          'FROM ${BASE} AS first',
          'ARG GREETING',
          'ARG FROM_ENVIRONMENT',
          'RUN echo "$GREETING, $FROM_ENVIRONMENT" > /greeting',
          'RUN grep -q "10.1.2.3.*database" /etc/hosts',
          'RUN test "$(ulimit -n)" = 321',
          'RUN df -k /dev/shm | grep -q " 32768 "',
          'FROM first AS never',
          'RUN false',
        ].join('\n'),
      );
      const main = await world.step(
        {
          context: 'api',
          file: 'api/Release.Dockerfile',
          target: 'first',
          'build-args': `BASE=${BASE_IMAGE}\nGREETING=it's "quoted" $HOME\nFROM_ENVIRONMENT`,
          labels: 'org.opencontainers.image.source=https://example.com/mine\ntitle=My shop',
          'add-hosts': 'database:10.1.2.3',
          ulimit: 'nofile=321:654',
          'shm-size': '32m',
          'no-cache': 'true',
          network: 'none',
          'docker-login': 'true',
        },
        options({ ...world.jobEnvironment(), FROM_ENVIRONMENT: 'from the environment' }),
      );
      expect(main.errors).toEqual([]);
      const image = main.outputs['image-uri'] ?? '';
      expect(await world.docker('run', '--rm', '--network', 'none', image, 'cat', '/greeting')).toBe(
        `it's "quoted" $HOME, from the environment`,
      );
      expect(
        JSON.parse(await world.docker('image', 'inspect', '--format', '{{json .Config.Labels}}', image)),
      ).toMatchObject({
        'org.opencontainers.image.source': 'https://example.com/mine',
        'org.opencontainers.image.revision': SHA,
        title: 'My shop',
      });
    });

    test('a failing instruction: its line and its output in one annotation, nothing pushed', async () => {
      await dockerfile('RUN echo before', 'RUN echo "the reason is here" && exit 7');
      const main = await step();
      expect(main.exitCode).toBe(1);
      expect(main.errors).toEqual([
        {
          title: 'build-failed',
          message: expect.stringContaining('the reason is here'),
          file: 'Dockerfile',
          ...(classic ? {} : { line: '4' }),
        },
      ]);
      expect(main.errors[0]?.message).toContain('RUN echo "the reason is here" && exit 7');
      expect(main.errors[0]?.message).toContain('Nothing was pushed');
      expect(world.images()).toEqual([]);
      expect(main.outputs).toEqual({});
      expect(world.aws.journal.entries().filter(({ service }) => service === 'registry')).toEqual([]);
    });

    test('a file that is not in the context', async () => {
      await dockerfile('COPY nowhere.txt /');
      const main = await step();
      expect(main.errors[0]?.message).toMatch(/not in the build context: it was not checked out or built yet/);
    });

    test('what a build prints gives the runner no commands', async () => {
      await dockerfile('RUN printf "\\n::error::no\\n::add-mask::a\\n::set-output name=x::y\\n"');
      const main = await step({ 'no-cache': 'true' });
      expect(main.exitCode).toBe(0);
      expect(main.errors).toEqual([]);
      expect(main.masks).not.toContain('a');
      expect(main.log).toContain('::error::no');
      // Commands are obeyed again afterwards.
      expect(main.log).toContain('▸ Push');
    });

    test('an answer of the engine that it is not there ends the step as that', async () => {
      const main = await world.step({}, options({ ...world.jobEnvironment(), DOCKER_HOST: 'tcp://127.0.0.1:9' }));
      expect(main.errors[0]?.title).toBe('docker-not-running');
    });
  });

  test('a Dockerfile that does not parse', async () => {
    await writeFile(join(world.workspace, 'Dockerfile'), 'FROMM scratch\n');
    const main = await world.step();
    expect(main.errors).toEqual([
      {
        title: 'build-failed',
        message: expect.stringContaining('unknown instruction: FROMM'),
        file: 'Dockerfile',
        line: '1',
      },
    ]);
  });

  test('a builder that was chosen for other steps does not get in the way', async () => {
    const main = await world.step({}, { environment: { ...world.jobEnvironment(), BUILDX_BUILDER: 'nowhere' } });
    expect(main.errors).toEqual([]);
  });

  describe("the user's Docker configuration", () => {
    async function configured(config: object, helper?: string): Promise<Variables> {
      const folder = join(world.folder, 'user-docker');
      const bin = join(world.folder, 'helpers');
      await mkdir(folder);
      await mkdir(bin);
      await writeFile(join(folder, 'config.json'), JSON.stringify(config));
      if (helper !== undefined) {
        await writeFile(join(bin, 'docker-credential-store'), `#!/bin/sh\n${helper}\n`);
        await chmod(join(bin, 'docker-credential-store'), 0o755);
      }
      return { DOCKER_CONFIG: folder, PATH: `${bin}:${process.env.PATH}` };
    }

    test('a credential store that knows nothing of ECR is not asked for it', async () => {
      const helper = 'cat > /dev/null; echo "credentials not found in native keychain" >&2; exit 1';
      const config = await configured({ credsStore: 'store' }, helper);
      const main = await world.step({}, { environment: { ...world.jobEnvironment(), ...config } });
      expect(main.errors).toEqual([]);
    });

    test('a login at another registry still serves for base images; its file is as before', async () => {
      const other = await World.create(engine);
      try {
        const base = await other.step({ 'commit-tag': 'false', tags: 'base', 'docker-login': 'true' });
        const uri = base.outputs['image-digest-uri'] ?? '';
        const config = base.exported.DOCKER_CONFIG ?? '';
        await world.docker('rmi', '--force', base.outputs['image-uri'] ?? '');
        await writeFile(join(world.workspace, 'Dockerfile'), `FROM ${uri}\n`);
        const environment = { ...world.jobEnvironment(), DOCKER_CONFIG: config };
        const main = await world.step({ pull: 'true' }, { environment });
        expect(main.errors).toEqual([]);
        expect(await readdir(config)).toContain('config.json');
      } finally {
        await other.close();
      }
    });

    test('a base image from the same ECR needs no further login', async () => {
      const base = await world.step({ 'commit-tag': 'false', tags: 'base' });
      await world.docker('rmi', '--force', base.outputs['image-uri'] ?? '');
      await writeFile(
        join(world.workspace, 'Dockerfile'),
        `FROM ${base.outputs['image-digest-uri']}\nLABEL again=true\n`,
      );
      const main = await world.step({ pull: 'true' });
      expect(main.errors).toEqual([]);
    });

    test('a base image that the role may not pull is told as that', async () => {
      const host = (await world.step({ 'commit-tag': 'false', tags: 'base' })).outputs.registry;
      world.aws.createRepository({ name: 'team/secret' });
      world.aws.createRole({ arn: ROLE, trust: trust(ACCOUNT, '*'), permissions: policy(...PUSH_STATEMENTS) });
      await writeFile(join(world.workspace, 'Dockerfile'), `FROM ${host}/team/secret:latest\n`);
      const main = await world.step();
      expect(main.errors[0]?.title).toBe('base-image-denied');
      expect(world.images()[0]?.tags).toEqual(['base']);
    });
  });

  test('repository as a URI with a host that ECR answers for too', async () => {
    const host = await world.aws.registryHost(ACCOUNT, 'eu-west-1');
    const main = await world.step({ repository: `${host}/${REPOSITORY}` });
    expect(main.errors).toEqual([]);
    expect(main.outputs['repository-uri']).toBe(`${host}/${REPOSITORY}`);
  });
});
