import { FieldError, parseFields } from '../fields.ts';
import type { Role } from '../iam/accounts.ts';
import { parseRoleArn, type RoleArn } from '../iam/arn.ts';
import { compilePolicy, type Policy } from '../iam/policy-document.ts';
import { Refusal } from '../refusal.ts';
import { validationError, violationsOf } from './query.ts';

/** The parameters that both ways to assume a role have, checked. */
export type SessionParameters = {
  readonly roleArn: RoleArn;
  readonly sessionName: string;
  readonly durationSeconds: number;
  readonly sessionPolicy: Policy | undefined;
};

/**
 * Reads RoleArn, RoleSessionName, DurationSeconds (default 3600) and Policy. Throws AWS's `ValidationError` with all
 * violations of the grammar at once (API reference of AssumeRole), or `MalformedPolicyDocument`.
 */
export function readSessionParameters(parameters: URLSearchParams): SessionParameters {
  const roleArn = parameters.get('RoleArn') ?? undefined;
  const sessionName = parameters.get('RoleSessionName') ?? undefined;
  const policy = parameters.get('Policy') ?? undefined;
  const violations = [
    ...violationsOf('roleArn', roleArn, { min: 20, max: 2048 }),
    ...violationsOf('roleSessionName', sessionName, { min: 2, max: 64, pattern: '[\\w+=,.@-]*' }),
    ...durationViolations(parameters.get('DurationSeconds')),
    ...(policy === undefined ? [] : violationsOf('policy', policy, { min: 1, max: 2048 })),
  ];
  if (violations.length > 0) {
    throw validationError(violations);
  }
  const parsed = parseRoleArn(roleArn ?? '');
  if (parsed === undefined) {
    throw new Refusal('ValidationError', 400, `${roleArn} is invalid`);
  }
  if ([...parameters.keys()].some((name) => name.startsWith('PolicyArns.'))) {
    throw new Refusal('ValidationError', 400, 'PolicyArns: the local AWS has no managed policies');
  }
  return {
    roleArn: parsed,
    sessionName: sessionName ?? '',
    durationSeconds: Number(parameters.get('DurationSeconds') ?? 3600),
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

function durationViolations(value: string | null) {
  if (value === null) {
    return [];
  }
  const seconds = Number(value);
  if (!Number.isInteger(seconds)) {
    return [{ parameter: 'durationSeconds', value, constraint: 'Member must be an integer' }];
  }
  if (seconds < 900) {
    const constraint = 'Member must have value greater than or equal to 900';
    return [{ parameter: 'durationSeconds', value, constraint }];
  }
  const constraint = 'Member must have value less than or equal to 43200';
  return seconds > 43200 ? [{ parameter: 'durationSeconds', value, constraint }] : [];
}

function compileSessionPolicy(text: string): Policy {
  try {
    return compilePolicy(parseFields(text, 'Policy'), 'identity');
  } catch (error) {
    const reason = error instanceof FieldError || error instanceof Error ? error.message : String(error);
    throw new Refusal('MalformedPolicyDocument', 400, `The session policy is malformed: ${reason}`);
  }
}
