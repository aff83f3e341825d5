import { describe, expect, test } from '@jest/globals';
import {
  isLoginRefused,
  isPassingPushError,
  isPushError,
  nameTaken,
  OTHER_PUSH_CAUSES,
  PUSH_CAUSES,
  pushFailed,
} from '../../src/errors/push-errors.ts';

const target = {
  image: 'host/team/shop:v1',
  host: 'host',
  repository: 'team/shop',
  accountId: '123456789012',
  region: 'eu-west-1',
  partition: 'aws',
  isSeen: true,
};

test.each<[string, string, RegExp]>([
  [
    'the permission that ECR Public names',
    'denied: User: x is not authorized to perform: ecr-public:InitiateLayerUpload on resource: arn:aws:ecr-public::123456789012:repository/shop because',
    /the role lacks ecr-public:InitiateLayerUpload[\s\S]*"Resource":"arn:aws:ecr-public::123456789012:repository\/shop"/,
  ],
  [
    'the request that was refused',
    'unexpected status from POST request to https://public.ecr.aws/v2/octo/shop/blobs/uploads/: 403 Forbidden',
    /the role lacks ecr-public:InitiateLayerUpload/,
  ],
  [
    'nothing but a refusal',
    'denied: Not Authorized',
    /accepted neither this step's login|"ecr-public:UploadLayerPart"/,
  ],
])('a push to ECR Public: %s', (_name, output, expected) => {
  const place = { ...target, host: 'public.ecr.aws', repository: 'octo/shop', region: 'us-east-1', isPublic: true };
  const { message } = pushFailed(`The push refers to repository [public.ecr.aws/octo/shop]\n${output}\n`, place, 1);
  expect(message).toMatch(expected);
  expect(message).not.toMatch(/\becr:/);
});

/** A build whose step wrote what others might say. */
const BUILT = `#5 [2/2] RUN /a
#5 0.1 denied: immutable: 401 Unauthorized: no space left on device
#5 0.1 is not authorized to perform: ecr:PutImage
#5 DONE 0.1s
#6 exporting to image
#6 ERROR: failed to push host/team/shop:v1
------
 > exporting to image:
------
`;

describe('pushFailed', () => {
  test.each<[string, string, string, RegExp]>([
    [
      'a permission that is named',
      'denied: User: arn:x is not authorized to perform: ecr:InitiateLayerUpload on resource: arn:aws:ecr:eu-west-1:1:repository/team/shop because no',
      'permission-missing',
      /"ecr:PutImage"[\s\S]*"Resource":"arn:aws:ecr:eu-west-1:1:repository\/team\/shop"/,
    ],
    [
      'a bare 403',
      'unexpected status from PUT request: 403 Forbidden',
      'permission-missing',
      /quota[\s\S]*"Resource":"arn:aws:ecr:eu-west-1:123456789012:repository\/team\/shop"/,
    ],
    [
      'an immutable tag',
      "tag invalid: The image tag 'v1' already exists in the 'r' repository and cannot be overwritten because the repository is immutable.",
      'tag-immutable',
      /another job/,
    ],
    [
      'no repository',
      "name unknown: The repository with name 'x' does not exist in the registry with id 'y'",
      'repository-missing',
      /create-repository/,
    ],
    ['no login', 'no basic auth credentials', 'push-unauthorized', /host/],
    [
      'an expired login',
      'denied: Your authorization token has expired. Reauthenticate and try again.',
      'push-unauthorized',
      /nor a new one/,
    ],
    ['no login, in one word', 'unauthorized: ', 'push-unauthorized', /host/],
    ['a full disk', 'write /var/lib/docker/tmp/x: no space left on device', 'disk-full', /prune/],
    [
      'a refusal without a word',
      'error parsing HTTP 403 response body: no error details found in HTTP response body: "{}"',
      'permission-missing',
      /"ecr:PutImage"/,
    ],
    ['too many requests', 'toomanyrequests: Rate exceeded', 'throttled', /tried 4 times[\s\S]*max-parallel/],
    [
      'too many requests, as a status',
      'unexpected status from PUT request to http://h/v2/team/shop/manifests/v1: 429 Too Many Requests',
      'throttled',
      /max-parallel/,
    ],
    [
      'no repository, as a status',
      'unexpected status from POST request to http://h/v2/team/shop/blobs/uploads/: 404 Not Found',
      'repository-missing',
      /create-repository/,
    ],
    [
      'what ECR does not take',
      'unexpected status from PUT request to http://h/v2/team/shop/manifests/v1: 400 Bad Request',
      'push-failed',
      /ECR refuses what is pushed[\s\S]*re-run changes nothing/,
    ],
    [
      'an engine that ended',
      'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
      'docker-not-running',
      /engine ended[\s\S]*journalctl/,
    ],
    [
      'a network that broke',
      'received unexpected HTTP status: 500 Internal Server Error',
      'push-failed',
      /run the job again/,
    ],
  ])('%s', (_name, output, code, expected) => {
    const failure = pushFailed(`The push refers to repository [host/team/shop]\n${output}\n`, target, 4);
    expect(failure.problem.code).toBe(code);
    expect(failure.message).toMatch(expected);
    expect(failure.message).toContain(`Docker says: ${output.trim()}`);
  });

  test.each<[string, string, string, string]>([
    [
      "a page in place of the registry's answer, with any words",
      '0123456789ab: Preparing\ndenied: <html>\n<b>no space left on device</b>\n</html>\n',
      'permission-missing',
      'denied: <html>',
    ],
    [
      'several reasons',
      '0123456789ab: Preparing\nerrors:\ndenied: requested access to the resource is denied\nunauthorized: x\n',
      'permission-missing',
      'denied: requested access to the resource is denied',
    ],
    [
      'what a step of the build wrote before its builder pushed',
      `${BUILT}ERROR: failed to solve: failed to push host/team/shop:v1: unexpected status from POST request to http://host/v2/team/shop/blobs/uploads/: 500 Internal Server Error\n`,
      'push-failed',
      'failed to solve: failed to push host/team/shop:v1: unexpected status from POST request to http://host/v2/team/shop/blobs/uploads/: 500 Internal Server Error',
    ],
    [
      'what the builder itself says',
      `${BUILT}ERROR: failed to solve: failed to push host/team/shop:v1: failed commit on ref "x": write /var/a: no space left on device\n`,
      'disk-full',
      'failed to solve: failed to push host/team/shop:v1: failed commit on ref "x": write /var/a: no space left on device',
    ],
  ])('%s', (_name, output, code, said) => {
    const { problem } = pushFailed(output, target, 4);
    expect(problem.code).toBe(code);
    expect(problem.what).toBe(`docker push host/team/shop:v1 failed. Docker says: ${said}`);
  });

  test('a bare 403 on a repository that the role never saw', () => {
    const failure = pushFailed('403 Forbidden', { ...target, isSeen: false }, 2);
    expect(failure.message).toContain("the role's policy is not for the repository team/shop in account 123456789012");
  });
});

test.each([
  ['HEAD request to http://h/v2/a/b/blobs/sha256:1: 403 Forbidden', 'ecr:BatchCheckLayerAvailability'],
  ['POST request to http://h/v2/a/b/blobs/uploads/: 403 Forbidden', 'ecr:InitiateLayerUpload'],
  ['PUT request to http://h/v2/a/b/blobs/uploads/1?digest=x: 403 Forbidden', 'ecr:CompleteLayerUpload'],
  ['HEAD request to http://h/v2/a/b/manifests/v1: 403 Forbidden', 'ecr:BatchGetImage'],
  ['PUT request to http://h/v2/a/b/manifests/v1: 403 Forbidden', 'ecr:PutImage'],
])('a bare %s is about %s', (request, action) => {
  expect(pushFailed(`unexpected status from ${request}`, target, 1).problem.why).toContain(`the role lacks ${action}`);
});

describe('a registry that is not ECR', () => {
  const other = {
    ...target,
    image: 'ghcr.io/octo/shop:v1',
    host: 'ghcr.io',
    repository: 'octo/shop',
    accountId: '',
    region: '',
  };
  test.each(OTHER_PUSH_CAUSES)('$example', ({ code, example }) => {
    const { problem } = pushFailed(example, other, 2);
    expect(problem.code).toBe(code);
    expect(JSON.stringify(problem)).not.toMatch(/the role|ecr:|IAM/);
  });
  test('says how to log in there', () => {
    expect(pushFailed('unauthorized: authentication required', other, 1).problem.fix).toContain('registry: ghcr.io');
    expect(pushFailed('denied: requested access to the resource is denied', other, 1).problem.fix).toContain(
      'packages: write',
    );
  });
});

describe('what is worth another try', () => {
  test.each(PUSH_CAUSES)('$example', ({ example, passes = false }) => {
    expect(isPassingPushError(example)).toBe(passes);
  });

  test.each([
    ['toomanyrequests: Rate exceeded', true],
    ['received unexpected HTTP status: 503 Service Unavailable', true],
    ['unexpected status from PUT request to http://h/v2/x: 500 Internal Server Error', true],
    ['Put "http://h/v2/x": EOF', true],
    ['read tcp 1.2.3.4:5->6.7.8.9:443: read: connection reset by peer', true],
    ['net/http: TLS handshake timeout', true],
    ['write tcp 127.0.0.1:5->127.0.0.1:6: use of closed network connection', true],
    ['dial tcp: lookup host: no such host', true],
    ['context deadline exceeded', true],
    ["invalid character '<' looking for beginning of value", true],
    ['An image does not exist locally with the tag: host/team/shop', true],
    ['tag does not exist: host/team/shop:v1', true],
    [
      'Error response from daemon: failed to create an image host/team/shop:v1 with target sha256:ab after deleting the existing one: image "host/team/shop:v1": already exists',
      true,
    ],
    ['Error response from daemon: No such image: sha256:ab', false],
    ['0123456789ab: Pushed\\n400 Bad Request', false],
    ['http: server gave HTTP response to HTTPS client', true],
    ['denied: User: x is not authorized to perform: ecr:PutImage', false],
    ['tag invalid: immutable', false],
    ['manifest invalid: no', false],
    ['name unknown', false],
  ])('%s: %s', (output, expected) => expect(isPassingPushError(output)).toBe(expected));

  test.each([
    ['denied: Your authorization token has expired. Reauthenticate and try again.', true],
    ['no basic auth credentials', true],
    ['unexpected status from HEAD request: 403 Forbidden', true],
    ['unauthorized: 401 Unauthorized', true],
    ['403 Forbidden: User: x is not authorized to perform: ecr:PutImage', false],
    ['unauthorized: ', true],
    ['EOF', false],
  ])('a new login for %s: %s', (output, expected) => expect(isLoginRefused(output)).toBe(expected));

  const url = (repository: string) => `Head "http://host/v2/${repository}/manifests/denied": EOF`;
  // The other way round: a name is not taken out of what the registry says.
  test.each(['denied', 'name', 'to', 'e'])('a repository of the name %s does not hide a refusal', (repository) => {
    const named = { ...target, repository, image: `host/${repository}:unknown` };
    const denied = 'denied: User: arn:x is not authorized to perform: ecr:PutImage on resource: arn:y';
    expect(pushFailed(denied, named, 1).problem.code).toBe('permission-missing');
    expect(isPassingPushError(denied)).toBe(false);
    const missing = `name unknown: The repository with name '${repository}' does not exist`;
    expect(pushFailed(missing, named, 1).problem.code).toBe('repository-missing');
  });

  test.each(['team/immutable-store', 'unauthorized/page', 'denied', 'not/found'])(
    'the name %s says nothing about what went wrong',
    (repository) => {
      const named = { ...target, repository, image: `host/${repository}:denied` };
      expect(isPassingPushError(url(repository))).toBe(true);
      expect(isLoginRefused(url(repository))).toBe(false);
      expect(pushFailed(url(repository), named, 4).problem.code).toBe('push-failed');
    },
  );
});

test.each([
  ['ERROR: failed to solve: failed to push host/x:y: unexpected status from PUT request to http://host/v2/: 500', true],
  ['ERROR: failed to solve: failed to authorize: failed to fetch oauth token: 401', true],
  ['#3 ERROR: unexpected status from HEAD request\nERROR: failed to solve: process "x" did not complete', false],
  ['ERROR: failed to build: failed to solve: failed to push host/x:y: EOF', true],
  ['ERROR: target web: failed to solve: failed to push host/x:y: EOF', true],
  ['ERROR: failed to solve: alpine: failed to resolve source metadata for docker.io/library/alpine', false],
  ['ERROR: failed to solve: process "/bin/sh -c echo failed to push; exit 1" did not complete successfully', false],
  ['ERROR: failed to solve: failed to compute cache key: "/failed to authorize": not found', false],
  [
    'ERROR: failed to solve: a/b: failed to resolve source metadata for a/b: failed to authorize: failed to fetch oauth token: x',
    false,
  ],
  [
    'ERROR: failed to solve: a/b: failed to resolve source metadata for a/b: unexpected status from HEAD request to http://a/v2/: 403 Forbidden',
    false,
  ],
  ['ERROR: failed to solve: error writing layer blob: unexpected status from POST request to http://a/: 403', false],
  ['#5 0.1 x\n------\n > a:\nERROR: failed to push\n------\nERROR: failed to solve: no', false],
])('isPushError(%j)', (output, expected) => expect(isPushError(output)).toBe(expected));

test.each([
  [1, 'was pushed once, and it was another image'],
  [4, 'was pushed 4 times, and each time it was another image'],
])('an image that was pushed %i times as another one', (attempts, words) => {
  expect(nameTaken(target, attempts).problem.what).toContain(words);
});
