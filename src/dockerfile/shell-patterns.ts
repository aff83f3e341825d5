/** `${name#pattern}` and `${name##pattern}`; the second sign is the first of `pattern`. `undefined` where that is no pattern. */
export function trimStart(value: string, pattern: string): string | undefined {
  const isLongest = pattern.startsWith('#');
  const expression = toExpression(partsOf(isLongest ? pattern.slice(1) : pattern), isLongest);
  return expression && value.replace(new RegExp(`^${expression}`, 'u'), '');
}

/** `${name%pattern}` and `${name%%pattern}`. */
export function trimEnd(value: string, pattern: string): string | undefined {
  const isLongest = pattern.startsWith('%');
  // From behind, as the shortest match at the end is not the leftmost one.
  const expression = toExpression(partsOf(isLongest ? pattern.slice(1) : pattern).toReversed(), isLongest);
  return expression && reversed(reversed(value).replace(new RegExp(`^${expression}`, 'u'), ''));
}

/** What `${name/pattern/replacement}` says; `isEvery`: with two slashes. */
export type Replacement = { readonly pattern: string; readonly replacement: string; readonly isEvery: boolean };

/** `${name/pattern/replacement}`; `undefined` where the pattern is none, or the replacement refers to parts of the match. */
export function replaceMatch(value: string, { pattern, replacement, isEvery }: Replacement): string | undefined {
  const expression = toExpression(partsOf(pattern), true);
  if (expression === undefined) return undefined;
  if (!isEvery) return value.replace(new RegExp(expression, 'u'), () => replacement);
  if (replacement.includes('$')) return undefined;
  let end = -1;
  return value.replace(new RegExp(expression, 'gu'), (found: string, at: number) => {
    // As in Go, an empty match right behind the one before does not count.
    const isMatch = found !== '' || at !== end;
    end = at + found.length;
    return isMatch ? replacement : '';
  });
}

/** The signs of a pattern, each with the backslash in front of it. */
function partsOf(pattern: string): readonly string[] {
  return pattern.match(/\\?[\s\S]/gu) ?? [];
}

/** A pattern of the shell, without brackets, as a regular expression. */
function toExpression(parts: readonly string[], isLongest: boolean): string | undefined {
  // Of more no expression can be made.
  if (parts.length > MOST_PARTS) return undefined;
  let source = '';
  for (const part of parts) {
    if (part === '*') source += isLongest ? '[^\\n]*' : '[^\\n]*?';
    else if (part === '?') source += '[^\\n]';
    else if (/^[^\\]$|^\\[*?\\/}]$/u.test(part)) source += (part.at(-1) ?? '').replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');
    else return undefined;
  }
  return source;
}

const MOST_PARTS = 1000;

function reversed(text: string): string {
  return [...text].toReversed().join('');
}
