import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { csvField, fieldsOf, lineOf } from '../../src/lib/csv-fields.ts';
import { anyText, readRepeated, runs, textOf } from '../lib/properties.ts';

/** The fields of a line as Go's encoding/csv reads them, sign by sign; `undefined` where it refuses the line. */
function readAsGo(line: string): readonly string[] | undefined {
  // It takes a CR in front of the end for a part of that.
  const text = line.replace(/\r$/, '');
  const fields: string[] = [];
  for (let at = 0; ; at += 1) {
    let field = '';
    if (text[at] === '"') {
      for (at += 1; text[at] !== '"' || text[at + 1] === '"'; at += 1) {
        if (at >= text.length) return undefined;
        if (text[at] === '"') at += 1;
        field += text[at];
      }
      at += 1;
    } else for (; at < text.length && text[at] !== ','; at += 1) field += text[at];
    if (at < text.length && text[at] !== ',') return undefined;
    fields.push(field);
    if (at >= text.length) return fields;
  }
}

test('a field comes back from what Docker reads', () => {
  const fields = fc.array(
    anyText('"', ',', 'a=b', ' ').filter((text) => !text.includes('\n')),
    { minLength: 1 },
  );
  fc.assert(
    fc.property(fields, (all) => expect(readAsGo(all.map(csvField).join(','))).toEqual(all)),
    runs(),
  );
});

test('fields come back from their line', () => {
  const name = textOf('a', 'ref', '.', '-', '_').filter((text) => text !== '');
  const value = anyText('"', ',', '=', 'a').map((text) => text.trim());
  fc.assert(
    fc.property(fc.dictionary(name, value), (fields) => expect(fieldsOf(lineOf(fields), 'alone')).toEqual(fields)),
    runs(),
  );
});

test('of any line that Docker takes the last value of each field is read', () => {
  const lines = anyText('"', '""', ',', '=', 'a', 'A', '"a=b"', 'a=b,', 'A=b,', ' ').map((text) =>
    text.replaceAll(/[\r\n]/g, ''),
  );
  fc.assert(
    fc.property(lines, (line) => {
      const cells = readAsGo(line)?.filter((cell) => cell.trim() !== '') ?? [];
      const pairs = cells.map((cell) => [/^([^=]*)=/.exec(cell)?.[1]?.trim().toLowerCase() ?? 'alone', cell] as const);
      const values = new Map(pairs.map(([name, cell]) => [name, cell.replace(/^[^=]*=/, '').trim()]));
      const isBare = /[^,]"/.test(line.replaceAll(/(?<=^|,)"(?:[^"]|"")*"(?=,|$)/g, ''));
      if (readAsGo(line) !== undefined && !isBare) expect(fieldsOf(line, 'alone')).toEqual(Object.fromEntries(values));
    }),
    runs(),
  );
});

test.each<[string, string, Readonly<Record<string, string>>]>([
  ['an empty one in front', ',type=gha', { type: 'gha' }],
  ['an empty one at the end', 'type=gha,', { type: 'gha' }],
  ['nothing', '', {}],
  ['a broken one', 'a=b,"c', { a: 'b', alone: '"c' }],
])('fields with %s', (_name, line, fields) => expect(fieldsOf(line, 'alone')).toEqual(fields));

test('a CR at the end stays', () => expect(csvField('a\r')).toBe('"a\r"'));

test('however long', () => readRepeated((text) => fieldsOf(text, 'alone'), ['"', '""', ',', '=,', 'a', '"a",', ' ']));
