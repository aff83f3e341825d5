import { Header } from 'tar/header';
import { Pax } from 'tar/pax';

/** The length of a block of a tar, to which everything in it is filled up, in bytes. */
export const TAR_BLOCK = 512;

/**
 * The header of a plain file or folder in a tar, in the form of POSIX (ustar); paths and sizes that are too large for that are in an extended
 * header before it (pax), which Go and Docker read too. Owner and time are 0, so that the same content is the same file.
 */
export function tarHeader(path: string, sizeBytes: number): Uint8Array {
  const isFolder = path.endsWith('/');
  const header = new Header({
    path,
    size: sizeBytes,
    type: isFolder ? 'Directory' : 'File',
    mode: isFolder ? 0o755 : 0o644,
    uid: 0,
    gid: 0,
    mtime: new Date(0),
  });
  const block = Buffer.alloc(TAR_BLOCK);
  const needsPax = header.encode(block);
  return needsPax ? Buffer.concat([new Pax({ path, size: sizeBytes }).encode(), block]) : block;
}

/** How many bytes fill the last block of a file. */
export function tarPadding(sizeBytes: number): number {
  return (TAR_BLOCK - (sizeBytes % TAR_BLOCK)) % TAR_BLOCK;
}
