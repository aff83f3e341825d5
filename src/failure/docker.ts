import type { BuildError } from './build-error.ts';
import { Failure, type Problem } from './failure.ts';

/** Where the push went, for messages about it. */
export type PushTarget = {
  /** `host/name:tag`. */
  readonly image: string;
  readonly host: string;
  readonly repository: string;
  readonly accountId: string;
  readonly region: string;
  /** Whether ECR has shown the repository to this role. */
  readonly isSeen: boolean;
};

/** The engine does not answer. */
export function engineUnreachable(output: string): Failure {
  const said = lastLine(output);
  if (/permission denied/i.test(output)) {
    return new Failure({
      code: 'docker-not-running',
      what: `This step may not use the Docker engine. ${said}`,
      why: "the runner's user is not in the group that owns Docker's socket.",
      fix: 'add the user to the group `docker` and restart the runner:\n    sudo usermod --append --groups docker USER',
    });
  }
  return new Failure({
    code: 'docker-not-running',
    what: `The Docker engine does not answer. ${said}`,
    why: 'it is not running on this runner, or DOCKER_HOST or the Docker context points elsewhere.',
    fix: 'use a runner with Docker (`runs-on: ubuntu-latest`), or start it before this step:\n    sudo systemctl start docker',
  });
}

/** A build that failed. */
export type FailedBuild = {
  readonly error: BuildError;
  /** The Dockerfile as the workflow names it. */
  readonly dockerfile: string;
  /** Whether that file is in the workspace. */
  readonly inWorkspace: boolean;
  readonly exitCode: number | null;
  readonly output: string;
};

/** The build failed; the message names the line and quotes the end of its output. */
export function buildFailed({ error, dockerfile, inWorkspace, exitCode, output }: FailedBuild): Failure {
  const { line, instruction, lastLines, message } = error;
  const where = `${dockerfile}${line === undefined ? '' : `:${line}`}${instruction === undefined ? '' : `: ${instruction}`}`;
  const what = [
    exitCode === null ? `docker build was ended by a signal at ${where}` : `The build failed at ${where}`,
    ...lastLines.map((text) => `    ${text}`),
    `Docker says: ${message}`,
    'Nothing was pushed.',
  ].join('\n');
  const location = { file: dockerfile, ...(line === undefined ? {} : { line }) };
  return new Failure({ ...buildProblem(message, output), what, ...(inWorkspace ? { location } : {}) });
}

function buildProblem(message: string, output: string): Omit<Problem, 'what'> {
  if (/no space left on device/i.test(output)) return diskFull();
  if (/failed to read dockerfile|unable to evaluate symlinks in Dockerfile path/i.test(message)) {
    return {
      code: 'dockerfile-missing',
      why: 'the Dockerfile is not where `file` (or `context`) says, or .dockerignore leaves it out.',
      fix: 'set `file` to its path from the workspace, for example `file: docker/Dockerfile`.',
    };
  }
  if (/checksum of ref|file not found in build context|COPY failed/i.test(message)) {
    return {
      code: 'build-failed',
      why: 'the file is not in the build context: it was not checked out or built yet, or .dockerignore leaves it out.',
      fix: 'check `context` and .dockerignore; paths in COPY and ADD start at the context.',
    };
  }
  if (isBaseImageDenied(message)) {
    return {
      code: 'base-image-denied',
      why: "the registry of a base image refuses this job: the image's name is wrong, or a login or permission is missing.",
      fix:
        'check the name behind FROM. From another repository in ECR the role needs ecr:BatchGetImage and ' +
        'ecr:GetDownloadUrlForLayer on it; for other registries run docker/login-action before this step.',
    };
  }
  if (/failed to resolve source metadata|failed to resolve reference|no such host|manifest unknown/i.test(message)) {
    return {
      code: 'build-failed',
      why: 'a base image was not found: its name or tag is wrong, or its registry is not reached from this runner.',
      fix: 'check the name behind FROM, and that the runner reaches that registry.',
    };
  }
  if (/did not complete successfully|returned a non-zero code/i.test(message)) {
    return {
      code: 'build-failed',
      why: 'the command in the Dockerfile failed; its own output is above.',
      fix: 'run the same build where you can look at it: docker build .',
    };
  }
  return { code: 'build-failed', fix: 'see the output of the build above.' };
}

function isBaseImageDenied(message: string): boolean {
  return /pull access denied|no basic auth credentials|401 Unauthorized|403 Forbidden|insufficient_scope|denied:/i.test(
    message,
  );
}

function diskFull(): Omit<Problem, 'what'> {
  return {
    code: 'disk-full',
    why: "the runner's disk is full: layers and caches of earlier builds, or a large build context.",
    fix: 'free space before this step (`docker system prune --all --force`), use a .dockerignore, or a larger runner.',
  };
}

/** Whether a push that failed so may succeed when it is simply done again: faults of the network and of the service. */
export function isPassingPushError(output: string): boolean {
  return /toomanyrequests|429 Too Many|50[0234] (Internal|Bad|Service|Gateway)|received unexpected HTTP status: 5|unexpected EOF|: EOF|connection reset|broken pipe|i\/o timeout|TLS handshake timeout|connection refused|server misbehaving|HTTP response to HTTPS client/i.test(
    output,
  );
}

/**
 * Whether the registry refused the login without a word about a permission. A login that ran out during the build looks
 * like that with the containerd store, which passes on nothing but the status.
 */
export function isLoginRefused(output: string): boolean {
  if (/authorization token has expired|no basic auth credentials|40[13] (Unauthorized|Forbidden)/i.test(output)) {
    return !/not authorized to perform/i.test(output);
  }
  return false;
}

/** The push failed. */
export function pushFailed(output: string, target: PushTarget): Failure {
  return new Failure({
    ...pushProblem(output, target),
    what: `docker push ${target.image} failed. Docker says: ${lastLine(output)}`,
  });
}

/** The push failed because the tag stands on another image by now, and is immutable. */
export function tagTaken(output: string, { image }: PushTarget, digest: string): Failure {
  return new Failure({
    ...tagTakenProblem(),
    what: `docker push ${image} failed: this tag stands on ${digest} by now, and is immutable. Docker says: ${lastLine(output)}`,
  });
}

function tagTakenProblem(): Omit<Problem, 'what'> {
  return {
    code: 'tag-immutable',
    why: 'another job pushed this tag while this one was building, and tags of this repository cannot be overwritten.',
    fix: 'use the image that is there, or push a new commit.',
  };
}

function pushProblem(
  output: string,
  { host, repository, accountId, region, isSeen }: PushTarget,
): Omit<Problem, 'what'> {
  const action = /not authorized to perform: (ecr:\w+)(?: on resource: (arn:[^\s"]+))?/.exec(output);
  if (action !== null) {
    return {
      code: 'permission-missing',
      why: "the role's policy, the repository's policy, a permissions boundary or an SCP does not allow it.",
      fix: `add this statement to the role's policy:\n    ${JSON.stringify({ Effect: 'Allow', Action: PUSH_ACTIONS, Resource: action[2] ?? '*' })}`,
    };
  }
  if (/immutable/i.test(output)) return tagTakenProblem();
  if (/name unknown|does not exist in the registry/i.test(output)) {
    return {
      code: 'repository-missing',
      why: `the repository ${repository} is not in account ${accountId}, region ${region}, or was deleted during the build.`,
      fix: 'set `create-repository: true`, or check `repository`, `registry-id` and `aws-region`.',
    };
  }
  if (
    /authorization token has expired|no basic auth|401 Unauthorized|not authorized|authentication required/i.test(
      output,
    )
  ) {
    return {
      code: 'push-unauthorized',
      why: `the registry ${host} did not accept this step's login, for example because the role's session ended.`,
      fix: 'run the job again; for builds over an hour raise `role-duration-seconds`.',
    };
  }
  if (/no space left on device/i.test(output)) return diskFull();
  if (/403 Forbidden|denied/i.test(output)) {
    return {
      code: 'permission-missing',
      why: isSeen
        ? 'the role lacks a permission to push, or a quota is used up (tags of an image, images of a repository).'
        : `the role's policy is not for the repository ${repository} in account ${accountId}, region ${region} (perhaps the ` +
          'name is another one), or it lacks permissions to push.',
      fix: `allow these actions on the repository: ${PUSH_ACTIONS.join(', ')}`,
    };
  }
  return {
    code: 'push-failed',
    why: 'the network between this runner and ECR, or ECR itself; the push was tried several times.',
    fix: 'run the job again. What was uploaded stays, so the next push is shorter.',
  };
}

/** What a push needs (https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push-iam.html). */
export const PUSH_ACTIONS = [
  'ecr:BatchCheckLayerAvailability',
  'ecr:BatchGetImage',
  'ecr:CompleteLayerUpload',
  'ecr:InitiateLayerUpload',
  'ecr:PutImage',
  'ecr:UploadLayerPart',
];

function lastLine(output: string): string {
  return (
    output
      .split(/\r?\n/)
      .findLast((line) => line.trim() !== '')
      ?.trim() ?? '(nothing)'
  );
}
