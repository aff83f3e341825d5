import {
  AssumeRoleCommand,
  AssumeRoleWithWebIdentityCommand,
  type AssumeRoleWithWebIdentityResponse,
  type Credentials,
  GetCallerIdentityCommand,
  STSClient,
} from '@aws-sdk/client-sts';
import { isAccessDenied, isNamed } from '../errors/aws-error-names.ts';
import { explainAwsError } from '../errors/aws-errors.ts';
import { explainChainedRoleError, explainWebIdentityError } from '../errors/oidc-errors.ts';
import type { CredentialInputs } from '../inputs/aws-inputs.ts';
import type { Role } from '../inputs/parse-aws.ts';
import { omitUndefined } from '../lib/omit-undefined.ts';
import type { ProxyVariables } from '../lib/proxy.ts';
import { type Clock, retry } from '../lib/retry.ts';
import { clientConfiguration } from './client-config.ts';
import { readClaims } from './github-oidc.ts';

/** Temporary credentials of an assumed role. All three texts are secrets. */
export type Session = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiration: Date;
  /** `arn:aws:sts::<account>:assumed-role/<role>/<session>`. */
  readonly arn: string;
};

/** Who a set of credentials belongs to. */
export type Caller = {
  readonly arn: string;
  /** 12 digits. */
  readonly accountId: string;
};

/** What the calls to STS need. */
export type StsContext = {
  readonly region: string;
  readonly proxy: ProxyVariables;
  readonly clock: Clock;
  /** A fresh ID token of this job. */
  readonly idToken: () => Promise<string>;
  /** Told each secret as soon as it is born, so that the log never shows it. */
  readonly mask: (secret: string) => void;
  readonly info: (line: string) => void;
};

type RoleInputs = Extract<CredentialInputs, { readonly kind: 'roles' }>;

/**
 * A session of the last role: the first is assumed through GitHub's OIDC, each next one with the session before it.
 *
 * @throws Failure that says why STS refused, with the claims of the ID token where they decide
 */
export async function openSession(inputs: RoleInputs, context: StsContext): Promise<Session> {
  const [first, ...chained] = inputs.roles;
  let session = await assumeWithWebIdentity(first, inputs, context);
  for (const role of chained) session = await assumeChained(role, session, inputs, context);
  return session;
}

/** An ID token lives for about 5 minutes; younger than this it is used again when a try is repeated. */
const ID_TOKEN_MS = 4 * 60_000;

async function assumeWithWebIdentity(role: Role, inputs: RoleInputs, context: StsContext): Promise<Session> {
  const { region, proxy, clock, mask, info } = context;
  const client = new STSClient(clientConfiguration(region, proxy));
  let token = { text: await context.idToken(), bornAt: clock.now() };
  const assume = async () => {
    if (clock.now() - token.bornAt > ID_TOKEN_MS) {
      token = { text: await context.idToken(), bornAt: clock.now() };
    }
    return await client.send(
      new AssumeRoleWithWebIdentityCommand({
        RoleArn: role.arn,
        RoleSessionName: inputs.sessionName,
        DurationSeconds: inputs.durationSeconds,
        WebIdentityToken: token.text,
      }),
    );
  };
  try {
    const onRetry = tellRetry(info);
    const answer = await retry({ ...KEY_LOOKUP_RETRIES, onRetry }, clock, () =>
      retry({ ...REFUSAL_RETRIES, onRetry }, clock, assume),
    );
    info(describeAssumed(role, answer, inputs));
    return toSession(answer.Credentials, answer.AssumedRoleUser?.Arn, mask);
  } catch (error) {
    throw explainWebIdentityError(error, { role, claims: readClaims(token.text), audience: inputs.audience, region });
  } finally {
    client.destroy();
  }
}

/** The line of the log about a role that GitHub's OIDC gave; STS need not tell for whom and for which audience it did. */
export function describeAssumed(
  { arn }: Pick<Role, 'arn'>,
  {
    SubjectFromWebIdentityToken: subject,
    Audience,
  }: Pick<AssumeRoleWithWebIdentityResponse, 'SubjectFromWebIdentityToken' | 'Audience'>,
  { audience }: Pick<RoleInputs, 'audience'>,
): string {
  return `Assumed ${arn} as ${subject || 'this job'} (audience ${Audience || audience}).`;
}

/** A refusal is final, but for the seconds in which a new role or policy reaches all of STS. */
const REFUSAL_RETRIES = {
  attempts: 3,
  baseMs: 600,
  capMs: 1_200,
  minMs: 300,
  budgetMs: 2_500,
  retryable: isAccessDenied,
};

/** STS could not read GitHub's public keys: a matter of load on their side, which passes. */
const KEY_LOOKUP_RETRIES = {
  attempts: 6,
  baseMs: 800,
  capMs: 8_000,
  retryable: (error: unknown): boolean =>
    isNamed(error, 'IDPCommunicationError', 'IDPCommunicationErrorException') ||
    (isNamed(error, 'InvalidIdentityToken', 'InvalidIdentityTokenException') &&
      /verification key/i.test(error.message)),
};

function tellRetry(info: (line: string) => void) {
  return (error: unknown, pauseMs: number): void =>
    info(`STS: ${error instanceof Error ? error.message : error}; trying again in ${(pauseMs / 1000).toFixed(1)} s.`);
}

async function assumeChained(role: Role, before: Session, inputs: RoleInputs, context: StsContext): Promise<Session> {
  const client = new STSClient({ ...clientConfiguration(context.region, context.proxy), credentials: before });
  try {
    const answer = await client.send(
      new AssumeRoleCommand(
        omitUndefined({
          RoleArn: role.arn,
          RoleSessionName: inputs.sessionName,
          DurationSeconds: inputs.durationSeconds,
          ExternalId: inputs.externalId,
        }),
      ),
    );
    context.info(`Assumed ${role.arn} with the session of the role before it.`);
    return toSession(answer.Credentials, answer.AssumedRoleUser?.Arn, context.mask);
  } catch (error) {
    throw explainChainedRoleError(error, role, before.arn, context.region);
  } finally {
    client.destroy();
  }
}

function toSession(
  credentials: Credentials | undefined,
  arn: string | undefined,
  mask: (secret: string) => void,
): Session {
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = credentials ?? {};
  if (!AccessKeyId || !SecretAccessKey || !SessionToken || !Expiration || !arn) {
    throw new Error('STS answered without credentials.');
  }
  for (const secret of [AccessKeyId, SecretAccessKey, SessionToken]) mask(secret);
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
    expiration: Expiration,
    arn,
  };
}

/** The account of an ARN, 12 digits; empty where it names none. */
export function accountOf(arn: string): string {
  return arn.split(':')[4] ?? '';
}

/**
 * Whose credentials the SDK's default chain finds on this runner. GetCallerIdentity needs no permission.
 *
 * @throws Failure, `credentials-missing` where there are none
 */
export async function identifyCaller(region: string, proxy: ProxyVariables): Promise<Caller> {
  const client = new STSClient(clientConfiguration(region, proxy));
  try {
    const { Arn, Account } = await client.send(new GetCallerIdentityCommand({}));
    if (!Arn || !Account) throw new Error('STS answered without an identity.');
    return { arn: Arn, accountId: Account };
  } catch (error) {
    throw explainAwsError(error, { service: 'sts', operation: 'GetCallerIdentity', region });
  } finally {
    client.destroy();
  }
}

/** The credentials that the SDK's default chain finds on this runner; all of them are secrets. */
export async function findCredentials(region: string, proxy: ProxyVariables) {
  const client = new STSClient(clientConfiguration(region, proxy));
  try {
    return await client.config.credentials();
  } catch (error) {
    throw explainAwsError(error, { service: 'sts', operation: 'GetCallerIdentity', region });
  } finally {
    client.destroy();
  }
}
