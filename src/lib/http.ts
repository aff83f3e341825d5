import { Agent as HttpAgent, request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { ProxyVariables } from './proxy.ts';

/** The answer of a server, or why there is none. */
export type HttpAnswer =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: IncomingHttpHeaders;
      /** The body, at most its first 1 Mi characters. */
      readonly body: string;
    }
  | { readonly kind: 'no-answer'; readonly reason: string };

/** The time within which requests have to be answered; several can share one. */
export type TimeLimit = { readonly signal: AbortSignal; readonly seconds: number };

/** A limit that starts now. */
export function timeLimit(seconds: number): TimeLimit {
  return { signal: AbortSignal.timeout(seconds * 1000), seconds };
}

/** One request. */
export type HttpRequest = {
  readonly method: 'GET' | 'HEAD' | 'POST';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly proxy: ProxyVariables;
  readonly limit: TimeLimit;
};

const BODY_LENGTH = 1024 * 1024;

/**
 * Sends one request, through the proxy where the variables name one. Follows no redirects, tries nothing again.
 *
 * The limit holds from the start. Node's own `signal` ends a request only once it has a socket, which it never gets from a proxy
 * that takes the connection and does not answer CONNECT; `timeout` is what closes the connection to such a proxy.
 */
export function send({ method, url, headers, proxy, limit }: HttpRequest): Promise<HttpAnswer> {
  const secure = url.protocol === 'https:';
  const timeout = limit.seconds * 1000;
  const agent = secure ? new HttpsAgent({ proxyEnv: proxy, timeout }) : new HttpAgent({ proxyEnv: proxy, timeout });
  const options = { method, agent, headers: { 'user-agent': 'ecr-build-push', ...headers } };
  return new Promise((resolve) => {
    const end = (answer: HttpAnswer): void => {
      limit.signal.removeEventListener('abort', onLimit);
      resolve(answer);
    };
    const onLimit = (): void => {
      end({ kind: 'no-answer', reason: `no answer in ${limit.seconds} s` });
      request.destroy();
      agent.destroy();
    };
    const fail = ({ message }: Error): void => end({ kind: 'no-answer', reason: message });
    const request = (secure ? httpsRequest : httpRequest)(url, options, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        body = (body + chunk).slice(0, BODY_LENGTH);
      });
      response.on('error', fail);
      response.on('end', () =>
        end({ kind: 'answer', status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    }).on('error', fail);
    limit.signal.addEventListener('abort', onLimit, { once: true });
    if (limit.signal.aborted) onLimit();
    else request.end();
  });
}
