import { describe, expect, test } from '@jest/globals';
import { compareLegs, type Leg } from '../../../src/actions/merge/leg-variants.ts';
import { legsDiffer } from '../../../src/actions/merge/merge-errors.ts';
import { BUILT_AS, builtAsLabel } from '../../../src/plan/variant.ts';
import { NO_BUILD_INPUTS } from '../../inputs/plain-build.ts';

const leg = (name: string, build: object = {}, event: object = {}): Leg => {
  const { key, value } = builtAsLabel({
    event: { repository: { owner: 'octo', name: 'shop' }, ...event },
    workspace: '/w',
    ownPlatform: 'linux/amd64',
    variables: {},
    build: { ...NO_BUILD_INPUTS, platforms: [`linux/${name}`], ...build },
  });
  return { name, labels: { [key]: value }, system: 'linux' };
};
const windows = (build: object, event: object = {}): Leg => ({ ...leg('windows', build, event), system: 'windows' });
const silent: Leg = { name: 'silent', labels: { any: 'thing' }, system: 'linux' };
const args = (value: string) => ({ buildArgs: [{ name: 'A', value }] });

describe('images that fit', () => {
  test.each<[string, readonly Leg[], RegExp | undefined, RegExp | undefined]>([
    ['one', [leg('amd64')], undefined, undefined],
    ['two platforms', [leg('amd64'), leg('arm64')], undefined, undefined],
    ['none that tells', [silent, { ...silent, name: 'other' }], undefined, /how it was built: silent, other\.$/],
    ['labels', [leg('amd64', { labels: [{ key: 'a', value: '1' }] }), leg('arm64')], undefined, undefined],
    ['one that does not tell', [leg('amd64'), silent, leg('arm64')], undefined, /how it was built: silent\.$/],
    ['one of another form', [leg('amd64'), { ...silent, labels: { [BUILT_AS]: 'x' } }], undefined, undefined],
    [
      'values of arguments',
      [leg('amd64', args('1')), leg('arm64', args('2'))],
      /^amd64 and arm64 differ in values of `build-args`\. /,
      undefined,
    ],
    [
      'attestations, and how layers are packed',
      [leg('amd64'), leg('arm64', { sbom: 'true', compression: 'zstd' })],
      /^amd64 and arm64 differ in `provenance` or `sbom`, compression\. /,
      undefined,
    ],
    [
      'a Dockerfile for Windows',
      [leg('amd64'), windows({ file: 'windows.Dockerfile', target: 'windows' })],
      /^amd64 and windows differ in file, target\. /,
      undefined,
    ],
  ])('%s', (_name, legs, warning, line) => {
    expect(compareLegs(legs)).toEqual({
      kind: 'fit',
      warnings: warning === undefined ? [] : [expect.stringMatching(warning)],
      lines: line === undefined ? [] : [expect.stringMatching(line)],
    });
  });
});

describe('images that do not', () => {
  test.each<[string, readonly Leg[], string]>([
    [
      'the stage',
      [leg('amd64', { target: 'api' }), leg('arm64', { target: 'worker' })],
      'amd64 and arm64 .*\\(target\\)',
    ],
    [
      'the third of them',
      [leg('amd64'), leg('arm64'), leg('s390x', { target: 'x' })],
      'amd64 and s390x .*\\(target\\)',
    ],
    [
      'one behind a silent one',
      [silent, leg('amd64'), leg('arm64', { target: 'x' })],
      'amd64 and arm64 .*\\(target\\)',
    ],
    ['the names of arguments', [leg('amd64'), leg('arm64', args('1'))], '\\(`build-args`\\)'],
    ['the Dockerfile', [leg('amd64'), leg('arm64', { file: 'x' })], '\\(file\\)'],
    ['the network', [leg('amd64'), leg('arm64', { network: 'none' })], '\\(network\\)'],
    ['a merge', [leg('amd64'), leg('arm64', {}, { mergedInto: 'c'.repeat(40) })], '\\(merged into its base or not\\)'],
    [
      'another repository, for Windows',
      [leg('amd64'), windows({ file: 'x' }, { sourceUrl: 'https://github.com/octo/tools' })],
      '\\(the GitHub repository\\)',
    ],
  ])('%s', (_name, legs, reason) => {
    const match = compareLegs(legs);
    expect(match).toMatchObject({ kind: 'differ', reason: expect.stringMatching(new RegExp(reason)) });
    expect(legsDiffer('a and b differ.').problem).toMatchObject({ code: 'merge-impossible' });
  });
});
