import { replaceMatch, trimEnd, trimStart } from './shell-patterns.ts';
import { isSpace } from './white-space.ts';

/** How a text is read. */
export type WordOptions = {
  /** The sign that takes the meaning from the next one: `\`, or what the directive `escape` says. */
  readonly escapeSign: string;
  /** Quotes stay where they are. */
  readonly keepsQuotes?: boolean;
  /** Escapes stay where they are. */
  readonly keepsEscapes?: boolean;
  /** Variables that are not set stay as they are written; else they are empty. */
  readonly keepsUnset?: boolean;
};

/** A text whose variables are replaced, and the words that it then comes to. */
export type ShellWords = { readonly text: string; readonly words: readonly string[] };

/** Variables that are set: values by name. */
export type Variables = ReadonlyMap<string, string>;

/**
 * Reads a text as BuildKit does (frontend/dockerfile/shell there): quotes, escapes, and all forms of variables
 * (https://docs.docker.com/reference/dockerfile/#environment-replacement). `undefined` where BuildKit refuses it.
 */
export function readShellWords(text: string, options: WordOptions, variables: Variables): ShellWords | undefined {
  try {
    return new ShellReader(text, options, variables).readUntil(END, options.keepsEscapes ?? false);
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}

/** A word with its variables replaced and its quotes removed; `undefined` where BuildKit refuses it. */
export function expandWord(word: string, variables: Variables, escapeSign = '\\'): string | undefined {
  return readShellWords(word, { escapeSign }, variables)?.text;
}

/** BuildKit refuses the text; caught where the reading starts. */
class Refused extends Error {}

/** Stands for the end of the text, as no character is empty. */
const END = '';

/** So deep variables may stand in each other. */
const DEEPEST = 100;

class ShellReader {
  readonly #characters: readonly string[];
  readonly #options: WordOptions;
  readonly #variables: Variables;
  #position = 0;
  #keepsEscapes = false;
  /** In how many `${…}` it is. */
  #depth = 0;
  /** The word that is being read; one for all, so that what is read inside of `${…}` begins it anew, as in BuildKit. */
  #word = '';

  constructor(text: string, options: WordOptions, variables: Variables) {
    this.#characters = [...text];
    this.#options = options;
    this.#variables = variables;
  }

  #peek(): string {
    return this.#characters[this.#position] ?? END;
  }

  #next(): string {
    const character = this.#peek();
    this.#position += 1;
    return character;
  }

  /** Reads on behind the next `end`, or to the end of the text. */
  readUntil(end: string, keepsEscapes: boolean): ShellWords {
    // What BuildKit makes of so much is not known; this reader would have no room for it.
    if (this.#depth > DEEPEST) throw new Refused();
    this.#depth += 1;
    const outer = this.#keepsEscapes;
    this.#keepsEscapes = keepsEscapes;
    this.#word = '';
    const words: string[] = [];
    let text = '';
    let isInWord = false;
    while (this.#peek() !== END && this.#peek() !== end) {
      const { value, isSplit } = this.#readPart();
      text += value;
      for (const character of value) {
        if (!isSplit || !isSpace(character)) {
          this.#word += character;
          isInWord = true;
        } else if (isInWord && this.#word !== '') {
          words.push(this.#word);
          this.#word = '';
          isInWord = false;
        }
      }
      isInWord ||= !isSplit;
    }
    if (this.#next() !== end) throw new Refused();
    if (this.#word !== '') words.push(this.#word);
    this.#word = '';
    this.#keepsEscapes = outer;
    this.#depth -= 1;
    return { text, words };
  }

  /** The next part of the text, and whether white space in it separates words. */
  #readPart(): { readonly value: string; readonly isSplit: boolean } {
    switch (this.#peek()) {
      case '$':
        return { value: this.#readVariable(), isSplit: true };
      case "'":
        return { value: this.#readSingleQuoted(), isSplit: false };
      case '"':
        return { value: this.#readDoubleQuoted(), isSplit: false };
      case '<':
        return { value: this.#readAngle(), isSplit: false };
    }
    const character = this.#next();
    if (character !== this.#options.escapeSign) return { value: character, isSplit: true };
    return { value: (this.#keepsEscapes ? character : '') + this.#next(), isSplit: false };
  }

  /** Blanks behind `<<` belong to the word, as a here-document may be named behind them. */
  #readAngle(): string {
    let text = this.#next();
    if (this.#peek() !== '<') return text;
    text += this.#next();
    while (['\t', '\r', ' '].includes(this.#peek())) text += this.#next();
    return text;
  }

  #readSingleQuoted(): string {
    const quote = this.#options.keepsQuotes ? "'" : '';
    this.#next();
    let text = quote;
    for (let character = this.#next(); character !== "'"; character = this.#next()) {
      if (character === END) throw new Refused();
      text += character;
    }
    return text + quote;
  }

  #readDoubleQuoted(): string {
    const quote = this.#options.keepsQuotes ? '"' : '';
    this.#next();
    let text = quote;
    while (this.#peek() !== '"') {
      if (this.#peek() === END) throw new Refused();
      text += this.#peek() === '$' ? this.#readVariable() : this.#readInQuotes();
    }
    this.#next();
    return text + quote;
  }

  /** One character in double quotes; only a quote, a dollar sign and the escape itself can be escaped there. */
  #readInQuotes(): string {
    const character = this.#next();
    if (character !== this.#options.escapeSign) return character;
    const kept = this.#keepsEscapes ? character : '';
    if (this.#peek() === END) return kept;
    return kept + (['"', '$', this.#options.escapeSign].includes(this.#peek()) ? this.#next() : character);
  }

  #readVariable(): string {
    this.#next();
    if (this.#peek() === '{') return this.#readBraces();
    const name = this.#readName();
    if (name === '') return '$';
    const value = this.#variables.get(name);
    return value ?? (this.#options.keepsUnset ? `$${name}` : '');
  }

  #readBraces(): string {
    this.#next();
    if ([END, '{', '}', ':'].includes(this.#peek())) throw new Refused();
    const name = this.#readName();
    const value = this.#variables.get(name);
    const isKept = value === undefined && this.#options.keepsUnset === true;
    let operator = this.#next();
    if (operator === '}') return value ?? (isKept ? `\${${name}}` : '');
    if (operator === '/') return this.#readReplacement(name, value, isKept);
    if (operator === ':') operator += this.#next();
    if (!/^(:?[-+?]|[#%])$/.test(operator)) throw new Refused();
    const word = this.readUntil('}', /[#%]/.test(operator)).text;
    return isKept ? `\${${name}${operator}${word}}` : chosen(operator, value, word);
  }

  /** `${name/pattern/replacement}`, behind its first slash. */
  #readReplacement(name: string, value: string | undefined, isKept: boolean): string {
    const isEvery = this.#peek() === '/';
    if (isEvery) this.#next();
    const pattern = this.readUntil('/', true).text;
    const replacement = this.readUntil('}', true).text;
    if (isKept) return `\${${name}/${pattern}/${replacement}}`;
    return orRefused(replaceMatch(value ?? '', { pattern, replacement, isEvery }));
  }

  /** A name, a number, or a sign that a shell gives a meaning; empty where there is none. */
  #readName(): string {
    if (/^[@*#?\-$!]$/.test(this.#peek())) return this.#next();
    const form = /^\p{Nd}$/u.test(this.#peek()) ? /^\p{Nd}$/u : /^[\p{L}\p{Nd}_]$/u;
    let name = '';
    while (form.test(this.#peek())) name += this.#next();
    return name;
  }
}

/** What an operator makes of a variable and the word behind it. */
function chosen(operator: string, value: string | undefined, word: string): string {
  const isSet = value !== undefined && !(operator.startsWith(':') && value === '');
  switch (operator.at(-1)) {
    case '-':
      return isSet ? value : word;
    case '+':
      return isSet ? word : '';
    case '#':
      return orRefused(trimStart(value ?? '', word));
    case '%':
      return orRefused(trimEnd(value ?? '', word));
    default:
      if (!isSet) throw new Refused();
      return value;
  }
}

function orRefused(text: string | undefined): string {
  if (text === undefined) throw new Refused();
  return text;
}
