import { describe, expect, test } from '@jest/globals';
import { readBakeFile, usedTargets } from '../../../src/actions/bake/bake-files.ts';

/** Names of targets to what they set. */
const read = (file: string, text: string) => {
  const targets = readBakeFile(file, text);
  return targets && Object.fromEntries(targets.map(({ name, settings }) => [name, Object.fromEntries(settings)]));
};

describe('what a file sets', () => {
  test.each<[string, string, string, object | undefined]>([
    [
      'HCL',
      'x.hcl',
      'variable "V" {}\ngroup "default" { targets = ["a"] }\ntarget "a" {\n network = "none"\n tags = ["x"]\n t = "${V}"\n args { A = 1 }\n}',
      {
        a: {
          network: { kind: 'value', value: 'none' },
          tags: { kind: 'value' },
          t: { kind: 'value' },
          args: { kind: 'block' },
        },
      },
    ],
    [
      'JSON',
      'x.json',
      '{"//": "x", "target": {"a": {"//": "y", "network": "none", "tags": ["x"], "t": "${V}"}}}',
      { a: { network: { kind: 'value', value: 'none' }, tags: { kind: 'value', value: ['x'] }, t: { kind: 'value' } } },
    ],
    [
      'JSON with lists of bodies',
      'x.json',
      '{"target": [{"a": [{"pull": true}]}]}',
      { a: { pull: { kind: 'value', value: true } } },
    ],
    ['JSON under any name', 'definition', '{"target": {"a": {}}}', { a: {} }],
    ['HCL under any name', 'definition', 'target "a" {}', { a: {} }],
    ['a file without targets', 'x.hcl', 'variable "V" {}', {}],
    ['what is none', 'x.hcl', 'services:\n  a: {}', undefined],
    ['broken JSON', 'x.json', 'target "a" {}', undefined],
  ])('%s', (_name, file, text, expected) => {
    expect(read(file, text)).toEqual(expected);
  });
});

describe('which targets have a say', () => {
  const text = `
    target "a" { inherits = ["base"] }
    target "b" { inherits = BASES }
    target "base" { inherits = ["root", # "no"
      "stem"] }
    target "root" {}
    target "stem" {}
    target "other" {}
    target "m" {
      name = "m-\${v}"
      matrix = { v = ["1", "2"] }
    }`;
  test.each<[string, readonly string[], readonly string[]]>([
    ['one that is built, and those that it inherits from', ['a'], ['a', 'base', 'root', 'stem']],
    ['by an expression: any that is not built', ['b'], ['a', 'b', 'base', 'm', 'other', 'root', 'stem']],
    ['alone', ['other'], ['other']],
    ['of a matrix', ['m-1', 'other'], ['m', 'other']],
  ])('%s', (_name, built, expected) => {
    const used = usedTargets(readBakeFile('x.hcl', text) ?? [], built);
    expect(used.map(({ name }) => name).toSorted()).toEqual(expected);
  });

  test('in JSON', () => {
    const json = JSON.stringify({
      target: { a: { inherits: ['base'] }, b: { inherits: ['${BASE}'] }, c: {}, base: {}, other: {} },
    });
    const names = (...built: string[]) =>
      usedTargets(readBakeFile('x.json', json) ?? [], built).map(({ name }) => name);
    expect(names('a')).toEqual(['a', 'base']);
    expect(names('c')).toEqual(['c']);
    expect(names('b').toSorted()).toEqual(['a', 'b', 'base', 'c', 'other']);
  });
});
