import { open } from 'node:fs/promises';
import type { Answer, FileRange } from './answer.ts';

/** An answer whose digests are those of something else, and whose content has not the digest that it was asked for by. */
export async function withWrongDigests(answer: Answer): Promise<Answer> {
  const { body } = answer;
  const headers = Object.fromEntries(
    Object.entries(answer.headers).map(([name, value]) => [name, typeof value === 'string' ? wrong(value) : value]),
  );
  if (body === undefined) return { ...answer, headers };
  if (typeof body === 'string') return { ...answer, headers, body: wrong(body) };
  if (body instanceof Uint8Array) return { ...answer, headers, body: Buffer.from(wrong(Buffer.from(body).toString())) };
  return { ...answer, headers, body: await otherBytes(body) };
}

/** The text with the last digit of each digest changed. */
function wrong(text: string): string {
  return text.replaceAll(
    /(sha256:[0-9a-f]{63})([0-9a-f])/g,
    (_all, start, last) => `${start}${last === '0' ? '1' : '0'}`,
  );
}

/** A file's part of which the last byte is another one. */
async function otherBytes({ path, start, length }: FileRange): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const bytes = Buffer.alloc(length);
    await file.read(bytes, 0, length, start);
    bytes[length - 1] = (bytes[length - 1] ?? 0) ^ 1;
    return bytes;
  } finally {
    await file.close();
  }
}
