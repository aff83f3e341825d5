/** What an AWS service answered, or the SDK said, when a call failed. */
export type AwsError = Error & {
  readonly $metadata?: { readonly httpStatusCode?: number; readonly requestId?: string };
  readonly code?: unknown;
};

/** Whether the error is one of these, by the name that the SDK gives it; texts may change, names do not. */
export function isNamed(error: unknown, ...names: readonly string[]): error is AwsError {
  return error instanceof Error && names.includes(error.name);
}

/** Whether IAM refused the call: STS and ECR name that differently. */
export function isAccessDenied(error: unknown): error is AwsError {
  return isNamed(error, 'AccessDenied', 'AccessDeniedException');
}

/** Whether too many calls were made, after the SDK's own tries. */
export function isThrottled(error: unknown): error is AwsError {
  return isNamed(error, 'Throttling', 'ThrottlingException', 'TooManyRequestsException', 'RequestLimitExceeded');
}

/** Whether the service was not reached at all: Node's network errors and the SDK's timeouts. */
export function isUnreachable(error: unknown): error is AwsError {
  if (isNamed(error, 'TimeoutError')) return true;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE|CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO)/.test(
    code,
  );
}

/** The error as AWS worded it, with the request id that AWS support asks for. */
export function awsWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const requestId = '$metadata' in error ? (error as AwsError).$metadata?.requestId : undefined;
  return `${error.name}: ${error.message}${requestId ? ` (request id ${requestId})` : ''}`;
}
