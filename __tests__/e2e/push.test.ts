import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ACCOUNT, ENGINES, REGION, REPOSITORY, SHA, World } from './workbench.ts';

const PLAIN_MANIFESTS = [
  'application/vnd.docker.distribution.manifest.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
];

describe.each(ENGINES)('on Docker $version with the $store store', (engine) => {
  let world: World;
  beforeEach(async () => {
    world = await World.create(engine);
  });
  afterEach(async () => {
    await world.close();
  });

  test('a first push: built, pushed, proven, all outputs', async () => {
    const main = await world.step();
    expect(main.errors).toEqual([]);
    expect(main.exitCode).toBe(0);

    const [image] = world.images();
    expect(world.images()).toEqual([
      { digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/), tags: [SHA], mediaType: expect.any(String) },
    ]);
    expect(PLAIN_MANIFESTS).toContain(image?.mediaType);
    const host = await world.aws.registryHost(ACCOUNT, REGION);
    const uri = `${host}/${REPOSITORY}`;
    const { json = '', ...outputs } = main.outputs;
    expect(outputs).toEqual({
      'image-uri': `${uri}:${SHA}`,
      'image-uris': `${uri}:${SHA}`,
      digest: image?.digest,
      'image-digest-uri': `${uri}@${image?.digest}`,
      tag: SHA,
      tags: SHA,
      version: SHA,
      commit: SHA,
      'image-id': expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      registry: host,
      repository: REPOSITORY,
      'repository-uri': uri,
      'account-id': ACCOUNT,
      region: REGION,
      'media-type': image?.mediaType,
      'size-bytes': expect.stringMatching(/^\d+$/),
      'pushed-at': expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      'platform-digests': JSON.stringify({ 'linux/amd64': image?.digest }),
      result: 'built',
    });
    const all = JSON.parse(json);
    expect(Object.keys(all).sort()).toEqual(Object.keys(outputs).sort());
    expect(all).toMatchObject({
      digest: image?.digest,
      tags: [SHA],
      'platform-digests': { 'linux/amd64': image?.digest },
    });
    expect(main.summary).toContain(`| Digest | \`${image?.digest}\` |`);

    const post = await main.post();
    expect(post).toMatchObject({ exitCode: 0, log: '', exported: {} });
  });

  test('what was pushed can be pulled by its digest and run', async () => {
    const main = await world.step({ 'docker-login': 'true' });
    const name = main.outputs['image-digest-uri'] ?? '';
    const config = main.exported.DOCKER_CONFIG ?? '';
    await world.docker('rmi', '--force', main.outputs['image-uri'] ?? '');
    await world.docker('--config', config, 'pull', '--quiet', name);
    expect(await world.docker('run', '--rm', '--network', 'none', name)).toContain('built for');
    await world.docker('rmi', '--force', name);
  });

  test('further tags: one upload, one call each, moving tags last, all proven', async () => {
    const main = await world.step({ tags: 'latest\nv1.2.3\nv1.2\n' });
    expect(main.exitCode).toBe(0);
    const [image, ...others] = world.images();
    expect(others).toEqual([]);
    expect([...(image?.tags ?? [])].sort()).toEqual([SHA, 'latest', 'v1.2', 'v1.2.3'].sort());
    expect(main.outputs.tags).toBe([SHA, 'latest', 'v1.2.3', 'v1.2'].join('\n'));
    expect(main.outputs.tag).toBe(SHA);
    expect(main.outputs['image-uris']?.split('\n')).toHaveLength(4);

    const entries = world.aws.journal.entries();
    const puts = entries.filter(({ service, operation }) => service === 'ecr' && operation === 'PutImage');
    expect(puts).toHaveLength(3);
    expect(puts.at(-1)?.parameters).toMatchObject({ imageTag: 'latest' });
    expect(entries.filter(({ service, operation }) => service === 'registry' && operation === 'PutImage')).toHaveLength(
      1,
    );
  });

  test('a second push of the same commit moves the mutable tag and keeps the older image', async () => {
    const first = await world.step();
    await world.change();
    const second = await world.step();
    expect(second.exitCode).toBe(0);
    expect(second.outputs.digest).not.toBe(first.outputs.digest);
    expect(world.images()).toEqual([
      expect.objectContaining({ digest: first.outputs.digest, tags: [] }),
      expect.objectContaining({ digest: second.outputs.digest, tags: [SHA] }),
    ]);
  });

  test('without commit-tag the first of tags is the one in image-uri', async () => {
    const main = await world.step({ 'commit-tag': 'false', tags: 'v1\nv2' });
    expect(main.outputs).toMatchObject({ tag: 'v1', tags: 'v1\nv2', 'image-uri': expect.stringMatching(/:v1$/) });
    expect(world.images()).toEqual([expect.objectContaining({ tags: expect.arrayContaining(['v1', 'v2']) })]);
  });

  test('push: false builds for later steps and calls nobody', async () => {
    const main = await world.step({ push: 'false', 'aws-region': '', tags: 'pr' }, { environment: world.machine() });
    expect(main.errors).toEqual([]);
    expect(main.exitCode).toBe(0);
    expect(main.outputs).toEqual({
      tag: SHA,
      tags: `${SHA}\npr`,
      version: 'pr',
      commit: SHA,
      'image-id': expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      repository: REPOSITORY,
      result: 'built',
      json: expect.any(String),
    });
    expect(world.aws.journal.entries()).toEqual([]);
    expect(await world.docker('run', '--rm', '--network', 'none', `${REPOSITORY}:pr`)).toContain('Hello');
    expect(await main.post()).toMatchObject({ exitCode: 0, log: '' });
    await world.docker('rmi', `${REPOSITORY}:pr`, `${REPOSITORY}:${SHA}`);
  });

  test('two jobs at once on one host', async () => {
    const other = await World.create(engine);
    try {
      const [a, b] = await Promise.all([world.step({ tags: 'a' }), other.step({ tags: 'b' })]);
      expect([a.exitCode, b.exitCode]).toEqual([0, 0]);
      expect(world.images()[0]?.tags).toEqual(expect.arrayContaining(['a']));
      expect(other.images()[0]?.tags).toEqual(expect.arrayContaining(['b']));
      await Promise.all([a.post(), b.post()]);
    } finally {
      await other.close();
    }
  });
});
