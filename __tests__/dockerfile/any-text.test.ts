import { execFileSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readDockerfile } from '../../src/dockerfile/dockerfile.ts';
import { readIgnoreRules } from '../../src/dockerfile/dockerignore.ts';
import { mountSource } from '../../src/dockerfile/mount-sources.ts';
import { expandWord } from '../../src/dockerfile/shell-words.ts';
import { trimSpace } from '../../src/dockerfile/white-space.ts';
import { csvField } from '../../src/lib/csv-fields.ts';
import { anyText, readRepeated, runs, textOf } from '../lib/properties.ts';

const read = (text: string) => readDockerfile({ text, given: new Map(), predefined: new Map() });

describe('however long', () => {
  test('a Dockerfile', () => {
    readRepeated(read, ['RUN <<a\na\n', 'ONBUILD ']);
    readRepeated((text) => read(`FROM a\nRUN a${text}`), [' ', '\r']);
    readRepeated((text) => read(`FROM a\nENV a=a${text}`), ['"']);
  });

  test.each<[string, (text: string) => unknown]>([
    ['nested variables', (text) => expandWord(text.repeat(20_000), new Map())],
    ['nested variables that are set', (text) => expandWord(text.repeat(20_000), new Map([['a', 'b']]))],
    ['a pattern', (text) => expandWord(`\${a#${text.replaceAll(/[^\w]/g, 'x').repeat(5_000)}}`, new Map([['a', 'b']]))],
  ])('%s', (_name, expand) => {
    for (const text of ['${a:-', '${a+', '${a#', '${a/', '"${a-']) expect(expand(text)).toBeUndefined();
  });

  test('an ignore file', () =>
    readRepeated((text) => readIgnoreRules(text).length, ['a\n', '!\n', ' ', '/', '*/', '**', '[', '\r']));
});

test('white space goes at both ends, as Go sees it', () => {
  fc.assert(
    fc.property(anyText('a', '\x85', '\u180e'), (text) => {
      const space = '[\\t-\\r \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]';
      expect(trimSpace(text)).toBe(text.replace(new RegExp(`^${space}+|${space}+$`, 'g'), ''));
    }),
    runs(),
  );
  readRepeated(trimSpace, [' ', '\u3000', 'a ']);
});

test('the source of a mount is its last one, whatever stands beside it', () => {
  const value = textOf('a', ',', '"', '/', '.', ' ', '=');
  const field = fc.tuple(fc.constantFrom('source', 'TARGET', 'id', 'from', 'From', 'type'), value);
  fc.assert(
    fc.property(fc.array(field, { minLength: 1 }), (fields) => {
      const mount = fields.map(([name, text]) => csvField(`${name}=${text}`)).join(',');
      expect(mountSource(mount, 1)).toBe(fields.findLast(([name]) => /^from$/i.test(name))?.[1] ?? '');
    }),
    runs(),
  );
});

test('variables come to what bash makes of them', () => {
  const value = fc.string({ unit: fc.constantFrom('a', 'b', '/'), maxLength: 3 });
  const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?', '.'), minLength: 1, maxLength: 3 });
  const form = fc.oneof(
    fc.tuple(fc.constantFrom('#', '##', '%', '%%'), pattern).map(([sign, text]) => `\${v${sign}${text}}`),
    fc
      .tuple(
        fc.constantFrom('/', '//'),
        pattern.filter((text) => !text.includes('*')),
        fc.constantFrom('', 'x', 'ab'),
      )
      .map(([sign, text, other]) => `\${v${sign}${text}/${other}}`),
    fc.tuple(fc.constantFrom(':-', '-', ':+', '+'), value).map(([sign, text]) => `\${v${sign}${text}}`),
    fc.tuple(fc.constantFrom(':-', '-', ':+', '+'), value).map(([sign, text]) => `a\${w${sign}'${text}'}"$v"`),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(value, form), { minLength: 150, maxLength: 200 }), (rows) => {
      const script = rows.map(([text, word]) => `v='${text}'; printf '%s\\0' "\${@:0:0}"${word};`).join('\n');
      const bash = execFileSync('bash', ['-f', '-c', `IFS=; ${script}`], { encoding: 'utf8' })
        .split('\0')
        .slice(0, -1);
      expect(rows.map(([text, word]) => expandWord(word, new Map([['v', text]])))).toEqual(bash);
    }),
    runs(2),
  );
});
