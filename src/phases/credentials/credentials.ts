import type { OnDate } from '../../aws/server-dates.ts';
import * as sts from '../../aws/sts.ts';
import { withOwnCredentials } from '../../errors/aws-errors.ts';
import { Failure } from '../../errors/failure.ts';
import { idTokenMissing } from '../../errors/oidc-errors.ts';
import type { Account } from '../../inputs/aws-inputs.ts';
import { proxyVariables } from '../../lib/proxy.ts';
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
  { environment, event, runner, clock, arrivals }: Step<unknown>,
  account: Account,
  { idTokens: idToken, findUses, onDate }: Authentication,
): Promise<Identity> {
  const { mask, info } = runner;
  const { region } = account;
  const phase = () => arrivals.phase();
  return await runner.phase('Credentials', async () => {
    const sessionPolicy = await sessionPolicyFor({ runner }, account, findUses);
    const context = {
      region,
      proxy: proxyVariables(environment),
      clock,
      idToken,
      mask,
      info,
      phase,
      sessionPolicy,
      onDate,
    };
    const identity = await assumeRoles(sts, account, context).catch((error: unknown) => {
      if (!isCredentialsMissing(error)) throw error;
      throw event.fromFork ? idTokenMissing(event) : withOwnCredentials(error, environment.variables);
    });
    return { value: identity, sentence: `Credentials of ${identity.caller?.arn ?? 'this runner'}` };
  });
}

/** In a fork's run a role that comes from a secret is empty, and no permission would help. */
function isCredentialsMissing(error: unknown): error is Failure {
  return error instanceof Failure && error.problem.code === 'credentials-missing';
}
