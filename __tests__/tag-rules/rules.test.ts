import { describe, expect, test } from '@jest/globals';
import { parseTagRules } from '../../src/tag-rules/rules.ts';

/** What is wrong, as `attribute: rule`. */
function mistakesOf(lines: readonly string[], flavor: readonly string[] = []): readonly string[] {
  return parseTagRules(lines, flavor).mistakes.map(({ attribute = 'line', rule }) => `${attribute}: ${rule}`);
}

const GLOBALS = '{{branch}}, {{tag}}, {{sha}}, {{base_ref}}, {{is_default_branch}}, {{is_not_default_branch}}, {{date ';

describe('tags', () => {
  // The line, and a part of each mistake in it.
  test.each<[string, ...string[]]>([
    ['', 'line: holds no tag'],
    [',', 'line: holds no tag'],
    ['type=foo', 'type: is "foo", but must be one of schedule, semver, pep440, match, edge, ref, raw, sha'],
    ['type=Raw,value=x', 'type: is "Raw"'],
    ['type=', 'type: is ""'],
    ['type=raw,type=sha,value=a', 'type: is given more than once'],
    ['foo=bar', 'foo: is no attribute of type=raw. Its attributes are value, enable, ', 'value: is missing'],
    ['a,b', 'value: is given more than once. Write one tag per line'],
    ['type=raw', 'value: is missing. Write for example value=stable'],
    ['type=raw,a,b', 'value: is given more than once'],
    ['type=raw,value=a,value=b', 'value: is given more than once'],
    ['type=raw,value=x,group=1,format=long', 'group: is no attribute of type=raw', 'format: is no attribute'],
    ['type=semver', 'pattern: is missing. Write for example pattern={{version}}'],
    ['type=pep440', 'pattern: is missing'],
    ['type=semver,pattern=', 'pattern: is empty'],
    ['type=pep440,pattern=', 'pattern: is empty'],
    ['type=schedule,pattern=', 'pattern: is empty'],
    ['type=match,pattern=', 'pattern: is empty'],
    [
      'type=semver,patern={{version}}',
      'patern: is no attribute of type=semver. Its attributes are pattern, value, match, enable, priority, prefix, suffix',
      'pattern: is missing',
    ],
    ['type=semver,pattern={{version}},v1.2.3', 'line: holds "v1.2.3" without a name'],
    ['type=semver,pattern={{version}},match=(', 'match: is no regular expression of JavaScript: '],
    ['type=match', 'pattern: is missing'],
    ['type=match,pattern=v(', 'pattern: is no regular expression'],
    [
      'type=match,pattern=/v/xyz',
      "pattern: is no regular expression of JavaScript: Invalid flags supplied to RegExp constructor 'xyz'",
    ],
    ['type=match,pattern=v.*,group=1', 'group: is "1", but must be 0:'],
    ['type=match,pattern=v(.*),group=2', 'group: is "2", but must be a number from 0 to 1:'],
    ['type=match,pattern=(a)(?:b)(?<c>d),group=3', 'group: is "3", but must be a number from 0 to 2:'],
    ['type=match,pattern=v(.*),group=x', 'group: is "x"'],
    ['type=match,pattern=v(.*),group=', 'group: is ""'],
    ['type=match,pattern=v(.*),group=-1', 'group: is "-1"'],
    ['type=match,pattern=v(.*),group=0.5', 'group: is "0.5"'],
    ['type=match,pattern=(,group=1', 'pattern: is no regular expression'],
    [
      String.raw`type=match,pattern=\d{1,3}`,
      'line: holds "3}" without a name. A field that holds a comma goes into double quotes',
    ],
    ['type=edge,event=branch', 'event: is no attribute of type=edge. Its attributes are branch,'],
    ['type=ref', 'event: is missing. Write for example event=branch'],
    ['type=ref,event=', 'event: is ""'],
    ['type=ref,event=push', 'event: is "push", but must be one of branch, tag, pr'],
    ['type=ref,branch', 'line: holds "branch" without a name', 'event: is missing'],
    ['type=sha,format=full', 'format: is "full", but must be one of short, long'],
    ['type=sha,format=', 'format: is ""'],
    ['type=sha,long', 'line: holds "long" without a name'],
    ['v1,priority=', 'priority: is "", which is no number'],
    ['v1,priority=high', 'priority: is "high", which is no number'],
    ['v1,priority=Infinity', 'priority: is "Infinity"'],
    ['v1,enable=', 'enable: is ""'],
    [
      'v1,enable=yes',
      'enable: is "yes", which is not true or false in every run. Write true, false, {{is_default_branch}}',
    ],
    ['v1,enable=TRUE', 'enable: is "TRUE"'],
    ['v1,enable={{branch}}', 'enable: is "{{branch}}"'],
    ["v1,enable={{date 'E'}}", 'enable: is '],
    ['v1,enable=tr', 'enable: is "tr"'],
    ['v1,enable={{is_default_branch}}{{is_default_branch}}', 'enable: is '],
    ['v1,enable={{is_default_branch}}e', 'enable: is '],
    ['v1,enable={{#if branch}}true{{/if}}', 'enable: is '],
    ['v1,enable={{#if branch}}true{{else}}{{tag}}{{/if}}', 'enable: is '],
    ['type=sha,enable=no,priority=x,format=y,foo=z', 'foo: ', 'format: ', 'enable: ', 'priority: '],
  ])('%s', (line, ...expected) => {
    expect(mistakesOf([line])).toEqual(expected.map((part) => expect.stringContaining(part)));
  });
});

describe('expressions', () => {
  test.each<[string, string]>([
    ['type=raw,value={{foo}}', `value: has {{foo}}, which is not known here. Known are ${GLOBALS}`],
    ['type=raw,value={{version}}', 'value: has {{version}}, which is not known here'],
    ['type=sha,prefix={{foo}}', 'prefix: has {{foo}}'],
    ['type=sha,suffix={{foo}}', 'suffix: has {{foo}}'],
    ['type=sha,enable={{foo}}', 'enable: has {{foo}}'],
    ['type=semver,pattern={{version}},value={{foo}}', 'value: has {{foo}}'],
    ['type=match,pattern=a,value={{foo}}', 'value: has {{foo}}'],
    [
      'type=semver,pattern={{version}}-{{sha}}',
      'pattern: has {{sha}}, which is not known in this pattern. Known are {{raw}}, {{version}}, {{major}}, {{minor}}, {{patch}}. Others belong into prefix= and suffix=.',
    ],
    ['type=pep440,pattern={{branch}}', 'pattern: has {{branch}}, which is not known in this pattern'],
    ['type=semver,pattern={{major 1}}', 'pattern: has {{major ...}} with something behind its name'],
    [
      'type=schedule,pattern={{branch}}',
      "pattern: has {{branch}}, which is not known in this pattern. Known are {{date 'YYYYMMDD'}}",
    ],
    ['type=schedule,pattern={{date}}', 'pattern: has {{date}} without one format in quotes'],
    ['type=raw,value={{date YYYYMMDD}}', "value: has {{date}} without one format in quotes. Write {{date 'YYYYMMDD'}}"],
    ["type=raw,value={{date 'YYYY' 'MM'}}", 'value: has {{date}} without one format'],
    ["type=raw,value={{commit_date tz='UTC'}}", 'value: has {{commit_date}} without one format'],
    ["type=raw,value={{date 'YYYY' zone='UTC'}}", 'value: has {{date}} with the unknown option zone'],
    ["type=raw,value={{date 'YYYY' tz='UTC' tz='UTC'}}", 'value: has {{date}} with more than one tz'],
    [
      "type=raw,value={{date 'YYYY' tz='Paris'}}",
      'value: has the unknown time zone "Paris". Write one of the IANA database',
    ],
    ["type=raw,value={{date 'YYYY' tz=''}}", 'value: has the unknown time zone ""'],
    ["type=raw,value={{branch 'x'}}", 'value: has {{branch ...}} with something behind its name. Write {{branch}}'],
    ['type=raw,value={{branch x=1}}', 'value: has {{branch ...}} with something behind its name'],
    ['type=raw,value={{}}', 'value: has {{}}, which is no expression'],
    ['type=raw,value={{branch', 'value: has braces or a quote that are not closed, at {{branch.'],
    ['type=raw,value=a{{branch}b', 'value: has braces or a quote that are not closed, at {{branch}b.'],
    ['type=raw,value={{{branch}}', 'value: has braces'],
    ["type=raw,value={{it's}}", "value: has braces or a quote that are not closed, at {{it's}}."],
    ["type=raw,value={{'x'}}", "value: has {{'x'}}, which is no expression"],
    ['type=raw,value={{#if branch}}x', 'value: has a {{#if ...}} without its {{/if}}'],
    ['type=raw,value={{#unless branch}}x', 'value: has a {{#unless ...}} without its {{/unless}}'],
    ['type=raw,value=x{{/if}}', 'value: has a {{/if}} that closes nothing'],
    ['type=raw,value={{#if branch}}x{{/unless}}', 'value: has a {{/unless}} that closes nothing'],
    ['type=raw,value=x{{else}}y', 'value: has an {{else}} that belongs to no {{#if ...}}'],
    ['type=raw,value={{#if tag}}x{{else}}y{{else}}z{{/if}}', 'value: has an {{else}} that belongs to no'],
    ['type=raw,value={{#if foo}}x{{/if}}', 'value: has {{foo}}, which is not known here'],
    ['type=raw,value={{#if}}x{{/if}}', 'value: has {{#if}}, which is not known here'],
    ['type=raw,value={{#if tag}}{{foo}}{{/if}}', 'value: has {{foo}}'],
    ['type=raw,value={{#each branch}}x{{/each}}', 'value: has {{#each}}, which is not known here'],
    ['type=raw,value={{else if branch}}', 'value: has {{else}}, which is not known here'],
    ['type=raw,value={{> partial}}', 'value: has {{>}}'],
    ["type=raw,value={{lookup . 'x'}}", 'value: has {{lookup}}'],
    ['type=raw,value={{this.branch}}', 'value: has {{this.branch}}'],
    ['type=raw,value={{constructor}}', 'value: has {{constructor}}'],
  ])('%s', (line, expected) => {
    expect(mistakesOf([line])).toEqual([expect.stringContaining(expected)]);
  });

  test('a long rest is cut', () => {
    expect(mistakesOf([`x{{${'y'.repeat(100)}`])).toEqual([expect.stringContaining(`at {{${'y'.repeat(35)}.... An`)]);
  });
});

describe('quotes', () => {
  test.each([
    ['type=raw,"value=a'],
    ['type=raw,"value=a"b'],
    ['type=raw,value="a"b'],
    ['type=raw,value="a'],
    ['type=raw,"value=a""'],
  ])('%s', (line) => {
    expect(mistakesOf([line])).toEqual([expect.stringContaining('line: has a quote at ')]);
  });
});

describe('flavor', () => {
  test.each<[string, string]>([
    ['latest=yes', 'latest: is "yes". Write auto, true or false'],
    ['latest=', 'latest: is ""'],
    ['latest=True', 'latest: is "True"'],
    [
      'foo',
      'line: holds "foo", which is no part of a flavor. Write latest=auto (or true, false), prefix=..., suffix=...',
    ],
    ['latest=auto,foo=1', 'foo: is no part of a flavor'],
    ['onlatest=true', 'onlatest: stands alone. Write it behind prefix= or suffix=, on the same line'],
    ['onlatest=true,prefix=a', 'onlatest: stands alone'],
    ['prefix=a,onlatest=yes', 'onlatest: is "yes". Write true or false'],
    ['prefix={{foo}}', 'prefix: has {{foo}}, which is not known here'],
    ['suffix={{foo}}', 'suffix: has {{foo}}, which is not known here'],
    ['"prefix=a', 'line: has a quote at "prefix=a that is not closed'],
  ])('%s', (line, expected) => {
    expect(mistakesOf([], [line])).toEqual([expect.stringContaining(expected)]);
    expect(parseTagRules([], [line]).mistakes).toEqual([expect.objectContaining({ input: 'flavor', text: line })]);
  });
});

test('all mistakes are told, in the order of the lines, with their input, and the right rules are kept', () => {
  const { rules, mistakes } = parseTagRules(
    ['type=foo', 'good', 'type=ref,event=x,priority=y', 'bad,enable=x'],
    ['latest=z'],
  );
  expect(mistakes.map(({ input, text, attribute }) => [input, text, attribute])).toEqual([
    ['tags', 'type=foo', 'type'],
    ['tags', 'type=ref,event=x,priority=y', 'event'],
    ['tags', 'type=ref,event=x,priority=y', 'priority'],
    ['tags', 'bad,enable=x', 'enable'],
    ['flavor', 'latest=z', 'latest'],
  ]);
  expect(rules.rules.map(({ line }) => line)).toEqual(['good']);
});
