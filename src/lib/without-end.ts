/**
 * A text without these signs at its end. An expression such as `/\/+$/` takes the square of the length of a text that is full of
 * them, and has them not at its end.
 */
export function withoutEnd(text: string, signs: string): string {
  let end = text.length;
  while (end > 0 && signs.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
