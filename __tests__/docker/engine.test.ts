import { matchesGlob } from 'node:path';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { STEP_MARK } from '../../src/docker/child-processes.ts';
import { inspectImage, ownNamePatterns } from '../../src/docker/engine.ts';
import { ownNames } from '../../src/phases/build/engine-image.ts';
import { anyJson, anyText, runs } from '../lib/properties.ts';

const inspect = (stdout: string, succeeded = true) => {
  const finished = { succeeded, exitCode: 0, stdout, tail: '' };
  return inspectImage({ workspace: '.', capture: async () => finished, stream: async () => finished }, 'image');
};

test('an image as the engine tells it', async () => {
  const [id, layer] = [`sha256:${'a'.repeat(64)}`, `sha256:${'b'.repeat(64)}`];
  const told = {
    Id: id,
    Os: 'linux',
    Architecture: 'arm',
    Variant: 'v7',
    RepoDigests: null,
    RootFS: { Layers: [layer] },
  };
  const image = { id, platform: 'linux/arm/v7', repoDigests: [], layers: [layer] };
  expect(await inspect(JSON.stringify(told))).toEqual(image);
  expect(await inspect('', false)).toBeUndefined();
});

test('whatever comes, an image is told in texts, or none', async () => {
  const json = anyJson('Id', 'Os', 'Architecture', 'Variant', 'RepoDigests', 'RootFS', 'Layers').map((value) =>
    JSON.stringify(value),
  );
  await fc.assert(
    fc.asyncProperty(fc.oneof(json, anyText('{', '"Id":', '"a"', '}')), async (stdout) => {
      const { id, platform, repoDigests, layers } = (await inspect(stdout)) ?? {
        id: '',
        platform: '',
        repoDigests: [],
        layers: [],
      };
      expect([id, platform, ...repoDigests, ...layers].filter((text) => typeof text !== 'string')).toStrictEqual([]);
    }),
    runs(),
  );
});

test.each(['shop', 'team/shop', '127.0.0.1:4566/team/shop', `host.example/${'a/'.repeat(30)}z`])(
  'the names of a step in %s are found, and no others',
  (repository) => {
    const [mark, other] = ['0a1b2c3d-0000-4000-8000-000000000000', '0a1b2c3e-0000-4000-8000-000000000000'];
    const isFound = (name: string): boolean => ownNamePatterns(mark).some((pattern) => matchesGlob(name, pattern));
    const namesOf = (of: string) => ownNames(repository, { variables: { [STEP_MARK]: of } });
    expect(namesOf(mark).map(isFound)).toEqual([true, true]);
    expect([...namesOf(other), `${repository}:run-1`, `${repository}:latest`].filter(isFound)).toEqual([]);
  },
);
