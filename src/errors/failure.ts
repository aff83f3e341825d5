/**
 * One thing that went wrong, told to the person who reads the red build.
 *
 * `code` is stable and has a section of the same name in docs/troubleshooting.md; `what` states what happened and for
 * which value; `why` the likely cause; `fix` what to change, with the lines to paste where there are any.
 */
export type Problem = {
  readonly code: ProblemCode;
  readonly what: string;
  readonly why?: string;
  readonly fix?: string;
  /** The place in a file of the workspace that is to blame; the annotation points at it. */
  readonly location?: { readonly file: string; readonly line?: number };
};

/** Every code a user can meet; docs/troubleshooting.md has one section for each (a test compares the two). */
export const PROBLEM_CODES = [
  'account-not-allowed',
  'aws-call-failed',
  'aws-unreachable',
  'base-image-denied',
  'build-failed',
  'builder-missing',
  'cache-immutable',
  'cache-over-image',
  'checkout-broken',
  'checks-failed',
  'clock-off',
  'credentials-expired',
  'credentials-missing',
  'credentials-refused',
  'definition-invalid',
  'digest-mismatch',
  'disk-full',
  'docker-config-broken',
  'docker-missing',
  'docker-not-running',
  'dockerfile-missing',
  'folder-not-writable',
  'id-token-failed',
  'id-token-missing',
  'image-archived',
  'image-changed',
  'image-exists',
  'image-full',
  'image-missing',
  'inputs-invalid',
  'merge-impossible',
  'oidc-audience-refused',
  'oidc-provider-missing',
  'permission-missing',
  'proof-failed',
  'proxy-invalid',
  'push-failed',
  'push-unauthorized',
  'region-disabled',
  'registry-denied',
  'registry-refused',
  'registry-unauthorized',
  'registry-unreachable',
  'replication-failed',
  'repository-missing',
  'role-duration-refused',
  'role-refused',
  'session-policy-refused',
  'tag-immutable',
  'test-failed',
  'throttled',
  'unexpected',
] as const;

/** A code of `PROBLEM_CODES`. */
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** An error whose message is written for users. Whatever else is thrown is a defect of this action and told as such. */
export class Failure extends Error {
  readonly problem: Problem;

  constructor(problem: Problem, options?: { readonly cause?: unknown }) {
    super(describeProblem(problem), options);
    this.name = 'Failure';
    this.problem = problem;
  }
}

/** The whole message: what happened, why it is likely, what to change, and where to read more. `docs`: of the page. */
export function describeProblem({ code, what, why, fix }: Problem, docs = 'docs/troubleshooting.md'): string {
  const parts = [what];
  if (why !== undefined) parts.push(`Likely cause: ${why}`);
  if (fix !== undefined) parts.push(`What to do: ${fix}`);
  parts.push(`More: ${docs}#${code}`);
  return parts.join('\n');
}
