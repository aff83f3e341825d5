import { allow } from '../lib/iam-policy.ts';
import {
  type Claims,
  describeClaims,
  hasImmutableSubject,
  issuerOf,
  providerArn,
  trustPolicy,
} from '../lib/trust-policy.ts';
import { awsWords, isAccessDenied } from './aws-error-names.ts';
import { explainAwsError } from './aws-errors.ts';
import { type Cause, findCause } from './causes.ts';
import { Failure, type ProblemCode } from './failure.ts';

/** The role that STS refused, as its ARN names it. */
type RefusedRole = {
  readonly arn: string;
  readonly partition: string;
  readonly accountId: string;
  /** The name with its path. */
  readonly name: string;
};

/** There is no ID token to ask for; told before any call. `fromFork`: the run is for a fork's pull request. */
export function idTokenMissing({ fromFork }: { readonly fromFork: boolean }): Failure {
  if (fromFork) {
    return new Failure({
      code: 'id-token-missing',
      what: 'A pull request from a fork gets no ID token from GitHub, so this run cannot assume the role.',
      why: 'GitHub gives such runs no access on purpose, whatever `permissions` says.',
      fix: [
        'build the image there without pushing it:',
        '        with:',
        "          push: ${{ github.event_name != 'pull_request' }}",
      ].join('\n'),
    });
  }
  return new Failure({
    code: 'id-token-missing',
    what: 'This job may not ask GitHub for an ID token, so it cannot assume the role. No call was made.',
    why:
      '`id-token: write` is missing in the permissions of the job. A `permissions:` block of a job replaces the one of ' +
      'the workflow, and for a reusable workflow the calling job needs it too.',
    fix: [
      'add to the job (and to the job that calls it, for a reusable workflow):',
      '    permissions:',
      '      id-token: write',
      '      contents: read',
    ].join('\n'),
  });
}

/** The account is not one of those that the workflow allows. */
export function accountNotAllowed(accountId: string, allowed: readonly string[], whose: string): Failure {
  return new Failure({
    code: 'account-not-allowed',
    what: `${whose} belongs to account ${accountId}; \`allowed-account-ids\` allows ${allowed.join(', ')}. Nothing was changed.`,
    why: 'the role of another stage or account was put in, or the list is not up to date.',
    fix: `set \`role-to-assume\` to a role in an allowed account, or add ${accountId} to \`allowed-account-ids\`.`,
  });
}

/** The facts that explain a refused web identity. */
export type RefusedIdentity = {
  readonly role: RefusedRole;
  readonly claims: Claims;
  readonly audience: string;
  readonly region: string;
};

/** Why AssumeRoleWithWebIdentity failed. STS never says which condition of the trust policy it was; the claims do. */
export function explainWebIdentityError(error: unknown, refused: RefusedIdentity): Failure {
  if (isAccessDenied(error)) return roleRefused(error, refused);
  const { role, audience, claims, region } = refused;
  return explainSessionError(error, { role, region, provider: { issuer: issuerOf(claims), audience } });
}

/** Why a session could not be had, for causes that web identities and chained roles share. */
function explainSessionError(error: unknown, refused: RefusedSession): Failure {
  const said = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const cause = findCause(SESSION_CAUSES, said, refused);
  if (cause === undefined)
    return explainAwsError(error, { service: 'sts', operation: 'AssumeRole', region: refused.region });
  const what = SESSION_HEADINGS[cause.code]?.(refused) ?? '';
  return new Failure({ ...cause, what: `${what} AWS says: ${awsWords(error)}` }, { cause: error });
}

/** A session that STS refused; `provider`: the OIDC provider of a web identity. */
type RefusedSession = {
  readonly role: RefusedRole;
  readonly region: string;
  readonly provider?: { readonly issuer: string; readonly audience: string };
};

const SESSION_HEADINGS: Readonly<Partial<Record<ProblemCode, (refused: RefusedSession) => string>>> = {
  'oidc-provider-missing': ({ role }) => `Account ${role.accountId} does not know GitHub as an identity provider.`,
  'oidc-audience-refused': ({ role, provider }) =>
    `The OIDC provider in account ${role.accountId} does not accept the audience ${provider?.audience}.`,
  'role-duration-refused': ({ role }) => `The role ${role.arn} does not allow sessions that long.`,
  'credentials-expired': () => 'The ID token of this job was too old for STS, and so was a fresh one.',
  'session-policy-refused': ({ role }) => `STS does not take the session policy for ${role.arn}.`,
  'region-disabled': ({ role, region }) => `STS is not active in ${region} for account ${role.accountId}.`,
};

/** Why STS gives no session, by the name and the words of its error. */
export const SESSION_CAUSES: readonly Cause<RefusedSession>[] = [
  {
    code: 'oidc-provider-missing',
    when: /OpenIDConnect provider/i,
    only: ({ provider }) => provider !== undefined,
    why: 'the OIDC provider was never created in the account of the role.',
    fix: ({ provider }) =>
      `create it once:\n    aws iam create-open-id-connect-provider --url https://${provider?.issuer} --client-id-list ${provider?.audience}`,
    example:
      'InvalidIdentityToken: No OpenIDConnect provider found in your account for https://token.actions.githubusercontent.com',
  },
  {
    code: 'oidc-audience-refused',
    when: /audience/i,
    only: ({ provider }) => provider !== undefined,
    why: 'the audience is not in the client id list of the provider.',
    fix: ({ role, provider }) =>
      'set `audience` to one that is in the list, or add this one:\n' +
      '    aws iam add-client-id-to-open-id-connect-provider \\\n' +
      `      --open-id-connect-provider-arn ${providerArn(role, provider?.issuer ?? '')} --client-id ${provider?.audience}`,
    example: 'InvalidIdentityToken: Incorrect token audience',
  },
  {
    code: 'role-duration-refused',
    when: /DurationSeconds/,
    why: 'its maximum session duration is lower than `role-duration-seconds`.',
    fix: 'lower `role-duration-seconds`, or raise the maximum session duration of the role.',
    example: 'ValidationError: The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
  },
  {
    code: 'credentials-expired',
    when: /^ExpiredToken/,
    only: ({ provider }) => provider !== undefined,
    why: 'an ID token lives for five minutes; where a fresh one is too old the clock of a GitHub Enterprise Server is off, or a proxy answers with an older one.',
    fix: 'run the job again; with a server of your own see that its clock is right.',
    example: 'ExpiredTokenException: Token expired: current date/time must be before the expiration date/time',
  },
  {
    code: 'session-policy-refused',
    when: /^PackedPolicyTooLarge/,
    why: 'packed, the policy and the names of the managed ones are larger than STS takes, although they have few enough characters.',
    fix: 'shorten `session-policy`, with wildcards for example, or make it a managed policy and write its ARN.',
    example: 'PackedPolicyTooLarge: Packed policy consumes 112% of allotted space, please use smaller policy.',
  },
  {
    code: 'session-policy-refused',
    when: /^MalformedPolicyDocument/,
    why: 'what `session-policy` says is no policy that IAM knows.',
    fix: 'try it in the policy editor of the IAM console, which names the place.',
    example: 'MalformedPolicyDocument: Syntax errors in policy.',
  },
  {
    code: 'session-policy-refused',
    when: /PolicyArns|policy ARN|managed polic/i,
    why: 'an ARN in `session-policy` is that of no policy in the account of the role.',
    fix: 'check the ARNs: aws iam list-policies --query "Policies[].Arn"',
    example: 'ValidationError: PolicyArns: there is no arn:aws:iam::123456789012:policy/NAME',
  },
  {
    code: 'region-disabled',
    when: /^RegionDisabledException:/,
    why: 'this region has to be switched on for the account first.',
    fix: ({ region }) => `enable ${region} in the account's settings.`,
    example: 'RegionDisabledException: STS is not activated in this region for account:123456789012.',
  },
];

function roleRefused(error: Error, { role, claims, audience }: RefusedIdentity): Failure {
  return new Failure(
    {
      code: 'role-refused',
      what: [
        `STS refused to let this job assume ${role.arn}. AWS says: ${awsWords(error)}`,
        'The ID token of this job claims:',
        ...describeClaims(claims).map((line) => `    ${line}`),
        describeSubject(claims),
      ].join('\n'),
      why:
        "the role's trust policy does not match these claims (StringEquals compares every character; `environment:` and " +
        'pull requests change the subject), or there is no role of that name.',
      fix: [
        ...(claims.event_name === 'pull_request'
          ? ['build pull requests with `push: false`, unless every one of them may push. Otherwise']
          : []),
        'compare with the trust policy of the role (for more than one branch or event use StringLike with * for the subject, or the ' +
          `claims repository_id and ref). This puts one in that accepts this job, with credentials of account ${role.accountId}; it ` +
          'takes the place of the whole policy, so add what others need:',
        ...putTrustPolicy(role, trustPolicy(role, claims, audience)),
      ].join('\n'),
    },
    { cause: error },
  );
}

/** Why AssumeRole failed for a role that is assumed with the credentials of the role before it. */
export function explainChainedRoleError(
  error: unknown,
  { role, callerArn, region }: RefusedSession & { readonly callerArn: string },
): Failure {
  if (!isAccessDenied(error)) return explainSessionError(error, { role, region });
  const caller = /^arn:([^:]+):sts::(\d+):assumed-role\/([^/]+)\//.exec(callerArn);
  const principal = caller ? `arn:${caller[1]}:iam::${caller[2]}:role/${caller[3]}` : callerArn;
  return new Failure(
    {
      code: 'role-refused',
      what: `${callerArn} may not assume ${role.arn}. AWS says: ${awsWords(error)}`,
      why:
        'the first role lacks sts:AssumeRole on the second, the trust policy of the second does not name the first, or ' +
        'it asks for an external id (`role-external-id`).',
      fix: [
        'add to the policy of the first role:',
        `    ${JSON.stringify(allow('sts:AssumeRole', role.arn))}`,
        `and let the second trust the first, with credentials of account ${role.accountId}; this takes the place of the whole trust ` +
          'policy, so add what others need:',
        ...putTrustPolicy(role, {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: principal } }],
        }),
      ].join('\n'),
    },
    { cause: error },
  );
}

/** The command that gives a role another trust policy; in quotes of a shell, where a branch may have one in its name. */
function putTrustPolicy({ name }: RefusedRole, policy: object): readonly string[] {
  const json = JSON.stringify(policy, null, 2).replaceAll("'", '\\u0027');
  const command = `aws iam update-assume-role-policy --role-name ${name.split('/').at(-1)} --policy-document '${json}'`;
  return command.split('\n').map((line) => `    ${line}`);
}

function describeSubject(claims: Claims): string {
  if (hasImmutableSubject(claims)) {
    return 'The subject has the immutable form, with the ids of owner and repository (repository_owner_id and repository_id above): a trust policy with repo:OWNER/NAME:... does not match it.';
  }
  return /^repo:[^/]+\/[^:]+:/.test(String(claims.sub ?? ''))
    ? 'The subject has the plain form, repo:OWNER/NAME:..., without ids.'
    : 'The subject has a form of its own: it was customised for this organisation or repository.';
}

/**
 * GitHub's token service gave no ID token. `isFinal`: it answered, and will not answer otherwise; else it was tried several
 * times. `said`: what came of the last try.
 */
export function idTokenFailed({
  host,
  isFinal,
  said,
}: {
  readonly host: string;
  readonly isFinal: boolean;
  readonly said: string;
}): Failure {
  return new Failure({
    code: 'id-token-failed',
    what: `GitHub's token service (${host}) gave no ID token${isFinal ? '' : ', however often it was asked'}. ${said}`,
    why: isFinal
      ? 'a proxy or another page answers in place of GitHub, or this GitHub Enterprise Server has OIDC turned off.'
      : "the service is down for the moment, or this runner's network or proxy does not let it through.",
    fix: isFinal
      ? `look at the answer above; on a self-hosted runner let ${host} pass, or add it to NO_PROXY.`
      : `run the job again; on a self-hosted runner let ${host} pass (see also HTTPS_PROXY and NO_PROXY).`,
  });
}
