import type { CallPlace, ServiceName } from './exchange.ts';
import type { BodyBreak } from './request-body.ts';

/** Something that goes wrong on purpose with the next calls of a service, of those that go to the place where it names one. */
export type Fault = CallPlace & {
  readonly service: ServiceName;
  /** Only calls of this operation (of the registry: the ECR permission, such as `PutImage`); all operations where absent. */
  readonly operation?: string;
  /** How many calls it hits; default 1. */
  readonly times?: number;
} & (
    | { readonly kind: 'error'; readonly status: number; readonly code: string; readonly message: string }
    /** The service's own answer to too many calls. */
    | { readonly kind: 'throttle' }
    /** The service's own answer to its own failure. */
    | { readonly kind: 'server-error' }
    /** The service's own answer to credentials, a token or a password that is too old. */
    | { readonly kind: 'expired-token' }
    /** The call is answered as ever, so many ms later. */
    | { readonly kind: 'delay'; readonly ms: number }
    /** The right answer, of which the second half never comes. */
    | { readonly kind: 'truncate' }
    /**
     * The connection is lost in the middle of a blob or manifest: behind so many bytes (default 1) of the request's body where one is uploaded, of the answer's
     * where one is downloaded. Calls whose body is not longer are not hit.
     */
    | { readonly kind: 'break-off'; readonly afterBytes?: number }
    /** A page of HTML, as a proxy answers in the place of the service; default status 200. */
    | { readonly kind: 'page'; readonly status?: number }
    /** The right answer with digests of something else: of a changed manifest, a changed layer, another image. */
    | { readonly kind: 'wrong-digest' }
    /** The connection is closed without an answer. */
    | { readonly kind: 'drop' }
    /** The call is never answered. */
    | { readonly kind: 'hang' }
  );

/** A call as faults see it. */
type Aim = { readonly service: ServiceName; readonly operation: string; readonly place?: CallPlace };

type Waiting = { readonly fault: Fault; timesLeft: number };

/** Faults that are waiting for the calls that they hit. */
export class Faults {
  #waiting: readonly Waiting[] = [];

  /** Adds a fault behind those that wait already. */
  add(fault: Fault): void {
    this.#waiting = [...this.#waiting, { fault, timesLeft: fault.times ?? 1 }];
  }

  /** Removes all faults that wait. */
  clear(): void {
    this.#waiting = [];
  }

  /** The first fault that fits the call, which counts as one of its times; undefined where none does. Breaks are not among them. */
  take(call: Aim): Exclude<Fault, { kind: 'break-off' }> | undefined {
    for (const waiting of this.#waiting) {
      const { fault } = waiting;
      if (fault.kind !== 'break-off' && isAimedAt(fault, call)) {
        this.#count(waiting);
        return fault;
      }
    }
    return undefined;
  }

  /** The first break that fits the call; whether it happens is known in the middle of the body only, and counts then. */
  breakOff(call: Aim): BodyBreak | undefined {
    for (const waiting of this.#waiting) {
      const { fault } = waiting;
      if (fault.kind === 'break-off' && isAimedAt(fault, call)) {
        return { afterBytes: fault.afterBytes ?? 1, happens: () => this.#count(waiting) };
      }
    }
    return undefined;
  }

  /** Takes one of the times; false where all are taken, or the faults were cleared. */
  #count(waiting: Waiting): boolean {
    const isWaiting = this.#waiting.includes(waiting);
    waiting.timesLeft -= 1;
    this.#waiting = this.#waiting.filter(({ timesLeft }) => timesLeft > 0);
    return isWaiting;
  }
}

function isAimedAt(fault: Fault, { service, operation, place = {} }: Aim): boolean {
  const isThere = (['accountId', 'region', 'repository', 'host'] as const).every(
    (name) => fault[name] === undefined || fault[name] === place[name],
  );
  return fault.service === service && (fault.operation ?? operation) === operation && isThere;
}
