/** What is known about a GitHub job; everything has a default that fits the rest. Ids are numbers as text, as in real tokens. */
export type JobClaims = {
  /** `OWNER/REPO` */
  readonly repository?: string;
  readonly repository_id?: string;
  readonly repository_owner_id?: string;
  /** `public`, `private` or `internal` */
  readonly repository_visibility?: string;
  readonly ref?: string;
  readonly sha?: string;
  readonly head_ref?: string;
  readonly base_ref?: string;
  readonly event_name?: string;
  readonly environment?: string;
  readonly workflow?: string;
  /** `OWNER/REPO/.github/workflows/FILE@REF` */
  readonly workflow_ref?: string;
  readonly job_workflow_ref?: string;
  readonly run_id?: string;
  readonly run_number?: string;
  readonly run_attempt?: string;
  readonly actor?: string;
  readonly actor_id?: string;
  /** `github-hosted` or `self-hosted` */
  readonly runner_environment?: string;
  readonly enterprise?: string;
  readonly enterprise_id?: string;
  /** Instead of the subject that is derived from the rest. */
  readonly sub?: string;
  /** `immutable` derives `repo:OWNER@ID/REPO@ID:...`, as for repositories created since July 2026. */
  readonly subjectForm?: 'names' | 'immutable';
};

/** A job's claims, complete: all that GitHub documents, except for those of the single token (aud, iat, exp, nbf, iss, jti). */
export type TokenClaims = Readonly<Record<string, string>>;

/** Completes what is known about a job to the claims of its ID tokens (GitHub documentation, "OpenID Connect reference"). */
export function completeClaims(job: JobClaims): TokenClaims {
  const { sub, subjectForm, environment, enterprise, enterprise_id, ...given } = job;
  const repository = given.repository ?? 'octo-org/octo-repo';
  const [owner = ''] = repository.split('/');
  const ref = given.ref ?? (given.event_name === 'pull_request' ? 'refs/pull/1/merge' : 'refs/heads/main');
  const workflowRef = given.workflow_ref ?? `${repository}/.github/workflows/build.yml@${ref}`;
  const sha = given.sha ?? '0123456789abcdef0123456789abcdef01234567';
  const claims = {
    repository_id: '74',
    repository_owner: owner,
    repository_owner_id: '65',
    repository_visibility: 'private',
    sha,
    head_ref: '',
    base_ref: '',
    event_name: 'push',
    ref_type: ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    ref_protected: 'false',
    workflow: 'build',
    workflow_sha: sha,
    job_workflow_ref: workflowRef,
    job_workflow_sha: sha,
    run_id: '1',
    run_number: '1',
    run_attempt: '1',
    actor: 'octocat',
    actor_id: '12',
    runner_environment: 'github-hosted',
    ...given,
    repository,
    ref,
    workflow_ref: workflowRef,
    ...(environment === undefined ? {} : { environment }),
    ...(enterprise === undefined ? {} : { enterprise }),
    ...(enterprise_id === undefined ? {} : { enterprise_id }),
  };
  return { ...claims, sub: sub ?? subjectOf(claims, subjectForm ?? 'names') };
}

/** The subject: environment before pull request before ref; colons inside of a name are escaped, since they separate. */
function subjectOf(
  claims: {
    readonly repository: string;
    readonly repository_id: string;
    readonly repository_owner_id: string;
    readonly event_name: string;
    readonly ref: string;
    readonly environment?: string;
  },
  form: 'names' | 'immutable',
): string {
  const [owner, name] = claims.repository.split('/');
  const repository =
    form === 'immutable' ? `${owner}@${claims.repository_owner_id}/${name}@${claims.repository_id}` : claims.repository;
  if (claims.environment !== undefined) {
    return `repo:${repository}:environment:${claims.environment.replaceAll(':', '%3A')}`;
  }
  return `repo:${repository}:${claims.event_name === 'pull_request' ? 'pull_request' : `ref:${claims.ref}`}`;
}
