import type { IncomingMessage } from 'node:http';

/** A break in the middle of a body: where, and whether it happens, which counts as one of the times of its fault. */
export type BodyBreak = { readonly afterBytes: number; readonly happens: () => boolean };

/** The connection was lost on purpose, in the middle of a request. */
export class BrokenOff extends Error {}

/** The body of a request, to be read once; counts what comes, and loses the connection where a fault says so. */
export class RequestBody implements AsyncIterable<Buffer> {
  readonly #message: IncomingMessage;
  #bytes = 0;
  /** Where the connection is lost, where it is. */
  breakAt: BodyBreak | undefined;

  constructor(message: IncomingMessage) {
    this.#message = message;
  }

  /** How much has come so far. */
  get bytes(): number {
    return this.#bytes;
  }

  /** The chunks as they come; throws BrokenOff behind the last byte before a break. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer, void> {
    for await (const chunk of this.#message) {
      const bytes: Buffer = chunk;
      const rest = (this.breakAt?.afterBytes ?? Number.POSITIVE_INFINITY) - this.#bytes;
      if (bytes.length > rest && this.breakAt?.happens()) {
        this.#bytes += rest;
        yield bytes.subarray(0, rest);
        this.#message.socket.destroy();
        throw new BrokenOff('The connection was lost on purpose');
      }
      this.#bytes += bytes.length;
      yield bytes;
    }
  }
}
