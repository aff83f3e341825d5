import { describe, expect, test } from '@jest/globals';
import type { TagContext } from '../../src/tag-rules/tag-context.ts';
import { branch, COMMIT, EVENTS, resolve, tagged } from './contexts.ts';

/** What docs/tags.md tells under "Differences": run, rules, flavor, tags here. The comment has those of docker/metadata-action. */
type Difference = readonly [string, TagContext, readonly string[], readonly string[], readonly string[]];

const long = 'x'.repeat(140);

const DIFFERENCES: Readonly<Record<string, readonly Difference[]>> = {
  'names of tags': [
    // the whole 140 characters, which no registry takes
    ['a long branch', branch(long), ['type=ref,event=branch'], [], [`${'x'.repeat(119)}-bd460875`]],
    ['another long branch', branch(`${long}y`), ['type=ref,event=branch'], [], [`${'x'.repeat(119)}-013eaae4`]],
    ['128 characters', branch('x'.repeat(128)), ['type=ref,event=branch'], [], ['x'.repeat(128)]],
    ['129 characters', branch('x'.repeat(129)), ['type=ref,event=branch'], [], [`${'x'.repeat(119)}-4ee8de87`]],
    // -scope-x, .x, -.x, --x
    ['- at the start', branch('@scope/x'), ['type=ref,event=branch'], [], ['scope-x']],
    ['. at the start', tagged('.x'), ['type=ref,event=tag'], ['latest=false'], ['x']],
    ['several at the start', branch('-.x'), ['type=ref,event=branch'], [], ['x']],
    ['a prefix that starts so', branch('x'), ['type=ref,event=branch,prefix=--'], [], ['x']],
    // -860c190
    ['no branch', tagged('1'), ['{{branch}}-{{sha}}'], [], ['860c190']],
    // x, it-x27-s-x
    ['not for HTML', branch("it's<x"), ['type=raw,value={{branch}}', 'type=ref,event=branch'], [], ['it-s-x']],
    // 1.2.3, latest, v1, latest
    ['each once', tagged('v1.2.3'), ['latest', 'type=semver,pattern={{version}}', 'v1'], [], ['1.2.3', 'latest', 'v1']],
  ],
  'empty values': [
    // p-, p--s, -, -
    ['a prefix alone', tagged('1'), ['type=raw,value={{branch}},prefix=p-'], [], []],
    ['prefix and suffix alone', tagged('1'), ['type=raw,value={{branch}},prefix=p-,suffix=-s'], [], []],
    ['the prefix of the flavor alone', tagged('1'), ['type=raw,value={{branch}}'], ['prefix=p-'], []],
    ['nothing left', branch('main'), ['type=raw,value=é/ü'], [], []],
    ['nothing left but a prefix', branch('main'), ['type=raw,value=/,prefix=p'], [], []],
    // an empty field set the value to nothing
    ['a comma at the end', branch('main'), ['type=raw,value=a,'], [], ['a']],
    ['no rules, no tags', branch('main'), [], ['latest=true'], []],
  ],
  quotes: [
    // an error, but for the third
    ['around the value', tagged('v12'), [String.raw`type=match,pattern="v(\d{1,3})",group=1`], [], ['12', 'latest']],
    ['behind a space', tagged('v12'), [String.raw`type=match, "pattern=v(\d{1,3})", group=1`], [], ['12', 'latest']],
    ['twice', tagged('v12'), [String.raw`type=match,"""pattern=v(\d{1,3})""",group=1`], [], ['12', 'latest']],
    ['= inside an expression alone', branch('x'), ["{{date 'HHmm' tz='Asia/Tokyo'}}"], [], ['2204']],
    ['inside an expression', branch('x'), ['type=raw,value={{date "YYYY"}}'], [], ['2026']],
  ],
  'latest=auto': [
    // all of these with latest
    ['ref, semver', tagged('v1.2.3-rc.1'), ['type=ref,event=tag'], [], ['v1.2.3-rc.1']],
    ['ref, pep440', tagged('1.2rc2'), ['type=ref,event=tag'], [], ['1.2rc2']],
    ['ref, dev', tagged('1.2.dev1'), ['type=ref,event=tag'], [], ['1.2.dev1']],
    ['ref, of a component', tagged('app/v1.2.3-rc.1'), ['type=ref,event=tag'], [], ['app-v1.2.3-rc.1']],
    ['match, the tag', tagged('v1.2.3-rc.1'), [String.raw`type=match,pattern=\d+.\d+`], [], ['1.2']],
    ['match, the group', tagged('xv1.2.3-rc.1'), ['type=match,pattern=x(.*),group=1'], [], ['v1.2.3-rc.1']],
    ['match, its value', branch('main'), ['type=match,pattern=a,value=a-1.0.0-rc.1'], [], ['a']],
    [
      ...(['semver, cut out', tagged('app-v1.2.3-rc.1')] as const),
      ...([[String.raw`type=semver,pattern={{version}},match=v(\d+.\d+.\d+)`], [], ['1.2.3']] as const),
    ],
    // the expressions in it as text: -sha-latest
    [
      'prefix on latest',
      tagged('v1'),
      ['type=ref,event=tag'],
      ['prefix={{sha}}-,onlatest=true'],
      ['860c190-v1', '860c190-latest'],
    ],
  ],
  match: [
    // 2.0.0, latest; v2.0.0, latest
    ['semver of another component', tagged('v2.0.0'), ['type=semver,pattern={{version}},match=app-(.*)'], [], []],
    ['pep440 of another component', tagged('2.0'), ['type=pep440,pattern={{version}},match=app-(.*)'], [], []],
    // an error
    [
      'no group',
      tagged('app-v1.2.3'),
      [String.raw`type=semver,pattern={{version}},match=\d.*`],
      [],
      ['1.2.3', 'latest'],
    ],
    ['a group without a match', tagged('v1.2.3'), ['type=semver,pattern={{version}},match=v|(x)'], [], []],
    // 2: the second match, not the group
    ['the flag g', tagged('v1.2'), [String.raw`type=match,pattern=/(\d)\.(\d)|v/g,group=0`], [], ['v', 'latest']],
    [
      'the flag g and a group',
      tagged('1.2-3.4'),
      [String.raw`type=match,pattern=/(\d).(\d)/g,group=2`],
      [],
      ['2', 'latest'],
    ],
  ],
  expressions: [
    // x-yes: the text false counts as true
    ['if', branch('dev'), ['x-{{#if is_default_branch}}yes{{else}}no{{/if}}'], [], ['x-no']],
    ['unless', branch('dev'), ['x{{#unless is_default_branch}}-dev{{/unless}}'], [], ['x-dev']],
    // true for whatever is created
    ['create of a branch', EVENTS['create of a branch'], ['x-{{is_default_branch}}'], [], ['x-false']],
    ['create of a tag', EVENTS['create of a tag'], ['x-{{is_default_branch}}'], [], ['x-false']],
    // the time of the run
    ['no date', branch('x', { commitDate: undefined }), ["{{commit_date 'YYYY'}}", 'type=sha'], [], ['sha-860c190']],
  ],
  flavor: [
    // p
    ['= in a prefix', branch('x'), ['type=sha,format=long'], ['suffix=a=b'], [`sha-${COMMIT}a-b`]],
  ],
};

describe.each(Object.entries(DIFFERENCES))('%s', (_name, rows) => {
  test.each(rows)('%s', (_case, context, lines, flavor, tags) => {
    expect(resolve(lines, context, flavor).tags).toEqual(tags);
  });
});
