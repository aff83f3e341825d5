import { type Controls, setReplication } from './control.ts';
import { checkMembers, type Fields, readFields, readOptionalObjects, withinAsync } from './fields.ts';
import type { PolicyDocument } from './iam/policy-document.ts';
import type { RepositorySettings, RoleSettings } from './settings.ts';

/** What a local AWS has when nothing is configured. */
export type DefaultConfiguration = {
  readonly roles: readonly RoleSettings[];
  readonly repositories: readonly RepositorySettings[];
};

/**
 * Creates what a configuration lists: `accounts`, `roles`, `repositories`, `replications`, `public-repositories`, `plain-registries` and `faults`, each member as the control
 * endpoint of that name takes it. Throws an Error that names what is wrong.
 */
export async function applyConfiguration(
  controls: Omit<Controls, 'setLatency' | 'setLag' | 'journal'>,
  value: unknown,
): Promise<void> {
  const fields = readFields(value, 'configuration');
  checkMembers(fields, [
    'accounts',
    'roles',
    'repositories',
    'replications',
    'public-repositories',
    'plain-registries',
    'faults',
  ]);
  const each = async (name: string, create: (settings: Fields) => unknown) => {
    for (const [index, settings] of (readOptionalObjects(fields, name) ?? []).entries()) {
      await withinAsync(`${name}[${index}]`, async () => create(settings));
    }
  };
  await each('accounts', controls.createAccount);
  await each('roles', controls.createRole);
  await each('repositories', controls.createRepository);
  await each('replications', (settings) => setReplication(controls, settings));
  await each('public-repositories', controls.createPublicRepository);
  await each('plain-registries', controls.plainRegistry);
  await each('faults', controls.faults.add);
}

/** A role `github-push` that every job may assume to push into every repository of the account, and a repository `demo/app`. */
export function defaultConfiguration(accountId: string): DefaultConfiguration {
  const arn = `arn:aws:iam::${accountId}:role/github-push`;
  return {
    roles: [{ arn, trust: trustOfAnyJob(accountId), permissions: pushPermissions(accountId) }],
    repositories: [{ name: 'demo/app' }],
  };
}

function trustOfAnyJob(accountId: string): PolicyDocument {
  const issuer = 'token.actions.githubusercontent.com';
  return {
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Principal: { Federated: `arn:aws:iam::${accountId}:oidc-provider/${issuer}` },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: {
        StringEquals: { [`${issuer}:aud`]: 'sts.amazonaws.com' },
        StringLike: { [`${issuer}:sub`]: 'repo:*' },
      },
    },
  };
}

/** What AWS's user guide lists for pushing and pulling, and the two calls that look at repositories and images. */
function pushPermissions(accountId: string): PolicyDocument {
  const push = [
    'BatchCheckLayerAvailability',
    'InitiateLayerUpload',
    'UploadLayerPart',
    'CompleteLayerUpload',
    'PutImage',
  ];
  const read = ['BatchGetImage', 'GetDownloadUrlForLayer', 'DescribeImages', 'DescribeRepositories', 'ListImages'];
  return {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: 'ecr:GetAuthorizationToken', Resource: '*' },
      {
        Effect: 'Allow',
        Action: [...push, ...read].map((name) => `ecr:${name}`),
        Resource: `arn:aws:ecr:*:${accountId}:repository/*`,
      },
    ],
  };
}
