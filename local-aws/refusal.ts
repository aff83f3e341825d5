/** A request that is refused, in the words of the service that refuses it; each service writes it in its own format. */
export class Refusal extends Error {
  /** The error's name on the wire, such as `AccessDenied` or `TAG_INVALID`. */
  readonly code: string;
  /** HTTP status. */
  readonly status: number;
  /** Headers that go with the refusal, such as `www-authenticate`. */
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: string, status: number, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = 'Refusal';
    this.code = code;
    this.status = status;
    this.headers = headers;
  }
}

/** The refusal that an unexpected error becomes: status 500, with the error's own text, since whoever reads it debugs. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) {
    return error;
  }
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return new Refusal('InternalFailure', 500, `The local AWS failed: ${text}`);
}
