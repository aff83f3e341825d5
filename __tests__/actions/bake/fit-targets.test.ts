import { describe, expect, test } from '@jest/globals';
import { linkUnfit } from '../../../src/actions/bake/bake-errors.ts';
import { builtOnDay, fitTargets, type LinkedTarget, usableDigest } from '../../../src/actions/bake/fit-targets.ts';

const ALL = ['anew', 'beside', 'reuse'] as const;
const base = (decision: LinkedTarget['decision'], more: Partial<LinkedTarget> = {}): LinkedTarget => ({
  name: 'base',
  bases: [],
  decision,
  impossible: [],
  ...more,
});
const app = (decision: LinkedTarget['decision'], more: Partial<LinkedTarget> = {}): LinkedTarget => ({
  ...base(decision, more),
  name: 'app',
  bases: ['base'],
});

describe('targets that fit', () => {
  test.each<[string, readonly LinkedTarget[]]>([
    ['both built', [base('build'), app('build')]],
    ['both reused', [base('reuse'), app('reuse')]],
    ['a new one on a reused one', [base('reuse'), app('build')]],
    ['what is not linked', [base('build'), base('reuse', { name: 'x' })]],
    ['both beside what is there', [base('beside'), app('beside')]],
    ['the commit of both stays, and there is no other tag', [base('beside'), app('reuse', { impossible: ['beside'] })]],
    ['built on one day', [base('reuse', { builtOn: '2026-11-02' }), app('reuse', { builtOn: '2026-11-02' })]],
    ['built later than its base', [base('reuse', { builtOn: '2026-11-01' }), app('reuse', { builtOn: '2026-11-02' })]],
    ['where a day is not told', [base('reuse', { builtOn: '2026-11-02' }), app('reuse')]],
    [
      'built before its base, and fixed',
      [base('reuse', { builtOn: '2026-11-02' }), app('reuse', { builtOn: '2026-11-01', impossible: ['anew'] })],
    ],
    ['a base that nobody builds on', [base('reuse', { unusable: 'is not shown' }), app('reuse')]],
  ])('%s', (_name, targets) => expect(fitTargets(targets)).toEqual({ kind: 'fits' }));
});

describe('what is changed so that they do', () => {
  test.each<[string, readonly LinkedTarget[], object]>([
    [
      'a reused one on a new one is built',
      [base('build'), app('reuse')],
      { name: 'app', to: 'anew', line: 'app is built anew, as it is built on base, which is built anew.' },
    ],
    [
      'one that cannot be built again keeps its base',
      [base('build'), app('reuse', { impossible: ['anew'] })],
      {
        name: 'base',
        to: 'reuse',
        line: expect.stringMatching(/^base is reused as it is, as app, which cannot be built/),
      },
    ],
    ['a new one beside what is there', [base('beside'), app('reuse')], { name: 'app', to: 'beside' }],
    [
      'one of the day before its base',
      [base('reuse', { builtOn: '2026-11-02' }), app('reuse', { builtOn: '2026-11-01' })],
      { name: 'app', to: 'anew' },
    ],
    [
      'a base that others cannot be built on',
      [base('reuse', { unusable: 'has no linux/arm64' }), app('build')],
      {
        name: 'base',
        to: 'anew',
        line: 'base is built anew, as app is built on it, and its image has no linux/arm64.',
      },
    ],
  ])('%s', (_name, targets, change) => {
    expect(fitTargets(targets)).toMatchObject({ kind: 'change', change });
  });
});

describe('what cannot be made to fit', () => {
  test.each<[string, readonly LinkedTarget[], RegExp]>([
    [
      'both are fixed',
      [base('build', { impossible: ['reuse'] }), app('reuse', { impossible: ['anew'] })],
      /^base, which it is built on, has to be built$/,
    ],
    [
      'one that was built anew for another one',
      [base('build', { impossible: ALL }), app('reuse', { impossible: ALL })],
      /has to be built$/,
    ],
    [
      'a fixed base that others cannot be built on',
      [base('reuse', { unusable: 'is not shown', impossible: ['anew'] }), app('build')],
      /^the image of base is not shown$/,
    ],
  ])('%s', (_name, targets, why) => {
    const fit = fitTargets(targets);
    expect(fit).toEqual({ kind: 'impossible', name: 'app', base: 'base', why: expect.stringMatching(why) });
    if (fit.kind === 'impossible') expect(linkUnfit(fit).fix).toContain('`targets: base,app`');
  });
});

describe('the image that others are built on', () => {
  const index = { 'linux/amd64': 'sha256:a', 'linux/arm64': 'sha256:b' };
  test.each<[string, Parameters<typeof usableDigest>, object]>([
    [
      'one platform',
      [{ digest: 'sha256:a', platformDigests: { 'linux/amd64': 'sha256:a' } }, []],
      { digest: 'sha256:a' },
    ],
    [
      'one platform, with attestations',
      [{ digest: 'sha256:i', platformDigests: { 'linux/amd64': 'sha256:a' } }, ['linux/amd64']],
      { digest: 'sha256:a' },
    ],
    ['several', [{ digest: 'sha256:i', platformDigests: index }, ['linux/arm64/v8']], { digest: 'sha256:i' }],
    [
      'one that could not be read',
      [{ digest: 'sha256:i', platformDigests: {}, isUnread: true }, ['linux/amd64']],
      { unusable: 'could not be read' },
    ],
    [
      'what is asked for by another name',
      [{ digest: 'sha256:i', platformDigests: index }, ['linux/aarch64']],
      { digest: 'sha256:i' },
    ],
    ['what tells no platform', [{ digest: 'sha256:i', platformDigests: {} }, []], { digest: 'sha256:i' }],
    [
      'one less than asked for',
      [{ digest: 'sha256:i', platformDigests: index }, ['linux/arm64', 'linux/s390x']],
      { unusable: 'has no linux/s390x' },
    ],
    [
      'one that the role may not read',
      [{ digest: 'sha256:i', platformDigests: {}, denied: 'ecr:X' }, []],
      { unusable: 'cannot be read, as the role lacks ecr:X' },
    ],
  ])('%s', (_name, given, expected) => expect(usableDigest(...given)).toEqual(expected));
});

test.each<[readonly string[], string | undefined]>([
  [[`content-${'a'.repeat(32)}-2026-11-02`, `content-${'b'.repeat(32)}-2026-11-01`], '2026-11-01'],
  [['latest', 'content-x-2026-11-02', 'v1-2026-11-02'], undefined],
])('the day in the tags %j', (tags, day) => expect(builtOnDay(tags)).toBe(day));
