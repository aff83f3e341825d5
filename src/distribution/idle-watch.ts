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
  readonly #timer: NodeJS.Timeout;
  #isPaused = false;

  constructor(seconds: number, onIdle: () => void) {
    this.#timer = setTimeout(() => {
      if (this.#isPaused) this.#timer.refresh();
      else onIdle();
    }, seconds * 1000);
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
