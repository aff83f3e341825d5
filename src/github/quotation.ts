import { randomUUID } from 'node:crypto';

/**
 * The output of programs, shown and not obeyed: workflow commands in it do nothing (`stop-commands`,
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#stopping-and-starting-workflow-commands).
 * Only for as long as a program is shown; several may be at the same time.
 */
export class Quotation {
  readonly #write: (text: string | Buffer) => void;
  #shown = 0;
  #token: string | undefined;
  #lineIsOpen = false;

  /** `write`: to the log of the step. */
  constructor(write: (text: string | Buffer) => void) {
    this.#write = write;
  }

  /** Shows the chunks that come while the work is done. */
  async around<T>(work: (write: (chunk: Buffer) => void) => Promise<T>): Promise<T> {
    this.#shown += 1;
    this.#begin();
    try {
      return await work((chunk) => this.#show(chunk));
    } finally {
      this.#shown -= 1;
      if (this.#shown === 0) this.end();
    }
  }

  /** Tells the runner something that it has to obey, such as a mask, whatever is being shown. */
  aside(tell: () => void): void {
    const isShowing = this.#token !== undefined;
    this.end();
    try {
      tell();
    } finally {
      if (isShowing) this.#begin();
    }
  }

  /** Lets the runner obey commands again. */
  end(): void {
    if (this.#token === undefined) return;
    this.#write(`${this.#lineIsOpen ? '\n' : ''}::${this.#token}::\n`);
    this.#token = undefined;
    this.#lineIsOpen = false;
  }

  #show(chunk: Buffer): void {
    if (chunk.length === 0) return;
    // A program may well write on when its end was told, as while it is ended after a failure: then each part stands alone.
    const isAlone = this.#token === undefined;
    this.#begin();
    this.#lineIsOpen = chunk.at(-1) !== LINE_FEED;
    this.#write(chunk);
    if (isAlone) this.end();
  }

  #begin(): void {
    if (this.#token !== undefined) return;
    // A new token each time: a program may repeat the one before.
    this.#token = randomUUID();
    this.#write(`::stop-commands::${this.#token}\n`);
  }
}

const LINE_FEED = 0x0a;
