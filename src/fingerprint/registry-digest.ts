import type { ImageReference } from '../dockerfile/image-reference.ts';
import { type HttpAnswer, send, type TimeLimit } from '../lib/http.ts';
import { parseJson, record } from '../lib/json.ts';
import type { ProxyVariables } from '../lib/proxy.ts';

/** The digest that a registry has for a tag, or why it is not known. */
export type Lookup =
  | { readonly kind: 'digest'; readonly digest: string }
  | { readonly kind: 'unknown'; readonly reason: string };

/** The proxy, and the time that all look-ups have together. */
export type LookupOptions = { readonly proxy: ProxyVariables; readonly limit: TimeLimit };

/** The types that a tag can stand for; without this list registries convert a manifest, or deny that they have it. */
const MANIFEST_TYPES = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

/**
 * Asks a registry, as anybody could, for the digest of a tag: no credentials are ever sent. Never throws. A HEAD request
 * does not count towards the pull limit of Docker Hub (https://docs.docker.com/docker-hub/usage/pulls/).
 * https://github.com/opencontainers/distribution-spec/blob/main/spec.md#checking-if-content-exists-in-the-registry
 */
export async function lookUpDigest(image: ImageReference, connection: LookupOptions): Promise<Lookup> {
  const url = new URL(`${baseUrl(image.host)}/v2/${image.repository}/manifests/${image.tag}`);
  const first = await head(url, undefined, connection);
  if (first.kind === 'no-answer' || first.status !== 401) return digestIn(first);
  const challenge = String(first.headers['www-authenticate'] ?? '');
  const token = await anonymousToken({ challenge, url, repository: image.repository }, connection);
  if (token.kind === 'unknown') return token;
  return digestIn(await head(url, token.token, connection));
}

/** The address of a registry: that of Docker Hub has a host of its own, and only registries on this machine go without TLS, as for Docker. */
function baseUrl(host: string): string {
  return host === 'docker.io' ? 'https://registry-1.docker.io' : `${isLoopback(host) ? 'http' : 'https'}://${host}`;
}

function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/.test(host);
}

/** Whether a registry may redirect us: to TLS only, or from this machine to itself. */
function mayLead(from: URL, to: URL): boolean {
  return to.protocol === 'https:' || (to.protocol === 'http:' && isLoopback(to.host) && isLoopback(from.host));
}

async function head(url: URL, token: string | undefined, connection: LookupOptions): Promise<HttpAnswer> {
  let at = url;
  for (let redirects = 0; ; redirects += 1) {
    // A token is sent only to the host that it was asked for.
    const bearer = token === undefined || at.host !== url.host ? {} : { authorization: `Bearer ${token}` };
    const headers = { accept: MANIFEST_TYPES, ...bearer };
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
  if (typeof digest === 'string' && /^sha(256|512):[0-9a-f]{64,128}$/.test(digest)) return { kind: 'digest', digest };
  return unknownDigest('the registry told no digest');
}

function unknownDigest(reason: string): { readonly kind: 'unknown'; readonly reason: string } {
  return { kind: 'unknown', reason };
}

type Challenge = { readonly challenge: string; readonly url: URL; readonly repository: string };

/** https://distribution.github.io/distribution/spec/auth/token/ */
async function anonymousToken({ challenge, url: asked, repository }: Challenge, connection: LookupOptions) {
  if (!/^bearer\s/i.test(challenge)) return unknownDigest('HTTP 401, it needs a login');
  const fields = new Map([...challenge.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]));
  const url = URL.parse(fields.get('realm') ?? '');
  if (url === null || !mayLead(asked, url)) return unknownDigest('HTTP 401, and it names no place for tokens');
  const service = fields.get('service');
  if (service !== undefined) url.searchParams.set('service', service);
  url.searchParams.set('scope', fields.get('scope') ?? `repository:${repository}:pull`);
  const answer = await send({ method: 'GET', url, headers: { accept: 'application/json' }, ...connection });
  if (answer.kind === 'no-answer') return unknownDigest(answer.reason);
  const token = answer.status === 200 ? bearerToken(answer.body) : undefined;
  return token === undefined ? unknownDigest('it gives nothing without a login') : ({ kind: 'token', token } as const);
}

function bearerToken(json: string): string | undefined {
  const { token, access_token: accessToken } = record(parseJson(json));
  return [token, accessToken].find((text): text is string => typeof text === 'string' && /^[\x21-\x7e]+$/.test(text));
}
