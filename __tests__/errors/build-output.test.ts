import { describe, expect, test } from '@jest/globals';
import { type BuildError, cacheErrors, readBuildError } from '../../src/errors/build-output.ts';

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
