import { describe, expect, test } from '@jest/globals';
import { type Field, splitFields } from '../../src/tag-rules/rule-fields.ts';
import { toTag } from '../../src/tag-rules/sanitize-tag.ts';
import { isPrerelease, parsePep440, parseSemver } from '../../src/tag-rules/versions.ts';

const field = (name: string | undefined, value: string): Field => (name === undefined ? { value } : { name, value });

describe('splitFields', () => {
  test.each<[string, string, Field[]]>([
    ['nothing', '', []],
    ['a value alone', 'v1', [field(undefined, 'v1')]],
    ['pairs', 'type=raw,value=x', [field('type', 'raw'), field('value', 'x')]],
    ['space and case', ' Type = raw , VALUE= X ', [field('type', 'raw'), field('value', 'X')]],
    ['= in a value', 'value=a=b=c', [field('value', 'a=b=c')]],
    ['= at the start', '=a', [field(undefined, '=a')]],
    ['= in an expression', "{{date 'H' tz='UTC'}}", [field(undefined, "{{date 'H' tz='UTC'}}")]],
    [
      '= and quotes in an expression',
      '{{date "H" tz="UTC"}},a=1',
      [field(undefined, '{{date "H" tz="UTC"}}'), field('a', '1')],
    ],
    ['a quote behind = in an expression', '{{date \'H\' tz="UTC"}}', [field(undefined, '{{date \'H\' tz="UTC"}}')]],
    ['no value', 'prefix=', [field('prefix', '')]],
    ['empty fields', ',a,,b=1,', [field(undefined, 'a'), field('b', '1')]],
    ['a quoted field', '"a=1,2",b=3', [field('a', '1,2'), field('b', '3')]],
    ['a quoted value', 'a="1,2",b=3', [field('a', '1,2'), field('b', '3')]],
    ['a quoted value behind space', 'a = "1,2" , b=3', [field('a', '1,2'), field('b', '3')]],
    ['a field quoted twice', '"""a=1,2""",b=3', [field('a', '1,2'), field('b', '3')]],
    ['quotes in a field', '"a=say ""x"", y"', [field('a', 'say "x", y')]],
    ['quotes in a value', 'a="say ""x"""', [field('a', 'say "x"')]],
    ['a quoted value keeps its quotes', '"a=""x"""', [field('a', '"x"')]],
    ['quotes in plain text', 'a=x"y"z', [field('a', 'x"y"z')]],
    ['an empty quoted field', '"",a', [field(undefined, ''), field(undefined, 'a')]],
    ['an empty quoted value', 'a=""', [field('a', '')]],
    ['the whole line quoted', '"type=raw,value=x"', [field('type', 'raw,value=x')]],
    ['a quoted name alone', '"v,1"', [field(undefined, 'v,1')]],
    ['lines in quotes', '"a=1\n2"', [field('a', '1\n2')]],
  ])('%s', (_name, line, fields) => {
    expect(splitFields(line)).toEqual({ valid: true, value: fields });
  });
});

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

describe('versions', () => {
  test.each<[string, string | undefined, string | undefined]>([
    ['v1.2.3', '1.2.3', '1.2.3'],
    ['V1.2', undefined, '1.2'],
    ['1.2.3-rc.1', '1.2.3-rc.1', '1.2.3rc1'],
    // A comma, as in docker/metadata-action; in a tag it is a hyphen.
    ['1.2.3+b.5', '1.2.3', '1.2.3+b,5'],
    ['1.2rc2', undefined, '1.2rc2'],
    ['1!1.2-5', undefined, '1!1.2.post5'],
    ['01.2.3', undefined, '1.2.3'],
    ['1.2.3.4', undefined, '1.2.3.4'],
    ['1.2.x', undefined, undefined],
    ['latest', undefined, undefined],
    ['', undefined, undefined],
  ])('%s', (text, semver, pep440) => {
    expect(parseSemver(text)?.version).toBe(semver);
    expect(parsePep440(text)?.version).toBe(pep440);
  });

  test.each([
    ['v1.2.3', false],
    ['1.2', false],
    ['1.2.3-rc.1', true],
    ['1.2.3-0', true],
    ['v1.2.3+build.5', false],
    ['1.2.3+x-1.0.0-rc', false],
    ['v1.2.3-rc.1+build', true],
    ['1.2rc2', true],
    ['1.2b1', true],
    ['1.2.dev1', true],
    ['1.2.post1', false],
    ['1.2.post1.dev2', true],
    ['v1-beta', true],
    ['20200110-RC2', true],
    ['2024-01-15', false],
    ['release-2024-01-15', false],
    ['app/v1.2.3-rc.1', true],
    ['app-v1.2.3-rc.1', true],
    ['app@1.2.3-rc.1', true],
    ['app_1.2.3rc1', true],
    ['@scope/app@1.2.3', false],
    ['p1-v1.0.0', false],
    ['app2-rc', false],
    ['rust-1.80-v2.0.0-rc.1', true],
    ['rust-1.80-v2.0.0', false],
    ['v1.2.3-4-gabcdef0', true],
    ['sometag', false],
    ['beta', false],
    ['', false],
  ])('isPrerelease %p: %p', (text, expected) => {
    expect(isPrerelease(text)).toBe(expected);
  });
});
