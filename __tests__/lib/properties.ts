import { runInNewContext } from 'node:vm';
import fc from 'fast-check';

/**
 * With how many values a property is tried, and which ones: half of `usual`, or so much of it as PROPERTY_RUNS is of 100
 * (see CONTRIBUTING.md).
 */
export function runs(usual = 100): { readonly numRuns: number; readonly seed: number } {
  const { PROPERTY_RUNS, PROPERTY_SEED } = process.env;
  const numRuns = Math.ceil((Number(PROPERTY_RUNS || 50) * usual) / 100);
  return { numRuns, seed: Number(PROPERTY_SEED || 1) };
}

/** A text of these parts, in any order and number. */
export function textOf(...parts: readonly string[]): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...parts), { maxLength: 20 }).map((texts) => texts.join(''));
}

/** White space, ends of lines and other signs, as one program takes them and another does not. */
const STRANGE = [
  '\0',
  '\t',
  '\n',
  '\r',
  '\r\n',
  '\v',
  '\f',
  ' ',
  '\x85',
  '\xa0',
  '\u2028',
  '\u3000',
  '\ufeff',
  '\ud800',
];

/** Any text; often of the parts, which mean something where it is read. */
export function anyText(...parts: readonly string[]): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 3, arbitrary: textOf(...parts, ...STRANGE) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme' }) },
  );
}

/** JSON of any kind, with these names and texts often in it. */
export function anyJson(...words: readonly string[]): fc.Arbitrary<unknown> {
  const word = fc.constantFrom('', 'constructor', '__proto__', ...words);
  const { json } = fc.letrec<{ json: unknown }>((tie) => ({
    json: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.oneof(word, fc.string(), fc.integer(), fc.constantFrom(null, true, false, 0.5)),
      fc.array(tie('json'), { maxLength: 3 }),
      fc.array(fc.tuple(word, tie('json')), { maxLength: 5 }).map((entries) => Object.fromEntries(entries)),
    ),
  }));
  return json;
}

/** So long is the longest variable of Linux, and with it the longest input (execve, MAX_ARG_STRLEN). */
const LONGEST = 128 * 1024;

/** How long such texts may be read until there is no hope: what takes the square of their length needs more, and a moment is usual. */
const HOPELESS_MS = 5_000;

/**
 * Reads texts that are nothing but a part, over and over, and another end. `read`: throws nothing.
 *
 * @throws where it does, or takes for ever
 */
export function readRepeated(read: (text: string) => unknown, parts: readonly string[], length = LONGEST): void {
  // What fits all of it but for its end is tried the longest.
  const texts = parts.map((part) => `${part.repeat(length / part.length)}\u0001x"`);
  runInNewContext('texts.forEach((text) => void read(text))', { read, texts }, { timeout: HOPELESS_MS });
}
