import type { Parsed } from '../lib/parsed.ts';
import { parseList } from './multi-line-list.ts';
import { parseBoolean } from './parse-basic.ts';

/** Gives the text of an input, trimmed; `undefined` where there is none, not even an empty one. */
export type InputSource = (name: string) => string | undefined;

type Parser<T> = (text: string) => Parsed<T>;

/** `commas`: they separate items too. `repeats`: an item that comes again is kept. */
export type ListOptions = { readonly commas?: boolean; readonly repeats?: boolean };

/** Reads inputs one by one and collects what is wrong with them, so that all of it can be told at once. */
export class InputReader {
  readonly #source: InputSource;
  readonly #mistakes: string[] = [];

  constructor(source: InputSource) {
    this.#source = source;
  }

  /** What is wrong so far, one sentence each. */
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
      this.mistake(name, `is required. Add the line \`${name}: ${example}\`.`);
      return undefined;
    }
    return this.optional(name, parse);
  }

  /** The right items of a list input in their order, each once unless later ones replace earlier ones (`repeats`). */
  list<T>(name: string, parseItem: Parser<T>, options: ListOptions = {}): readonly T[] {
    const { items, unclosed } = parseList(this.text(name));
    if (unclosed !== undefined) {
      this.mistake(name, `${quote(unclosed)} starts with a quote that is never closed. Close it or leave it out.`);
      return [];
    }
    const texts = options.commas ? items.flatMap((item) => item.split(',').map((part) => part.trim())) : items;
    return (options.repeats ? texts : [...new Set(texts)])
      .filter((text) => text !== '')
      .flatMap((text) => {
        const value = this.#check(name, text, parseItem(text));
        return value === undefined ? [] : [value];
      });
  }

  /** Notes a mistake that only shows when inputs are seen together. */
  mistake(name: string, rule: string): void {
    this.#mistakes.push(`${name}: ${rule}`);
  }

  #check<T>(name: string, text: string, parsed: Parsed<T>): T | undefined {
    if (parsed.valid) return parsed.value;
    this.mistake(name, `${quote(text)} ${parsed.rule}`);
    return undefined;
  }
}

/** A value as messages show it: quoted, on one line, cut where it is long. */
export function quote(text: string): string {
  const shown = text.length > 120 ? `${text.slice(0, 117)}...` : text;
  return JSON.stringify(shown);
}
