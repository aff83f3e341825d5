import { type Fields, readOptionalNumber, readText } from '../fields.ts';
import type { Role } from '../iam/accounts.ts';
import { parseRoleArn, type RoleArn } from '../iam/arn.ts';
import { Refusal } from '../refusal.ts';
import { readSessionPolicy, type SessionPolicy } from './session-policy.ts';

/** The parameters that both ways to assume a role have, checked. */
export type SessionParameters = {
  readonly roleArn: RoleArn;
  readonly sessionName: string;
  readonly durationSeconds: number;
  readonly sessionPolicy: SessionPolicy | undefined;
};

/**
 * Reads RoleArn, RoleSessionName, DurationSeconds (default 3600), Policy and PolicyArns of an input that was checked. Throws AWS's
 * `ValidationError` for a role that can't be one, `MalformedPolicyDocument` or `PackedPolicyTooLarge`.
 */
export function readSessionParameters(input: Fields): SessionParameters {
  const roleArn = readText(input, 'RoleArn');
  const parsed = parseRoleArn(roleArn);
  if (parsed === undefined) {
    throw new Refusal('ValidationError', 400, `${roleArn} is invalid`);
  }
  return {
    roleArn: parsed,
    sessionName: readText(input, 'RoleSessionName'),
    durationSeconds: readOptionalNumber(input, 'DurationSeconds') ?? 3600,
    sessionPolicy: readSessionPolicy(input),
  };
}

/** Throws a `ValidationError` where the session would be longer than the role allows. */
export function checkDuration(role: Role, durationSeconds: number): void {
  if (durationSeconds > role.maxSessionDurationSeconds) {
    const text = 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.';
    throw new Refusal('ValidationError', 400, text);
  }
}
