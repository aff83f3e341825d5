import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { runStep, type StepResult, type Variables } from '../../scripts/local-runner.ts';
import { allowMounts, pushImage, pushManifest } from './registry-client.ts';
import {
  ACCOUNT,
  ENGINES,
  inSequence,
  OTHER_ACCOUNT,
  PUSH_STATEMENTS,
  policy,
  REGION,
  REPOSITORY,
  ROLE,
  SHA,
  trust,
  World,
} from './workbench.ts';

const action = resolve(import.meta.dirname, '../../merge');

describe.each(ENGINES)('images of Docker $version with the $store store', (engine) => {
  let world: World;
  beforeEach(async () => {
    world = await World.create(engine, { repository: { imageTagMutability: 'IMMUTABLE' } });
    await writeFile(join(world.workspace, 'Dockerfile'), 'FROM scratch\nCOPY index.html /\n');
  });
  afterEach(async () => {
    await world.close();
  });

  /** The job of one platform. */
  const build = async (architecture: string, inputs: Variables = {}): Promise<StepResult> =>
    await world.step({
      'build-args': '',
      'commit-tag': 'false',
      tags: `${SHA}-${architecture}`,
      platforms: `linux/${architecture}`,
      'if-exists': 'reuse',
      ...inputs,
    });

  /** Runs merge/action.yml where no engine answers. */
  const merge = async (inputs: Variables = {}): Promise<StepResult> =>
    await runStep({
      action,
      workspace: world.workspace,
      temp: world.temp,
      environment: { ...world.jobEnvironment(), DOCKER_HOST: 'tcp://127.0.0.1:9' },
      inputs: {
        'role-to-assume': ROLE,
        'aws-region': REGION,
        repository: REPOSITORY,
        images: `${SHA}-amd64\n${SHA}-arm64`,
        ...inputs,
      },
    });

  test('become one index that docker pulls on both platforms, without an engine', async () => {
    const [amd64, arm64] = [await build('amd64'), await build('arm64')];
    world.aws.journal.clear();
    world.aws.setLatency(50);
    const main = await merge({ tags: 'v1' });
    expect(main.errors).toEqual([]);
    expect(main.outputs).toMatchObject({ result: 'built', tag: SHA, tags: `${SHA}\nv1` });
    expect(JSON.parse(main.outputs['platform-digests'] ?? '')).toEqual({
      'linux/amd64': amd64.outputs.digest,
      'linux/arm64': arm64.outputs.digest,
    });
    expect(main.outputs['media-type']).toMatch(/index|manifest\.list/);
    const entries = world.aws.journal.entries().filter(({ service }) => service !== 'github');
    expect(inSequence(entries)).toBeLessThanOrEqual(7);
    world.aws.setLatency(0);
    const again = await merge({ tags: 'v1' });
    expect(again.errors).toEqual([]);
    expect(again.outputs.digest).toBe(main.outputs.digest);
    await pull(main);
  });

  test('a re-run of the whole workflow changes nothing', async () => {
    const digests: (string | undefined)[] = [];
    for (let run = 0; run < 2; run += 1) {
      await build('amd64');
      await build('arm64');
      digests.push((await merge()).outputs.digest);
    }
    expect(digests[0]).toBeDefined();
    expect(digests[1]).toBe(digests[0]);
  });

  test('by the outputs of the builds, with annotations', async () => {
    const images = [await build('amd64'), await build('arm64')].map(({ outputs }) => outputs['image-digest-uri']);
    const main = await merge({ images: images.join('\n'), annotations: 'made.from=here', tags: 'v2' });
    expect(main.errors).toEqual([]);
    const [image] = world.aws.images(ACCOUNT, REGION, REPOSITORY).filter(({ tags }) => tags.includes('v2'));
    expect(JSON.parse(Buffer.from(image?.manifest ?? []).toString()).annotations).toEqual({ 'made.from': 'here' });
  });

  test('attestations stay with their images', async () => {
    if (engine.store === 'classic') return;
    // Of an immutable repository an index is the business of another builder.
    await world.close();
    world = await World.create(engine);
    await writeFile(join(world.workspace, 'Dockerfile'), 'FROM scratch\nCOPY index.html /\n');
    for (const architecture of ['amd64', 'arm64'])
      expect((await build(architecture, { provenance: 'true' })).errors).toEqual([]);
    const main = await merge();
    expect(main.errors).toEqual([]);
    const image = world.aws.images(ACCOUNT, REGION, REPOSITORY).find(({ digest }) => digest === main.outputs.digest);
    const { manifests } = JSON.parse(Buffer.from(image?.manifest ?? []).toString());
    expect(manifests.map(({ platform }: { platform: { architecture: string } }) => platform.architecture)).toEqual([
      'amd64',
      'unknown',
      'arm64',
      'unknown',
    ]);
    expect(Object.keys(JSON.parse(main.outputs['platform-digests'] ?? ''))).toEqual(['linux/amd64', 'linux/arm64']);
  });

  test('what is not there, or there twice, is told before anything is changed', async () => {
    await build('amd64');
    const missing = await merge();
    expect(missing.errors).toEqual([
      { title: 'image-missing', message: expect.stringContaining(`no image ${SHA}-arm64`) },
    ]);
    await world.change();
    await build('amd64', { tags: 'other' });
    const twice = await merge({ images: `${SHA}-amd64\nother` });
    expect(twice.errors).toEqual([
      { title: 'merge-impossible', message: expect.stringMatching(/-amd64 and other are both for linux\/amd64/) },
    ]);
    expect(world.images().flatMap(({ tags }) => tags)).not.toContain(SHA);
  });

  test('of two stages are refused before anything is changed, other values of arguments are told', async () => {
    const stages = ['FROM scratch AS api', 'ARG V', 'COPY index.html /api', 'FROM scratch AS worker', 'ARG V'];
    await writeFile(join(world.workspace, 'Dockerfile'), [...stages, 'COPY index.html /worker\n'].join('\n'));
    await build('amd64', { target: 'api', 'build-args': 'V=1' });
    await build('arm64', { target: 'worker', 'build-args': 'V=1' });
    world.aws.journal.clear();
    const main = await merge({ tags: 'v1' });
    expect(main.errors).toEqual([
      {
        title: 'merge-impossible',
        message: expect.stringMatching(
          /-amd64 and \w+-arm64 were built as different images \(target\)\. Nothing was changed/,
        ),
      },
    ]);
    expect(world.calls().filter((call) => /Put|Upload/.test(call))).toEqual([]);
    expect(world.images().flatMap(({ tags }) => tags)).toHaveLength(2);
    await build('arm64', { target: 'api', 'build-args': 'V=2', tags: 'other' });
    const other = await merge({ images: `${SHA}-amd64\nother` });
    expect(other.errors).toEqual([]);
    expect(other.warnings).toEqual([expect.stringMatching(/-amd64 and other differ in values of `build-args`\. /)]);
  });

  describe('of another repository', () => {
    const OTHER = 'team/other';
    beforeEach(async () => {
      world.aws.createRepository({ name: OTHER });
      const statements = PUSH_STATEMENTS.map((statement) => ({ ...statement, Resource: '*' }));
      world.aws.createRole({ arn: ROLE, trust: trust(ACCOUNT, '*'), permissions: policy(...statements) });
    });

    test('become one index with those of this one, copied', async () => {
      await allowMounts(world);
      const [amd64, arm64] = [await build('amd64', { repository: OTHER }), await build('arm64')];
      expect([...amd64.errors, ...arm64.errors]).toEqual([]);
      for (const [tags, image] of [
        ['v1', `${OTHER}:${SHA}-amd64`],
        ['v2', amd64.outputs['image-digest-uri']],
        ['v3', amd64.outputs['image-uri']],
      ]) {
        const main = await merge({ images: `${image}\n${SHA}-arm64`, tags: tags ?? '' });
        expect(main.errors).toEqual([]);
        expect(JSON.parse(main.outputs['platform-digests'] ?? '')).toEqual({
          'linux/amd64': amd64.outputs.digest,
          'linux/arm64': arm64.outputs.digest,
        });
        if (tags === 'v1') await pull(main);
      }
      expect(world.images().map(({ digest }) => digest)).toContain(amd64.outputs.digest);
    });

    test('with their attestations', async () => {
      if (engine.store === 'classic') return;
      await allowMounts(world);
      await build('amd64', { repository: OTHER, provenance: 'true' });
      await build('arm64');
      const main = await merge({ images: `${OTHER}:${SHA}-amd64\n${SHA}-arm64` });
      expect(main.errors).toEqual([]);
      expect(entriesOf(main)).toMatchObject([
        { platform: { architecture: 'amd64' } },
        { platform: { architecture: 'unknown' } },
        { platform: { architecture: 'arm64' } },
      ]);
    });

    test('that are not there are told; layers that cannot be mounted go through this machine', async () => {
      await build('amd64');
      await build('arm64');
      const missing = await merge({ images: `${OTHER}:${SHA}-amd64\n${SHA}-arm64` });
      expect(missing.errors).toEqual([
        { title: 'image-missing', message: expect.stringContaining(`${OTHER} has no image ${OTHER}:${SHA}-amd64`) },
      ]);
      const nowhere = await merge({ images: `team/nowhere:${SHA}-amd64\n${SHA}-arm64` });
      expect(nowhere.errors).toEqual([
        { title: 'repository-missing', message: expect.stringContaining('team/nowhere does not exist') },
      ]);
      await world.change();
      await build('amd64', { repository: OTHER });
      // The account mounts no layers.
      const sent = await merge({ images: `${OTHER}:${SHA}-amd64\n${SHA}-arm64` });
      expect(sent.errors).toEqual([]);
      expect(sent.log).toContain('BLOB_MOUNTING');
      expect(world.images().flatMap(({ tags }) => tags)).toContain(SHA);
    });

    test('of another registry, too', async () => {
      await build('amd64');
      await build('arm64');
      const elsewhere = [
        `${await world.aws.registryHost(OTHER_ACCOUNT, REGION)}/${REPOSITORY}`,
        `${OTHER_ACCOUNT}.dkr.ecr.${REGION}.amazonaws.com/${REPOSITORY}`,
      ];
      for (const repository of elsewhere) {
        const main = await merge({ images: `${repository}:${SHA}-amd64\n${SHA}-arm64` });
        expect(main.errors).toEqual([
          { title: 'merge-impossible', message: expect.stringContaining(`    ${repository}:${SHA}-amd64`) },
        ]);
      }
      const region = `${ACCOUNT}.dkr.ecr.us-east-1.amazonaws.com/${REPOSITORY}`;
      const [error] = (await merge({ images: `${region}:${SHA}-amd64\n${SHA}-arm64` })).errors;
      expect(error?.message).toMatch(/- images: .* is in another registry than the index\./);
    });
  });

  test('of different commits, by names that move: a warning with both', async () => {
    await world.close();
    world = await World.create(engine);
    await writeFile(join(world.workspace, 'Dockerfile'), 'FROM scratch\nCOPY index.html /\n');
    const images = 'latest-amd64\nlatest-arm64';
    for (const architecture of ['amd64', 'arm64']) await build(architecture, { tags: `latest-${architecture}` });
    const same = await merge({ images });
    expect(same.warnings).toEqual([]);
    const other = 'c3'.repeat(20);
    await world.step(
      {
        'build-args': '',
        'commit-tag': 'false',
        tags: 'latest-amd64',
        platforms: 'linux/amd64',
        'if-exists': 'rebuild',
      },
      { event: { sha: other } },
    );
    const mixed = await merge({ images });
    expect(mixed.errors).toEqual([]);
    expect(mixed.warnings).toEqual([
      expect.stringContaining(`different commits: latest-amd64 is of ${other}, latest-arm64 is of ${SHA}.`),
    ]);
    const stale = await merge({ images: 'latest-amd64' });
    expect(stale.warnings).toEqual([
      expect.stringContaining(`the tag of the commit ${SHA}, but latest-amd64 is of ${other}`),
    ]);
  });

  describe('that other tools have pushed', () => {
    // What does not depend on the store.
    const isCheap = engine === ENGINES.at(-1);
    const linux = (architecture: string, variant?: string) => ({ os: 'linux', architecture, variant });

    test('two names of one platform', async () => {
      if (!isCheap) return;
      await pushImage(world, 'a', linux('arm64'));
      await pushImage(world, 'b', linux('arm64', 'v8'));
      expect((await merge({ images: 'a\nb' })).errors).toEqual([
        {
          title: 'merge-impossible',
          message: expect.stringContaining('a and b are both for linux/arm64/v8, as linux/arm64'),
        },
      ]);
    });

    test('versions of Windows', async () => {
      if (!isCheap) return;
      const digests: string[] = [];
      for (const version of ['10.0.17763.5', '10.0.20348.1'])
        digests.push(await pushImage(world, version, { os: 'windows', architecture: 'amd64', 'os.version': version }));
      const main = await merge({ images: '10.0.17763.5\n10.0.20348.1' });
      expect(main.errors).toEqual([]);
      expect(entriesOf(main).map(({ platform }) => platform)).toEqual([
        { architecture: 'amd64', os: 'windows', 'os.version': '10.0.17763.5' },
        { architecture: 'amd64', os: 'windows', 'os.version': '10.0.20348.1' },
      ]);
      expect(JSON.parse(main.outputs['platform-digests'] ?? '')).toEqual({
        'windows(10.0.17763.5)/amd64': digests[0],
        'windows(10.0.20348.1)/amd64': digests[1],
      });
    });

    test('an index of an index, and one that tells no platforms', async () => {
      if (!isCheap) return;
      const mediaType = 'application/vnd.oci.image.index.v1+json';
      const image = 'application/vnd.oci.image.manifest.v1+json';
      const index = async (tag: string, manifests: readonly object[]): Promise<string> =>
        await pushManifest(world, { schemaVersion: 2, mediaType, manifests }, tag);
      const amd64 = await pushImage(world, 'a', linux('amd64'));
      const arm64 = await pushImage(world, 'b', linux('arm64'));
      const inner = await index('inner', [{ mediaType: image, digest: amd64, size: 1 }]);
      await index('outer', [{ mediaType, digest: inner, size: 1 }]);
      const main = await merge({ images: 'outer\nb' });
      expect(main.errors).toEqual([]);
      expect(JSON.parse(main.outputs['platform-digests'] ?? '')).toEqual({
        'linux/amd64': amd64,
        'linux/arm64': arm64,
      });
      expect(entriesOf(main)).toMatchObject([
        { digest: amd64, platform: { os: 'linux', architecture: 'amd64' } },
        { digest: arm64, platform: { os: 'linux', architecture: 'arm64' } },
      ]);
    });
  });

  /** What is in the index that the step has made. */
  function entriesOf({ outputs }: StepResult): readonly { readonly digest: string; readonly platform: object }[] {
    const image = world.aws.images(ACCOUNT, REGION, REPOSITORY).find(({ digest }) => digest === outputs.digest);
    return JSON.parse(Buffer.from(image?.manifest ?? []).toString()).manifests;
  }

  async function pull({ outputs }: StepResult): Promise<void> {
    await world.login();
    for (const platform of ['linux/amd64', 'linux/arm64']) {
      await world.docker('pull', '--quiet', '--platform', platform, outputs['image-digest-uri'] ?? '');
      // The classic store has one image under a digest.
      await world.docker('rmi', '--force', outputs['image-digest-uri'] ?? '');
    }
  }
});
