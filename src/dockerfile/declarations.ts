import type { Instruction } from './instruction.ts';
import { isSpace } from './white-space.ts';

/** A name that `ARG` or `ENV` declares, and its value with quotes and variables as they are written. */
export type Declaration = { readonly name: string; readonly value?: string };

/** What an `ARG` or an `ENV` declares; nothing for other instructions. */
export function declarationsOf(
  { name, rest }: Pick<Instruction, 'name' | 'rest'>,
  escapeSign: string,
): readonly Declaration[] {
  if (name !== 'ARG' && name !== 'ENV') return [];
  const words = declaredWords(rest, escapeSign);
  // The old form of ENV has one name, and takes the whole rest for its value.
  const [, alone, value = ''] = /^(\S+)[\t\v\f\r ]+([\s\S]*)$/.exec(rest) ?? [];
  if (name === 'ENV' && alone !== undefined && words[0]?.includes('=') === false) return [{ name: alone, value }];
  return words.map(toDeclaration);
}

function toDeclaration(word: string): Declaration {
  const [, name = word, value] = /^([^=]*)=([\s\S]*)$/.exec(word) ?? [];
  return value === undefined ? { name } : { name, value };
}

/** Words between white space outside of quotes, which stay, as do escapes (parseWords in BuildKit). */
function declaredWords(text: string, escapeSign: string): readonly string[] {
  const words: string[] = [];
  let word: string | undefined;
  let quote = '';
  const characters = [...text];
  for (let index = 0; index < characters.length; index += 1) {
    const character = characters[index] ?? '';
    if (quote === '' && isSpace(character)) {
      if (word !== undefined) words.push(word);
      word = undefined;
      continue;
    }
    if (character === escapeSign && quote !== "'") {
      const next = characters[index + 1];
      // An escape sign at the end of the text is passed over.
      if (next === undefined) break;
      word = `${word ?? ''}${character}${next}`;
      index += 1;
      continue;
    }
    if (character === quote) quote = '';
    else if (quote === '' && (character === "'" || character === '"')) quote = character;
    word = (word ?? '') + character;
  }
  return word === undefined ? words : [...words, word];
}
