import type { Trigger } from '../github/event.ts';

/** The claims of an ID token that trust policies are mostly written about. */
export type GuessedClaims = { readonly iss: string; readonly sub: readonly string[] };

/** The ids of the repository that the runner's variables tell. */
export type RepositoryIds = { readonly repositoryId?: string | undefined; readonly ownerId?: string | undefined };

/**
 * The claims that an ID token of this run would have, as far as its event tells: the subject in both of GitHub's forms, one of
 * which it will have. A job with an `environment:` has another subject, and so has a repository whose subject was customised.
 */
export function guessClaims(
  { event, run }: Pick<Trigger, 'event' | 'run'>,
  { repositoryId, ownerId }: RepositoryIds,
): GuessedClaims {
  const { owner, name } = event.repository;
  const what = event.name === 'pull_request' ? 'pull_request' : `ref:${run.ref}`;
  const plain = `repo:${owner}/${name}:${what}`;
  const immutable = repositoryId && ownerId ? [`repo:${owner}@${ownerId}/${name}@${repositoryId}:${what}`] : [];
  const isGithub = event.serverUrl === 'https://github.com';
  const iss = isGithub ? 'https://token.actions.githubusercontent.com' : `${event.serverUrl}/_services/token`;
  return { iss, sub: [plain, ...immutable] };
}
