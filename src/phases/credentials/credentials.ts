import type { OnDate } from '../../aws/server-dates.ts';
import * as sts from '../../aws/sts.ts';
import { withOwnCredentials } from '../../errors/aws-errors.ts';
import { Failure } from '../../errors/failure.ts';
import { idTokenMissing } from '../../errors/oidc-errors.ts';
import type { Account } from '../../inputs/aws-inputs.ts';
import { proxyVariables } from '../../lib/proxy.ts';
import { allTogether } from '../all-together.ts';
import type { Step } from '../step.ts';
import { assumeRoles, type Identity } from './assume-roles.ts';
import type { IdTokenSource } from './id-token-source.ts';
import { type FindUses, sessionPolicyFor } from './session-policy.ts';

/** The sources of credentials. */
export type Authentication = {
  readonly idTokens: IdTokenSource;
  /** Finds the uses that a session policy is made for, where one is asked for. */
  readonly findUses: FindUses;
  /** Told what time it is at AWS. */
  readonly onDate?: OnDate;
};

/** The group of the log that tells whose credentials the step works with. */
export async function authenticate(
  step: Step<unknown>,
  account: Account,
  authentication: Authentication,
): Promise<Identity> {
  return await step.runner.phase('Credentials', async () => {
    const identity = await findIdentity(step, account, authentication);
    return { value: identity, sentence: `Credentials of ${nameOf(identity)}` };
  });
}

/** An account that credentials are wanted for, and where they come from. */
export type Login = { readonly name: string; readonly account: Account; readonly authentication: Authentication };

/**
 * The same for several accounts, side by side; their identities in their order. Those with the same roles share a session.
 *
 * @throws Failure with what went wrong with each of them
 */
export async function authenticateAll(
  step: Step<unknown>,
  logins: readonly [Login, ...Login[]],
): Promise<readonly Identity[]> {
  return await step.runner.phase('Credentials', async () => {
    const known = new Map<unknown, Promise<Identity>>();
    const all = logins.map(({ name, account, authentication }) => {
      const identity = known.get(account.credentials) ?? findIdentity(step, account, authentication);
      known.set(account.credentials, identity);
      return { name, work: identity };
    });
    const identities = await allTogether(all);
    const names = [...new Set(identities.map(nameOf))];
    return { value: identities, sentence: `Credentials of ${names.join(', ')}` };
  });
}

function nameOf({ caller }: Identity): string {
  return caller?.arn ?? 'this runner';
}

async function findIdentity(
  { environment, event, runner, clock, arrivals }: Step<unknown>,
  account: Account,
  { idTokens: idToken, findUses, onDate }: Authentication,
): Promise<Identity> {
  const { mask, info } = runner;
  const region = account.credentialsRegion ?? account.region;
  const phase = () => arrivals.phase();
  const proxy = proxyVariables(environment);
  const sessionPolicy = await sessionPolicyFor({ runner }, account, findUses);
  const context = { region, proxy, clock, idToken, mask, info, phase, sessionPolicy, onDate };
  return await assumeRoles(sts, account, context).catch((error: unknown) => {
    if (!isCredentialsMissing(error)) throw error;
    throw event.fromFork ? idTokenMissing(event) : withOwnCredentials(error, environment.variables);
  });
}

/** In a fork's run a role that comes from a secret is empty, and no permission would help. */
function isCredentialsMissing(error: unknown): error is Failure {
  return error instanceof Failure && error.problem.code === 'credentials-missing';
}
