import type { ServiceName } from './exchange.ts';
import { Refusal } from './refusal.ts';

/** Something that goes wrong on purpose with the next calls of a service. */
export type Fault = {
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
  /** A page of HTML, as a proxy answers in the place of the service; default status 200. */
  | { readonly kind: 'page'; readonly status?: number }
  /** The right answer with digests of something else: of a changed manifest, a changed layer, another image. */
  | { readonly kind: 'wrong-digest' }
  /** The connection is closed without an answer. */
  | { readonly kind: 'drop' }
  /** The call is never answered. */
  | { readonly kind: 'hang' }
);

/** Faults that are waiting for the calls that they hit. */
export class Faults {
  #waiting: { readonly fault: Fault; timesLeft: number }[] = [];

  /** Adds a fault behind those that wait already. */
  add(fault: Fault): void {
    this.#waiting.push({ fault, timesLeft: fault.times ?? 1 });
  }

  /** Removes all faults that wait. */
  clear(): void {
    this.#waiting = [];
  }

  /** The first fault that fits the call, which counts as one of its times; undefined where none does. */
  take(service: ServiceName, operation: string): Fault | undefined {
    const found = this.#waiting.find(
      ({ fault }) => fault.service === service && (fault.operation ?? operation) === operation,
    );
    if (found === undefined) {
      return undefined;
    }
    found.timesLeft -= 1;
    this.#waiting = this.#waiting.filter(({ timesLeft }) => timesLeft > 0);
    return found.fault;
  }
}

type Wording = { readonly code: string; readonly status: number; readonly message: string };

const throttled: Readonly<Record<ServiceName, Wording>> = {
  github: { code: 'TooManyRequests', status: 429, message: 'Rate exceeded' },
  sts: { code: 'Throttling', status: 400, message: 'Rate exceeded' },
  ecr: { code: 'ThrottlingException', status: 400, message: 'Rate exceeded' },
  registry: { code: 'TOOMANYREQUESTS', status: 429, message: 'Rate exceeded' },
  s3: { code: 'SlowDown', status: 503, message: 'Please reduce your request rate.' },
};

const failed: Readonly<Record<ServiceName, Wording>> = {
  github: { code: 'ServiceUnavailable', status: 503, message: 'The service is unavailable.' },
  sts: { code: 'InternalFailure', status: 500, message: 'The request processing has failed.' },
  ecr: { code: 'ServerException', status: 500, message: 'The request processing has failed.' },
  registry: { code: 'UNKNOWN', status: 500, message: 'An internal error occurred.' },
  s3: { code: 'InternalError', status: 500, message: 'We encountered an internal error. Please try again.' },
};

const expired: Readonly<Record<ServiceName, Wording>> = {
  github: { code: 'NotAuthorizedException', status: 401, message: 'The request token has expired' },
  sts: { code: 'ExpiredToken', status: 403, message: 'The security token included in the request is expired' },
  ecr: { code: 'ExpiredTokenException', status: 400, message: 'The security token included in the request is expired' },
  registry: {
    code: 'DENIED',
    status: 403,
    message: 'Your authorization token has expired. Reauthenticate and try again.',
  },
  s3: { code: 'AccessDenied', status: 403, message: 'Request has expired' },
};

/** How a service words a fault; undefined for faults that are no answer (`delay`, `drop`, `hang`, `truncate`, `page`, `wrong-digest`). */
export function faultRefusal(fault: Fault, operation: string): Refusal | undefined {
  const worded = ({ code, status, message }: Wording) => new Refusal(code, status, message);
  switch (fault.kind) {
    case 'error':
      return worded(fault);
    case 'throttle':
      return worded(throttled[fault.service]);
    case 'server-error':
      return worded(failed[fault.service]);
    case 'expired-token':
      return operation === 'AssumeRoleWithWebIdentity'
        ? new Refusal('ExpiredTokenException', 400, 'Token expired: it must be used within five minutes')
        : worded(expired[fault.service]);
    case 'delay':
    case 'drop':
    case 'hang':
    case 'truncate':
    case 'page':
    case 'wrong-digest':
      return undefined;
  }
}
