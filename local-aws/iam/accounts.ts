import { randomBytes } from 'node:crypto';
import { providerArn, type RoleArn, sessionArn } from './arn.ts';
import type { Principal } from './policy.ts';
import type { Policy } from './policy-document.ts';

/** An OpenID Connect provider of an account: the audiences (client ids) that it accepts. */
export type Provider = { readonly issuer: string; readonly clientIds: readonly string[] };

/** A role, with its policies compiled. */
export type Role = RoleArn & {
  /** `AROA...` */
  readonly id: string;
  readonly trust: Policy;
  readonly permissions: Policy;
  /** The longest session, in seconds (3600 to 43200). */
  readonly maxSessionDurationSeconds: number;
};

/** Keys and whom they stand for. `sessionToken` and `expiresAtMs` (epoch) are those of temporary keys. */
export type Credential = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string | undefined;
  readonly expiresAtMs: number | undefined;
  readonly principal: Exclude<Principal, { kind: 'web-identity' }>;
  readonly sessionPolicy: Policy | undefined;
};

/** What a session is made from. */
export type SessionRequest = {
  readonly role: Role;
  readonly sessionName: string;
  readonly sessionPolicy: Policy | undefined;
  readonly expiresAtMs: number;
};

type Account = { readonly providers: Map<string, Provider>; readonly administrator: Credential };

const administratorAccess: Policy = [
  {
    effect: 'Allow',
    principals: undefined,
    actions: { isNegated: false, patterns: [/^/] },
    resources: { isNegated: false, patterns: [/^/] },
    conditions: [],
  },
];

/** Accounts with their users, roles, providers and keys; everything is in memory. */
export class Accounts {
  readonly #issuer: string;
  readonly #accounts = new Map<string, Account>();
  readonly #roles = new Map<string, Role>();
  readonly #credentials = new Map<string, Credential>();

  /** `issuer` is the OIDC issuer that each new account has a provider for. */
  constructor(issuer: string) {
    this.#issuer = issuer;
  }

  /** The keys of the account's administrator user; the account is created where it does not exist yet. */
  createAccount(accountId: string): Credential {
    const existing = this.#accounts.get(accountId);
    if (existing !== undefined) {
      return existing.administrator;
    }
    const administrator: Credential = {
      accessKeyId: `AKIA${randomName(16)}`,
      secretAccessKey: randomSecret(),
      sessionToken: undefined,
      expiresAtMs: undefined,
      principal: {
        kind: 'user',
        accountId,
        arn: `arn:aws:iam::${accountId}:user/administrator`,
        id: `AIDA${randomName(17)}`,
      },
      sessionPolicy: undefined,
    };
    const provider = { issuer: this.#issuer, clientIds: ['sts.amazonaws.com'] };
    this.#accounts.set(accountId, { providers: new Map([[this.#issuer, provider]]), administrator });
    this.#credentials.set(administrator.accessKeyId, administrator);
    return administrator;
  }

  /** Sets or, without client ids, removes an account's provider for an issuer. */
  setProvider(accountId: string, issuer: string, clientIds: readonly string[] | undefined): void {
    this.createAccount(accountId);
    const providers = this.#accounts.get(accountId)?.providers;
    if (clientIds === undefined) {
      providers?.delete(issuer);
    } else {
      providers?.set(issuer, { issuer, clientIds });
    }
  }

  /** The account's provider for an issuer, or undefined. */
  provider(accountId: string, issuer: string): Provider | undefined {
    return this.#accounts.get(accountId)?.providers.get(issuer);
  }

  /** Creates the role, or replaces its policies; sessions that exist get the new permissions, as in AWS. */
  setRole(role: Omit<Role, 'id'>): void {
    this.createAccount(role.accountId);
    this.#roles.set(role.arn, { ...role, id: this.#roles.get(role.arn)?.id ?? `AROA${randomName(17)}` });
  }

  /** The role with exactly this ARN, or undefined. */
  role(arn: string): Role | undefined {
    return this.#roles.get(arn);
  }

  /** The policies of a user or of a session's role. */
  identityPolicies(principal: Credential['principal']): readonly Policy[] {
    if (principal.kind === 'user') {
      return [administratorAccess];
    }
    const role = this.#roles.get(principal.roleArn);
    return role === undefined ? [] : [role.permissions];
  }

  /** Issues temporary keys for a session of a role; they look like AWS's. */
  issueSession({
    role,
    sessionName,
    sessionPolicy,
    expiresAtMs,
  }: SessionRequest): Credential & { sessionToken: string } {
    const credential = {
      accessKeyId: `ASIA${randomName(16)}`,
      secretAccessKey: randomSecret(),
      sessionToken: randomBytes(372).toString('base64'),
      expiresAtMs,
      principal: {
        kind: 'role-session' as const,
        accountId: role.accountId,
        arn: sessionArn(role, sessionName),
        roleArn: role.arn,
        id: `${role.id}:${sessionName}`,
      },
      sessionPolicy,
    };
    this.#credentials.set(credential.accessKeyId, credential);
    return credential;
  }

  /** The keys with this id, or undefined; expired ones are still found. */
  credential(accessKeyId: string): Credential | undefined {
    return this.#credentials.get(accessKeyId);
  }
}

/** The principal of an account's provider, as a trust policy names it. */
export function webIdentity(role: RoleArn, issuer: string): Principal & { kind: 'web-identity' } {
  return { kind: 'web-identity', providerArn: providerArn(role.partition, role.accountId, issuer) };
}

function randomName(length: number): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  return Array.from(randomBytes(length), (byte) => alphabet.charAt(byte % alphabet.length)).join('');
}

function randomSecret(): string {
  return randomBytes(30).toString('base64');
}
