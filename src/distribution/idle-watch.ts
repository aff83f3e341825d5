/** Nobody answered, or the answer broke off; `code`: of Node.js. */
export class NoAnswer extends Error {
  readonly code: string;

  constructor(reason: string, code = '') {
    super(reason);
    this.code = code;
  }
}

/** Calls once when nothing has moved for so long; the time of others, such as whoever is to read, does not count. */
export class IdleWatch {
  readonly #onIdle: () => void;
  #timer: NodeJS.Timeout;
  #isPaused = false;

  constructor(seconds: number, onIdle: () => void) {
    this.#onIdle = onIdle;
    this.#timer = this.#start(seconds);
  }

  #start(seconds: number): NodeJS.Timeout {
    return setTimeout(() => {
      if (this.#isPaused) this.#timer.refresh();
      else this.#onIdle();
    }, seconds * 1000);
  }

  /** Something else is waited for from now on, for so long. */
  wait(seconds: number): void {
    this.stop();
    this.#isPaused = false;
    this.#timer = this.#start(seconds);
  }

  moved(): void {
    this.#isPaused = false;
    this.#timer.refresh();
  }

  pause(): void {
    this.#isPaused = true;
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
