import type { Accounts, Credential } from '../iam/accounts.ts';
import type { Context } from '../iam/conditions.ts';
import { decideAccess } from '../iam/policy.ts';
import type { Repository } from './registries.ts';

/** What an action is about: a repository that may not exist (yet), or `*`. */
export type Target = {
  readonly arn: string;
  readonly accountId: string;
  readonly region: string;
  readonly repository: Repository | undefined;
};

/** Who wants to do what with what; `action` as in policies, such as `ecr:PutImage`. */
export type Attempt = {
  readonly credential: Credential;
  readonly action: string;
  readonly target: Target;
  readonly context?: Context;
};

/**
 * Why the credential's principal may not do an ECR action, in AWS's sentence; undefined where it may.
 * Identity policies, session policy and the repository's policy count; across accounts both sides must allow.
 */
export function accessRefusal(
  accounts: Accounts,
  { credential, action, target, context = {} }: Attempt,
): string | undefined {
  const { principal, sessionPolicy } = credential;
  const access = decideAccess(
    { principal, action, resource: target.arn, context: { ...contextOf(credential, target), ...context } },
    {
      identity: accounts.identityPolicies(principal),
      session: sessionPolicy,
      resource: target.repository?.policy?.policy,
      resourceRule: 'optional',
      isSameAccount: principal.accountId === target.accountId,
    },
  );
  return access.isAllowed
    ? undefined
    : `User: ${principal.arn} is not authorized to perform: ${action} on resource: ${target.arn} ${access.reason}`;
}

function contextOf({ principal }: Credential, { region, repository }: Target): Context {
  const tags = [...(repository?.resourceTags ?? [])].flatMap(([key, value]) => [
    [`aws:resourcetag/${key.toLowerCase()}`, [value]],
    [`ecr:resourcetag/${key.toLowerCase()}`, [value]],
    [`ecr-public:resourcetag/${key.toLowerCase()}`, [value]],
  ]);
  return {
    'aws:principalarn': [principal.kind === 'role-session' ? principal.roleArn : principal.arn],
    'aws:principalaccount': [principal.accountId],
    'aws:requestedregion': [region],
    ...Object.fromEntries(tags),
  };
}
