import { describe, expect, test } from '@jest/globals';
import type { TagContext } from '../../src/tags/context.ts';
import { branch, COMMIT, EVENTS, resolve, tagged } from './contexts.ts';

/** What docs/tags.md lists as different from docker/metadata-action, on purpose. */
const long = 'a'.repeat(140);
test.each<[string, TagContext, string[], string[], string[]]>([
  ['no rules, no tags', branch('main'), [], [], []],
  ['cut at 128 characters, with a hash', branch(long), ['type=ref,event=branch'], [], [`${'a'.repeat(119)}-c4740321`]],
  ['no . at the start', branch('.x'), ['type=ref,event=branch'], [], ['x']],
  ['no - at the start', branch('-x'), ['type=ref,event=branch'], [], ['x']],
  ['nor behind what goes', branch('--.x'), ['type=ref,event=branch'], [], ['x']],
  ['nor from a prefix', branch('x'), ['type=ref,event=branch,prefix=-'], [], ['x']],
  ['no tag of a prefix alone', branch('x'), ['type=raw,value={{tag}},prefix=p-'], [], []],
  ['no tag of what holds nothing', branch('x'), ['type=raw,value=///'], [], []],
  [
    'expressions are not escaped for HTML',
    branch("it's/&x"),
    ['type=raw,value={{branch}}', 'type=ref,event=branch'],
    [],
    ['it-s-x'],
  ],
  [
    'a comma in one level of quotes',
    tagged('v123'),
    [String.raw`type=match,"pattern=v(\d{1,3})",group=1`],
    [],
    ['123', 'latest'],
  ],
  [
    'quotes around the value alone',
    tagged('v123'),
    [String.raw`type=match,pattern="v(\d{1,3})",group=1`],
    [],
    ['123', 'latest'],
  ],
  [
    'a comma in two levels of quotes',
    tagged('v123'),
    [String.raw`type=match,"""pattern=v(\d{1,3})""",group=1`],
    [],
    ['123', 'latest'],
  ],
  ['no latest for a prerelease by its git tag', tagged('v1.0.0-rc.1'), ['type=ref,event=tag'], [], ['v1.0.0-rc.1']],
  ['none behind a path', tagged('app/v1.0.0-rc.1'), ['type=ref,event=tag'], [], ['app-v1.0.0-rc.1']],
  ['none by PEP 440', tagged('1.0b2'), ['type=ref,event=tag'], [], ['1.0b2']],
  ['none for a match in a prerelease', tagged('v1.0.0-rc.1'), [String.raw`type=match,pattern=\d+.\d+`], [], ['1.0']],
  [
    'none for a version out of a prerelease',
    tagged('v1.2.3-rc.1'),
    [String.raw`type=semver,pattern={{version}},match=v(\d+\.\d+\.\d+)`],
    [],
    ['1.2.3'],
  ],
  ['latest for a stable one', tagged('v1.0.0'), ['type=ref,event=tag'], [], ['v1.0.0', 'latest']],
  ['latest for what is no version', tagged('stable'), ['type=ref,event=tag'], [], ['stable', 'latest']],
  [
    'unless it is wanted always',
    tagged('v1.0.0-rc.1'),
    ['type=ref,event=tag'],
    ['latest=true'],
    ['v1.0.0-rc.1', 'latest'],
  ],
  [
    'a match that does not, for a version: none',
    tagged('v1.2.3'),
    ['type=semver,pattern={{version}},match=x(.*)'],
    [],
    [],
  ],
  [
    'a match without a group: the whole',
    tagged('app-1.2.3'),
    [String.raw`type=semver,pattern={{version}},match=\d.*`],
    [],
    ['1.2.3', 'latest'],
  ],
  [
    'if, else, unless',
    branch('main'),
    ['{{#if is_default_branch}}a{{else}}b{{/if}}-{{#unless tag}}c{{/unless}}'],
    [],
    ['a-c'],
  ],
  ['the head commit of a pull request', EVENTS.pull_request, ['type=sha,format=long,prefix='], [], [COMMIT]],
])('%s', (_name, context, lines, flavor, expected) => {
  expect(resolve(lines, context, flavor).tags).toEqual(expected);
});

describe('long tags', () => {
  test('that start alike stay apart, and 128 characters stay whole', () => {
    const [one] = resolve(['type=ref,event=branch'], branch(`${long}1`)).tags;
    const [two] = resolve(['type=ref,event=branch'], branch(`${long}2`)).tags;
    expect(one).toHaveLength(128);
    expect(one).not.toBe(two);
    expect(resolve(['type=ref,event=branch'], branch('b'.repeat(128))).tags).toEqual(['b'.repeat(128)]);
  });
});

describe('notices', () => {
  test.each<[string, TagContext, string, RegExp]>([
    [
      'no semantic version',
      tagged('next'),
      'type=semver,pattern={{version}}',
      /"next" is not a version by https:\/\/semver/,
    ],
    [
      'no version of Python',
      tagged('next'),
      'type=pep440,pattern={{version}}',
      /"next" is not a version by https:\/\/peps/,
    ],
    ['no match', tagged('next'), String.raw`type=match,pattern=\d`, /has no match in "next"/],
    ['no such group', tagged('next'), String.raw`type=match,pattern=next(\d)?,group=1`, /has no group 1 in "next"/],
    ['an empty value', branch('main'), 'type=raw,value=', /its value is empty/],
    [
      'a default branch that is not known',
      { ...branch('main'), defaultBranch: undefined },
      'type=edge',
      /name it with branch=/,
    ],
    [
      'no date of the commit',
      { ...branch('main'), commitDate: undefined },
      "{{commit_date 'YYYY'}}",
      /date of the commit is not known/,
    ],
  ])('%s', (_name, context, line, expected) => {
    const { tags, notices } = resolve([line], context);
    expect(tags).toEqual([]);
    expect(notices).toEqual([expect.stringMatching(expected)]);
  });

  test.each<[string, TagContext, string]>([
    ['a rule for git tags on a branch', branch('main'), 'type=semver,pattern={{version}}'],
    ['a rule that is switched off', tagged('next'), 'type=semver,pattern={{version}},enable=false'],
    ['edge on another branch', branch('dev'), 'type=edge'],
  ])('none for %s', (_name, context, line) =>
    expect(resolve([line], context)).toMatchObject({ tags: [], notices: [] }),
  );
});
