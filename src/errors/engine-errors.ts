import { lastErrorLine } from './build-output.ts';
import { type Cause, findCause } from './causes.ts';
import { LOOK_AT_ENGINE } from './common-fixes.ts';
import { dockerWords } from './docker-words.ts';
import { Failure } from './failure.ts';

/** The engine does not answer. `address`: what DOCKER_HOST says, where it is set. */
export function engineUnreachable(output: string, address: string | undefined): Failure {
  // Warnings about the user's own configuration may come before it.
  const said = lastErrorLine(output);
  const cause = findCause(ENGINE_CAUSES, said, { address });
  const what = SOCKET_DENIED.test(said)
    ? 'This step may not use the Docker engine.'
    : address === undefined
      ? 'The Docker engine does not answer.'
      : `No Docker engine answers at ${address}.`;
  return new Failure({ code: 'docker-not-running', ...cause, what: `${what} ${said}` });
}

const ANYTHING = /^/;

const SOCKET_DENIED = /permission denied while trying to connect|dial unix \S+: connect: permission denied/i;

/** Why an engine does not answer. */
export const ENGINE_CAUSES: readonly Cause<{ readonly address: string | undefined }>[] = [
  {
    code: 'docker-not-running',
    when: SOCKET_DENIED,
    why: "the runner's user is not in the group that owns Docker's socket.",
    fix: 'add the user to the group `docker` and restart the runner:\n    sudo usermod --append --groups docker USER',
    example: 'permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock',
  },
  {
    code: 'docker-not-running',
    when: ANYTHING,
    only: ({ address }) => address !== undefined,
    why: ({ address }) => `DOCKER_HOST says ${address}, and there is no engine, or it is not running.`,
    fix: 'start the engine there, or take DOCKER_HOST out of the environment of this job.',
    example: 'Cannot connect to the Docker daemon at tcp://docker:2375. Is the docker daemon running?',
  },
  {
    code: 'docker-not-running',
    when: ANYTHING,
    why: 'it is not running on this runner, or the current Docker context points elsewhere.',
    fix: 'use a runner with Docker (`runs-on: ubuntu-latest`), or start it before this step:\n    sudo systemctl start docker',
    example: 'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
  },
];

/** The engine has lost the image that was built just now. `output`: what docker said. */
export function imageGone(name: string, output = ''): Failure {
  return new Failure({
    code: 'build-failed',
    what: `${name} was built, but the engine has no such image any more. ${lastErrorLine(output)}`.trim(),
    why: 'another job, or a timer of this machine, removes images (`docker system prune`), or the engine was restarted.',
    fix: 'run the job again; on a runner of your own let such jobs spare images of the last hours: `--filter until=24h`.',
  });
}

/** The engine could not get an image from ECR. `image`: `host/name@digest`; `output`: what docker said. */
export function pullFailed(image: string, output: string): Failure {
  const said = lastErrorLine(output);
  const cause = findCause(PULL_CAUSES, dockerWords(said), undefined);
  return new Failure({ code: 'push-failed', ...cause, what: `docker pull ${image} failed. Docker says: ${said}` });
}

/** Why an engine gets no image from ECR, by docker's last word without the words of others (`dockerWords`). */
export const PULL_CAUSES: readonly Cause<undefined>[] = [
  {
    code: 'permission-missing',
    when: /denied|unauthorized|not authorized|no basic auth|40[13] [A-Z]|HTTP 40[13] /i,
    why: 'the role may push the image and not read it: it lacks ecr:BatchGetImage or ecr:GetDownloadUrlForLayer.',
    fix: 'allow both on the repository, or take out `load`.',
    example:
      'failed to resolve reference: unexpected status from HEAD request to https://HOST/v2/NAME/manifests/DIGEST: 403 Forbidden',
  },
  {
    code: 'push-failed',
    when: ANYTHING,
    why: 'no engine answers on this runner, or the network between it and ECR broke.',
    fix: 'run the job again, or take out `load`.',
    example: 'Error response from daemon: Get "https://HOST/v2/": net/http: TLS handshake timeout',
  },
];

/** The docker command could not be started. */
export function dockerMissing(cause: unknown): Failure {
  return new Failure(
    {
      code: 'docker-missing',
      what: 'There is no docker command on this runner.',
      why: 'the job runs in a container or on a self-hosted runner without Docker, or on a macOS runner.',
      fix: 'use a runner with Docker, for example:\n    runs-on: ubuntu-latest',
    },
    { cause },
  );
}

/** Docker's own configuration cannot be read. */
export function dockerConfigBroken(file: string, cause: unknown): Failure {
  return new Failure(
    {
      code: 'docker-config-broken',
      what: `${file} is not JSON, so Docker's own configuration cannot be read. ${cause instanceof Error ? cause.message : ''}`,
      why: 'another step wrote it only in part, or by hand.',
      fix: 'repair or delete that file, or point DOCKER_CONFIG to another folder.',
    },
    { cause },
  );
}

/** A command of docker that was ended, as nothing went on any more. */
type StalledCommand = {
  readonly args: readonly string[];
  readonly answerSeconds: number;
  readonly stillSeconds: number;
};

/** Nothing went on any more: the engine answers nothing, or a push moves nothing. */
export function commandStalled(
  what: 'engine' | 'push',
  { args, answerSeconds, stillSeconds }: StalledCommand,
): Failure {
  switch (what) {
    case 'engine':
      return new Failure({
        code: 'docker-not-running',
        what: `The Docker engine stopped answering during docker ${args[0]}: not even docker version got an answer in ${answerSeconds} seconds. docker ${args[0]} was ended.`,
        why: 'the engine hangs, or the machine has no memory or no disk left for it.',
        fix: LOOK_AT_ENGINE,
      });
    case 'push':
      return new Failure({
        code: 'push-failed',
        what: `The push was ended: for ${stillSeconds} seconds docker wrote nothing, and nothing was sent.`,
        why: 'a proxy or firewall between this runner and ECR keeps the connection and lets nothing through, or the network is down.',
        fix: 'run the job again: what was uploaded stays, so the next push is shorter. On a self-hosted runner see that its network lets large uploads to ECR pass.',
      });
  }
}
