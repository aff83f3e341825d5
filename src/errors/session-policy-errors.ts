import { Failure } from './failure.ts';

/** The policy that was made is longer than STS takes. `length`: its characters; `names`: the repositories in it. */
export function sessionPolicyTooLong(
  { length, longest }: { readonly length: number; readonly longest: number },
  names: readonly string[],
): Failure {
  return new Failure({
    code: 'session-policy-refused',
    what:
      `The session policy for ${names.length} repositories has ${length} characters, and STS takes at most ${longest}. ` +
      `No role was assumed. It would be about:\n${names.map((name) => `    ${name}`).join('\n')}`,
    why: 'the image is built from, cached in or pushed to many repositories of ECR.',
    fix: [
      'write a shorter one with wildcards, as JSON:',
      '    session-policy: |',
      '      {"Version": "2012-10-17", "Statement": [',
      '        {"Effect": "Allow", "Action": "ecr:GetAuthorizationToken", "Resource": "*"},',
      `        {"Effect": "Allow", "Action": "ecr:*", "Resource": "${commonArn(names)}"}]}`,
      'or make a managed policy and write its ARN there; or build in several steps.',
    ].join('\n'),
  });
}

/** A pattern for all of these ARNs: what they begin with. */
function commonArn([first = '', ...others]: readonly string[]): string {
  const until = [...first].findIndex((sign, index) => others.some((other) => other[index] !== sign));
  return `${until < 0 ? first : first.slice(0, until)}*`;
}
