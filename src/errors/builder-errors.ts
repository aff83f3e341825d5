import { readBuildError } from './build-output.ts';
import { type Cause, findCause } from './causes.ts';
import { INSTALL_BUILDX } from './common-fixes.ts';
import { DISK_FULL } from './disk-errors.ts';
import { dockerWords, RATE_LIMITED } from './docker-words.ts';
import { Failure, type Problem } from './failure.ts';

/** The workflow names a builder that is not there. */
export function builderMissing(name: string): Problem {
  return {
    code: 'builder-missing',
    what: `There is no builder ${name} on this runner. Nothing was built.`,
    why: 'no step before this one made it, or it was made under another user or DOCKER_CONFIG.',
    fix: 'take `builder` out: what the engine cannot do is built by a builder that this step makes. Or make it before this step, with docker/setup-buildx-action and `name`.',
  };
}

/** The workflow names the engine's own builder, which lacks the `wishes`, worded as in the workflow. */
export function builderTooSmall(name: string, wishes: readonly string[]): Problem {
  return {
    code: 'builder-missing',
    what: `The builder ${name} is the engine's own, which cannot do this. Nothing was built:\n${wishes.map((wish) => `    ${wish}`).join('\n')}`,
    why: 'the engine keeps images in its classic store, or knows no such cache.',
    fix: 'take `builder` out: then this step makes a builder that can.',
  };
}

/** An image of several platforms, built elsewhere, is to be in the engine. */
export function indexNotLoadable(): Failure {
  return new Failure({
    code: 'builder-missing',
    what: 'An image of several platforms cannot be loaded into the engine from another builder. Nothing was built.',
    why: 'docker takes images of one platform only from a builder that is not its own.',
    fix: 'take `load` out; or use an engine with the containerd image store, whose own builder does both.',
  });
}

/** No builder could be made. `output`: the end of docker's output; `image`: the one of BuildKit. */
export function builderNotMade(output: string, image: string): Failure {
  const { message } = readBuildError(output);
  return new Failure({
    code: 'builder-missing',
    ...findCause(BUILDER_CAUSES, dockerWords(message), { image }),
    what: `A builder that can do what is asked could not be made. Docker says: ${message}`,
  });
}

const MADE_BEFORE =
  'make a builder before this step (docker/setup-buildx-action) and name it in `builder`; or take out what the engine cannot do.';

/** Why no builder can be made, by docker's last word without the words of others (`dockerWords`). */
export const BUILDER_CAUSES: readonly Cause<{ readonly image: string }>[] = [
  DISK_FULL,
  {
    code: 'throttled',
    when: RATE_LIMITED,
    why: ({ image }) =>
      `the registry of ${image} lets only so many images be pulled in a time, and pulls without a login count together for all that share an address.`,
    fix: 'log in there before this step, with docker/login-action; or make a builder from a mirror of that image (docker/setup-buildx-action with `driver-opts: image=...`) and name it in `builder`.',
    example:
      'Error response from daemon: toomanyrequests: You have reached your pull rate limit. You may increase the limit by authenticating',
  },
  {
    code: 'builder-missing',
    when: /is not a docker command|unknown command: docker buildx|unknown (?:shorthand )?flag/,
    why: 'the buildx plugin of docker is not on this runner.',
    fix: INSTALL_BUILDX,
    example: "docker: 'buildx' is not a docker command.",
  },
  {
    code: 'builder-missing',
    when: /^/,
    why: ({ image }) =>
      `this runner does not reach the registry of ${image}, or its engine starts no privileged containers.`,
    fix: MADE_BEFORE,
    example:
      'Error response from daemon: failed to resolve reference "docker.io/moby/buildkit:v0.32.2": failed to do request: Head "https://registry-1.docker.io/v2/": dial tcp: lookup registry-1.docker.io: no such host',
  },
];
