import { describe, expect, test } from '@jest/globals';
import { resolveTags } from '../../src/tag-rules/resolve.ts';
import { parseTagRules } from '../../src/tag-rules/rules.ts';
import type { TagContext } from '../../src/tag-rules/tag-context.ts';
import { branch, EVENTS, resolve, tagged } from './contexts.ts';

describe('notices', () => {
  test.each<[string, TagContext, string, string | undefined]>([
    [
      'no semantic version',
      tagged('foo'),
      'type=semver,pattern={{version}}',
      '"foo" is not a version by https://semver.org',
    ],
    [
      'of its value',
      branch('x'),
      'type=semver,pattern={{version}},value=1.2',
      '"1.2" is not a version by https://semver.org',
    ],
    [
      'no version of Python',
      tagged('foo'),
      'type=pep440,pattern={{raw}}',
      '"foo" is not a version by https://peps.python.org/pep-0440',
    ],
    [
      'what matched is none',
      tagged('app-x'),
      'type=semver,pattern={{raw}},match=app-(.*)',
      '"x" is not a version by https://semver.org',
    ],
    [
      'no match for semver',
      tagged('v1.2.3'),
      'type=semver,pattern={{raw}},match=app-(.*)',
      '/app-(.*)/ does not match "v1.2.3"',
    ],
    [
      'no match for pep440',
      tagged('v1.2'),
      'type=pep440,pattern={{raw}},match=app-(.*)',
      '/app-(.*)/ does not match "v1.2"',
    ],
    ['no match', tagged('foo'), 'type=match,pattern=/V/i', '/V/i has no match in "foo"'],
    ['no group', tagged('v'), 'type=match,pattern=v(x)?,group=1', '/v(x)?/ has no group 1 in "v"'],
    [
      'an empty value',
      branch('x'),
      'type=raw,value=',
      'its value is empty; perhaps an expression of the workflow gave nothing',
    ],
    ['no date', branch('x', { commitDate: undefined }), "{{commit_date 'X'}}", 'the date of the commit is not known'],
    [
      'no date for a prefix',
      branch('x', { commitDate: undefined }),
      "v1,prefix={{commit_date 'X'}}",
      'the date of the commit is not known',
    ],
    [
      'no date for a suffix',
      branch('x', { commitDate: undefined }),
      "v1,suffix={{commit_date 'X'}}",
      'the date of the commit is not known',
    ],
    [
      'no date for a version',
      branch('x', { commitDate: undefined }),
      "type=semver,pattern={{raw}},value={{commit_date 'X'}}",
      'the date of the commit is not known',
    ],
    [
      'no date for a schedule',
      { ...EVENTS.schedule, commitDate: undefined },
      "type=schedule,pattern={{commit_date 'X'}}",
      'the date of the commit is not known',
    ],
    [
      'no default branch',
      branch('x', { defaultBranch: undefined }),
      'type=edge',
      'the default branch is not known; name it with branch=',
    ],
    ['a rule that is off', tagged('foo'), 'type=semver,pattern={{version}},enable=false', undefined],
    ['another event', branch('x'), 'type=semver,pattern={{version}}', undefined],
    ['a value that is empty in this run', branch('x'), 'type=semver,pattern={{version}},value={{tag}}', undefined],
    ['an expression that is empty in this run', branch('x'), 'type=raw,value={{tag}}', undefined],
    ['edge on another branch', branch('x'), 'type=edge', undefined],
    ['edge on a tag, no default branch', tagged('v1', { defaultBranch: undefined }), 'type=edge', undefined],
    [
      'edge with a branch, no default branch',
      branch('x', { defaultBranch: undefined }),
      'type=edge,branch=y',
      undefined,
    ],
  ])('%s', (_name, context, line, reason) => {
    const expected = reason === undefined ? [] : [`No tag from "${line}": ${reason}.`];
    expect(resolve([line], context)).toEqual({ tags: [], tagSources: [], notices: expected });
  });

  test('beside tags, in the order of the rules', () => {
    const { tags, notices } = resolve(['type=match,pattern=a', 'v1', 'type=semver,pattern={{raw}}'], tagged('x'));
    expect(tags).toEqual(['v1']);
    expect(notices).toEqual([expect.stringContaining('pattern={{raw}}'), expect.stringContaining('pattern=a')]);
  });
});

describe('version and latest', () => {
  test.each<[string, TagContext, string[], string[], string | undefined, boolean]>([
    ['nothing', branch('main'), ['type=ref,event=tag'], ['latest=true'], undefined, false],
    ['the highest priority', tagged('v1.2.3'), ['type=sha', 'type=semver,pattern={{version}}'], [], '1.2.3', true],
    ['the first of the same', branch('main'), ['b', 'a'], [], 'b', false],
    [
      'a sha first',
      tagged('v1.2.3'),
      ['type=sha,priority=2000', 'type=semver,pattern={{version}}'],
      [],
      'sha-860c190',
      false,
    ],
    [
      'the first makes none',
      tagged('v1.2'),
      ['type=semver,pattern={{version}}', 'type=pep440,pattern=v{{version}}'],
      [],
      'v1.2',
      true,
    ],
    [
      'a prerelease, forced',
      tagged('v1.2.3-rc.1'),
      ['type=semver,pattern={{version}}'],
      ['latest=true'],
      '1.2.3-rc.1',
      true,
    ],
    ['a branch, forced', branch('main'), ['type=ref,event=branch'], ['latest=true'], 'main', true],
    ['forbidden', tagged('v1.2.3'), ['type=semver,pattern={{version}}'], ['latest=false'], '1.2.3', false],
    ['a post release by its type', tagged('1.2.post1'), ['type=pep440,pattern={{version}}'], [], '1.2.post1', false],
    ['a post release by ref', tagged('1.2.post1'), ['type=ref,event=tag'], [], '1.2.post1', true],
    ['no version at all', tagged('sometag'), ['type=ref,event=tag'], [], 'sometag', true],
    ['a pull request', EVENTS.pull_request, ['type=ref,event=pr', 'type=sha'], [], 'pr-7', false],
  ])('%s', (_name, context, lines, flavor, version, hasLatest) => {
    const resolved = resolve(lines, context, flavor);
    expect(resolved.version).toBe(version);
    expect(resolved.tags.at(-1) === 'latest').toBe(hasLatest);
  });
});

describe('subjects', () => {
  test.each<[string, Partial<TagContext>, string[]]>([
    [
      'pull_request_target where the default branch is checked out',
      { eventName: 'pull_request_target', ref: 'refs/heads/main' },
      ['edge', 'main'],
    ],
    ['a schedule whose ref is not known', { eventName: 'schedule', ref: '' }, []],
    ['a schedule that builds another branch', { eventName: 'schedule', ref: 'refs/heads/old' }, ['old']],
    ['a tag with the name of a branch', { ref: 'refs/tags/main' }, ['main', 'latest']],
    ['a branch with the name of a ref', { ref: 'refs/heads/refs/heads/main' }, ['refs-heads-main']],
    ['the branch of a pull request', { ref: 'refs/pull/7/head' }, ['pr-7-head']],
    ['no ref', { ref: '' }, []],
    ['another ref', { ref: 'refs/notes/x' }, []],
    ['a name alone', { ref: 'main' }, []],
  ])('%s', (_name, context, tags) => {
    const rules = ['type=edge', 'type=ref,event=branch', 'type=ref,event=tag', 'type=ref,event=pr'];
    expect(resolve(rules, branch('unused', context)).tags).toEqual(tags);
  });
});

test('the same rules give the same in every run', () => {
  const { rules } = parseTagRules([String.raw`type=match,pattern=/\d/gy`], []);
  const twice = [1, 2].map(() => resolveTags(rules, tagged('12')).tags);
  expect(twice).toEqual([
    ['1', 'latest'],
    ['1', 'latest'],
  ]);
});

describe('enable', () => {
  test.each<[string, TagContext, boolean]>([
    ['true', branch('main'), true],
    ['false', branch('main'), false],
    ['{{is_default_branch}}', branch('main'), true],
    ['{{is_default_branch}}', branch('dev'), false],
    ['{{is_not_default_branch}}', branch('dev'), true],
    ['{{{ is_not_default_branch }}}', branch('main'), false],
    ['{{#if tag}}true{{else}}false{{/if}}', tagged('v1'), true],
    ['{{#if tag}}true{{else}}false{{/if}}', branch('main'), false],
    ['{{#if tag}}tru{{else}}fals{{/if}}e', branch('main'), false],
    ['t{{#if tag}}ru{{else}}ru{{/if}}e', branch('main'), true],
    ['{{#unless base_ref}}true{{else}}{{is_default_branch}}{{/unless}}', branch('main'), true],
    ['{{#if tag}}true{{else}}{{#if branch}}false{{else}}true{{/if}}{{/if}}', EVENTS.pull_request, true],
  ])('%s on %j', (enable, context, isEnabled) => {
    expect(resolve([`v1,enable=${enable}`], context).tags).toEqual(isEnabled ? ['v1'] : []);
  });
});
