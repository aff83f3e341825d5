import type { ServiceName } from './exchange.ts';
import type { Fault } from './faults.ts';
import { Refusal } from './refusal.ts';

type Wording = { readonly code: string; readonly status: number; readonly message: string };

const throttled: Readonly<Record<ServiceName, Wording>> = {
  github: { code: 'TooManyRequests', status: 429, message: 'Rate exceeded' },
  sts: { code: 'Throttling', status: 400, message: 'Rate exceeded' },
  ecr: { code: 'ThrottlingException', status: 400, message: 'Rate exceeded' },
  'ecr-public': { code: 'ThrottlingException', status: 400, message: 'Rate exceeded' },
  registry: { code: 'TOOMANYREQUESTS', status: 429, message: 'Rate exceeded' },
  oci: { code: 'TOOMANYREQUESTS', status: 429, message: 'too many requests' },
  'public-registry': { code: 'TOOMANYREQUESTS', status: 429, message: 'Rate exceeded' },
  s3: { code: 'SlowDown', status: 503, message: 'Please reduce your request rate.' },
};

const failed: Readonly<Record<ServiceName, Wording>> = {
  github: { code: 'ServiceUnavailable', status: 503, message: 'The service is unavailable.' },
  sts: { code: 'InternalFailure', status: 500, message: 'The request processing has failed.' },
  ecr: { code: 'ServerException', status: 500, message: 'The request processing has failed.' },
  'ecr-public': { code: 'ServerException', status: 500, message: 'The request processing has failed.' },
  registry: { code: 'UNKNOWN', status: 500, message: 'An internal error occurred.' },
  oci: { code: 'UNKNOWN', status: 500, message: 'unknown error' },
  'public-registry': { code: 'UNKNOWN', status: 500, message: 'An internal error occurred.' },
  s3: { code: 'InternalError', status: 500, message: 'We encountered an internal error. Please try again.' },
};

const expired: Readonly<Record<ServiceName, Wording>> = {
  github: { code: 'NotAuthorizedException', status: 401, message: 'The request token has expired' },
  sts: { code: 'ExpiredToken', status: 403, message: 'The security token included in the request is expired' },
  ecr: { code: 'ExpiredTokenException', status: 400, message: 'The security token included in the request is expired' },
  'ecr-public': {
    code: 'ExpiredTokenException',
    status: 400,
    message: 'The security token included in the request is expired',
  },
  registry: {
    code: 'DENIED',
    status: 403,
    message: 'Your authorization token has expired. Reauthenticate and try again.',
  },
  oci: { code: 'UNAUTHORIZED', status: 401, message: 'authentication required' },
  'public-registry': {
    code: 'DENIED',
    status: 400,
    message: 'Your Authorization Token has expired. Please reauthenticate and try again.',
  },
  s3: { code: 'AccessDenied', status: 403, message: 'Request has expired' },
};

/** How a service words a fault; undefined for faults that are no answer (`delay`, `drop`, `hang`, `truncate`, `break-off`, `page`, `wrong-digest`). */
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
    case 'break-off':
    case 'page':
    case 'wrong-digest':
      return undefined;
  }
}
