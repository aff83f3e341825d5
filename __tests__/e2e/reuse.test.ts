import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { RunEvent, StepResult, Variables } from '../../scripts/local-runner.ts';
import {
  ACCOUNT,
  ENGINES,
  inSequence,
  policy,
  REGION,
  REPOSITORY,
  ROLE,
  trust,
  World,
  whenPushed,
  without,
} from './workbench.ts';

/** A push of a commit that was made so many minutes after the first one. */
function commit(letter: string, minutes = 0): Partial<RunEvent> {
  const sha = letter.repeat(40);
  const timestamp = new Date(Date.UTC(2026, 10, 20, 12, minutes)).toISOString();
  return { sha, payload: { head_commit: { id: sha, timestamp } } };
}

const first = commit('a');
const second = commit('b', 5);

/** An address where no engine answers. */
const NO_ENGINE = { DOCKER_HOST: 'tcp://127.0.0.1:9' };

function withoutEngine(world: World) {
  return { environment: { ...world.jobEnvironment(), ...NO_ENGINE } };
}

/** The outputs that must be the same, however the image came about. */
function named({ outputs }: StepResult) {
  const { result: _result, json: _json, 'image-id': _id, ...rest } = outputs;
  return rest;
}

describe.each(ENGINES)('on Docker $version with the $store store', (engine) => {
  let world: World;
  beforeEach(async () => {
    world = await World.create(engine, { repository: { imageTagMutability: 'IMMUTABLE' } });
  });
  afterEach(async () => {
    await world.close();
  });

  test('a re-run on an immutable repository: the same outputs without build or engine', async () => {
    const built = await world.step({ tags: 'v1' }, { event: first });
    expect(built.outputs.result).toBe('built');
    await world.change();
    const again = await world.step({ tags: 'v1' }, { event: first, ...withoutEngine(world) });
    expect(again.errors).toEqual([]);
    expect(again.outputs.result).toBe('reused');
    expect(named(again)).toEqual(named(built));
    expect(again.log).not.toContain('▸ Build');
    expect(again.log).toContain('cannot be overwritten');
    expect(again.summary).toContain('reused and proven');
    expect(world.images()).toHaveLength(1);
  });

  test('load: true with a reused image: the engine gets it from ECR, or it is told', async () => {
    const built = await world.step({}, { event: first });
    const uri = built.outputs['image-uri'] ?? '';
    const exact = built.outputs['image-digest-uri'] ?? '';
    await world.docker('rmi', '--force', uri, exact);
    const again = await world.step({ load: 'true' }, { event: first });
    expect(again).toMatchObject({ errors: [], warnings: [], outputs: { result: 'reused' } });
    expect(again.outputs['image-id']).toBe(await world.docker('image', 'inspect', '--format', '{{.Id}}', uri));
    expect(await world.docker('run', '--rm', uri, '/bin/busybox', 'echo', 'in')).toBe('in');
    const nowhere = await world.step({ load: 'true' }, { event: first, ...withoutEngine(world) });
    expect(nowhere).toMatchObject({ errors: [], outputs: { result: 'reused' } });
    expect(nowhere.outputs['image-id']).toBeUndefined();
    expect(nowhere.warnings).toEqual([
      expect.stringMatching(/could not load it into the engine. docker pull .* failed/),
    ]);
  });

  test('further tags that are missing are added', async () => {
    await world.step({}, { event: first });
    const again = await world.step({ tags: 'v1\nlatest' }, { event: first, ...withoutEngine(world) });
    expect(again.errors).toEqual([]);
    expect(world.images()[0]?.tags.toSorted()).toEqual([first.sha, 'latest', 'v1'].toSorted());
    expect(again.outputs.tags).toBe(`${first.sha}\nv1\nlatest`);
  });

  test('the same commit on a mutable repository, built again: the same image', async () => {
    const mutable = await World.create(engine);
    try {
      const built = await mutable.step({}, { event: first });
      const again = await mutable.step({}, { event: first });
      expect(again.outputs.result).toBe('built');
      expect(again.outputs.digest).toBe(built.outputs.digest);
      await mutable.change();
      const changed = await mutable.step({}, { event: first });
      expect(changed.outputs.digest).not.toBe(built.outputs.digest);
      expect(mutable.images().map(({ tags }) => tags)).toEqual([[], [first.sha]]);
      const reused = await mutable.step({ 'if-exists': 'reuse' }, { event: first, ...withoutEngine(mutable) });
      expect(reused.outputs).toMatchObject({ result: 'reused', digest: changed.outputs.digest });
    } finally {
      await mutable.close();
    }
  });

  test('two jobs that push the same image under the same immutable tag end well', async () => {
    const other = whenPushed(world, () => world.step({}, { event: first }));
    const main = await world.step({}, { event: first });
    expect((await other).outputs.result).toBe('built');
    expect(main.errors).toEqual([]);
    expect(main.outputs.digest).toBe((await other).outputs.digest);
  });

  /** Two jobs: when the image of the first arrives, the second has just pushed one, with these inputs. */
  const sideBySide = async (inputs: Variables, others: Variables = inputs) => {
    const other = whenPushed(world, async () => {
      await world.change();
      return await world.step(others, { event: first });
    });
    const main = await world.step(inputs, { event: first });
    expect((await other).outputs.result).toBe('built');
    return { main, other: await other };
  };

  test('of two jobs with different images of one request the first to arrive is taken', async () => {
    const { main, other } = await sideBySide({ tags: 'v1' }, {});
    const { digest } = other.outputs;
    expect(main.errors).toEqual([]);
    expect(main.notices).toEqual([expect.stringContaining(`stands on ${digest} by now`)]);
    expect(main.outputs).toMatchObject({ result: 'reused', digest, tags: `${first.sha}\nv1` });
  });

  test('of two jobs with different requests the later one has the other tags, or says so', async () => {
    const variant = { 'build-args': 'BASE=ecr-build-push/base:local\nMORE=1' };
    const { main, other } = await sideBySide({ tags: 'v1' }, variant);
    expect(main.errors).toEqual([]);
    expect(main.outputs).toMatchObject({ result: 'built', tags: 'v1' });
    expect(main.outputs.digest).not.toBe(other.outputs.digest);
    expect(main.warnings).toEqual([expect.stringMatching(/stays on .* built otherwise \(`build-args`\)/)]);
    const fresh = await World.create(engine, { repository: { imageTagMutability: 'IMMUTABLE' } });
    [world] = [fresh, await world.close()];
    const alone = await sideBySide({}, variant);
    expect(alone.main.errors).toEqual([
      { title: 'tag-immutable', message: expect.stringMatching(/by now[\s\S]*another run pushed it[\s\S]*flavor/) },
    ]);
  });

  test('an archived image does not count: it is restored by hand, or built anew where the tag can move', async () => {
    const built = await world.step({}, { event: first });
    world.aws.changeImage({ repository: REPOSITORY, reference: built.outputs.digest ?? '', status: 'ARCHIVED' });
    const refused = await world.step({}, { event: first });
    expect(refused.errors).toEqual([
      { title: 'image-archived', message: expect.stringContaining('aws ecr update-image-storage-class') },
    ]);
    const mutable = await World.create(engine);
    try {
      const there = await mutable.step({}, { event: first });
      mutable.aws.changeImage({ repository: REPOSITORY, reference: there.outputs.digest ?? '', status: 'ARCHIVED' });
      const anew = await mutable.step({ 'if-exists': 'reuse' }, { event: first });
      expect(anew.errors).toEqual([]);
      expect(anew.outputs).toMatchObject({ result: 'built', digest: there.outputs.digest });
    } finally {
      await mutable.close();
    }
  });
});

describe('round trips of a re-run', () => {
  // Two of them read how the image that is there was built.
  test.each(ENGINES.slice(0, 1))('six at most, one after another', async (engine) => {
    const world = await World.create(engine, { repository: { imageTagMutability: 'IMMUTABLE' } });
    try {
      await world.step({}, { event: first });
      world.aws.journal.clear();
      world.aws.setLatency(100);
      const again = await world.step({ tags: 'v1\nlatest' }, { event: first });
      expect(again.outputs.result).toBe('reused');
      const entries = world.aws.journal.entries().filter(({ service }) => service !== 'github');
      expect(inSequence(entries)).toBeLessThanOrEqual(6);
      expect(entries.filter(({ service }) => service === 'registry').length).toBeLessThanOrEqual(1);
    } finally {
      await world.close();
    }
  });
});

describe('rules, labels and annotations', () => {
  test.each(ENGINES)('on Docker $version with the $store store', async (each) => {
    const world = await World.create(each);
    try {
      const main = await world.step(
        {
          tags: 'type=semver,pattern={{version}}\ntype=semver,pattern={{major}}.{{minor}}\ntype=sha\nfeature/{{tag}}',
          labels: 'made.from={{tag}}',
          annotations: 'made.from={{tag}}',
        },
        { event: { ...first, ref: 'refs/tags/v1.2.3' } },
      );
      expect(main.errors).toEqual([]);
      expect(main.outputs.tags).toBe([first.sha, '1.2.3', '1.2', 'feature-v1.2.3', 'sha-aaaaaaa', 'latest'].join('\n'));
      const labels = await world.docker(
        'image',
        'inspect',
        '--format',
        '{{json .Config.Labels}}',
        main.outputs['image-uri'] ?? '',
      );
      expect(JSON.parse(labels)).toMatchObject({
        'made.from': 'v1.2.3',
        'org.opencontainers.image.version': '1.2.3',
        'org.opencontainers.image.created': '2026-11-20T12:00:00.000Z',
        'org.opencontainers.image.revision': first.sha,
        'org.opencontainers.image.title': 'octo-repo',
      });
      const [image] = world.aws.images(ACCOUNT, REGION, REPOSITORY);
      const { annotations } = JSON.parse(Buffer.from(image?.manifest ?? []).toString());
      // Docker with the classic store takes annotations and forgets them; that is told.
      if (each.store === 'containerd') expect(annotations).toEqual({ 'made.from': 'v1.2.3' });
      else expect(main.warnings).toEqual([expect.stringContaining('no annotation made.from')]);
    } finally {
      await world.close();
    }
  });
});

describe.each(ENGINES)('reuse: content, on Docker $version with the $store store', (engine) => {
  let world: World;
  beforeEach(async () => {
    world = await World.create(engine, { repository: { imageTagMutability: 'IMMUTABLE' } });
  });
  afterEach(async () => {
    await world.close();
  });
  const content = { reuse: 'content' };

  test('another commit with the same content: the same image, no build, no engine, four round trips', async () => {
    // Without an engine nobody knows a base image that only the engine has.
    await writeFile(join(world.workspace, 'Dockerfile'), 'FROM scratch\nCOPY index.html /\n');
    const built = await world.step(content, { event: first });
    expect(built.outputs).toMatchObject({ result: 'built', tags: first.sha });
    expect(world.images()[0]?.tags).toEqual(
      expect.arrayContaining([first.sha, expect.stringMatching(/^content-[0-9a-f]{32}-\d{4}-\d\d-\d\d$/)]),
    );
    world.aws.journal.clear();
    world.aws.setLatency(100);
    const again = await world.step({ ...content, tags: 'latest\nv2' }, { event: second, ...withoutEngine(world) });
    expect(again.errors).toEqual([]);
    expect(again.outputs).toMatchObject({
      result: 'reused',
      digest: built.outputs.digest,
      tags: `${second.sha}\nlatest\nv2`,
      'platform-digests': built.outputs['platform-digests'],
    });
    const entries = world.aws.journal.entries().filter(({ service }) => service !== 'github');
    expect(inSequence(entries)).toBeLessThanOrEqual(4);
  });

  test.each<[string, (target: World) => Promise<unknown>, Record<string, string>]>([
    ['another file in the context', (target) => target.change(), {}],
    ['another build argument', async () => {}, { 'build-args': 'BASE=ecr-build-push/base:local\nMORE=1' }],
    ['another label', async () => {}, { labels: 'a=b' }],
    ['no cache', async () => {}, { 'no-cache': 'true' }],
    ['no cache for a stage', async () => {}, { 'no-cache-filters': 'some' }],
    ['a rebuild that is wanted', async () => {}, { 'if-exists': 'rebuild' }],
  ])('%s: built anew', async (_name, change, inputs) => {
    await world.step(content, { event: first });
    await change(world);
    const again = await world.step({ ...content, ...inputs }, { event: second });
    expect(again.errors).toEqual([]);
    expect(again.outputs.result).toBe('built');
  });

  test('what is not understood to the last line is built, and told', async () => {
    await world.step(content, { event: first });
    await writeFile(join(world.workspace, 'Dockerfile.rego'), 'package docker\n\ndecision := {"allow": true}\n');
    for (const letter of ['b', 'c']) {
      const again = await world.step(content, { event: commit(letter, 5) });
      expect(again.errors).toEqual([]);
      expect(again.outputs.result).toBe('built');
      expect(again.notices).toEqual([
        expect.stringMatching(/^The content cannot be compared, so the image is built: Docker/),
      ]);
    }
  });

  test('a miss says what differs from the commit before', async () => {
    await world.step(content, { event: first });
    await world.change();
    const payload = { ...second.payload, before: first.sha };
    const again = await world.step(content, { event: { ...second, payload } });
    expect(again.log).toContain(`Compared with ${first.sha}, this differs: context.`);
  });

  test('a second image of the same content on one day, where tags cannot move: told which one is found', async () => {
    const built = await world.step(content, { event: first });
    const anew = await world.step({ ...content, 'no-cache': 'true' }, { event: second });
    expect(anew.log).toContain('A new image is wanted');
    expect(anew.log).toContain('builds of that content reuse the earlier one');
    const again = await world.step(content, { event: commit('c', 10) });
    expect(again.outputs).toMatchObject({ result: 'reused', digest: built.outputs.digest });
  });

  test('what goes wrong after the push, and nobody waits for, is a warning', async () => {
    world.aws.faults.add({ service: 'ecr', operation: 'PutImage', kind: 'server-error', times: 50 });
    const built = await world.step(content, { event: first });
    expect(built.errors).toEqual([]);
    expect(built.outputs.result).toBe('built');
    expect(built.warnings).toEqual([
      expect.stringMatching(/^The image is in ECR, but .* mark the image by its content/),
    ]);
  });

  test('a role that may not get images: built, and told why', async () => {
    const statements = without('ecr:BatchGetImage');
    world.aws.createRole({ arn: ROLE, trust: trust(ACCOUNT, '*'), permissions: policy(...statements) });
    const built = await world.step(content, { event: first });
    // Docker with the containerd store does not push without it either.
    expect(built.errors.map(({ title }) => title)).toEqual(engine.store === 'classic' ? [] : ['permission-missing']);
    expect(built.warnings[0]).toMatch(/^No image of the same content can be found, .* lacks ecr:BatchGetImage/);
  });

  test('an archived image does not count', async () => {
    const built = await world.step(content, { event: first });
    world.aws.changeImage({ repository: REPOSITORY, reference: built.outputs.digest ?? '', status: 'ARCHIVED' });
    const again = await world.step(content, { event: second });
    expect(again.errors).toEqual([]);
    expect(again.outputs.result).toBe('built');
  });
});

describe.each(ENGINES)('an image that takes no more tags, on Docker $version with the $store store', (engine) => {
  const content = { reuse: 'content' };
  const third = commit('c', 10);

  test.each(['MUTABLE', 'IMMUTABLE'] as const)('%s: the image is built in its place', async (imageTagMutability) => {
    const world = await World.create(engine, { aws: { tagsPerImage: 3 }, repository: { imageTagMutability } });
    try {
      const built = await world.step(content, { event: first });
      expect((await world.step(content, { event: second })).outputs.result).toBe('reused');
      const full = await world.step(content, { event: third });
      expect(full.errors).toEqual([]);
      expect(full.notices).toEqual([
        expect.stringMatching(/did not put the tags c{40} on it.* The image is built instead/),
      ]);
      expect(full.outputs.result).toBe('built');
      expect(full.outputs.digest).not.toBe(built.outputs.digest);
    } finally {
      await world.close();
    }
  });

  test('some tags on it already: built where they can move, told where not', async () => {
    const results = [];
    for (const imageTagMutability of ['MUTABLE', 'IMMUTABLE'] as const) {
      const world = await World.create(engine, { aws: { tagsPerImage: 3 }, repository: { imageTagMutability } });
      try {
        await world.step(content, { event: first });
        results.push(await world.step({ ...content, tags: 'v1\nv2', 'if-exists': 'reuse' }, { event: third }));
      } finally {
        await world.close();
      }
    }
    expect(results[0]?.errors).toEqual([]);
    expect(results[0]?.outputs).toMatchObject({ result: 'built', tags: `${third.sha}\nv1\nv2` });
    expect(results[1]?.errors).toEqual([
      { title: expect.stringMatching(/^(image-full|tag-immutable)$/), message: expect.any(String) },
    ]);
    // Told before anybody waits for a build.
    expect(results[1]?.log).not.toMatch(/docker (buildx )?build /);
  });
});
