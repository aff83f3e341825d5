import type { Context } from './conditions.ts';
import type { Patterns, Policy, Principals, Rule } from './policy-document.ts';

/** Who asks, as policies name it. */
export type Principal =
  | { readonly kind: 'user'; readonly accountId: string; readonly arn: string; readonly id: string }
  | {
      readonly kind: 'role-session';
      readonly accountId: string;
      /** `arn:aws:sts::ACCOUNT:assumed-role/NAME/SESSION` */
      readonly arn: string;
      /** `arn:aws:iam::ACCOUNT:role/NAME` */
      readonly roleArn: string;
      /** `AROA...:SESSION` */
      readonly id: string;
    }
  | { readonly kind: 'web-identity'; readonly providerArn: string };

/** What is asked: an action such as `ecr:PutImage` on a resource's ARN, or on `*` for actions without a resource. */
export type AccessRequest = {
  readonly principal: Principal;
  readonly action: string;
  readonly resource: string;
  readonly context: Context;
};

/** The policies that bear on a request. */
export type Policies = {
  /** The policies of the user or role itself. */
  readonly identity: readonly Policy[];
  /** The session policy, where the session has one: it only ever takes away. */
  readonly session: Policy | undefined;
  /** The repository's policy, or the trust policy of the role to assume. */
  readonly resource: Policy | undefined;
  /** `required` for a role's trust policy, without which nothing else counts. */
  readonly resourceRule: 'optional' | 'required';
  /** Whether principal and resource are in one account; across accounts both sides must allow. */
  readonly isSameAccount: boolean;
};

/** The decision; `reason` is the end of AWS's sentence "User: ... is not authorized to perform: ... on resource: ...". */
export type Access = { readonly isAllowed: true } | { readonly isAllowed: false; readonly reason: string };

/** Decides as IAM does: an explicit deny wins, then the allows of all sides that count (IAM user guide, "Policy evaluation logic"). */
export function decideAccess(request: AccessRequest, policies: Policies): Access {
  const identity = policies.identity.flatMap((policy) => matching(policy, request));
  const session = policies.session && matching(policies.session, request);
  const resource = policies.resource ? matching(policies.resource, request) : [];
  const denier = [
    { rules: identity, name: 'an identity-based policy' },
    { rules: session ?? [], name: 'a session policy' },
    { rules: resource, name: 'a resource-based policy' },
  ].find(({ rules }) => rules.some((rule) => rule.effect === 'Deny'));
  if (denier !== undefined) {
    return { isAllowed: false, reason: `with an explicit deny in ${denier.name}` };
  }
  const missing = missingAllow(request.principal, policies, { identity, resource });
  if (missing !== undefined) {
    return { isAllowed: false, reason: `because no ${missing} policy allows the ${request.action} action` };
  }
  if (session !== undefined && session.length === 0) {
    return { isAllowed: false, reason: `because no session policy allows the ${request.action} action` };
  }
  return { isAllowed: true };
}

/** Which side's Allow is missing. No Deny is among the rules any more: each rule that matches is an Allow. */
function missingAllow(
  principal: Principal,
  policies: Policies,
  { identity, resource }: { identity: readonly Rule[]; resource: readonly Rule[] },
): 'identity-based' | 'resource-based' | undefined {
  const needsResource = policies.resourceRule === 'required' || !policies.isSameAccount;
  if (needsResource && resource.length === 0) {
    return 'resource-based';
  }
  // Naming the account only hands the decision to that account's own policies; naming the principal decides.
  const isGrantedDirectly = resource.some(
    (rule) => rule.principals && principalMatch(rule.principals, principal) === 'direct',
  );
  if (policies.isSameAccount && isGrantedDirectly) {
    return undefined;
  }
  return identity.length === 0 ? 'identity-based' : undefined;
}

function matching(policy: Policy, request: AccessRequest): readonly Rule[] {
  return policy.filter(
    (rule) =>
      isMatch(rule.actions, request.action) &&
      (rule.resources === undefined || isMatch(rule.resources, request.resource)) &&
      (rule.principals === undefined || principalMatch(rule.principals, request.principal) !== 'none') &&
      rule.conditions.every((condition) => condition.holds(request.context)),
  );
}

function isMatch({ patterns, isNegated }: Patterns, text: string): boolean {
  return patterns.some((pattern) => pattern.test(text)) !== isNegated;
}

function principalMatch(principals: Principals, principal: Principal): 'direct' | 'account' | 'none' {
  if (principals.anyone) {
    return 'direct';
  }
  if (principal.kind === 'web-identity') {
    return principals.federated.includes(principal.providerArn) ? 'direct' : 'none';
  }
  const names = principal.kind === 'role-session' ? [principal.arn, principal.roleArn] : [principal.arn];
  if (principals.aws.some((named) => named === '*' || names.includes(named))) {
    return 'direct';
  }
  const isAccount = principals.aws.some((named) => accountOf(named) === principal.accountId);
  return isAccount ? 'account' : 'none';
}

/** The account that a principal element names as a whole: `123456789012` or `arn:aws:iam::123456789012:root`. */
function accountOf(named: string): string | undefined {
  return /^(?:arn:aws[a-z-]*:iam::)?(\d{12})(?::root)?$/.exec(named)?.[1];
}
