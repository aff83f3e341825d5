import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { BASE_IMAGE } from '../../scripts/base-image.ts';
import type { StepResult } from '../../scripts/local-runner.ts';
import { ACCOUNT, ENGINES, REGION, World } from './workbench.ts';

const RUNS = [1, 2, 3, 4];

/** A Dockerfile whose image says which run it is of. */
const DOCKERFILE = 'ARG BASE\nFROM ${BASE}\nARG V\nRUN echo "$V" > /version\nCMD ["/bin/busybox", "cat", "/version"]\n';

describe.each(ENGINES)('several runs on one engine, Docker $version with the $store store', (engine) => {
  let world: World;
  beforeEach(async () => {
    world = await World.create(engine);
    await writeFile(join(world.workspace, 'Dockerfile'), DOCKERFILE);
  });
  afterEach(async () => await world.close());

  const versionArgs = (run: number) => ({ 'build-args': `BASE=${BASE_IMAGE}\nV=${run}` });

  /** What an image in ECR says when it is run. */
  async function versionOf({ outputs }: StepResult): Promise<string> {
    const image = outputs['image-digest-uri'] ?? '';
    await world.docker('pull', '--quiet', image);
    // On a busy machine Docker loses what a container writes that ends at once.
    const said: string[] = [];
    while (said.length < 5 && (said.at(-1) ?? '') === '') said.push(await world.docker('run', '--rm', image));
    return said.at(-1) ?? '';
  }

  async function ownNames(): Promise<readonly string[]> {
    const host = await world.aws.registryHost(ACCOUNT, REGION);
    const names = await world.docker('images', '--format', '{{.Repository}}:{{.Tag}}');
    return names.split('\n').filter((name) => name.startsWith(host) && name.includes(':run-'));
  }

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
      for (const [index, result] of results.entries()) expect(await versionOf(result)).toBe(String(index + 1));
    }
    expect(await ownNames()).toEqual([]);
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
      expect(await versionOf(result)).toBe(String(index + 1));
      const image = world.images().find(({ tags }) => tags.includes(`v${index + 1}`));
      expect(image?.digest).toBe(result.outputs.digest);
    }
  });

  test('a test that builds once more under the same name changes nothing of what is pushed', async () => {
    await world.login();
    const again = `docker build --quiet --build-arg BASE=${BASE_IMAGE} --build-arg V=other --tag "$IMAGE" .`;
    const result = await world.step({ ...versionArgs(1), test: again });
    expect(result.errors).toEqual([]);
    expect(await versionOf(result)).toBe('1');
    expect(await ownNames()).toEqual([]);
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
});
