import { type Fields, isFields } from '../fields.ts';
import type { IdTokens } from '../github.ts';
import type { Accounts } from '../iam/accounts.ts';
import type { Context } from '../iam/conditions.ts';
import { Refusal } from '../refusal.ts';

/** A token that STS accepts, as far as trust policies and the answer need it. */
export type WebIdentity = {
  readonly issuer: string;
  readonly subject: string;
  readonly audience: string;
  /** Condition keys of the claims: `token.actions.githubusercontent.com:sub` and so on. */
  readonly context: Context;
};

/** Claims of GitHub's tokens that STS offers as condition keys, besides `aud` and `sub` (IAM user guide, OIDC condition keys). */
const conditionClaims = [
  'actor',
  'actor_id',
  'enterprise_id',
  'environment',
  'job_workflow_ref',
  'ref',
  'repository',
  'repository_id',
  'workflow',
];

/** What checking a token needs: the provider that the account has for its issuer, the issuer's keys, and the time. */
export type TokenCheck = {
  readonly accounts: Accounts;
  readonly idTokens: IdTokens;
  readonly nowMs: number;
};

/**
 * Checks a web identity token in AWS's order: form, provider of the account, signature, audience, expiry.
 * Throws `InvalidIdentityToken` or `ExpiredTokenException`.
 */
export async function readWebIdentity(token: string, accountId: string, check: TokenCheck): Promise<WebIdentity> {
  const claims = decodeClaims(token);
  const issuer = textOf(claims.iss);
  const provider = check.accounts.provider(accountId, issuer);
  if (provider === undefined) {
    throw invalidToken(`No OpenIDConnect provider found in your account for ${issuer}`);
  }
  if (!(await check.idTokens.isSignedBy(issuer, token))) {
    throw invalidToken('The signature of the token could not be verified with the keys of the identity provider');
  }
  const audience = textOf(claims.aud);
  if (!provider.clientIds.includes(audience)) {
    throw invalidToken('Incorrect token audience');
  }
  const nowSeconds = Math.floor(check.nowMs / 1000);
  if (typeof claims.exp !== 'number' || claims.exp <= nowSeconds) {
    const text = `Token expired: current date/time ${nowSeconds} must be before the expiration date/time ${claims.exp}`;
    throw new Refusal('ExpiredTokenException', 400, text);
  }
  return { issuer, subject: textOf(claims.sub), audience, context: contextOf(claims, issuer) };
}

function contextOf(claims: Fields, issuer: string): Context {
  const host = issuer.replace(/^https?:\/\//, '').toLowerCase();
  const names = ['aud', 'sub', ...conditionClaims].filter((name) => typeof claims[name] === 'string');
  return Object.fromEntries(names.map((name) => [`${host}:${name}`, [textOf(claims[name])]]));
}

function decodeClaims(token: string): Fields {
  const parts = token.split('.');
  const claims = parts.length === 3 ? parseJson(Buffer.from(parts[1] ?? '', 'base64url').toString()) : undefined;
  if (!isFields(claims)) {
    throw invalidToken(
      'The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)',
    );
  }
  return claims;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function textOf(claim: unknown): string {
  return typeof claim === 'string' ? claim : '';
}

function invalidToken(text: string): Refusal {
  return new Refusal('InvalidIdentityToken', 400, text);
}
