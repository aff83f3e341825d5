import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type BuildKit, startBuildkitd } from '../../scripts/buildkit.ts';
import { freePort } from '../../scripts/free-port.ts';
import type { StepOptions, StepResult, Variables } from '../../scripts/local-runner.ts';
import { Bakery, buildkitd, DEFAULT_BRANCH, listIn, PERMISSIONS, SERVICES } from './bakery.ts';
import { SmallS3 } from './small-s3.ts';
import { ENGINES, pullRequest, REPOSITORY, World } from './workbench.ts';

// Where this machine has no buildkitd, scripts/e2e.ts has said so.
const describeWithBuildKit = buildkitd === '' ? describe.skip : describe;
const MAIN = { payload: DEFAULT_BRANCH };
/** More than S3 takes in one part. */
const LARGE = 'head -c 9000000 /dev/urandom > /large';

describeWithBuildKit('cache: s3', () => {
  let node: BuildKit;
  let s3: SmallS3;
  let world: World;
  let builder: string;
  let config: string;
  beforeAll(async () => {
    node = await startBuildkitd(buildkitd, await freePort());
  });
  afterAll(() => node.stop());
  beforeEach(async () => {
    const [engine] = ENGINES;
    if (engine === undefined) throw new Error('no engine');
    s3 = await SmallS3.start('caches');
    world = await World.create(engine);
    config = join(world.folder, 'docker');
    await mkdir(config);
    builder = `s3-${randomUUID().slice(0, 8)}`;
    await docker('create', '--name', builder, '--driver', 'remote', node.address);
    await writeFile(join(world.workspace, 'busybox'), await readFile('/bin/busybox'), { mode: 0o755 });
    const run = `RUN ["/busybox", "sh", "-c", "/busybox cat /proc/sys/kernel/random/uuid > /id; /busybox ${LARGE}"]`;
    await writeFile(join(world.workspace, 'Dockerfile'), `FROM scratch\nCOPY busybox /\n${run}\n`);
  });
  afterEach(async () => {
    await docker('rm', builder);
    await world.close();
    await s3.close();
  });

  const docker = async (...args: string[]): Promise<string> =>
    await world.docker('--config', config, 'buildx', ...args);
  /** Takes all away that the builder knows by itself. */
  const forget = async (): Promise<string> => await docker('prune', '--builder', builder, '--all', '--force');
  const around = (): Variables => ({ DOCKER_CONFIG: config, AWS_ENDPOINT_URL_S3: s3.url });
  const step = async (inputs: Variables = {}, options: Partial<StepOptions> = {}): Promise<StepResult> =>
    await world.step(
      { builder, cache: 's3', 'cache-ref': 'caches/of/us', 'build-args': '', ...inputs },
      { event: MAIN, ...options, environment: { ...world.jobEnvironment(), ...around(), ...options.environment } },
    );
  const written = (): readonly string[] => [...s3.objects.keys()].filter((key) => !key.includes('/blobs/'));

  test('layers come back from the bucket, signed by the session of the step', async () => {
    // A profile that is not on this machine would stop buildx, and other keys would be taken.
    const environment = { AWS_PROFILE: 'nowhere', AWS_SESSION_TOKEN: 'old' };
    const first = await step({ 'session-policy': 'repository' }, { environment });
    expect(first.errors).toEqual([]);
    expect(first.warnings).toEqual([]);
    expect(written()).toEqual([`of/us/manifests/${REPOSITORY}/cache`]);
    expect([...s3.objects.keys()].every((key) => key.startsWith('of/us/'))).toBe(true);
    expect([...s3.objects.values()].some(({ length }) => length > 8_000_000)).toBe(true);
    for (const { signedBy, sessionToken } of s3.requests) {
      expect(first.masks).toContain(signedBy);
      expect(first.masks).toContain(sessionToken);
    }
    const policies = world.aws.journal.entries().flatMap(({ parameters }) => parameters.Policy ?? []);
    expect(policies.join()).toContain('arn:aws:s3:::caches/of/us/*');
    await forget();
    const again = await step({}, { event: { ...MAIN, sha: 'b'.repeat(40) } });
    expect(again.errors).toEqual([]);
    const [layers, before] = [again, first].map(({ outputs }) => layersOf(outputs.digest));
    expect(layers).toEqual(before);
    expect(again.log).toContain('importing cache manifest from s3');
  });

  function layersOf(digest = ''): unknown {
    const image = world.aws.images('123456789012', 'eu-west-1', REPOSITORY).find((found) => found.digest === digest);
    return JSON.parse(Buffer.from(image?.manifest ?? []).toString()).layers;
  }

  test('the keys are in the environment of the build alone, and in no argument, log, file, output or attestation', async () => {
    const seen = new Map<string, { readonly command: string; readonly variables: string }>();
    let own: number | undefined;
    const look = async (): Promise<void> => {
      const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name) && Number(name) !== own);
      const read = async (id: string, file: string) => await readFile(`/proc/${id}/${file}`, 'utf8').catch(() => '');
      for (const id of ids) {
        const [command, variables] = [await read(id, 'cmdline'), await read(id, 'environ')];
        if (command !== '') seen.set(`${id} ${command}`, { command, variables });
      }
    };
    const main = await step(
      { provenance: 'mode=max', tags: 'v1' },
      {
        onLine: look,
        onStart: ({ pid }) => {
          own = pid;
        },
      },
    );
    expect(main.errors).toEqual([]);
    const signers = [...new Set(s3.requests.flatMap(({ signedBy, sessionToken }) => [signedBy, sessionToken]))];
    expect(signers).toHaveLength(2);
    const given = [...seen.values()].filter(({ variables }) => signers.some((secret) => variables.includes(secret)));
    expect(given.length).toBeGreaterThan(0);
    for (const { command } of given) expect(command).toMatch(/buildx.*build.*type=s3/s);
    const manifests = world.aws.images('123456789012', 'eu-west-1', REPOSITORY);
    const files = await world.files();
    const texts = [
      [...seen.values()].map(({ command }) => command).join('\n'),
      ...[main.log, main.summary, JSON.stringify([main.outputs, main.exported, main.state])],
      ...files.values(),
      ...manifests.map(({ manifest }) => Buffer.from(manifest).toString()),
      ...[...s3.objects.values()].map((object) => object.toString('latin1')),
    ];
    // All keys of the session: what is masked, but for texts that are no secret of AWS.
    for (const secret of main.masks) for (const text of texts) expect(text.includes(secret)).toBe(false);
    await world.login();
    const image = main.outputs['image-digest-uri'] ?? '';
    const attestation = await world.docker(
      'buildx',
      'imagetools',
      'inspect',
      '--format',
      '{{json .Provenance}}',
      image,
    );
    expect(attestation).toContain('busybox');
    for (const secret of signers) expect(attestation).not.toContain(secret);
  });

  test('another branch has a cache of its own; a pull request reads and never writes', async () => {
    await step({}, { event: { ...MAIN, ref: 'refs/heads/feature' } });
    expect(written()).toEqual([`of/us/manifests/${REPOSITORY}/cache--feature`]);
    s3.requests.length = 0;
    const main = await step({}, { event: { ...pullRequest('octo-org/octo-repo'), sha: 'c'.repeat(40) } });
    expect(main.errors).toEqual([]);
    expect(s3.requests.map(({ method }) => method)).toContain('GET');
    expect(s3.requests.filter(({ method }) => method === 'PUT' || method === 'POST')).toEqual([]);
  });

  test('without a push the keys of the job are taken; without any it is left out, which a warning says', async () => {
    const machine = { ...world.machine(), ...around(), DOCKER_HOST: world.engine.host };
    const inputs = { push: 'false', platforms: 'linux/amd64,linux/arm64' };
    await writeFile(join(world.workspace, 'Dockerfile'), 'FROM scratch\nCOPY index.html /\n');
    const keys = { AWS_ACCESS_KEY_ID: 'AKIAOFTHEJOB', AWS_SECRET_ACCESS_KEY: 'x' };
    const main = await step(inputs, { environment: { ...machine, ...keys } });
    expect(main.errors).toEqual([]);
    expect(new Set(s3.requests.map(({ signedBy }) => signedBy))).toEqual(new Set(['AKIAOFTHEJOB']));
    expect(written()).toHaveLength(1);
    s3.requests.length = 0;
    const without = await step(inputs, { environment: machine });
    expect(without.errors).toEqual([]);
    expect(without.warnings).toEqual([expect.stringMatching(/^cache: s3 is neither read nor written: push is false/)]);
    expect(s3.requests).toEqual([]);
  });

  test('a bucket that refuses is a warning', async () => {
    const main = await step({ 'cache-ref': 'others/of/us' });
    expect(main.errors).toEqual([]);
    expect(main.warnings).toEqual([expect.stringMatching(/The cache was not written/)]);
  });

  test('bake: each target has its own', async () => {
    const bakeWorld = await World.create(world.engine, { repository: null, permissions: PERMISSIONS });
    try {
      const bakery = new Bakery(bakeWorld);
      await bakery.fill(SERVICES);
      const environment = { ...bakeWorld.jobEnvironment(), ...around() };
      const inputs = { builder, cache: 's3', 'cache-ref': 'caches/all', 'session-policy': 'repository' };
      const main = await bakery.step(inputs, { environment, event: MAIN });
      expect(main.errors).toEqual([]);
      expect(main.warnings).toEqual([]);
      expect(listIn(main.outputs.built)).toHaveLength(SERVICES.length);
      expect(written().toSorted()).toEqual(SERVICES.map((name) => `all/manifests/team/${name}/cache-${name}`));
      for (const { signedBy } of s3.requests) expect(main.masks).toContain(signedBy);
      for (const content of (await bakeWorld.files()).values())
        for (const { sessionToken } of s3.requests) expect(content).not.toContain(sessionToken);
    } finally {
      await bakeWorld.close();
    }
  });
});
