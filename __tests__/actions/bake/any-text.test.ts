import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { readDefinition, writeDefinition } from '../../../src/actions/bake/bake-definition.ts';
import { readBakeFile } from '../../../src/actions/bake/bake-files.ts';
import { composeFilesIn, composeServices, referencesOf } from '../../../src/actions/bake/compose-services.ts';
import { Override, parseComposeYaml } from '../../../src/actions/bake/compose-yaml.ts';
import { readHcl } from '../../../src/actions/bake/hcl-blocks.ts';
import { anyJson, anyText, readRepeated, runs, textOf } from '../../lib/properties.ts';

const SETTINGS = [
  ...['target', 'group', 'default', 'targets', 'services', 'build', 'context', 'args', 'extends', 'service', 'file'],
  ...['include', 'path', 'inherits', 'matrix', 'platforms', 'tags', 'cache-to', 'attest', 'image', 'x-bake', 'a'],
];

describe('HCL', () => {
  /** An expression, which may hold anything that looks like something else. */
  const text = anyText('}', '{', '#', '"', '\\', '//', '=', '[').map((value) =>
    JSON.stringify(value.replaceAll(/[$%]|\p{Cc}/gu, '')),
  );
  const expression = fc.oneof(
    text,
    fc.constantFrom('1', 'a', '"${b ? "}" : "{"}"', '<<E\n }\n E', '[1,\n"]"\n]', '{ a = "}" }', '"$${a"', 'f("a", b)'),
  );
  const name = fc.constantFrom('context', 'args', 'x-y', 'é');
  const comment = fc.constantFrom('', '# }\n', '/* { */', '// "\n');

  test('blocks and attributes come back, with whatever stands between them', () => {
    const block = fc.record({
      labels: fc.array(fc.constantFrom('app', 'b-c'), { maxLength: 2 }),
      attributes: fc.dictionary(name, expression),
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(block, comment)), (blocks) => {
        const written = blocks.map(([{ labels, attributes }, note]) => {
          const lines = Object.entries(attributes).map(([key, value]) => `  ${note}${key} = ${value}\n`);
          return `${note}target ${labels.map((label) => `"${label}"`).join(' ')} {\n${lines.join('')}${note}}\n`;
        });
        const read = readHcl(written.join('\n'))?.blocks.map(({ labels, attributes }) => ({
          labels,
          attributes: Object.fromEntries(attributes),
        }));
        expect(read).toEqual(blocks.map(([own]) => own));
      }),
      runs(),
    );
  });

  test('of any kind, length and depth is read, or is none', () => {
    fc.assert(
      fc.property(anyText('a', '"', '{', '}', '[', ']', '=', '<<E\n', '\nE\n', '#', '/*', '${', '\\'), (any) => {
        expect(['object', 'undefined']).toContain(typeof readHcl(any));
        expect(readBakeFile('a.hcl', any) ?? []).toBeInstanceOf(Array);
      }),
      runs(),
    );
    readRepeated(
      (any) => [readHcl(any), readHcl(`a = ${any}`)],
      ['{', 'a "b" {', '"${', '[', '/*', '#\n', ' ', 'a=1\n', '<<E\nE\n'],
    );
  });
});

describe('compose files', () => {
  test('any value that YAML can write is read', async () => {
    await fc.assert(
      fc.asyncProperty(anyJson(...SETTINGS), async (json) => {
        expect(await parseComposeYaml(stringify(json, { version: '1.2' }))).toEqual([json]);
        expect(await parseComposeYaml(JSON.stringify(json))).toEqual([json]);
      }),
      runs(50),
    );
  });

  test('what overrides stands apart, and what is reset is nothing', async () => {
    // Behind a tag the parser tells nothing of quotes.
    const values = anyJson(...SETTINGS).filter((json) => typeof json !== 'string' || /^[a-m]/.test(json));
    await fc.assert(
      fc.asyncProperty(values, async (json) => {
        const text = JSON.stringify(json);
        const [read] = (await parseComposeYaml(`a: !override ${text}\nb: !reset ${text}\n`)) ?? [];
        expect(read).toEqual({ a: new Override(json), b: null });
      }),
      runs(50),
    );
  });

  test('of any kind tell services with names and files', async () => {
    const yaml = fc.oneof(
      anyJson(...SETTINGS).map((json) =>
        JSON.stringify({ services: { a: json, b: { extends: 'a', build: json } }, include: [json] }),
      ),
      anyText('a: ', '\n', '  ', '- ', '!override ', '&x ', '*x', '<<: ', '{', '}', '"', '---\n', 'services:\n'),
    );
    await fc.assert(
      fc.asyncProperty(yaml, async (text) => {
        const files = composeFilesIn('a.yaml', (await parseComposeYaml(text)) ?? []);
        const references = files.map(referencesOf).flatMap(({ included, extended }) => [...included, ...extended]);
        const services = composeServices(files, files);
        const names = services.flatMap(({ name, build }) => [
          name,
          ...build.keys(),
          ...[...build.values()].map(({ file }) => file),
        ]);
        expect([...references, ...names].filter((one) => typeof one !== 'string')).toStrictEqual([]);
      }),
      runs(50),
    );
  });
});

describe('definitions', () => {
  test('whatever buildx prints, targets are told in texts', () => {
    const any = anyJson(...SETTINGS);
    const settings = any.map((one) => ({ context: one, args: { a: one }, tags: one, platforms: [one], attest: [one] }));
    fc.assert(
      fc.property(any, fc.oneof(any, settings), (group, target) => {
        const printed = JSON.stringify({
          group: { default: { targets: ['a'] }, a: group },
          target: { a: target, b: group },
        });
        const { targets = [], linked = [] } = readDefinition(printed) ?? {};
        for (const { raw: _raw, further: _further, ...own } of [...targets, ...linked]) {
          const fields = [...own.attest, ...own.outputs, ...own.cacheTo].flatMap((one) => Object.values(one));
          const lists = [...own.tags, ...own.platforms, ...Object.values(own.args), ...fields, own.name, own.context];
          expect(lists.filter((one) => typeof one !== 'string')).toStrictEqual([]);
        }
      }),
      runs(),
    );
  });

  test('texts come back from a definition', () => {
    const value = textOf('$', '{', '$${', '%', '%{', '}', 'a', '"', '\\', '\n', 'é');
    fc.assert(
      fc.property(value, fc.dictionary(textOf('A', '_', '1'), value), (context, args) => {
        const { target } = JSON.parse(writeDefinition(new Map([['a', { context, args }]])));
        const read = readDefinition(JSON.stringify({ group: { default: { targets: ['a'] } }, target }));
        expect(read?.targets[0]).toMatchObject({ context, args, raw: { context, args } });
      }),
      runs(),
    );
  });
});
