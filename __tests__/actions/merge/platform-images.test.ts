import { describe, expect, test } from '@jest/globals';
import { imagesDiffer } from '../../../src/actions/merge/merge-errors.ts';
import { comparePlatformImages, type PlatformImage } from '../../../src/actions/merge/platform-images.ts';
import { BUILT_AS, builtAsLabel } from '../../../src/plan/variant.ts';
import { NO_BUILD_INPUTS } from '../../inputs/plain-build.ts';

const image = (name: string, build: object = {}, event: object = {}): PlatformImage => {
  const { key, value } = builtAsLabel({
    event: { repository: { owner: 'octo', name: 'shop' }, ...event },
    workspace: '/w',
    ownPlatform: 'linux/amd64',
    variables: {},
    build: { ...NO_BUILD_INPUTS, platforms: [`linux/${name}`], ...build },
  });
  return { name, labels: { [key]: value }, system: 'linux' };
};
const windows = (build: object, event: object = {}): PlatformImage => ({
  ...image('windows', build, event),
  system: 'windows',
});
const silent: PlatformImage = { name: 'silent', labels: { any: 'thing' }, system: 'linux' };
const args = (value: string) => ({ buildArgs: [{ name: 'A', value }] });

describe('images that fit', () => {
  test.each<[string, readonly PlatformImage[], RegExp | undefined, RegExp | undefined]>([
    ['one', [image('amd64')], undefined, undefined],
    ['two platforms', [image('amd64'), image('arm64')], undefined, undefined],
    ['none that tells', [silent, { ...silent, name: 'other' }], undefined, /how it was built: silent, other\.$/],
    ['labels', [image('amd64', { labels: [{ key: 'a', value: '1' }] }), image('arm64')], undefined, undefined],
    ['one that does not tell', [image('amd64'), silent, image('arm64')], undefined, /how it was built: silent\.$/],
    ['one of another form', [image('amd64'), { ...silent, labels: { [BUILT_AS]: 'x' } }], undefined, undefined],
    [
      'values of arguments',
      [image('amd64', args('1')), image('arm64', args('2'))],
      /^amd64 and arm64 differ in values of `build-args`\. /,
      undefined,
    ],
    [
      'attestations, and how layers are packed',
      [image('amd64'), image('arm64', { sbom: 'true', compression: 'zstd' })],
      /^amd64 and arm64 differ in `provenance` or `sbom`, compression\. /,
      undefined,
    ],
    [
      'a Dockerfile for Windows',
      [image('amd64'), windows({ file: 'windows.Dockerfile', target: 'windows' })],
      /^amd64 and windows differ in file, target\. /,
      undefined,
    ],
  ])('%s', (_name, images, warning, line) => {
    expect(comparePlatformImages(images)).toEqual({
      kind: 'fit',
      warnings: warning === undefined ? [] : [expect.stringMatching(warning)],
      lines: line === undefined ? [] : [expect.stringMatching(line)],
    });
  });
});

describe('images that do not', () => {
  test.each<[string, readonly PlatformImage[], string]>([
    [
      'the stage',
      [image('amd64', { target: 'api' }), image('arm64', { target: 'worker' })],
      'amd64 and arm64 .*\\(target\\)',
    ],
    [
      'the third of them',
      [image('amd64'), image('arm64'), image('s390x', { target: 'x' })],
      'amd64 and s390x .*\\(target\\)',
    ],
    [
      'one behind a silent one',
      [silent, image('amd64'), image('arm64', { target: 'x' })],
      'amd64 and arm64 .*\\(target\\)',
    ],
    ['the names of arguments', [image('amd64'), image('arm64', args('1'))], '\\(`build-args`\\)'],
    ['the Dockerfile', [image('amd64'), image('arm64', { file: 'x' })], '\\(file\\)'],
    ['the network', [image('amd64'), image('arm64', { network: 'none' })], '\\(network\\)'],
    [
      'a merge',
      [image('amd64'), image('arm64', {}, { mergedInto: 'c'.repeat(40) })],
      '\\(merged into its base or not\\)',
    ],
    [
      'another repository, for Windows',
      [image('amd64'), windows({ file: 'x' }, { sourceUrl: 'https://github.com/octo/tools' })],
      '\\(the GitHub repository\\)',
    ],
  ])('%s', (_name, images, reason) => {
    const match = comparePlatformImages(images);
    expect(match).toMatchObject({ kind: 'differ', reason: expect.stringMatching(new RegExp(reason)) });
    expect(imagesDiffer('a and b differ.').problem).toMatchObject({ code: 'merge-impossible' });
  });
});
