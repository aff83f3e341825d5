import { createHash } from 'node:crypto';
import { digestMismatch } from '../errors/distribution-errors.ts';
import type { Failure } from '../errors/failure.ts';
import type { Descriptor } from './image-parts.ts';

/** Holds bytes, while they pass, against what they are said to be. */
export class ContentCheck {
  readonly #descriptor: Pick<Descriptor, 'digest' | 'sizeBytes'>;
  readonly #fromByte: number;
  readonly #from: string;
  readonly #hash;
  #length = 0;

  /** `from`: where the bytes come from, for messages. Of a part of a blob only the length is known. */
  constructor(descriptor: Pick<Descriptor, 'digest' | 'sizeBytes'>, fromByte: number, from: string) {
    this.#descriptor = descriptor;
    this.#fromByte = fromByte;
    this.#from = from;
    this.#hash = createHash(descriptor.digest.startsWith('sha512:') ? 'sha512' : 'sha256');
  }

  /** Bytes so far. */
  get length(): number {
    return this.#length;
  }

  /** @throws Failure `digest-mismatch` where there are too many bytes */
  add(chunk: Uint8Array): void {
    this.#length += chunk.length;
    if (this.#fromByte === 0) this.#hash.update(chunk);
    if (this.#fromByte + this.#length > this.#descriptor.sizeBytes) throw this.#failure('more');
  }

  /** @throws Failure `digest-mismatch` */
  end(): void {
    const { digest, sizeBytes } = this.#descriptor;
    if (this.#fromByte + this.#length !== sizeBytes) throw this.#failure(`${this.#fromByte + this.#length}`);
    if (this.#fromByte > 0) return;
    const got = `${digest.slice(0, digest.indexOf(':'))}:${this.#hash.digest('hex')}`;
    if (got !== digest) throw digestMismatch(digest, this.#from, `it has the digest ${got}`);
  }

  #failure(bytes: string): Failure {
    const { digest, sizeBytes } = this.#descriptor;
    return digestMismatch(digest, this.#from, `${bytes} than the ${sizeBytes} bytes that it should have`);
  }
}

/** The digest of bytes, of the kind of another one. */
export function digestOf(bytes: Uint8Array, like = 'sha256:'): string {
  const algorithm = like.startsWith('sha512:') ? 'sha512' : 'sha256';
  return `${algorithm}:${createHash(algorithm).update(bytes).digest('hex')}`;
}
