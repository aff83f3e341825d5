import { omitUndefined } from '../lib/omit-undefined.ts';
import { variableName } from '../lib/variable-name.ts';
import { type BuildError, CHECKS_FAILED, readBuildError } from './build-output.ts';
import { type Cause, type Explanation, findCause } from './causes.ts';
import { LOOK_AT_ENGINE } from './common-fixes.ts';
import { type AbsentFile, CONTEXT_CAUSES } from './context-errors.ts';
import { DISK_FULL } from './disk-errors.ts';
import { dockerWords, ENGINE_GONE, RATE_LIMITED } from './docker-words.ts';
import { Failure } from './failure.ts';

const NO_DOCKERFILE =
  /failed to read dockerfile: (?:open|l?stat) .*no such file|unable to evaluate symlinks in Dockerfile path|resolve ?: lstat/i;

/** A build that failed. */
export type FailedBuild = {
  readonly error: BuildError;
  /** The Dockerfile as the workflow names it. */
  readonly dockerfile: string;
  /** Whether the context is in the workspace; else Docker fetches it. */
  readonly inWorkspace: boolean;
  /** A command line that does the same build elsewhere, without any secret. */
  readonly command: string;
  readonly exitCode: number | null;
  /** The secrets that the build is given. */
  readonly secretIds?: readonly string[];
  /** Whether the build's settings stand in a bake file, and not in the inputs of the step. */
  readonly isBake?: boolean;
  /** Why the context lacks the file that the builder does not find. */
  readonly absent?: AbsentFile;
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

/**
 * Whether a build that failed so passes when it is simply done again: the docker command has lost its one connection to the engine's
 * builder, two builds have stored the same at the same moment, or the machine was too busy for the builder.
 */
export function isPassingBuildError(output: string): boolean {
  const { message } = readBuildError(output);
  return [LOST_CONNECTION, OUT_OF_TIME].some((word) => word.test(message)) || STORED_TWICE.test(dockerWords(message));
}

const LOST_CONNECTION = /^failed to solve: Unavailable: rpc error: .*only one connection allowed/;

/** BuildKit's own limits for what it does inside of the engine, which a machine with too much to do exceeds. */
const OUT_OF_TIME = /^failed to solve: DeadlineExceeded: (?:commit failed: )?context deadline exceeded$/;

const STORED_TWICE = /^failed to (?:solve|build): (?!process ).*\balready exists$/;

function explainBuildError(failed: FailedBuild): Explanation {
  const cause = findCause(BUILD_CAUSES, dockerWords(failed.error.message), failed);
  return cause ?? { code: 'build-failed', fix: 'see the output of the build above.' };
}

/** The facts that decide the cause beside Docker's last word. */
type BuildContext = Pick<FailedBuild, 'error' | 'inWorkspace' | 'command' | 'secretIds' | 'isBake' | 'absent'>;

/** A command of the Dockerfile ended; its output is no evidence, whatever it says. */
const COMMAND_ENDED = /did not complete successfully|returned a non-zero code/i;

/** Instructions that get no image; words about registries in their errors are the author's. */
const PULLS_NOTHING =
  /^(?:ARG|CMD|ENTRYPOINT|ENV|EXPOSE|HEALTHCHECK|LABEL|MAINTAINER|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR)\b/i;

function isPull({ error: { instruction = '' } }: BuildContext): boolean {
  return !PULLS_NOTHING.test(instruction);
}

/** How the builder's word on a registry starts; any word further behind may be a user's. */
const BUILDER_SAYS = '^(?:(?:failed to (?:solve|build|run Build function)|Error response from daemon): )*';
const REGISTRY_SAYS =
  '(?:failed to (?:resolve|do request|authorize|fetch|copy)\\b|unexpected (?:HTTP )?status|(?:Get|Head|Post) "…").*';

/** A registry refuses. */
const DENIED = new RegExp(
  `${BUILDER_SAYS}(?:\\S+: )?pull access denied|` +
    `(?:${BUILDER_SAYS}(?:error parsing )?|${REGISTRY_SAYS})` +
    '(?:no basic auth credentials|401 Unauthorized|403 Forbidden|HTTP 40[13] |insufficient_scope|not authorized|(?:denied|unauthorized):(?: |$))',
  'i',
);

const IMAGE_NAMES = '`COPY --from=NAME` takes a name that is no stage for an image, too.';

/** Why builds fail, by the builder's last word without the words of others (`dockerWords`). */
export const BUILD_CAUSES: readonly Cause<BuildContext>[] = [
  DISK_FULL,
  {
    code: 'docker-not-running',
    when: ENGINE_GONE,
    why: 'the Docker engine, or the builder, ended or was restarted during the build; often the machine had no memory left.',
    fix: LOOK_AT_ENGINE,
    example:
      'failed to solve: failed to receive status: rpc error: code = Unavailable desc = error reading from server: EOF',
  },
  {
    code: 'build-failed',
    when: CHECKS_FAILED,
    why: 'the Dockerfile makes checks of BuildKit errors (`# check=error=true`, or the build argument BUILDKIT_DOCKERFILE_CHECK), and does not pass these.',
    fix: ({ error }) =>
      'change these lines; https://docs.docker.com/reference/build-checks/ tells what each check wants. Checks that do not fit are left out at the top of the Dockerfile:\n' +
      `    # check=skip=${brokenRules(error)};error=true`,
    example: 'failed to solve: lint violation found for rules: JSONArgsRecommended',
  },
  {
    code: 'build-failed',
    when: OUT_OF_TIME,
    why: 'the machine, or its disk, had so much else to do that the builder came to the end of its own time limits, several times.',
    fix: 'run the job again; let fewer jobs at once build on this runner.',
    example: 'failed to solve: DeadlineExceeded: context deadline exceeded',
  },
  {
    code: 'build-failed',
    when: COMMAND_ENDED,
    only: ({ error }) => isForeignProgram(error),
    why: 'the build runs a program of another platform than the runner, and nothing on it emulates that one.',
    fix: 'add docker/setup-qemu-action before this step; or build each platform on a runner of its own, which is faster; or cross-compile with `FROM --platform=$BUILDPLATFORM`.',
    example:
      'exec /bin/sh: exec format error\nfailed to solve: process "/bin/sh -c make" did not complete successfully: exit code: 255',
  },
  {
    code: 'build-failed',
    when: COMMAND_ENDED,
    only: (context) => missingSecret(context) !== undefined,
    why: (context) => `the Dockerfile takes the secret ${missingSecret(context)}, and this step does not give it.`,
    fix: (context) => secretToAdd(missingSecret(context), context),
    example:
      "cat: can't open '/run/secrets/npm_token': No such file or directory\nfailed to solve: process \"/bin/sh -c npm ci\" did not complete successfully: exit code: 1",
  },
  {
    code: 'build-failed',
    when: COMMAND_ENDED,
    why: 'the command in the Dockerfile failed; its own output is above.',
    fix: ({ command }) => `run the same build where you can look at it:\n    ${command}`,
    example: 'failed to solve: process "/bin/sh -c npm ci" did not complete successfully: exit code: 1',
  },
  {
    code: 'build-failed',
    when: /\bsecret \S+: not found/,
    why: ({ error }) => `the Dockerfile takes the secret ${requiredSecret(error)}, and this step does not give it.`,
    fix: (context) => secretToAdd(requiredSecret(context.error), context),
    example: 'failed to solve: secret npm_token: not found',
  },
  {
    code: 'build-failed',
    when: /unable to start container process/,
    why: 'the program that RUN names is not in the image, or may not be executed; without a shell in the image RUN needs the form with brackets.',
    fix: 'check the path of that program, its first line (`#!`) and its permissions.',
    example: 'runc create failed: unable to start container process: exec: "/app": permission denied: unknown',
  },
  {
    code: 'build-failed',
    when: /target stage .* could not be found|failed to reach build target/i,
    why: 'the Dockerfile has no stage of that name.',
    fix: ({ isBake }) =>
      `compare \`target\`${isBake ? ' in the bake file' : ''} with the names behind AS in the Dockerfile.`,
    example: 'failed to solve: target stage "release" could not be found',
  },
  {
    code: 'dockerfile-missing',
    when: NO_DOCKERFILE,
    only: ({ inWorkspace }) => !inWorkspace,
    why: 'the Dockerfile is not there in what was fetched from the address of the context, or on another branch.',
    fix: ({ isBake }) =>
      `set \`${isBake ? 'dockerfile' : 'file'}\` to its path from the root of the context, and check the branch behind \`#\`.`,
    example: 'failed to solve: failed to read dockerfile: open docker/Dockerfile: no such file or directory',
  },
  {
    code: 'build-failed',
    when: /failed to read (?:dockerfile|downloaded context)|failed to fetch|unable to prepare context|could not resolve host|repository .* not found/i,
    only: ({ inWorkspace }) => !inWorkspace,
    why: 'the context could not be fetched: its address, branch or folder is wrong, it is private, or not reached from this runner.',
    fix: 'check `context`; for the repository of this workflow use actions/checkout and a path.',
    example: 'failed to solve: failed to fetch https://github.com/acme/shop.git: exit status 128',
  },
  {
    code: 'dockerfile-missing',
    when: NO_DOCKERFILE,
    why: ({ isBake }) =>
      `the Dockerfile is not where \`${isBake ? 'dockerfile' : 'file'}\` (or \`context\`) says, or .dockerignore leaves it out.`,
    fix: ({ isBake }) =>
      isBake
        ? 'set `dockerfile` of the target to its path from the context.'
        : 'set `file` to its path from the workspace, for example `file: docker/Dockerfile`.',
    example: 'failed to solve: failed to read dockerfile: open Dockerfile: no such file or directory',
  },
  ...CONTEXT_CAUSES,
  {
    code: 'build-failed',
    when: /failed to load cache key: |ADD failed: /,
    why: 'an address that ADD fetches does not give the file, or is not reached from this runner.',
    fix: 'open the address behind ADD; what needs a login is fetched before this step, and copied with COPY.',
    example: 'failed to solve: failed to load cache key: invalid response status 404',
  },
  {
    code: 'build-failed',
    when: /error writing (?:layer|manifest|config) blob|cache exporter/i,
    why: 'the cache could not be written: the registry or service that `cache-to` names refuses it, or is not reached.',
    fix: 'check the address and the login for `cache-to`; with `ignore-error=true` in it a cache that is not written is no failure.',
    example: 'failed to solve: error writing layer blob: unexpected status from POST request to …: 403 Forbidden',
  },
  {
    code: 'throttled',
    when: RATE_LIMITED,
    only: isPull,
    why: 'the registry of a base image lets only so many images be pulled in a time; pulls without a login count together for all that share an address, as runners do.',
    fix:
      'log in to that registry before this step, with docker/login-action; or name the image in a mirror behind FROM, such as a ' +
      'pull-through cache of ECR: ACCOUNT.dkr.ecr.REGION.amazonaws.com/docker-hub/library/node:24',
    example:
      'failed to solve: node:24: failed to resolve source metadata for docker.io/library/node:24: unexpected status from HEAD request to https://registry-1.docker.io/v2/library/node/manifests/24: 429 Too Many Requests',
  },
  {
    code: 'base-image-denied',
    when: DENIED,
    only: isPull,
    why: "the registry of a base image refuses this job: the image's name is wrong, or a login or permission is missing.",
    fix:
      'check the name behind FROM. From another repository in ECR the role needs ecr:BatchGetImage and ' +
      `ecr:GetDownloadUrlForLayer on it; for other registries run docker/login-action before this step. ${IMAGE_NAMES}`,
    example: 'failed to solve: acme/base: pull access denied, repository does not exist or may require authorization',
  },
  {
    code: 'build-failed',
    when: /no match for platform|does not match the specified platform/i,
    only: isPull,
    why: 'a base image is not there for the platform that is built (see DOCKER_DEFAULT_PLATFORM and FROM --platform).',
    fix: 'use a base image that is there for this platform, or a runner of the other platform.',
    example: 'failed to solve: docker.io/acme/base:1: no match for platform in manifest: not found',
  },
  {
    code: 'build-failed',
    when: /(?:failed to (?:resolve|do request|authorize|copy)|unexpected (?:HTTP )?status|dial tcp|(?:Get|Head) ").*(?:\b50\d [A-Z]|no such host|connection re(?:fused|set)|timeout|x509: |deadline exceeded|: EOF$)/i,
    only: isPull,
    why: 'the registry of a base image was not reached from this runner, or is in trouble: its name may be misspelled, or DNS, a proxy or a firewall is in the way.',
    fix: `check the name behind FROM, and that the runner reaches that registry; then run the job again. ${IMAGE_NAMES}`,
    example:
      'failed to solve: failed to resolve source metadata for …: failed to do request: Head "…": dial tcp: lookup registry.example on 127.0.0.53:53: no such host',
  },
  {
    code: 'build-failed',
    when: /failed to resolve source metadata|failed to resolve reference|manifest (?:unknown|for …)|HTTP 404 /i,
    only: isPull,
    why: 'a base image was not found: its name or tag is wrong.',
    fix: `check the name behind FROM. ${IMAGE_NAMES}`,
    example: 'failed to solve: acme/base:9: failed to resolve source metadata for docker.io/acme/base:9: not found',
  },
];

/** Whether the only output of the step is runc's own word that the program which Docker names has another format. */
function isForeignProgram({ message, lastLines }: FailedBuild['error']): boolean {
  const [, program = ''] = /(?:process "|The command ')(\S+?)(?:["'\\]| )/.exec(message) ?? [];
  const [line = '', ...further] = lastLines;
  const said = line.replace(/^[\d.]+ /, '');
  return further.length === 0 && said === `exec ${program}: exec format error`;
}

/** The secret that the failed instruction mounts and this step does not give, where its file is what the command missed. */
function missingSecret({ error, secretIds = [] }: BuildContext): string | undefined {
  const { instruction = '', lastLines } = error;
  const mounts = instruction.match(/--mount=\S*type=secret\S*/g) ?? [];
  const ids = mounts.flatMap((mount) => /[=,]id=([\w.-]+)/.exec(mount)?.[1] ?? []);
  const isMissed = (id: string): boolean =>
    lastLines.some((line) => line.includes(`/run/secrets/${id}`) && /No such file/i.test(line));
  return ids.find((id) => !secretIds.includes(id) && isMissed(id));
}

/** The secret that the builder itself misses. */
function requiredSecret({ message }: FailedBuild['error']): string | undefined {
  return /\bsecret ([\w.-]+): not found/.exec(message)?.[1];
}

function secretToAdd(id = '', { isBake }: BuildContext): string {
  const variable = variableName(id);
  return isBake
    ? `add it to the target in the bake file, and that variable under \`env:\` of this step:\n    secret = ["id=${id},env=${variable}"]`
    : `add it:\n    secrets: |\n      ${id}=\${{ secrets.${variable} }}`;
}

/** The rules of BuildKit's checks that the Dockerfile does not pass, as `# check=skip=` takes them. */
function brokenRules({ message }: FailedBuild['error']): string {
  return message.slice(message.lastIndexOf(': ') + 2).replaceAll(', ', ',');
}
