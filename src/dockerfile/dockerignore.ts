import { posix } from 'node:path';
import { trimSpace } from './white-space.ts';

/** The rules of a .dockerignore, in their order. */
export type IgnoreRules = readonly IgnoreRule[];

/** One pattern of a .dockerignore. */
export type IgnoreRule = {
  /** The line that the pattern is on, from 1, and its text as it is written there. */
  readonly line: number;
  readonly text: string;
  /** Whether the pattern is written with `!`: paths that it matches are in the context again. */
  readonly isException: boolean;
  /** Whether a path of the context matches, its folders apart. */
  readonly matches: (path: string) => boolean;
  /** The path below which an exception may match; absent where it may be anywhere. */
  readonly below?: string;
};

/** What the rules say of one path; the results of paths below it start from this one. */
export type RuleResult = {
  readonly isExcluded: boolean;
  /** Which rules matched the path or, as far as they were asked, one of its folders. */
  readonly matched: readonly boolean[];
};

/**
 * The rules of a .dockerignore (https://docs.docker.com/build/concepts/context/#dockerignore-files), as BuildKit reads
 * them (moby/patternmatcher), in which it differs from other readers: no case folding, `(` and `+` mean themselves.
 *
 * A pattern that is not understood to the letter never leaves anything out: then more counts than Docker sends, never
 * less. Beside exceptions nothing is left out, as one rule says whether the next is asked. Docker refuses most such patterns.
 */
export function readIgnoreRules(text: string): IgnoreRules {
  const lines = text.replace(/^\uFEFF/, '').split('\n');
  const patterns = lines.flatMap((line, index) => {
    const found = line.startsWith('#') ? [] : toPattern(line);
    return found.map((pattern) => ({ pattern, line: index + 1, text: trimSpace(line) }));
  });
  const known = patterns.flatMap(({ pattern, ...place }) => {
    const rule = readRule(pattern);
    return rule === undefined ? [] : [{ ...rule, ...place }];
  });
  const hasException = patterns.some(({ pattern }) => pattern.startsWith('!'));
  return hasException && known.length < patterns.length ? [] : known;
}

/** A line in its short form, as BuildKit makes it in two steps: a line that comes to `!` in the first step is an exception, too. */
function toPattern(line: string): readonly string[] {
  const text = trimSpace(line);
  const isException = text.startsWith('!');
  const written = isException ? trimSpace(text.slice(1)) : text;
  const short = written === '' ? '' : clean(written).replace(/^\/(?=[\s\S])/, '');
  const again = trimSpace(isException ? `!${short}` : short);
  return again === '' || again === '!' ? [] : [clean(again)];
}

/** Go's `filepath.Clean`. */
function clean(pattern: string): string {
  return posix.normalize(pattern).replace(/([\s\S])\/$/, '$1');
}

function readRule(text: string): Omit<IgnoreRule, 'line' | 'text'> | undefined {
  const isException = text.startsWith('!');
  const pattern = isException ? text.slice(1) : text;
  const matches = matcherOf(pattern);
  const start = pattern.replace(/\/\*\*$/, '').replace(/\/\*$/, '');
  return matches && { isException, matches, ...(/[*?[\]^\\]/.test(start) ? {} : { below: start }) };
}

const WILD = /[*?[\]\\]/;

function matcherOf(pattern: string): IgnoreRule['matches'] | undefined {
  if (!WILD.test(pattern)) return (path) => path === pattern;
  // At the start or the end, and alone, `**` also stands for a part of a name: `**.md` for all names that end so.
  const ending = pattern.startsWith('**') ? pattern.slice(2) : undefined;
  if (ending !== undefined && !WILD.test(ending)) return (path) => path.endsWith(ending) || `/${path}` === ending;
  const start = pattern.endsWith('**') ? pattern.slice(0, -2) : undefined;
  if (start !== undefined && !WILD.test(start)) return (path) => path.startsWith(start);
  // Of a longer one no expression can be made.
  const source = pattern.length > LONGEST_PATTERN ? undefined : regularExpression(pattern);
  if (source === undefined) return undefined;
  const expression = new RegExp(`^${source}$`, 'u');
  return (path) => expression.test(path);
}

/** So long a path may be (PATH_MAX of Linux). */
const LONGEST_PATTERN = 4096;

/** The pattern as a regular expression; `undefined` where it is not sure what BuildKit makes of it. */
function regularExpression(pattern: string): string | undefined {
  let source = '';
  let rest = pattern;
  while (rest !== '') {
    const token = TOKENS.map(({ form, toSource }) => ({ match: form.exec(rest), toSource })).find(
      ({ match }) => match !== null,
    );
    if (token?.match == null) return undefined;
    source += token.toSource(token.match[0]);
    rest = rest.slice(token.match[0].length);
  }
  return source;
}

const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');

const TOKENS: readonly { readonly form: RegExp; readonly toSource: (token: string) => string }[] = [
  { form: /^\*\*\/?$/, toSource: () => '[^\\n]*' },
  { form: /^\*\*\/?/, toSource: () => '([^\\n]*\\/)?' },
  { form: /^\*/, toSource: () => '[^\\/]*' },
  { form: /^\?/, toSource: () => '[^\\/]' },
  { form: /^\[\^?(?:[a-z]-[a-z]|[A-Z]-[A-Z]|[0-9]-[0-9]|[A-Za-z0-9_.])+\]/, toSource: (set) => set },
  // Before a letter or a digit a backslash would make a class of the regular expression that BuildKit makes.
  { form: /^\\[^A-Za-z0-9]/u, toSource: (pair) => literal(pair.slice(1)) },
  // Of all other signs BuildKit makes those of a regular expression.
  { form: /^[^*?[\]\\^|{}]/u, toSource: literal },
];

/** What the rules say of a path, relative to the context, with `/` between its parts. `parent`: the result of its folder. */
export function applyRules(rules: IgnoreRules, path: string, parent?: RuleResult): RuleResult {
  let isExcluded = false;
  const matched = rules.map(({ isException, matches }, index) => {
    // A rule that could change nothing is not asked, so that a folder does not pass its match on to paths in it either.
    const isMatch = parent?.matched[index] || (isException === isExcluded && matches(path));
    if (isMatch) isExcluded = !isException;
    return isMatch;
  });
  return { isExcluded, matched };
}

/** The rule that leaves a path of the context out; `undefined` where none does. */
export function excludingRule(rules: IgnoreRules, path: string): IgnoreRule | undefined {
  const parts = path.split('/');
  let result: RuleResult | undefined;
  for (const [index] of parts.entries()) result = applyRules(rules, parts.slice(0, index + 1).join('/'), result);
  if (result === undefined || !result.isExcluded) return undefined;
  return rules[result.matched.findLastIndex((isMatched, index) => isMatched && rules[index]?.isException === false)];
}

/** Whether something below an excluded folder may be in the context all the same. */
export function mayHoldExceptions(rules: IgnoreRules, folder: string): boolean {
  return rules.some(
    ({ isException, below }) => isException && (below === undefined || `${below}/`.startsWith(`${folder}/`)),
  );
}
