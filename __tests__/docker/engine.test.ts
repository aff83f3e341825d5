import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { inspectImage } from '../../src/docker/engine.ts';
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
