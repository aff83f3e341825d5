import { isUtf8 } from 'node:buffer';

/**
 * Bytes as a text that no other bytes come to: UTF-8 as its characters, and each other byte as half of a surrogate pair,
 * which no UTF-8 has (as Python's `surrogateescape` does it). So each such byte is one character, as for Go.
 */
export function textOfBytes(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString('utf8');
  let text = '';
  for (let position = 0; position < bytes.length; ) {
    const character = bytes.subarray(position, position + lengthOf(bytes[position] ?? 0));
    const isValid = isUtf8(character);
    text += isValid ? character.toString('utf8') : String.fromCharCode(SURROGATE + (bytes[position] ?? 0));
    position += isValid ? character.length : 1;
  }
  return text;
}

/** The bytes that `textOfBytes` made a text of. */
export function bytesOfText(text: string): Buffer {
  return Buffer.concat(
    text
      .split(/([\udc80-\udcff])/u)
      .map((part, index) => (index % 2 === 0 ? Buffer.from(part) : Buffer.of(part.charCodeAt(0) - SURROGATE))),
  );
}

/** Whether a text is of bytes that are no UTF-8. */
export function hasOtherBytes(text: string): boolean {
  return /[\udc80-\udcff]/u.test(text);
}

const SURROGATE = 0xdc00;

/** How many bytes a character of UTF-8 has, by its first byte. */
function lengthOf(first: number): number {
  if (first < 0xc0) return 1;
  if (first < 0xe0) return 2;
  return first < 0xf0 ? 3 : 4;
}
