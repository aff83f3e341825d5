import { describe, expect, test } from '@jest/globals';
import { type BakeTarget, readDefinition, writeDefinition } from '../../../src/actions/bake/bake-definition.ts';
import { fieldsOf, lineOf } from '../../../src/lib/csv-fields.ts';

const read = (target: object, group?: object, epoch?: string) =>
  readDefinition(JSON.stringify({ ...(group === undefined ? {} : { group }), target }), epoch);
const only = (target: object): BakeTarget => {
  const [one] = read({ default: target })?.targets ?? [];
  if (one === undefined) throw new Error('no target');
  return one;
};

/** The same target, as buildx 0.13 and as 0.31 print it. */
const OLD = {
  context: 'api',
  dockerfile: 'Dockerfile',
  'dockerfile-inline': 'FROM ${X}',
  args: { W: 'a${b}' },
  attest: ['type=provenance,mode=max', 'type=sbom,disabled=true'],
  secret: ['id=npm,env=NPM', 'id=f,src=api/x', 'id=DIRECT'],
  ssh: ['default', 'key=api/id'],
  output: ['type=image,compression=zstd', 'type=docker'],
  'cache-from': ['type=registry,ref=foo/bar', 'foo/other'],
  'cache-to': ['type=inline'],
  platforms: ['linux/amd64,linux/arm64'],
};
const NEW = {
  context: 'api',
  dockerfile: 'Dockerfile',
  'dockerfile-inline': 'FROM $${X}',
  args: { W: 'a$${b}' },
  attest: [
    { mode: 'max', type: 'provenance' },
    { disabled: true, type: 'sbom' },
  ],
  secret: [{ id: 'npm', env: 'NPM' }, { id: 'f', src: 'api/x' }, { id: 'DIRECT' }],
  ssh: [{ id: 'default' }, { id: 'key', paths: ['api/id'] }],
  output: [{ compression: 'zstd', type: 'image' }, { type: 'docker' }],
  'cache-from': [{ ref: 'foo/bar', type: 'registry' }, { ref: 'foo/other' }],
  'cache-to': [{ type: 'inline' }],
  platforms: ['linux/amd64', 'linux/arm64'],
};

test('texts and objects mean the same', () => {
  const { raw: _old, ssh: oldSsh, ...old } = only(OLD);
  const { raw: _new, ssh: newSsh, ...now } = only(NEW);
  expect(now).toEqual(old);
  expect(now).toMatchObject({
    inlineDockerfile: 'FROM ${X}',
    args: { W: 'a${b}' },
    attest: [
      { type: 'provenance', mode: 'max' },
      { type: 'sbom', disabled: 'true' },
    ],
    secrets: [{ id: 'npm', env: 'NPM' }, { id: 'f', src: 'api/x' }, { id: 'DIRECT' }],
    cacheFrom: [{ type: 'registry', ref: 'foo/bar' }, { ref: 'foo/other' }],
    platforms: ['linux/amd64', 'linux/arm64'],
    further: {},
  });
  expect([oldSsh, newSsh]).toEqual([
    [{ id: 'default' }, { key: 'api/id' }],
    [{ id: 'default' }, { id: 'key', paths: 'api/id' }],
  ]);
});

test('what is not known is kept, and so are switches', () => {
  const { further, noCache, pull, network } = only({
    'no-cache': true,
    pull: false,
    network: 'none',
    policy: [{ a: 1, b: '$${x}' }],
    description: 'for people',
    call: 'build',
  });
  expect({ further, noCache, pull, network }).toEqual({
    further: { policy: [{ a: 1, b: '${x}' }] },
    noCache: true,
    pull: false,
    network: 'none',
  });
});

test('what is not said', () => {
  expect(only({})).toMatchObject({ context: '.', noCache: false, pull: false, tags: [], further: {} });
  expect(only({})).not.toHaveProperty('dockerfile');
});

test('numbers, and lists in objects', () => {
  const { attest, ssh } = only({ attest: [{ type: 'x', version: 1 }], ssh: [{ id: 'key', paths: ['a', 'b'] }] });
  expect({ attest, ssh }).toEqual({ attest: [{ type: 'x', version: '1' }], ssh: [{ id: 'key', paths: 'a,b' }] });
});

describe('groups', () => {
  const targets = { a: {}, b: {}, c: {}, base: {} };
  test.each<[string, object, readonly string[]]>([
    ['of targets', { default: { targets: ['a', 'b'] } }, ['a', 'b']],
    ['of groups', { default: { targets: ['g', 'c'] }, g: { targets: ['a', 'b', 'c'] } }, ['a', 'b', 'c']],
    ['of a target of its own name', { default: { targets: ['a'] }, a: { targets: ['a', 'b'] } }, ['a', 'b']],
    ['of none', { default: { targets: [] } }, []],
  ])('%s', (_name, group, names) => {
    const definition = read(targets, group);
    expect(definition?.targets.map(({ name }) => name)).toEqual(names);
    expect(definition?.linked.map(({ name }) => name)).toEqual(
      Object.keys(targets).filter((name) => !names.includes(name)),
    );
  });
});

test.each(['', '{', '[]', '{"group":{}}', '{"target":[]}'])('%j is no definition', (printed) => {
  expect(readDefinition(printed)).toBeUndefined();
});

test.each<[string, string | undefined, object]>([
  ['of the environment', '7', { B: '1' }],
  ['of the definition', '8', { SOURCE_DATE_EPOCH: '7', B: '1' }],
  ['without one in the environment', undefined, { SOURCE_DATE_EPOCH: '7', B: '1' }],
])('SOURCE_DATE_EPOCH %s', (_name, epoch, args) => {
  const [target] = read({ default: { args: { SOURCE_DATE_EPOCH: '7', B: '1' } } }, undefined, epoch)?.targets ?? [];
  expect(target?.args).toEqual(args);
  expect(target?.raw.args).toEqual(args);
});

test('what is written means what was read', () => {
  const raw = { args: { W: 'a${b} %{c}' }, labels: { x: '$' }, tags: ['a:${b}'], pull: true };
  const again = read(JSON.parse(writeDefinition(new Map([['default', raw]]))).target)?.targets[0];
  expect(again?.raw).toEqual(raw);
  const written = writeDefinition(new Map([['a', { context: '${x}', tags: ['a:${y}'], args: { Z: '%{z} $1 50%' } }]]));
  for (const text of ['"$${x}"', '"a:$${y}"', '"%%{z} $1 50%"']) expect(written).toContain(text);
});

describe('fields', () => {
  test.each<[string, Readonly<Record<string, string>>]>([
    ['type=registry,ref=a:b', { type: 'registry', ref: 'a:b' }],
    ['"annotation.a=b,c",type=image', { 'annotation.a': 'b,c', type: 'image' }],
    ['foo/bar', { ref: 'foo/bar' }],
    ['TYPE=x,a=b=c', { type: 'x', a: 'b=c' }],
    ['type=x , a = b', { type: 'x', a: 'b' }],
    ['"a=b""c",d=e', { a: 'b"c', d: 'e' }],
    ['', {}],
  ])('%s', (line, fields) => {
    expect(fieldsOf(line, 'ref')).toEqual(fields);
    expect(fieldsOf(lineOf(fields), 'ref')).toEqual(fields);
  });

  test('are written so that docker reads them, which is strict about quotes', () => {
    expect(lineOf({ a: 'b"c', d: 'e,f', g: 'h' })).toBe('"a=b""c","d=e,f",g=h');
  });
});
