import { getOctokit } from '@actions/github';
import { send, type TimeLimit } from '../lib/http.ts';
import type { ProxyVariables } from '../lib/proxy.ts';

/** The address of GitHub's API, and the repository that it is asked about. */
export type GithubAccess = {
  /** A secret. */
  readonly token: string;
  /** GITHUB_API_URL. */
  readonly url: string;
  readonly owner: string;
  readonly repo: string;
  readonly proxy: ProxyVariables;
};

/** How a commit stands to another one (https://docs.github.com/en/rest/commits/commits#compare-two-commits). */
export type Comparison = 'ahead' | 'behind' | 'diverged' | 'identical';

/** What GitHub's API tells of a repository; no answer takes longer than the limit. */
export type GithubApi = {
  /** How `head` stands to `base`; both are commits or branches. `undefined` where it does not tell. */
  compare(base: string, head: string, limit: TimeLimit): Promise<Comparison | undefined>;
  /** The commit of a git tag; `undefined` where there is none, or where it does not tell. */
  tagCommit(name: string, limit: TimeLimit): Promise<string | undefined>;
};

/**
 * GitHub's API for one repository. A call is never tried again, never made twice, and never throws: without an answer the
 * result is `undefined`.
 */
export function githubApi({ token, url, owner, repo, proxy }: GithubAccess): GithubApi {
  const compared = new Map<string, Promise<Comparison | undefined>>();
  const octokitFor = (limit: TimeLimit) =>
    getOctokit(token, { baseUrl: url, log: SILENT, request: { fetch: fetchBy(proxy, limit) } });
  return {
    compare: async (base, head, limit) => {
      const basehead = `${base}...${head}`;
      const { rest } = octokitFor(limit);
      const ask = () =>
        rest.repos
          .compareCommitsWithBasehead({ owner, repo, basehead, per_page: 1 })
          .then(({ data }) => data.status)
          .catch(() => undefined);
      const answer = compared.get(basehead) ?? ask();
      compared.set(basehead, answer);
      return await answer;
    },
    tagCommit: async (name, limit) => {
      const { rest } = octokitFor(limit);
      const asked = rest.repos.getCommit({ owner, repo, ref: `tags/${name}`, per_page: 1 });
      return await asked.then(({ data }) => data.sha).catch(() => undefined);
    },
  };
}

const SILENT = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

type FetchOptions = { readonly method?: string; readonly headers?: Readonly<Record<string, string>> };

/** The `fetch` of Octokit, with the proxies and time limits of all other requests of this action. */
function fetchBy(proxy: ProxyVariables, limit: TimeLimit) {
  return async (url: string, { headers = {} }: FetchOptions = {}): Promise<Response> => {
    const answer = await send({ method: 'GET', url: new URL(url), headers, proxy, limit });
    if (answer.kind === 'no-answer') throw new Error(answer.reason);
    const type = answer.headers['content-type'] ?? 'application/json';
    return new Response(answer.body, { status: answer.status, headers: { 'content-type': type } });
  };
}
