import { FieldError, type Fields, parseFields, readOptionalNumber, readOptionalText, readText } from '../fields.ts';
import type { Role } from '../iam/accounts.ts';
import { parseRoleArn, type RoleArn } from '../iam/arn.ts';
import { compilePolicy, type Policy } from '../iam/policy-document.ts';
import { Refusal } from '../refusal.ts';

/** The parameters that both ways to assume a role have, checked. */
export type SessionParameters = {
  readonly roleArn: RoleArn;
  readonly sessionName: string;
  readonly durationSeconds: number;
  readonly sessionPolicy: Policy | undefined;
};

/**
 * Reads RoleArn, RoleSessionName, DurationSeconds (default 3600) and Policy of an input that was checked. Throws AWS's `ValidationError` for a
 * role that can't be one, or `MalformedPolicyDocument`.
 */
export function readSessionParameters(input: Fields): SessionParameters {
  const roleArn = readText(input, 'RoleArn');
  const parsed = parseRoleArn(roleArn);
  if (parsed === undefined) {
    throw new Refusal('ValidationError', 400, `${roleArn} is invalid`);
  }
  if (input.PolicyArns !== undefined) {
    throw new Refusal('ValidationError', 400, 'PolicyArns: the local AWS has no managed policies');
  }
  const policy = readOptionalText(input, 'Policy');
  return {
    roleArn: parsed,
    sessionName: readText(input, 'RoleSessionName'),
    durationSeconds: readOptionalNumber(input, 'DurationSeconds') ?? 3600,
    sessionPolicy: policy === undefined ? undefined : compileSessionPolicy(policy),
  };
}

/** Throws a `ValidationError` where the session would be longer than the role allows. */
export function checkDuration(role: Role, durationSeconds: number): void {
  if (durationSeconds > role.maxSessionDurationSeconds) {
    const text = 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.';
    throw new Refusal('ValidationError', 400, text);
  }
}

function compileSessionPolicy(text: string): Policy {
  try {
    return compilePolicy(parseFields(text, 'Policy'), 'identity');
  } catch (error) {
    const reason = error instanceof FieldError || error instanceof Error ? error.message : String(error);
    throw new Refusal('MalformedPolicyDocument', 400, `The session policy is malformed: ${reason}`);
  }
}
