import { describe, expect, test } from '@jest/globals';
import { applyRules, mayHoldExceptions, type RuleResult, readIgnoreRules } from '../../src/dockerfile/dockerignore.ts';

/** What is left of these paths, each with its folders, as a walk through them would find it. */
function kept(text: string, paths: readonly string[]): readonly string[] {
  const rules = readIgnoreRules(text);
  return paths.filter((path) => {
    const parts = path.split('/');
    let result: RuleResult | undefined;
    for (const depth of parts.keys()) {
      const at = parts.slice(0, depth + 1).join('/');
      result = applyRules(rules, at, result);
      if (result.isExcluded && !mayHoldExceptions(rules, at)) return false;
    }
    return !result?.isExcluded;
  });
}

const paths = [
  'a',
  'a.md',
  'b/a',
  'b/a.md',
  'b/c/a',
  'b/c/keep',
  'c++',
  '(x)/a',
  '[id]/p',
  'i/p',
  'xfoo',
  '.env',
  '#x',
];
const without = (...gone: string[]): readonly string[] => paths.filter((path) => !gone.includes(path));

// Each row is what `docker build` sent with that .dockerignore (BuildKit of Docker 26.1).
describe('what is left', () => {
  test.each<[string, string, readonly string[]]>([
    ['nothing said', '', paths],
    ['comments and blank lines', '# a\n\n   \n#!b\n', paths],
    ['a name is that path only', 'a', without('a')],
    ['a name in every folder', '**/a', without('a', 'b/a', 'b/c/a', '(x)/a')],
    ['a folder', 'b', without('b/a', 'b/a.md', 'b/c/a', 'b/c/keep')],
    ['a slash in front', '/b', without('b/a', 'b/a.md', 'b/c/a', 'b/c/keep')],
    ['a slash behind', 'b/', without('b/a', 'b/a.md', 'b/c/a', 'b/c/keep')],
    ['a path that can be shorter', './x/..//b/c', without('b/c/a', 'b/c/keep')],
    ['outside of the context', '../a', paths],
    ['the context itself', '.', paths],
    ['a slash alone', '/', paths],
    ['all', '*', []],
    ['all, in two stars', '**', []],
    ['a star is within a name', '*.md', without('a.md')],
    ['two stars are any folders', '**/*.md', without('a.md', 'b/a.md')],
    ['two stars in front of a part of a name', '**foo', without('xfoo')],
    ['two stars behind', 'b/**', without('b/a', 'b/a.md', 'b/c/a', 'b/c/keep')],
    ['two stars between', 'b/**/a', without('b/a', 'b/c/a')],
    ['a question mark', '?', without('a', 'b/a', 'b/a.md', 'b/c/a', 'b/c/keep', 'i/p')],
    ['a set', '[a-c]', without('a', 'b/a', 'b/a.md', 'b/c/a', 'b/c/keep')],
    ['a set that is not', '[^a-h]', without('i/p')],
    ['a set is no name', '[id]', without('i/p')],
    ['brackets by backslash', '\\[id\\]', without('[id]/p')],
    ['plus signs are plain', 'c++', without('c++')],
    ['parentheses are plain', '(x)', without('(x)/a')],
    ['plain signs beside a star', '(x*', without('(x)/a')],
    ['a dot is a dot', '.e*', without('.env')],
    ['upper case is another name', 'A*', paths],
    ['a byte order mark', '\uFEFFa', without('a')],
    ['a comment behind a byte order mark', '\uFEFF#x', paths],
    ['a byte order mark that is not at the start', '\n\uFEFFa', paths],
    ['a comment that is indented is none', ' #x', without('#x')],
    ['lines of Windows', 'a\r\n.env\r\n', without('a', '.env')],
    ['spaces around', '  a  \n', without('a')],
    ['an exception', '*\n!a', ['a']],
    ['an exception with a space', '*\n! a', ['a']],
    ['an exception below', '*\n!b/c/keep', ['b/c/keep']],
    ['an exception below a folder', 'b\n!b/c', without('b/a', 'b/a.md')],
    ['an exception for a whole folder', '**/*\n!b/**', ['b/a', 'b/a.md', 'b/c/a', 'b/c/keep']],
    ['an exception anywhere', 'b\n!**/keep', without('b/a', 'b/a.md', 'b/c/a')],
    ['the last one counts', '!a\n*\n!b\nb/c', ['b/a', 'b/a.md']],
    ['an exception in front changes nothing', '!a\na', without('a')],
    ['a folder after its exception', '*\n!b/a\nb', ['b/a']],
    ['an exception for the folder of what goes', 'b/c\n!b', without('b/c/a', 'b/c/keep')],
  ])('%s', (_name, text, expected) => expect(kept(text, paths)).toEqual(expected));
});

// What the regular expression of BuildKit makes of these is nobody's intention; more counts, never less.
describe('what is not clear leaves nothing out', () => {
  test.each<[string, string, readonly string[]]>([
    ['a set with a star', '[a*]', paths],
    ['a letter behind a backslash', '\\a', paths],
    ['a roof', '^a*', paths],
    ['a set that is open', '[a', paths],
    ['an exception takes back all', '*\n![a*]', paths],
  ])('%s', (_name, text, expected) => expect(kept(text, paths)).toEqual(expected));
});

test('an exception in an excluded folder is looked for only where it may be', () => {
  const rules = readIgnoreRules('*\n!b/c/keep');
  expect(['b', 'b/c', 'b/cc', 'bb', 'd'].filter((folder) => mayHoldExceptions(rules, folder))).toEqual(['b', 'b/c']);
  expect(mayHoldExceptions(readIgnoreRules('*\n!**/keep'), 'd')).toBe(true);
});
