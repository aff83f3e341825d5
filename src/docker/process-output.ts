import { StringDecoder } from 'node:string_decoder';

const STDOUT_LENGTH = 1024 * 1024;
const TAIL_LENGTH = 64 * 1024;

/** What a process writes, in whatever parts it comes: one may well end in the middle of a character. */
export class ProcessOutput {
  readonly #show: (chunk: Buffer) => void;
  readonly #outDecoder = new StringDecoder();
  readonly #errorDecoder = new StringDecoder();
  #tail = '';
  #stdout = '';
  #line = '';
  #news = 0;
  readonly #known = new Set<string>();

  /** `show`: given each part. */
  constructor(show: (chunk: Buffer) => void = () => {}) {
    this.#show = show;
  }

  /** How many lines came that had not come before, times apart: a push that waits says so again and again. */
  get news(): number {
    return this.#news;
  }

  /** The end of what came to stdout, at most 1 Mi characters. */
  get stdout(): string {
    return this.#stdout;
  }

  /** The end of both streams, in the order of arrival, at most 64 Ki characters. */
  get tail(): string {
    return this.#tail;
  }

  /** Takes what came to stdout. */
  readonly out = (chunk: Buffer): void => {
    const text = this.#outDecoder.write(chunk);
    this.#stdout = (this.#stdout + text).slice(-STDOUT_LENGTH);
    this.#take(chunk, text);
  };

  /** Takes what came to stderr. */
  readonly error = (chunk: Buffer): void => this.#take(chunk, this.#errorDecoder.write(chunk));

  #take(chunk: Buffer, text: string): void {
    this.#tail = (this.#tail + text).slice(-TAIL_LENGTH);
    this.#countNews(text);
    this.#show(chunk);
  }

  #countNews(text: string): void {
    const lines = text.split(/[\r\n]/);
    lines[0] = this.#line + (lines[0] ?? '');
    this.#line = (lines.pop() ?? '').slice(-LINE_LENGTH);
    for (const line of lines) {
      const said = line.replace(TIME, '').trim();
      if (said === '' || this.#known.has(said)) continue;
      this.#news += 1;
      if (this.#known.size < MOST_LINES) this.#known.add(said);
    }
  }
}

const LINE_LENGTH = 4096;

/** As many as are kept to be known again; those beyond are news each time. */
const MOST_LINES = 4096;

const TIME = /\d+(?:\.\d+)?m?s\b/g;
