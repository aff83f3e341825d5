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

/** Gives the source of ID tokens for an account, by the audience that its roles ask for. */
export type IdTokenSources = (account: Pick<Account, 'credentials'>) => IdTokenSource;

/**
 * The sources of this job's ID tokens for several accounts; the first token for each audience is on its way when this returns.
 *
 * @throws Failure as `startIdTokens`
 */
export function startAllIdTokens(
  step: Step<unknown>,
  accounts: readonly Pick<Account, 'credentials' | 'allowedAccountIds'>[],
): IdTokenSources {
  const sources = new Map<string, IdTokenSource>();
  for (const account of accounts) {
    const audience = audienceOf(account);
    const known = sources.get(audience);
    if (known === undefined) sources.set(audience, startIdTokens(step, account));
    else checkRoles(account);
  }
  return (account) => sources.get(audienceOf(account)) ?? startIdTokens(step, { ...account, allowedAccountIds: [] });
}

function audienceOf({ credentials }: Pick<Account, 'credentials'>): string {
  return credentials.kind === 'roles' ? credentials.audience : '';
}

/** Refuses roles of an account that is not in the list, without a single call. */
function checkRoles({ credentials, allowedAccountIds }: Pick<Account, 'credentials' | 'allowedAccountIds'>): void {
  const role = credentials.kind === 'roles' ? credentials.roles.at(-1) : undefined;
  if (role !== undefined) checkAccount(role.accountId, allowedAccountIds, `The role ${role.arn}`);
}

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
  checkRoles({ credentials, allowedAccountIds });
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
