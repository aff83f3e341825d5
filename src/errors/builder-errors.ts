import { lastErrorLine } from './build-output.ts';
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

/** The workflow names the engine's own builder, which cannot do these things, worded as the workflow does. */
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

/** No builder could be made. `output`: the end of what docker wrote; `image`: BuildKit's. */
export function builderNotMade(output: string, image: string): Failure {
  return new Failure({
    code: 'builder-missing',
    what: `A builder that can do what is asked could not be made. Docker says: ${lastErrorLine(output)}`,
    why: `this runner does not reach the registry of ${image}, its buildx plugin is missing, or its engine starts no privileged containers.`,
    fix: 'make a builder before this step (docker/setup-buildx-action) and name it in `builder`; or take out what the engine cannot do.',
  });
}
