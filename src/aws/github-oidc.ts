import { idTokenFailed } from '../errors/oidc-errors.ts';
import type { IdTokenEndpoint } from '../github/environment.ts';
import type { HttpAnswer } from '../lib/http.ts';
import { parseJson, record } from '../lib/json.ts';
import type { ProxyVariables } from '../lib/proxy.ts';
import type { Claims } from '../lib/trust-policy.ts';
import type { TroubleKind } from '../plan/retry-policy.ts';
import { answerTrouble, isPage, type SendContext, sendAgain } from './send-again.ts';

/** An answer in a few words. The body of a success is left out: it may hold a token in a form we do not know. */
function describeAnswer(answer: HttpAnswer): string {
  if (answer.kind === 'no-answer') return answer.reason;
  if (isPage(answer)) return `It answered with a page (HTTP ${answer.status}), which is none of GitHub's.`;
  if (answer.status === 200) return 'It answered with success, but not with a token.';
  return `It answered HTTP ${answer.status}: ${answer.body.slice(0, 300)}`;
}

const TIMEOUT_SECONDS = 10;

/** A request for an ID token. */
export type IdTokenRequest = Omit<SendContext, 'troubleOf'> & {
  readonly endpoint: IdTokenEndpoint;
  readonly audience: string;
  readonly proxy: ProxyVariables;
};

/**
 * A fresh ID token of this job (a JWT, valid for about 5 minutes; a secret). Each try takes at most 10 seconds, and is made again on
 * network errors, timeouts, 429, 5xx and on GitHub's "Can't issue ID_TOKEN", which passes by itself.
 *
 * Own request instead of `core.getIDToken`, which waits 3 minutes for a silent server and does not retry it.
 * https://docs.github.com/en/actions/reference/security/oidc#methods-for-requesting-the-oidc-token
 *
 * @throws Failure `id-token-failed`
 */
export async function requestIdToken({ endpoint, audience, proxy, ...context }: IdTokenRequest): Promise<string> {
  const url = new URL(endpoint.url);
  url.searchParams.set('audience', audience);
  const headers = { authorization: `Bearer ${endpoint.requestToken}`, accept: 'application/json' };
  const request = { method: 'GET', url, headers, proxy, seconds: TIMEOUT_SECONDS } as const;
  const answer = await sendAgain(request, { ...context, troubleOf: idTokenTrouble });
  const token = tokenIn(answer);
  if (token !== undefined) return token;
  throw idTokenFailed({ host: url.host, isFinal: idTokenTrouble(answer) === undefined, said: describeAnswer(answer) });
}

function idTokenTrouble(answer: HttpAnswer): TroubleKind | undefined {
  const isNotReady = answer.kind === 'answer' && answer.status === 403 && answer.body.includes("Can't issue ID_TOKEN");
  return isNotReady ? 'server' : answerTrouble(answer);
}

function tokenIn(answer: HttpAnswer): string | undefined {
  if (answer.kind !== 'answer' || answer.status !== 200) return undefined;
  const { value } = record(parseJson(answer.body));
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The claims of an ID token, unverified, to show them; empty where the text is no JWT (RFC 7519). */
export function readClaims(token: string): Claims {
  return record(parseJson(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')));
}
