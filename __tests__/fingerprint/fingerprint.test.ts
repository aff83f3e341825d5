import { chmod, mkdir, mkdtemp, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { readFingerprint } from '../../src/fingerprint/fingerprint.ts';
import type { Fingerprint, FingerprintSources } from '../../src/fingerprint/fingerprint-sources.ts';
import type { BuildInputs } from '../../src/inputs/build-inputs.ts';
import { NO_BUILD_INPUTS } from '../inputs/plain-build.ts';

const digestOf = (tag: string): string => `sha256:${Buffer.from(tag).toString('hex').padEnd(64, '0')}`;

/** A registry that has every image; another one under each tag. */
let registry: Server;
let host = '';
let digests: Record<string, string> = {};
beforeAll(async () => {
  registry = createServer((request, response) => {
    const tag = request.url?.split('/').at(-1) ?? '';
    response.writeHead(200, { 'docker-content-digest': digests[tag] ?? digestOf(tag) }).end();
  });
  await new Promise<void>((done) => registry.listen(0, '127.0.0.1', done));
  host = `127.0.0.1:${(registry.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await new Promise((done) => registry.close(done));
});

/** Puts another image under a tag. */
const publish = (tag: string) => async () => {
  digests = { [tag]: digestOf('new') };
};

let workspace = '';
beforeEach(async () => {
  digests = {};
  workspace = await mkdtemp(join(tmpdir(), 'content-test-'));
  await mkdir(at('app'));
  await mkdir(at('docker'));
  await writeFile(at('app/main.js'), 'main');
  await writeFile(at('app/.dockerignore'), 'ignored\n');
  await writeFile(at('app/ignored'), '1');
  await writeFile(at('outside'), '1');
  const dockerfile = `ARG V=1\nFROM ${host}/base:$V AS one\nFROM ${host}/other:x AS two\nCOPY --from=one / /\nARG A B\n`;
  await writeFile(at('app/Dockerfile'), dockerfile);
});
afterEach(async () => {
  await rm(workspace, { recursive: true, force: true });
});

const at = (path: string): string => join(workspace, path);

const build: BuildInputs = {
  ...NO_BUILD_INPUTS,
  context: 'app',
  buildArgs: [
    { name: 'A', value: '1' },
    { name: 'B', value: '2' },
  ],
  labels: [{ key: 'org.opencontainers.image.revision', value: 'abc' }],
};

type Change = {
  readonly build?: Partial<BuildInputs>;
  readonly origin?: Partial<FingerprintSources>;
  readonly files?: () => Promise<unknown>;
};

async function read({ build: changedBuild, origin }: Change = {}): Promise<Fingerprint & { readonly kind: 'known' }> {
  const content = await readFingerprint(
    { ...build, ...changedBuild },
    {
      workspace,
      variables: { FROM_HERE: 'here', GITHUB_SHA: '0123456789abcdef', GITHUB_RUN_ID: '9876543210' },
      proxy: {},
      labels: [
        { key: 'team', value: 'shop' },
        { key: 'tier', value: 'web' },
      ],
      commit: 'fedcba9876543210',
      architecture: 'x64',
      ...origin,
    },
  );
  if (content.kind !== 'known') throw new Error(content.reason);
  return content;
}

async function differing(change: Change, before: Change = {}): Promise<readonly string[]> {
  const one = await read(before);
  await change.files?.();
  const other = await read(change);
  const names = one.parts.filter(({ hash }, index) => hash !== other.parts[index]?.hash).map(({ name }) => name);
  // The tag is what decides; the parts only tell why.
  expect(other.tag === one.tag).toBe(names.length === 0);
  return names;
}

test('a tag, the parts in their order, and what they are', async () => {
  const { tag, parts, notices } = await read();
  expect(tag).toMatch(/^content-[0-9a-f]{32}$/);
  expect(notices).toEqual([]);
  expect(parts.map(({ name, told }) => `${name}: ${told}`)).toEqual([
    'context: 3 files of app, 120 bytes',
    'dockerfile: app/Dockerfile, app/.dockerignore',
    'base-images: 2 images',
    'build-args: A, B',
    'labels: team, tier',
    'options: none',
    'platform: linux/amd64',
  ]);
});

describe('must miss', () => {
  const options = (changed: Partial<BuildInputs>): Change => ({ build: changed });
  test.each<[string, Change, readonly string[]]>([
    ['a file', { files: () => writeFile(at('app/main.js'), 'other') }, ['context']],
    ['a new file', { files: () => writeFile(at('app/new'), '') }, ['context']],
    ['a mode', { files: () => chmod(at('app/main.js'), 0o755) }, ['context']],
    [
      'a file that is no longer ignored',
      { files: () => writeFile(at('app/.dockerignore'), '') },
      ['context', 'dockerfile'],
    ],
    [
      'an ignore file of the Dockerfile',
      { files: () => writeFile(at('app/Dockerfile.dockerignore'), '') },
      ['context', 'dockerfile'],
    ],
    [
      'the Dockerfile',
      { files: () => writeFile(at('app/Dockerfile'), 'FROM scratch\n') },
      ['context', 'dockerfile', 'base-images'],
    ],
    [
      'another Dockerfile',
      { build: { file: 'docker/Dockerfile' }, files: () => writeFile(at('docker/Dockerfile'), 'FROM scratch\n') },
      ['dockerfile', 'base-images'],
    ],
    ['a newer base image', { files: publish('1') }, ['base-images']],
    ['a newer image that is copied from', { files: publish('x') }, ['base-images']],
    [
      'an argument that names the base image',
      options({ buildArgs: [...build.buildArgs, { name: 'V', value: '2' }] }),
      ['base-images', 'build-args'],
    ],
    [
      'another base image in the engine',
      { origin: { lookUpLocal: async () => ({ id: digestOf('local'), digests: [] }) } },
      ['base-images'],
    ],
    [
      'an argument',
      options({
        buildArgs: [
          { name: 'A', value: '1' },
          { name: 'B', value: '3' },
        ],
      }),
      ['build-args'],
    ],
    ['an argument less', options({ buildArgs: [{ name: 'A', value: '1' }] }), ['build-args']],
    ['an empty argument', options({ buildArgs: [...build.buildArgs, { name: 'C', value: '' }] }), ['build-args']],
    [
      'values changed over',
      options({
        buildArgs: [
          { name: 'A', value: '2' },
          { name: 'B', value: '1' },
        ],
      }),
      ['build-args'],
    ],
    [
      'an argument from a variable',
      options({ buildArgs: [...build.buildArgs, { name: 'FROM_HERE' }] }),
      ['build-args'],
    ],
    ['a label', { origin: { labels: [{ key: 'team', value: 'x' }] } }, ['labels']],
    ['the target', options({ target: 'one' }), ['base-images', 'options']],
    ['the network', options({ network: 'none' }), ['options']],
    ['a host', options({ addHosts: ['db:10.0.0.1'] }), ['options']],
    ['shared memory', options({ shmSize: '64m' }), ['options']],
    ['a limit', options({ ulimits: ['nofile=1'] }), ['options']],
    ['an input that only a later version has', { build: { ...JSON.parse('{"later":"x"}') } }, ['options']],
    ['the processor', { origin: { architecture: 'arm64' } }, ['platform']],
    ['the platform', { origin: { variables: { DOCKER_DEFAULT_PLATFORM: 'linux/arm64' } } }, ['platform']],
  ])('%s', async (_name, change, parts) => expect(await differing(change)).toEqual(parts));

  test('an image of the platform, however it is named', async () => {
    await writeFile(at('app/Dockerfile'), `FROM ${host}/base:$TARGETARCH\n`);
    const build = { platforms: ['linux/x86_64'] };
    expect(await differing({ build, files: publish('amd64') }, { build })).toEqual(['base-images']);
  });

  test('a variable that an argument takes', async () => {
    const buildArgs = [{ name: 'FROM_HERE' }];
    const change = { build: { buildArgs }, origin: { variables: { FROM_HERE: 'there' } } };
    expect(await differing(change, { build: { buildArgs } })).toEqual(['build-args']);
  });

  test('a proxy that the Dockerfile declares', async () => {
    await writeFile(at('app/Dockerfile'), 'FROM scratch\nARG HTTP_PROXY\nENV P=$HTTP_PROXY\n');
    const given = (value: string): Change => ({ build: { buildArgs: [{ name: 'HTTP_PROXY', value }] } });
    expect(await differing(given('x'), given('y'))).toEqual(['build-args']);
  });
});

describe('must not miss', () => {
  test.each<[string, Change]>([
    ['nothing', {}],
    ['times', { files: () => utimes(at('app/main.js'), 1, 1) }],
    ['an ignored file', { files: () => writeFile(at('app/ignored'), '2') }],
    ['a file outside of the context', { files: () => writeFile(at('outside'), '2') }],
    [
      'the commit, in the labels of the action',
      { build: { labels: [{ key: 'org.opencontainers.image.revision', value: 'def' }] } },
    ],
    [
      'the commit, the run and other variables',
      { origin: { variables: { GITHUB_SHA: 'x', GITHUB_RUN_ID: '1', PATH: '/' } } },
    ],
    [
      'the order of labels',
      {
        origin: {
          labels: [
            { key: 'tier', value: 'web' },
            { key: 'team', value: 'shop' },
          ],
        },
      },
    ],
    [
      'a label that another one replaces',
      {
        origin: {
          labels: [
            { key: 'team', value: 'x' },
            { key: 'tier', value: 'web' },
            { key: 'team', value: 'shop' },
          ],
        },
      },
    ],
    ['the order of arguments', { build: { buildArgs: build.buildArgs.toReversed() } }],
    [
      'an argument that another one replaces',
      { build: { buildArgs: [{ name: 'A', value: 'x' }, ...build.buildArgs] } },
    ],
    [
      'an argument from a variable that is not set',
      { build: { buildArgs: [...build.buildArgs, { name: 'NOWHERE' }] } },
    ],
    ['a proxy', { build: { buildArgs: [...build.buildArgs, { name: 'https_proxy', value: 'x' }] } }],
    ['pull and no-cache', { build: { pull: true, noCache: true } }],
    ['an input that only a later version has, not set', { build: { ...JSON.parse('{"later":[]}') } }],
    ['the path of the context, told otherwise', { build: { context: './docker/../app/' } }],
    ['the default Dockerfile, named', { build: { file: 'app/Dockerfile' } }],
    [
      'the platform of the variable, by bake',
      { origin: { command: 'bake', variables: { DOCKER_DEFAULT_PLATFORM: 'linux/arm64' } } },
    ],
    ['the platform of the processor, named', { origin: { variables: { DOCKER_DEFAULT_PLATFORM: 'linux/amd64' } } }],
    [
      'the same base image in the engine',
      { origin: { lookUpLocal: async () => ({ id: digestOf('local'), digests: [digestOf('1'), digestOf('x')] }) } },
    ],
    [
      'another base image in the engine, where the build pulls',
      { build: { pull: true }, origin: { lookUpLocal: async () => ({ id: digestOf('local'), digests: [] }) } },
    ],
    ['another image under a tag that the target does not need', { files: publish('y') }],
  ])('%s', async (_name, change) => expect(await differing(change)).toEqual([]));

  test('another checkout, in another place', async () => {
    const { tag } = await read();
    await mkdir(at('moved'));
    await rename(at('app'), at('moved/app'));
    expect((await read({ origin: { workspace: at('moved') } })).tag).toBe(tag);
  });

  test('a Dockerfile in lower case', async () => {
    await rename(at('app/Dockerfile'), at('app/dockerfile'));
    expect((await read()).parts[1]?.told).toBe('app/dockerfile, app/.dockerignore');
  });
});

describe('a policy decides what a build takes from elsewhere: nothing is known', () => {
  const POLICY = 'EXPERIMENTAL_BUILDKIT_SOURCE_POLICY';
  test.each<[string, Change, string]>([
    [
      'beside the Dockerfile',
      { files: () => writeFile(at('app/Dockerfile.rego'), '') },
      'app/Dockerfile.rego decides what it takes from elsewhere.',
    ],
    [
      'beside a Dockerfile of another name, a link',
      {
        build: { file: 'docker/web' },
        files: async () => {
          await writeFile(at('docker/web'), 'FROM scratch\n');
          await symlink('nowhere', at('docker/web.rego'));
        },
      },
      'docker/web.rego decides',
    ],
    [
      'beside a Dockerfile in lower case',
      {
        files: async () => {
          await rename(at('app/Dockerfile'), at('app/dockerfile'));
          await writeFile(at('app/dockerfile.rego'), '');
        },
      },
      'app/dockerfile.rego decides',
    ],
    ['behind a variable', { origin: { variables: { [POLICY]: 'x.json' } } }, `the policy behind ${POLICY} decides`],
    ['of a bake file', { origin: { further: { policy: [{ filename: 'x.rego' }] } } }, 'the policy of its definition'],
  ])('%s', async (_name, change, reason) => {
    await change.files?.();
    await expect(read(change)).rejects.toThrow(reason);
  });

  test.each<[string, Change]>([
    ['of another Dockerfile', { files: () => writeFile(at('app/.dockerignore'), 'ignored\nother.rego') }],
    ['an empty variable', { origin: { variables: { [POLICY]: '' } } }],
    ['an empty list of a bake file', { origin: { further: { policy: [] } } }],
  ])('not %s', async (_name, change) => {
    await writeFile(at('app/other.rego'), '');
    await change.files?.();
    await read(change);
  });

  test.each(['1', 't', 'TRUE'])("buildx's own counts by whether it is on: %s", async (value) => {
    const on: Change = { origin: { variables: { BUILDX_DEFAULT_POLICY: value } } };
    expect(await differing(on)).toEqual(['options']);
    expect(await differing({ origin: { variables: { BUILDX_DEFAULT_POLICY: 'false' } } })).toEqual([]);
  });
});

describe('which builder builds', () => {
  const withVariable = (DOCKER_BUILDKIT: string): Change => ({ origin: { variables: { DOCKER_BUILDKIT } } });
  const own = () => writeFile(at('app/Dockerfile.dockerignore'), 'main.js\n');

  test('the builder before BuildKit knows no ignore file of a Dockerfile', async () => {
    await own();
    expect((await read(withVariable('1'))).parts[1]?.told).toBe('app/Dockerfile, app/Dockerfile.dockerignore');
    expect((await read(withVariable('0'))).parts[1]?.told).toBe('app/Dockerfile, app/.dockerignore');
    expect(await differing(withVariable('0'), withVariable('1'))).toEqual(['context', 'dockerfile']);
  });

  test('it has no arguments of platforms', async () => {
    await writeFile(at('app/Dockerfile'), `FROM ${host}/base:x$TARGETARCH\n`);
    expect(await differing({ ...withVariable('0'), files: publish('xamd64') }, withVariable('0'))).toEqual([]);
    expect(await differing({ ...withVariable('0'), files: publish('x') }, withVariable('0'))).toEqual(['base-images']);
  });

  test('without a word docker is asked for its plugin, where that makes a difference', async () => {
    const asked: string[] = [];
    const plugin = (has: boolean): Change => ({
      origin: { hasBuildx: async () => Boolean(asked.push('?')) && has },
    });
    await read(plugin(false));
    expect(asked).toEqual([]);
    await own();
    expect((await read(plugin(false))).parts[1]?.told).toBe('app/Dockerfile, app/.dockerignore');
    expect((await read(plugin(true))).parts[1]?.told).toBe('app/Dockerfile, app/Dockerfile.dockerignore');
    expect(asked).toHaveLength(2);
    expect((await read()).parts[1]?.told).toBe('app/Dockerfile, app/Dockerfile.dockerignore');
  });

  test('what bake builds is always read as by BuildKit', async () => {
    await own();
    const { parts } = await read({ origin: { command: 'bake', variables: { DOCKER_BUILDKIT: '0' } } });
    expect(parts[1]?.told).toBe('app/Dockerfile, app/Dockerfile.dockerignore');
  });

  test('where it shows later, and makes a difference, nothing is known', async () => {
    const change: Change = { ...withVariable('0'), build: { cache: { preset: 'registry' } } };
    expect((await read(change)).parts[1]?.told).toBe('app/Dockerfile, app/.dockerignore');
    await own();
    await expect(read(change)).rejects.toThrow('with DOCKER_BUILDKIT off it shows later');
  });
});

test('an ignore file that Docker does not follow is told, and leaves nothing out', async () => {
  await rename(at('app/.dockerignore'), at('ignore'));
  await symlink('../ignore', at('app/.dockerignore'));
  const { notices, parts } = await read();
  expect(notices).toEqual([expect.stringMatching(/^app\/\.dockerignore is a folder, or a link/)]);
  expect(parts[0]?.told).toMatch(/^3 files/);
  expect(await differing({ files: () => writeFile(at('app/ignored'), '2') })).toEqual(['context']);
});

test('a link to a Dockerfile that Docker does not follow: nothing is known', async () => {
  await rename(at('app/Dockerfile'), at('D'));
  await symlink('../D', at('app/Dockerfile'));
  await expect(read()).rejects.toThrow('app/Dockerfile is a link that Docker does not follow.');
});

describe('what only a step of many builds has', () => {
  const base = (tag: string): Fingerprint => ({
    kind: 'known',
    parts: [],
    tag,
    notices: ['Of the base.'],
    isNewWanted: tag === 'content-new',
  });
  const named = (value: string, name = 'base') => ({ buildContexts: [{ name, value }] });

  test('a Dockerfile in no file counts by its text, with the ignore file of the context', async () => {
    const inline = (text: string): Change => ({ origin: { inlineDockerfile: text } });
    const { parts } = await read(inline(`FROM ${host}/base:1\n`));
    expect(parts.slice(1, 3).map(({ told }) => told)).toEqual(['inline, app/.dockerignore', '1 image']);
    expect(await differing(inline('FROM scratch\n'), inline(`FROM ${host}/base:1\n`))).toEqual([
      'dockerfile',
      'base-images',
    ]);
    // No ignore file is that of a Dockerfile which is not used.
    const files = () => writeFile(at('app/Dockerfile.dockerignore'), 'main.js\n');
    expect(await differing({ ...inline('FROM scratch\n'), files }, inline('FROM scratch\n'))).toEqual(['context']);
  });

  test('further settings count by their values', async () => {
    expect(await differing({ origin: { further: { later: ['x'] } } })).toEqual(['options']);
    expect(await differing({ origin: { further: { a: 1 } } }, { origin: { further: { a: 2 } } })).toEqual(['options']);
    expect(await differing({ origin: { further: {} } })).toEqual([]);
  });

  test('another build counts by its content, and its notices are told', async () => {
    const linked = (tag: string): Change => ({
      build: named('target:base'),
      origin: { linked: () => Promise.resolve(base(tag)) },
    });
    expect(await differing(linked('content-1'), linked('content-2'))).toEqual(['named-contexts']);
    const { parts, notices } = await read(linked('content-1'));
    expect(parts.at(-1)?.told).toBe('base');
    expect(notices).toEqual(['Of the base.']);
  });

  test.each<[string, Change, boolean]>([
    ['with a cache', {}, false],
    ['without cache', { build: { noCache: true } }, true],
    ['without that of a stage', { build: { noCacheFilters: ['one'] } }, true],
    [
      'on a build without cache',
      { build: named('target:base'), origin: { linked: () => Promise.resolve(base('content-new')) } },
      true,
    ],
    [
      'on a build with a cache',
      { build: named('target:base'), origin: { linked: () => Promise.resolve(base('content-1')) } },
      false,
    ],
  ])('whether a new image is wanted, %s', async (_name, change, expected) => {
    expect((await read(change)).isNewWanted).toBe(expected);
  });

  test('another build of which nothing is known', async () => {
    const linked = () => Promise.resolve<Fingerprint>({ kind: 'unknown', reason: 'no.' });
    await expect(read({ build: named('target:base'), origin: { linked } })).rejects.toThrow('of its context base, no.');
  });

  test('a context takes the place of the image of its name, and an image that is one is looked up', async () => {
    const change = { build: named(`docker-image://${host}/base:named`, `${host}/other:x`) };
    expect((await read(change)).parts[2]?.told).toBe('1 image');
    expect(await differing({ ...change, files: publish('x') }, change)).toEqual([]);
    expect(await differing({ ...change, files: publish('named') }, change)).toEqual(['named-contexts']);
    const { notices } = await read({ build: named('docker-image://No') });
    expect(notices).toEqual([expect.stringMatching(/^The digest of No is not known/)]);
  });

  test.each<[string, string, string, 'build' | 'bake', string]>([
    ['the short name', 'alpine', 'docker.io/library/alpine:latest', 'bake', 'none'],
    ['a longer name', 'docker.io/library/alpine', 'alpine', 'build', 'none'],
    [
      'a longer name, which bake does not find',
      'docker.io/library/alpine',
      'alpine',
      'bake',
      '1 image, 1 by name only',
    ],
    [
      'a tag that goes without saying, which bake does not find',
      'alpine:latest',
      'alpine',
      'bake',
      '1 image, 1 by name only',
    ],
    ['another tag', 'alpine:3', 'alpine', 'build', '1 image, 1 by name only'],
  ])('a context of the name of an image: %s', async (_name, name, image, command, told) => {
    await writeFile(at('app/Dockerfile'), `FROM ${image}\n`);
    const limit = { proxy: { HTTPS_PROXY: 'http://127.0.0.1:9' } };
    expect((await read({ build: named('docker', name), origin: { command, ...limit } })).parts[2]?.told).toBe(told);
  });

  test('what several look at is looked at once, and nothing else is taken for it', async () => {
    const cache = { trees: new Map(), images: new Map() };
    const { tag } = await read({ origin: { cache } });
    expect([cache.trees.size, cache.images.size]).toEqual([1, 2]);
    await writeFile(at('app/main.js'), 'other');
    await publish('1')();
    expect((await read({ origin: { cache } })).tag).toBe(tag);
    expect([cache.trees.size, cache.images.size]).toEqual([1, 2]);
    // Another context, another ignore file, or another way to look up images is another thing.
    await writeFile(at('app/Dockerfile.dockerignore'), 'main.js\n');
    await read({ origin: { cache } });
    await read({ origin: { cache }, build: { context: '.', file: 'app/Dockerfile' } });
    expect([cache.trees.size, cache.images.size]).toEqual([3, 2]);
    const local = { lookUpLocal: async () => ({ id: digestOf('local'), digests: [] }) };
    const fresh = { trees: new Map(), images: new Map() };
    const [own, pulled] = [
      await read({ origin: { cache: fresh, ...local } }),
      await read({ origin: { cache: fresh, ...local }, build: { pull: true } }),
    ];
    expect(own.parts[2]?.hash).not.toBe(pulled.parts[2]?.hash);
  });
});

describe('notices', () => {
  test.each<[string, Change, RegExp]>([
    [
      'git in the context',
      { files: () => mkdir(at('app/.git')) },
      /^The folder \.git is part of the context, but is not looked at.*`\.git` to \.dockerignore\.$/,
    ],
    [
      'git in folders of the context',
      { files: () => Promise.all(['a', 'b/c'].map((path) => mkdir(at(`app/${path}/.git`), { recursive: true }))) },
      /^The folders a\/\.git, b\/c\/\.git are part of the context, but are not looked at.*`\*\*\/\.git` to \.dockerignore\.$/,
    ],
    [
      'git in a named context',
      { build: { buildContexts: [{ name: 'lib', value: 'docker' }] }, files: () => mkdir(at('docker/.git')) },
      /^The folder \.git is part of the context lib, but is not .*`\.git` to its \.dockerignore\.$/,
    ],
    [
      'the commit in an argument',
      { build: { buildArgs: [{ name: 'REV', value: 'v0123456' }] } },
      /argument REV holds the com/,
    ],
    [
      'the head of a pull request in an argument',
      { build: { buildArgs: [{ name: 'REV', value: 'fedcba9876543210' }] } },
      /argument REV holds the commit, which/,
    ],
    [
      'the commit in a label',
      { origin: { labels: [{ key: 'rev', value: 'fedcba9' }] } },
      /^The label rev holds the commit, which/,
    ],
    [
      'the run in an annotation',
      { build: { annotations: ['manifest:run=9876543210'] } },
      /^The annotation manifest:run holds the id of the run/,
    ],
    [
      'the run in an argument',
      { build: { buildArgs: [{ name: 'N', value: '9876543210' }] } },
      /argument N holds the id of/,
    ],
    [
      'a base image that cannot be read',
      { files: () => writeFile(at('app/Dockerfile'), 'FROM No') },
      /digest of No is not known \(it is not the name/,
    ],
    [
      'a remote file',
      { files: () => writeFile(at('app/Dockerfile'), 'FROM scratch\nADD https://x.test/y /') },
      /ADD https:\/\/x\.test\/y is not looked at: another/,
    ],
    [
      'what may be a remote file',
      { files: () => writeFile(at('app/Dockerfile'), 'FROM scratch\nADD $U /') },
      /ADD \$U is not looked at where it is an address: another/,
    ],
  ])('%s', async (_name, change, notice) => {
    await change.files?.();
    expect((await read(change)).notices).toEqual([expect.stringMatching(notice)]);
  });

  test('a short id of a run is in many values, and says nothing', async () => {
    const origin = { variables: { FROM_HERE: 'here', GITHUB_RUN_ID: '1' } };
    expect((await read({ origin, build: { buildArgs: [{ name: 'N', value: '21' }] } })).notices).toEqual([]);
  });

  test('an image that is only in the engine needs none', async () => {
    await writeFile(at('app/Dockerfile'), `FROM 123456789012.dkr.ecr.eu-west-1.amazonaws.com/base`);
    const lookUpLocal = async () => ({ id: digestOf('local'), digests: [] });
    const { notices, parts } = await read({ origin: { lookUpLocal } });
    expect(notices).toEqual([]);
    expect(parts[2]?.told).toBe('1 image');
    expect((await read()).parts[2]?.told).toBe('1 image, 1 by name only');
  });
});

test("an argument's value is told nowhere", async () => {
  const content = await read({ build: { buildArgs: [{ name: 'TOKEN', value: 'hunter22-0123456' }] } });
  expect(content.notices).toHaveLength(1);
  expect(JSON.stringify(content)).not.toContain('hunter22');
});

describe('a Dockerfile that is not understood to the last line: nothing is known', () => {
  test.each<[string, string, string]>([
    ['an instruction', 'FROM scratch\nIMPORT x\n', 'of app/Dockerfile, line 2 starts with "IMPORT", which is no'],
    ['another frontend', '# syntax=me/mine\nFROM scratch\n', 'of app/Dockerfile, it is read by the frontend me/mine'],
    ['a stage', 'FROM ${X?}\n', 'of app/Dockerfile, line 1 builds on ${X?}, which is no image.'],
  ])('%s', async (_name, text, reason) => {
    await writeFile(at('app/Dockerfile'), text);
    await expect(read()).rejects.toThrow(reason);
    await expect(read({ origin: { inlineDockerfile: text } })).rejects.toThrow(reason.replace('app/', 'the inline '));
  });

  test('for one of several platforms', async () => {
    await writeFile(at('app/Dockerfile'), 'FROM x${TARGETVARIANT:?y}\n');
    const platforms = ['linux/amd64', 'linux/arm/v7'];
    await expect(read({ build: { platforms } })).rejects.toThrow('of app/Dockerfile, line 1 builds on x$');
  });
});

test.each<[string, Partial<BuildInputs>, string]>([
  ['no context', { context: 'nowhere' }, 'nowhere'],
  ['no Dockerfile', { context: 'docker' }, 'docker/Dockerfile'],
  ['a Dockerfile elsewhere', { file: 'none' }, 'none'],
])('%s: nothing is known', async (_name, changed, path) => {
  const origin = { workspace, variables: {}, proxy: {}, labels: [], commit: '' };
  expect(await readFingerprint({ ...build, ...changed }, origin)).toEqual({
    kind: 'unknown',
    reason: expect.stringContaining(at(path)),
  });
});
