import { parseJson, record } from '../lib/json.ts';
import { omitUndefined } from '../lib/omit-undefined.ts';

/** How a registry wants a client to show who it is (WWW-Authenticate, RFC 9110). */
export type Challenge =
  | { readonly kind: 'basic' }
  | {
      readonly kind: 'bearer';
      /** Where tokens are given out. */
      readonly realm: string;
      readonly service?: string;
      /** The rights that the token needs, as the registry names them: several have blanks between them. */
      readonly scope?: string;
      /** `insufficient_scope` where the token has not these rights. */
      readonly error?: string;
    };

/** The challenge that a client can answer: that of tokens before that of a password; `undefined` where there is none. */
export function parseChallenge(header: string): Challenge | undefined {
  const challenges = [...header.matchAll(CHALLENGE)].map(([, scheme = '', fields = '']) => ({
    scheme: scheme.toLowerCase(),
    fields: new Map(
      [...fields.matchAll(FIELD)].map(([, name = '', quoted, plain = '']) => [
        name.toLowerCase(),
        quoted?.replaceAll(/\\(.)/g, '$1') ?? plain,
      ]),
    ),
  }));
  const bearer = challenges.find(({ scheme, fields }) => scheme === 'bearer' && fields.has('realm'))?.fields;
  if (bearer !== undefined) {
    const [service, scope, error] = [bearer.get('service'), bearer.get('scope'), bearer.get('error')];
    return omitUndefined({ kind: 'bearer', realm: bearer.get('realm') ?? '', service, scope, error });
  }
  return challenges.some(({ scheme }) => scheme === 'basic') ? { kind: 'basic' } : undefined;
}

/** A scheme with its fields: a name that no `=` follows is a scheme. */
const CHALLENGE = /([\w-]+)(?![\w-]|\s*=)((?:[\s,]+[\w-]+\s*=\s*(?:"(?:[^"\\]|\\.)*"|[^\s,"]*))*)/g;
const FIELD = /([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]*))/g;

/** What a client wants to do in a repository. */
export type Access = {
  readonly repository: string;
  readonly actions: 'pull' | 'pull,push';
  /** Another repository of the registry, from which a blob is to be mounted. */
  readonly mountFrom?: string;
};

/** The rights that a token needs (https://distribution.github.io/distribution/spec/auth/scope/), with those that the registry names. */
export function scopesFor({ repository, actions, mountFrom }: Access, named = ''): readonly string[] {
  const own = `repository:${repository}:${actions}`;
  const mount = mountFrom === undefined ? [] : [`repository:${mountFrom}:pull`];
  // What the registry names for this repository may be less than what is wanted next.
  const others = named.split(' ').filter((scope) => scope !== '' && !scope.startsWith(`repository:${repository}:`));
  return [...new Set([own, ...mount, ...others])];
}

/** A token, and for how long it is good. */
export type BearerToken = { readonly token: string; readonly seconds: number };

/** What a place for tokens has answered; `undefined` where that is no token (https://distribution.github.io/distribution/spec/auth/token/). */
export function parseToken(json: string): BearerToken | undefined {
  const { token, access_token: accessToken, expires_in: expiresIn } = record(parseJson(json));
  const found = [token, accessToken].find(
    (text): text is string => typeof text === 'string' && /^[\x21-\x7e]+$/.test(text),
  );
  if (found === undefined) return undefined;
  return { token: found, seconds: typeof expiresIn === 'number' && expiresIn > 0 ? expiresIn : LEAST_SECONDS };
}

/** A token is good for so long where nothing else is said (the same specification). */
const LEAST_SECONDS = 60;
