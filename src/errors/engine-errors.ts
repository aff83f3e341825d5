import { lastErrorLine } from './build-output.ts';
import { type Cause, findCause } from './causes.ts';
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

/** The engine has not got the image any more that was built just now. `output`: what docker said. */
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
  return new Failure({
    code: 'push-failed',
    what: `docker pull ${image} failed. Docker says: ${lastErrorLine(output)}`,
    why: 'no engine answers on this runner, or the role lacks ecr:BatchGetImage or ecr:GetDownloadUrlForLayer.',
    fix: 'take out `load`, or see that the engine runs and the role has these permissions.',
  });
}

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
