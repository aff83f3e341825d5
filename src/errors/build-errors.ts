import { omitUndefined } from '../lib/omit-undefined.ts';
import type { BuildError } from './build-output.ts';
import { type Cause, type Explanation, findCause } from './causes.ts';
import { DISK_FULL } from './disk-errors.ts';
import { Failure } from './failure.ts';

/** A build that failed. */
export type FailedBuild = {
  readonly error: BuildError;
  /** The Dockerfile as the workflow names it. */
  readonly dockerfile: string;
  /** Whether the context is in the workspace; else Docker fetches it. */
  readonly inWorkspace: boolean;
  /** The command line as the log shows it. */
  readonly command: string;
  readonly exitCode: number | null;
  readonly output: string;
};

/** The build failed; the message names the line and quotes the end of its output. */
export function buildFailed(failed: FailedBuild): Failure {
  const { line, instruction, lastLines, message } = failed.error;
  const isPlaceKnown = line !== undefined || instruction !== undefined;
  const place = `${failed.dockerfile}${line === undefined ? '' : `:${line}`}${instruction === undefined ? '' : `: ${instruction}`}`;
  const ended = failed.exitCode === null ? 'docker build was ended by a signal' : 'The build failed';
  const what = [
    isPlaceKnown ? `${ended} at ${place}` : `${ended}.`,
    ...lastLines.map((text) => `    ${text}`),
    `Docker says: ${message}`,
    'Nothing was pushed.',
  ].join('\n');
  const location = isPlaceKnown && failed.inWorkspace ? omitUndefined({ file: failed.dockerfile, line }) : undefined;
  return new Failure(omitUndefined({ ...explainBuildError(failed), what, location }));
}

function explainBuildError(failed: FailedBuild): Explanation {
  const said = { message: failed.error.message, output: failed.output };
  return findCause(BUILD_CAUSES, said, failed) ?? { code: 'build-failed', fix: 'see the output of the build above.' };
}

/** Why builds fail, by the builder's last word and what it wrote. */
export const BUILD_CAUSES: readonly Cause<Pick<FailedBuild, 'inWorkspace' | 'command'>>[] = [
  DISK_FULL,
  {
    code: 'build-failed',
    when: /target stage .* could not be found|failed to reach build target/i,
    why: 'the Dockerfile has no stage of that name.',
    fix: 'compare `target` with the names behind AS in the Dockerfile.',
    example: 'failed to solve: target stage "release" could not be found',
  },
  {
    code: 'build-failed',
    when: /failed to (load cache key|fetch|read dockerfile)|could not resolve host|repository .* not found/i,
    only: ({ inWorkspace }) => !inWorkspace,
    why: 'the context could not be fetched: its address is wrong, private, or not reached from this runner.',
    fix: 'check `context`; for the repository of this workflow use actions/checkout and a path.',
    example: 'failed to solve: failed to fetch https://github.com/acme/shop.git: exit status 128',
  },
  {
    code: 'dockerfile-missing',
    when: /failed to read dockerfile|unable to evaluate symlinks in Dockerfile path/i,
    why: 'the Dockerfile is not where `file` (or `context`) says, or .dockerignore leaves it out.',
    fix: 'set `file` to its path from the workspace, for example `file: docker/Dockerfile`.',
    example: 'failed to solve: failed to read dockerfile: open Dockerfile: no such file or directory',
  },
  {
    code: 'build-failed',
    when: /checksum of ref|file not found in build context|COPY failed/i,
    why: (_failed, { input }) => {
      const file = /ref \S+: "([^"]+)": not found|stat ([^:]+): file does not exist/.exec(input);
      return `${file?.[1] ?? file?.[2] ?? 'the file'} is not in the build context: it was not checked out or built yet, or .dockerignore leaves it out.`;
    },
    fix: 'check `context` and .dockerignore; paths in COPY and ADD start at the context.',
    example:
      'failed to solve: failed to compute cache key: failed to calculate checksum of ref abc::def: "/app.jar": not found',
  },
  {
    code: 'build-failed',
    when: /\/run\/secrets\/([\w.-]+)['"]?: No such file/i,
    in: 'output',
    why: (_failed, [, secret]) => `the Dockerfile takes the secret ${secret}, and this step does not give it.`,
    fix: (_failed, [, secret = '']) =>
      `add it:\n    secrets: |\n      ${secret}=\${{ secrets.${secret.toUpperCase().replace(/[^A-Z0-9]/g, '_')} }}`,
    example: "cat: can't open '/run/secrets/npm_token': No such file or directory",
  },
  {
    code: 'build-failed',
    when: /exec format error/i,
    in: 'output',
    why: 'the build runs a program of another platform than the runner, and nothing on it emulates that one.',
    fix: 'add docker/setup-qemu-action before this step; or build each platform on a runner of its own, which is faster; or cross-compile with `FROM --platform=$BUILDPLATFORM`.',
    example: 'exec /bin/sh: exec format error',
  },
  {
    code: 'base-image-denied',
    when: /pull access denied|no basic auth credentials|401 Unauthorized|403 Forbidden|insufficient_scope|denied:/i,
    why: "the registry of a base image refuses this job: the image's name is wrong, or a login or permission is missing.",
    fix:
      'check the name behind FROM. From another repository in ECR the role needs ecr:BatchGetImage and ' +
      'ecr:GetDownloadUrlForLayer on it; for other registries run docker/login-action before this step.',
    example: 'failed to solve: acme/base: pull access denied, repository does not exist or may require authorization',
  },
  {
    code: 'build-failed',
    when: /no match for platform|does not match the specified platform/i,
    why: 'a base image is not there for the platform that is built (see DOCKER_DEFAULT_PLATFORM and FROM --platform).',
    fix: 'use a base image that is there for this platform, or a runner of the other platform.',
    example: 'failed to solve: docker.io/acme/base:1: no match for platform in manifest: not found',
  },
  {
    code: 'build-failed',
    when: /failed to resolve source metadata|failed to resolve reference|no such host|manifest unknown/i,
    why: 'a base image was not found: its name or tag is wrong, or its registry is not reached from this runner.',
    fix: 'check the name behind FROM, and that the runner reaches that registry.',
    example: 'failed to solve: acme/base:9: failed to resolve source metadata for docker.io/acme/base:9: not found',
  },
  {
    code: 'build-failed',
    when: /did not complete successfully|returned a non-zero code/i,
    why: 'the command in the Dockerfile failed; its own output is above.',
    fix: ({ command }) => `run the same build where you can look at it:\n    ${command}`,
    example: 'failed to solve: process "/bin/sh -c npm ci" did not complete successfully: exit code: 1',
  },
];
