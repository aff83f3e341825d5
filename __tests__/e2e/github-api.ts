import { execFile } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A GitHub whose API knows the commits, branches and tags of a folder, and counts what it is asked. */
export class GithubStandIn {
  /** `base...head` of each comparison, and what else was asked for by its path. */
  readonly asked: string[] = [];
  readonly #server: Server;
  readonly #folder: string;
  /** Answers with that status, whatever is asked. */
  status = 200;

  private constructor(folder: string) {
    this.#folder = folder;
    this.#server = createServer(async (request, response) => {
      const { status, body } = await this.#answer(decodeURIComponent(request.url ?? ''));
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  }

  static async start(folder: string): Promise<GithubStandIn> {
    const github = new GithubStandIn(folder);
    await new Promise<void>((resolve) => github.#server.listen(0, '127.0.0.1', resolve));
    return github;
  }

  /** For GITHUB_API_URL. */
  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #git(...args: string[]): Promise<string> {
    return (await run('git', args, { cwd: this.#folder })).stdout.trim();
  }

  async #answer(path: string): Promise<{ readonly status: number; readonly body: object }> {
    const [, base = '', head = ''] = /\/compare\/(.+)\.\.\.([^?]+)/.exec(path) ?? [];
    const [, tag] = /\/commits\/tags\/([^?]+)/.exec(path) ?? [];
    this.asked.push(tag === undefined ? `${base}...${head}` : `tags/${tag}`);
    if (this.status !== 200) return { status: this.status, body: { message: 'no' } };
    try {
      if (tag !== undefined)
        return { status: 200, body: { sha: await this.#git('rev-parse', `refs/tags/${tag}^{commit}`) } };
      return { status: 200, body: { status: await this.#compare(base, head) } };
    } catch {
      return { status: 404, body: { message: 'Not Found' } };
    }
  }

  async #compare(base: string, head: string): Promise<string> {
    const [one, two] = await Promise.all(
      [base, head].map((name) => this.#git('rev-parse', '--verify', `${name}^{commit}`)),
    );
    const common = await this.#git('merge-base', one ?? '', two ?? '').catch(() => '');
    if (one === two) return 'identical';
    return common === one ? 'ahead' : common === two ? 'behind' : 'diverged';
  }
}
