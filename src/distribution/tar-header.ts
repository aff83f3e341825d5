/** The length of a block of a tar, to which everything in it is filled up, in bytes. */
export const TAR_BLOCK = 512;

/**
 * The header of a plain file or folder in a tar, in the form of POSIX (ustar), with GNU's form of sizes of 8 GiB and more, which Go and
 * Docker read too. Owner and time are 0, so that the same content is the same file. `path`: at most 100 bytes.
 */
export function tarHeader(path: string, sizeBytes: number): Uint8Array {
  const header = Buffer.alloc(TAR_BLOCK);
  const isFolder = path.endsWith('/');
  header.write(path, 0, NAME_BYTES, 'utf8');
  header.write(isFolder ? '0000755\0' : '0000644\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  writeSize(header, sizeBytes);
  header.write('00000000000\0', 136);
  header.write(' '.repeat(8), 148);
  header.write(isFolder ? '5' : '0', 156);
  header.write('ustar\x0000', 257, 'latin1');
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

const NAME_BYTES = 100;

/** The first size that eleven octal digits do not hold. */
const LARGE_BYTES = 8 ** 11;

function writeSize(header: Buffer, sizeBytes: number): void {
  if (sizeBytes < LARGE_BYTES) {
    header.write(`${sizeBytes.toString(8).padStart(11, '0')}\0`, 124);
    return;
  }
  header.writeUInt8(0x80, 124);
  header.writeBigUInt64BE(BigInt(sizeBytes), 128);
}

/** How many bytes fill the last block of a file. */
export function tarPadding(sizeBytes: number): number {
  return (TAR_BLOCK - (sizeBytes % TAR_BLOCK)) % TAR_BLOCK;
}
