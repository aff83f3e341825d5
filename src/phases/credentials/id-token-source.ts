import { requestIdToken } from '../../aws/github-oidc.ts';
import { idTokenMissing } from '../../errors/oidc-errors.ts';
import { describeUnusedProxy, proxyInvalid } from '../../errors/proxy-errors.ts';
import type { IdTokenEndpoint } from '../../github/environment.ts';
import type { Account } from '../../inputs/aws-inputs.ts';
import { handleLater } from '../../lib/handle-later.ts';
import { proxyVariables, unusableProxies } from '../../lib/proxy.ts';
import type { Step, StepContext } from '../step.ts';
import { checkAccount } from './assume-roles.ts';

/** Gives a fresh ID token of this job at each call. */
export type IdTokenSource = () => Promise<string>;

/**
 * The source of this job's ID tokens; the first one is on its way when this returns.
 *
 * @throws Failure for mistakes that can be told without a single call: `id-token-missing`, `account-not-allowed`, `proxy-invalid`
 */
export function startIdTokens(
  step: Step<unknown>,
  { credentials, allowedAccountIds }: Pick<Account, 'credentials' | 'allowedAccountIds'>,
): IdTokenSource {
  checkProxies(step);
  if (credentials.kind === 'runner') return () => Promise.reject(new Error('No role, no token.'));
  const { idToken: endpoint } = step.environment;
  if (endpoint === undefined) throw idTokenMissing(step.event);
  const role = credentials.roles.at(-1);
  if (role !== undefined) checkAccount(role.accountId, allowedAccountIds, `The role ${role.arn}`);
  const request = () => requestMasked(step, endpoint, credentials.audience);
  let waiting: Promise<string> | undefined = handleLater(request());
  return () => {
    const token = waiting ?? request();
    waiting = undefined;
    return token;
  };
}

async function requestMasked(
  { environment, runner, clock, arrivals }: StepContext,
  endpoint: IdTokenEndpoint,
  audience: string,
): Promise<string> {
  const token = await requestIdToken({
    endpoint,
    audience,
    proxy: proxyVariables(environment),
    clock,
    info: runner.info,
    phase: arrivals.phase(),
  });
  runner.mask(token);
  return token;
}

/** Checks the proxies: Node.js would stop at a wrong address in words of its own, and pass over another kind of proxy in silence. */
function checkProxies({ environment, runner }: StepContext): void {
  for (const { why, ...setting } of unusableProxies(proxyVariables(environment))) {
    if (why === 'no-address') throw proxyInvalid(setting);
    runner.warning(describeUnusedProxy(setting));
  }
}
