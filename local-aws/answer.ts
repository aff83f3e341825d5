import { createReadStream } from 'node:fs';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';

/** A part of a file on disk, streamed: `start` is the offset of its first byte, `length` its size in bytes. */
export type FileRange = { readonly path: string; readonly start: number; readonly length: number };

/** An HTTP answer as a value. A `content-length` is added; a HEAD request gets the headers only. */
export type Answer = {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body?: string | Uint8Array | FileRange;
};

/** A JSON answer. */
export function jsonAnswer(status: number, value: unknown, headers: OutgoingHttpHeaders = {}): Answer {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(value) };
}

/** Writes an answer; the stream of a file ends early when the client goes away. */
export function writeAnswer(answer: Answer, request: IncomingMessage, response: ServerResponse): void {
  const { body } = answer;
  if (body === undefined || typeof body === 'string' || body instanceof Uint8Array) {
    const bytes = typeof body === 'string' ? Buffer.from(body) : body;
    // A 204 carries no length (RFC 9110, section 8.6).
    const length = answer.status === 204 ? {} : { 'content-length': bytes?.length ?? 0 };
    response.writeHead(answer.status, { ...length, ...answer.headers }).end(bytes);
    return;
  }
  response.writeHead(answer.status, { 'content-length': body.length, ...answer.headers });
  if (request.method === 'HEAD' || body.length === 0) {
    response.end();
    return;
  }
  const { path, start, length } = body;
  const file = createReadStream(path, { start, end: start + length - 1, highWaterMark: 256 * 1024 });
  file.on('error', (error) => response.destroy(error));
  response.on('close', () => file.destroy());
  file.pipe(response);
}
