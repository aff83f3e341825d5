/** Go's `strings.TrimSpace`: white space as Unicode has it, which leaves a byte order mark; `trim` does not. */
export function trimSpace(text: string): string {
  let end = text.length;
  while (end > 0 && isSpace(text.charAt(end - 1))) end -= 1;
  return trimSpaceInFront(text.slice(0, end));
}

/** `trimSpace` of the start of a text only. */
export function trimSpaceInFront(text: string): string {
  return text.replace(/^\p{White_Space}+/u, '');
}

/** Whether Go's `unicode.IsSpace` is true of a character. */
export function isSpace(character: string): boolean {
  return /^\p{White_Space}$/u.test(character);
}

/** The white space that separates the words of a line of a Dockerfile; other white space does not. */
export const WORD_SEPARATOR = /[\t\v\f\r ]+/;
