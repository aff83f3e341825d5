import type { ServiceName } from './exchange.ts';

/** One call, as it was answered. Holds no secrets. */
export type JournalEntry = {
  readonly service: ServiceName;
  /** The API's operation; for the registry the ECR permission that the request needs. */
  readonly operation: string;
  readonly accountId?: string;
  readonly region?: string;
  readonly principalArn?: string;
  readonly repository?: string;
  /** Host and port of a registry that is not ECR's. */
  readonly host?: string;
  /** Of a call that moves a blob: how many bytes of it came, or were sent. */
  readonly bytes?: number;
  /** HTTP status; 0 where none was given: faults `drop` and `hang`, an upload that broke off, or a client that left. */
  readonly status: number;
  /** Name of the error, where it is one. */
  readonly error?: string;
  /** Kind of the fault that was injected, where one was. */
  readonly fault?: string;
  /** Arrival and answer, in ms on the clock of `performance.now()`. */
  readonly startMs: number;
  readonly endMs: number;
  readonly requestId: string;
  /** The parameters that tell calls apart. */
  readonly parameters: Readonly<Record<string, string>>;
};

/** The last calls, oldest first. */
export class Journal {
  readonly #capacity: number;
  #entries: JournalEntry[] = [];

  constructor(capacity = 20_000) {
    this.#capacity = capacity;
  }

  /** Adds an entry; half of the journal is forgotten where it is full. */
  add(entry: JournalEntry): void {
    if (this.#entries.length >= this.#capacity) {
      this.#entries = this.#entries.slice(this.#capacity / 2);
    }
    this.#entries.push(entry);
  }

  /** All entries so far, as a copy. */
  entries(): readonly JournalEntry[] {
    return [...this.#entries];
  }

  /** Forgets all entries. */
  clear(): void {
    this.#entries = [];
  }
}
