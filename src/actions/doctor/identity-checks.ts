import { readClaims } from '../../aws/github-oidc.ts';
import { asFailure } from '../../errors/unexpected-errors.ts';
import type { EcrDestination } from '../../inputs/aws-inputs.ts';
import { type Claims, describeClaims } from '../../lib/trust-policy.ts';
import { checkAccount, type Identity } from '../../phases/credentials/assume-roles.ts';
import { type Authentication, authenticate } from '../../phases/credentials/credentials.ts';
import { type IdTokenSource, startIdTokens } from '../../phases/credentials/id-token-source.ts';
import type { Step } from '../../phases/step.ts';
import type { Finding } from '../../report/check-table.ts';
import { failed, failedBy, notTested, ok, skipped } from './findings.ts';

/** The job's identity for AWS, with its findings. */
export type IdentityCheck = {
  readonly findings: readonly Finding[];
  /** The credentials; absent without a session. */
  readonly identity?: Identity;
  /** The claims; absent without an ID token. */
  readonly claims?: Claims;
};

type Means = Pick<Authentication, 'findUses' | 'onDate'>;

/** The checks from the permission to get ID tokens up to the session. */
export async function checkIdentity(step: Step, whole: EcrDestination, means: Means): Promise<IdentityCheck> {
  // A wrong account is a finding, and no reason to stop.
  const ecr = { ...whole, allowedAccountIds: [] };
  if (ecr.credentials.kind === 'runner') {
    const { identity, session } = await checkSession(step, ecr, { ...means, idTokens: noToken });
    const unused = ['id-token', 'claims', 'trust'].map((check) => notTested(check, 'no `role-to-assume`'));
    return found([...unused, ...session, checkAllowed(whole, identity)], { identity });
  }
  const { idTokens, finding, claims } = await askToken(step, ecr);
  if (claims === undefined) {
    const later = skipped(['claims', 'trust', 'session'], 'id-token');
    return { findings: [finding, ...later, checkAllowed(whole, undefined)] };
  }
  const { identity, session } = await checkSession(step, ecr, { ...means, idTokens });
  const told = ok('claims', describeClaims(claims).join('\n'));
  return found([finding, told, ...session, checkAllowed(whole, identity)], { identity, claims });
}

function found(
  findings: readonly Finding[],
  { identity, claims }: { readonly identity: Identity | undefined; readonly claims?: Claims },
): IdentityCheck {
  return { findings, ...(identity && { identity }), ...(claims && { claims }) };
}

const noToken: IdTokenSource = () => Promise.reject(new Error('No role, no token.'));

type Token = { readonly finding: Finding; readonly claims?: Claims; readonly idTokens: IdTokenSource };

async function askToken(step: Step, ecr: EcrDestination): Promise<Token> {
  try {
    const source = startIdTokens(step, ecr);
    const token = await source();
    let waiting: string | undefined = token;
    const idTokens: IdTokenSource = async () => {
      const next = waiting ?? (await source());
      waiting = undefined;
      return next;
    };
    return { finding: ok('id-token', 'GitHub gave one'), claims: readClaims(token), idTokens };
  } catch (error) {
    return { finding: failedBy('id-token', error), idTokens: noToken };
  }
}

/** The refusals of STS about trust policy and provider, which it looks at before the session. */
const OF_TRUST: readonly string[] = ['role-refused', 'oidc-provider-missing', 'oidc-audience-refused'];

async function checkSession(
  step: Step,
  ecr: EcrDestination,
  authentication: Authentication,
): Promise<{ readonly session: readonly Finding[]; readonly identity?: Identity }> {
  const hasRole = ecr.credentials.kind === 'roles';
  try {
    const identity = await oneSession(await authenticate(step, ecr, authentication));
    const whose = identity.caller?.arn ?? 'the credentials of this runner';
    const trust = hasRole ? [ok('trust', `it lets this job in, as ${whose}`)] : [];
    return { identity, session: [...trust, ok('session', describeSession(identity, whose))] };
  } catch (error) {
    const { problem } = asFailure(error);
    if (OF_TRUST.includes(problem.code))
      return { session: [failed('trust', problem), ...skipped(['session'], 'trust')] };
    const trust = hasRole ? [notTested('trust', 'there is no session to tell')] : [];
    return { session: [...trust, failed('session', problem)] };
  }
}

/** One session for all calls; it is there by now, so that it is known how long it lives. */
async function oneSession({ credentials, ...identity }: Identity): Promise<Identity> {
  const session = await credentials?.();
  return { ...identity, credentials: session === undefined ? undefined : async () => session };
}

function describeSession({ caller, sessionExpiresAt }: Identity, whose: string): string {
  const until = sessionExpiresAt()?.toISOString();
  return `${whose}, account ${caller?.accountId ?? 'unknown'}${until === undefined ? '' : `, until ${until}`}`;
}

function checkAllowed(
  { allowedAccountIds, credentials }: Pick<EcrDestination, 'allowedAccountIds' | 'credentials'>,
  identity: Identity | undefined,
): Finding {
  if (allowedAccountIds.length === 0) return ok('account', 'any is allowed, as `allowed-account-ids` is not set');
  const role = credentials.kind === 'roles' ? credentials.roles.at(-1) : undefined;
  const accountId = identity?.caller?.accountId ?? role?.accountId;
  if (accountId === undefined) return notTested('account', 'the account of the credentials is not known');
  try {
    checkAccount(accountId, allowedAccountIds, identity?.caller?.arn ?? `The role ${role?.arn}`);
    return ok('account', `${accountId} is allowed`);
  } catch (error) {
    return failedBy('account', error);
  }
}
