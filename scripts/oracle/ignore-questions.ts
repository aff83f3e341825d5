/** Ignore files at random. */
import fc from 'fast-check';
import { join, mostly, pick } from './texts.ts';

/** The text of an ignore file, for a context of `IGNORABLE`. */
export type IgnoreQuestion = { readonly kind: 'ignore'; readonly text: string };

/** What ignore files are asked about: names that patterns may mean. */
export const IGNORABLE: readonly string[] = [
  ...[
    'a',
    'a.md',
    'b/a',
    'b/a.md',
    'b/c/a',
    'b/c/keep',
    'b/c/d/keep.md',
    'c++',
    '(x)/a',
    '[id]/p',
    'i/p',
    'xfoo',
    '.env',
    '#x',
    '!n',
  ],
  ...[
    'a b',
    'a|b',
    'aab',
    '{1}',
    'b$',
    '^x',
    'é',
    'A',
    'x.y/z',
    '..x',
    '-',
    'd/.git/config',
    '\\',
    'b\\a',
    '~',
    'x,y',
    "'q'",
    '\u2028l',
  ],
];

const patternPart = pick(
  ...[
    '*',
    '**',
    '?',
    '/',
    'a',
    'b',
    'c',
    '.md',
    'keep',
    '.',
    '..',
    '[a-c]',
    '[^a]',
    '[',
    ']',
    '\\',
    '{1}',
    '|',
    '+',
    '(',
    ')',
    '$',
    '^',
  ],
  ...[
    '**/',
    '/**',
    '*/',
    'b/',
    'b/c',
    'x',
    'é',
    ' ',
    '#',
    '!',
    '-',
    '~',
    '\u2028',
    '\\*',
    '\\[',
    'foo',
    'i/p',
    '.git',
    ',',
  ],
);
const pattern = join(
  mostly(pick(''), pick('!', '! ', '/', './', ' ', '\\!'), 2),
  fc.array(patternPart, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('')),
);
export const ignoreFiles: fc.Arbitrary<IgnoreQuestion> = fc
  .record({
    start: mostly(pick(''), pick('\uFEFF', '# c\n', '\n', '*\n', '**\n', 'b\n'), 2),
    lines: fc.array(pattern, { minLength: 1, maxLength: 4 }),
    end: pick('\n', '\n', '\r\n', ' \n'),
  })
  .map(({ start, lines, end: lineEnd }) => ({ kind: 'ignore', text: start + lines.join(lineEnd) }));
