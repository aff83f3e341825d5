import { describe, expect, test } from '@jest/globals';
import {
  type BuildError,
  cacheErrors,
  failedChecks,
  failedSteps,
  readBuildError,
} from '../../src/errors/build-output.ts';

const buildKitRun = `#4 [1/2] COPY busybox /bin/busybox
#4 CACHED

#5 [2/2] RUN ["/bin/busybox","sh","-c","echo one; exit 3"]
#5 0.238 one
#5 ERROR: process "/bin/busybox sh -c echo one; exit 3" did not complete successfully: exit code: 3
------
 > [2/2] RUN ["/bin/busybox","sh","-c","echo one; exit 3"]:
0.238 one
------
Dockerfile:3
--------------------
   2 |     COPY busybox /bin/busybox
   3 | >>> RUN ["/bin/busybox","sh","-c","echo one; \\
   4 | >>>    exit 3"]
   5 |     
--------------------
ERROR: failed to solve: process "/bin/busybox sh -c echo one; exit 3" did not complete successfully: exit code: 3
`;

describe('readBuildError', () => {
  test.each<[string, string, BuildError]>([
    [
      'BuildKit: a command over two lines, with its output',
      buildKitRun,
      {
        line: 3,
        instruction: 'RUN ["/bin/busybox","sh","-c","echo one; exit 3"]',
        lastLines: ['0.238 one'],
        message:
          'failed to solve: process "/bin/busybox sh -c echo one; exit 3" did not complete successfully: exit code: 3',
      },
    ],
    [
      'BuildKit: a file that is not there',
      `#4 [1/1] COPY nothere /x
#4 ERROR: failed to calculate checksum of ref abc::def: "/nothere": not found
------
 > [1/1] COPY nothere /x:
------
Dockerfile:2
--------------------
   1 |     FROM scratch
   2 | >>> COPY nothere /x
   3 |     
--------------------
ERROR: failed to solve: failed to compute cache key: failed to calculate checksum of ref abc::def: "/nothere": not found
View build details: docker-desktop://dashboard/build/default/default/x
`,
      {
        line: 2,
        instruction: 'COPY nothere /x',
        lastLines: [],
        message:
          'failed to solve: failed to compute cache key: failed to calculate checksum of ref abc::def: "/nothere": not found',
      },
    ],
    [
      'BuildKit: a parse error has no section',
      `Dockerfile:1
--------------------
   1 | >>> FROMM x
   2 |     
--------------------
ERROR: failed to solve: dockerfile parse error on line 1: unknown instruction: FROMM (did you mean FROM?)
`,
      {
        line: 1,
        instruction: 'FROMM x',
        lastLines: [],
        message: 'failed to solve: dockerfile parse error on line 1: unknown instruction: FROMM (did you mean FROM?)',
      },
    ],
    [
      'BuildKit: no Dockerfile',
      `#1 [internal] load build definition from Dockerfile
ERROR: failed to solve: failed to read dockerfile: open Dockerfile: no such file or directory
`,
      {
        lastLines: [],
        message: 'failed to solve: failed to read dockerfile: open Dockerfile: no such file or directory',
      },
    ],
    [
      'BuildKit: only the last ten lines of a long output',
      buildKitRun.replace(
        '0.238 one\n------',
        `${Array.from({ length: 30 }, (_, i) => `0.1 line ${i}`).join('\n')}\n------`,
      ),
      {
        line: 3,
        instruction: expect.any(String) as unknown as string,
        lastLines: Array.from({ length: 10 }, (_, i) => `0.1 line ${i + 20}`),
        message: expect.any(String) as unknown as string,
      },
    ],
    [
      'classic: a command, colours taken off',
      `Step 2/3 : COPY busybox /bin/busybox
 ---> Using cache
 ---> 656d2430cd40
Step 3/3 : RUN ["/bin/busybox","sh","-c","echo one; echo two >&2; exit 3"]
 ---> Running in 96bea284ad89
one
\u001b[91mtwo
\u001b[0mThe command '/bin/busybox sh -c echo one; echo two >&2; exit 3' returned a non-zero code: 3
`,
      {
        instruction: 'RUN ["/bin/busybox","sh","-c","echo one; echo two >&2; exit 3"]',
        lastLines: ['one', 'two'],
        message: "The command '/bin/busybox sh -c echo one; echo two >&2; exit 3' returned a non-zero code: 3",
      },
    ],
    [
      'classic: a parse error',
      `Sending build context to Docker daemon   1.99MB
Error response from daemon: dockerfile parse error on line 1: unknown instruction: FROMM (did you mean FROM?)
`,
      {
        line: 1,
        lastLines: [],
        message:
          'Error response from daemon: dockerfile parse error on line 1: unknown instruction: FROMM (did you mean FROM?)',
      },
    ],
    ['nothing at all', '', { lastLines: [], message: '(nothing)' }],
    [
      'a flag that docker refuses: its reason, not the pointer to the help',
      'ERROR: invalid argument "x" for "--ulimit" flag: bad\n\nUsage:  docker buildx build [OPTIONS] PATH | URL | -\n\nRun \'docker buildx build --help\' for more information\n',
      { lastLines: [], message: 'invalid argument "x" for "--ulimit" flag: bad' },
    ],
    [
      'what a builder cannot do: its reason, not where to read more',
      '#0 building\nERROR: Multi-platform build is not supported for the docker driver.\nSwitch to a different driver.\nLearn more at https://docs.docker.com/go/build-multi-platform/\n',
      { lastLines: [], message: 'Multi-platform build is not supported for the docker driver.' },
    ],
  ])('%s', (_name, output, expected) => expect(readBuildError(output)).toEqual(expected));
});

// As Docker 26 wrote it: of what a step writes in pieces the first piece is lost at the end, and with it what stands before it.
const inPieces = `#5 [2/2] RUN printf 'x'; sleep 1; /a
#5 0.567 xERROR: denied: no such host
#5 1.087 y------
#5 1.087  > [app 1/2] RUN y:
#5 1.302 q   3 | >>> FROM denied
#5 ERROR: process "/bin/sh -c printf 'x'; sleep 1; /a" did not complete successfully: exit code: 2
------
 > [2/2] RUN printf 'x'; sleep 1; /a:
ERROR: denied: no such host
------
 > [app 1/2] RUN y:
   3 | >>> FROM denied
------
Dockerfile:2
--------------------
   1 |     FROM base
   2 | >>> RUN printf 'x'; sleep 1; /a
   3 |     
--------------------
ERROR: failed to solve: process "/bin/sh -c printf 'x'; sleep 1; /a" did not complete successfully: exit code: 2
`;

const classic = (...lines: readonly string[]): string =>
  ['Sending build context to Docker daemon  4.096kB\r\r', 'Step 1/2 : FROM base', ' ---> f042d8a7a4ae', ...lines].join(
    '\n',
  );

describe('what a build writes is not taken for what Docker says', () => {
  test.each<[string, string, BuildError]>([
    [
      'BuildKit: lines that look like its own',
      inPieces,
      {
        line: 2,
        instruction: "RUN printf 'x'; sleep 1; /a",
        lastLines: ['ERROR: denied: no such host', '------', ' > [app 1/2] RUN y:', '   3 | >>> FROM denied'],
        message: `failed to solve: process "/bin/sh -c printf 'x'; sleep 1; /a" did not complete successfully: exit code: 2`,
      },
    ],
    [
      'classic: a line that starts as those of BuildKit',
      classic(
        'Step 2/2 : RUN /a',
        ' ---> Running in 96bea284ad89',
        'ERROR: no such host',
        '   3 | >>> FROM denied',
        "The command '/bin/sh -c /a' returned a non-zero code: 2",
      ),
      {
        instruction: 'RUN /a',
        lastLines: ['ERROR: no such host', '   3 | >>> FROM denied'],
        message: "The command '/bin/sh -c /a' returned a non-zero code: 2",
      },
    ],
    [
      'classic: an output that ends without a line feed',
      classic('Step 2/2 : RUN /a', "ERROR: access deniedThe command '/bin/sh -c /a' returned a non-zero code: 2"),
      {
        instruction: 'RUN /a',
        lastLines: ['ERROR: access denied'],
        message: "The command '/bin/sh -c /a' returned a non-zero code: 2",
      },
    ],
    [
      'classic: a command over several lines',
      classic(
        'Step 2/2 : RUN ["/bin/sh","-c","echo hi\\nERROR: denied: x\\nexit 3"]',
        'hi',
        "The command '/bin/sh -c echo hi",
        'ERROR: denied: x',
        "exit 3' returned a non-zero code: 3",
      ),
      {
        instruction: 'RUN ["/bin/sh","-c","echo hi\\nERROR: denied: x\\nexit 3"]',
        lastLines: ['hi'],
        message: "The command '/bin/sh -c echo hi ERROR: denied: x exit 3' returned a non-zero code: 3",
      },
    ],
    [
      'classic: an error that is read before its step',
      classic('Step 1/2 : FROM a', ' ---> 1', 'COPY failed: stat b: file does not exist', 'Step 2/2 : COPY b /'),
      { instruction: 'COPY b /', lastLines: [], message: 'COPY failed: stat b: file does not exist' },
    ],
    [
      'classic: an error that is read before all steps',
      [
        'Sending build context to Docker daemon  2kB',
        'COPY failed: stat b: file does not exist',
        'Step 1/2 : FROM a',
        ' ---> 1',
        'Step 2/2 : COPY b /',
      ].join('\n'),
      { instruction: 'COPY b /', lastLines: [], message: 'COPY failed: stat b: file does not exist' },
    ],
    [
      'classic: a step behind which nothing follows',
      classic('Step 1/2 : RUN a', ' ---> Running in 1', 'said', ' ---> 2', 'Step 2/2 : COPY b /'),
      { instruction: 'COPY b /', lastLines: [], message: '(nothing)' },
    ],
    [
      'classic: of a long output only the end is there',
      `#4 all of it\nERROR: no such host\nThe command '/bin/sh -c /a' returned a non-zero code: 2\n`,
      {
        lastLines: ['#4 all of it', 'ERROR: no such host'],
        message: "The command '/bin/sh -c /a' returned a non-zero code: 2",
      },
    ],
    [
      'classic: an error after an earlier step wrote one',
      classic(
        'Step 2/2 : RUN /a',
        'ERROR: no such host',
        ' ---> 1f',
        'Step 3/3 : COPY b /',
        'COPY failed: stat b: file does not exist',
      ),
      { instruction: 'COPY b /', lastLines: [], message: 'COPY failed: stat b: file does not exist' },
    ],
    [
      "classic: what ADD was given in the file's place",
      classic(
        'Step 2/2 : ADD http://host/a /',
        'ADD failed: failed to GET http://host/a with status 403 Forbidden: <html>',
        'denied: </html>',
      ),
      {
        instruction: 'ADD http://host/a /',
        lastLines: [],
        message: 'ADD failed: failed to GET http://host/a with status 403 Forbidden: <html>',
      },
    ],
    [
      'classic: a context that git does not fetch',
      "DEPRECATED: The legacy builder is deprecated.\n\nunable to prepare context: unable to 'git clone' to temporary context directory: error fetching: fatal: repository 'http://host/a.git/' not found\n: exit status 128\n",
      {
        lastLines: [],
        message:
          "unable to prepare context: unable to 'git clone' to temporary context directory: error fetching: fatal: repository 'http://host/a.git/' not found",
      },
    ],
    [
      'BuildKit: what git says of a context',
      "#1 ERROR: git error: exit status 128\nstderr:\nfatal: x\n\n------\n > [internal] load git source http://host/a.git:\n0.117 Initialized\n------\nERROR: failed to solve: failed to read dockerfile: failed to load cache key: git error: exit status 128\nstderr:\nfatal: repository 'http://host/a.git/' not found\n\n",
      {
        lastLines: ['0.117 Initialized'],
        message:
          "failed to solve: failed to read dockerfile: failed to load cache key: git error: exit status 128 fatal: repository 'http://host/a.git/' not found",
      },
    ],
    [
      'an error of usage, and all flags that there are behind it',
      "unknown shorthand flag: 'f' in -f\nSee 'docker --help'.\n\nUsage:  docker [OPTIONS] COMMAND\n\nOptions:\n  -v, --version   Print\n",
      { lastLines: [], message: "unknown shorthand flag: 'f' in -f" },
    ],
  ])('%s', (_name, output, expected) => expect(readBuildError(output)).toEqual(expected));

  test('the steps that failed', () => {
    expect(failedSteps(inPieces)).toEqual(["[2/2] RUN printf 'x'; sleep 1; /a"]);
    expect(failedSteps('------\n > [a 1/2] COPY b /:\n------\nERROR: x')).toEqual(['[a 1/2] COPY b /']);
  });
});

test('why a cache was not written', () => {
  const output = [
    '#3 importing cache manifest from host/x:cache',
    '#3 ERROR: not there',
    '#9 exporting cache to registry',
    '\u001b[1m#9 writing layer sha256:1 done\u001b[0m',
    '#10 exporting to image',
    '\u001b[31m#9 ERROR: error writing layer blob: denied\u001b[0m',
    '#10 ERROR: nothing of it',
  ].join('\n');
  expect(cacheErrors(output)).toEqual(['error writing layer blob: denied']);
  expect(cacheErrors('#9 exporting cache to registry\n#9 DONE 0.1s')).toEqual([]);
});

describe("BuildKit's checks", () => {
  const LISTED = `#4 [2/2] RUN a
#4 0.1 1 warning found:
#4 0.1  - SecretsUsedInArgOrEnv: planted (line 9)
#4 DONE 0.0s

 \u001b[33m3 warnings found (use --debug to expand):
\u001b[0m - MaintainerDeprecated: Maintainer instruction is deprecated in favor of using label (line 4)
 - SecretsUsedInArgOrEnv: Do not use ARG or ENV instructions for sensitive data (ARG "API_TOKEN") (line 2)
 - FromAsCasing: of no line
`;

  test('are read off the end of a build', () => {
    expect(failedChecks(LISTED)).toEqual([
      {
        rule: 'MaintainerDeprecated',
        text: 'MaintainerDeprecated: Maintainer instruction is deprecated in favor of using label (line 4)',
        line: 4,
      },
      {
        rule: 'SecretsUsedInArgOrEnv',
        text: 'SecretsUsedInArgOrEnv: Do not use ARG or ENV instructions for sensitive data (ARG "API_TOKEN") (line 2)',
        line: 2,
      },
      { rule: 'FromAsCasing', text: 'FromAsCasing: of no line' },
    ]);
  });

  test.each([
    ['none', '#4 DONE 0.0s\n'],
    ['what a step writes', '#4 0.1\n1 warning found:\n - SecretsUsedInArgOrEnv: planted (line 9)\n#4 DONE 0.1s\n'],
  ])('%s', (_name, output) => expect(failedChecks(output)).toEqual([]));

  test('that are errors tell their lines', () => {
    const message = 'failed to solve: lint violation found for rules: MaintainerDeprecated, SecretsUsedInArgOrEnv';
    const error = readBuildError(`${LISTED}ERROR: ${message}\n`);
    expect(error).toMatchObject({ line: 4, message });
    expect(error.lastLines).toHaveLength(3);
  });
});
