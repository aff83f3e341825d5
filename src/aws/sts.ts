import {
  AssumeRoleCommand,
  type AssumeRoleResponse,
  AssumeRoleWithWebIdentityCommand,
  type AssumeRoleWithWebIdentityResponse,
  type Credentials,
  GetCallerIdentityCommand,
  STSClient,
} from '@aws-sdk/client-sts';
import { EmptyAnswer, isAccessDenied } from '../errors/aws-error-names.ts';
import { explainAwsError } from '../errors/aws-errors.ts';
import { explainChainedRoleError, explainWebIdentityError } from '../errors/oidc-errors.ts';
import type { CredentialInputs } from '../inputs/aws-inputs.ts';
import type { Role } from '../inputs/parse-aws.ts';
import { omitUndefined } from '../lib/omit-undefined.ts';
import type { ProxyVariables } from '../lib/proxy.ts';
import { awsTrouble } from '../plan/aws-trouble.ts';
import { type CallContext, callAws } from './call-aws.ts';
import { clientConfiguration } from './client-config.ts';
import { readClaims } from './github-oidc.ts';
import { type OnDate, watchDates } from './server-dates.ts';

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

/** A policy that narrows a session beside those of its role. */
export type SessionPolicy =
  /** A policy as JSON. */
  | { readonly kind: 'document'; readonly text: string }
  /** Managed policies, by their ARNs. */
  | { readonly kind: 'managed'; readonly arns: readonly string[] };

/** The means of calls to STS. */
export type StsContext = CallContext & {
  readonly region: string;
  readonly proxy: ProxyVariables;
  /** A fresh ID token of this job. */
  readonly idToken: () => Promise<string>;
  /** Told each secret as soon as it is born, so that the log never shows it. */
  readonly mask: (secret: string) => void;
  /** The policy that narrows the session of the last role. */
  readonly sessionPolicy?: SessionPolicy | undefined;
  /** Told what time it is at AWS. */
  readonly onDate?: OnDate | undefined;
};

type RoleInputs = Extract<CredentialInputs, { readonly kind: 'roles' }>;

/**
 * A session of the last role: the first is assumed through GitHub's OIDC, each next one with the session before it.
 *
 * @throws Failure that says why STS refused, with the claims of the ID token where they decide
 */
export async function openSession(inputs: RoleInputs, context: StsContext): Promise<Session> {
  const [first, ...chained] = inputs.roles;
  const { sessionPolicy: _policy, ...whole } = context;
  // The roles before the last one have to be able to assume the next.
  const contextOf = (role: Role): StsContext => (role === inputs.roles.at(-1) ? context : whole);
  let session = await assumeWithWebIdentity(first, inputs, contextOf(first));
  for (const role of chained) session = await assumeChained({ role, before: session }, inputs, contextOf(role));
  return session;
}

/** A session policy as both ways to assume a role take it. */
function policyParameters(policy: SessionPolicy | undefined): {
  readonly Policy?: string;
  readonly PolicyArns?: { readonly arn: string }[];
} {
  switch (policy?.kind) {
    case undefined:
      return {};
    case 'document':
      return { Policy: policy.text };
    case 'managed':
      return { PolicyArns: policy.arns.map((arn) => ({ arn })) };
  }
}

/** An ID token lives for about 5 minutes; younger than this it is used again when a try is repeated. */
const ID_TOKEN_MS = 4 * 60_000;

async function assumeWithWebIdentity(role: Role, inputs: RoleInputs, context: StsContext): Promise<Session> {
  const { region, proxy, clock, mask, info } = context;
  const client = new STSClient(clientConfiguration(region, proxy));
  if (context.onDate !== undefined) watchDates(client, context.onDate);
  const newToken = async () => ({ text: await context.idToken(), bornAt: clock.now() });
  let token = await newToken();
  const renew = async (): Promise<void> => {
    token = await newToken();
  };
  const send = async () =>
    await client.send(
      new AssumeRoleWithWebIdentityCommand({
        RoleArn: role.arn,
        RoleSessionName: inputs.sessionName,
        DurationSeconds: inputs.durationSeconds,
        WebIdentityToken: token.text,
        ...policyParameters(context.sessionPolicy),
      }),
    );
  try {
    const answer = await callAws(context, {
      name: 'STS AssumeRoleWithWebIdentity',
      send: async () => withSession(await send()),
      prepare: async () => {
        if (clock.now() - token.bornAt > ID_TOKEN_MS) await renew();
      },
      renew,
      troubleOf: (error) => (isAccessDenied(error) ? 'role-refused' : awsTrouble(error)),
    });
    info(describeAssumed(role, answer, inputs));
    return toSession(answer, mask);
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

async function assumeChained(
  { role, before }: { readonly role: Role; readonly before: Session },
  inputs: RoleInputs,
  context: StsContext,
): Promise<Session> {
  const client = new STSClient({ ...clientConfiguration(context.region, context.proxy), credentials: before });
  const command = new AssumeRoleCommand(
    omitUndefined({
      RoleArn: role.arn,
      RoleSessionName: inputs.sessionName,
      DurationSeconds: inputs.durationSeconds,
      ExternalId: inputs.externalId,
      ...policyParameters(context.sessionPolicy),
    }),
  );
  try {
    const send = async () => withSession(await client.send(command));
    const answer = await callAws(context, { name: 'STS AssumeRole', send });
    context.info(`Assumed ${role.arn} with the session of the role before it.`);
    return toSession(answer, context.mask);
  } catch (error) {
    throw explainChainedRoleError(error, { role, callerArn: before.arn, region: context.region });
  } finally {
    client.destroy();
  }
}

/** The members that an answer of AssumeRole has to have; a page that some proxy answers with has none of them. */
type SessionAnswer = {
  readonly Credentials: { readonly [Name in keyof Credentials]-?: NonNullable<Credentials[Name]> };
  readonly AssumedRoleUser: { readonly Arn: string };
};

function withSession<T extends AssumeRoleResponse>(answer: T): T & SessionAnswer {
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = answer.Credentials ?? {};
  const Arn = answer.AssumedRoleUser?.Arn;
  if (!AccessKeyId || !SecretAccessKey || !SessionToken || !Expiration || !Arn) {
    throw new EmptyAnswer('STS answered without credentials.');
  }
  const Credentials = { AccessKeyId, SecretAccessKey, SessionToken, Expiration };
  return { ...answer, Credentials, AssumedRoleUser: { ...answer.AssumedRoleUser, Arn } };
}

function toSession({ Credentials, AssumedRoleUser }: SessionAnswer, mask: (secret: string) => void): Session {
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = Credentials;
  for (const secret of [AccessKeyId, SecretAccessKey, SessionToken]) mask(secret);
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
    expiration: Expiration,
    arn: AssumedRoleUser.Arn,
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
export async function identifyCaller(context: Omit<StsContext, 'idToken' | 'mask'>): Promise<Caller> {
  const { region, proxy } = context;
  const client = new STSClient(clientConfiguration(region, proxy));
  try {
    return await callAws(context, {
      name: 'STS GetCallerIdentity',
      send: async () => {
        const { Arn, Account } = await client.send(new GetCallerIdentityCommand({}));
        if (!Arn || !Account) throw new EmptyAnswer('STS answered without an identity.');
        return { arn: Arn, accountId: Account };
      },
      renew: () => client.config.credentials({ forceRefresh: true }),
    });
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
