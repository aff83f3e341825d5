import { expect, test } from '@jest/globals';
import type { BuildInputs } from '../../../src/inputs/build-inputs.ts';
import { describeIdleInputs } from '../../../src/phases/push/idle-inputs.ts';
import { NO_BUILD_INPUTS } from '../../inputs/plain-build.ts';

test.each<[string, Partial<BuildInputs>, string | undefined]>([
  ['nothing', {}, undefined],
  ['what is compared', { target: 'x', noCache: true }, undefined],
  ['load, which pulls what is there', { load: true }, undefined],
  [
    'caches',
    { cache: { preset: 'gha' }, cacheTo: ['x'] },
    'As nothing is built, `cache`, `cache-to` had nothing to do.',
  ],
  ['an agent', { ssh: ['default'] }, 'As nothing is built, what `secrets` and `ssh` hold is not compared.'],
])('%s', (_name, build, text) => {
  expect(describeIdleInputs({ build: { ...NO_BUILD_INPUTS, ...build } })).toBe(text);
});

test('a test, and a secret', () => {
  const build = { ...NO_BUILD_INPUTS, secrets: [{ id: 'a', kind: 'variable', name: 'A' } as const] };
  const test = { command: 'true', timeoutSeconds: 1, everyPlatform: false };
  expect(describeIdleInputs({ build, test })).toMatch(/`test` had nothing to do, and what `secrets`/);
});
