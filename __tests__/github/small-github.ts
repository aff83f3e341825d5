import { createServer } from 'node:http';
import { addressOf } from '../lib/listening.ts';

/** What a question is answered with: a status and JSON, or whatever text; `undefined`: nothing, ever. */
export type SmallAnswer = { readonly status: number; readonly body: unknown } | undefined;

/** A GitHub API on this machine. */
export type SmallGithub = {
  /** For GITHUB_API_URL. */
  readonly url: string;
  /** Path and query of each request, as they came. */
  readonly asked: string[];
  /** The `authorization` of each request. */
  readonly tokens: (string | undefined)[];
  /** Ends it, with the connections that still wait. */
  readonly close: () => Promise<void>;
};

/** Starts a GitHub that answers so. `about`: a path without its query. */
export async function startGithub(answer: (about: string) => SmallAnswer): Promise<SmallGithub> {
  const asked: string[] = [];
  const tokens: (string | undefined)[] = [];
  const server = createServer(({ url = '', headers }, response) => {
    asked.push(url);
    tokens.push(headers.authorization);
    const answered = answer(decodeURIComponent(url.replace(/\?.*$/, '')));
    if (answered === undefined) return;
    const { status, body } = answered;
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  };
  return { url: `http://${addressOf(server)}`, asked, tokens, close };
}
