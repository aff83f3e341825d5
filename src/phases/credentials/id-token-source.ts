import { requestIdToken } from '../../aws/github-oidc.ts';
import { idTokenMissing } from '../../errors/oidc-errors.ts';
import type { Account } from '../../inputs/inputs.ts';
import { formatSeconds } from '../../lib/format.ts';
import { proxyVariables } from '../../lib/proxy.ts';
import type { Step, StepContext } from '../step.ts';
import { checkAccount } from './assume-roles.ts';

/** What can be told without a single call. */
export function checkPreconditions(
  { environment, event }: Pick<Step, 'environment' | 'event'>,
  { credentials, allowedAccountIds }: Account,
): void {
  if (credentials.kind === 'runner') return;
  if (environment.idToken === undefined) throw idTokenMissing(event);
  const [role] = credentials.roles.slice(-1);
  if (role !== undefined) checkAccount(role.accountId, allowedAccountIds, `The role ${role.arn}`);
}

/** Gives ID tokens: the first one is already on its way, each further one is fresh. */
export function requestIdTokens(
  { environment, runner, clock }: StepContext,
  { credentials }: Account,
): () => Promise<string> {
  const { idToken: endpoint } = environment;
  if (credentials.kind === 'runner' || endpoint === undefined)
    return () => Promise.reject(new Error('No role, no token.'));
  const request = async (): Promise<string> => {
    const token = await requestIdToken({
      endpoint,
      audience: credentials.audience,
      proxy: proxyVariables(environment),
      clock,
      onRetry: (reason, ms) =>
        runner.info(`GitHub's token service: ${reason}; trying again in ${formatSeconds(ms / 1000)}.`),
    });
    runner.mask(token);
    return token;
  };
  let waiting: Promise<string> | undefined = handleLater(request());
  return () => {
    const token = waiting ?? request();
    waiting = undefined;
    return token;
  };
}

/** The promise itself, whose failure is looked at later and is no reason to end the process meanwhile. */
export function handleLater<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}
