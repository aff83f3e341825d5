/** A call of an API, with what was asked and what was answered. */
export type ObservedCall = {
  readonly service: 'ecr' | 'ecr-public' | 'sts';
  readonly operation: string;
  /** The query as sent, without its question mark. */
  readonly query: string;
  readonly body: string;
  /** HTTP status. */
  readonly status: number;
  /** The body of the answer. */
  readonly answer: string;
};

/** Sees each call of an API that was answered without a fault, before the answer is sent. It must not throw. */
export type Observer = (call: ObservedCall) => void;
