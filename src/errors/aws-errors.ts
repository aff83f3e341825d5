import { allow } from '../lib/iam-policy.ts';
import {
  awsWords,
  EXPIRED,
  isAccessDenied,
  isClockOff,
  isExpired,
  isNamed,
  isNotOfAws,
  isServerError,
  isThrottled,
  isUnreachable,
  isUntrusted,
  SIGNATURES,
  statusOf,
} from './aws-error-names.ts';
import type { Explanation } from './causes.ts';
import { START_FEWER_JOBS } from './common-fixes.ts';
import { Failure, type Problem, type ProblemCode } from './failure.ts';

/** Which call failed, and on what. */
export type AwsCall = {
  /** The prefix of its permissions. */
  readonly service: 'ecr' | 'ecr-public' | 'sts';
  /** The API's operation, for example `DescribeImages`. */
  readonly operation: string;
  readonly region: string;
  /** The repository that the call was about; absent for calls about the whole account. */
  readonly repository?: string;
};

/** The failure that tells a user why a call to AWS did not work. */
export function explainAwsError(error: unknown, call: AwsCall): Failure {
  return error instanceof Failure ? error : new Failure(problemOf(error, call), { cause: error });
}

function problemOf(error: unknown, call: AwsCall): Problem {
  const cause = AWS_CAUSES.find(({ when }) => when(error));
  if (cause === undefined) return { ...OTHER_CAUSE, what: refused(call, error) };
  const { code, why, fix, what = refused } = cause;
  const tell = (told: AwsTold): string => (typeof told === 'string' ? told : told(call, error));
  return { code, what: tell(what), why: tell(why), fix: tell(fix) };
}

const OTHER_CAUSE: Explanation = {
  code: 'aws-call-failed',
  fix: 'see what AWS says above; with its request id AWS support can look the call up.',
};

type AwsTold = string | ((call: AwsCall, error: unknown) => string);

/** A cause by the name of AWS's error; the first that fits counts. */
type AwsCause = {
  readonly code: ProblemCode;
  readonly when: (error: unknown) => boolean;
  /** What happened, where that is something else than a refusal. */
  readonly what?: AwsTold;
  readonly why: AwsTold;
  readonly fix: AwsTold;
  /** Names of AWS's errors that have this cause. */
  readonly examples: readonly string[];
};

function refused({ service, operation, repository }: AwsCall, error: unknown): string {
  return `${NAMES[service]} refused ${operation}${repository ? ` on ${repository}` : ''}. ${said(error)}`;
}

const NAMES: Readonly<Record<AwsCall['service'], string>> = { ecr: 'ECR', 'ecr-public': 'ECR Public', sts: 'STS' };

function said(error: unknown): string {
  return `AWS says: ${awsWords(error)}`;
}

const named =
  (...names: readonly string[]) =>
  (error: unknown): boolean =>
    isNamed(error, ...names);

const UNKNOWN_CREDENTIALS = ['UnrecognizedClientException', 'InvalidClientTokenId', ...SIGNATURES];

/** Why calls to AWS fail. */
export const AWS_CAUSES: readonly AwsCause[] = [
  {
    code: 'credentials-missing',
    when: named('CredentialsProviderError'),
    what: (_call, error) => `There are no AWS credentials. ${said(error)}`,
    why: (_call, error) => `${NO_ROLE}, and ${whyNoCredentials(error)}.`,
    fix: [
      'name the role, and let the job ask for an ID token:',
      '    permissions:',
      '      id-token: write',
      '      contents: read',
      '    ...',
      '        with:',
      '          role-to-assume: arn:aws:iam::123456789012:role/NAME',
    ].join('\n'),
    examples: ['CredentialsProviderError'],
  },
  {
    code: 'permission-missing',
    when: isAccessDenied,
    why: (_call, error) =>
      isByRepository(error)
        ? "the repository belongs to another account, and its policy does not allow this role's calls."
        : isBySession(error)
          ? '`session-policy` does not leave it to the session; the role itself may well have it.'
          : "the role's policy, a permissions boundary, an SCP or a VPC endpoint's policy does not allow it.",
    fix: permissionToAdd,
    examples: ['AccessDenied', 'AccessDeniedException'],
  },
  {
    code: 'credentials-expired',
    when: isExpired,
    why: 'the credentials ran out while the step was at work, or an earlier step left old ones in the environment.',
    fix: 'run the job again; where this step assumes no role itself, set `role-to-assume`; for a long job raise `role-duration-seconds`.',
    examples: EXPIRED,
  },
  {
    code: 'clock-off',
    when: isClockOff,
    why: "the runner's clock is off: AWS takes a signature only for some minutes around its own time.",
    fix: 'set the clock of the runner; `timedatectl` shows it, and whether it follows a time server:\n    sudo timedatectl set-ntp true',
    examples: ['RequestExpired'],
  },
  {
    code: 'credentials-refused',
    when: named(...UNKNOWN_CREDENTIALS),
    why: 'the credentials are of another partition, deleted, or stale ones of the runner (AWS_* variables, a profile).',
    fix: 'set `role-to-assume`; otherwise see which credentials the runner has: aws sts get-caller-identity',
    examples: UNKNOWN_CREDENTIALS,
  },
  {
    code: 'throttled',
    when: isThrottled,
    why: 'many jobs of this account call at the same time; the call was tried several times.',
    fix: START_FEWER_JOBS,
    examples: ['ThrottlingException'],
  },
  {
    code: 'aws-call-failed',
    when: named('LimitExceededException'),
    why: 'a quota of the account is used up, such as that of repositories or of images in a repository.',
    fix: 'delete what nobody needs, with a lifecycle policy for example, or ask for more in the Service Quotas console.',
    examples: ['LimitExceededException'],
  },
  {
    code: 'aws-call-failed',
    when: isServerError,
    what: ({ service, operation, region }, error) =>
      `${NAMES[service]} in ${region} failed at ${operation}, however often it was asked (HTTP ${statusOf(error)}). ${said(error)}`,
    why: 'AWS has trouble in this region, or a proxy in between has.',
    fix: 'see https://health.aws.amazon.com/health/status, and run the job again later.',
    examples: ['ServerException'],
  },
  {
    code: 'aws-unreachable',
    when: isNotOfAws,
    what: ({ service, operation, region }, error) =>
      `Something else than ${NAMES[service]} in ${region} answered ${operation}: a page${statusOf(error) === undefined ? '' : ` with HTTP ${statusOf(error)}`}, which is no answer of AWS.`,
    why: 'a proxy, or the sign-in page of a network, answers in place of AWS.',
    fix: 'let the proxy pass these hosts, or name them in NO_PROXY (`.amazonaws.com`); see also HTTPS_PROXY and AWS_ENDPOINT_URL.',
    examples: ['SyntaxError'],
  },
  {
    code: 'aws-unreachable',
    when: isUntrusted,
    what: unreachable,
    why: 'TLS failed: a proxy shows a certificate of its own, the name in it is another one, or what answers speaks no TLS.',
    fix: 'name the certificate of the proxy in NODE_EXTRA_CA_CERTS in the environment of the runner; check HTTPS_PROXY and AWS_ENDPOINT_URL.',
    examples: ['SELF_SIGNED_CERT_IN_CHAIN'],
  },
  {
    code: 'aws-unreachable',
    when: (error) => isUnreachable(error) && isHostUnknown(error),
    what: unreachable,
    why: ({ region }) =>
      `there is no such host: the region ${region} may be misspelled, or this runner's DNS does not know it.`,
    fix: 'check `aws-region`; on a self-hosted runner check DNS and AWS_ENDPOINT_URL.',
    examples: ['ENOTFOUND'],
  },
  {
    code: 'aws-unreachable',
    when: isUnreachable,
    what: unreachable,
    why: "this runner's network, proxy or VPC endpoint does not let it through, or the service is down.",
    fix: 'on a self-hosted runner check HTTPS_PROXY, NO_PROXY, AWS_ENDPOINT_URL and the VPC endpoints; else run it again.',
    examples: ['ECONNREFUSED', 'TimeoutError'],
  },
];

const NO_ROLE = '`role-to-assume` is not set, or the expression behind it gave nothing';

/** The failure for want of credentials, with what the variables of the step say of them: the SDK tells of all its sources alike. */
export function withOwnCredentials(failure: Failure, variables: Readonly<Record<string, string>>): Failure {
  const said = saidOfCredentials(variables);
  if (said === undefined) return failure;
  return new Failure({ ...failure.problem, why: `${NO_ROLE}, and ${said}.` }, { cause: failure });
}

function saidOfCredentials(variables: Readonly<Record<string, string>>): string | undefined {
  const pair = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'] as const;
  const given = pair.filter((name) => variables[name]);
  const [missing, ...more] = pair.filter((name) => !variables[name]);
  if (missing !== undefined && more.length === 0)
    return `of the runner's own keys ${given.join()} is set and ${missing} is not: of AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY one alone is none`;
  const { AWS_PROFILE: profile } = variables;
  return profile
    ? `the runner has no profile ${profile}, which AWS_PROFILE names, in its AWS configuration, or none with credentials`
    : undefined;
}

/** Why the SDK has no credentials: it names a profile that is not there; of keys it only says that it found none. */
function whyNoCredentials(error: unknown): string {
  const profile = error instanceof Error ? /profile: \[([^\]]+)\]/.exec(error.message)?.[1] : undefined;
  if (profile !== undefined)
    return `the runner has no profile ${profile}, which AWS_PROFILE names, in its AWS configuration`;
  return 'the runner has no credentials of its own; of AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY one alone is none';
}

function unreachable({ service, region }: AwsCall, error: unknown): string {
  const words = error instanceof Error ? `${error.name}: ${inPlainWords(error.message)}` : String(error);
  return `${NAMES[service]} in ${region} could not be reached. ${words}`;
}

/** The SDK tells its time limit by the name of its own setting. */
function inPlainWords(message: string): string {
  const [, limitMs] = /has exceeded the configured (\d+) ms requestTimeout/.exec(message) ?? [];
  return limitMs === undefined ? message : `no answer in ${Number(limitMs) / 1000} s`;
}

function isHostUnknown(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOTFOUND';
}

function isByRepository(error: unknown): boolean {
  return error instanceof Error && error.message.includes('resource-based policy');
}

function isBySession(error: unknown): boolean {
  return error instanceof Error && error.message.includes('session policy');
}

/** A login at ECR Public takes both (https://docs.aws.amazon.com/AmazonECR/latest/public/public-registry-auth.html). */
const PUBLIC_LOGIN = ['ecr-public:GetAuthorizationToken', 'sts:GetServiceBearerToken'];

/** The statement for what AWS says is missing, or else for the call. */
function permissionToAdd({ service, operation }: AwsCall, error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  const action = /to perform: ([\w-]+:\w+)/.exec(message)?.[1] ?? `${service}:${operation}`;
  if (isByRepository(error)) return `add to the policy of the repository, with the role as principal: ${action}`;
  const isLogin = service !== 'sts' && operation === 'GetAuthorizationToken';
  const resource = isLogin ? '*' : (/on resource: (arn:\S+)/.exec(message)?.[1] ?? '*');
  const statement = allow(isLogin && service === 'ecr-public' ? PUBLIC_LOGIN : action, resource);
  const policy = isBySession(error) ? 'to `session-policy`, or take that out' : "to the role's policy";
  return `add this statement ${policy}:\n    ${JSON.stringify(statement)}`;
}
