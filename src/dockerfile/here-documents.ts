import { withoutEnd } from '../lib/without-end.ts';
import { readShellWords } from './shell-words.ts';

/** A here-document (https://docs.docker.com/reference/dockerfile/#here-documents). */
export type HereDocument = {
  /** The line that ends it. */
  readonly name: string;
  /** Whether the line that ends it may start with tabs. */
  readonly isIndented: boolean;
};

/** A word that starts a here-document; blanks may stand behind `<<` since BuildKit 0.22. */
const FORM = /^\d*<<(-?)[\t\n\f\r ]*([^<]*)$/;

/**
 * The here-documents that start on a line; none where a quote on it does not end. `undefined` where BuildKit refuses one.
 * The words of the line are those of a shell, with the backslash as escape, whatever the Dockerfile says.
 */
export function hereDocumentsOf(line: string): readonly HereDocument[] | undefined {
  const options = { escapeSign: '\\', keepsQuotes: true, keepsEscapes: true, keepsUnset: true };
  const found: HereDocument[] = [];
  for (const word of readShellWords(line, options, NOTHING)?.words ?? []) {
    if (!isHereDocument(word)) continue;
    const [, dash, rest = ''] = FORM.exec(word) ?? [];
    const names = readShellWords(rest, { escapeSign: '\\', keepsUnset: true }, NOTHING)?.words;
    if (names === undefined) return undefined;
    const [name = ''] = names;
    if (names.length === 1) found.push({ name, isIndented: dash === '-' });
  }
  return found;
}

const NOTHING: ReadonlyMap<string, string> = new Map();

/** Whether a word names a here-document in place of a file. */
export function isHereDocument(word: string): boolean {
  const [, , rest = ''] = FORM.exec(word) ?? [];
  return rest !== '';
}

/** The index of the line that ends a here-document; -1 where there is none. */
export function endOf({ name, isIndented }: HereDocument, lines: readonly string[], from: number): number {
  for (let index = from; index < lines.length; index += 1) {
    const text = withoutEnd(lines[index] ?? '', '\r\n');
    if ((isIndented ? text.replace(/^\t+/, '') : text) === name) return index;
  }
  return -1;
}
