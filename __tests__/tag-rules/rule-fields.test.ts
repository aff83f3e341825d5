import { describe, expect, test } from '@jest/globals';
import { type Field, splitFields } from '../../src/tag-rules/rule-fields.ts';

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
