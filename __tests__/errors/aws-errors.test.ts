import { describe, expect, test } from '@jest/globals';
import { explainAwsError, withOwnCredentials } from '../../src/errors/aws-errors.ts';
import { Failure } from '../../src/errors/failure.ts';
import { idTokenMissing } from '../../src/errors/oidc-errors.ts';

const error = (name: string, message = 'words', extra: object = {}): Error =>
  Object.assign(new Error(message), { name }, extra);
const call = { service: 'ecr', operation: 'DescribeImages', region: 'eu-west-1', repository: 'team/shop' } as const;

test('ECR Public: a login takes two permissions, whichever of them is missing', () => {
  for (const action of ['ecr-public:GetAuthorizationToken', 'sts:GetServiceBearerToken']) {
    const denied = error('AccessDeniedException', `User: x is not authorized to perform: ${action} on resource: *`);
    const at = { service: 'ecr-public', operation: 'GetAuthorizationToken', region: 'us-east-1' } as const;
    const { message } = explainAwsError(denied, at);
    expect(message).toMatch(/^ECR Public refused GetAuthorizationToken\./);
    expect(message).toContain(
      '{"Effect":"Allow","Action":["ecr-public:GetAuthorizationToken","sts:GetServiceBearerToken"],"Resource":"*"}',
    );
  }
});

describe('explainAwsError', () => {
  test.each<[string, Error, string, RegExp]>([
    [
      'CredentialsProviderError',
      error('CredentialsProviderError'),
      'credentials-missing',
      /role-to-assume: arn:aws:iam::/,
    ],
    [
      'what the session policy does not leave',
      error('AccessDeniedException', 'because no session policy allows the ecr:PutImage action'),
      'permission-missing',
      /`session-policy` does not leave it[\s\S]*add this statement to `session-policy`, or take that out/,
    ],
    ['ExpiredTokenException', error('ExpiredTokenException'), 'credentials-expired', /ran out/],
    ['ExpiredToken of STS', error('ExpiredToken'), 'credentials-expired', /ran out/],
    ['UnrecognizedClientException', error('UnrecognizedClientException'), 'credentials-refused', /partition/],
    ['InvalidClientTokenId of STS', error('InvalidClientTokenId'), 'credentials-refused', /partition/],
    ['ThrottlingException', error('ThrottlingException'), 'throttled', /max-parallel/],
    [
      'no such host',
      error('Error', 'getaddrinfo ENOTFOUND x', { code: 'ENOTFOUND' }),
      'aws-unreachable',
      /region eu-west-1 may be misspelled/,
    ],
    ['connection refused', error('Error', 'refused', { code: 'ECONNREFUSED' }), 'aws-unreachable', /HTTPS_PROXY/],
    ['a timeout', error('TimeoutError'), 'aws-unreachable', /HTTPS_PROXY/],
    [
      'a page of a proxy',
      error('SyntaxError', "Unexpected token '<'", { $metadata: { httpStatusCode: 200 } }),
      'aws-unreachable',
      /Something else than ECR in eu-west-1 answered DescribeImages: a page with HTTP 200[\s\S]*in place of AWS/,
    ],
    [
      '5xx for good',
      error('ServerException', 'failed', { $metadata: { httpStatusCode: 503, requestId: 'r-1' } }),
      'aws-call-failed',
      /failed at DescribeImages, however often it was asked \(HTTP 503\)[\s\S]*r-1[\s\S]*AWS has trouble/,
    ],
    [
      'a certificate for another name',
      error('Error', 'altname', { code: 'ERR_TLS_CERT_ALTNAME_INVALID' }),
      'aws-unreachable',
      /TLS failed[\s\S]*NODE_EXTRA_CA_CERTS/,
    ],
    ['no TLS', error('Error', 'wrong version', { code: 'EPROTO' }), 'aws-unreachable', /speaks no TLS/],
    [
      'a clock that is off',
      error('InvalidSignatureException', 'Signature expired: 20261127T1 is now earlier than 20261127T2'),
      'clock-off',
      /timedatectl/,
    ],
    [
      'a signature that is wrong',
      error('InvalidSignatureException', 'does not match'),
      'credentials-refused',
      /partition/,
    ],
    [
      'a profile that is not there',
      error(
        'CredentialsProviderError',
        'Could not resolve credentials using profile: [ci] in configuration/credentials file(s).',
      ),
      'credentials-missing',
      /no profile ci, which AWS_PROFILE names/,
    ],
    ['a quota', error('LimitExceededException', 'too many repositories'), 'aws-call-failed', /Service Quotas console/],
    [
      'anything else',
      error('KmsException', 'no key', { $metadata: { requestId: 'r-1' } }),
      'aws-call-failed',
      /KmsException: no key \(request id r-1\)/,
    ],
  ])('%s', (_name, thrown, code, expected) => {
    const failure = explainAwsError(thrown, call);
    expect(failure.problem.code).toBe(code);
    expect(failure.message).toMatch(expected);
    expect(failure.cause).toBe(thrown);
  });

  test.each([
    [
      'a statement for the action and the resource that AWS names',
      'User: arn:aws:sts::1:assumed-role/r/s is not authorized to perform: ecr:DescribeImages on resource: arn:aws:ecr:eu-west-1:1:repository/team/shop because no identity-based policy allows the ecr:DescribeImages action',
      '{"Effect":"Allow","Action":"ecr:DescribeImages","Resource":"arn:aws:ecr:eu-west-1:1:repository/team/shop"}',
    ],
    [
      'every resource for the login, as IAM wants it',
      'User: x is not authorized to perform: ecr:GetAuthorizationToken on resource: * because',
      '{"Effect":"Allow","Action":"ecr:GetAuthorizationToken","Resource":"*"}',
    ],
    ['the operation where AWS names nothing', 'no', '{"Effect":"Allow","Action":"ecr:DescribeImages","Resource":"*"}'],
    [
      "the repository's policy where that is what lacks it",
      'User: x is not authorized to perform: ecr:PutImage on resource: y because no resource-based policy allows the ecr:PutImage action',
      'add to the policy of the repository, with the role as principal: ecr:PutImage',
    ],
  ])('access denied: %s', (_name, message, expected) => {
    const failure = explainAwsError(error('AccessDeniedException', message), call);
    expect(failure.problem.code).toBe('permission-missing');
    expect(failure.problem.fix).toContain(expected);
  });

  test('a failure stays what it is', () => {
    const failure = new Failure({ code: 'throttled', what: 'x' });
    expect(explainAwsError(failure, call)).toBe(failure);
  });
});

test.each([
  [false, /permissions:\n {6}id-token: write/],
  [true, /push: \$\{\{ github.event_name != 'pull_request' \}\}/],
])('no ID token, from a fork: %s', (fromFork, expected) => {
  const failure = idTokenMissing({ fromFork });
  expect(failure.problem.code).toBe('id-token-missing');
  expect(failure.problem.fix).toMatch(expected);
});

test('no answer is told in words of this step, not of the SDK', () => {
  const words = '@smithy/node-http-handler - [ERROR] a request has exceeded the configured 30000 ms requestTimeout.';
  expect(explainAwsError(error('TimeoutError', words), call).message).toMatch(
    /^ECR in eu-west-1 could not be reached\. TimeoutError: no answer in 30 s\n/,
  );
});

describe('what the variables say of credentials that are not there', () => {
  const missing = explainAwsError(error('CredentialsProviderError'), call);
  test.each<[string, Readonly<Record<string, string>>, RegExp]>([
    ['half a pair', { AWS_ACCESS_KEY_ID: 'A' }, /AWS_ACCESS_KEY_ID is set and AWS_SECRET_ACCESS_KEY is not/],
    [
      'the other half',
      { AWS_SECRET_ACCESS_KEY: 'S', AWS_ACCESS_KEY_ID: '' },
      /AWS_SECRET_ACCESS_KEY is set and AWS_ACCESS_KEY_ID is not/,
    ],
    ['a profile', { AWS_PROFILE: 'shop' }, /no profile shop, which AWS_PROFILE names/],
    ['half a pair before a profile', { AWS_ACCESS_KEY_ID: 'A', AWS_PROFILE: 'shop' }, /AWS_SECRET_ACCESS_KEY is not/],
    ['nothing', {}, /has no credentials of its own/],
    ['a whole pair, which STS has not taken', { AWS_ACCESS_KEY_ID: 'A', AWS_SECRET_ACCESS_KEY: 'S' }, /of its own/],
  ])('%s', (_name, variables, expected) => {
    const { problem } = withOwnCredentials(missing, variables);
    expect(problem.code).toBe('credentials-missing');
    expect(problem.why).toMatch(expected);
    expect(problem.fix).toBe(missing.problem.fix);
  });
});
