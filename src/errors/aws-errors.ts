import { awsWords, isAccessDenied, isNamed, isThrottled, isUnreachable } from './aws-error-names.ts';
import { Failure, type Problem } from './failure.ts';

/** Which call failed, and on what. */
export type Call = {
  /** `ecr` or `sts`: the prefix of its permissions. */
  readonly service: 'ecr' | 'sts';
  /** The API's operation, for example `DescribeImages`. */
  readonly operation: string;
  readonly region: string;
  /** The repository it was about; absent for calls about the whole account. */
  readonly repository?: string;
};

/** The failure that tells a user why a call to AWS did not work. */
export function explainAwsError(error: unknown, call: Call): Failure {
  return error instanceof Failure ? error : new Failure(problemOf(error, call), { cause: error });
}

function problemOf(error: unknown, call: Call): Problem {
  const said = `AWS says: ${awsWords(error)}`;
  const what = `${call.service.toUpperCase()} refused ${call.operation}${call.repository ? ` on ${call.repository}` : ''}.`;
  if (isNamed(error, 'CredentialsProviderError')) return credentialsMissing(said);
  if (isAccessDenied(error)) return permissionMissing(error.message, `${what} ${said}`, call);
  if (isNamed(error, 'ExpiredToken', 'ExpiredTokenException')) {
    return {
      code: 'credentials-expired',
      what: `${what} ${said}`,
      why: 'the credentials ran out while the step was at work, or an earlier step left old ones in the environment.',
      fix: 'let this step assume the role itself (`role-to-assume`), or raise `role-duration-seconds`.',
    };
  }
  if (
    isNamed(
      error,
      'UnrecognizedClientException',
      'InvalidClientTokenId',
      'InvalidSignatureException',
      'SignatureDoesNotMatch',
    )
  ) {
    return {
      code: 'credentials-refused',
      what: `${what} ${said}`,
      why: 'the credentials are of another partition, deleted, or stale ones of the runner (AWS_* variables, a profile).',
      fix: 'set `role-to-assume`; otherwise see which credentials the runner has: aws sts get-caller-identity',
    };
  }
  if (isThrottled(error)) {
    return {
      code: 'throttled',
      what: `${what} ${said}`,
      why: 'many jobs of this account call at the same time; the call was tried several times.',
      fix: 'run the job again; if it happens often, start fewer jobs at once (`max-parallel`) or ask for a higher quota.',
    };
  }
  if (isNamed(error, 'LimitExceededException')) {
    return {
      code: 'aws-call-failed',
      what: `${what} ${said}`,
      why: 'a quota of the account is used up, such as that of repositories or of images in a repository.',
      fix: 'delete what nobody needs, with a lifecycle policy for example, or ask for more in the Service Quotas console.',
    };
  }
  if (isUnreachable(error)) return unreachable(error, call);
  return {
    code: 'aws-call-failed',
    what: `${what} ${said}`,
    fix: 'see what AWS says above; with its request id AWS support can look the call up.',
  };
}

function credentialsMissing(said: string): Problem {
  return {
    code: 'credentials-missing',
    what: `There are no AWS credentials. ${said}`,
    why: '`role-to-assume` is not set, and the runner has no credentials of its own.',
    fix: [
      'name the role, and let the job ask for an ID token:',
      '    permissions:',
      '      id-token: write',
      '      contents: read',
      '    ...',
      '        with:',
      '          role-to-assume: arn:aws:iam::123456789012:role/NAME',
    ].join('\n'),
  };
}

function permissionMissing(message: string, what: string, { service, operation }: Call): Problem {
  const action = /to perform: ([\w-]+:\w+)/.exec(message)?.[1] ?? `${service}:${operation}`;
  const resource = action === 'ecr:GetAuthorizationToken' ? '*' : (/on resource: (arn:\S+)/.exec(message)?.[1] ?? '*');
  const byResource = message.includes('resource-based policy');
  return {
    code: 'permission-missing',
    what,
    why: byResource
      ? "the repository belongs to another account, and its policy does not allow this role's calls."
      : "the role's policy, a permissions boundary, an SCP or a VPC endpoint's policy does not allow it.",
    fix: [
      byResource
        ? `add to the policy of the repository, with the role as principal: ${action}`
        : "add this statement to the role's policy:",
      ...(byResource ? [] : [`    ${JSON.stringify({ Effect: 'Allow', Action: action, Resource: resource })}`]),
    ].join('\n'),
  };
}

function unreachable(error: Error, { service, region }: Call): Problem {
  const notFound = 'code' in error && error.code === 'ENOTFOUND';
  return {
    code: 'aws-unreachable',
    what: `${service.toUpperCase()} in ${region} could not be reached. ${error.name}: ${error.message}`,
    why: notFound
      ? `there is no such host: the region ${region} may be misspelled, or this runner's DNS does not know it.`
      : "this runner's network, proxy or VPC endpoint does not let it through, or the service is down.",
    fix: notFound
      ? 'check `aws-region`; on a self-hosted runner check DNS and AWS_ENDPOINT_URL.'
      : 'on a self-hosted runner check HTTPS_PROXY, NO_PROXY, AWS_ENDPOINT_URL and the VPC endpoints; else run it again.',
  };
}
