import { describe, expect, test } from '@jest/globals';
import {
  type BakeCall,
  type BakeItem,
  bakeArguments,
  printArguments,
  shownPrint,
} from '../../../src/actions/bake/bake-arguments.ts';
import type { DefinitionInputs } from '../../../src/actions/bake/bake-inputs.ts';
import { NO_BUILD_INPUTS } from '../../inputs/plain-build.ts';

const plain: DefinitionInputs = { files: [], workdir: '.', targets: [], set: [], vars: [], allow: [] };
const full: DefinitionInputs = {
  ...plain,
  files: ['a.hcl', 'b c.json'],
  targets: ['api', 'web'],
  set: ['api.args.TOKEN=secret', '*.platform=linux/arm64'],
  allow: ['fs.read=..'],
  provenance: 'mode=max',
  sbom: 'true',
};

test('the definition is printed with all that changes it', () => {
  expect(printArguments(full, { noCache: true, pull: true })).toEqual(
    'buildx bake --print --allow fs.read=.. --file a.hcl --file|b c.json --set api.args.TOKEN=secret --set *.platform=linux/arm64 --provenance mode=max --sbom true --no-cache --pull api web'
      .split(' ')
      .join('\n')
      .replace('--file|b\nc.json', '--file\nb c.json')
      .split('\n'),
  );
  expect(printArguments(plain, { noCache: false, pull: false })).toEqual(['buildx', 'bake', '--print']);
  expect(shownPrint(full)).toBe(
    "docker buildx bake --print --allow fs.read=.. --file a.hcl --file 'b c.json' --set api.args.TOKEN=… --set '*.platform=linux/arm64' --provenance mode=max --sbom true api web",
  );
});

test('a build argument of several lines is not shown', () => {
  expect(shownPrint({ ...plain, set: ['api.args.KEY=one\ntwo', 'api.target=x'] })).toBe(
    'docker buildx bake --print --set api.args.KEY=… --set api.target=x',
  );
});

const item = (more: Partial<BakeItem> = {}): BakeItem => ({
  name: 'api',
  build: NO_BUILD_INPUTS,
  packing: [],
  raw: { context: 'api', 'no-cache': true, pull: true, 'no-cache-filter': ['x'], 'cache-to': ['old'], tags: ['old'] },
  images: ['host/api:1'],
  output: 'engine',
  ...more,
});
const call = (more: Partial<BakeCall> = {}): BakeCall => ({
  definition: full,
  items: [item()],
  linked: [],
  pins: new Map(),
  builder: 'default',
  isBuilt: false,
  files: { definition: '/t/d.json', networks: '/t/n.yaml', metadata: '/t/m.json' },
  ...more,
});
const targetsOf = (given: BakeCall) => JSON.parse(bakeArguments(given).definition).target;

test('what was printed is built, by names', () => {
  const { args, shown } = bakeArguments(call());
  expect(args).toEqual(
    'buildx bake --builder default --metadata-file /t/m.json --file /t/d.json --allow fs.read=.. api'.split(' '),
  );
  expect(shown).toMatch(/^docker buildx bake --allow .* --set api\.args\.TOKEN=… .* api$/);
  expect(shown).not.toContain('secret');
});

describe('a target', () => {
  test.each<[string, BakeItem, boolean, object]>([
    [
      'goes into the engine',
      item(),
      false,
      { tags: ['host/api:1'], output: ['type=image'], 'no-cache': true, pull: true, 'cache-to': [] },
    ],
    ['goes nowhere', item({ output: 'none' }), false, { output: ['type=cacheonly'] }],
    ['goes to the registry', item({ output: 'push' }), false, { output: ['type=image,push=true'] }],
    [
      'packed as it says',
      item({ packing: ['force-compression=true'] }),
      false,
      { output: ['type=image,force-compression=true,unpack=true'] },
    ],
    [
      'packed so that the engine cannot unpack it',
      item({ packing: ['rewrite-timestamp=true'] }),
      false,
      { output: ['type=image,rewrite-timestamp=true,unpack=false'] },
    ],
    [
      'with caches',
      item({ caches: { from: ['a'], to: ['b'] }, build: { ...NO_BUILD_INPUTS, cacheFrom: ['c'], cacheTo: ['d'] } }),
      false,
      { 'cache-from': ['a', 'c'], 'cache-to': ['b', 'd'] },
    ],
    [
      'with caches, once more',
      item({
        caches: { from: ['a'], to: ['type=inline'] },
        build: { ...NO_BUILD_INPUTS, cacheFrom: ['c'], cacheTo: ['type=gha'] },
      }),
      true,
      { 'cache-from': [], 'cache-to': ['type=inline'] },
    ],
    [
      'with its annotations, as OCI has them',
      item({ build: { ...NO_BUILD_INPUTS, annotations: ['a=1'] } }),
      false,
      { annotations: ['a=1'], output: ['type=image,oci-mediatypes=true,unpack=true'] },
    ],
    [
      'with the last of each label',
      item({
        build: {
          ...NO_BUILD_INPUTS,
          labels: [
            { key: 'a', value: '1' },
            { key: 'a', value: '2' },
          ],
        },
      }),
      false,
      { labels: { a: '2' } },
    ],
  ])('%s', (_name, given, isBuilt, expected) => {
    expect(targetsOf(call({ items: [given], isBuilt })).api).toMatchObject(expected);
  });

  test('that was built just now comes from the cache', () => {
    const { api, base } = targetsOf(call({ isBuilt: true, linked: [{ ...item(), name: 'base' }] }));
    for (const target of [api, base])
      for (const key of ['no-cache', 'pull', 'no-cache-filter']) expect(target).not.toHaveProperty(key);
    expect(base).not.toHaveProperty('cache-to');
  });

  test('that others refer to is delivered nowhere', () => {
    const linked = [{ ...item(), name: 'base', raw: { context: 'b', tags: ['x'], output: ['type=registry'] } }];
    expect(targetsOf(call({ linked: [...linked, { ...item(), raw: {} }] }))).toMatchObject({
      base: { context: 'b', tags: [], output: ['type=cacheonly'] },
      api: { tags: ['host/api:1'] },
    });
  });
});

describe('an image of the registry in the place of a target', () => {
  const pins = new Map([['base', 'docker-image://host/base@sha256:a']]);
  const contexts = { base: 'target:base', other: 'target:other', here: 'folder' };
  const raw = { context: 'x', contexts };
  const given = call({ pins, items: [item({ raw })], linked: [item({ name: 'mid', raw })], definition: plain });

  test('is what all that refer to it are built on, by whatever name', () => {
    const { api, mid } = targetsOf(given);
    for (const target of [api, mid])
      expect(target.contexts).toEqual({ ...contexts, base: 'docker-image://host/base@sha256:a' });
  });

  test('is told as a user would', () => {
    expect(bakeArguments(given).shown).toBe(
      'docker buildx bake --set api.contexts.base=docker-image://host/base@sha256:a --set mid.contexts.base=docker-image://host/base@sha256:a api',
    );
    expect(bakeArguments(given).args).not.toContain('--set');
  });
});

describe('a network', () => {
  const none = item({ build: { ...NO_BUILD_INPUTS, network: 'none' } });
  test('that was not printed is told by a compose file, also of a target that others refer to', () => {
    const { args, networks, definition } = bakeArguments(
      call({ items: [none], linked: [{ ...none, name: 'base' }, item({ name: 'other' })] }),
    );
    expect(args.join(' ')).toContain('--file /t/d.json --file /t/n.yaml');
    expect(JSON.parse(networks ?? '')).toEqual({
      services: { api: { build: { network: 'none' } }, base: { build: { network: 'none' } } },
    });
    expect(definition).not.toContain('network');
  });

  test('that was printed is told with the rest', () => {
    const { args, networks, definition } = bakeArguments(call({ items: [{ ...none, raw: { network: 'none' } }] }));
    expect(args).not.toContain('/t/n.yaml');
    expect(networks).toBeUndefined();
    expect(JSON.parse(definition).target.api.network).toBe('none');
  });
});
