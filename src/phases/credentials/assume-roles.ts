import type { CredentialProvider } from '../../aws/client-config.ts';
import type { Caller, Session, StsContext } from '../../aws/sts.ts';
import { Failure } from '../../errors/failure.ts';
import { accountNotAllowed } from '../../errors/oidc-errors.ts';
import type { Account } from '../../inputs/aws-inputs.ts';
import type { Clock } from '../../lib/retry.ts';

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
  /** The credentials themselves, with time left; those of the runner as they are. */
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
      const sessions = renewing(() => sts.openSession(credentials, context), context.clock);
      const { arn } = await sessions.first;
      const caller = { arn, accountId: sts.accountOf(arn) };
      checkAccount(caller.accountId, allowedAccountIds, arn);
      return {
        caller,
        credentials: sessions.next,
        current: sessions.current,
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

/** The time that a session has to have left for whoever cannot renew it, in milliseconds: a build that writes its cache at its end. */
const LEAST_LEFT_MS = 10 * 60_000;

/**
 * Sessions one after another: the first is opened at once, the next one when the SDK finds that the last runs out (`next`), or when
 * it would not last for a command that is given it (`current`).
 */
function renewing(open: () => Promise<Session>, { now }: Pick<Clock, 'now'>) {
  const first = open();
  let newest: Promise<Session> = first;
  let waiting: Promise<Session> | undefined = first;
  let expiresAt: Date | undefined;
  const renew = (): Promise<Session> => {
    newest = open();
    return newest;
  };
  const next = async (): Promise<Session> => {
    const session = await (waiting ?? renew());
    waiting = undefined;
    expiresAt = session.expiration;
    return session;
  };
  const current = async (): Promise<Session> => {
    const left = await newest.then(
      ({ expiration }) => expiration.getTime() - now(),
      () => 0,
    );
    return left > LEAST_LEFT_MS ? await newest : await renew();
  };
  return { first, next, current, expiresAt: () => expiresAt };
}
