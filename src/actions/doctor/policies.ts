import { readClaims, requestIdToken } from '../../aws/github-oidc.ts';
import type { EcrDestination } from '../../inputs/aws-inputs.ts';
import { proxyVariables } from '../../lib/proxy.ts';
import { type Claims, trustPolicy } from '../../lib/trust-policy.ts';
import { readBuildUses } from '../../phases/credentials/build-uses.ts';
import type { Step } from '../../phases/step.ts';
import { guessClaims } from '../../plan/guessed-claims.ts';
import { minimalPolicy } from '../../plan/minimal-policy.ts';
import { partitionOf } from '../../plan/registry-location.ts';
import { UNKNOWN_ACCOUNT } from '../../plan/secret-masks.ts';
import type { SessionUses } from '../../plan/session-uses.ts';

/** The policies for the inputs, as JSON over several lines, and notes about them. */
export type Policies = { readonly policy: string; readonly trust: string; readonly notes: readonly string[] };

/** The facts that the policies are made of; `claims`: those of the ID token, where there is one. */
export type PolicyBasis = SessionUses & { readonly claims?: Claims | undefined };

/** Stands for an account in the documentation. */
const EXAMPLE_ACCOUNT = '123456789012';

/** The least IAM policy for the inputs, and a trust policy that lets this job in. */
export function makePolicies(
  step: Step,
  ecr: EcrDestination,
  { uses, buckets, unknown, claims }: PolicyBasis,
): Policies {
  const { environment, trigger } = step;
  const { credentials, region } = ecr;
  const ids = {
    repositoryId: environment.variables.GITHUB_REPOSITORY_ID,
    ownerId: environment.variables.GITHUB_REPOSITORY_OWNER_ID,
  };
  const partition = partitionOf(region);
  const [role] = credentials.kind === 'roles' ? credentials.roles : [];
  const owner = role ?? { partition, accountId: uses[0]?.accountId ?? UNKNOWN_ACCOUNT };
  const texts = [
    minimalPolicy(uses, buckets),
    trustPolicy(owner, claims ?? guessClaims(trigger, ids), audienceOf(ecr)),
  ];
  const isUnknown = JSON.stringify(texts).includes(UNKNOWN_ACCOUNT);
  const [policy = '', trust = ''] = texts.map((text) =>
    JSON.stringify(text, null, 2).replaceAll(UNKNOWN_ACCOUNT, EXAMPLE_ACCOUNT),
  );
  return {
    policy,
    trust,
    notes: [
      ...(isUnknown ? [`The inputs do not tell the account: put its id in place of ${EXAMPLE_ACCOUNT}.`] : []),
      ...(claims === undefined ? [GUESSED] : []),
      ...unknown.map((reason) => `${reason} Those in ECR are not in the policy.`),
    ],
  };
}

/** Reads the facts for the policies without asking AWS; GitHub tells the claims, where the job may ask it. */
export async function readPolicyBasis(step: Step, ecr: EcrDestination): Promise<PolicyBasis> {
  const [found, claims] = await Promise.all([readBuildUses(step, ecr), askClaims(step, ecr)]);
  return { ...found, claims };
}

async function askClaims({ environment, clock, runner }: Step, ecr: EcrDestination): Promise<Claims | undefined> {
  const { idToken: endpoint } = environment;
  if (endpoint === undefined) return undefined;
  const audience = audienceOf(ecr);
  const request = {
    endpoint,
    audience,
    proxy: proxyVariables(environment),
    clock,
    info: runner.debug,
    phase: 'aside' as const,
  };
  try {
    const token = await requestIdToken(request);
    runner.mask(token);
    return readClaims(token);
  } catch (error) {
    // Without an ID token the event tells most claims.
    runner.debug(String(error));
    return undefined;
  }
}

function audienceOf({ credentials, region }: EcrDestination): string {
  if (credentials.kind === 'roles') return credentials.audience;
  return partitionOf(region) === 'aws-cn' ? 'sts.amazonaws.com.cn' : 'sts.amazonaws.com';
}

const GUESSED =
  'The subject of the trust policy is made from the event, in both of its forms; a job with `environment:`, and a repository with a subject of its ' +
  'own, has another one. With `permissions: id-token: write` it is taken from the ID token.';
