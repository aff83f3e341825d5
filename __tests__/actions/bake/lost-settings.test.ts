import { describe, expect, test } from '@jest/globals';
import {
  type AskedSetting,
  askedSettings,
  hiddenSettings,
  isUncertain,
} from '../../../src/actions/bake/asked-settings.ts';
import { type BakeDefinition, readDefinition } from '../../../src/actions/bake/bake-definition.ts';
import { readBakeFile } from '../../../src/actions/bake/bake-files.ts';
import { composeFilesIn, composeServices } from '../../../src/actions/bake/compose-services.ts';
import { parseComposeYaml } from '../../../src/actions/bake/compose-yaml.ts';
import { lostComposeValues } from '../../../src/actions/bake/lost-compose-values.ts';
import { findLostOverrides } from '../../../src/actions/bake/lost-overrides.ts';
import { findLostSettings } from '../../../src/actions/bake/lost-settings.ts';

/** What buildx prints for one target. */
function printed(settings: object, name = 'app'): BakeDefinition {
  const target = { [name]: { context: '.', dockerfile: 'Dockerfile', ...settings } };
  const definition = readDefinition(JSON.stringify({ group: { default: { targets: [name] } }, target }));
  if (definition === undefined) throw new Error('no definition');
  return definition;
}

/** What is lost. `knows`: the settings of bake, of compose and of `x-bake` that this buildx knows. */
async function lost(files: Readonly<Record<string, string>>, print: object, knows: readonly string[]) {
  const definition = printed(print);
  const compose = await Promise.all(
    Object.entries(files)
      .filter(([file]) => file.endsWith('.yaml'))
      .map(async ([file, text]) => composeFilesIn(file, (await parseComposeYaml(text)) ?? [])),
  );
  const written = Object.entries(files).flatMap(([file, text]) =>
    file.endsWith('.yaml') ? [] : (readBakeFile(file, text) ?? []),
  );
  const services = composeServices(compose.flat(), compose.flat());
  const hidden = hiddenSettings(askedSettings(written, services, definition), definition);
  const unknown = hidden.filter(isUncertain).filter(({ form, key }) => !knows.includes(`${form} ${key}`));
  const { mistakes, networks } = findLostSettings(hidden, new Set<AskedSetting>(unknown), definition);
  return { mistakes, networks: Object.fromEntries(networks) };
}

const compose = (lines: string): Readonly<Record<string, string>> => ({
  'compose.yaml': `services:\n  app:\n    build:\n      context: .\n      ${lines}\n`,
});
const hcl = (lines: string): Readonly<Record<string, string>> => ({ 'x.hcl': `target "app" {\n  ${lines}\n}\n` });

describe('compose files: what buildx 0.13 and 0.31 print', () => {
  /** A line under `build`, what each of the two prints of it, and how a mistake about it ends where it prints nothing. */
  test.each<[string, object, object, RegExp | undefined]>([
    ['dockerfile: D', { dockerfile: 'D' }, { dockerfile: 'D' }, undefined],
    ['dockerfile_inline: F', { 'dockerfile-inline': 'F' }, { 'dockerfile-inline': 'F' }, undefined],
    ['args: {A: 1}', { args: { A: '1' } }, { args: { A: '1' } }, undefined],
    ['args: [A]', {}, {}, undefined],
    ['labels: {a: b}', { labels: { a: 'b' } }, { labels: { a: 'b' } }, undefined],
    ['cache_from: [x]', { 'cache-from': ['x'] }, { 'cache-from': [{ ref: 'x' }] }, undefined],
    ['cache_to: [x]', { 'cache-to': ['x'] }, { 'cache-to': [{ ref: 'x' }] }, undefined],
    ['additional_contexts: {a: b}', { contexts: { a: 'b' } }, { contexts: { a: 'b' } }, undefined],
    ['target: t', { target: 't' }, { target: 't' }, undefined],
    ['secrets: [s]', { secret: ['id=s'] }, { secret: [{ id: 's' }] }, undefined],
    ['shm_size: 1m', { 'shm-size': '1MiB' }, { 'shm-size': '1MiB' }, undefined],
    ['tags: [x]', { tags: ['x'] }, { tags: ['x'] }, undefined],
    ['platforms: [linux/arm64]', {}, { platforms: ['linux/arm64'] }, /`x-bake: \{ platforms: \.\.\. \}`/],
    ['ssh: [default]', {}, { ssh: [{ id: 'default' }] }, /`x-bake: \{ ssh: /],
    ['no_cache: true', {}, { 'no-cache': true }, /`x-bake: \{ no-cache: /],
    ['pull: true', {}, { pull: true }, /`x-bake: \{ pull: /],
    ['extra_hosts: ["a:1.2.3.4"]', {}, { 'extra-hosts': { a: '1.2.3.4' } }, /a newer one .*, or take it out/],
    ['provenance: true', {}, { attest: [{ type: 'provenance' }] }, /a newer one/],
    ['sbom: true', { attest: [{ type: 'provenance' }] }, { attest: [{ type: 'sbom' }] }, /a newer one/],
    ['later_key: 1', {}, { 'later-key': '1' }, /a newer one/],
    ['network: default', {}, {}, undefined],
    ['no_cache: false', {}, {}, undefined],
    ['pull: null', {}, {}, undefined],
    ['platforms: []', {}, {}, undefined],
  ])('%s', async (line, old, now, mistake) => {
    const [key] = line.split(':');
    expect(await lost(compose(line), now, [])).toEqual({ mistakes: [], networks: {} });
    const { mistakes, networks } = await lost(compose(line), old, []);
    expect(networks).toEqual({});
    if (mistake === undefined) expect(mistakes).toEqual([]);
    else {
      expect(mistakes).toEqual([
        expect.stringMatching(`^target app: compose.yaml asks for \`build.${key}\`, which this`),
      ]);
      expect(mistakes[0]).toMatch(mistake);
    }
  });

  test.each<[string, RegExp]>([
    ['isolation: hyperv', /no builder of buildx has/],
    ['privileged: true', /`entitlements = \["security\.insecure"\]`/],
    ['entitlements: [network.host]', /`entitlements = \["network\.host"\]`/],
    ['x-bake: {network: none}', /build\.x-bake\.network`, which buildx leaves out: there are only tags, /],
    ['x-bake: {no_cache: true}', /build\.x-bake\.no_cache`, which .* it is called `no-cache`\./],
  ])('%s: no version prints it', async (line, mistake) => {
    expect((await lost(compose(line), {}, [])).mistakes).toEqual([expect.stringMatching(mistake)]);
  });

  test('a value with variables may come to nothing, where buildx knows the setting', async () => {
    const pull = compose('pull: ${PULL:-false}');
    expect(await lost(pull, {}, ['compose pull'])).toEqual({ mistakes: [], networks: {} });
    expect((await lost(pull, {}, [])).mistakes).toHaveLength(1);
    expect((await lost(compose('x-bake: {platforms: []}'), {}, ['x-bake platforms'])).mistakes).toEqual([]);
    expect((await lost(compose('x-bake: {platforms: ["${P}"]}'), {}, ['x-bake platforms'])).mistakes).toEqual([]);
  });
});

describe('bake files', () => {
  test.each<[string, Readonly<Record<string, string>>, object, readonly string[], RegExp | undefined]>([
    ['what is printed', hcl('no-cache = true'), { 'no-cache': true }, [], undefined],
    ['what is empty', hcl('target = X'), {}, ['bake target'], undefined],
    [
      'of a newer version',
      hcl('extra-hosts = {}'),
      {},
      [],
      /which this version of buildx leaves out\. Use a newer one/,
    ],
    ['call', hcl('call = "check"'), {}, [], /`call`, which this version/],
    ['call: build', hcl('call = "build"'), {}, [], undefined],
    ['with an underscore', hcl('no_cache = true'), {}, [], /does not know.* It is called `no-cache`/],
    ['of compose', hcl('secrets = ["id=a"]'), {}, [], /It is called `secret`/],
    ['of docker build', hcl('platform = "x"'), {}, [], /It is called `platforms`/],
    ['unknown', hcl('foo = "x"'), {}, [], /does not know, and leaves out\. Correct its name/],
    ['a block', hcl('args {\n A = 1\n }'), {}, ['bake args'], /as it is a block\. Write `args = \{ \.\.\. \}`/],
    ['for people', hcl('description = "x"\n x-owner = "y"\n _note = "z"'), {}, [], undefined],
    ['for buildx', hcl('inherits = []\n name = "x"\n matrix = {}'), {}, [], undefined],
    [
      'in JSON',
      { 'x.json': '{"target": {"app": {"no_cache": true}}}' },
      {},
      [],
      /^target app: x\.json asks for `no_cache`/,
    ],
    ['nothing in JSON', { 'x.json': '{"target": {"app": {"foo": null, "bar": []}}}' }, {}, [], undefined],
    ['of a target that is not built', { 'x.hcl': 'target "other" {\n foo = 1\n}' }, {}, [], undefined],
    [
      'of one that is inherited',
      { 'x.hcl': 'target "app" {\n inherits = ["base"]\n}\ntarget "base" {\n foo = 1\n}' },
      {},
      [],
      /^target base: x\.hcl asks for `foo`/,
    ],
  ])('%s', async (_name, files, print, knows, mistake) => {
    const { mistakes } = await lost(files, print, knows);
    expect(mistakes).toEqual(mistake === undefined ? [] : [expect.stringMatching(mistake)]);
  });
});

describe('a network', () => {
  test.each<[string, Readonly<Record<string, string>>, object, object]>([
    ['of a compose file', compose('network: none'), {}, { app: 'none' }],
    ['that was printed', compose('network: none'), { network: 'none' }, {}],
    ['of a bake file', hcl('network = "none"'), {}, { app: 'none' }],
    [
      'of both: that of the bake file',
      { ...hcl('network = "host"'), ...compose('network: none') },
      {},
      { app: 'host' },
    ],
  ])('%s', async (_name, files, print, networks) => {
    expect(await lost(files, print, [])).toEqual({ mistakes: [], networks });
  });

  test.each<[string, Readonly<Record<string, string>>]>([
    ['a variable', compose('network: "${NET:-none}"')],
    ['an expression', hcl('network = NET')],
    [
      'of a target that is inherited',
      { 'x.hcl': 'target "app" {\n inherits = ["b"]\n}\ntarget "b" {\n network = "none"\n}' },
    ],
  ])('that the action cannot tell: %s', async (_name, files) => {
    const { mistakes, networks } = await lost(files, {}, []);
    expect(networks).toEqual({});
    expect(mistakes).toEqual([
      expect.stringMatching(/network`, which this version of buildx leaves out\. Use a newer one/),
    ]);
  });
});

describe('what `set` asks for', () => {
  const overrides = (print: object, ...lines: string[]) => {
    const { mistakes, networks } = findLostOverrides(lines, printed(print));
    return { mistakes, networks: Object.fromEntries(networks) };
  };
  test.each<[string, object]>([
    ['app.network=none', { network: 'none' }],
    ['*.ulimits=nofile=1', { ulimits: ['nofile=1'] }],
    ['a?p.no-cache=false', { 'no-cache': false }],
    ['*.platform=linux/arm64', { platforms: ['linux/arm64'] }],
    ['*.secrets=id=a', { secret: [{ id: 'a' }] }],
    ['*.push=true', { output: ['type=image,push=true'] }],
    ['*.args.A=1', { args: { A: '1' } }],
    ['*.args.SOURCE_DATE_EPOCH=0', {}],
    ['*.labels.a.b=1', { labels: { 'a.b': '1' } }],
    ['*.annotations+=a=b', { annotations: ['x=y', 'a=b'] }],
    ['*.target=', {}],
    ['other.target=x', {}],
    ['[b-z]*.target=x', {}],
  ])('%s is there', (line, print) => {
    expect(overrides(print, line)).toEqual({ mistakes: [], networks: {} });
  });

  test.each<[string, object]>([
    ['app.ulimits=nofile=1', {}],
    ['app.ulimits=nofile=1', { ulimits: ['nofile=2'] }],
    ['*.no-cache-filter=x', {}],
    ['app.annotations=a=b', { annotations: ['x=y'] }],
  ])('%s is lost', (line, print) => {
    const [, shown = ''] = /^(.+?)=/.exec(line) ?? [];
    expect(overrides(print, line)).toEqual({
      mistakes: [expect.stringContaining(`set: ${shown} is left out by this version of buildx`)],
      networks: {},
    });
  });

  test('a network that is lost is told by the action, the last one', () => {
    expect(overrides({ network: '' }, '*.network=host', 'app.network=none')).toEqual({
      mistakes: [],
      networks: { app: 'none' },
    });
  });

  test('what others refer to has no output', () => {
    const { linked } = readDefinition(
      '{"group": {"default": {"targets": ["app"]}}, "target": {"app": {}, "base": {}}}',
    ) ?? { linked: [] };
    const { mistakes } = findLostOverrides(['*.output=type=registry'], { targets: [], linked });
    expect(linked).toHaveLength(1);
    expect(mistakes).toEqual([]);
  });
});

describe('values of compose files that bake reads in part', () => {
  const values = async (text: string, print: object = {}) => {
    const files = composeFilesIn('c.yaml', (await parseComposeYaml(text)) ?? []);
    return lostComposeValues(composeServices(files, files), printed(print).targets, 'linux/amd64');
  };
  const app = (lines: string): string => `services:\n  app:\n    ${lines.replaceAll('\n', '\n    ')}\n`;
  test.each<[string, string, object, RegExp | undefined, RegExp | undefined]>([
    [
      'one limit',
      app('build: {ulimits: {nofile: 5}}'),
      { ulimits: ['nofile=0:0'] },
      /nofile: \{ soft: 5, hard: 5 \}/,
      undefined,
    ],
    [
      'both limits',
      app('build: {ulimits: {nofile: {soft: 1, hard: 2}}}'),
      { ulimits: ['nofile=1:2'] },
      undefined,
      undefined,
    ],
    [
      'one limit, once buildx reads it',
      app('build: {ulimits: {nofile: 5}}'),
      { ulimits: ['nofile=5:5'] },
      undefined,
      undefined,
    ],
    ['a limit of nothing', app('build: {ulimits: {core: 0}}'), { ulimits: ['core=0:0'] }, undefined, undefined],
    ['a secret', app('build: {secrets: [s, {source: t, target: t}]}'), {}, undefined, undefined],
    [
      'a secret elsewhere',
      app('build: {secrets: [{source: s, target: t, mode: 0400}]}'),
      {},
      /`target`, `mode` of the secret s/,
      undefined,
    ],
    ['x-bake in its place', app('build: {x-bake: {pull: true}}'), {}, undefined, undefined],
    ['x-bake beside it', app('x-bake: {pull: true}\nbuild: .'), {}, /Move it under `build`/, undefined],
    ['an image', app('image: x:1\nbuild: .'), { tags: ['x:1'] }, undefined, undefined],
    ['an image among the tags', app('image: x:1\nbuild: {tags: [x:1, y:1]}'), {}, undefined, undefined],
    [
      'an image beside tags',
      app('image: x:1\nbuild: {tags: [y:1]}'),
      {},
      undefined,
      /names it x:1, which bake leaves out/,
    ],
    [
      'an image beside those of x-bake',
      app('image: x:1\nbuild: {x-bake: {tags: [y:1]}}'),
      {},
      undefined,
      /names it x:1/,
    ],
    ['the platform of this machine', app('platform: linux/amd64\nbuild: .'), {}, undefined, undefined],
    [
      'another platform',
      app('platform: linux/arm64\nbuild: .'),
      {},
      undefined,
      /asks for the platform linux\/arm64 beside/,
    ],
    ['a platform by a variable', app('platform: "${P}"\nbuild: .'), {}, undefined, /asks for the platform/],
    [
      'a platform beside platforms',
      app('platform: linux/arm64\nbuild: {platforms: [linux/arm64]}'),
      { platforms: ['linux/arm64'] },
      undefined,
      undefined,
    ],
    [
      'a service that is not built',
      'services:\n  other:\n    platform: linux/arm64\n    build: .',
      {},
      undefined,
      undefined,
    ],
  ])('%s', async (_name, text, print, mistake, warning) => {
    const found = await values(text, print);
    expect(found.mistakes).toEqual(mistake === undefined ? [] : [expect.stringMatching(mistake)]);
    expect(found.warnings).toEqual(warning === undefined ? [] : [expect.stringMatching(warning)]);
  });
});
