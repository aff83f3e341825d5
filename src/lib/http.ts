import { Agent as HttpAgent, request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { ProxyVariables } from './proxy.ts';

/** What a server said, or why nothing came. */
export type HttpAnswer =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: IncomingHttpHeaders;
      /** At most its first 1 Mi characters. */
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

/** Sends one request, through the proxy where the variables name one. Follows no redirects, tries nothing again. */
export function send({ method, url, headers, proxy, limit }: HttpRequest): Promise<HttpAnswer> {
  const secure = url.protocol === 'https:';
  const options = {
    method,
    agent: secure ? new HttpsAgent({ proxyEnv: proxy }) : new HttpAgent({ proxyEnv: proxy }),
    headers: { 'user-agent': 'ecr-build-push', ...headers },
    signal: limit.signal,
  };
  return new Promise((resolve) => {
    const fail = (error: Error): void => {
      const isLate = error.name === 'TimeoutError' || error.name === 'AbortError';
      resolve({ kind: 'no-answer', reason: isLate ? `no answer in ${limit.seconds} s` : error.message });
    };
    (secure ? httpsRequest : httpRequest)(url, options, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        body = (body + chunk).slice(0, BODY_LENGTH);
      });
      response.on('error', fail);
      response.on('end', () =>
        resolve({ kind: 'answer', status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    })
      .on('error', fail)
      .end();
  });
}
