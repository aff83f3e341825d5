/** The claims of GitHub's ID token, which trust policies speak of; none of them is a secret. */
export type Claims = Readonly<Record<string, unknown>>;

/** The account of a role, by parts of its ARN. */
type RoleAccount = { readonly partition: string; readonly accountId: string };

/** A trust policy that accepts exactly these claims. */
export function trustPolicy(role: RoleAccount, claims: Claims, audience: string): object {
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
            // Of several subjects the token has one.
            [`${issuer}:sub`]: Array.isArray(claims.sub) ? claims.sub : String(claims.sub ?? ''),
          },
        },
      },
    ],
  };
}

/** The issuer without its scheme, as IAM writes it. */
export function issuerOf(claims: Claims): string {
  return String(claims.iss ?? 'https://token.actions.githubusercontent.com').replace(/^https:\/\//, '');
}

/** The ARN of the provider of this issuer in the account of a role. */
export function providerArn({ partition, accountId }: RoleAccount, issuer: string): string {
  return `arn:${partition}:iam::${accountId}:oidc-provider/${issuer}`;
}

/** The claims that trust policies are written about, one `name: value` each. */
export function describeClaims(claims: Claims): readonly string[] {
  const names = [
    'iss',
    'aud',
    'sub',
    'repository',
    'repository_id',
    'repository_owner_id',
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
