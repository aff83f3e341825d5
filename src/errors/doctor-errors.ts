import { indentedBy } from '../lib/format.ts';
import { allow } from '../lib/iam-policy.ts';
import { Failure } from './failure.ts';

/** A check that failed. */
type FailedCheck = { readonly check: string; readonly found: string; readonly fix: string };

/** Some checks failed, so that a build would fail too. */
export function checksFailed(failed: readonly FailedCheck[], all: number): Failure {
  const told = failed.flatMap(({ check, found, fix }) => [
    `- ${check}: ${indentedBy(2, found)}`,
    ...(fix === '' ? [] : [`  What to do: ${indentedBy(2, fix)}`]),
  ]);
  return new Failure({
    code: 'checks-failed',
    what: [
      `${failed.length} of ${all} checks failed: a build with these inputs would fail. Nothing was built or changed.`,
      ...told,
    ].join('\n'),
  });
}

/** What to change, for checks that have no failure of their own. */
export const FIXES = {
  buildx:
    'install the plugin: docker/setup-buildx-action before this step, or the package docker-buildx-plugin of Docker.',
  clock: 'set the clock of this runner, by NTP for example:\n    sudo timedatectl set-ntp true',
  emulation:
    'where the Dockerfile runs commands for these platforms, let the kernel run them:\n    - uses: docker/setup-qemu-action@v4',
  githubCache: "take `cache: gha` out, or use `cache: registry`: this runner gives no access to GitHub's cache.",
} as const;

/** The fix for permissions that the role lacks: the statement to add. */
export function statementFor(actions: readonly string[], arn: string): string {
  const statement = allow(actions, arn);
  return `add this statement to the role's policy:\n    ${JSON.stringify(statement)}`;
}
