import type { Bytes } from './http-connections.ts';
import type { Descriptor } from './image-parts.ts';
import type { Answer, Manifest } from './registry.ts';

/** Where an image comes from: a repository, or files. What it gives is held against its digest while it is read. */
export interface ImageSource {
  /** What is copied from, for messages: `ghcr.io/team/shop`, or a path. */
  readonly name: string;
  /** The repository, from which a registry may take blobs over by itself. */
  readonly origin?: { readonly host: string; readonly repository: string };
  manifest(digest: string): Promise<Answer<Manifest>>;
  /** The bytes of a blob, from this one on; `lent`: a piece may be gone when the next one is asked for, which is faster. */
  openBlob(
    descriptor: Pick<Descriptor, 'digest' | 'sizeBytes'>,
    fromByte: number,
    pieces?: 'kept' | 'lent',
  ): Promise<Bytes>;
}
