/** What an AWS service answered, or the SDK said, when a call failed. */
export type AwsError = Error & {
  readonly $metadata?: {
    readonly httpStatusCode?: number;
    readonly requestId?: string;
    /** Whether the SDK has learned from the answer how far the runner's clock is off. */
    readonly clockSkewCorrected?: boolean;
  };
  readonly code?: unknown;
};

/** An answer that looks like one of AWS and has nothing of what was asked for in it. */
export class EmptyAnswer extends Error {}

/** Whether the error is one of these, by the name that the SDK gives it; texts may change, names do not. */
export function isNamed(error: unknown, ...names: readonly string[]): error is AwsError {
  return error instanceof Error && names.includes(error.name);
}

/** Whether IAM refused the call: STS and ECR name that differently. */
export function isAccessDenied(error: unknown): error is AwsError {
  return isNamed(error, 'AccessDenied', 'AccessDeniedException');
}

/** Whether too many calls were made. */
export function isThrottled(error: unknown): error is AwsError {
  const names = ['Throttling', 'ThrottlingException', 'TooManyRequestsException', 'RequestLimitExceeded', 'SlowDown'];
  return isNamed(error, ...names) || statusOf(error) === 429;
}

/** Whether the credentials, or the ID token, were too old. */
export function isExpired(error: unknown): error is AwsError {
  return isNamed(error, ...EXPIRED);
}

/** How AWS names credentials and tokens that are too old. */
export const EXPIRED: readonly string[] = ['ExpiredToken', 'ExpiredTokenException'];

/** Whether the runner's clock is off, by AWS's names for requests that are too old or from the future. */
export function isClockOff(error: unknown): error is AwsError {
  if (isNamed(error, 'RequestExpired', 'RequestTimeTooSkewed', 'RequestInTheFuture')) return true;
  return isNamed(error, ...SIGNATURES) && /expired|not yet current/i.test(error.message);
}

/** How AWS names signatures that it does not accept, for whatever reason. */
export const SIGNATURES: readonly string[] = ['InvalidSignatureException', 'SignatureDoesNotMatch'];

/** Whether STS could not read the public keys of GitHub, which is a matter of load on their side. */
export function isKeyLookup(error: unknown): error is AwsError {
  return (
    isNamed(error, 'IDPCommunicationError', 'IDPCommunicationErrorException') ||
    (isNamed(error, 'InvalidIdentityToken', 'InvalidIdentityTokenException') && /verification key/i.test(error.message))
  );
}

/** Whether something else than AWS answered: a page of a proxy cannot be read as an answer, and has no request id. */
export function isNotOfAws(error: unknown): error is AwsError {
  if (error instanceof EmptyAnswer) return true;
  if (!(error instanceof Error) || requestIdOf(error) !== undefined) return false;
  return isNamed(error, 'SyntaxError') || /Deserialization error/.test(error.message);
}

/** Whether the service itself failed. */
export function isServerError(error: unknown): error is AwsError {
  const status = statusOf(error);
  return status !== undefined && status >= 500;
}

/** The status of the answer, where there was one. */
export function statusOf(error: unknown): number | undefined {
  return metadataOf(error)?.httpStatusCode;
}

/** Whether the SDK has set its clock by what the service answered. */
export function isClockCorrected(error: unknown): boolean {
  return metadataOf(error)?.clockSkewCorrected === true;
}

/** Whether the service was not reached at all: Node's network errors and the SDK's timeouts. */
export function isUnreachable(error: unknown): error is AwsError {
  return isBroken(error) || UNTRUSTED.test(codeOf(error));
}

/** Whether the way to the service is broken in a way that may pass; a certificate that is not trusted stays so. */
export function isBroken(error: unknown): error is AwsError {
  return isNamed(error, 'TimeoutError') || NOT_REACHED.test(codeOf(error));
}

const NOT_REACHED =
  /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ECONNABORTED|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENETDOWN|EPIPE|ERR_PROXY_TUNNEL)/;

/** TLS that fails: an issuer or a name that is not trusted, or a server that speaks no TLS at all. */
const UNTRUSTED = /^(CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|ERR_TLS|ERR_SSL|EPROTO|HPE_)/;

/** Whether it was TLS that failed. */
export function isUntrusted(error: unknown): boolean {
  return UNTRUSTED.test(codeOf(error));
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function metadataOf(error: unknown): AwsError['$metadata'] {
  return error instanceof Error ? (error as AwsError).$metadata : undefined;
}

function requestIdOf(error: unknown): string | undefined {
  return metadataOf(error)?.requestId;
}

/** The error as AWS worded it, with the request id that AWS support asks for. */
export function awsWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const requestId = requestIdOf(error);
  return `${error.name}: ${error.message}${requestId ? ` (request id ${requestId})` : ''}`;
}
