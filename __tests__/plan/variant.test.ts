import { describe, expect, test } from '@jest/globals';
import type { BuildInputs } from '../../src/inputs/build-inputs.ts';
import {
  BUILT_AS,
  type BuildRequestFacts,
  builtAsLabel,
  compareVariant,
  describeParts,
  isMadeForSame,
  withoutInherited,
} from '../../src/plan/variant.ts';
import { NO_BUILD_INPUTS } from '../inputs/plain-build.ts';

const plain: BuildRequestFacts = {
  event: { repository: { owner: 'octo', name: 'shop' } },
  workspace: '/w',
  ownPlatform: 'linux/amd64',
  variables: {},
  build: NO_BUILD_INPUTS,
};
const withBuild = (build: object): BuildRequestFacts => ({ ...plain, build: { ...plain.build, ...build } });
const withEvent = (event: object): BuildRequestFacts => ({ ...plain, event: { ...plain.event, ...event } });
const labels = (facts: BuildRequestFacts) => ({ [BUILT_AS]: builtAsLabel(facts).value });
const match = (one: BuildRequestFacts, other: BuildRequestFacts) =>
  compareVariant(labels(one), builtAsLabel(other).value);

/**
 * Of each input of the build another value than none, and the parts that say so. A new input is put in here, as the types say,
 * and in `partsOf` in a way that leaves out what is not set: the labels of images that are there stay as they are.
 */
const PARTS: { readonly [Name in keyof Required<BuildInputs>]: readonly [BuildInputs[Name], readonly string[]] } = {
  context: ['api', ['context', 'file']],
  file: ['api.Dockerfile', ['file']],
  target: ['worker', ['target']],
  buildArgs: [[{ name: 'A', value: '1' }], ['build-arg-names', 'build-args']],
  platforms: [['linux/arm64'], ['platforms']],
  provenance: ['mode=max', ['attestations']],
  sbom: ['true', ['attestations']],
  compression: ['zstd', ['compression']],
  buildContexts: [[{ name: 'base', value: 'base' }], ['named-contexts']],
  network: ['none', ['network']],
  secrets: [[{ id: 'npm', kind: 'value', value: 'x' }], ['secrets']],
  ssh: [['default'], ['secrets']],
  addHosts: [['db:10.0.0.1'], ['options']],
  shmSize: ['128m', ['options']],
  ulimits: [['nofile=10'], ['options']],
  allow: [['network.host'], ['options']],
  labels: [[{ key: 'a', value: '1' }], ['labels']],
  annotations: [['a=1'], ['annotations']],
  // Who builds, with what help, and where the image goes besides: not what is built.
  builder: ['other', []],
  load: [true, []],
  cache: [{ preset: 'gha' }, []],
  cacheFrom: [['type=gha'], []],
  cacheTo: [['type=gha'], []],
  pull: [true, []],
  noCache: [true, []],
  noCacheFilters: [['worker'], []],
};

test.each(Object.entries(PARTS))('the input %s', (name, [value, parts]) => {
  const found = match(plain, withBuild({ [name]: value }));
  expect(found).toEqual(parts.length === 0 ? { kind: 'same' } : { kind: 'differs', parts, isUnmerged: false });
});

describe('other images of a commit', () => {
  test.each<[string, BuildRequestFacts, readonly string[]]>([
    ['the machine', { ...plain, ownPlatform: 'linux/arm64' }, ['platforms']],
    ['what only a bake file says', withBuild({ further: { x: 1 } }), ['options']],
    ['no labels of the action', withBuild({ hasOwnLabels: false }), ['own-labels']],
    ['a merge', withEvent({ mergedInto: 'c'.repeat(40) }), ['merge']],
    ['another repository', withEvent({ sourceUrl: 'https://github.com/octo/tools' }), ['repository']],
    ['an inline Dockerfile', withBuild({ inlineDockerfile: 'FROM scratch' }), ['file']],
    ['how layers are packed', withBuild({ packing: ['force-compression=true'] }), ['compression']],
  ])('%s', (_name, facts, parts) => {
    expect(match(plain, facts)).toEqual({ kind: 'differs', parts, isUnmerged: parts[0] === 'merge' });
  });

  test('values of arguments', () => {
    const [one, two] = ['1', '2'].map((value) => withBuild({ buildArgs: [{ name: 'A', value }] }));
    expect(match(one ?? plain, two ?? plain)).toMatchObject({ parts: ['build-args'] });
  });

  test('a target that it is built on', () => {
    const base = { ...plain.build, name: 'base' };
    const on = (linked: readonly object[]) => withBuild({ linked });
    const more = { ...base, buildArgs: [{ name: 'A', value: '1' }] };
    expect(match(on([base]), on([more]))).toEqual({ kind: 'differs', parts: ['linked'], isUnmerged: false });
    expect(match(on([base]), on([{ ...base, platforms: ['linux/s390x'] }]))).toEqual({ kind: 'same' });
    // Images of before do not tell.
    expect(match(plain, on([base]))).toEqual({ kind: 'same' });
    expect(builtAsLabel(on([]))).toEqual(builtAsLabel(plain));
    expect(describeParts(['linked'])).toBe('a target that it is built on');
  });

  test.each<[string, string, string]>([
    ['another folder', 'https://github.com/o/r.git#main:a', 'https://github.com/o/r.git#main:b'],
    ['another repository', 'https://github.com/o/r.git#main', 'https://github.com/o/s.git#main'],
    ['without submodules', 'https://github.com/o/r.git', 'https://github.com/o/r.git?submodules=false'],
  ])('an address, %s', (_name, one, other) => {
    const parts = ['context', 'file'];
    expect(match(withBuild({ context: one }), withBuild({ context: other }))).toMatchObject({ parts });
  });

  test('a named context by address at another branch, but not at another commit', () => {
    const named = (wanted: string) =>
      withBuild({ buildContexts: [{ name: 'lib', value: `https://github.com/o/lib.git#${wanted}` }] });
    expect(match(named('v1'), named('v2'))).toMatchObject({ parts: ['named-contexts'] });
    expect(match(named('a'.repeat(40)), named('b'.repeat(40)))).toEqual({ kind: 'same' });
  });

  test('values of arguments that the environment has', () => {
    const build = withBuild({ buildArgs: [{ name: 'A' }] });
    const other = { ...build, variables: { A: '1' } };
    expect(match(build, other)).toMatchObject({ parts: ['build-args'] });
  });

  test('merges into two bases', () => {
    const [one, two] = ['c', 'd'].map((letter) => withEvent({ mergedInto: letter.repeat(40) }));
    expect(match(one ?? plain, two ?? plain)).toEqual({ kind: 'differs', parts: ['merge'], isUnmerged: false });
  });
});

describe('the same image', () => {
  test.each<[string, BuildRequestFacts]>([
    ['the context, told otherwise', withBuild({ context: './' })],
    ['the Dockerfile that is the default', withBuild({ file: './Dockerfile' })],
    ['the platform that is the default', withBuild({ platforms: ['linux/amd64'] })],
    ['the same platform by another name', withBuild({ platforms: ['linux/x86_64'] })],
    ['attestations that are off', withBuild({ provenance: 'false', sbom: 'false' })],
    ['the network that is the default', withBuild({ network: 'default' })],
    ['labels of the action', withBuild({ hasOwnLabels: true })],
    ['another workspace', { ...plain, workspace: '/other' }],
    ['a checkout in a folder', { ...withEvent({ checkout: '/w/src' }), build: { ...plain.build, context: 'src' } }],
  ])('%s', (_name, facts) => expect(match(plain, facts)).toEqual({ kind: 'same' }));

  const sha = 'a'.repeat(40);
  test.each<[string, string]>([
    ['at another commit', `https://github.com/o/r.git#${'b'.repeat(40)}:sub`],
    ['without a scheme', `github.com/o/r.git#${sha}:sub`],
    ['by ssh', `git@github.com:O/R.git#${sha}:sub/`],
    ['by a query', `https://github.com/o/r.git?subdir=sub&ref=main&commit=${sha}`],
    ['by a branch', 'https://github.com/o/r.git#refs/heads/main:sub'],
    ['by a git tag', 'https://github.com/o/r.git#refs/tags/v1:sub'],
  ])('an address, %s', (_name, context) => {
    expect(match(withBuild({ context: `https://github.com/o/r.git#${sha}:sub` }), withBuild({ context }))).toEqual({
      kind: 'same',
    });
  });

  test("another repository's checkout, in its own workflow", () => {
    const own = withEvent({ repository: { owner: 'octo', name: 'Other' } });
    const second = withEvent({ sourceUrl: 'https://github.com/octo/other' });
    expect(match(own, second)).toEqual({ kind: 'same' });
    const elsewhere = withEvent({ sourceUrl: 'https://git.example.com/octo/other' });
    expect(match(own, elsewhere)).toMatchObject({ parts: ['repository'] });
  });

  test('what secrets and agents hold, and the order of lists', () => {
    const one = withBuild({ secrets: [{ id: 'a', value: '1' }], ssh: ['default=x'], addHosts: ['a:1', 'b:2'] });
    const other = withBuild({ secrets: [{ id: 'a', value: '2' }], ssh: ['default=y'], addHosts: ['b:2', 'a:1'] });
    expect(match(one, other)).toEqual({ kind: 'same' });
  });

  test('arguments in another order, the last of a name', () => {
    const args = (...texts: string[]) =>
      withBuild({ buildArgs: texts.map((text) => ({ name: text.slice(0, 1), value: text.slice(2) })) });
    expect(match(args('A=1', 'B=2'), args('B=1', 'B=2', 'A=1'))).toEqual({ kind: 'same' });
  });
});

test('the label is short, and holds no value', () => {
  const { value } = builtAsLabel(
    withBuild({ buildArgs: [{ name: 'TOKEN', value: 's3cret-value' }], target: 'worker' }),
  );
  expect(value).toMatch(/^format=2 repository=[0-9a-f]{8} context=[0-9a-f]{8} file=/);
  expect(value).not.toMatch(/s3cret|worker|TOKEN/);
});

describe('labels that an image has from the one that it is built on', () => {
  const told = {
    'org.opencontainers.image.revision': 'a',
    'ecr-build-push.commit': 'b',
    'ecr-build-push.version': '1.2.3',
    other: 'c',
  };
  const labelled = (facts: BuildRequestFacts) => ({ ...told, [BUILT_AS]: builtAsLabel(facts).value });

  test.each<[string, Readonly<Record<string, string>>, boolean]>([
    ['with labels of its own', labelled(plain), true],
    ['without', labelled(withBuild({ hasOwnLabels: false })), false],
    ['of another tool', told, true],
  ])('an image %s', (_name, labels, isKept) => {
    const { [BUILT_AS]: _builtAs, ...left } = withoutInherited(labels);
    expect(left).toEqual(isKept ? told : { other: 'c' });
  });
});

describe('what is the same in other words', () => {
  test.each<[string, Partial<BuildRequestFacts['build']>, Partial<BuildRequestFacts['build']>]>([
    ['the usual variant of arm64', { platforms: ['linux/arm64/v8'] }, { platforms: ['linux/arm64'] }],
    ['a stage in capitals', { target: 'APP' }, { target: 'app' }],
    ['the usual provenance', { provenance: 'true' }, { provenance: 'mode=min' }],
    ['no provenance', { provenance: 'false' }, {}],
  ])('%s', (_name, one, other) => {
    expect(builtAsLabel(withBuild(one))).toEqual(builtAsLabel(withBuild(other)));
  });

  test('more provenance is something else', () => {
    expect(builtAsLabel(withBuild({ provenance: 'mode=max' }))).not.toEqual(
      builtAsLabel(withBuild({ provenance: 'true' })),
    );
  });
});

// Whoever changes this raises FORMAT: images that are in repositories carry such labels.
test('stays what it is', () => {
  expect(builtAsLabel(plain).value).toMatchInlineSnapshot(
    `"format=2 repository=e3b24f8d context=7299b59d file=7182f900 target=12ae32cb build-arg-names=4f53cda1 build-args=44136fa3 platforms=ac8335d2 attestations=439083f3 compression=ed954e41 named-contexts=44136fa3 network=1080a608 secrets=643d5437 options=454cb608 labels=44136fa3 own-labels=b5bea41b annotations=44136fa3 merge=12ae32cb"`,
  );
});

test('an image without the label, or with another format, tells nothing', () => {
  const { value } = builtAsLabel(plain);
  expect(compareVariant({}, value)).toEqual({ kind: 'unlabelled' });
  expect(compareVariant({ [BUILT_AS]: value.replace('format=2', 'format=9') }, value)).toEqual({ kind: 'unlabelled' });
});

test('labels of a base image are of something else', () => {
  const { value } = builtAsLabel(plain);
  expect(isMadeForSame(labels(plain), value)).toBe(true);
  expect(isMadeForSame(labels(withBuild({ platforms: ['linux/arm64'] })), value)).toBe(true);
  expect(isMadeForSame(labels(withBuild({ target: 'base' })), value)).toBe(false);
  expect(isMadeForSame({}, value)).toBe(false);
});

test('parts in words', () => {
  expect(describeParts(['target', 'build-arg-names', 'build-args'])).toBe('target, `build-args`');
  expect(describeParts(['build-args', 'merge'])).toBe('values of `build-args`, merged into its base or not');
});
