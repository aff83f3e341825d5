import type { ECRClient } from '@aws-sdk/client-ecr';
import { isNamed } from '../errors/aws-error-names.ts';

/** An error on its way past the SDK's retries. */
class NotRetried extends Error {
  readonly error: unknown;

  constructor(error: unknown) {
    super('Not to be tried again.');
    this.error = error;
  }
}

/**
 * Makes a quota that is used up an error at once. The SDK takes `LimitExceededException` for throttling and tries for a
 * minute (@smithy/service-error-classification), but ECR says so of what no waiting changes: tags of an image, images of
 * a repository, repositories of a registry.
 */
export function failAtQuotas({ middlewareStack }: Pick<ECRClient, 'middlewareStack'>): void {
  middlewareStack.add(
    (next) => async (call) => {
      try {
        return await next(call);
      } catch (error) {
        throw isNamed(error, 'LimitExceededException') ? new NotRetried(error) : error;
      }
    },
    // Closer to the wire than the retries, which stand in the same step with a high priority.
    { step: 'finalizeRequest', priority: 'low', name: 'quotaInside' },
  );
  middlewareStack.add(
    (next) => async (call) => {
      try {
        return await next(call);
      } catch (error) {
        throw error instanceof NotRetried ? error.error : error;
      }
    },
    { step: 'initialize', priority: 'high', name: 'quotaOutside' },
  );
}
