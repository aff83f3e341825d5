import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseList } from '../../src/inputs/multi-line-list.ts';
import { anyText, runs, textOf } from '../lib/properties.ts';

describe('parseList', () => {
  test.each<[string, string, string[]]>([
    ['nothing', '', []],
    ['one line', 'a', ['a']],
    ['lines, trimmed', '  a \n\tb\n', ['a', 'b']],
    ['blank lines', 'a\n\n   \nb', ['a', 'b']],
    ['comments, also indented', '# x\na\n   # y\nb', ['a', 'b']],
    ['# inside a line', 'a#b', ['a#b']],
    ['Windows line ends, also mixed', 'a\r\nb\nc\rd', ['a', 'b', 'c', 'd']],
    ['commas stay', 'a,b', ['a,b']],
    ['a line quoted as a whole', '"KEY=a b"', ['KEY=a b']],
    ['a quoted item over several lines', 'A=1\n"KEY=one\n  two\nthree"\nB=2', ['A=1', 'KEY=one\n  two\nthree', 'B=2']],
    ['doubled quotes inside', '"KEY=say ""hi"" twice"', ['KEY=say "hi" twice']],
    ['blank and # lines inside quotes stay', '"K=a\n\n# b"', ['K=a\n\n# b']],
    ['quotes elsewhere are part of the value', 'KEY="a b"', ['KEY="a b"']],
    ['text behind the closing quote: not a quoted item', '"a"=b', ['"a"=b']],
    ['an empty quoted item', '""', ['']],
    ['a quote that is only doubled', '"""a"""', ['"a"']],
  ])('%s', (_name, text, items) => {
    expect(parseList(text)).toEqual({ items });
  });

  test('an unclosed quote is told, with its line', () => {
    expect(parseList('a\n"KEY=1\nb')).toEqual({ items: ['a', '"KEY=1', 'b'], unclosed: '"KEY=1' });
  });
});

/** Between items: nothing that counts. */
const between = textOf('', '\n', '  \n', '# "x\n', '\t# a=b\r\n', '\r');
const written = anyText('"', '""', '#', 'a=b', '\\', ',').map((text) => text.replaceAll('\r', ''));
const quoted = (item: string): string => `"${item.replaceAll('"', '""')}"`;
const asLine = (item: string): string => (/^(?=["#]|$)|^\s|\s$|\n/.test(item) ? quoted(item) : item);

test('any items come back, however they are written, with whatever stands between them', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(written, fc.boolean(), between)), (lines) => {
      const text = lines
        .map(([item, isQuoted, space]) => `${isQuoted ? quoted(item) : asLine(item)}\n${space}`)
        .join('');
      expect(parseList(text)).toEqual({ items: lines.map(([item]) => item) });
    }),
    runs(),
  );
});

test('two texts below each other have the items of both', () => {
  const texts = anyText('"', '""', '"a"', '#', 'a=b').filter((text) => parseList(text).unclosed === undefined);
  fc.assert(
    fc.property(texts, texts, (one, other) => {
      const both = [one, other].flatMap((text) => parseList(text).items);
      expect(parseList(`${one}\n${other}`).items).toEqual(both);
      expect(parseList(`${one}\r\n${other}`.replaceAll(/\r?\n/g, '\r\n')).items).toEqual(both);
    }),
    runs(),
  );
});
