/** The flags of an instruction without their dashes and quotes, and what stands behind them. */
export type FlagsRead = { readonly flags: readonly string[]; readonly rest: string };

/**
 * Reads the flags in front of an instruction's arguments as BuildKit does (extractBuilderFlags there). `undefined` where
 * the flags are not clear: of signs beyond ASCII BuildKit takes the bytes for characters, and before 0.21 it did not heed the
 * directive `escape` in flags.
 */
export function readFlags(text: string, escapeSign: string): FlagsRead | undefined {
  const flags: string[] = [];
  let position = 0;
  for (;;) {
    while (isBlank(text[position])) position += 1;
    if (!text.startsWith('--', position)) return { flags, rest: text.slice(position) };
    const { word, raw, end } = readWord(text, position, escapeSign);
    if (!/^\p{ASCII}*$/u.test(raw) || (escapeSign !== '\\' && /[\\`]/.test(raw))) return undefined;
    position = end;
    if (word === '--') return { flags, rest: text.slice(position) };
    flags.push(word.slice(2));
  }
}

/** A word without its quotes; a quote that does not end goes on to the end of the text. */
function readWord(text: string, start: number, escapeSign: string) {
  let word = '';
  let quote = '';
  let end = start;
  for (; end < text.length; end += 1) {
    const character = text[end] ?? '';
    if (quote === '' && isBlank(character)) break;
    if (character === quote) quote = '';
    else if (quote === '' && (character === "'" || character === '"')) quote = character;
    else if (character === escapeSign) {
      end += 1;
      // An escape sign at the end of the text is passed over.
      word += text[end] ?? '';
    } else word += character;
  }
  return { word, raw: text.slice(start, end), end: Math.min(end, text.length) };
}

function isBlank(character = ''): boolean {
  return /^[\t\n\v\f\r ]$/.test(character);
}
