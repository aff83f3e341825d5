import { describe, expect, test } from '@jest/globals';
import { buildFailed, type FailedBuild } from '../../src/errors/build-errors.ts';
import { readBuildError } from '../../src/errors/build-output.ts';

const command = 'docker build --build-arg A=… .';
const failed = (error: FailedBuild['error'], more: Partial<FailedBuild> = {}) =>
  buildFailed({ error, dockerfile: 'Dockerfile', inWorkspace: true, command, exitCode: 1, ...more });
const saying = (message: string, more: Partial<FailedBuild> = {}) => failed({ lastLines: [], message }, more);

describe('why a build failed', () => {
  test.each<[string, string, string, RegExp]>([
    [
      'a command',
      'failed to solve: process "/bin/sh -c x" did not complete successfully: exit code: 1',
      'build-failed',
      /command in the Dockerfile failed/,
    ],
    [
      'a command, classic',
      "The command '/bin/sh -c x' returned a non-zero code: 3",
      'build-failed',
      /command in the Dockerfile failed/,
    ],
    [
      'a program that is not in the image, classic',
      'failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "/bin/sh": stat /bin/sh: no such file or directory: unknown',
      'build-failed',
      /not in the image/,
    ],
    [
      'an engine that ended at the start of the build',
      'failed to dial gRPC: read unix @->/var/run/docker.sock: read: connection reset by peer',
      'docker-not-running',
      /ended or was restarted/,
    ],
    [
      'a file',
      'failed to calculate checksum of ref a::b: "/x": not found',
      'build-failed',
      /\/x is not in the build con/,
    ],
    [
      'a file, classic',
      'COPY failed: file not found in build context or excluded by .dockerignore: stat x y: file does not exist',
      'build-failed',
      /x y is not in the build context/,
    ],
    [
      'a base image',
      'docker.io/library/nosuch:1: failed to resolve source metadata for docker.io/library/nosuch:1: not found',
      'build-failed',
      /base image was not found/,
    ],
    [
      'a registry that is not reached',
      'failed to solve: h/a:1: failed to resolve source metadata for h/a:1: failed to do request: Head "https://h/v2/a/manifests/1": dial tcp: lookup h on 10.255.255.53:53: no such host',
      'build-failed',
      /registry of a base image was not reached/,
    ],
    [
      'a registry that is not reached, classic',
      'Error response from daemon: Get "https://registry-1.docker.io/v2/": net/http: request canceled (Client.Timeout exceeded while awaiting headers)',
      'build-failed',
      /registry of a base image was not reached/,
    ],
    [
      'a registry in trouble',
      'failed to solve: h/a:1: failed to resolve source metadata for h/a:1: unexpected status from HEAD request to http://h/v2/a/manifests/1: 500 Internal Server Error',
      'build-failed',
      /in trouble/,
    ],
    [
      'a private base image',
      'pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed',
      'base-image-denied',
      /docker\/login-action/,
    ],
    [
      'a private base image, classic',
      "Error response from daemon: pull access denied for denied, repository does not exist or may require 'docker login': denied: requested access to the resource is denied",
      'base-image-denied',
      /docker\/login-action/,
    ],
    [
      'a base image in ECR',
      'failed to resolve source metadata for host/base: unexpected status from HEAD request: 403 Forbidden',
      'base-image-denied',
      /ecr:BatchGetImage/,
    ],
    [
      'a base image in ECR, as newer engines say it',
      'failed to solve: h/a:1: failed to resolve source metadata for h/a:1: error from registry: User: arn:aws:sts::1:assumed-role/a/b is not authorized to perform: ecr:BatchGetImage on resource: arn:aws:ecr:eu-west-1:1:repository/a',
      'base-image-denied',
      /ecr:BatchGetImage/,
    ],
    [
      'a token that is refused',
      'failed to solve: a/b: failed to resolve source metadata for a/b: failed to authorize: failed to fetch anonymous token: unexpected status from GET request to http://h/token?scope=x&service=x: 401 Unauthorized',
      'base-image-denied',
      /docker\/login-action/,
    ],
    [
      'a layer that is refused',
      'failed to solve: failed to compute cache key: failed to copy: httpReadSeeker: failed open: unexpected status code https://h/v2/a/blobs/sha256:1: 403 Forbidden',
      'base-image-denied',
      /ecr:GetDownloadUrlForLayer/,
    ],
    [
      'a rate limit',
      'failed to solve: h/a:1: failed to resolve source metadata for h/a:1: unexpected status from HEAD request to http://h/v2/a/manifests/1: 429 Too Many Requests',
      'throttled',
      /log in to that registry[\s\S]*pull-through cache/,
    ],
    [
      'a rate limit of tokens',
      'failed to solve: h/a:1: failed to resolve source metadata for h/a:1: failed to authorize: failed to fetch anonymous token: unexpected status from GET request to http://h/token?service=x: 429 Too Many Requests',
      'throttled',
      /log in to that registry/,
    ],
    [
      'a rate limit, classic',
      'toomanyrequests: You have reached your pull rate limit. You may increase the limit by authenticating and upgrading: https://www.docker.com/increase-rate-limit',
      'throttled',
      /log in to that registry/,
    ],
    [
      'a rate limit without a word',
      'error parsing HTTP 429 response body: no error details found in HTTP response body: "{}"',
      'throttled',
      /log in to that registry/,
    ],
    [
      'a refusal without a word',
      'error parsing HTTP 403 response body: no error details found in HTTP response body: "{}"',
      'base-image-denied',
      /docker\/login-action/,
    ],
    ['a refused login, classic', 'unauthorized: authentication required', 'base-image-denied', /docker\/login-action/],
    ['trouble, classic', 'received unexpected HTTP status: 500 Internal Server Error', 'build-failed', /in trouble/],
    [
      'an image that is not there, classic',
      'manifest for 127.0.0.1:34077/a/base:1 not found: manifest unknown: Requested image not found',
      'build-failed',
      /base image was not found/,
    ],
    ['no Dockerfile', 'failed to read dockerfile: open x: no such file or directory', 'dockerfile-missing', /`file`/],
    [
      'no Dockerfile, as buildx says it',
      'resolve : lstat nope: no such file or directory',
      'dockerfile-missing',
      /`file`/,
    ],
    [
      'no Dockerfile, classic',
      'unable to prepare context: unable to evaluate symlinks in Dockerfile path: lstat x',
      'dockerfile-missing',
      /`file`/,
    ],
    [
      'an address of ADD',
      'failed to solve: failed to load cache key: Get "http://a.invalid/f": dial tcp: lookup a.invalid on 10.255.255.53:53: no such host',
      'build-failed',
      /address that ADD fetches/,
    ],
    [
      'an address of ADD, classic',
      'ADD failed: failed to GET http://a/f with status 401 Unauthorized: denied: no',
      'build-failed',
      /address that ADD fetches/,
    ],
    [
      'a cache',
      'failed to solve: error writing layer blob: failed to authorize: failed to fetch anonymous token: unexpected status from GET request to http://h/token: 401 Unauthorized',
      'build-failed',
      /cache could not be written[\s\S]*ignore-error=true/,
    ],
    [
      'a secret',
      'failed to solve: secret npm.token: not found',
      'build-failed',
      /npm\.token=\$\{\{ secrets\.NPM_TOKEN \}\}/,
    ],
    [
      'a syntax error',
      'dockerfile parse error on line 1: unknown instruction: FROMM',
      'build-failed',
      /output of the build/,
    ],
    [
      'a full disk',
      'failed to solve: failed to copy files: userspace copy failed: write /var/lib/docker/a: no space left on device',
      'disk-full',
      /prune/,
    ],
    [
      'a full disk, while a command is started',
      'failed to solve: process "/bin/sh -c true" did not complete successfully: write /var/lib/docker/buildkit/executor/hosts.tmp: no space left on device',
      'disk-full',
      /prune/,
    ],
    [
      'a full disk, with more behind it',
      'failed to export layer: CreateDiff: mount callback failed on /a: failed to open writer: write /b/ref: no space left on device: unknown',
      'disk-full',
      /prune/,
    ],
  ])('%s', (_name, message, code, expected) => {
    const failure = saying(message);
    expect(failure.problem.code).toBe(code);
    expect(failure.message).toMatch(expected);
    expect(failure.message).toContain(`Docker says: ${message}`);
    expect(failure.message).toContain('Nothing was pushed.');
  });
});

/** What others might mean to say something. */
const WORDS = [
  '401 Unauthorized',
  '403 Forbidden',
  '429 Too Many Requests',
  'access denied: no',
  'denied: requested access to the resource is denied',
  'toomanyrequests: no',
  'no such host',
  'no space left on device',
  'write /a: no space left on device',
  'exec format error',
  'exec /bin/sh: exec format error, it said',
  'failed to read dockerfile: open x: no such file or directory',
  'COPY failed: file not found in build context',
  "cat: can't open '/run/secrets/npm_token': No such file or directory",
  'failed to resolve source metadata for x: not found',
];

describe('what a user writes is no evidence', () => {
  const causeOf = (output: string) => {
    const { code, why } = failed(readBuildError(output)).problem;
    return { code, why };
  };
  const ofCommand = { code: 'build-failed', why: 'the command in the Dockerfile failed; its own output is above.' };
  const quoted = (line: string, said: string): string =>
    `Dockerfile:2\n--------------------\n   2 | >>> ${line}\n--------------------\nERROR: failed to solve: ${said}\n`;

  test.each(WORDS)('a command that writes %j', (words) => {
    const run = `RUN echo ${JSON.stringify(words)}; exit 1`;
    const ended = `process "/bin/sh -c echo ${JSON.stringify(words).replaceAll('"', '\\"')}; exit 1" did not complete successfully: exit code: 1`;
    const buildKit = `#5 [2/2] ${run}\n#5 0.730 ${words}\n#5 ERROR: ${ended}\n------\n > [2/2] ${run}:\n0.730 ${words}\n${words}\nERROR: ${words}\n------\n${quoted(run, ended)}`;
    expect(causeOf(buildKit)).toEqual(ofCommand);
    const classic = `Step 1/2 : FROM a\nStep 2/2 : ${run}\n${words}\nERROR: ${words}\nThe command '/bin/sh -c echo ${JSON.stringify(words)}; exit 1' returned a non-zero code: 1\n`;
    expect(causeOf(classic)).toEqual(ofCommand);
  });

  test.each(WORDS)('a file called %j', (name) => {
    const said = `failed to compute cache key: failed to calculate checksum of ref a::b: ${JSON.stringify(`/${name}`)}: not found`;
    expect(causeOf(quoted(`COPY [${JSON.stringify(name)}, "/"]`, said)).why).toMatch(/ is not in the build context/);
    const classic = `Step 2/2 : COPY ["x", "/"]\nCOPY failed: file not found in build context or excluded by .dockerignore: stat ${name}: file does not exist\n`;
    expect(causeOf(classic).why).toMatch(/ is not in the build context/);
    const copied = `lstat /var/lib/docker/tmp/buildkit-mount1/${name}: no such file or directory`;
    expect(causeOf(quoted('COPY --from=denied /a /', copied)).why).toBe(
      'the file is not in denied, which `from` names.',
    );
  });

  test.each(['unknown instruction: DENIED:', 'Unknown type "401 UNAUTHORIZED" in HEALTHCHECK (try CMD)'])(
    'an instruction: %s',
    (said) => {
      expect(causeOf(quoted('X', `dockerfile parse error on line 2: ${said}`))).toEqual({ code: 'build-failed' });
    },
  );

  test.each([
    'No port specified: denied:<empty>',
    'failed to process "\\"no such host": unexpected end of statement while looking for matching double-quote',
    'failed to parse stage name "denied: 403 Forbidden": invalid reference format',
    'invalid reference format: repository name (Denied) must be lowercase',
    'unsupported mount type "denied: 401 Unauthorized"',
    'target stage "denied: x" is not right',
  ])('a value: %s', (said) => {
    expect(causeOf(quoted('X', said))).toEqual({ code: 'build-failed' });
  });

  const EVIDENCE = [
    'no space left on device',
    'write /a: no space left on device',
    '401 Unauthorized',
    'denied: x',
    'unauthorized: authentication required',
    'toomanyrequests: x',
    'pull access denied',
    'failed to resolve source metadata for a/b: not found',
    'secret x: not found',
  ];
  test.each<[string, (word: string) => string]>([
    ['ENV X="${TOKEN:?...}"', (word) => `failed to process "\\"\${TOKEN:?${word}}\\"": TOKEN: ${word}`],
    ['LABEL X="${TOKEN:?...}"', (word) => `failed to process "\\"\${TOKEN:?${word}}\\"": TOKEN: ${word}`],
    ['ARG X="${TOKEN:?...}"', (word) => `failed to process "\\"\${TOKEN:?${word}}\\"": TOKEN: ${word}`],
    ['COPY "${X:?...}" /', (word) => `failed to process "\\"\${X:?${word}}\\"": X: ${word}`],
    ['FROM "${X:?...}"', (word) => `failed to process "\\"\${X:?${word}}\\"": X: ${word}`],
    ['WORKDIR ${X:?...}', (word) => `failed to process "\${X:?${word}}": X: ${word}`],
    ['STOPSIGNAL ...', (word) => `invalid signal: ${word}`],
    ['EXPOSE ...', (word) => `No port specified: ${word}<empty>`],
    ['EXPOSE 80:...', (word) => `Invalid containerPort: ${word}`],
    ['EXPOSE 80/...', (word) => `invalid proto: ${word}`],
    ['FROM --platform=$P a', (word) => `failed to parse platform ${word}: "${word}" is an invalid OS component`],
    [
      'COPY --chmod=$M a /',
      (word) => `invalid chmod parameter: '${word}'. it should be octal string and between 0 and 07777`,
    ],
    [
      'COPY --chown=$M a /',
      (word) => `unable to convert uid/gid chown string to host mapping: can't find uid for user ${word}`,
    ],
    ['RUN --mount=type=cache,... x', (word) => `unexpected key '${word}' in '${word}=x'`],
    ['RUN --mount=type=cache,sharing=... x', (word) => `unsupported sharing value "${word}"`],
    ['HEALTHCHECK --interval=... x', (word) => `dockerfile parse error on line 3: time: invalid duration ${word}`],
    ['# escape=...', (word) => `invalid escape token '${word}' does not match \` or \\`],
    ['LABEL a=b ...', (word) => `Syntax error - can't find = in "${word}". Must be of the form: name=value`],
  ])('%s', (instruction, said) => {
    for (const word of EVIDENCE) {
      const heads = ['failed to solve: ', 'failed to run Build function: ', ''];
      const causes = heads.map((head) => causeOf(quoted(instruction, `${head}${said(word)}`)));
      expect([word, ...causes]).toEqual([word, ...heads.map(() => ({ code: 'build-failed', why: undefined }))]);
    }
  });

  test('words that nobody foresaw, of an instruction that gets no image', () => {
    for (const word of EVIDENCE.filter((one) => !/^(write|secret) /.test(one)))
      expect(causeOf(quoted('SHELL x', `something new: ${word}`))).toEqual({ code: 'build-failed', why: undefined });
  });

  test.each(['denied', 'unauthorized', 'toomanyrequests', '401', 'no-such-host'])('a base image called %s', (name) => {
    const image = `docker.io/library/${name}:denied`;
    const said = `${name}:denied: failed to resolve source metadata for ${image}: ${image}: not found`;
    expect(causeOf(quoted(`FROM ${name}:denied`, said))).toEqual({
      code: 'build-failed',
      why: 'a base image was not found: its name or tag is wrong.',
    });
  });

  test('a user called as a full disk', () => {
    const said =
      'process "/bin/sh -c id" did not complete successfully: unable to find user x: no space left on device: invalid argument';
    expect(causeOf(quoted('RUN id', said))).toEqual(ofCommand);
  });
});

describe('a program of another platform', () => {
  const ended = (exitCode: number) =>
    `failed to solve: process "/bin/sh -c make" did not complete successfully: exit code: ${exitCode}`;
  const emulated = /docker\/setup-qemu-action/;

  test.each<[string, string, readonly string[], boolean]>([
    ['all that the engine has to say', ended(255), ['0.1 exec /bin/sh: exec format error'], true],
    ['the same of older engines', ended(1), ['0.1 exec /bin/sh: exec format error'], true],
    ['classic', "The command '/other' returned a non-zero code: 1", ['exec /other: exec format error'], true],
    ['what a command writes', ended(1), ['0.1 make', '0.2 exec /bin/sh: exec format error'], false],
    ['what a shell writes', ended(126), ['0.2 /bin/sh: ./a: Exec format error'], false],
    ['another program', ended(1), ['0.2 exec /app: exec format error'], false],
  ])('%s', (_name, message, lastLines, expected) => {
    expect(emulated.test(failed({ message, lastLines }).message)).toBe(expected);
  });
});

describe('a secret that is mounted and not given', () => {
  const message = 'failed to solve: process "/bin/sh -c x" did not complete successfully: exit code: 1';
  const lastLines = ["0.3 cat: can't open '/run/secrets/npm_token': No such file or directory"];
  const mounted = 'RUN --mount=type=secret,id=npm_token cat /run/secrets/npm_token';
  const adding = /add it:\n {4}secrets: \|\n {6}npm_token=\$\{\{ secrets\.NPM_TOKEN \}\}/;

  test.each<[string, Partial<FailedBuild['error']>, Partial<FailedBuild>, RegExp]>([
    ['is told', { instruction: mounted }, {}, adding],
    [
      'is told for a bake file',
      { instruction: mounted },
      { isBake: true },
      /secret = \["id=npm_token,env=NPM_TOKEN"\]/,
    ],
    ['but is given', { instruction: mounted }, { secretIds: ['npm_token'] }, /command in the Dockerfile failed/],
    ['but is not mounted there', { instruction: 'RUN cat' }, {}, /command in the Dockerfile failed/],
    ['but is not what fails', { instruction: mounted, lastLines: [] }, {}, /command in the Dockerfile failed/],
  ])('%s', (_name, error, more, expected) => {
    expect(failed({ message, lastLines, ...error }, more).message).toMatch(expected);
  });
});

describe('a context by its address', () => {
  const remote = { inWorkspace: false };
  test.each<[string, string, string, RegExp]>([
    [
      'without the Dockerfile',
      'failed to solve: failed to read dockerfile: open nope/Dockerfile: no such file or directory',
      'dockerfile-missing',
      /not there in what was fetched[\s\S]*`file`/,
    ],
    [
      'without its folder',
      'failed to solve: failed to read dockerfile: invalid subdir /nothere: failed to lstat "nothere": statat nothere: no such file or directory',
      'build-failed',
      /context could not be fetched: its address, branch or folder/,
    ],
    [
      'without its branch',
      'failed to solve: failed to read dockerfile: failed to load cache key: repository does not contain ref nobranch, output: ""',
      'build-failed',
      /context could not be fetched/,
    ],
    [
      'of nobody',
      "failed to solve: failed to read dockerfile: failed to load cache key: error fetching default branch for repository https://a.invalid/a.git: git error: exit status 128 fatal: unable to access 'https://a.invalid/a.git/': Could not resolve host: a.invalid",
      'build-failed',
      /context could not be fetched/,
    ],
    [
      'that is an archive',
      'failed to solve: failed to read downloaded context: failed to load cache key: invalid response status 404',
      'build-failed',
      /context could not be fetched/,
    ],
    [
      'classic',
      "unable to prepare context: unable to 'git clone' to temporary context directory: error fetching: fatal: couldn't find remote ref nobranch",
      'build-failed',
      /context could not be fetched/,
    ],
    [
      'that has an ADD',
      'failed to solve: failed to load cache key: invalid response status 404',
      'build-failed',
      /ADD/,
    ],
  ])('%s', (_name, message, code, expected) => {
    const { problem } = saying(message, remote);
    expect(problem.code).toBe(code);
    expect(`${problem.why}\n${problem.fix}`).toMatch(expected);
  });
});

test('what to change in a bake file has its names', () => {
  const bake = { isBake: true };
  const missing = 'failed to solve: failed to read dockerfile: open x: no such file or directory';
  expect(saying(missing, bake).problem.fix).toBe('set `dockerfile` of the target to its path from the context.');
  expect(saying('target stage "x" could not be found', bake).problem.fix).toContain('`target` in the bake file');
});

test('names place, instruction and last output; the annotation points there', () => {
  const error = { line: 4, instruction: 'RUN make', lastLines: ['0.1 oh', '0.2 no'], message: 'exit code: 2' };
  const failure = failed(error, { dockerfile: 'api/Dockerfile' });
  expect(failure.problem.location).toEqual({ file: 'api/Dockerfile', line: 4 });
  expect(failure.problem.what).toBe(
    'The build failed at api/Dockerfile:4: RUN make\n    0.1 oh\n    0.2 no\nDocker says: exit code: 2\nNothing was pushed.',
  );
  expect(failed(error, { inWorkspace: false }).problem).not.toHaveProperty('location');
});

test('a docker that was killed', () => {
  expect(saying('x', { exitCode: null }).message).toContain('ended by a signal');
});

test('checks that are errors: which ones, and how they are left out', () => {
  const { problem } = saying('failed to solve: lint violation found for rules: FromAsCasing, SecretsUsedInArgOrEnv');
  expect(problem.code).toBe('build-failed');
  expect(problem.why).toMatch(/makes checks of BuildKit errors/);
  expect(problem.fix).toMatch(/\n {4}# check=skip=FromAsCasing,SecretsUsedInArgOrEnv;error=true$/);
});

describe('a file that is not in the context', () => {
  const message = 'failed to calculate checksum of ref a::b: "/dist/App.jar": not found';
  const classic =
    'COPY failed: file not found in build context or excluded by .dockerignore: stat dist/App.jar: file does not exist';
  const ignored = { kind: 'ignored', file: 'web/.dockerignore', line: 7, pattern: 'dist' } as const;
  test.each<[string, string, Partial<FailedBuild>, RegExp, RegExp]>([
    [
      'left out by a line',
      message,
      { absent: ignored },
      /App\.jar is there, but line 7 of web\/\.dockerignore \(`dist`\)/,
      /\n {4}!dist\/App\.jar$/,
    ],
    [
      'the same, classic',
      classic,
      { absent: ignored },
      /dist\/App\.jar is there, but line 7/,
      /\n {4}!dist\/App\.jar$/,
    ],
    [
      'the same, by the folder that is missing',
      'failed to calculate checksum of ref a::b: failed to walk /tmp/buildkit-mount4/my dist: lstat /tmp/buildkit-mount4/my dist: no such file or directory',
      { absent: ignored },
      /^\/my dist is there, but line 7/,
      /\n {4}!my dist$/,
    ],
    [
      'in other capitals',
      message,
      { absent: { kind: 'other-case', path: 'dist/app.jar' } },
      /but dist\/app\.jar is: capitals/,
      /as the file has it/,
    ],
    [
      'beside the context',
      message,
      { absent: { kind: 'outside', context: 'web' } },
      /in the workspace, but not below web,/,
      /set `context: \.`, and `file`/,
    ],
    [
      'the same in bake',
      message,
      { isBake: true, absent: { kind: 'outside', context: 'web' } },
      /not below web/,
      /`context` of the target/,
    ],
    [
      'nowhere',
      message,
      { absent: { kind: 'missing' } },
      /was not checked out or built yet, or its name/,
      /run what makes the file/,
    ],
    ['not known', message, {}, /or \.dockerignore leaves it out/, /check `context` and \.dockerignore/],
    [
      'of another stage, whatever the workspace has',
      message,
      { absent: ignored, error: { lastLines: [], message, instruction: 'COPY --from=build dist/App.jar /' } },
      /is not in build, which/,
      /that stage or image/,
    ],
    [
      'of another stage, mounted',
      message,
      {
        absent: ignored,
        error: { lastLines: [], message, instruction: 'RUN --mount=type=bind,from=build,source=/dist,target=/d ls' },
      },
      /is not in build, which/,
      /that stage or image/,
    ],
  ])('%s', (_, said, more, why, fix) => {
    const { problem } = saying(said, more);
    expect(problem.code).toBe('build-failed');
    expect(problem.why).toMatch(why);
    expect(problem.fix).toMatch(fix);
  });
});
