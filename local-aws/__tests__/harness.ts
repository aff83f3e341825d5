import { createHash } from 'node:crypto';
import { ECRClient } from '@aws-sdk/client-ecr';
import { AssumeRoleWithWebIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { type LocalAws, type LocalAwsOptions, startLocalAws } from '../local-aws.ts';
import type { Environment } from '../management.ts';
import type { ObservedCall } from '../observer.ts';
import { checkCall } from './api-check.ts';

/** Keys as the SDK takes them. */
export type Keys = { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken?: string };

/** A local AWS with a clock that only moves when told to, and clients of the real SDK. */
export type Harness = {
  readonly local: LocalAws;
  /** Moves the clock of the local AWS. */
  readonly pass: (ms: number) => void;
  readonly admin: Keys;
  readonly sts: (keys?: Keys) => STSClient;
  readonly ecr: (keys?: Keys, region?: string) => ECRClient;
  readonly close: () => Promise<void>;
};

/**
 * Starts a local AWS for tests. Clients try once only, so that each call is one request. Every call of an API is held against the
 * published service model; `close` throws where one does not fit.
 */
export async function startHarness(options: LocalAwsOptions = {}): Promise<Harness> {
  const clock = { nowMs: Date.now() };
  const unlike: string[] = [];
  const observe = (call: ObservedCall) => unlike.push(...checkCall(call));
  const local = await startLocalAws({ now: () => clock.nowMs, observe, ...options });
  const clients: (STSClient | ECRClient)[] = [];
  const admin = keysOf(local.adminEnvironment);
  const settings = (keys: Keys, region = local.region) => ({
    endpoint: local.endpoint,
    region,
    credentials: keys,
    maxAttempts: 1,
  });
  const kept = <Client extends STSClient | ECRClient>(client: Client): Client => {
    clients.push(client);
    return client;
  };
  return {
    local,
    pass: (ms) => {
      clock.nowMs += ms;
    },
    admin,
    sts: (keys = admin) => kept(new STSClient(settings(keys))),
    ecr: (keys = admin, region) => kept(new ECRClient(settings(keys, region))),
    close: async () => {
      for (const client of clients) {
        client.destroy();
      }
      await local.close();
      // Here and not at the call: what fails is the call's own fault, whatever the test expects of it.
      if (unlike.length > 0) {
        throw new Error(`Calls do not fit the service model:\n${[...new Set(unlike)].join('\n')}`);
      }
    },
  };
}

/** Runs a test with a local AWS of its own, which is closed however the test ends. */
export async function withHarness<Result>(
  options: LocalAwsOptions,
  run: (harness: Harness) => Promise<Result>,
): Promise<Result> {
  const harness = await startHarness(options);
  // Where both fail, the test's own error says more.
  const result = await run(harness).catch(async (error: unknown) => {
    await harness.close().catch(() => undefined);
    throw error;
  });
  await harness.close();
  return result;
}

/** The keys in an environment. */
export function keysOf(environment: Environment): Keys {
  return {
    accessKeyId: environment.AWS_ACCESS_KEY_ID ?? '',
    secretAccessKey: environment.AWS_SECRET_ACCESS_KEY ?? '',
  };
}

/** A trust policy that lets GitHub's jobs in under a condition. */
export function trustGithub(accountId: string, condition: Readonly<Record<string, Readonly<Record<string, string>>>>) {
  return {
    Statement: [
      {
        Effect: 'Allow' as const,
        Principal: { Federated: `arn:aws:iam::${accountId}:oidc-provider/token.actions.githubusercontent.com` },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: condition,
      },
    ],
  };
}

/** A policy that allows some ECR actions on some resources. */
export function allow(actions: readonly string[], resource = '*') {
  return { Statement: [{ Effect: 'Allow' as const, Action: actions, Resource: resource }] };
}

/** Keys of a new role in the default account that has these permissions. */
export async function keysOfRole(
  harness: Harness,
  permissions: ReturnType<typeof allow>,
  sessionPolicy?: string,
): Promise<Keys> {
  const { local } = harness;
  const arn = `arn:aws:iam::${local.accountId}:role/role-${local.journal.entries().length}`;
  local.createRole({ arn, trust: trustGithub(local.accountId, {}), permissions });
  const { Credentials } = await harness.sts().send(
    new AssumeRoleWithWebIdentityCommand({
      RoleArn: arn,
      RoleSessionName: 'session',
      WebIdentityToken: await idToken(local.startJob()),
      ...(sessionPolicy === undefined ? {} : { Policy: sessionPolicy }),
    }),
  );
  return sessionKeys(Credentials);
}

/** The keys of an answer of STS. */
export function sessionKeys(
  credentials: {
    AccessKeyId?: string | undefined;
    SecretAccessKey?: string | undefined;
    SessionToken?: string | undefined;
  } = {},
): Keys {
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = credentials;
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
}

/** Asks for an ID token as a job does. */
export async function idToken(job: ReturnType<LocalAws['startJob']>, audience = 'sts.amazonaws.com'): Promise<string> {
  const response = await fetch(`${job.ACTIONS_ID_TOKEN_REQUEST_URL}&audience=${encodeURIComponent(audience)}`, {
    headers: { authorization: `Bearer ${job.ACTIONS_ID_TOKEN_REQUEST_TOKEN}` },
  });
  const { value }: { value: string } = JSON.parse(await response.text());
  return value;
}

/** `NAME: message` of the error that a call ends in; fails where it does not end in one. */
export async function errorOf(call: Promise<unknown>): Promise<string> {
  const outcome = await call.then(
    () => 'no error',
    (error: unknown) => (error instanceof Error ? `${error.name}: ${error.message}` : String(error)),
  );
  return outcome;
}

/** Digest of a text. */
export function sha256(text: string | Uint8Array): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}
