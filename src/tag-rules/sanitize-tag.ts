/** The length of a tag that registries take (https://github.com/opencontainers/distribution-spec/blob/main/spec.md). */
export const MAX_LENGTH = 128;

/**
 * A tag out of any text: characters that no tag may hold turn into `-`, a `.` or `-` at the start goes, and a text that is
 * too long is cut and ends in a hash of the whole, so that two long texts that start alike stay apart. Empty where nothing is left.
 */
export function toTag(text: string): string {
  const tag = cleanTag(text);
  if (tag.length <= MAX_LENGTH) return tag;
  const end = `-${hash(tag)}`;
  return tag.slice(0, MAX_LENGTH - end.length) + end;
}

/** A tag out of any text, as long as the text. */
export function cleanTag(text: string): string {
  return text.replace(/[^a-zA-Z0-9._-]+/g, '-').replace(/^[.-]+/, '');
}

/** 8 hexadecimal digits: FNV-1a, 32 bits, of ASCII (http://www.isthe.com/chongo/tech/comp/fnv/). */
function hash(text: string): string {
  const value = [...text].reduce((sum, char) => Math.imul(sum ^ char.charCodeAt(0), 0x01000193), 0x811c9dc5);
  return (value >>> 0).toString(16).padStart(8, '0');
}
