import {
  type RegistryPlace,
  registryDenied,
  registryRefused,
  registryUnreachable,
  repositoryAbsent,
} from '../errors/distribution-errors.ts';
import type { Failure } from '../errors/failure.ts';
import { formatSeconds } from '../lib/format.ts';
import type { ProxyVariables } from '../lib/proxy.ts';
import { type Clock, type RetryPlan, retry, type Schedule } from '../lib/retry.ts';
import { scheduleFor, type TroubleKind, type WorkPhase } from '../plan/retry-policy.ts';
import type { Access } from './auth-challenge.ts';
import { HttpConnections, type StreamedAnswer, type StreamedRequest } from './http-connections.ts';
import { NoAnswer } from './idle-watch.ts';
import {
  describeAnswer,
  isLoginTrouble,
  isOk,
  type RegistryAnswer,
  registryTrouble,
  saidIn,
} from './registry-answers.ts';
import { mayLead, registryOrigin } from './registry-host.ts';
import { RegistryTokens, type UserLogin } from './registry-tokens.ts';

/** The means of the connections to a registry. */
export type RegistryMeans = {
  /** With its port where it has one; `docker.io` is Docker Hub. */
  readonly host: string;
  /** `https`; `http` only on this machine. */
  readonly scheme?: string | undefined;
  /** The login at the registry; `undefined`: none. Asked when first needed, and again where it has run out. */
  readonly login: () => Promise<UserLogin | undefined>;
  readonly proxy: ProxyVariables;
  readonly clock: Clock;
  readonly info: (line: string) => void;
  readonly mask: (secret: string) => void;
  /** How much is done by now; decides how long retries go on. */
  readonly phase: () => WorkPhase;
};

/** A request of the registry; `access`: what it needs. */
export type RegistryRequest = Omit<StreamedRequest, 'idleSeconds' | 'headers'> & {
  readonly access: Access;
  readonly headers?: Readonly<Record<string, string>>;
};

/** What a request needs, and what it is for, in messages. */
export type RequestPurpose = { readonly permission: string; readonly asked: string };

/** How work is done again. */
export type Again = {
  /** In the place of the connection's own. */
  readonly phase?: WorkPhase;
  /** Whether something was done since this was asked last: then the time of retries starts anew. */
  readonly moved?: () => boolean;
};

/** Trouble that may be none a moment later. */
export class PassingTrouble extends Error {
  readonly kind: TroubleKind;

  constructor(message: string, kind: TroubleKind) {
    super(message);
    this.kind = kind;
  }
}

/** Requests of one registry, with what shows who asks, over connections that are kept. */
export class RegistryConnection {
  readonly host: string;
  readonly origin: URL;
  readonly #means: RegistryMeans;
  readonly #connections: HttpConnections;
  readonly #tokens: RegistryTokens;

  constructor(means: RegistryMeans) {
    this.#means = means;
    this.host = means.host;
    this.origin = registryOrigin(means.host, means.scheme);
    this.#connections = new HttpConnections(means.proxy);
    const send = async (request: Omit<StreamedRequest, 'idleSeconds'>): Promise<RegistryAnswer> =>
      passed(await readAnswer(await this.#connections.send({ ...request, idleSeconds: IDLE_SECONDS })));
    this.#tokens = new RegistryTokens({ ...means, origin: this.origin, send });
  }

  /**
   * The failure behind an answer that refuses access, or anything else. `permission`: what the request needs, `asked`: what for.
   */
  async refusal(place: RegistryPlace, answer: RegistryAnswer, { permission, asked }: RequestPurpose): Promise<Failure> {
    const said = describeAnswer(answer);
    const unauthorized = answer.status === 401 ? await this.#tokens.unauthorized(place, said) : undefined;
    if (unauthorized !== undefined) return unauthorized;
    if (answer.status === 401 || answer.status === 403) return registryDenied(place, permission, said);
    if (saidIn(answer).code === 'NAME_UNKNOWN') return repositoryAbsent(place, said);
    return registryRefused(place, asked, said);
  }

  /**
   * The answer to a request, read to its end. Sent again by the policy where nobody answers, or trouble that passes.
   *
   * @throws Failure `registry-unreachable`, `registry-unauthorized` where no token is given for the login
   */
  async ask(request: RegistryRequest): Promise<RegistryAnswer> {
    try {
      return await this.again(async () => passed(await this.askOnce(request)));
    } catch (error) {
      if (error instanceof AnswerTrouble) return error.answer;
      throw error;
    }
  }

  /** The answer to a request, read to its end, without any retry but that with a new login. */
  async askOnce(request: RegistryRequest): Promise<RegistryAnswer> {
    const answer = await this.open(request);
    return 'answer' in answer ? answer.answer : await readAnswer(answer);
  }

  /**
   * The answer to a request, of which a success is still to be read. A login that has run out is renewed, once.
   *
   * @throws NoAnswer
   */
  async open(request: RegistryRequest): Promise<StreamedAnswer | { readonly answer: RegistryAnswer }> {
    const credentials = await this.#tokens.credentials(request.access);
    const first = await this.#follow(request, credentials.headers);
    if (isOk(first)) return first;
    const refused = await readAnswer(first);
    if (!isLoginTrouble(refused)) return { answer: refused };
    this.#tokens.forget(credentials, refused);
    const again = await this.#tokens.credentials(request.access);
    if (again.headers.authorization === credentials.headers.authorization) return { answer: refused };
    const second = await this.#follow(request, again.headers);
    return isOk(second) ? second : { answer: await readAnswer(second) };
  }

  /**
   * Does work again, by the policy, for as long as it ends with trouble that passes.
   *
   * @throws Failure `registry-unreachable`; AnswerTrouble; whatever else the work throws
   */
  async again<T>(work: () => Promise<T>, how: Again = {}): Promise<T> {
    const { clock, info } = this.#means;
    const { phase = this.#means.phase(), moved = () => false } = how;
    let schedules = new Map<TroubleKind, Schedule>();
    const plan: RetryPlan = {
      scheduleOf: (error) => {
        const kind = troubleOf(error);
        if (kind === undefined) return undefined;
        if (moved()) schedules = new Map();
        // The tries of each schedule are counted by its identity.
        const schedule = schedules.get(kind) ?? copyOf(scheduleFor(kind, phase));
        if (schedule !== undefined) schedules.set(kind, schedule);
        return schedule;
      },
      onRetry: (error, pauseMs) =>
        info(`${this.host}: ${wordsOf(error)}; trying again in ${formatSeconds(pauseMs / 1000)}.`),
    };
    try {
      return await retry(plan, clock, async () => await work());
    } catch (error) {
      const isGone =
        error instanceof NoAnswer || (error instanceof PassingTrouble && !(error instanceof AnswerTrouble));
      throw isGone ? registryUnreachable(this.host, error.message, error) : error;
    }
  }

  close(): void {
    this.#connections.close();
  }

  /** Follows redirects, as to a place where blobs are stored. Who asks is shown to the API of the registry alone. */
  async #follow(request: RegistryRequest, credentials: Readonly<Record<string, string>>): Promise<StreamedAnswer> {
    const { access: _, headers = {}, ...rest } = request;
    let at = request.url;
    for (let redirects = 0; ; redirects += 1) {
      const isOwn = at.origin === this.origin.origin && at.pathname.startsWith('/v2/');
      const shown = { ...headers, ...(isOwn ? credentials : {}) };
      const answer = await this.#connections.send({ ...rest, url: at, headers: shown, idleSeconds: IDLE_SECONDS });
      const next = request.method === 'GET' && REDIRECT.has(answer.status) ? answer.headers.location : undefined;
      const to = next === undefined ? null : URL.parse(next, at.href);
      if (to === null || !mayLead(at, to) || redirects === MOST_REDIRECTS) return answer;
      for await (const _rest of answer.body);
      at = to;
    }
  }
}

/** An answer that may be another one a moment later. */
export class AnswerTrouble extends PassingTrouble {
  readonly answer: RegistryAnswer;

  constructor(answer: RegistryAnswer, kind: TroubleKind) {
    super(describeAnswer(answer), kind);
    this.answer = answer;
  }
}

/** The answer, where it is no trouble that passes. */
export function passed(answer: RegistryAnswer): RegistryAnswer {
  const kind = registryTrouble(answer);
  if (kind !== undefined) throw new AnswerTrouble(answer, kind);
  return answer;
}

const REDIRECT: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const MOST_REDIRECTS = 5;

/** Nothing may move for so long. */
const IDLE_SECONDS = 60;

/** Registries take manifests of 4 MiB (the specification says so); nothing else that is read whole is longer. */
const LONGEST_ANSWER = 16 * 1024 * 1024;

async function readAnswer({ status, headers, body }: StreamedAnswer): Promise<RegistryAnswer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > LONGEST_ANSWER) throw new NoAnswer(`the answer is longer than ${LONGEST_ANSWER} bytes`, 'TOO_LONG');
    chunks.push(chunk);
  }
  return { status, headers, body: Buffer.concat(chunks) };
}

function troubleOf(error: unknown): TroubleKind | undefined {
  if (error instanceof PassingTrouble) return error.kind;
  // What TLS does not trust stays so.
  return error instanceof NoAnswer && !FINAL.test(error.code) ? 'network' : undefined;
}

const FINAL = /^(CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|ERR_TLS|ERR_SSL|EPROTO|HPE_|TOO_LONG)/;

function copyOf(schedule: Schedule | undefined): Schedule | undefined {
  return schedule === undefined ? undefined : { ...schedule };
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
