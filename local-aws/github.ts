import { randomBytes, randomUUID } from 'node:crypto';
import { compactVerify, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { type Answer, jsonAnswer } from './answer.ts';
import type { Call, Exchange, Note } from './exchange.ts';
import { completeClaims, type JobClaims, type TokenClaims } from './id-token-claims.ts';
import { Refusal } from './refusal.ts';

/** What a runner puts into the environment of a job with `permissions: id-token: write`. */
export type JobEnvironment = {
  readonly ACTIONS_ID_TOKEN_REQUEST_URL: string;
  readonly ACTIONS_ID_TOKEN_REQUEST_TOKEN: string;
};

type Job = { readonly requestToken: string; readonly claims: TokenClaims };
type Keys = Awaited<ReturnType<typeof generateKeyPair>>;

const tokenLifetimeSeconds = 300;
const jobsPath = '/_github/jobs/';

/** GitHub's token service: the jobs that may ask for ID tokens, and the key that signs them. */
export class IdTokens {
  /** The `iss` claim. */
  readonly issuer: string;
  readonly #keys: Promise<Keys>;
  readonly #keyId = randomUUID();
  readonly #jobs = new Map<string, Job>();

  constructor(issuer: string) {
    this.issuer = issuer;
    // Made in the background: it takes longer than the whole rest of the start, and many runs never need it.
    this.#keys = generateKeyPair('RS256', { modulusLength: 2048 });
    this.#keys.catch(() => undefined);
  }

  /** Starts a job; its requests go to `endpoint`. */
  startJob(endpoint: string, claims: JobClaims): JobEnvironment {
    const id = randomUUID();
    const requestToken = randomBytes(96).toString('base64url');
    this.#jobs.set(id, { requestToken, claims: completeClaims(claims) });
    return {
      // The query is part of it: callers append `&audience=`.
      ACTIONS_ID_TOKEN_REQUEST_URL: `${endpoint}${jobsPath}${id}/idtoken?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken,
    };
  }

  /** The job that this bearer token was given to, or undefined. */
  job(id: string, requestToken: string): Job | undefined {
    const job = this.#jobs.get(id);
    return job?.requestToken === requestToken ? job : undefined;
  }

  /** A signed ID token of a job, valid for five minutes from `nowMs`; default audience is the owner's URL, as on GitHub. */
  async sign(claims: TokenClaims, audience: string | undefined, nowMs: number): Promise<string> {
    const { privateKey } = await this.#keys;
    const issuedAt = Math.floor(nowMs / 1000);
    return new SignJWT({ ...claims })
      .setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid: this.#keyId })
      .setJti(randomUUID())
      .setIssuer(this.issuer)
      .setAudience(audience ?? `https://github.com/${claims.repository_owner}`)
      .setIssuedAt(issuedAt)
      .setNotBefore(issuedAt - 300)
      .setExpirationTime(issuedAt + tokenLifetimeSeconds)
      .sign(privateKey);
  }

  /** Whether the token carries a correct signature of this issuer; expiry and claims are not looked at. */
  async isSignedBy(issuer: string, token: string): Promise<boolean> {
    if (issuer !== this.issuer) {
      return false;
    }
    const { publicKey } = await this.#keys;
    return compactVerify(token, publicKey, { algorithms: ['RS256'] }).then(
      () => true,
      () => false,
    );
  }

  /** The key set that verifies the tokens (RFC 7517). */
  async keySet(): Promise<{ readonly keys: readonly object[] }> {
    const { publicKey } = await this.#keys;
    return { keys: [{ ...(await exportJWK(publicKey)), use: 'sig', alg: 'RS256', kid: this.#keyId }] };
  }
}

/** The names by which faults, hooks and journal know the requests. */
export const githubOperations = ['GetConfiguration', 'GetKeys', 'GetIdToken'] as const;

/** Whether a path belongs to GitHub's token service. */
export function isGithubPath(path: string): boolean {
  return path.startsWith(jobsPath) || path.startsWith('/.well-known/');
}

/** A call of GitHub's token service: an ID token, or one of the two documents that describe the issuer. */
export function githubCall(idTokens: IdTokens, exchange: Exchange, nowMs: number): Call {
  const note: Note = { parameters: {} };
  const { operation, answer } = route({ idTokens, exchange, note, nowMs });
  return { service: 'github', operation, note, answer, refuse };
}

type TokenRequest = {
  readonly idTokens: IdTokens;
  readonly exchange: Exchange;
  readonly note: Note;
  readonly nowMs: number;
};

function route(
  request: TokenRequest,
): Pick<Call, 'answer'> & { readonly operation: (typeof githubOperations)[number] } {
  const { idTokens, exchange } = request;
  if (exchange.path === '/.well-known/openid-configuration') {
    return { operation: 'GetConfiguration', answer: () => configurationAnswer(idTokens.issuer, exchange) };
  }
  if (exchange.path === '/.well-known/jwks') {
    return { operation: 'GetKeys', answer: async () => jsonAnswer(200, await idTokens.keySet()) };
  }
  return { operation: 'GetIdToken', answer: () => idTokenAnswer(request) };
}

async function idTokenAnswer({ idTokens, exchange, note, nowMs }: TokenRequest): Promise<Answer> {
  const id = /^\/_github\/jobs\/([^/]+)\/idtoken$/.exec(exchange.path)?.[1] ?? '';
  const bearer = /^bearer (.+)$/i.exec(exchange.headers.authorization ?? '')?.[1];
  const job = bearer === undefined ? undefined : idTokens.job(id, bearer);
  if (job === undefined) {
    throw new Refusal('NotAuthorizedException', 401, 'The request token is not the one of a running job');
  }
  const audience = new URLSearchParams(exchange.query).get('audience') || undefined;
  note.parameters = { sub: job.claims.sub ?? '', ...(audience === undefined ? {} : { audience }) };
  const value = await idTokens.sign(job.claims, audience, nowMs);
  return jsonAnswer(200, { count: value.length, value }, { 'content-type': 'application/json; charset=utf-8' });
}

function configurationAnswer(issuer: string, exchange: Exchange): Answer {
  return jsonAnswer(200, {
    issuer,
    // The keys are served here, whatever the issuer is called.
    jwks_uri: `http://${exchange.headers.host}/.well-known/jwks`,
    response_types_supported: ['id_token'],
    subject_types_supported: ['public', 'pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    scopes_supported: ['openid'],
  });
}

function refuse(refusal: Refusal): Answer {
  return jsonAnswer(refusal.status, { $id: '1', message: refusal.message, typeKey: refusal.code, errorCode: 0 });
}
