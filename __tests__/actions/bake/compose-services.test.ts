import { describe, expect, test } from '@jest/globals';
import {
  type ComposeFile,
  composeFilesIn,
  composeServices,
  referencesOf,
} from '../../../src/actions/bake/compose-services.ts';
import { parseComposeYaml } from '../../../src/actions/bake/compose-yaml.ts';

const read = async (texts: Readonly<Record<string, string>>): Promise<readonly ComposeFile[]> => {
  const files = Object.entries(texts).map(async ([file, text]) =>
    composeFilesIn(file, (await parseComposeYaml(text)) ?? []),
  );
  return (await Promise.all(files)).flat();
};

/** Services to what their builds say, and what stands beside them. */
const plain = (files: readonly ComposeFile[], all = files) =>
  Object.fromEntries(
    composeServices(files, all).map(({ name, build, beside }) => [
      name,
      {
        ...Object.fromEntries([...build].map(([key, { value }]) => [key, value])),
        ...(beside.size > 0 && { beside: Object.fromEntries(beside) }),
      },
    ]),
  );

describe('services', () => {
  test.each<[string, string, object]>([
    ['a folder', 'services:\n  a:\n    build: .\n  db:\n    image: x', { a: { context: '.' } }],
    ['a map', 'services:\n  a:\n    build: {network: none, pull: true}', { a: { network: 'none', pull: true } }],
    ['a build of nothing', 'services:\n  a:\n    build:\n', { a: {} }],
    ['a name with dots', 'services:\n  a.b:\n    build: .', { a_b: { context: '.' } }],
    [
      'anchors and merges',
      'x-b: &b\n  network: none\nservices:\n  a:\n    build:\n      <<: *b\n      pull: true',
      { a: { network: 'none', pull: true } },
    ],
    [
      'further documents',
      'services:\n  a:\n    build: {pull: true}\n---\nservices:\n  a:\n    build: {network: none}',
      {
        a: { pull: true, network: 'none' },
      },
    ],
    ['unknown tags', 'services:\n  a:\n    build: {network: !x none}', { a: { network: 'none' } }],
    [
      'extends in the same file',
      'services:\n  base:\n    build: {network: none, pull: true}\n  a:\n    extends: base\n    build: {pull: false}',
      { base: { network: 'none', pull: true }, a: { network: 'none', pull: false } },
    ],
    [
      'a circle',
      'services:\n  a:\n    extends: b\n    build: .\n  b:\n    extends: {service: a}',
      {
        a: { context: '.' },
        b: { context: '.' },
      },
    ],
    [
      'what stands beside it',
      'services:\n  a:\n    image: x\n    platform: y\n    ports: [1]\n    build: .',
      {
        a: {
          context: '.',
          beside: { image: { file: 'c.yaml', value: 'x' }, platform: { file: 'c.yaml', value: 'y' } },
        },
      },
    ],
  ])('%s', async (_name, text, expected) => {
    expect(plain(await read({ 'c.yaml': text }))).toEqual(expected);
  });

  test('later files add to earlier ones, or take their place', async () => {
    const base = 'services:\n  a:\n    build: {network: none, args: {A: 1}}\n  b:\n    build: {network: none}\n';
    const files = async (later: string) => plain(await read({ 'c.yaml': base, 'd.yaml': later }));
    expect(await files('services:\n  a:\n    build: {args: {B: 2}, network: host}')).toEqual({
      a: { network: 'host', args: { A: 1, B: 2 } },
      b: { network: 'none' },
    });
    expect(await files('services:\n  a:\n    build: {network: !reset null, args: !override {B: 2}}')).toMatchObject({
      a: { network: null, args: { B: 2 } },
    });
    expect(await files('services:\n  a:\n    build: !override {pull: true}')).toMatchObject({ a: { pull: true } });
    expect(await files('services:\n  a:\n    build: {pull: !override false}')).toMatchObject({ a: { pull: false } });
    expect((await files('services:\n  a:\n    build: !override {pull: true}')).a).not.toHaveProperty('network');
  });

  test('files that others refer to', async () => {
    const files = await read({
      'x/c.yaml':
        'include: [../i.yaml, {path: [j.yaml]}, "${X}.yaml"]\nservices:\n  a:\n    extends: {file: base.yaml, service: s}\n    build: .',
    });
    expect(files.map(referencesOf)).toEqual([{ included: ['i.yaml', 'x/j.yaml'], extended: ['x/base.yaml'] }]);
    const base = await read({ 'x/base.yaml': 'services:\n  s:\n    build: {network: none}' });
    expect(plain(files, [...files, ...base])).toEqual({ a: { context: '.', network: 'none' } });
  });
});

test.each(['services: [', 'a: 1\na: 2'])('%j is no YAML', async (text) => {
  expect(await parseComposeYaml(text)).toBeUndefined();
});

test('what is not of compose', async () => {
  expect(await read({ a: 'x: 1', b: '', c: '[]', d: 'target "a" {\n x = 1\n}' })).toEqual([]);
});
