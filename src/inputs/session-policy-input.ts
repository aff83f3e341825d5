import { isRecord, parseJson } from '../lib/json.ts';
import { invalid, type Parsed, valid } from '../lib/parsed.ts';
import { type InputReader, quote } from './input-reader.ts';
import type { Role } from './parse-aws.ts';

/** The input `session-policy`, which narrows the session of the last role. */
export type SessionPolicyInput =
  /** A policy that is made for the repositories and features in use. */
  | { readonly kind: 'repository' }
  /** `text`: JSON without white space between its parts. */
  | { readonly kind: 'document'; readonly text: string }
  | { readonly kind: 'managed'; readonly arns: readonly string[] };

/** How many characters STS takes (API_AssumeRole, Policy). */
export const LONGEST_SESSION_POLICY = 2048;

/** How many managed policies STS takes (API_AssumeRole, PolicyArns). */
const MOST_MANAGED = 10;

/** `session-policy`, for the session of this role. */
export function readSessionPolicy(reader: InputReader, role: Role | undefined): SessionPolicyInput | undefined {
  const text = reader.text('session-policy');
  if (text === '') return undefined;
  if (text === 'repository') return { kind: 'repository' };
  if (text.startsWith('{')) {
    const document = reader.optional('session-policy', parsePolicy);
    return document === undefined ? undefined : { kind: 'document', text: document };
  }
  const arns = reader.list('session-policy', parsePolicyArn);
  if (arns.length > MOST_MANAGED)
    reader.mistake('session-policy', `names ${arns.length} policies. AWS takes at most ${MOST_MANAGED}.`);
  for (const arn of arns)
    if (role !== undefined && arn.split(':')[1] !== role.partition)
      reader.mistake('session-policy', `${quote(arn)} is in another partition than the role.`);
  return { kind: 'managed', arns };
}

/** A policy document, without the white space that only people need. */
function parsePolicy(text: string): Parsed<string> {
  const document = parseJson(text);
  if (!isRecord(document)) return invalid('is not JSON: a brace or a comma is missing, or there is one too many.');
  if (document.Statement === undefined) return invalid('is no IAM policy: it has no "Statement".');
  const short = JSON.stringify(document);
  if (short.length > LONGEST_SESSION_POLICY)
    return invalid(
      `has ${short.length} characters without white space, and STS takes at most ${LONGEST_SESSION_POLICY}. Shorten it with ` +
        'wildcards, or make it a managed policy and write its ARN.',
    );
  return /^[\u0020-\u00ff]+$/.test(short)
    ? valid(short)
    : invalid('has signs that IAM does not take: use Latin-1 only.');
}

/** The ARN of a managed policy (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html). */
function parsePolicyArn(text: string): Parsed<string> {
  if (/^arn:aws[a-z-]*:iam::(aws|\d{12}):policy\/[\x21-\x7e]+$/.test(text)) return valid(text);
  if (/^arn:aws[a-z-]*:iam::\d{12}:role\//.test(text))
    return invalid('is the ARN of a role. Roles stand in `role-to-assume`; this is about what the session may do.');
  return invalid(
    'is neither `repository`, nor a JSON policy, nor the ARN of a managed policy such as arn:aws:iam::123456789012:policy/NAME.',
  );
}
