import { invalid, type Parsed, valid } from '../lib/parsed.ts';

/** A parser to which any text is right. */
export function asIs(text: string): Parsed<string> {
  return valid(text);
}
/** A boolean of YAML 1.2's core schema (https://yaml.org/spec/1.2.2/#10212-boolean). */
export function parseBoolean(text: string): Parsed<boolean> {
  if (/^(true|True|TRUE)$/.test(text)) return valid(true);
  if (/^(false|False|FALSE)$/.test(text)) return valid(false);
  return invalid('is not a boolean. Write true or false.');
}

/** Parses a whole number within bounds, both included. */
export function parseInteger(min: number, max: number, unit: string): (text: string) => Parsed<number> {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text)) return invalid(`is not a whole number of ${unit}. Write one from ${min} to ${max}.`);
    if (value < min || value > max) return invalid(`is out of range: it must be from ${min} to ${max} ${unit}.`);
    return valid(value);
  };
}

/** Parses one of a few words. */
export function parseOneOf<T extends string>(...words: readonly T[]): (text: string) => Parsed<T> {
  return (text) => {
    const word = words.find((known) => known === text);
    if (word !== undefined) return valid(word);
    const near = words.find((known) => known === text.toLowerCase());
    return invalid(`is not one of ${words.join(', ')}.${near === undefined ? '' : ` Write "${near}".`}`);
  };
}

/** What `NAME: value`, which YAML suggests, should look like. */
export function withEquals(text: string): string {
  const pair = /^([\w.-]+)\s*:\s+(.*)$/.exec(text);
  return pair === null ? '' : ` Write "${pair[1]}=${pair[2]}".`;
}

/** A `key=value` pair; the value may be empty and may hold further `=`. */
export function parseLabel(text: string): Parsed<{ readonly key: string; readonly value: string }> {
  const match = /^([^=\s]+)=([\s\S]*)$/.exec(text);
  if (match === null) return invalid(`is not of the form key=value.${withEquals(text)}`);
  const [, key = '', value = ''] = match;
  return valid({ key, value });
}
