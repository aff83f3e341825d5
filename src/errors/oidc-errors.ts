import { awsWords, isAccessDenied, isNamed } from './aws-error-names.ts';
import { explainAwsError } from './aws-errors.ts';
import { Failure } from './failure.ts';

/** The claims of GitHub's ID token, which trust policies speak of; none of them is a secret. */
export type Claims = Readonly<Record<string, unknown>>;

/** The role that it is about, as its ARN names it. */
type RefusedRole = { readonly arn: string; readonly partition: string; readonly accountId: string };

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

/** What a refused web identity needs to be understood. */
export type RefusedIdentity = {
  readonly role: RefusedRole;
  readonly claims: Claims;
  readonly audience: string;
  readonly region: string;
};

/** Why AssumeRoleWithWebIdentity failed. STS never says which condition of the trust policy it was; the claims do. */
export function explainWebIdentityError(error: unknown, refused: RefusedIdentity): Failure {
  const { role, audience, claims, region } = refused;
  const said = `AWS says: ${awsWords(error)}`;
  const message = error instanceof Error ? error.message : '';
  const issuer = issuerOf(claims);
  if (isAccessDenied(error)) return roleRefused(error, refused);
  if (/OpenIDConnect provider/i.test(message)) {
    return new Failure(
      {
        code: 'oidc-provider-missing',
        what: `Account ${role.accountId} does not know GitHub as an identity provider. ${said}`,
        why: 'the OIDC provider was never created in the account of the role.',
        fix: `create it once:\n    aws iam create-open-id-connect-provider --url https://${issuer} --client-id-list ${audience}`,
      },
      { cause: error },
    );
  }
  if (/audience/i.test(message)) {
    return new Failure(
      {
        code: 'oidc-audience-refused',
        what: `The OIDC provider in account ${role.accountId} does not accept the audience ${audience}. ${said}`,
        why: 'the audience is not in the client id list of the provider.',
        fix:
          'set `audience` to one that is in the list, or add this one:\n' +
          '    aws iam add-client-id-to-open-id-connect-provider \\\n' +
          `      --open-id-connect-provider-arn ${providerArn(role, issuer)} --client-id ${audience}`,
      },
      { cause: error },
    );
  }
  return explainSessionError(error, role, region);
}

/** Why a session could not be had, for causes that web identities and chained roles share. */
function explainSessionError(error: unknown, role: RefusedRole, region: string): Failure {
  const said = `AWS says: ${awsWords(error)}`;
  const message = error instanceof Error ? error.message : '';
  if (/DurationSeconds/.test(message)) {
    return new Failure(
      {
        code: 'role-duration-refused',
        what: `The role ${role.arn} does not allow sessions that long. ${said}`,
        why: 'its maximum session duration is lower than `role-duration-seconds`.',
        fix: 'lower `role-duration-seconds`, or raise the maximum session duration of the role.',
      },
      { cause: error },
    );
  }
  if (isNamed(error, 'RegionDisabledException')) {
    return new Failure(
      {
        code: 'region-disabled',
        what: `STS is not active in ${region} for account ${role.accountId}. ${said}`,
        why: 'this region has to be switched on for the account first.',
        fix: `enable ${region} in the account's settings.`,
      },
      { cause: error },
    );
  }
  return explainAwsError(error, { service: 'sts', operation: 'AssumeRole', region });
}

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
        'compare with the trust policy of the role; this one accepts this job:',
        ...JSON.stringify(trustPolicy(role, claims, audience), null, 2)
          .split('\n')
          .map((line) => `    ${line}`),
        'For more than one branch or event use StringLike with * for the subject, or the claims repository_id and ref.',
      ].join('\n'),
    },
    { cause: error },
  );
}

/** Why AssumeRole failed for a role that is assumed with the credentials of the role before it. */
export function explainChainedRoleError(error: unknown, role: RefusedRole, callerArn: string, region: string): Failure {
  if (!isAccessDenied(error)) return explainSessionError(error, role, region);
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
        `    ${JSON.stringify({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: role.arn })}`,
        'and to the trust policy of the second:',
        `    ${JSON.stringify({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: principal } })}`,
      ].join('\n'),
    },
    { cause: error },
  );
}

/** The claims that trust policies are written about, one `name: value` each. */
export function describeClaims(claims: Claims): readonly string[] {
  const names = [
    'iss',
    'aud',
    'sub',
    'repository',
    'repository_id',
    'ref',
    'environment',
    'event_name',
    'job_workflow_ref',
  ];
  return names.flatMap((name) => (claims[name] === undefined ? [] : [`${name}: ${String(claims[name])}`]));
}

/**
 * Whether the subject names owner and repository with their ids. GitHub does so for repositories that were created,
 * renamed or transferred after July 15, 2026, and trust policies written for the old form do not match it.
 */
export function hasImmutableSubject(claims: Claims): boolean {
  return /^repo:[^/@]+@\d+\/[^:@]+@\d+:/.test(String(claims.sub ?? ''));
}

function describeSubject(claims: Claims): string {
  if (hasImmutableSubject(claims)) {
    return 'The subject has the immutable form, with the ids of owner and repository: a trust policy with repo:OWNER/NAME:... does not match it.';
  }
  return /^repo:[^/]+\/[^:]+:/.test(String(claims.sub ?? ''))
    ? 'The subject has the plain form, repo:OWNER/NAME:..., without ids.'
    : 'The subject has a form of its own: it was customised for this organisation or repository.';
}

/** A trust policy that accepts exactly these claims. */
export function trustPolicy(role: RefusedRole, claims: Claims, audience: string): object {
  const issuer = issuerOf(claims);
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Federated: providerArn(role, issuer) },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          StringEquals: {
            [`${issuer}:aud`]: String(claims.aud ?? audience),
            [`${issuer}:sub`]: String(claims.sub ?? ''),
          },
        },
      },
    ],
  };
}

/** The issuer without its scheme, as IAM writes it. */
function issuerOf(claims: Claims): string {
  return String(claims.iss ?? 'https://token.actions.githubusercontent.com').replace(/^https:\/\//, '');
}

function providerArn({ partition, accountId }: RefusedRole, issuer: string): string {
  return `arn:${partition}:iam::${accountId}:oidc-provider/${issuer}`;
}
