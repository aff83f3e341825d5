import type { SessionPolicy } from '../../aws/sts.ts';
import { sessionPolicyTooLong } from '../../errors/session-policy-errors.ts';
import type { Account } from '../../inputs/aws-inputs.ts';
import { LONGEST_SESSION_POLICY } from '../../inputs/session-policy-input.ts';
import { minimalPolicy, repositoryArn } from '../../plan/minimal-policy.ts';
import type { SessionUses } from '../../plan/session-uses.ts';
import type { Step } from '../step.ts';

/** Finds which repositories are used how; called only where a policy is made of that. */
export type FindUses = () => Promise<SessionUses>;

/**
 * The policy that narrows the session of the last role; `undefined`: none.
 *
 * @throws Failure `session-policy-refused` where the policy that is made is longer than STS takes
 */
export async function sessionPolicyFor(
  { runner }: Pick<Step, 'runner'>,
  { credentials }: Pick<Account, 'credentials'>,
  find: FindUses,
): Promise<SessionPolicy | undefined> {
  const wanted = credentials.kind === 'roles' ? credentials.sessionPolicy : undefined;
  if (wanted?.kind !== 'repository') return wanted;
  const { uses, unknown, buckets } = await find();
  for (const reason of unknown) runner.notice(`${reason} ${UNKNOWN_IMAGES}`);
  const text = JSON.stringify(minimalPolicy(uses, buckets));
  const arns = [...new Set(uses.map(repositoryArn))];
  if (text.length > LONGEST_SESSION_POLICY)
    throw sessionPolicyTooLong({ length: text.length, longest: LONGEST_SESSION_POLICY }, arns);
  runner.info(`The session is narrowed to ${nameAll(arns)} (${text.length} of ${LONGEST_SESSION_POLICY} characters).`);
  return { kind: 'document', text };
}

const UNKNOWN_IMAGES =
  'Those in ECR are not in the session policy, and cannot be pulled: write a policy of your own in `session-policy` where there are some.';

function nameAll(arns: readonly string[]): string {
  return arns.map((arn) => arn.slice(arn.indexOf(':repository/') + ':repository/'.length)).join(', ');
}
