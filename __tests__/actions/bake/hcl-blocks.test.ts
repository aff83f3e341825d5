import { describe, expect, test } from '@jest/globals';
import { type HclBlock, readHcl } from '../../../src/actions/bake/hcl-blocks.ts';

/** A block as plain as possible: `type label` to its attributes and blocks. */
function plain({ attributes, blocks }: HclBlock): object {
  return Object.fromEntries([
    ...attributes,
    ...blocks.map((block) => [[block.type, ...block.labels].join(' '), plain(block)]),
  ]);
}

describe('blocks and attributes', () => {
  test.each<[string, string, object]>([
    ['nothing', '', {}],
    ['only comments', '# a\n// b\n/* c\nd */', {}],
    ['a target', 'target "app" {\n  context = "."\n}', { 'target app': { context: '"."' } }],
    ['one on a line', 'target "app" { network = "none" }\n', { 'target app': { network: '"none"' } }],
    ['a label without quotes', 'target app {\n}', { 'target app': {} }],
    ['an empty one', 'target "a" {}\ntarget "b" {}', { 'target a': {}, 'target b': {} }],
    ['attributes of the file', 'A = 1\nB = A == 1 ? "x" : "y" # why\n', { A: '1', B: 'A == 1 ? "x" : "y" # why' }],
    ['no spaces', 'target "a"{x=1\ny=2}', { 'target a': { x: '1', y: '2' } }],
    [
      'lists and maps over lines',
      'target "a" {\n x = [\n  "}", # }\n  "b"\n ]\n y = {\n  network = "inner"\n }\n z = 1\n}',
      { 'target a': { x: '[\n  "}", # }\n  "b"\n ]', y: '{\n  network = "inner"\n }', z: '1' } },
    ],
    [
      'templates with texts and braces in them',
      'target "a" {\n x = "${y ? "}" : "{"} \\" %{ if z }{%{ endif }"\n n = 1\n}',
      { 'target a': { x: '"${y ? "}" : "{"} \\" %{ if z }{%{ endif }"', n: '1' } },
    ],
    ['what is no template', 'x = "$${a} %%{b"\ny = 1', { x: '"$${a} %%{b"', y: '1' }],
    [
      'heredocs',
      'target "a" {\n d = <<EOT\nFROM "x\n}\nnetwork = "y"\nEOT\n e = <<-E2\n  RUN {\n  E2\n n = 1\n}',
      { 'target a': { d: '<<EOT\nFROM "x\n}\nnetwork = "y"\nEOT', e: '<<-E2\n  RUN {\n  E2', n: '1' } },
    ],
    ['heredocs in brackets', 'x = [<<A\n]\nA\n, 1]\ny = 2', { x: '[<<A\n]\nA\n, 1]', y: '2' }],
    [
      'nested blocks',
      'variable "V" {\n validation {\n  condition = V != ""\n }\n}',
      {
        'variable V': { validation: { condition: 'V != ""' } },
      },
    ],
    ['several labels', 'a "b" "c" { }', { 'a b c': {} }],
    [
      'names with dashes, and calls over lines',
      'no-cache = f(\n 1,\n 2)\nb = 1',
      { 'no-cache': 'f(\n 1,\n 2)', b: '1' },
    ],
    ['ends of lines of Windows', 'target "a" {\r\n x = 1\r\n y = 2\r\n}\r\n', { 'target a': { x: '1', y: '2' } }],
    ['a comment in a line', 'target /* c } */ "a" /* { */ {\n x /* = */ = 1\n}', { 'target a': { x: '1' } }],
    ['a division', 'x = 4 / 2\ny = 1', { x: '4 / 2', y: '1' }],
  ])('%s', (_name, text, expected) => {
    const file = readHcl(text);
    expect(file && plain(file)).toEqual(expected);
  });

  test.each(['{', '}', 'target "a" {', 'x = [', 'x = "a', 'x = "a\n"', 'x = "${', '"a" = 1', 'x = <<E\nno end', 'a b'])(
    '%j is none',
    (text) => {
      expect(readHcl(text)).toBeUndefined();
    },
  );
});
