/**
 * A word of a Dockerfile with its variables replaced and its quotes removed
 * (https://docs.docker.com/reference/dockerfile/#environment-replacement); `undefined` where it uses a form other than
 * `$NAME`, `${NAME}`, `${NAME:-word}`, `${NAME-word}`, `${NAME:+word}` and `${NAME+word}`. What is not set is empty.
 */
export function expandWord(word: string, variables: ReadonlyMap<string, string>): string | undefined {
  let text = '';
  let rest = word;
  let isLiteral = false;
  let isQuoted = false;
  while (rest !== '') {
    const [first = ''] = rest;
    if (first === "'" && !isQuoted) isLiteral = !isLiteral;
    else if (first === '"' && !isLiteral) isQuoted = !isQuoted;
    else if (first === '\\' && !isLiteral) {
      text += rest[1] ?? '';
      rest = rest.slice(1);
    } else if (first === '$' && !isLiteral) {
      const variable = expandVariable(rest, variables);
      if (variable === undefined) return undefined;
      text += variable.value;
      rest = rest.slice(variable.length);
      continue;
    } else text += first;
    rest = rest.slice(first.length);
  }
  return text;
}

/** The variable at the start of a text: its value, and how long its name is there. */
function expandVariable(
  text: string,
  variables: ReadonlyMap<string, string>,
): { readonly value: string; readonly length: number } | undefined {
  const plain = /^\$(\w+)/.exec(text);
  if (plain?.[1] !== undefined) return { value: variables.get(plain[1]) ?? '', length: plain[0].length };
  const inner = insideBraces(text);
  const [, name, operator = '', word = ''] = /^(\w+)(:?[-+])?([\s\S]*)$/.exec(inner ?? '') ?? [];
  if (inner === undefined || name === undefined || (operator === '' && word !== '')) return undefined;
  const value = variables.get(name);
  const isSet = value !== undefined && !(operator.startsWith(':') && value === '');
  const other = operator === '' ? '' : expandWord(word, variables);
  if (other === undefined) return undefined;
  const chosen = operator.endsWith('+') ? (isSet ? other : '') : isSet ? value : other;
  return { value: chosen, length: inner.length + '${}'.length };
}

/** What stands between `${` and its `}`, which may hold further ones. */
function insideBraces(text: string): string | undefined {
  if (!text.startsWith('${')) return undefined;
  let depth = 0;
  for (const [index, character] of [...text].entries()) {
    if (character === '{') depth += 1;
    if (character === '}') depth -= 1;
    if (depth === 0 && index > 0) return [...text].slice(2, index).join('');
  }
  return undefined;
}
