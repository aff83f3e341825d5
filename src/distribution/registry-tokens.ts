import { loginMissing, loginRefused, type RegistryPlace, unsafeRealm } from '../errors/distribution-errors.ts';
import type { Failure } from '../errors/failure.ts';
import type { Clock } from '../lib/retry.ts';
import { type Access, type Challenge, parseChallenge, parseToken, scopesFor } from './auth-challenge.ts';
import { bodyOf, type StreamedRequest } from './http-connections.ts';
import { describeAnswer, isLoginTrouble, isOk, type RegistryAnswer } from './registry-answers.ts';
import { mayLead } from './registry-host.ts';

/** A user's name and password; the name `<token>` stands for an identity token, as in Docker's configuration. */
export type UserLogin = { readonly username: string; readonly password: string };

/** What tokens are made with. */
export type TokenContext = {
  /** Where the API of the registry is. */
  readonly origin: URL;
  /** The login at the registry; `undefined`: there is none, it is asked as anybody could. Asked again where it has run out. */
  readonly login: () => Promise<UserLogin | undefined>;
  readonly send: (request: Omit<StreamedRequest, 'idleSeconds'>) => Promise<RegistryAnswer>;
  readonly clock: Pick<Clock, 'now'>;
  readonly mask: (secret: string) => void;
};

/** What a request shows; `generation`: of what is known by then. */
export type Credentials = { readonly headers: Readonly<Record<string, string>>; readonly generation: number };

type KeptToken = { readonly token: string; readonly untilMs: number };

/** Shows a registry who asks: by a password, or by tokens that it gives for one, which are kept until they run out. */
export class RegistryTokens {
  readonly #context: TokenContext;
  #login: Promise<UserLogin | undefined> | undefined;
  #challenge: Promise<Challenge | undefined> | undefined;
  readonly #tokens = new Map<string, Promise<KeptToken | undefined>>();
  #generation = 0;

  constructor(context: TokenContext) {
    this.#context = context;
  }

  /** The header that shows who asks; none where the registry wants none, or there is no login. */
  async credentials(access: Access): Promise<Credentials> {
    const generation = this.#generation;
    this.#challenge ??= this.#askChallenge();
    const challenge = await this.#challenge;
    const authorization = challenge === undefined ? undefined : await this.#authorization(challenge, access);
    return { headers: authorization === undefined ? {} : { authorization }, generation };
  }

  /** Takes what the registry has refused as of no more use, and its own words as what it wants. */
  forget({ generation }: Credentials, refused: RegistryAnswer): void {
    // Requests that were on their way at the same time were refused for the same reason.
    if (generation !== this.#generation) return;
    this.#generation += 1;
    const challenge = parseChallenge(refused.headers['www-authenticate'] ?? '');
    if (challenge !== undefined) this.#challenge = Promise.resolve(challenge);
    this.#tokens.clear();
    this.#login = undefined;
  }

  /** Why the registry lets nobody in: for want of a login, or as this one is wrong; `undefined`: as it has not the right. */
  async unauthorized(place: RegistryPlace, said: string): Promise<Failure | undefined> {
    if ((await this.#currentLogin()) === undefined) return loginMissing(place, said);
    // A token is given for a login that is right.
    return (await this.#challenge)?.kind === 'bearer' ? undefined : loginRefused(place.host, place.host, said);
  }

  async #authorization(challenge: Challenge, access: Access): Promise<string | undefined> {
    switch (challenge.kind) {
      case 'basic': {
        const login = await this.#currentLogin();
        return login === undefined ? undefined : basic(login);
      }
      case 'bearer': {
        const token = await this.#token(challenge, scopesFor(access, challenge.scope));
        return token === undefined ? undefined : `Bearer ${token}`;
      }
    }
  }

  #currentLogin(): Promise<UserLogin | undefined> {
    this.#login ??= this.#context.login();
    return this.#login;
  }

  async #askChallenge(): Promise<Challenge | undefined> {
    try {
      const answer = await this.#context.send({
        method: 'GET',
        url: new URL('/v2/', this.#context.origin),
        headers: {},
      });
      return answer.status === 401 ? parseChallenge(answer.headers['www-authenticate'] ?? '') : undefined;
    } catch (error) {
      this.#challenge = undefined;
      throw error;
    }
  }

  async #token(challenge: BearerChallenge, scopes: readonly string[]): Promise<string | undefined> {
    const key = scopes.join(' ');
    for (let known = this.#tokens.get(key); known !== undefined; known = this.#tokens.get(key)) {
      const kept = await known;
      if (kept === undefined || kept.untilMs > this.#context.clock.now()) return kept?.token;
      if (this.#tokens.get(key) === known) this.#tokens.delete(key);
    }
    const asked = this.#askToken(challenge, scopes).catch((error: unknown) => {
      this.#tokens.delete(key);
      throw error;
    });
    this.#tokens.set(key, asked);
    return (await asked)?.token;
  }

  async #askToken(challenge: BearerChallenge, scopes: readonly string[]): Promise<KeptToken | undefined> {
    const { clock, mask } = this.#context;
    const startMs = clock.now();
    let answer = await this.#requestToken(challenge, scopes);
    if (!isOk(answer) && isLoginTrouble(answer) && (await this.#currentLogin()) !== undefined) {
      this.#login = undefined;
      answer = await this.#requestToken(challenge, scopes);
    }
    const token = isOk(answer) ? parseToken(answer.body.toString('utf8')) : undefined;
    if (token !== undefined) {
      mask(token.token);
      return { token: token.token, untilMs: startMs + token.seconds * KEPT_SHARE * 1000 };
    }
    const login = await this.#currentLogin();
    if (login === undefined) return undefined;
    throw loginRefused(this.#context.origin.host, new URL(challenge.realm).host, describeAnswer(answer));
  }

  async #requestToken(challenge: BearerChallenge, scopes: readonly string[]): Promise<RegistryAnswer> {
    const { origin, send } = this.#context;
    const url = URL.parse(challenge.realm);
    if (url === null || !mayLead(origin, url)) throw unsafeRealm(origin.host, challenge.realm);
    const login = await this.#currentLogin();
    return await send(tokenRequest(url, { challenge, scopes, login }));
  }
}

type BearerChallenge = Extract<Challenge, { readonly kind: 'bearer' }>;

/** A token is asked for anew before it runs out on its way. */
const KEPT_SHARE = 0.8;

type WantedToken = {
  readonly challenge: BearerChallenge;
  readonly scopes: readonly string[];
  readonly login: UserLogin | undefined;
};

/** With a password https://distribution.github.io/distribution/spec/auth/token/, with an identity token .../auth/oauth/. */
function tokenRequest(realm: URL, { challenge, scopes, login }: WantedToken): Omit<StreamedRequest, 'idleSeconds'> {
  if (login?.username === IDENTITY) {
    const form = new URLSearchParams({ grant_type: 'refresh_token', client_id: CLIENT, refresh_token: login.password });
    if (challenge.service !== undefined) form.set('service', challenge.service);
    form.set('scope', scopes.join(' '));
    const bytes = Buffer.from(form.toString());
    const body = bodyOf(bytes);
    return { method: 'POST', url: realm, headers: { 'content-type': 'application/x-www-form-urlencoded' }, body };
  }
  const url = new URL(realm);
  if (challenge.service !== undefined) url.searchParams.set('service', challenge.service);
  for (const scope of scopes) url.searchParams.append('scope', scope);
  return { method: 'GET', url, headers: login === undefined ? {} : { authorization: basic(login) } };
}

/** The user's name that stands for an identity token (https://docs.docker.com/reference/cli/docker/login/). */
const IDENTITY = '<token>';
const CLIENT = 'ecr-build-push';

function basic({ username, password }: UserLogin): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}
