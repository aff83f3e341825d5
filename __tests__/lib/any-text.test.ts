import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isCommitSha } from '../../src/lib/commit-sha.ts';
import { escapeExpression } from '../../src/lib/escape-expression.ts';
import { withoutEnd } from '../../src/lib/without-end.ts';
import { anyText, readRepeated, runs, textOf } from './properties.ts';

test('an expression of a text fits it, and no other', () => {
  const texts = anyText('.', '*', '\\', '[', ']', '(', ')', '{', '}', '|', '/', '^', '$', '+', '?', '-', 'a');
  fc.assert(
    fc.property(texts, texts, (text, other) => {
      const expression = new RegExp(`^${escapeExpression(text)}$`);
      expect(expression.test(text)).toBe(true);
      expect(expression.test(other)).toBe(text === other);
      const near = text.replace(/[^a]/, 'a');
      expect(expression.test(near)).toBe(text === near);
    }),
    runs(),
  );
});

test('signs at the end go, and no others', () => {
  fc.assert(
    fc.property(textOf('/', 'a', '\n', '\r', '//'), (text) => {
      expect(withoutEnd(text, '/')).toBe(text.replace(/\/+$/, ''));
      expect(withoutEnd(text, '\r\n')).toBe(text.replace(/[\r\n]+$/, ''));
    }),
    runs(),
  );
  readRepeated((text) => withoutEnd(text, '/'), ['/', 'a/']);
});

test('a commit is 40 or 64 digits', () => {
  const length = fc.constantFrom(39, 40, 41, 63, 64, 65);
  const parts = fc.oneof(
    fc.tuple(length, fc.constantFrom('0', 'f')).map(([count, digit]) => digit.repeat(count)),
    textOf('a', '0123456789abcdef', '01234567', 'A', '\n', ' '),
  );
  fc.assert(
    fc.property(parts, (text) => {
      const isHex = [...text].every((digit) => '0123456789abcdef'.includes(digit));
      expect(isCommitSha(text)).toBe(isHex && [40, 64].includes(text.length));
    }),
    runs(),
  );
});
