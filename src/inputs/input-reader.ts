import type { Parsed } from '../lib/parsed.ts';
import { parseList } from './multi-line-list.ts';
import { parseBoolean } from './parse-basic.ts';

/** Gives the text of an input, trimmed; `undefined` where there is none, not even an empty one. */
export type InputSource = (name: string) => string | undefined;

type Parser<T> = (text: string) => Parsed<T>;

/**
 * `commas`: commas separate items too. `split`: takes apart lines that are not quoted as a whole. `repeats`: an item that comes again is kept. `keyOf`: the key of an item, where only
 * one of several items with the same key could count; `undefined` for other items.
 */
export type ListOptions<T> = {
  readonly commas?: boolean;
  readonly split?: (line: string) => readonly string[];
  readonly repeats?: boolean;
  readonly keyOf?: (item: T) => string | undefined;
};

/** Reads inputs one by one and collects their mistakes, so that all can be told at once. */
export class InputReader {
  readonly #source: InputSource;
  readonly #mistakes: string[] = [];

  constructor(source: InputSource) {
    this.#source = source;
  }

  /** The mistakes so far, one sentence each. */
  get mistakes(): readonly string[] {
    return this.#mistakes;
  }

  /** The value of an input, or `undefined` where it is not set or wrong. */
  optional<T>(name: string, parse: Parser<T>): T | undefined {
    const text = this.text(name);
    return text === '' ? undefined : this.#check(name, text, parse(text));
  }

  /** The text of an input; empty where it is not set. */
  text(name: string): string {
    return this.#source(name) ?? '';
  }

  /**
   * A switch. One that is set to nothing is a mistake: an expression that gave nothing, such as `${{ inputs.push }}` of
   * an event without inputs, must not turn into the default.
   */
  boolean(name: string, fallback: boolean): boolean {
    const text = this.#source(name);
    if (text === undefined) return fallback;
    if (text !== '') return this.#check(name, text, parseBoolean(text)) ?? fallback;
    this.mistake(name, 'is empty: its expression gave nothing. Write true or false, or take the line out.');
    return fallback;
  }

  /** The value of an input, or the fallback where it is not set. */
  withDefault<T>(name: string, parse: Parser<T>, fallback: T): T {
    return this.optional(name, parse) ?? fallback;
  }

  /** The value of an input that must be set; `undefined` after a mistake. */
  required<T>(name: string, parse: Parser<T>, example: string): T | undefined {
    if (this.text(name) === '') {
      this.missing(name, example);
      return undefined;
    }
    return this.optional(name, parse);
  }

  /** Notes that an input which is needed has no value. */
  missing(name: string, example: string): void {
    const line = `\`${name}: ${example}\``;
    this.mistake(
      name,
      this.isPassed(name)
        ? `is required, and is empty: ${GAVE_NOTHING} Where there is no line, add ${line}.`
        : `is required. Add the line ${line}.`,
    );
  }

  /**
   * Whether the runner passes an input on, be it empty. It passes each input of an action.yml, also where the workflow has no
   * such line, so nobody can tell an empty line from none.
   */
  isPassed(name: string): boolean {
    return this.#source(name) !== undefined;
  }

  /**
   * The right items of a list input in their order, each once unless later ones replace earlier ones (`repeats`). Two
   * that say different things of one key are a mistake: only the last would count, and nobody writes a line for nothing.
   */
  list<T>(name: string, parseItem: Parser<T>, options: ListOptions<T> = {}): readonly T[] {
    const { items: lines, unclosed } = parseList(this.text(name), options.split);
    if (unclosed !== undefined) {
      this.mistake(name, `${quote(unclosed)} starts with a quote that is never closed. Close it or leave it out.`);
      return [];
    }
    const texts = options.commas ? lines.flatMap((line) => line.split(',').map((part) => part.trim())) : lines;
    const items = (options.repeats ? texts : [...new Set(texts)])
      .filter((text) => text !== '')
      .flatMap((text) => {
        const value = this.#check(name, text, parseItem(text));
        return value === undefined ? [] : [value];
      });
    const { keyOf } = options;
    if (keyOf === undefined) return items;
    const { kept, contradicted } = onceForEachKey(items, keyOf);
    for (const key of contradicted) this.mistake(name, `${key} ${GIVEN_TWICE}`);
    return kept;
  }

  /** Notes a mistake that only shows when inputs are seen together; once, also where an input is read for several destinations. */
  mistake(name: string, rule: string): void {
    const text = `${name}: ${rule}`;
    if (!this.#mistakes.includes(text)) this.#mistakes.push(text);
  }

  #check<T>(name: string, text: string, parsed: Parsed<T>): T | undefined {
    if (parsed.valid) return parsed.value;
    this.mistake(name, `${quote(text)} ${parsed.rule}`);
    return undefined;
  }
}

/** Why an input is empty, where the workflow has a line for it. */
export const GAVE_NOTHING =
  'where the line is there, the expression behind it gave nothing, as `${{ vars.NAME }}` does where no such variable is set for ' +
  'this repository, organization or environment.';

/** The mistake of a key that is given twice; it goes on behind the key. No message holds a value, which may be a secret. */
export const GIVEN_TWICE = 'is given twice, with different values, of which only one would count. Take the others out.';

/** Each item once for its key, and the keys that have several different items. */
export function onceForEachKey<T>(
  items: readonly T[],
  keyOf: (item: T) => string | undefined,
): { readonly kept: readonly T[]; readonly contradicted: readonly string[] } {
  const known = new Map<string, string>();
  const contradicted = new Set<string>();
  const kept = items.filter((item) => {
    const key = keyOf(item);
    if (key === undefined) return true;
    const text = JSON.stringify(item);
    const before = known.get(key);
    known.set(key, before ?? text);
    if (before !== undefined && before !== text) contradicted.add(key);
    return before === undefined;
  });
  return { kept, contradicted: [...contradicted] };
}

/** A value as messages show it: quoted, on one line, cut where it is long. */
export function quote(text: string): string {
  const shown = text.length > 120 ? `${text.slice(0, 117)}...` : text;
  return JSON.stringify(shown);
}
