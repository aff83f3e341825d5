import { deflateRawSync } from 'node:zlib';
import { FieldError, type Fields, parseFields, readOptionalObjects, readOptionalText, readText } from '../fields.ts';
import { managedPolicy, managedPolicyNames } from '../iam/managed-policies.ts';
import { compilePolicy, type Policy } from '../iam/policy-document.ts';
import { Refusal } from '../refusal.ts';

/** What narrows a session. */
export type SessionPolicy = {
  /** The inline policy and the managed ones: what one of them allows is allowed. */
  readonly policy: Policy;
  /** How much of the space for them is used, in percent. */
  readonly packedSize: number;
};

/** How many bytes there are for the packed policies: a guess, as AWS tells neither the format nor the space. */
const packedBytes = 1200;

/** Policies that a session can have beside the inline one (API_AssumeRole, PolicyArns). */
const mostArns = 10;

/**
 * Reads Policy and PolicyArns of an input that was checked; undefined without either. Throws AWS's `MalformedPolicyDocument`,
 * `PackedPolicyTooLarge`, or a `ValidationError`.
 */
export function readSessionPolicy(input: Fields): SessionPolicy | undefined {
  const text = readOptionalText(input, 'Policy');
  const arns = (readOptionalObjects(input, 'PolicyArns') ?? []).map((descriptor) => readText(descriptor, 'arn'));
  if (text === undefined && arns.length === 0) {
    return undefined;
  }
  if (arns.length > mostArns) {
    throw new Refusal('ValidationError', 400, `PolicyArns: at most ${mostArns} managed policies can be passed`);
  }
  const inline = text === undefined ? [] : compileInline(text);
  const policy = [...inline, ...arns.flatMap(findManaged)];
  const packedSize = Math.ceil((100 * deflateRawSync([text ?? '', ...arns].join('\n')).length) / packedBytes);
  if (packedSize > 100) {
    const message = `Packed policy consumes ${packedSize}% of allotted space, please use smaller policy.`;
    throw new Refusal('PackedPolicyTooLarge', 400, message);
  }
  return { policy, packedSize };
}

function findManaged(arn: string): Policy {
  const policy = managedPolicy(arn);
  if (policy === undefined) {
    const known = managedPolicyNames.map((name) => `arn:aws:iam::aws:policy/${name}`).join(', ');
    throw new Refusal('ValidationError', 400, `PolicyArns: the local AWS has no ${arn}, only ${known}`);
  }
  return policy;
}

function compileInline(text: string): Policy {
  try {
    return compilePolicy(parseFields(text, 'Policy'), 'identity');
  } catch (error) {
    const reason = error instanceof FieldError || error instanceof Error ? error.message : String(error);
    throw new Refusal('MalformedPolicyDocument', 400, `The session policy is malformed: ${reason}`);
  }
}
