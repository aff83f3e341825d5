import { splitPublicName } from '../lib/ecr-host.ts';
import { allow } from '../lib/iam-policy.ts';
import { lastErrorLine, readBuildError } from './build-output.ts';
import { type Cause, type Explanation, findCause } from './causes.ts';
import { LOOK_AT_ENGINE, START_FEWER_JOBS } from './common-fixes.ts';
import { DISK_FULL } from './disk-errors.ts';
import { howToLogIn } from './distribution-errors.ts';
import { dockerWords, ENGINE_GONE, RATE_LIMITED } from './docker-words.ts';
import { Failure, type Problem } from './failure.ts';

/** Where a push went, for messages about it. */
export type PushTarget = {
  /** `host/name:tag`. */
  readonly image: string;
  readonly host: string;
  readonly repository: string;
  /** 12 digits. */
  readonly accountId: string;
  readonly region: string;
  /** For ARNs: `aws`, `aws-cn`, `aws-us-gov`. */
  readonly partition: string;
  /** Whether ECR has shown the repository to this role. */
  readonly isSeen: boolean;
  /** Whether it is in ECR Public, where `repository` starts with the alias of its registry. */
  readonly isPublic?: boolean;
};

/**
 * Whether a push that failed so may succeed when it is simply done again. Whatever is not known to be final is taken for
 * a fault of network or service: docker has many words for those, and pushing again what arrived already is cheap.
 */
export function isPassingPushError(output: string): boolean {
  const said = dockerWords(refusalIn(output));
  const cause = PUSH_CAUSES.find(({ when }) => when.test(said));
  return cause === undefined ? !FINAL_WITHOUT_CAUSE.test(said) : cause.passes === true;
}

/** Refusals that are in no row of the table, and do not pass either. */
const FINAL_WITHOUT_CAUSE =
  /unauthorized|(?:manifest|tag|digest) unknown|name invalid|does not exist|no such image|not found|no space left|40[0134] [A-Z]/i;

/** The registry accepts no login, or this one no more. */
const LOGIN_REFUSED = /authorization token has expired|no basic auth|401 Unauthorized|HTTP 401 |^unauthorized:/i;

/** Whether the registry may have refused the tag because it stands on another image. */
export function isTagRefused(output: string): boolean {
  return /400 Bad Request|immutable/i.test(dockerWords(refusalIn(output)));
}

/**
 * Whether the registry refused the login without a word about a permission. A login that ran out during the build looks
 * like that with the containerd store, which passes on nothing but the status.
 */
export function isLoginRefused(output: string): boolean {
  const said = dockerWords(refusalIn(output));
  if (/not authorized to perform/i.test(said)) return false;
  return LOGIN_REFUSED.test(said) || /403 Forbidden/i.test(said);
}

/** Whether what a builder wrote is about the push, and not about the build before it or an image that it starts from. */
export function isPushError(output: string): boolean {
  return PUSH_ERROR.test(dockerWords(readBuildError(output).message));
}

const PUSH_ERROR =
  /^(?:failed to (?:build|solve): |target [\w-]+: )*(?:failed to push |failed to authorize|failed to fetch oauth token|unexpected status from (?:HEAD|GET|POST|PATCH|PUT) request)/i;

/** Whether docker has lost its engine: it may well be back in some seconds, with all that was built. */
export function isEngineGone(output: string): boolean {
  return ENGINE_GONE.test(dockerWords(refusalIn(output)));
}

/** Whether another run that shares the engine has given the name to an image of its own, or taken it away, at the same moment. */
export function isNameRace(output: string): boolean {
  return NAME_RACE.test(dockerWords(refusalIn(output)));
}

/** Said by `docker tag` where two runs give one name, and by `docker push` where the name is gone again. */
const NAME_RACE =
  /^(?:Error response from daemon: )?(?:failed to create an image \S+ .*already exists$|tag does not exist: |An image does not exist locally with the tag: )/;

/** The progress that `docker push` writes. */
const PROGRESS = /^(?:The push refers to |Using default tag|[0-9a-f]{12}: )/;

/**
 * Docker's last word on a push. Behind that of a builder nothing follows; behind the progress of `docker push` it is the first
 * line: the answer of a registry may have more of them, and be a page of HTML.
 */
export function refusalIn(output: string): string {
  if (/^#\d+ |^ERROR: failed to (?:build|solve): /m.test(output)) return readBuildError(output).message;
  const lines = output.split(/\r?\n/);
  const progress = lines.findLastIndex((line) => PROGRESS.test(line));
  if (progress < 0) return lastErrorLine(lines);
  const said = lines.slice(progress + 1).find((line) => line.trim() !== '' && line.trim() !== 'errors:');
  return said?.trim() ?? lastErrorLine(lines);
}

/** The push failed. `attempts`: how often it was tried. */
export function pushFailed(output: string, target: PushTarget, attempts: number): Failure {
  const said = refusalIn(output);
  return new Failure({
    ...explainPushError(said, target, attempts),
    what: `docker push ${target.image} failed. Docker says: ${said}`,
  });
}

/** Another run put the tag on an image of its own while this one was building, and the tag cannot move. */
export class TagTaken extends Failure {}

/** The push failed because the tag stands on another image by now, and is immutable. */
export function tagTaken(output: string, { image }: PushTarget, digest: string): TagTaken {
  return new TagTaken({
    ...TAG_TAKEN,
    what: `docker push ${image} failed: this tag stands on ${digest} by now, and is immutable. Docker says: ${refusalIn(output)}`,
  });
}

/** A tag that another run took, where that run's image will not do either. The problem says why not. */
export function tagTakenFor(taken: TagTaken, { why, fix = '' }: Problem): Failure {
  return new Failure({ ...taken.problem, why: `another run pushed it while this one was building; ${why}`, fix });
}

/** Whatever was pushed under this name was another image each time. */
export function nameTaken({ image }: PushTarget, attempts: number): Failure {
  const each = attempts === 1 ? 'it' : 'each time it';
  return new Failure({
    code: 'push-failed',
    what:
      `${image} was pushed ${times(attempts)}, and ${each} was another image, not the one that this step built: that is what ` +
      'the tag stands on now.',
    why: 'other runs share the Docker engine with this one, and give the same name to images of their own.',
    fix: WAIT_FOR_EACH_OTHER,
  });
}

const TAG_TAKEN = {
  code: 'tag-immutable',
  why: 'another job pushed this tag while this one was building, and tags of this repository cannot be overwritten.',
  fix: 'use the image that is there, or push a new commit.',
} as const;

function explainPushError(said: string, target: PushTarget, attempts: number): Explanation {
  const causes = target.region === '' ? OTHER_PUSH_CAUSES : PUSH_CAUSES;
  const cause = findCause(causes, dockerWords(said), { target, said, attempts });
  if (cause !== undefined) return cause;
  return {
    code: 'push-failed',
    why: `the network between this runner and ECR, or ECR itself; the push was tried ${times(attempts)}.`,
    fix: 'run the job again. What was uploaded stays, so the next push is shorter.',
  };
}

function times(attempts: number): string {
  return attempts === 1 ? 'once' : `${attempts} times`;
}

/** A push that failed: where it went, docker's last word with all names, and how often it was tried. */
type FailedPush = { readonly target: PushTarget; readonly said: string; readonly attempts: number };

/** The text of refusals, with and without a word about the permission. */
const DENIED = { code: 'permission-missing', why: whyDenied, fix: statementToAdd } as const;

/** A cause of a failed push; `passes`: it may succeed when it is simply done again. */
type PushCause = Cause<FailedPush> & { readonly passes?: true };

const WAIT_FOR_EACH_OTHER =
  'let builds that make the same tag wait for each other, with `concurrency:` in the workflow, or give each a tag of its own.';

/** Why pushes fail, by docker's last word without the words of others (`dockerWords`). */
export const PUSH_CAUSES: readonly PushCause[] = [
  {
    ...DENIED,
    when: /not authorized to perform: ecr(?:-public)?:/,
    example:
      'denied: User: arn:aws:sts::123456789012:assumed-role/push/gha is not authorized to perform: ecr:InitiateLayerUpload on resource: arn:aws:ecr:eu-west-1:123456789012:repository/team/shop because no identity-based policy allows it',
  },
  {
    ...TAG_TAKEN,
    when: /immutable/i,
    example:
      "tag invalid: The image tag 'v1' already exists in the repository and cannot be overwritten because the tag is immutable.",
  },
  {
    code: 'repository-missing',
    when: /name unknown|does not exist in the registry|404 Not Found|HTTP 404 /i,
    why: ({ target: { repository, accountId, region } }) =>
      `the repository ${repository} is not in account ${accountId}, region ${region}, or was deleted during the build.`,
    fix: 'set `create-repository: true`, or check `repository`, `registry-id` and `aws-region`.',
    example: "name unknown: The repository with name 'team/shop' does not exist in the registry with id '123456789012'",
  },
  {
    code: 'push-unauthorized',
    when: new RegExp(`${LOGIN_REFUSED.source}|not authorized|authentication required`, 'i'),
    why: ({ target: { host } }) => `the registry ${host} accepted neither this step's login nor a new one.`,
    fix: 'run the job again; should it happen always, see whether a proxy stands before the registry.',
    example: 'denied: Your authorization token has expired. Reauthenticate and try again.',
  },
  DISK_FULL,
  {
    code: 'push-failed',
    when: NAME_RACE,
    passes: true,
    why: ({ attempts }) =>
      `other runs share the Docker engine with this one, and give the same name to images of their own at the same moment; the push was tried ${times(attempts)}.`,
    fix: WAIT_FOR_EACH_OTHER,
    example: 'tag does not exist: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/shop:v1',
  },
  {
    code: 'docker-not-running',
    when: ENGINE_GONE,
    passes: true,
    why: ({ attempts }) =>
      `the Docker engine ended or was restarted during the push, and did not come back; the push was tried ${times(attempts)}.`,
    fix: LOOK_AT_ENGINE,
    example: 'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
  },
  {
    code: 'throttled',
    when: RATE_LIMITED,
    passes: true,
    why: ({ attempts }) =>
      `ECR takes only so many requests a second from an account and region, and other jobs push at the same time; the push was tried ${times(attempts)}.`,
    fix: START_FEWER_JOBS,
    example: 'toomanyrequests: Rate exceeded',
  },
  {
    ...DENIED,
    when: /403 Forbidden|HTTP 403 |denied/i,
    example: 'unexpected status from POST request to https://HOST/v2/NAME/blobs/uploads/: 403 Forbidden',
  },
  {
    code: 'push-failed',
    when: /400 Bad Request|HTTP 400 |(?:manifest|digest|tag) invalid/i,
    why: 'ECR refuses what is pushed as it is: the kind of its manifest, a name, or a tag that may not move.',
    fix: 'see what Docker says above; a re-run changes nothing. Attestations and indexes need a repository that takes them (`provenance: false`).',
    example: 'unexpected status from PUT request to https://HOST/v2/NAME/manifests/v1: 400 Bad Request',
  },
];

/** Why pushes to registries that are not ECR fail; what is no matter of the registry is as in ECR. */
export const OTHER_PUSH_CAUSES: readonly PushCause[] = [
  {
    code: 'registry-unauthorized',
    when: new RegExp(`${LOGIN_REFUSED.source}|authentication required|no basic auth`, 'i'),
    why: ({ target: { host } }) => `the job has no login at ${host}, or the one that it has is wrong or has run out.`,
    fix: ({ target: { host } }) => howToLogIn(host),
    example: 'unauthorized: authentication required',
  },
  {
    code: 'registry-denied',
    when: /403 Forbidden|HTTP 403 |denied|insufficient_scope/i,
    why: ({ target: { host, repository } }) =>
      `the login at ${host} may not push to ${repository}, or the repository has to be created there first.`,
    fix: ({ target: { host } }) => `${mayPush(host)}Or take another login:\n${howToLogIn(host)}`,
    example: 'denied: requested access to the resource is denied',
  },
  {
    code: 'repository-missing',
    when: /name unknown|404 Not Found|HTTP 404 /i,
    why: ({ target: { host, repository } }) => `${host} has no repository ${repository}, and makes none by a push.`,
    fix: 'create the repository there, or check its name.',
    example: 'name unknown: repository name not known to registry',
  },
  ...PUSH_CAUSES.filter(
    ({ code }) =>
      !['permission-missing', 'repository-missing', 'push-unauthorized', 'tag-immutable'].includes(String(code)),
  ),
];

/** GitHub's own registry takes the job's token, where the job may write packages. */
function mayPush(host: string): string {
  return host === 'ghcr.io'
    ? 'let the job write packages:\n    permissions:\n      packages: write\n'
    : 'give it the right to push. ';
}

function whyDenied({ target, said }: FailedPush): string {
  const { repository, accountId, region, isSeen } = target;
  const action = /not authorized to perform: (ecr(?:-public)?:\w+)/.exec(said)?.[1] ?? actionOf(said, target);
  const lacks = action === undefined ? 'the role lacks a permission to push' : `the role lacks ${action}`;
  return isSeen
    ? `${lacks}; or a boundary, an SCP or the repository's policy forbids it; or a quota is used up (tags of an image, images of a repository).`
    : `the role's policy is not for the repository ${repository} in account ${accountId}, region ${region} (perhaps the name is another one), or ${lacks}.`;
}

function statementToAdd({ target, said }: FailedPush): string {
  const { repository, accountId, region, partition, isPublic = false } = target;
  const named = /not authorized to perform: ecr(?:-public)?:\w+ on resource: (arn:[^\s"]+)/.exec(said)?.[1];
  const own = isPublic
    ? `arn:aws:ecr-public::${accountId}:repository/${splitPublicName(repository).name}`
    : `arn:${partition}:ecr:${region}:${accountId}:repository/${repository}`;
  const actions = PUSH_ACTIONS.filter((action) => !isPublic || action !== 'BatchGetImage').map(
    (action) => `${serviceOf(target)}:${action}`,
  );
  const statement = allow(actions, named ?? own);
  return `see that the role's policy has this statement:\n    ${JSON.stringify(statement)}`;
}

function serviceOf({ isPublic = false }: PushTarget): string {
  return isPublic ? 'ecr-public' : 'ecr';
}

/** The permission that a refused request of the registry needs, where docker says which request it was. */
function actionOf(said: string, target: PushTarget): string | undefined {
  const request = /(HEAD|GET|POST|PATCH|PUT) request to \S+\/v2\/\S+?\/(blobs\/uploads|blobs|manifests)\//.exec(said);
  const actions: Readonly<Record<string, string>> = {
    'HEAD blobs': 'BatchCheckLayerAvailability',
    'POST blobs/uploads': 'InitiateLayerUpload',
    'PATCH blobs/uploads': 'UploadLayerPart',
    'PUT blobs/uploads': 'CompleteLayerUpload',
    'HEAD manifests': 'BatchGetImage',
    'GET manifests': 'BatchGetImage',
    'PUT manifests': 'PutImage',
  };
  const action = request === null ? undefined : actions[`${request[1]} ${request[2]}`];
  return action && `${serviceOf(target)}:${action}`;
}

/** The permissions that a push needs (https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push-iam.html). */
const PUSH_ACTIONS = [
  'BatchCheckLayerAvailability',
  'BatchGetImage',
  'CompleteLayerUpload',
  'InitiateLayerUpload',
  'PutImage',
  'UploadLayerPart',
];
