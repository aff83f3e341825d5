import { invalid, type Parsed, valid } from '../lib/parsed.ts';
import { type GlobalExpression, parseTemplate, rangeOfGlobal } from './expressions.ts';
import type { RuleMistake } from './mistakes.ts';
import type { Field } from './rule-fields.ts';
import { isAlways, type Template } from './templates.ts';

type AttributeParser<T> = (text: string) => Parsed<T>;

/** Reads the attributes of one rule and collects their mistakes. */
export class AttributeReader {
  readonly #line: string;
  readonly #fields: readonly Field[];
  readonly #mistakes: RuleMistake[] = [];

  constructor(line: string, fields: readonly Field[]) {
    this.#line = line;
    this.#fields = fields;
  }

  get mistakes(): readonly RuleMistake[] {
    return this.#mistakes;
  }

  /** Notes attributes that this type does not have, values without a name, and attributes that are there twice. */
  allow(type: string, known: readonly string[]): void {
    const names = this.#fields.map(attributeName);
    for (const { name, value } of this.#fields) {
      if (name === undefined && type !== 'raw') {
        // In a pattern such as \d{1,3} the comma ends the field, and the rest is often a pattern too.
        this.#mistake(undefined, `holds "${value}" without a name. ${COMMAS} Attributes are ${known.join(', ')}.`);
      } else if (name !== undefined && name !== 'type' && !known.includes(name)) {
        this.#mistake(name, `is no attribute of type=${type}. Its attributes are ${known.join(', ')}.`);
      }
    }
    for (const name of new Set(names.filter((one, index) => names.indexOf(one) !== index))) {
      this.#mistake(name, `is given more than once. Write one tag per line. ${COMMAS}`);
    }
  }

  /** The value of an attribute; the fallback where it is absent, `undefined` where it is wrong. */
  read<T>(name: string, parse: AttributeParser<T>, fallback?: T): T | undefined {
    const text = this.#fields.find((field) => attributeName(field) === name)?.value;
    if (text === undefined) return fallback;
    const parsed = parse(text);
    if (parsed.valid) return parsed.value;
    this.#mistake(name, parsed.rule);
    return undefined;
  }

  /** The value of an attribute that counts as absent where it is empty. */
  unlessEmpty<T>(name: string, parse: AttributeParser<T>): T | undefined {
    return this.read<T | undefined>(name, (text) => (text === '' ? valid(undefined) : parse(text)));
  }

  /** The value of an attribute that must be there; `undefined` after a mistake. */
  required<T>(name: string, parse: AttributeParser<T>, example: string): T | undefined {
    if (!this.#fields.some((field) => attributeName(field) === name)) {
      this.#mistake(name, `is missing. Write for example ${name}=${example}`);
      return undefined;
    }
    return this.read(name, parse);
  }

  #mistake(attribute: string | undefined, rule: string): void {
    this.#mistakes.push({ input: 'tags', text: this.#line, ...(attribute && { attribute }), rule });
  }
}

const COMMAS = 'A field that holds a comma goes into double quotes, "pattern=a,b".';

/** The attribute of a field: a value without a name is that of `value`. */
function attributeName({ name }: Field): string {
  return name ?? 'value';
}

/** One of the known words. */
export function oneOf<T extends string>(known: readonly T[]): AttributeParser<T> {
  return (text) => {
    const value = known.find((one) => one === text);
    return value === undefined ? invalid(`is "${text}", but must be one of ${known.join(', ')}.`) : valid(value);
  };
}

/** A parser for attributes that must not be empty. */
export function filled<T>(parse: AttributeParser<T>): AttributeParser<T> {
  return (text) => (text === '' ? invalid('is empty: nothing would come of it.') : parse(text));
}

/** A template that gives `true` or `false` in every run. */
export function parseSwitch(text: string): Parsed<Template<GlobalExpression>> {
  const template = parseTemplate(text);
  if (!template.valid || isAlways(template.value, ['true', 'false'], rangeOfGlobal)) return template;
  return invalid(
    `is "${text}", which is not true or false in every run. Write true, false, {{is_default_branch}}, ` +
      '{{is_not_default_branch}}, or a condition of the workflow, ${{ ... }}.',
  );
}

/** Any finite number, also one below 0. */
export function parsePriority(text: string): Parsed<number> {
  if (text !== '' && Number.isFinite(Number(text))) return valid(Number(text));
  return invalid(`is "${text}", which is no number. Write one, for example 300; the highest comes first.`);
}

/** `re`, or `/re/flags`. */
export function parseSlashedExpression(text: string): Parsed<RegExp> {
  const [, source, flags] = /^\/(.+)\/(.*)$/s.exec(text) ?? [];
  return source === undefined ? parseExpression(text) : parseExpression(source, flags);
}

/** A regular expression without slashes around it. */
export function parseExpression(source: string, flags = ''): Parsed<RegExp> {
  try {
    return valid(new RegExp(source, flags));
  } catch (error) {
    return invalid(`is no regular expression of JavaScript: ${error instanceof Error ? error.message : error}.`);
  }
}

/** The number of a group of the pattern; `pattern` is absent where it is wrong itself. */
export function parseGroup(text: string, pattern: RegExp | undefined): Parsed<number> {
  const last = pattern === undefined ? 0 : countGroups(pattern);
  if (/^\d+$/.test(text) && (pattern === undefined || Number(text) <= last)) return valid(Number(text));
  const range = last === 0 ? '0' : `a number from 0 to ${last}`;
  return invalid(`is "${text}", but must be ${range}: the number of a group of the pattern, 0 for the whole match.`);
}

/** How many groups a regular expression captures. */
export function countGroups(expression: RegExp): number {
  const matchesNothing = new RegExp(`${expression.source}|`, expression.flags);
  return (matchesNothing.exec('')?.length ?? 1) - 1;
}
