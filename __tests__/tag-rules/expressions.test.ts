import { describe, expect, test } from '@jest/globals';
import { expandTemplate, parseTemplate } from '../../src/tag-rules/expressions.ts';
import type { TagContext } from '../../src/tag-rules/tag-context.ts';
import { branch, EVENTS, tagged } from './contexts.ts';

function expandText(text: string, context: TagContext): string | undefined {
  const template = parseTemplate(text);
  if (!template.valid) throw new Error(template.rule);
  return expandTemplate(template.value, context);
}

const main = branch('main');

/** What Handlebars gives too, but for HTML, zones without quotes and dates that are not known. */
describe('expandTemplate', () => {
  test.each<[string, string, TagContext, string]>([
    ['nothing', '', main, ''],
    ['text', 'a b\nc', main, 'a b\nc'],
    ['braces that are none', 'a { b } }} c {', main, 'a { b } }} c {'],
    ['an expression', '{{branch}}', main, 'main'],
    ['with space', '{{  branch\n}}', main, 'main'],
    ['with three braces', '{{{branch}}}', main, 'main'],
    ['with &', '{{&branch}} {{& branch}}', main, 'main main'],
    ['among text', 'a-{{branch}}-{{sha}}b', main, 'a-main-860c190b'],
    ['empty', '[{{tag}}]', main, '[]'],
    ['~ takes space away', 'a \n {{~branch~}} \t b', main, 'amainb'],
    ['~ on the left', 'a {{~branch}} b', main, 'amain b'],
    ['~ on the right', 'a {{branch~}} b', main, 'a mainb'],
    ['~ with three braces', 'a {{~{branch}~}} b', main, 'amainb'],
    ['~ of two expressions', '{{branch~}} {{~sha}}', main, 'main860c190'],
    ['~ of a comment', 'a {{~! x ~}} b', main, 'ab'],
    ['~ of a block', 'a {{~#if branch~}} b {{~else~}} c {{~/if~}} d', main, 'abd'],
    ['comments', 'a{{! {x} }}b{{!-- {{branch}} --}}c', main, 'abc'],
    ['a backslash makes it text', String.raw`\{{branch}}`, main, '{{branch}}'],
    ['up to the next', String.raw`\{{branch}}{{branch}}`, main, '{{branch}}main'],
    ['also before another one', String.raw`\{{a}} \{{b}} {{branch}}`, main, '{{a}} {{b}} main'],
    ['two backslashes make one', String.raw`a\\{{branch}}`, main, String.raw`a\main`],
    ['a backslash elsewhere', String.raw`a\b\\c`, main, String.raw`a\b\\c`],
    ['if', '{{#if branch}}yes{{/if}}', main, 'yes'],
    ['if not', '{{#if tag}}yes{{/if}}', main, ''],
    ['else', '{{#if tag}}yes{{else}}no{{/if}}', main, 'no'],
    ['^ is else', '{{#if tag}}yes{{^}}no{{/if}}', main, 'no'],
    ['unless', '{{#unless tag}}yes{{/unless}}', main, 'yes'],
    ['unless else', '{{#unless tag}}yes{{else}}no{{/unless}}', tagged('v1'), 'no'],
    ['blocks in blocks', '{{#if branch}}a{{#if tag}}b{{else}}c{{/if}}d{{else}}e{{/if}}f', main, 'acdf'],
    ['expressions in blocks', '{{#if branch}}b-{{branch}}{{else}}t-{{tag}}{{/if}}', tagged('v1'), 't-v1'],
    ['space in a block', '{{# if branch }}x{{/ if }}', main, 'x'],
    ['a date', "{{date 'YYYYMMDD'}}", main, '20261121'],
    ['a date in double quotes', '{{date "YYYY"}}', main, '2026'],
    ['a quote in a format', String.raw`{{date 'YYYY[\'s]'}}`, main, "2026's"],
    ['braces in a format', "{{date '[}}]YYYY'}}", main, '}}2026'],
    ['a date in a zone', "{{date 'YYYY-MM-DD HH:mm' tz='Asia/Tokyo'}}", main, '2026-11-21 22:04'],
    ['the zone first', "{{date tz='Asia/Tokyo' 'HH'}}", main, '22'],
    ['space around =', "{{date 'HH' tz = 'Asia/Tokyo'}}", main, '22'],
    ['a zone without quotes', "{{date 'HH' tz=Asia/Tokyo}}", main, '22'],
    ['an empty format', "{{date ''}}", main, '2026-11-21T13:04:05Z'],
    ['an empty format in a zone', "{{date '' tz='Europe/Paris'}}", main, '2026-11-21T14:04:05+01:00'],
    ['the date of the commit', "{{commit_date 'YYYYMMDD HH' tz='Europe/Paris'}}", main, '20261121 00'],
    ['facts that are not for HTML', '{{branch}}', branch(`a&b<c>"d'e=f\``), `a&b<c>"d'e=f\``],
    ['a base', '{{base_ref}}', EVENTS.pull_request, 'main'],
    ['a base with its namespace', '{{base_ref}}', tagged('v1', { baseRef: 'refs/heads/release/1' }), 'release/1'],
    ['a base of a branch', '{{base_ref}}', branch('x', { baseRef: 'main' }), ''],
    ['no commit', '{{sha}}', branch('x', { commit: '' }), ''],
    ['a branch with the name of a tag', '{{branch}}|{{tag}}', branch('v1'), 'v1|'],
    ['a tag with the name of the default branch', '{{is_default_branch}}', tagged('main'), 'false'],
    ['a label', "org.example.built={{date 'YYYY'}} for {{branch}}", main, 'org.example.built=2026 for main'],
  ])('%s', (_name, text, context, expanded) => {
    expect(expandText(text, context)).toBe(expanded);
  });

  test('is undefined where it needs a date that is not known', () => {
    const context = branch('main', { commitDate: undefined });
    expect(expandText("a {{commit_date 'YYYY'}}", context)).toBeUndefined();
    expect(expandText("{{#if tag}}{{commit_date 'YYYY'}}{{else}}x{{/if}}", context)).toBe('x');
    expect(expandText("{{#if commit_date 'YYYY'}}x{{/if}}", context)).toBeUndefined();
  });
});
