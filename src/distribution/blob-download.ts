import { contentMissing, digestMismatch, type RegistryPlace } from '../errors/distribution-errors.ts';
import type { Failure } from '../errors/failure.ts';
import type { Access } from './auth-challenge.ts';
import { ContentCheck } from './content-check.ts';
import { type Bytes, inPieces, type StreamedAnswer } from './http-connections.ts';
import type { Descriptor } from './image-parts.ts';
import { type RegistryAnswer, saidIn } from './registry-answers.ts';
import { AnswerTrouble, PassingTrouble, passed, type RegistryConnection } from './registry-connection.ts';

/** A blob that is read, from this byte on. */
export type BlobDownload = {
  readonly place: RegistryPlace;
  readonly access: Access;
  readonly descriptor: Pick<Descriptor, 'digest' | 'sizeBytes'>;
  readonly fromByte: number;
  /** Whether each piece may be gone when the next one is asked for. */
  readonly isLent: boolean;
};

/**
 * The bytes of a blob. Where the connection is lost it is gone on from the byte that came last. Length and, where all of it is
 * read, digest are checked at the end.
 *
 * @throws Failure `image-missing`, `digest-mismatch`, `registry-unreachable`, `registry-unauthorized`, `registry-denied`
 */
export async function* downloadBlob(connection: RegistryConnection, download: BlobDownload): Bytes {
  const { descriptor, fromByte, place } = download;
  const check = new ContentCheck(descriptor, fromByte, place.host);
  const from = new BlobReader(connection, download);
  try {
    for (;;) {
      const chunk = await from.next(fromByte + check.length);
      if (chunk === undefined) break;
      check.add(chunk);
      yield chunk;
    }
  } finally {
    await from.stop();
  }
  check.end();
}

/** Reads a blob over as many connections as it takes. */
class BlobReader {
  readonly #connection: RegistryConnection;
  readonly #download: BlobDownload;
  #reading: AsyncIterator<Uint8Array> | undefined;

  constructor(connection: RegistryConnection, download: BlobDownload) {
    this.#connection = connection;
    this.#download = download;
  }

  /** The next piece, which begins at this byte of the blob; `undefined` behind the last one. */
  async next(at: number): Promise<Uint8Array | undefined> {
    try {
      return await this.#connection.again(
        async () => {
          try {
            this.#reading ??= (await this.#open(at))[Symbol.asyncIterator]();
            const { done, value } = await this.#reading.next();
            return done ? undefined : value;
          } catch (error) {
            this.#reading = undefined;
            throw error;
          }
        },
        { phase: 'pushing' },
      );
    } catch (error) {
      throw error instanceof AnswerTrouble ? await this.#refusal(error.answer) : error;
    }
  }

  /** Lets go of the connection where the bytes are not read to their end. */
  async stop(): Promise<void> {
    await this.#reading?.return?.();
  }

  async #open(at: number): Promise<Bytes> {
    const { place, access, descriptor, isLent } = this.#download;
    const url = new URL(`/v2/${place.repository}/blobs/${descriptor.digest}`, this.#connection.origin);
    const headers = at === 0 ? {} : { range: `bytes=${at}-` };
    if (at === descriptor.sizeBytes) return inPieces([]);
    const opened = await this.#connection.open({ method: 'GET', url, headers, access, isLent });
    if ('answer' in opened) throw await this.#refusal(passed(opened.answer));
    this.#checkLength(opened, at);
    return opened.status === PARTIAL || at === 0 ? opened.body : skip(opened.body, at);
  }

  /** A proxy may answer in the place of the registry, and with success. */
  #checkLength({ status, headers, drop }: StreamedAnswer, at: number): void {
    const { place, descriptor } = this.#download;
    const expected = status === PARTIAL ? descriptor.sizeBytes - at : descriptor.sizeBytes;
    const length = headers['content-length'];
    if (length === undefined || Number(length) === expected) return;
    drop();
    if (/^text\/html/i.test(headers['content-type'] ?? '')) throw new PassingTrouble('a page in its place', 'network');
    throw digestMismatch(descriptor.digest, place.host, `${length} bytes, not ${expected}`);
  }

  async #refusal(answer: RegistryAnswer): Promise<Failure> {
    const { place, descriptor } = this.#download;
    const what = `blob ${descriptor.digest}`;
    if (answer.status === 404 && saidIn(answer).code !== 'NAME_UNKNOWN')
      return contentMissing(`${place.host}/${place.repository}`, what);
    return await this.#connection.refusal(place, answer, { permission: 'pull', asked: `the request for the ${what}` });
  }
}

const PARTIAL = 206;

async function* skip(bytes: Bytes, count: number): Bytes {
  let left = count;
  for await (const chunk of bytes) {
    if (chunk.length > left) yield left === 0 ? chunk : chunk.subarray(left);
    left = Math.max(0, left - chunk.length);
  }
}
