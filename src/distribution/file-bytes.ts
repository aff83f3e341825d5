import { open } from 'node:fs/promises';
import type { Bytes } from './http-connections.ts';

/** A part of a file. */
export type FileRange = { readonly path: string; readonly offset: number; readonly sizeBytes: number };

/** As many bytes as are read at once. */
const PIECE_BYTES = 256 * 1024;

/** The bytes of a part of a file; `lent`: a piece is gone when the next one is asked for. Fewer where the file is shorter. */
export async function* readFileRange({ path, offset, sizeBytes }: FileRange, pieces: 'kept' | 'lent' = 'kept'): Bytes {
  const file = await open(path);
  try {
    const own = Buffer.allocUnsafeSlow(Math.min(PIECE_BYTES, Math.max(1, sizeBytes)));
    for (let done = 0; done < sizeBytes; ) {
      const buffer = pieces === 'lent' ? own : Buffer.allocUnsafeSlow(own.length);
      const { bytesRead } = await file.read(buffer, 0, Math.min(buffer.length, sizeBytes - done), offset + done);
      if (bytesRead === 0) return;
      done += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

/** All bytes in one. Their number is to be known to be small. */
export async function joinBytes(bytes: Bytes): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return Buffer.concat(pieces);
}
