import { invalid, type Parsed, valid } from '../lib/parsed.ts';

/** A piece of a template: text, or the body of braces, without them. */
export type Token = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'tag'; readonly body: string };

/** An expression as it is written, before anything is known of its meaning: `name 'word' option='word'`. */
export type FunctionCall = {
  readonly name: string;
  readonly words: readonly Word[];
  readonly options: readonly { readonly name: string; readonly word: Word }[];
};

/** An argument of an expression, without its quotes. */
export type Word = { readonly text: string; readonly isQuoted: boolean };

const QUOTED = String.raw`'(?:[^'\\]|\\[^])*'|"(?:[^"\\]|\\[^])*"`;
const BODY = `(?:[^'"{}~]|${QUOTED})*`;
const COMMENT = `!--[^]*?--|![^]*?`;

/** `{{x}}`, `{{{x}}}`, `{{&x}}` and `{{! comment }}`; a `~` inside the braces takes the white space beside them away. */
const TAG = String.raw`\{\{(?<before>~?)(?:(?<comment>${COMMENT})|\{(?<triple>${BODY})\}|&?(?<double>${BODY}))(?<after>~?)\}\}`;

/** A backslash makes braces text, up to the next ones; of two backslashes one is left, and the braces count. */
const ESCAPED = String.raw`\\(?<literal>\{\{[^]*?)(?=\\{0,2}\{\{|$)|(?<backslash>\\)\\(?=\{\{)`;

const TEXT = String.raw`(?<text>[^{\\]+|\\|\{(?!\{))`;

const PIECE = new RegExp(`${ESCAPED}|${TEXT}|${TAG}`, 'y');

/** Splits a template into its tokens; comments and the white space that `~` takes away are gone. */
export function tokenise(source: string): Parsed<readonly Token[]> {
  const tokens: Token[] = [];
  const piece = new RegExp(PIECE);
  let text = '';
  let trimsStart = false;
  const flush = (trimsEnd: boolean): void => {
    const start = trimsStart ? text.trimStart() : text;
    const trimmed = trimsEnd ? start.trimEnd() : start;
    if (trimmed !== '') tokens.push({ kind: 'text', text: trimmed });
    text = '';
  };
  while (piece.lastIndex < source.length) {
    const at = piece.lastIndex;
    const groups = piece.exec(source)?.groups;
    if (groups === undefined) return invalid(brokenBraces(source.slice(at)));
    const body = groups.triple ?? groups.double;
    text += groups.text ?? groups.literal ?? groups.backslash ?? '';
    if (body === undefined && groups.comment === undefined) continue;
    flush(groups.before === '~');
    trimsStart = groups.after === '~';
    if (body !== undefined) tokens.push({ kind: 'tag', body: body.trim() });
  }
  flush(false);
  return valid(tokens);
}

function brokenBraces(rest: string): string {
  const shown = rest.length > 40 ? `${rest.slice(0, 37)}...` : rest;
  return (
    `has braces or a quote that are not closed, at ${shown}. ` +
    'An expression is written {{name}}; a field that holds a comma goes into double quotes.'
  );
}

const ARGUMENT = String.raw`(?:([\w-]+)\s*=\s*)?(${QUOTED}|[^\s'"=]+)`;
const CALL = new RegExp(String.raw`^([^\s'"=]+)((?:\s+${ARGUMENT})*)$`);

/** The parts of an expression; `undefined` where the text has not the form of one. */
export function parseCall(body: string): FunctionCall | undefined {
  const [, name, rest = ''] = CALL.exec(body) ?? [];
  if (name === undefined) return undefined;
  const found = [...rest.matchAll(new RegExp(ARGUMENT, 'g'))].map(([, option, text = '']) => {
    const isQuoted = /^['"]/.test(text);
    return { option, word: { text: isQuoted ? text.slice(1, -1).replace(/\\(['"])/g, '$1') : text, isQuoted } };
  });
  return {
    name,
    words: found.flatMap(({ option, word }) => (option === undefined ? [word] : [])),
    options: found.flatMap(({ option, word }) => (option === undefined ? [] : [{ name: option, word }])),
  };
}
