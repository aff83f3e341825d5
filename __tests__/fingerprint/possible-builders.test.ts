import { expect, test } from '@jest/globals';
import { type PossibleBuilders, possibleBuilders } from '../../src/fingerprint/possible-builders.ts';
import type { BuildInputs } from '../../src/inputs/build-inputs.ts';
import { NO_BUILD_INPUTS } from '../inputs/plain-build.ts';

const BUILDKIT: PossibleBuilders = { kind: 'one', builder: 'buildkit' };
const CLASSIC: PossibleBuilders = { kind: 'one', builder: 'classic' };

test.each<[string, string | undefined, Partial<BuildInputs>, PossibleBuilders]>([
  ['nothing said', undefined, {}, { kind: 'plugin' }],
  ['an empty variable', '', {}, { kind: 'plugin' }],
  ['BuildKit', '1', {}, BUILDKIT],
  ['no BuildKit', '0', {}, CLASSIC],
  ['no BuildKit, in words', 'False', {}, CLASSIC],
  ['what docker refuses', 'no', {}, BUILDKIT],
  ['another builder', '0', { builder: 'mine' }, BUILDKIT],
  ['another builder, nothing said', undefined, { builder: 'mine' }, BUILDKIT],
  ['what only BuildKit can', '0', { platforms: ['linux/amd64', 'linux/arm64'] }, BUILDKIT],
  ['a cache that may take another builder', '0', { cache: { preset: 'gha' } }, { kind: 'unsure' }],
])('%s', (_name, value, build, expected) => {
  const variables = value === undefined ? {} : { DOCKER_BUILDKIT: value };
  expect(possibleBuilders({ ...NO_BUILD_INPUTS, ...build }, { variables })).toEqual(expected);
  expect(possibleBuilders({ ...NO_BUILD_INPUTS, ...build }, { variables, command: 'bake' })).toEqual(BUILDKIT);
});
