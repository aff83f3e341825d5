import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { type Answer, bodyLength, jsonAnswer, writeAnswer, writePart } from './answer.ts';
import { type Call, type Exchange, exchangeOf } from './exchange.ts';
import { faultRefusal } from './fault-wordings.ts';
import type { Fault, Faults } from './faults.ts';
import type { Hooks } from './hooks.ts';
import type { Journal } from './journal.ts';
import type { Observer } from './observer.ts';
import { type Refusal, refusalOf } from './refusal.ts';
import { type BodyBreak, BrokenOff } from './request-body.ts';
import { withWrongDigests } from './wrong-digest.ts';

/** Finds out what a request is: a call of a service, or an answer at once (control, unknown paths). */
export type Router = (exchange: Exchange) => Promise<Call | Answer>;

/** What happens to every call, whatever its service. */
export type Conditions = {
  readonly faults: Faults;
  readonly hooks: Hooks;
  readonly journal: Journal;
  readonly observe: Observer | undefined;
  /** Delay before each answer, in ms. */
  readonly latencyMs: () => number;
  /** The time of the local AWS, which answers carry as `Date`, in ms. */
  readonly now: () => number;
  /** Ends all delays when the local AWS is closed. */
  readonly signal: AbortSignal;
};

/** How a call ended: with an answer, or with none. */
type Outcome =
  | {
      readonly kind: 'answer';
      readonly answer: Answer;
      readonly error: string | undefined;
      /** How much of the answer's body is sent, where it is not the whole. */
      readonly sentBytes?: number;
    }
  /** `gone`: the client left before it had sent everything; `broken-off`: the connection was lost in the middle of that on purpose. */
  | { readonly kind: 'drop' | 'hang' | 'gone' | 'broken-off' };

/** Starts a server on the loopback interface; port 0 is any free one. Connections stay open until `close`. */
export async function listen(port: number, handler: RequestListener): Promise<Server> {
  // Clients keep connections for later; one that a server closes in that moment would fail their next request.
  const server = createServer({ keepAliveTimeout: 600_000, requestTimeout: 0, noDelay: true }, handler);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return server;
}

/** Host and port that a server listens on. */
export function hostOf(server: Server): string {
  const { address, port } = addressOf(server);
  return `${address}:${port}`;
}

/** Closes a server with all its connections. */
export async function close(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** A handler that routes each request, lets faults and latency work on it, and writes it into the journal. */
export function createHandler(route: Router, conditions: Conditions): RequestListener {
  return (message, response) => {
    handle({ message, response }, route, conditions).catch((error: unknown) => {
      // The connection is gone, or the answer was begun: nothing more can be said on it.
      response.destroy(error instanceof Error ? error : undefined);
    });
  };
}

type Connection = { readonly message: IncomingMessage; readonly response: ServerResponse };

async function handle({ message, response }: Connection, route: Router, conditions: Conditions): Promise<void> {
  const startMs = performance.now();
  const exchange = exchangeOf(message, randomUUID());
  const routed = await route(exchange).catch((error: unknown) => plainAnswer(refusalOf(error)));
  if (!('service' in routed)) {
    writeAnswer(routed, message, response);
    return;
  }
  const fault = conditions.faults.take(routed);
  const breakAt = conditions.faults.breakOff(routed);
  exchange.body.breakAt = breakAt;
  const outcome = cutShort(await settle({ call: routed, fault, message }, conditions), { message, fault, breakAt });
  record(routed, outcome, { fault, startMs, requestId: exchange.requestId, journal: conditions.journal });
  switch (outcome.kind) {
    case 'answer':
      response.setHeader('date', new Date(conditions.now()).toUTCString());
      if (outcome.sentBytes !== undefined) {
        await writePart(outcome.answer, outcome.sentBytes, response);
        return;
      }
      if (fault === undefined) {
        observe(routed, outcome.answer, conditions.observe);
      }
      writeAnswer(outcome.answer, message, response);
      return;
    case 'drop':
      message.socket.destroy();
      return;
    case 'hang':
    case 'gone':
    case 'broken-off':
      return;
  }
}

/** The outcome with how much of its answer is sent: half of it, or what comes before a break, of what is downloaded. */
function cutShort(
  outcome: Outcome,
  { message, fault, breakAt }: { message: IncomingMessage; fault: Fault | undefined; breakAt: BodyBreak | undefined },
): Outcome {
  if (outcome.kind !== 'answer') {
    return outcome;
  }
  const length = bodyLength(outcome.answer);
  if (fault?.kind === 'truncate') {
    return { ...outcome, sentBytes: Math.floor(length / 2) };
  }
  const isDownload = message.method === 'GET' && outcome.error === undefined;
  return breakAt !== undefined && isDownload && length > breakAt.afterBytes && breakAt.happens()
    ? { ...outcome, sentBytes: breakAt.afterBytes }
    : outcome;
}

async function settle(
  { call, fault, message }: { call: Call; fault: Fault | undefined; message: IncomingMessage },
  { hooks, latencyMs, signal }: Conditions,
): Promise<Outcome> {
  try {
    await hooks.take(call.service, call.operation)?.();
  } catch (error) {
    return refused(call, refusalOf(error));
  }
  if (fault?.kind === 'drop' || fault?.kind === 'hang') {
    return { kind: fault.kind };
  }
  if (fault?.kind === 'page') {
    return { kind: 'answer', answer: pageAnswer(fault.status ?? 200), error: 'Page' };
  }
  const refusal = fault && faultRefusal(fault, call.operation);
  const outcome = refusal === undefined ? await answerOf(call, message) : refused(call, refusal);
  const wait = latencyMs() + (fault?.kind === 'delay' ? fault.ms : 0);
  if (wait > 0) {
    await delay(wait, undefined, { signal });
  }
  return fault?.kind === 'wrong-digest' && outcome.kind === 'answer'
    ? { ...outcome, answer: await withWrongDigests(outcome.answer) }
    : outcome;
}

async function answerOf(call: Call, message: IncomingMessage): Promise<Outcome> {
  try {
    return { kind: 'answer', answer: await call.answer(), error: undefined };
  } catch (error) {
    if (error instanceof BrokenOff) {
      return { kind: 'broken-off' };
    }
    return message.errored ? { kind: 'gone' } : refused(call, refusalOf(error));
  }
}

function refused(call: Call, refusal: Refusal): Outcome {
  return { kind: 'answer', answer: call.refuse(refusal), error: refusal.code };
}

/** Written before the answer, so that whoever has the answer finds the entry. */
function record(
  { service, operation, note }: Call,
  outcome: Outcome,
  about: { fault: Fault | undefined; startMs: number; requestId: string; journal: Journal },
): void {
  const error = outcome.kind === 'answer' ? outcome.error : undefined;
  const sentBytes = outcome.kind === 'answer' ? outcome.sentBytes : undefined;
  const isBroken = outcome.kind === 'broken-off' || sentBytes !== undefined;
  const fault = about.fault?.kind ?? (isBroken ? 'break-off' : undefined);
  about.journal.add({
    service,
    operation,
    ...note,
    ...(note.bytes === undefined || sentBytes === undefined ? {} : { bytes: sentBytes }),
    status: outcome.kind === 'answer' ? outcome.answer.status : 0,
    ...(error === undefined ? {} : { error }),
    ...(fault === undefined ? {} : { fault }),
    startMs: about.startMs,
    endMs: performance.now(),
    requestId: about.requestId,
  });
}

function observe({ asked, operation }: Call, { status, body }: Answer, observer: Observer | undefined): void {
  if (asked !== undefined && typeof body === 'string') {
    observer?.({ ...asked, operation, status, answer: body });
  }
}

function pageAnswer(status: number): Answer {
  const body = '<html><head><title>Proxy</title></head><body>Please sign in to the network.</body></html>';
  return { status, headers: { 'content-type': 'text/html' }, body };
}

function plainAnswer({ status, code, message }: Refusal): Answer {
  return jsonAnswer(status, { error: code, message });
}

function addressOf(server: Server): AddressInfo {
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error('The server does not listen on a port');
  }
  return address;
}
