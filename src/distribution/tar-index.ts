import { type FileHandle, open } from 'node:fs/promises';
import { archiveDamaged } from '../errors/archive-errors.ts';
import { TAR_BLOCK } from './tar-header.ts';

/** Where a file is in a tar, in bytes. */
export type TarEntry = { readonly offset: number; readonly sizeBytes: number };

/**
 * The plain files in a tar, by their paths; of several with one path the last counts. Links are told by the path that they point to.
 *
 * @throws Failure `archive-damaged`
 */
export async function readTarIndex(file: string): Promise<ReadonlyMap<string, TarEntry>> {
  const handle = await open(file);
  try {
    return await readEntries(handle, file);
  } finally {
    await handle.close();
  }
}

/** What headers before an entry say of it (POSIX `x`, GNU `L`). */
type Extra = { readonly path?: string; readonly sizeBytes?: number };

async function readEntries(handle: FileHandle, file: string): Promise<ReadonlyMap<string, TarEntry>> {
  const { size } = await handle.stat();
  const entries = new Map<string, TarEntry>();
  let extra: Extra = {};
  for (let at = 0; at + TAR_BLOCK <= size; ) {
    const header = await readAt(handle, at, TAR_BLOCK);
    if (header.every((byte) => byte === 0)) return entries;
    if (!isHeader(header)) throw archiveDamaged(file, at === 0 ? notATar(header) : `its byte ${at} begins no file`);
    const sizeBytes = extra.sizeBytes ?? readNumber(header.subarray(124, 136));
    const offset = at + TAR_BLOCK;
    at = offset + Math.ceil(sizeBytes / TAR_BLOCK) * TAR_BLOCK;
    if (offset + sizeBytes > size)
      throw archiveDamaged(file, `it ends within a file: ${size} bytes are there, and ${offset + sizeBytes} would be`);
    const type = String.fromCharCode(header[156] ?? 0);
    if (type === 'L' || type === 'x') {
      extra = { ...extra, ...readExtra(type, await readAt(handle, offset, sizeBytes)) };
      continue;
    }
    const path = clean(extra.path ?? nameIn(header));
    extra = {};
    if (type === '0' || type === '\0') entries.set(path, { offset, sizeBytes });
    const linked = type === '1' || type === '2' ? entries.get(clean(textIn(header.subarray(157, 257)))) : undefined;
    if (linked !== undefined) entries.set(path, linked);
  }
  throw archiveDamaged(file, 'its end is missing');
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(length), position });
  return buffer.subarray(0, bytesRead);
}

function isHeader(header: Buffer): boolean {
  const sum = header.reduce((total, byte, index) => total + (index >= 148 && index < 156 ? 32 : byte), 0);
  return sum === readNumber(header.subarray(148, 156));
}

function notATar(header: Buffer): string {
  return header[0] === 0x1f && header[1] === 0x8b
    ? 'it is packed with gzip: unpack it with `gunzip` first'
    : 'it is no tar';
}

/** A number in octal digits, or in GNU's form for large ones. */
function readNumber(field: Buffer): number {
  if ((field[0] ?? 0) >= 0x80) return Number(field.readBigUInt64BE(field.length - 8));
  return Number.parseInt(textIn(field).trim() || '0', 8);
}

function textIn(field: Buffer): string {
  const end = field.indexOf(0);
  return field.subarray(0, end === -1 ? field.length : end).toString('utf8');
}

function nameIn(header: Buffer): string {
  const prefix = header.subarray(257, 262).toString('latin1') === 'ustar' ? textIn(header.subarray(345, 500)) : '';
  const name = textIn(header.subarray(0, 100));
  return prefix === '' ? name : `${prefix}/${name}`;
}

function readExtra(type: 'L' | 'x', content: Buffer): Extra {
  if (type === 'L') return { path: textIn(content) };
  const fields = new Map(
    [...content.toString('utf8').matchAll(/\d+ (path|size)=([^\n]*)\n/g)].map(([, key = '', value = '']) => [
      key,
      value,
    ]),
  );
  const [path, size] = [fields.get('path'), fields.get('size')];
  return { ...(path === undefined ? {} : { path }), ...(size === undefined ? {} : { sizeBytes: Number(size) }) };
}

function clean(path: string): string {
  return path.replace(/^(?:\.?\/)+/, '');
}
