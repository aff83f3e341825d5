import { expect, test } from '@jest/globals';
import { compareVersions, type VersionComparison } from '../../src/tag-rules/version-order.ts';
import { resolve, tagged } from './contexts.ts';

const semver = { scheme: 'semver', version: '1.2.9', prefix: '', suffix: '' } as const;
const python = { scheme: 'pep440', version: '1.2.9', prefix: '', suffix: '' } as const;

test.each<[string, Parameters<typeof compareVersions>[0], string[], VersionComparison]>([
  ['a higher major', semver, ['latest', '2', '2.0.0'], 'higher'],
  ['a higher minor', semver, ['1.3.0', '1.3', '1'], 'higher'],
  ['a lower one', semver, ['1.2.8'], 'lower'],
  ['the same', semver, ['1.2.9', 'latest'], 'same'],
  ['by numbers, not by letters', semver, ['1.2.10'], 'higher'],
  ['a prerelease is lower than its release', { ...semver, version: '2.0.0' }, ['2.0.0-rc.1'], 'lower'],
  ['the highest of several', semver, ['1.2.8', '1.4.0'], 'higher'],
  ['with a v', semver, ['v2.0.0'], 'higher'],
  ['tags that move tell nothing', semver, ['2', '2.1', 'latest'], 'unknown'],
  ['another suffix', semver, ['2.0.0-alpine'], 'higher'],
  ['of the same suffix', { ...semver, suffix: '-alpine' }, ['2.0.0-alpine', '1.0.0'], 'higher'],
  ['of none with that suffix', { ...semver, suffix: '-alpine' }, ['2.0.0'], 'unknown'],
  ['of the same component', { ...semver, prefix: 'app-' }, ['app-2.0.0', 'web-9.0.0'], 'higher'],
  ['of another component', { ...semver, prefix: 'app-' }, ['web-9.0.0'], 'unknown'],
  ['of Python', python, ['1.2.10'], 'higher'],
  ['a post release of Python', python, ['1.2.9.post1'], 'higher'],
  ['a prerelease of Python', python, ['1.2.9rc1'], 'lower'],
])('%s', (_name, order, tags, expected) => expect(compareVersions(order, tags)).toBe(expected));

test('origins of a release: what moves, and what orders it', () => {
  const lines = ['{{version}}', '{{major}}.{{minor}}', '{{major}}'].map((pattern) => `type=semver,pattern=${pattern}`);
  const { origins } = resolve([...lines, 'stable', 'type=sha'], tagged('v1.2.9'), ['suffix=-x,onlatest=true']);
  expect(origins.map(({ tag, isMoving, version }) => [tag, isMoving, version?.version])).toEqual([
    ['1.2.9-x', false, '1.2.9'],
    ['1.2-x', true, '1.2.9'],
    ['1-x', true, '1.2.9'],
    ['stable-x', false, undefined],
    ['sha-860c190-x', false, undefined],
    ['latest-x', true, '1.2.9'],
  ]);
  expect(origins[1]?.version?.compare(['1.3.0-x'])).toBe('higher');
});
