import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { runStep, type StepResult, type Variables } from '../../scripts/local-runner.ts';
import { ACCOUNT, ENGINES, inSequence, REGION, REPOSITORY, ROLE, SHA, World } from './workbench.ts';

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

  async function pull({ outputs }: StepResult): Promise<void> {
    await world.login();
    for (const platform of ['linux/amd64', 'linux/arm64']) {
      await world.docker('pull', '--quiet', '--platform', platform, outputs['image-digest-uri'] ?? '');
      // The classic store has one image under a digest.
      await world.docker('rmi', '--force', outputs['image-digest-uri'] ?? '');
    }
  }
});
