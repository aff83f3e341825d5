import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Answer } from './answer.ts';
import type { ObservedCall } from './observer.ts';
import { Refusal } from './refusal.ts';
import { RequestBody } from './request-body.ts';

/** The services that are imitated. */
export type ServiceName = 'github' | 'sts' | 'ecr' | 'registry' | 's3' | 'oci' | 'ecr-public' | 'public-registry';

/** Where a call goes, as far as a fault can say so. */
export type CallPlace = {
  /** The account whose registry is called. */
  readonly accountId?: string;
  readonly region?: string;
  readonly repository?: string;
  /** Host and port of a registry that is not ECR's. */
  readonly host?: string;
};

/** What is learnt about a call while it is answered, for the journal. The one object here that is written to; never holds a secret. */
export type Note = {
  accountId?: string;
  region?: string;
  principalArn?: string;
  repository?: string;
  /** Host and port of a registry that is not ECR's. */
  host?: string;
  /** Bytes of a blob that the call moves: those that came of an upload, those that the answer of a download has. */
  bytes?: number;
  parameters: Record<string, string>;
};

/** A request whose service and operation are known: how it is answered, and how that service words a refusal. */
export type Call = {
  readonly service: ServiceName;
  readonly operation: string;
  readonly note: Note;
  /** Where it goes, as it says itself and before that is checked; for faults that name a place. */
  readonly place?: CallPlace;
  /** Of calls of an API: what was asked, for observers. */
  readonly asked?: Pick<ObservedCall, 'service' | 'query' | 'body'>;
  readonly answer: () => Answer | Promise<Answer>;
  readonly refuse: (refusal: Refusal) => Answer;
};

/** An HTTP request with what every service needs of it. */
export type Exchange = {
  /** The body, to be read once. */
  readonly body: RequestBody;
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  /** Path as sent, percent-encoded. */
  readonly path: string;
  /** Query as sent, without its question mark. */
  readonly query: string;
  readonly requestId: string;
};

/** The exchange of a Node request. */
export function exchangeOf(message: IncomingMessage, requestId: string): Exchange {
  const [path = '/', query = ''] = (message.url ?? '/').split(/\?(.*)/s, 2);
  const { method = 'GET', headers } = message;
  return { body: new RequestBody(message), method, headers, path, query, requestId };
}

/** Reads the whole body; throws a Refusal with status 413 where it is longer than `limit` bytes. */
export async function readBody(body: AsyncIterable<Buffer>, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    // The rest of a body that is too long is read and dropped: leaving the loop would close the connection.
    if (size <= limit) {
      chunks.push(chunk);
    }
  }
  if (size > limit) {
    throw new Refusal('SIZE_INVALID', 413, `The request is longer than ${limit} bytes`);
  }
  const [first] = chunks;
  return first !== undefined && chunks.length === 1 ? first : Buffer.concat(chunks);
}
