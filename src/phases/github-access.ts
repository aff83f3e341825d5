import type { GithubApi } from '../github/github-api.ts';
import { proxyVariables } from '../lib/proxy.ts';
import type { Step } from './step.ts';

/** How many seconds the step waits for GitHub. */
export const GITHUB_SECONDS = 5;

/** GitHub's API for the run's repository, and not for another one that is checked out. */
export function githubFor({
  event,
  environment,
  source,
}: Pick<Step<unknown>, 'event' | 'environment' | 'source'>): (() => Promise<GithubApi>) | undefined {
  const token = (source('github-token') ?? '').trim();
  const { owner, name: repo } = event.repository;
  if (token === '' || owner === '' || event.sourceUrl !== undefined) return undefined;
  const url = environment.variables.GITHUB_API_URL || 'https://api.github.com';
  let api: Promise<GithubApi> | undefined;
  return () => {
    api ??= import('../github/github-api.ts').then(({ githubApi }) =>
      githubApi({ token, url, owner, repo, proxy: proxyVariables(environment) }),
    );
    return api;
  };
}
