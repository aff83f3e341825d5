import { describe, expect, test } from '@jest/globals';
import { toTag } from '../../src/tag-rules/sanitize-tag.ts';

describe('toTag', () => {
  test.each([
    ['plain', 'v1.2_3-x', 'v1.2_3-x'],
    ['other characters', 'a/b c', 'a-b-c'],
    ['several together', 'a/ +b', 'a-b'],
    ['beside a hyphen', 'a-/-b', 'a---b'],
    ['letters of other scripts', 'größe', 'gr-e'],
    ['a dot first', '.a', 'a'],
    ['hyphens and dots first', '-.-a', 'a'],
    ['another character first', '/a', 'a'],
    ['an underscore first', '_a', '_a'],
    ['at the end they stay', 'a.-', 'a.-'],
    ['nothing left', '/.-', ''],
    ['nothing', '', ''],
    ['128 characters', 'a'.repeat(128), 'a'.repeat(128)],
    ['128 and a dot', `.${'a'.repeat(128)}`, 'a'.repeat(128)],
    ['128 when cleaned', 'ab///'.repeat(42), 'ab-'.repeat(42)],
  ])('%s', (_name, text, tag) => {
    expect(toTag(text)).toBe(tag);
  });

  test.each([129, 130, 200, 5000])('%d characters: 128, with a hash', (length) => {
    const tags = ['a', 'b'].map((end) => toTag('x'.repeat(length - 1) + end));
    for (const tag of tags) expect(tag).toMatch(/^x{119}-[0-9a-f]{8}$/);
    expect(new Set(tags).size).toBe(2);
  });
});
