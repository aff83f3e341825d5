import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseSecrets, readSecrets, secretValues } from '../../src/inputs/build-secrets.ts';
import { InputReader } from '../../src/inputs/input-reader.ts';
import { anyText, runs, textOf } from '../lib/properties.ts';

const PEM = '-----BEGIN OPENSSH PRIVATE KEY-----\nabc==\nx/+y\n-----END OPENSSH PRIVATE KEY-----';

describe('the input secrets', () => {
  test.each<[string, string, readonly (readonly [string, string])[]]>([
    ['nothing', '\n  \n# a=b\n', []],
    [
      'one a line',
      'a=1\n  b.c-d_e= 2\n',
      [
        ['a', '1'],
        ['b.c-d_e', ' 2'],
      ],
    ],
    [
      'everything behind the first =',
      'a=b=c=\nd=" e',
      [
        ['a', 'b=c='],
        ['d', '" e'],
      ],
    ],
    ['empty', 'a=', [['a', '']]],
    [
      'quoted, over several lines',
      '"a=x\n""y""\n z"\nb=1',
      [
        ['a', 'x\n"y"\n z'],
        ['b', '1'],
      ],
    ],
    ['quoted, on one line', '"a=x, y"', [['a', 'x, y']]],
    [
      'between markers',
      'a<<END\n x=1\n\ny\nEND\nb=2',
      [
        ['a', ' x=1\n\ny'],
        ['b', '2'],
      ],
    ],
    [
      'a PEM block',
      `a=${PEM}\nb=2`,
      [
        ['a', `${PEM}\n`],
        ['b', '2'],
      ],
    ],
    [
      'a PEM block that is indented',
      `  a=${PEM.replaceAll('\n', '\n  ')}\n  b=2`,
      [
        ['a', `${PEM}\n`],
        ['b', '2'],
      ],
    ],
    [
      'Windows line ends',
      'a<<E\r\nx\r\ny\r\nE\r\nb=1',
      [
        ['a', 'x\ny'],
        ['b', '1'],
      ],
    ],
  ])('%s', (_name, text, expected) => {
    const { secrets } = parseSecrets(text);
    expect(secrets.map(({ id, value }) => [id, value])).toEqual(expected);
  });

  test.each<[string, string, RegExp]>([
    ['a value of several lines', 'a=x\nhunter2 y\nb=1', /^line 2 is not of the form ID=value.*\n {4}ID<<END\n/],
    ['the rest of base64', 'a=x\nhunter2==', /^line 2 is not of the form/],
    ['markers that do not end', 'a<<END\nhunter2', /^a has no line END at its end/],
    ['a PEM block that does not end', 'a=-----BEGIN KEY-----\nhunter2', /^a begins a PEM block that does not end/],
    ['a quote that does not end', '"a=hunter2', /^line 1 starts with a quote/],
    ['text behind a quote', '"a=hunter2" x', /^line 1 starts with a quote/],
    [
      'JSON without quotes',
      'a={\n  "type": "hunter2",\n  "key": "x"\n}',
      /^a looks like JSON that goes on in line 2\. A value of several lines.*\n {4}a<<END\n {4}\.\.\.\n {4}END\n.*each quote.*doubled.*\n {4}"a=\.\.\."$/,
    ],
    ['a list without quotes', 'b=1\na=[\n  hunter2\n]', /^a looks like JSON that goes on in line 3\./],
    [
      'JSON with its own quotes',
      '"a={\n  "type": "hunter2"\n}"',
      /^line 1 starts with a quote[\s\S]*ID<<END[\s\S]*doubled/,
    ],
    ['something else behind JSON on one line', 'a={"b": 1}\nhunter2', /^line 2 is not of the form/],
    ['the rest of a value', 'a=x\nhunter2 y', /ID<<END\n {4}\.\.\.\n {4}END\n[\s\S]*"ID=\.\.\."$/],
    ['a quote without an id', '"hunter2"', /^line 1 starts with a quote/],
  ])('%s: a mistake that tells no value', (_name, text, expected) => {
    const { mistake } = parseSecrets(text);
    expect(mistake).toMatch(expected);
    expect(mistake).not.toContain('hunter2');
  });
});

test('what secrets hold; of files only those know who wrote them', () => {
  const secrets = [
    { id: 'a', kind: 'value', value: '1' },
    { id: 'b', kind: 'variable', name: 'B' },
    { id: 'c', kind: 'file', path: 'c' },
  ] as const;
  expect(secretValues(secrets, { B: '2' })).toEqual([
    { id: 'a', value: '1' },
    { id: 'b', value: '2' },
  ]);
});

describe('what is missing or empty is a mistake', () => {
  test.each<[Record<string, string>, RegExp]>([
    [{ secrets: 'a=' }, /^secrets: a is empty: the secret it comes from is not set/],
    [{ secrets: `a=${'x'.repeat(121 * 1024)}` }, /^secrets: a has more than 120 KiB\. .* secret-files/],
    [{ 'secret-envs': 'a=NONE' }, /^secret-envs: a: the variable NONE is not set/],
    [{ 'secret-envs': 'a=EMPTY' }, /^secret-envs: a: the variable EMPTY is empty/],
    [{ 'secret-envs': 'a' }, /^secret-envs: "a" is not of the form ID=VARIABLE/],
    [{ 'secret-files': 'a=none' }, /^secret-files: a: the file none is not there/],
    [{ 'secret-files': 'a=empty' }, /^secret-files: a: the file empty is empty/],
    [{ 'secret-files': 'none' }, /^secret-files: "none" is not of the form ID=path/],
    [{ secrets: 'a=1', 'secret-envs': 'a=TOKEN' }, /^secret-envs: a is given twice, with different values/],
  ])('%j', (given, expected) => {
    const reader = new InputReader((name) => given[name]);
    readSecrets(reader, {
      variables: { TOKEN: 'x', EMPTY: '' },
      sizeOf: (path) => (path === 'empty' ? 0 : undefined),
    });
    expect(reader.mistakes).toEqual([expect.stringMatching(expected)]);
  });
});

describe('whatever a secret holds', () => {
  /** In no id, and in no message. */
  const MARK = '§secret';
  const value = anyText(MARK, '"', '""', '=', '#', '\\', '{', '-----BEGIN A-----', 'END', 'a<<b').map((text) =>
    text.replaceAll('\r', ''),
  );
  const quoted = (id: string, text: string): string => `"${id}=${text.replaceAll('"', '""')}"`;
  const between = (id: string, text: string): string => {
    const lines = text.split('\n').map((line) => line.trim());
    let end = 'END';
    while (lines.includes(end)) end += 'D';
    return `${id}<<${end}\n${text}\n${end}`;
  };

  test('it comes back, in either form', () => {
    const forms = fc.constantFrom(quoted, between);
    fc.assert(
      fc.property(fc.array(fc.tuple(value, forms)), (secrets) => {
        const text = secrets.map(([content, form], index) => `${form(`A${index}`, content)}\n# b\n\n`).join('');
        const expected = secrets.map(([content], index) => ({ id: `A${index}`, value: content }));
        expect(parseSecrets(text)).toEqual({ secrets: expected });
      }),
      runs(),
    );
  });

  test('a mistake tells nothing of it', () => {
    const lines = textOf(
      '\n',
      '\r',
      'a=',
      '"a=',
      '"',
      '""',
      `=${MARK}`,
      ` ${MARK}`,
      'a=-----BEGIN A-----',
      'a={\n',
      '#',
    );
    fc.assert(
      fc.property(lines, (text) => {
        expect(parseSecrets(`A=${text}`).mistake ?? '').not.toContain(MARK);
      }),
      runs(),
    );
  });
});
