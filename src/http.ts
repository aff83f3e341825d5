import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { ProxyVariables } from './aws/connection.ts';

/** An answer of a server, or why there was none. */
export type HttpAnswer =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
      readonly body: string;
    }
  | { readonly kind: 'no-answer'; readonly reason: string };

export type HttpRequest = {
  readonly url: URL;
  /** Default: GET. */
  readonly method?: 'GET' | 'HEAD' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly proxy: ProxyVariables;
  readonly timeoutMs: number;
};

/**
 * One request, through the environment's proxy; redirects are not followed. Node's own client: `fetch` would load a whole
 * second one at each start.
 */
export function request({ url, method = 'GET', headers = {}, proxy, timeoutMs }: HttpRequest): Promise<HttpAnswer> {
  const secure = url.protocol === 'https:';
  const options = {
    method,
    agent: secure ? new HttpsAgent({ proxyEnv: proxy }) : new HttpAgent({ proxyEnv: proxy }),
    headers: { 'user-agent': 'ecr-build-push', ...headers },
    signal: AbortSignal.timeout(timeoutMs),
  };
  return new Promise((resolve) => {
    const fail = (error: Error): void => {
      const isLate = error.name === 'TimeoutError' || error.name === 'AbortError';
      resolve({ kind: 'no-answer', reason: isLate ? `no answer in ${timeoutMs / 1000} s` : error.message });
    };
    (secure ? httpsRequest : httpRequest)(url, options, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        body += chunk;
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
