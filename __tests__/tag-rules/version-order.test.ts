import { describe, expect, test } from '@jest/globals';
import {
  compareVersions,
  type VersionComparison,
  type VersionImage,
  type VersionOrder,
} from '../../src/tag-rules/version-order.ts';
import { branch, resolve, tagged } from './contexts.ts';

const plain = (text: string) => ({ text, literal: text, shape: text });
const semver = orderOf('semver', '1.2.9');
const python = orderOf('pep440', '1.2.9');

function orderOf(
  scheme: VersionOrder['scheme'],
  version: string,
  around: Partial<Record<'prefix' | 'suffix', string>> = {},
) {
  const { prefix = '', suffix = '' } = around;
  return { scheme, version, prefix: plain(prefix), suffix: plain(suffix) };
}

test.each<[string, VersionOrder, string[], VersionComparison]>([
  ['a higher major', semver, ['latest', '2', '2.0.0'], 'higher'],
  ['a higher minor', semver, ['1.3.0', '1.3', '1'], 'higher'],
  ['a lower one', semver, ['1.2.8'], 'lower'],
  ['the same', semver, ['1.2.9', 'latest'], 'same'],
  ['by numbers, not by letters', semver, ['1.2.10'], 'higher'],
  ['a prerelease is lower than its release', orderOf('semver', '2.0.0'), ['2.0.0-rc.1'], 'lower'],
  ['the highest of several', semver, ['1.2.8', '1.4.0'], 'higher'],
  ['with a v', semver, ['v2.0.0'], 'higher'],
  ['tags that move tell nothing', semver, ['2', '2.1', 'latest'], 'unknown'],
  ['another suffix', semver, ['2.0.0-alpine'], 'higher'],
  ['of the same suffix', orderOf('semver', '1.2.9', { suffix: '-alpine' }), ['2.0.0-alpine', '1.0.0'], 'higher'],
  ['of none with that suffix', orderOf('semver', '1.2.9', { suffix: '-alpine' }), ['2.0.0'], 'unknown'],
  ['of the same component', orderOf('semver', '1.2.9', { prefix: 'app-' }), ['app-2.0.0', 'web-9.0.0'], 'higher'],
  ['of another component', orderOf('semver', '1.2.9', { prefix: 'app-' }), ['web-9.0.0'], 'unknown'],
  ['of Python', python, ['1.2.10'], 'higher'],
  ['a post release of Python', python, ['1.2.9.post1'], 'higher'],
  ['a prerelease of Python', python, ['1.2.9rc1'], 'lower'],
])('%s', (_name, order, tags, expected) => expect(compareVersions(order, { tags })).toBe(expected));

describe('a tag of a run beside the image that it stands on', () => {
  const SEMVER = rules('semver');
  const PEP440 = rules('pep440');
  const SHA = ['suffix=-{{sha}}'];
  type Ours = { readonly git: string; readonly lines: readonly string[]; readonly flavor?: readonly string[] };
  test.each<[string, Ours, tag: string, VersionImage, VersionComparison]>([
    // Versions of Python have as many parts as they like.
    ['two parts', { git: 'v1.3', lines: PEP440 }, '1', { tags: ['1.4', '1', 'latest'] }, 'higher'],
    ['two parts, for latest', { git: 'v1.3', lines: PEP440 }, 'latest', { tags: ['1.4', '1', 'latest'] }, 'higher'],
    ['two parts, later', { git: 'v1.5', lines: PEP440 }, '1', { tags: ['1.4', '1'] }, 'lower'],
    ['two parts, by the label', { git: 'v1.3', lines: PEP440 }, '1', { tags: ['1'], label: '1.4' }, 'higher'],
    ['one part, by the label', { git: 'v1.3', lines: PEP440 }, 'latest', { tags: ['latest'], label: '2' }, 'higher'],
    [
      'what a moving tag stands for may be higher',
      { git: 'v1.4.1', lines: PEP440 },
      '1.4',
      { tags: ['1.4'] },
      'unknown',
    ],
    ['the label tells', { git: 'v1.4.1', lines: PEP440 }, '1.4', { tags: ['1.4'], label: '1.4.2' }, 'higher'],
    ['the label tells, too', { git: 'v1.4.1', lines: PEP440 }, '1.4', { tags: ['1.4'], label: '1.4' }, 'lower'],
    ['a moving tag with a v', { git: 'v1.3.0', lines: PEP440 }, 'latest', { tags: ['v1', 'latest'] }, 'unknown'],
    ['an epoch', { git: 'v1.3', lines: PEP440 }, 'latest', { tags: ['latest'], label: '1!0.1' }, 'higher'],
    ['a local version of ours', { git: 'v1.4+ubuntu.1', lines: PEP440 }, 'latest', { tags: [], label: '1.4' }, 'lower'],
    [
      'a local version',
      { git: 'v1.4', lines: PEP440 },
      'latest',
      { tags: ['latest'], label: '1.4+ubuntu.1' },
      'higher',
    ],
    // What is different in each run is no part of a version.
    [
      'a suffix with the commit',
      { git: 'v2.0.9', lines: SEMVER, flavor: SHA },
      'latest',
      { tags: ['2.1.0-0123456', '2-0123456', 'latest'] },
      'higher',
    ],
    [
      'the same with a prerelease',
      { git: 'v2.1.0', lines: SEMVER, flavor: SHA },
      'latest',
      { tags: ['2.1.0-rc.1-0123456', 'latest'] },
      'lower',
    ],
    [
      'a suffix with the commit, by the label',
      { git: 'v2.0.9', lines: SEMVER, flavor: SHA },
      'latest',
      { tags: ['latest'], label: '2.1.0 suffix=-' },
      'higher',
    ],
    [
      'a suffix with a date',
      { git: 'v2.0.9', lines: SEMVER, flavor: ["suffix=-{{date 'YYYYMMDD'}}"] },
      'latest',
      { tags: ['2.1.0-rc.1-20261120', '2.0.8-20261119'] },
      'higher',
    ],
    [
      'a prefix with a branch that is not there',
      { git: 'v2.0.9', lines: SEMVER, flavor: ['prefix={{branch}}-'] },
      'latest',
      { tags: ['2.1.0'] },
      'higher',
    ],
    [
      'a suffix that is chosen',
      { git: 'v2.0.9', lines: SEMVER, flavor: ['suffix={{#if tag}}-release{{/if}}'] },
      'latest',
      { tags: ['2.1.0-release'] },
      'higher',
    ],
    [
      'another one',
      { git: 'v2.0.9', lines: SEMVER, flavor: SHA },
      'latest',
      { tags: ['latest'], label: '2.1.0 suffix=-alpine' },
      'unknown',
    ],
    // `latest` follows the first rule, whether it has to be asked for or not.
    ['latest=true', { git: 'v1.2.9', lines: SEMVER, flavor: ['latest=true'] }, 'latest', { tags: ['2.0.0'] }, 'higher'],
    [
      'latest=true, of a branch with a typed version',
      { git: '', lines: ['type=semver,pattern={{version}},value=1.2.9'], flavor: ['latest=true'] },
      'latest',
      { tags: ['2.0.0'] },
      'higher',
    ],
    // Only what would make that very tag counts.
    ['1 of 1.9.1', { git: 'v1.9.1', lines: SEMVER }, '1', { tags: ['1.9.0', '2.0.0', '1', '2', 'latest'] }, 'lower'],
    ['1.9 of 1.9.1', { git: 'v1.9.1', lines: SEMVER }, '1.9', { tags: ['1.9.0', '2.0.0', '1.9'] }, 'lower'],
    ['latest of 1.9.1', { git: 'v1.9.1', lines: SEMVER }, 'latest', { tags: ['1.9.0', '2.0.0'] }, 'higher'],
    ['1 of 1.9.1, backported', { git: 'v1.9.1', lines: SEMVER }, '1', { tags: ['1.10.0', '2.0.0', '1'] }, 'higher'],
    ['1.9.1 itself', { git: 'v1.9.1', lines: SEMVER }, '1.9.1', { tags: ['1.9.1', '2.0.0'] }, 'same'],
    ['1 by the label', { git: 'v1.9.1', lines: SEMVER }, '1', { tags: ['2.0.0', '1'], label: '1.10.0' }, 'higher'],
    ['1 by another label', { git: 'v1.9.1', lines: SEMVER }, '1', { tags: ['1'], label: '2.0.0' }, 'unknown'],
    // The label tells version, prefix, suffix and component apart.
    [
      'a prefix',
      { git: 'v1.2.9', lines: SEMVER, flavor: ['prefix=app-'] },
      'latest',
      { tags: ['latest'], label: '2.0.0 prefix=app-' },
      'higher',
    ],
    [
      'text of the pattern',
      { git: 'v1.2.9', lines: ['type=semver,pattern=app_{{version}}'] },
      'latest',
      { tags: ['app_2.0.0', 'latest'], label: '2.0.0' },
      'higher',
    ],
    ['another variant', { git: 'v1.2.9', lines: SEMVER }, 'latest', { tags: [], label: '2.0.0 suffix=-a' }, 'unknown'],
    [
      'a component',
      { git: 'app/v1.2.9', lines: rules('semver', ',match=^app/(.*)$') },
      'latest',
      { tags: ['latest'], label: '2.0.0 component=app/' },
      'higher',
    ],
    [
      'another component',
      { git: 'app/v1.2.9', lines: rules('semver', ',match=^app/(.*)$') },
      'latest',
      { tags: ['latest', '2.0.0'], label: '2.0.0 component=web/' },
      'unknown',
    ],
    [
      'a component that one of them does not name',
      { git: 'v1.2.9', lines: SEMVER },
      'latest',
      { tags: ['latest'], label: '2.0.0 component=app/' },
      'higher',
    ],
    [
      'a label of before',
      { git: 'v1.2.9', lines: SEMVER, flavor: ['prefix=app-'] },
      'latest',
      { tags: ['latest'], label: 'app-2.0.0' },
      'higher',
    ],
    ['a label of no sense', { git: 'v1.2.9', lines: SEMVER }, 'latest', { tags: [], label: 'nonsense x=y' }, 'unknown'],
  ])('%s', (_name, { git, lines, flavor }, tag, image, expected) => {
    const { tagSources } = resolve(lines, git === '' ? branch('main') : tagged(git), flavor);
    const own = tagSources.find((source) => source.tag.replace('-860c190', '') === tag);
    expect(own?.version?.compare(image)).toBe(expected);
  });
});

test.each([
  ['v1.2.9', [], undefined, '1.2.9'],
  ['v1.2.9', ['prefix=app-', 'suffix=-x'], undefined, '1.2.9 prefix=app- suffix=-x'],
  ['v1.2.9', ['suffix=-{{sha}}'], undefined, '1.2.9 suffix=-'],
  ['v1.2.9+b.1', [], undefined, '1.2.9'],
  ['my app/v1.2.9', [], ',match=.*/(.*)', '1.2.9 component=my-app/'],
])('the label of %s with %j', (git, flavor, match, label) => {
  expect(resolve(rules('semver', match), tagged(git), flavor).tagSources[0]?.version?.label).toBe(label);
});

function rules(scheme: string, rest = ''): readonly string[] {
  const patterns = ['{{version}}', '{{major}}.{{minor}}', '{{major}}'];
  return patterns.map((pattern) => `type=${scheme},pattern=${pattern}${rest}`);
}

test('the tags of a release: what moves, and what orders it', () => {
  const lines = ['{{version}}', '{{major}}.{{minor}}', '{{major}}'].map((pattern) => `type=semver,pattern=${pattern}`);
  const { tagSources } = resolve([...lines, 'stable', 'type=sha'], tagged('v1.2.9'), ['suffix=-x,onlatest=true']);
  expect(tagSources.map(({ tag, isMoving, version }) => [tag, isMoving, version?.version])).toEqual([
    ['1.2.9-x', false, '1.2.9'],
    ['1.2-x', true, '1.2.9'],
    ['1-x', true, '1.2.9'],
    ['stable-x', false, undefined],
    ['sha-860c190-x', false, undefined],
    ['latest-x', true, '1.2.9'],
  ]);
  expect(tagSources[1]?.version?.compare({ tags: ['1.2.10-x'] })).toBe('higher');
});
