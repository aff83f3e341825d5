import {
  type ClientRequest,
  Agent as HttpAgent,
  request as httpRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
} from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { Socket } from 'node:net';
import type { ProxyVariables } from '../lib/proxy.ts';
import { IdleWatch, NoAnswer } from './idle-watch.ts';
import { asNoAnswer, BlockPool, SocketReader } from './socket-reader.ts';

/** Bytes in pieces, as they come. */
export type Bytes = AsyncIterable<Uint8Array>;

/** A body that is sent: how long it is, and its bytes, asked for when the request begins. */
export type RequestBody = { readonly sizeBytes: number; readonly open: () => Promise<Bytes> };

/** A body that is in memory. */
export function bodyOf(bytes: Uint8Array): RequestBody {
  return { sizeBytes: bytes.length, open: async () => inPieces([bytes]) };
}

/** Bytes that are in memory. */
export async function* inPieces(pieces: readonly Uint8Array[]): Bytes {
  yield* pieces;
}

/** One request of a registry. */
export type StreamedRequest = {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PATCH' | 'PUT';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: RequestBody;
  /** How long nothing may move: no byte sent, none received. */
  readonly idleSeconds: number;
  /** How long the answer may take once all is sent, where that is something else. */
  readonly answerSeconds?: number;
  /** Whether each piece of the answer may be gone when the next one is asked for: so a large one is read faster. */
  readonly isLent?: boolean;
};

/** The answer of a server, whose body is still to be read; it has to be read or dropped. */
export type StreamedAnswer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Bytes;
  /** Closes the connection, where the body is of no use. */
  readonly drop: () => void;
};

/** Connections that are kept open between requests, through the proxy where the variables name one. */
export class HttpConnections {
  readonly #http: HttpAgent;
  readonly #https: HttpsAgent;

  constructor(proxy: ProxyVariables) {
    // The time limit closes a connection to a proxy that never answers CONNECT; that of a request is its own.
    const options = { proxyEnv: proxy, keepAlive: true, timeout: CONNECTION_SECONDS * 1000 };
    const pool = new BlockPool();
    this.#http = withReaders(new HttpAgent(options), pool);
    this.#https = withReaders(new HttpsAgent(options), pool);
  }

  /**
   * Sends a request. Follows no redirects, and tries nothing again, but what a server that closes a kept connection at the same
   * moment has not seen.
   *
   * @throws NoAnswer; whatever the body throws
   */
  async send(request: StreamedRequest): Promise<StreamedAnswer> {
    try {
      return await this.#send(request);
    } catch (error) {
      const isUnseen = error instanceof NoAnswer && error.code === REUSED && request.body === undefined;
      if (!isUnseen) throw error;
      return await this.#send(request);
    }
  }

  close(): void {
    this.#http.destroy();
    this.#https.destroy();
  }

  #send(wanted: StreamedRequest): Promise<StreamedAnswer> {
    const { method, url, headers, body, idleSeconds, answerSeconds = idleSeconds, isLent = false } = wanted;
    const [start, agent] = url.protocol === 'https:' ? [httpsRequest, this.#https] : [httpRequest, this.#http];
    const length = body === undefined ? {} : { 'content-length': String(body.sizeBytes) };
    const options = { method, agent, headers: { 'user-agent': 'ecr-build-push', ...length, ...headers } };
    return new Promise((resolve, reject) => {
      const request = start(url, options);
      const idle = new IdleWatch(idleSeconds, () => {
        const late = new NoAnswer(`no answer in ${request.writableEnded ? answerSeconds : idleSeconds} s`);
        reject(late);
        request.destroy(late);
      });
      const fail = (error: unknown): void => {
        idle.stop();
        reject(error);
        request.destroy();
      };
      request.on('error', (error) => fail(noAnswer(error, request)));
      request.on('response', (message) => {
        idle.stop();
        // What is not sent by now nobody wants: the connection is of no further use.
        if (!request.writableEnded) message.once('close', () => request.destroy());
        resolve(answerOf(message, { idleSeconds, isLent }));
      });
      if (body === undefined) request.end();
      else writeBody(request, body, { idle, answerSeconds }).catch(fail);
    });
  }
}

/** A connection on which nothing moves for so long is closed, whatever it waits for. */
const CONNECTION_SECONDS = 330;

/** The code of a connection that was closed by the server while it waited for the next request. */
const REUSED = 'REUSED';

function noAnswer(error: Error, request: ClientRequest): NoAnswer {
  if (error instanceof NoAnswer) return error;
  if (request.reusedSocket) return new NoAnswer(error.message, REUSED);
  return new NoAnswer(error.message, 'code' in error ? String(error.code) : '');
}

type Sending = { readonly idle: IdleWatch; readonly answerSeconds: number };

/** Writes no faster than the connection takes it; ends early where an answer comes before the end. */
async function writeBody(request: ClientRequest, body: RequestBody, { idle, answerSeconds }: Sending): Promise<void> {
  let isAnswered = false;
  request.once('response', () => {
    isAnswered = true;
  });
  idle.pause();
  for await (const chunk of await body.open()) {
    if (isAnswered || request.destroyed) return;
    idle.moved();
    await written(request, chunk);
    idle.pause();
  }
  if (isAnswered || request.destroyed) return;
  idle.wait(answerSeconds);
  request.end();
}

/** Writes a piece, and waits until it is with the system: its memory may be used again then. */
function written(request: ClientRequest, chunk: Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      for (const name of ['close', 'response']) request.off(name, end);
      resolve();
    };
    for (const name of ['close', 'response']) request.once(name, end);
    request.write(chunk, end);
  });
}

type Reading = { readonly idleSeconds: number; readonly isLent: boolean };

function answerOf(message: IncomingMessage, { idleSeconds, isLent }: Reading): StreamedAnswer {
  const lent = isLent ? lentBody(message, idleSeconds) : undefined;
  return {
    status: message.statusCode ?? 0,
    headers: message.headers,
    body: lent ?? readBody(message, idleSeconds),
    drop: () => message.destroy(),
  };
}

/** Shorter bodies are read as ever: their connection is of use afterwards. */
const LEAST_LENT_BYTES = 1024 * 1024;

function lentBody(message: IncomingMessage, idleSeconds: number): Bytes | undefined {
  const length = Number(message.headers['content-length'] ?? Number.NaN);
  const isPlain = message.statusCode === 200 || message.statusCode === 206;
  if (!isPlain || !(length >= LEAST_LENT_BYTES) || message.headers['transfer-encoding'] !== undefined) return undefined;
  return READERS.get(message.socket)?.takeBody(message, length)?.pieces(idleSeconds);
}

/** The readers of connections. */
const READERS = new WeakMap<object, SocketReader>();

/** The agent, whose connections have readers. */
function withReaders<A extends HttpAgent>(agent: A, pool: BlockPool): A {
  const createConnection = agent.createConnection.bind(agent);
  agent.createConnection = (options, callback) => {
    const reader = new SocketReader(pool);
    const more = { ...options, onread: reader.onread };
    const socket = createConnection(more, callback);
    if (socket instanceof Socket) {
      reader.attach(socket);
      READERS.set(socket, reader);
    }
    return socket;
  };
  return agent;
}

async function* readBody(message: IncomingMessage, idleSeconds: number): Bytes {
  const idle = new IdleWatch(idleSeconds, () => message.destroy(new NoAnswer(`no answer in ${idleSeconds} s`)));
  try {
    for await (const chunk of message) {
      idle.pause();
      yield chunk;
      idle.moved();
    }
  } catch (error) {
    throw asNoAnswer(error);
  } finally {
    idle.stop();
  }
}
