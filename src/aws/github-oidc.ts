import { type Claims, idTokenFailed } from '../errors/oidc-errors.ts';
import type { IdTokenEndpoint } from '../github/environment.ts';
import { type HttpAnswer, send, timeLimit } from '../lib/http.ts';
import { parseJson, record } from '../lib/json.ts';
import type { ProxyVariables } from '../lib/proxy.ts';
import { type Clock, retry } from '../lib/retry.ts';

/** One try that ended without a token. */
class NoIdToken extends Error {
  readonly answer: HttpAnswer;

  constructor(answer: HttpAnswer) {
    super(describeAnswer(answer));
    this.answer = answer;
  }
}

/** What came back, in a few words. The body of a success is left out: it may hold a token in a form we do not know. */
function describeAnswer(answer: HttpAnswer): string {
  if (answer.kind === 'no-answer') return answer.reason;
  if (answer.status === 200) return 'It answered with success, but not with a token.';
  return `It answered HTTP ${answer.status}: ${answer.body.slice(0, 300)}`;
}

const TIMEOUT_SECONDS = 10;

/** A request for an ID token. */
export type IdTokenRequest = {
  readonly endpoint: IdTokenEndpoint;
  readonly audience: string;
  readonly proxy: ProxyVariables;
  readonly clock: Clock;
  readonly onRetry: (reason: string, pauseMs: number) => void;
};

/**
 * A fresh ID token of this job (a JWT, valid for about 5 minutes; a secret). Five tries of at most 10 seconds, again on
 * network errors, timeouts, 429, 5xx and on GitHub's "Can't issue ID_TOKEN", which passes by itself.
 *
 * Own request instead of `core.getIDToken`, which waits 3 minutes for a silent server and does not retry it.
 * https://docs.github.com/en/actions/reference/security/oidc#methods-for-requesting-the-oidc-token
 *
 * @throws Failure `id-token-failed`
 */
export async function requestIdToken({ endpoint, audience, proxy, clock, onRetry }: IdTokenRequest): Promise<string> {
  const url = new URL(endpoint.url);
  url.searchParams.set('audience', audience);
  try {
    return await retry(
      {
        attempts: 5,
        baseMs: 500,
        capMs: 5_000,
        retryable: (error) => error instanceof NoIdToken && isPassing(error.answer),
        onRetry: (error, pauseMs) => onRetry(String(error instanceof Error ? error.message : error), pauseMs),
      },
      clock,
      async () => tokenIn(await get(url, endpoint.requestToken, proxy)),
    );
  } catch (error) {
    if (error instanceof NoIdToken) {
      const isFinal = error.answer.kind === 'answer' && !isPassing(error.answer);
      throw idTokenFailed({ host: url.host, isFinal }, error);
    }
    throw error;
  }
}

/** Whether the same request may well succeed a moment later. */
function isPassing(answer: HttpAnswer): boolean {
  if (answer.kind === 'no-answer') return true;
  const { status, body } = answer;
  return status === 429 || status >= 500 || (status === 403 && body.includes("Can't issue ID_TOKEN"));
}

function tokenIn(answer: HttpAnswer): string {
  if (answer.kind === 'answer' && answer.status === 200) {
    const value = record(parseJson(answer.body)).value;
    if (typeof value === 'string' && value !== '') return value;
  }
  throw new NoIdToken(answer);
}

function get(url: URL, bearer: string, proxy: ProxyVariables): Promise<HttpAnswer> {
  const headers = { authorization: `Bearer ${bearer}`, accept: 'application/json' };
  return send({ method: 'GET', url, headers, proxy, limit: timeLimit(TIMEOUT_SECONDS) });
}

/** The claims of an ID token, unverified, to show them; empty where the text is no JWT (RFC 7519). */
export function readClaims(token: string): Claims {
  return record(parseJson(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')));
}
