import type { Answer } from './answer.ts';
import type { Exchange } from './exchange.ts';

/** A part of a file, both ends inclusive. */
export type ByteRange = { readonly start: number; readonly end: number };

/** A file's content, whole (200) or the part that a Range header asks for (206; 416 for a part that is not there); a HEAD ignores that header. */
export function fileAnswer(
  exchange: Exchange,
  { path, size }: { readonly path: string; readonly size: number },
  about: Readonly<Record<string, string>> = {},
): Answer {
  const headers = { 'content-type': 'application/octet-stream', 'accept-ranges': 'bytes', ...about };
  const range = exchange.method === 'HEAD' ? undefined : parseRange(exchange.headers.range, size);
  if (range === 'unsatisfiable') {
    return { status: 416, headers: { 'content-range': `bytes */${size}` } };
  }
  if (range === undefined) {
    return { status: 200, headers, body: { path, start: 0, length: size } };
  }
  return {
    status: 206,
    headers: { ...headers, 'content-range': `bytes ${range.start}-${range.end}/${size}` },
    body: { path, start: range.start, length: range.end - range.start + 1 },
  };
}

/** The part that a Range header asks for (RFC 9110, section 14); undefined for none, several or another unit: the whole is sent then. */
export function parseRange(header: string | undefined, size: number): ByteRange | 'unsatisfiable' | undefined {
  const found = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  const [, first = '', last = ''] = found ?? [];
  if (first === '' && last === '') {
    return undefined;
  }
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return start >= size || start > end ? 'unsatisfiable' : { start, end };
}
