import { parseChallenge, parseToken, scopesFor } from '../distribution/auth-challenge.ts';
import { isDigest, MANIFEST_TYPES } from '../distribution/image-parts.ts';
import { mayLead, registryOrigin } from '../distribution/registry-host.ts';
import type { ImageReference } from '../dockerfile/image-reference.ts';
import { type HttpAnswer, send, type TimeLimit } from '../lib/http.ts';
import type { ProxyVariables } from '../lib/proxy.ts';

/** The digest that a registry has for a tag, or why it is not known. */
export type Lookup =
  | { readonly kind: 'digest'; readonly digest: string }
  | { readonly kind: 'unknown'; readonly reason: string };

/** The proxy, and the time that all look-ups have together. */
export type LookupOptions = { readonly proxy: ProxyVariables; readonly limit: TimeLimit };

/**
 * Asks a registry, as anybody could, for the digest of a tag: no credentials are ever sent. Never throws. A HEAD request
 * does not count towards the pull limit of Docker Hub (https://docs.docker.com/docker-hub/usage/pulls/).
 * https://github.com/opencontainers/distribution-spec/blob/main/spec.md#checking-if-content-exists-in-the-registry
 */
export async function lookUpDigest(image: ImageReference, connection: LookupOptions): Promise<Lookup> {
  const url = new URL(`/v2/${image.repository}/manifests/${image.tag}`, registryOrigin(image.host));
  const first = await head(url, undefined, connection);
  if (first.kind === 'no-answer' || first.status !== 401) return digestIn(first);
  const challenge = String(first.headers['www-authenticate'] ?? '');
  const token = await anonymousToken({ challenge, url, repository: image.repository }, connection);
  if (token.kind === 'unknown') return token;
  return digestIn(await head(url, token.token, connection));
}

async function head(url: URL, token: string | undefined, connection: LookupOptions): Promise<HttpAnswer> {
  let at = url;
  for (let redirects = 0; ; redirects += 1) {
    // A token is sent only to the host that it was asked for.
    const bearer = token === undefined || at.host !== url.host ? {} : { authorization: `Bearer ${token}` };
    const headers = { accept: MANIFEST_TYPES.join(', '), ...bearer };
    const answer = await send({ method: 'HEAD', url: at, headers, ...connection });
    const location = answer.kind === 'answer' && /^30[1278]$/.test(String(answer.status)) && answer.headers.location;
    const next = location ? URL.parse(location, at.href) : null;
    if (next === null || !mayLead(at, next) || redirects === 3) return answer;
    at = next;
  }
}

function digestIn(answer: HttpAnswer): Lookup {
  if (answer.kind === 'no-answer') return unknownDigest(answer.reason);
  if (answer.status !== 200) return unknownDigest(`HTTP ${answer.status}`);
  const digest = answer.headers['docker-content-digest'];
  if (typeof digest === 'string' && isDigest(digest)) return { kind: 'digest', digest };
  return unknownDigest('the registry told no digest');
}

function unknownDigest(reason: string): { readonly kind: 'unknown'; readonly reason: string } {
  return { kind: 'unknown', reason };
}

type Challenged = { readonly challenge: string; readonly url: URL; readonly repository: string };

async function anonymousToken({ challenge: header, url: asked, repository }: Challenged, connection: LookupOptions) {
  const challenge = parseChallenge(header);
  if (challenge?.kind !== 'bearer')
    return unknownDigest(
      /^bearer\s/i.test(header) ? 'HTTP 401, and it names no place for tokens' : 'HTTP 401, it needs a login',
    );
  const url = URL.parse(challenge.realm);
  if (url === null || !mayLead(asked, url)) return unknownDigest('HTTP 401, and it names no place for tokens');
  if (challenge.service !== undefined) url.searchParams.set('service', challenge.service);
  for (const scope of scopesFor({ repository, actions: 'pull' }, challenge.scope))
    url.searchParams.append('scope', scope);
  const answer = await send({ method: 'GET', url, headers: { accept: 'application/json' }, ...connection });
  if (answer.kind === 'no-answer') return unknownDigest(answer.reason);
  const token = answer.status === 200 ? parseToken(answer.body)?.token : undefined;
  return token === undefined ? unknownDigest('it gives nothing without a login') : ({ kind: 'token', token } as const);
}
