/** Words with variables, at random. */
import fc from 'fast-check';
import { pick } from './texts.ts';

/** A word, what is set, and the sign that escapes. */
export type WordQuestion = {
  readonly kind: 'word';
  readonly text: string;
  readonly escape: string;
  readonly args: Readonly<Record<string, string>>;
};

const wordPart = pick(
  ...[
    '$A',
    '${A}',
    '${B:-x}',
    '${B-x}',
    '${E:-${A}}',
    '${E-x}',
    '${A:+y}',
    '${B+y}',
    '${A:?m}',
    '${B?}',
    '$',
    '$1',
    '$@',
    '${',
    '}',
  ],
  ...[
    '"',
    "'",
    '\\',
    '`',
    'x',
    ' ',
    'o',
    '${A#o}',
    '${A##*n}',
    '${A%e}',
    '${A%%n*}',
    '${A/o/x}',
    '${A//?/.}',
    '${A#\\*}',
    '${A:#x}',
    '${A!x}',
  ],
  ...[
    '<<',
    '< ',
    '"$A"',
    "'$A'",
    '"\\$A"',
    '\\$A',
    '${A/\\//x}',
    '${P/\\//_}',
    '${P//\\//_}',
    '${P##*/}',
    '${P%/*}',
    '${A//*/x}',
    'é',
    '${A//}',
  ],
);
export const words: fc.Arbitrary<WordQuestion> = fc
  .record({ parts: fc.array(wordPart, { minLength: 1, maxLength: 5 }), sign: pick('\\', '\\', '`') })
  .map(({ parts, sign }) => ({
    kind: 'word',
    text: parts.join(''),
    escape: sign,
    args: { A: 'one', E: '', P: 'x/y/z.tar', S: 'a b' },
  }));
