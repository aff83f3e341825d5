import { expect, test } from '@jest/globals';
import { shareTexts } from '../../scripts/licenses.ts';

const APACHE = 'Apache License\nVersion 2.0\n\nTERMS\nhere';

test.each([
  ['one package', `a\nMIT\nMIT, of a\n\n`, `a\nMIT\nMIT, of a`],
  [
    'two with the same text stand together, also where another one is between them',
    `@x/a\nApache-2.0\n${APACHE}\n\nb\nMIT\nMIT, of b\n\n@x/c\nApache-2.0\n${APACHE}\n`,
    `@x/a\n@x/c\nApache-2.0\n${APACHE}\n\nb\nMIT\nMIT, of b`,
  ],
  ['the same text under another name of it', `a\nMIT\nfree\n\nb\nISC\nfree`, `a\nMIT\nfree\n\nb\nISC\nfree`],
  ['packages without a text', `a\nMIT\n\n\nb\nMIT\n`, `a\nb\nMIT\n`],
  [
    'lines of a text that look like a package, right before one',
    `a\nMIT\nfree\n\nNOTICE\nMIT\n\nb\nMIT\nof b`,
    `a\nMIT\nfree\n\nNOTICE\nMIT\n\nb\nMIT\nof b`,
  ],
])('licences: %s', (_, list, expected) => {
  expect(shareTexts(list, (name) => ['@x/a', '@x/c', 'a', 'b'].includes(name))).toBe(expected);
});
