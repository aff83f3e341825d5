import { type BuildError, lastErrorLine } from './build-output.ts';
import { Failure, type Problem } from './failure.ts';

/** Where the push went, for messages about it. */
export type PushTarget = {
  /** `host/name:tag`. */
  readonly image: string;
  readonly host: string;
  readonly repository: string;
  readonly accountId: string;
  readonly region: string;
  /** For ARNs: `aws`, `aws-cn`, `aws-us-gov`. */
  readonly partition: string;
  /** Whether ECR has shown the repository to this role. */
  readonly isSeen: boolean;
};

/** The engine does not answer. `address`: what DOCKER_HOST says, where it is set. */
export function engineUnreachable(output: string, address: string | undefined): Failure {
  const said = lastErrorLine(output);
  if (/permission denied/i.test(output)) {
    return new Failure({
      code: 'docker-not-running',
      what: `This step may not use the Docker engine. ${said}`,
      why: "the runner's user is not in the group that owns Docker's socket.",
      fix: 'add the user to the group `docker` and restart the runner:\n    sudo usermod --append --groups docker USER',
    });
  }
  if (address !== undefined) {
    return new Failure({
      code: 'docker-not-running',
      what: `No Docker engine answers at ${address}. ${said}`,
      why: `DOCKER_HOST says ${address}, and there is no engine, or it is not running.`,
      fix: 'start the engine there, or take DOCKER_HOST out of the environment of this job.',
    });
  }
  return new Failure({
    code: 'docker-not-running',
    what: `The Docker engine does not answer. ${said}`,
    why: 'it is not running on this runner, or the current Docker context points elsewhere.',
    fix: 'use a runner with Docker (`runs-on: ubuntu-latest`), or start it before this step:\n    sudo systemctl start docker',
  });
}

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
  const location = { file: failed.dockerfile, ...(line === undefined ? {} : { line }) };
  return new Failure({ ...buildProblem(failed), what, ...(isPlaceKnown && failed.inWorkspace ? { location } : {}) });
}

function buildProblem({ error: { message }, inWorkspace, command, output }: FailedBuild): Omit<Problem, 'what'> {
  if (/no space left on device/i.test(output)) return diskFull();
  if (/target stage .* could not be found|failed to reach build target/i.test(message)) {
    return {
      code: 'build-failed',
      why: 'the Dockerfile has no stage of that name.',
      fix: 'compare `target` with the names behind AS in the Dockerfile.',
    };
  }
  if (
    !inWorkspace &&
    /failed to (load cache key|fetch|read dockerfile)|could not resolve host|repository .* not found/i.test(message)
  ) {
    return {
      code: 'build-failed',
      why: 'the context could not be fetched: its address is wrong, private, or not reached from this runner.',
      fix: 'check `context`; for the repository of this workflow use actions/checkout and a path.',
    };
  }
  if (/failed to read dockerfile|unable to evaluate symlinks in Dockerfile path/i.test(message)) {
    return {
      code: 'dockerfile-missing',
      why: 'the Dockerfile is not where `file` (or `context`) says, or .dockerignore leaves it out.',
      fix: 'set `file` to its path from the workspace, for example `file: docker/Dockerfile`.',
    };
  }
  if (/checksum of ref|file not found in build context|COPY failed/i.test(message)) {
    const file = /ref \S+: "([^"]+)": not found|stat ([^:]+): file does not exist/.exec(message);
    return {
      code: 'build-failed',
      why: `${file?.[1] ?? file?.[2] ?? 'the file'} is not in the build context: it was not checked out or built yet, or .dockerignore leaves it out.`,
      fix: 'check `context` and .dockerignore; paths in COPY and ADD start at the context.',
    };
  }
  const secret = /\/run\/secrets\/([\w.-]+)['"]?: No such file/i.exec(output)?.[1];
  if (secret !== undefined) {
    return {
      code: 'build-failed',
      why: `the Dockerfile takes the secret ${secret}, and this step does not give it.`,
      fix: `add it:\n    secrets: |\n      ${secret}=\${{ secrets.${secret.toUpperCase().replace(/[^A-Z0-9]/g, '_')} }}`,
    };
  }
  if (/exec format error/i.test(output)) {
    return {
      code: 'build-failed',
      why: 'the build runs a program of another platform than the runner, and nothing on it emulates that one.',
      fix: 'add docker/setup-qemu-action before this step; or build each platform on a runner of its own, which is faster; or cross-compile with `FROM --platform=$BUILDPLATFORM`.',
    };
  }
  return imageProblem(message) ?? commandProblem(message, command);
}

/** What can be wrong with a base image; `undefined` where it is something else. */
function imageProblem(message: string): Omit<Problem, 'what'> | undefined {
  if (
    /pull access denied|no basic auth credentials|401 Unauthorized|403 Forbidden|insufficient_scope|denied:/i.test(
      message,
    )
  ) {
    return {
      code: 'base-image-denied',
      why: "the registry of a base image refuses this job: the image's name is wrong, or a login or permission is missing.",
      fix:
        'check the name behind FROM. From another repository in ECR the role needs ecr:BatchGetImage and ' +
        'ecr:GetDownloadUrlForLayer on it; for other registries run docker/login-action before this step.',
    };
  }
  if (/no match for platform|does not match the specified platform/i.test(message)) {
    return {
      code: 'build-failed',
      why: 'a base image is not there for the platform that is built (see DOCKER_DEFAULT_PLATFORM and FROM --platform).',
      fix: 'use a base image that is there for this platform, or a runner of the other platform.',
    };
  }
  if (/failed to resolve source metadata|failed to resolve reference|no such host|manifest unknown/i.test(message)) {
    return {
      code: 'build-failed',
      why: 'a base image was not found: its name or tag is wrong, or its registry is not reached from this runner.',
      fix: 'check the name behind FROM, and that the runner reaches that registry.',
    };
  }
  return undefined;
}

function commandProblem(message: string, command: string): Omit<Problem, 'what'> {
  if (/did not complete successfully|returned a non-zero code/i.test(message)) {
    return {
      code: 'build-failed',
      why: 'the command in the Dockerfile failed; its own output is above.',
      fix: `run the same build where you can look at it:\n    ${command}`,
    };
  }
  return { code: 'build-failed', fix: 'see the output of the build above.' };
}

function diskFull(): Omit<Problem, 'what'> {
  return {
    code: 'disk-full',
    why: "the runner's disk is full: layers and caches of earlier builds, or a large build context.",
    fix: 'free space before this step (`docker system prune --all --force`), use a .dockerignore, or a larger runner.',
  };
}

/**
 * Whether a push that failed so may succeed when it is simply done again. Whatever is not known to be final is taken for
 * a fault of network or service: docker has many words for those, and pushing again what arrived already is cheap.
 */
export function isPassingPushError(output: string, target: PushTarget): boolean {
  return !FINAL_PUSH_ERROR.test(withoutNames(lastErrorLine(output), target));
}

/** Whether the registry may have refused the tag because it stands on another image. */
export function isTagRefused(output: string, target: PushTarget): boolean {
  return /400 Bad Request|immutable/i.test(withoutNames(lastErrorLine(output), target));
}

/**
 * What docker said without the names of host, repository and tag, in which any word may stand: a repository may well be
 * called `unauthorized` or `immutable`.
 */
function withoutNames(text: string, { image, host, repository }: PushTarget): string {
  const tag = image.slice(`${host}/${repository}:`.length);
  const escaped = tag.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return text
    .replaceAll(host, 'HOST')
    .replaceAll(repository, 'NAME')
    .replace(new RegExp(`([:'"/])${escaped}(?![\\w.-])`, 'g'), '$1TAG');
}

const FINAL_PUSH_ERROR =
  /denied|unauthorized|not authorized|no basic auth|40[0134] [A-Z]|immutable|(manifest|tag|digest|name) (invalid|unknown)|does not exist|no space left|no such image|not found/i;

/**
 * Whether the registry refused the login without a word about a permission. A login that ran out during the build looks
 * like that with the containerd store, which passes on nothing but the status.
 */
export function isLoginRefused(output: string, target: PushTarget): boolean {
  const said = withoutNames(lastErrorLine(output), target);
  if (/not authorized to perform/i.test(said)) return false;
  return /authorization token has expired|no basic auth credentials|40[13] (Unauthorized|Forbidden)/i.test(said);
}

/** Whether what a builder wrote is about the push, and not about the build before it. */
export function isPushError(output: string): boolean {
  return /failed to push|failed to authorize|failed to fetch oauth token|unexpected status from (HEAD|GET|POST|PATCH|PUT) request/i.test(
    lastErrorLine(output),
  );
}

/** The push failed. `attempts`: how often it was tried. */
export function pushFailed(output: string, target: PushTarget, attempts: number): Failure {
  return new Failure({
    ...pushProblem(output, target, attempts),
    what: `docker push ${target.image} failed. Docker says: ${lastErrorLine(output)}`,
  });
}

/** The push failed because the tag stands on another image by now, and is immutable. */
export function tagTaken(output: string, { image }: PushTarget, digest: string): Failure {
  return new Failure({
    ...tagTakenProblem(),
    what: `docker push ${image} failed: this tag stands on ${digest} by now, and is immutable. Docker says: ${lastErrorLine(output)}`,
  });
}

function tagTakenProblem(): Omit<Problem, 'what'> {
  return {
    code: 'tag-immutable',
    why: 'another job pushed this tag while this one was building, and tags of this repository cannot be overwritten.',
    fix: 'use the image that is there, or push a new commit.',
  };
}

function pushProblem(output: string, target: PushTarget, attempts: number): Omit<Problem, 'what'> {
  const { host, repository, accountId, region } = target;
  const said = withoutNames(output, target);
  if (/not authorized to perform: ecr:/.test(said)) return pushDenied(output, target);
  if (/immutable/i.test(said)) return tagTakenProblem();
  if (/name unknown|does not exist in the registry/i.test(said)) {
    return {
      code: 'repository-missing',
      why: `the repository ${repository} is not in account ${accountId}, region ${region}, or was deleted during the build.`,
      fix: 'set `create-repository: true`, or check `repository`, `registry-id` and `aws-region`.',
    };
  }
  if (
    /authorization token has expired|no basic auth|401 Unauthorized|not authorized|authentication required/i.test(said)
  ) {
    return {
      code: 'push-unauthorized',
      why: `the registry ${host} accepted neither this step's login nor a new one.`,
      fix: 'run the job again; should it happen always, see whether a proxy stands before the registry.',
    };
  }
  if (/no space left on device/i.test(said)) return diskFull();
  if (/403 Forbidden|denied/i.test(said)) return pushDenied(output, target);
  return {
    code: 'push-failed',
    why: `the network between this runner and ECR, or ECR itself; the push was tried ${attempts === 1 ? 'once' : `${attempts} times`}.`,
    fix: 'run the job again. What was uploaded stays, so the next push is shorter.',
  };
}

function pushDenied(
  output: string,
  { repository, accountId, region, partition, isSeen }: PushTarget,
): Omit<Problem, 'what'> {
  const named = /not authorized to perform: (ecr:\w+)(?: on resource: (arn:[^\s"]+))?/.exec(output);
  const action = named?.[1] ?? actionOf(output);
  const resource = named?.[2] ?? `arn:${partition}:ecr:${region}:${accountId}:repository/${repository}`;
  const statement = { Effect: 'Allow', Action: PUSH_ACTIONS, Resource: resource };
  const lacks = action === undefined ? 'the role lacks a permission to push' : `the role lacks ${action}`;
  return {
    code: 'permission-missing',
    why: isSeen
      ? `${lacks}; or a boundary, an SCP or the repository's policy forbids it; or a quota is used up (tags of an image, images of a repository).`
      : `the role's policy is not for the repository ${repository} in account ${accountId}, region ${region} (perhaps the name is another one), or ${lacks}.`,
    fix: `see that the role's policy has this statement:\n    ${JSON.stringify(statement)}`,
  };
}

/** The permission that a refused request of the registry needs, where docker says which request it was. */
function actionOf(output: string): string | undefined {
  const request = /(HEAD|GET|POST|PATCH|PUT) request to \S+\/v2\/\S+?\/(blobs\/uploads|blobs|manifests)\//.exec(output);
  const actions: Readonly<Record<string, string>> = {
    'HEAD blobs': 'ecr:BatchCheckLayerAvailability',
    'POST blobs/uploads': 'ecr:InitiateLayerUpload',
    'PATCH blobs/uploads': 'ecr:UploadLayerPart',
    'PUT blobs/uploads': 'ecr:CompleteLayerUpload',
    'HEAD manifests': 'ecr:BatchGetImage',
    'GET manifests': 'ecr:BatchGetImage',
    'PUT manifests': 'ecr:PutImage',
  };
  return request === null ? undefined : actions[`${request[1]} ${request[2]}`];
}

/** What a push needs (https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push-iam.html). */
const PUSH_ACTIONS = [
  'ecr:BatchCheckLayerAvailability',
  'ecr:BatchGetImage',
  'ecr:CompleteLayerUpload',
  'ecr:InitiateLayerUpload',
  'ecr:PutImage',
  'ecr:UploadLayerPart',
];
