import type { IncomingMessage } from 'node:http';
import type { OnReadOpts, Socket } from 'node:net';
import { IdleWatch, NoAnswer } from './idle-watch.ts';

/** As many bytes as are sent on at once. */
const BLOCK_BYTES = 256 * 1024;

/** Blocks of one body: one is filled, one is sent, and the others wait. */
const BLOCKS = 4;

/** Whoever waits gets a block that is not full yet: TLS brings no more than 16 KiB at a time. */
const LEAST_BYTES = 64 * 1024;

/** Blocks that are kept for the next body. */
const KEPT_BLOCKS = 32;

/** Memory that bodies use one after another. */
export class BlockPool {
  readonly #kept: Buffer[] = [];

  take(): Buffer {
    return this.#kept.pop() ?? Buffer.allocUnsafeSlow(BLOCK_BYTES);
  }

  giveBack(blocks: readonly Buffer[]): void {
    this.#kept.push(...blocks.slice(0, KEPT_BLOCKS - this.#kept.length));
  }
}

/**
 * Reads a connection into memory of its own. Node.js takes new memory for all that it reads, and again where that is the body of an
 * answer: for large blobs this takes longer than to send them, and 150 MB until it is collected (docs/speed.md). Here the body of an
 * answer, from behind its headers on, is read into a few blocks that are used again and again.
 */
export class SocketReader {
  /** For `net.connect`. A tunnel through a proxy does not take it: its bodies are read as ever. */
  readonly onread: OnReadOpts;
  readonly #scratch = Buffer.allocUnsafeSlow(LEAST_BYTES);
  #socket: Socket | undefined;
  #body: BlockBody | undefined;
  #isUsed = false;
  readonly #pool: BlockPool;

  constructor(pool: BlockPool) {
    this.#pool = pool;
    this.onread = {
      buffer: () => this.#body?.space() ?? this.#scratch,
      callback: (bytes, buffer) => this.#read(bytes, buffer),
    };
  }

  attach(socket: Socket): void {
    this.#socket = socket;
  }

  /** Takes over the body of an answer whose headers have just come; `undefined` where it is not read here. */
  takeBody(message: IncomingMessage, length: number): BlockBody | undefined {
    if (!this.#isUsed || this.#socket === undefined || this.#socket.readableLength > 0) return undefined;
    this.#body = new BlockBody(message, { socket: this.#socket, pool: this.#pool, length });
    return this.#body;
  }

  #read(bytes: number, buffer: Uint8Array): boolean {
    this.#isUsed = true;
    if (this.#body !== undefined && buffer !== this.#scratch) return this.#body.filled(bytes);
    const copy = Buffer.from(buffer.subarray(0, bytes));
    return this.#body === undefined ? (this.#socket?.push(copy) ?? false) : this.#body.add(copy);
  }
}

/** What the body of an answer is read with, and its length. */
type BodyMeans = { readonly socket: Socket; readonly pool: BlockPool; readonly length: number };

/** The body of an answer, in blocks that are lent. */
export class BlockBody {
  readonly #message: IncomingMessage;
  readonly #socket: Socket;
  readonly #length: number;
  readonly #pool: BlockPool;
  readonly #blocks: readonly Buffer[];
  readonly #free: Buffer[];
  #current: Buffer | undefined;
  #used = 0;
  readonly #ready: Uint8Array[] = [];
  /** Bytes that are still to come here; not known before the first of them: those before came with the headers. */
  #left: number | undefined;
  #error: unknown;
  #wake = (): void => {};
  #isWaiting = false;
  #isPaused = false;

  constructor(message: IncomingMessage, { socket, pool, length }: BodyMeans) {
    this.#message = message;
    this.#pool = pool;
    this.#socket = socket;
    this.#length = length;
    this.#blocks = Array.from({ length: BLOCKS }, () => pool.take());
    this.#free = [...this.#blocks];
    this.#current = this.#free.pop();
    const fail = (error: unknown): void => {
      this.#error ??= error;
      this.#wake();
    };
    message.on('error', (error) => fail(error));
    message.on('close', () => fail(new NoAnswer('the connection was closed')));
  }

  /** Where the next bytes go. */
  space(): Uint8Array | undefined {
    return this.#current?.subarray(this.#used);
  }

  /** Bytes have come into that space; false where no more can be taken for now. */
  filled(bytes: number): boolean {
    this.#used += bytes;
    this.#count(bytes);
    const isEnough = this.#used === BLOCK_BYTES || this.#left === 0 || (this.#isWaiting && this.#used >= LEAST_BYTES);
    if (isEnough) this.#handOver();
    this.#wake();
    return this.#mayReadOn();
  }

  /** Bytes have come elsewhere. */
  add(piece: Uint8Array): boolean {
    this.#handOver();
    this.#count(piece.length);
    this.#ready.push(piece);
    this.#wake();
    return this.#mayReadOn();
  }

  /**
   * All of the body. A piece is good until the next one is asked for: then its memory is used again. The connection is closed in the end.
   *
   * @throws NoAnswer
   */
  async *pieces(idleSeconds: number): AsyncGenerator<Uint8Array> {
    const idle = new IdleWatch(idleSeconds, () => this.#message.destroy(new NoAnswer(`no answer in ${idleSeconds} s`)));
    try {
      this.#start();
      for (let begun = this.#message.read(); begun !== null; begun = this.#message.read()) yield begun;
      this.#socket.resume();
      for (;;) {
        idle.moved();
        const piece = await this.#next(idle);
        if (piece === undefined) {
          // Of a body that ends otherwise a piece may still be on its way somewhere.
          this.#pool.giveBack(this.#blocks);
          return;
        }
        idle.pause();
        yield piece;
        this.#release(piece);
      }
    } finally {
      idle.stop();
      this.#message.destroy();
    }
  }

  #start(): void {
    this.#left ??= this.#length - this.#message.readableLength;
  }

  #count(bytes: number): void {
    this.#start();
    this.#left = (this.#left ?? 0) - bytes;
  }

  /** Reading stops while there is still a block to go on with: where it goes on, it does so there. */
  #mayReadOn(): boolean {
    if (this.#left === 0) return false;
    this.#isPaused = this.#free.length === 0 && this.#used === 0;
    return !this.#isPaused;
  }

  /** To be called as bytes come, and at no other time: only then a connection is told of other space. */
  #handOver(): void {
    if (this.#used === 0 || this.#current === undefined) return;
    this.#ready.push(this.#current.subarray(0, this.#used));
    this.#current = this.#free.pop();
    this.#used = 0;
  }

  async #next(idle: IdleWatch): Promise<Uint8Array | undefined> {
    for (;;) {
      const piece = this.#ready.shift();
      if (piece !== undefined) return piece;
      if (this.#left === 0) return undefined;
      if (this.#error !== undefined) throw asNoAnswer(this.#error);
      this.#isWaiting = true;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      this.#isWaiting = false;
      idle.moved();
    }
  }

  #release(piece: Uint8Array): void {
    const block = this.#blocks.find(({ buffer }) => buffer === piece.buffer);
    if (block === undefined) return;
    if (this.#current === undefined) this.#current = block;
    else this.#free.push(block);
    if (this.#isPaused) this.#socket.resume();
    this.#isPaused = false;
  }
}

/** Errors of Node.js, in the words of its message. */
export function asNoAnswer(error: unknown): NoAnswer {
  return error instanceof NoAnswer ? error : new NoAnswer(String(error).replace(/^Error: /, ''));
}
