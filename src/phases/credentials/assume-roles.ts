import type { CredentialProvider } from '../../aws/client-config.ts';
import type { Caller, Session, StsContext } from '../../aws/sts.ts';
import { Failure } from '../../errors/failure.ts';
import { accountNotAllowed } from '../../errors/oidc-errors.ts';
import type { Account } from '../../inputs/aws-inputs.ts';

/** The calls to STS; passed in, as their SDK is loaded only when something is pushed. */
export type Sts = Pick<
  typeof import('../../aws/sts.ts'),
  'accountOf' | 'findCredentials' | 'identifyCaller' | 'openSession'
>;

/** A set of credentials; all three texts are secrets. */
export type Keys = Pick<Session, 'accessKeyId' | 'secretAccessKey'> & { readonly sessionToken?: string | undefined };

/** Whose credentials the step works with. */
export type Identity = {
  /** Who the credentials belong to; absent where STS could not be asked and no account was demanded. */
  readonly caller: Caller | undefined;
  /** Gives a session with time left, a new one where needed; `undefined`: the SDK looks on the runner. */
  readonly credentials: CredentialProvider;
  /** The credentials themselves. */
  readonly current: () => Promise<Keys>;
  /** When the newest session ends; `undefined` without a role. */
  readonly sessionExpiresAt: () => Date | undefined;
};

/** Refuses an account that is not in the list; an empty list allows every account. */
export function checkAccount(accountId: string, allowed: readonly string[], whose: string): void {
  if (allowed.length > 0 && !allowed.includes(accountId)) throw accountNotAllowed(accountId, allowed, whose);
}

/**
 * Assumes the roles, or finds out whose credentials the runner has; then checks the account once more, on what AWS
 * says it is.
 */
export async function assumeRoles(sts: Sts, destination: Account, context: StsContext): Promise<Identity> {
  const { credentials, allowedAccountIds } = destination;
  switch (credentials.kind) {
    case 'roles': {
      const sessions = renewing(() => sts.openSession(credentials, context));
      const { arn } = await sessions.first;
      const caller = { arn, accountId: sts.accountOf(arn) };
      checkAccount(caller.accountId, allowedAccountIds, arn);
      return {
        caller,
        credentials: sessions.next,
        current: () => sessions.first,
        sessionExpiresAt: sessions.expiresAt,
      };
    }
    case 'runner': {
      const caller = await findCaller(sts, destination, context);
      if (caller !== undefined) checkAccount(caller.accountId, allowedAccountIds, caller.arn);
      const current = () => sts.findCredentials(context.region, context.proxy);
      return { caller, credentials: undefined, current, sessionExpiresAt: () => undefined };
    }
  }
}

/** The caller; `undefined` in networks with a way to ECR but none to STS, unless an account was demanded. */
async function findCaller(sts: Sts, destination: Account, context: StsContext): Promise<Caller | undefined> {
  const optional = destination.allowedAccountIds.length === 0;
  try {
    return await sts.identifyCaller(optional ? { ...context, phase: () => 'aside' } : context);
  } catch (error) {
    if (!(optional && error instanceof Failure && error.problem.code === 'aws-unreachable')) throw error;
    context.info(`STS did not answer, so the account is not known yet. ${error.problem.what}`);
    return undefined;
  }
}

/** Sessions one after another: the first is opened at once, the next one when the SDK finds that the last runs out. */
function renewing(open: () => Promise<Session>) {
  const first = open();
  let waiting: Promise<Session> | undefined = first;
  let expiresAt: Date | undefined;
  const next = async (): Promise<Session> => {
    const session = await (waiting ?? open());
    waiting = undefined;
    expiresAt = session.expiration;
    return session;
  };
  return { first, next, expiresAt: () => expiresAt };
}
