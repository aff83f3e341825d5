import { createReadStream, type ReadStream } from 'node:fs';
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

/** Size of an answer's body in bytes, as it is on its way to a GET. */
export function bodyLength({ body }: Answer): number {
  return typeof body === 'string' ? Buffer.byteLength(body) : (body?.length ?? 0);
}

/** Writes an answer; the stream of a file ends early when the client goes away. */
export function writeAnswer(answer: Answer, request: IncomingMessage, response: ServerResponse): void {
  const { body } = answer;
  // A 204 carries no length (RFC 9110, section 8.6).
  const length = answer.status === 204 ? {} : { 'content-length': bodyLength(answer) };
  response.writeHead(answer.status, { ...length, ...answer.headers });
  if (body === undefined || typeof body === 'string' || body instanceof Uint8Array) {
    response.end(typeof body === 'string' ? Buffer.from(body) : body);
    return;
  }
  if (request.method === 'HEAD' || body.length === 0) {
    response.end();
    return;
  }
  const file = openRange(body);
  file.on('error', (error) => response.destroy(error));
  response.on('close', () => file.destroy());
  file.pipe(response);
}

/** Announces the whole answer, sends so many bytes of its body, and closes the connection. An empty body has no middle: one of blanks takes its place. */
export async function writePart(answer: Answer, length: number, response: ServerResponse): Promise<void> {
  const isEmpty = bodyLength(answer) === 0;
  const { body = '' } = isEmpty ? { body: '  ' } : answer;
  const sent = isEmpty ? 1 : length;
  response.writeHead(answer.status, { ...answer.headers, 'content-length': bodyLength({ ...answer, body }) });
  response.flushHeaders();
  const isInMemory = typeof body === 'string' || body instanceof Uint8Array;
  const chunks = isInMemory ? [Buffer.from(body).subarray(0, sent)] : openRange({ ...body, length: sent });
  for await (const chunk of sent === 0 ? [] : chunks) {
    await new Promise<void>((resolve) => response.write(chunk, () => resolve()));
  }
  // What is written after all the rest is through when the rest is.
  await new Promise<void>((resolve) => response.socket?.write('', () => resolve()) ?? resolve());
  response.socket?.destroy();
}

function openRange({ path, start, length }: FileRange): ReadStream {
  return createReadStream(path, { start, end: start + length - 1, highWaterMark: 256 * 1024 });
}
