import { describe, expect, test } from '@jest/globals';
import { parseTagRules } from '../../src/tags/rules.ts';

describe('rules', () => {
  test.each<[string, string | undefined, RegExp]>([
    ['type=nope', 'type', /"nope", but must be one of schedule, semver, pep440, match, edge, ref, raw, sha/],
    ['type=', 'type', /must be one of/],
    ['type=semver', 'pattern', /is missing. Write for example pattern=\{\{version}}/],
    ['type=pep440', 'pattern', /is missing/],
    ['type=match', 'pattern', /is missing/],
    ['type=ref', 'event', /is missing. Write for example event=branch/],
    ['type=raw', 'value', /is missing/],
    ['type=semver,pattern=', 'pattern', /is empty/],
    ['type=schedule,pattern=', 'pattern', /is empty/],
    ['type=ref,event=push', 'event', /"push", but must be one of branch, tag, pr/],
    ['type=sha,format=tiny', 'format', /"tiny", but must be one of short, long/],
    ['type=raw,value=x,enable=TRUE', 'enable', /"TRUE", which is not true or false/],
    ['type=raw,value=x,enable=', 'enable', /not true or false/],
    ['type=raw,value=x,enable={{branch}}', 'enable', /\{\{is_default_branch}}/],
    ['type=raw,value=x,priority=high', 'priority', /"high", which is no number/],
    ['type=raw,value=x,priority=', 'priority', /which is no number/],
    ['type=match,pattern=(', 'pattern', /no regular expression/],
    ['type=match,pattern=/a/q', 'pattern', /no regular expression/],
    ['type=match,pattern=a,group=1', 'group', /"1", but must be 0/],
    ['type=match,pattern=(a)(b),group=3', 'group', /a number from 0 to 2/],
    ['type=match,pattern=a,group=x', 'group', /"x", but must be 0/],
    ['type=semver,pattern={{version}},match=(', 'match', /no regular expression/],
    [
      'type=semver,pattern={{branch}}',
      'pattern',
      /\{\{branch}}, which is not known in this pattern. Known are \{\{raw}}, \{\{version}}/,
    ],
    ['type=schedule,pattern={{branch}}', 'pattern', /not known in this pattern/],
    ['type=raw,value={{nope}}', 'value', /\{\{nope}}, which is not known here. Known are \{\{branch}}/],
    ['{{nope}}', 'value', /Known are \{\{branch}}, \{\{tag}}, \{\{sha}}/],
    ['type=raw,value={{branch', 'value', /\{\{/],
    ['type=raw,value={{#if tag}}a', 'value', /if/],
    ['type=raw,value={{#each tag}}a{{/each}}', 'value', /each/],
    ['type=raw,value={{date}}', 'value', /without one format in quotes/],
    ['type=raw,value={{date YYYY}}', 'value', /without one format in quotes/],
    ["type=raw,value={{date 'YYYY' tz='Mars/Base'}}", 'value', /unknown time zone "Mars\/Base"/],
    ["type=raw,value={{date 'YYYY' zone='UTC'}}", 'value', /unknown option zone/],
    ['type=raw,value={{branch x}}', 'value', /with something behind its name/],
    [
      'type=raw,value=x,colour=red',
      'colour',
      /is no attribute of type=raw. Its attributes are value, enable, priority, prefix, suffix/,
    ],
    ['type=sha,pattern=x', 'pattern', /is no attribute of type=sha. Its attributes are format/],
    ['type=edge,event=branch', 'event', /is no attribute of type=edge/],
    ['type=sha,short', undefined, /"short" without a name/],
    ['a,b', 'value', /more than once. Write one tag per line/],
    ['type=raw,value=a,value=b', 'value', /more than once/],
    ['type=raw,"value=a', undefined, /not closed/],
    ['type=match,"pattern=a"b', undefined, /text behind the one that closes/],
  ])('%s', (line, attribute, expected) => {
    const { rules, mistakes } = parseTagRules([line], []);
    expect(rules.rules).toEqual([]);
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]).toMatchObject({ input: 'tags', text: line });
    expect(mistakes[0]?.attribute).toBe(attribute);
    expect(mistakes[0]?.rule).toMatch(expected);
  });

  test('all mistakes of all lines, in their order', () => {
    const { mistakes } = parseTagRules(['type=sha,format=x,priority=y', 'fine', 'type=nope'], ['latest=maybe']);
    expect(mistakes.map(({ input, attribute }) => [input, attribute])).toEqual([
      ['tags', 'format'],
      ['tags', 'priority'],
      ['tags', 'type'],
      ['flavor', 'latest'],
    ]);
  });
});

describe('flavor', () => {
  test.each<[string, string | undefined, RegExp]>([
    ['latest=maybe', 'latest', /"maybe". Write auto, true or false/],
    ['latest=', 'latest', /Write auto, true or false/],
    ['colour=red', 'colour', /no part of a flavor/],
    ['auto', undefined, /holds "auto"/],
    ['onlatest=true', 'onlatest', /stands alone/],
    ['prefix=a,onlatest=yes', 'onlatest', /"yes". Write true or false/],
    ['prefix={{nope}}', 'prefix', /not known here/],
    ['prefix="a', undefined, /not closed/],
  ])('%s', (line, attribute, expected) => {
    const { mistakes } = parseTagRules([], [line]);
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]).toMatchObject({ input: 'flavor', text: line });
    expect(mistakes[0]?.attribute).toBe(attribute);
    expect(mistakes[0]?.rule).toMatch(expected);
  });
});
