import { randomBytes } from 'node:crypto';
import type { OutputOptions } from '../../docker/build-arguments.ts';
import { STEP_MARK } from '../../docker/child-processes.ts';
import type { Docker } from '../../docker/docker-cli.ts';
import { inspectImage, type LocalImage, tagPrefix } from '../../docker/engine.ts';
import { imageGone } from '../../errors/engine-errors.ts';
import type { Environment } from '../../github/environment.ts';
import { mapLimit } from '../../lib/map-limit.ts';
import { type BuildRequest, dockerBuild } from './docker-build.ts';

/** An image in the engine. It is only ever addressed by its id: any run may give any name to another image. */
export type EngineImage = Pick<LocalImage, 'id' | 'platform'> & {
  /** Names that this step alone gives; they are taken away when the step is done with it. */
  readonly names: OwnNames;
};

/**
 * Names for an image of this step alone. A test is told the first one and may give it to another image; the containerd store
 * forgets an image with its last name, so there is one that nobody is told.
 */
export type OwnNames = readonly [told: string, kept: string];

/** Two names. `repository`: `host/name` or `name`. All names of a step tell its mark, so that post finds them after a crash. */
export function ownNames(repository: string, { variables }: Pick<Environment, 'variables'>): OwnNames {
  const name = `${repository}:${tagPrefix(variables[STEP_MARK] ?? '')}${randomBytes(6).toString('hex')}`;
  return [name, `${name}-kept`];
}

/** A build whose image goes into the engine. */
export type EngineBuild = Omit<BuildRequest, 'images' | 'options'> & {
  readonly names: OwnNames;
  readonly options: OutputOptions;
};

/**
 * Builds the image under names of its own.
 *
 * @throws Failure that names the line of the Dockerfile
 */
export async function buildIntoEngine(docker: Docker, { names, ...build }: EngineBuild): Promise<EngineImage> {
  await dockerBuild(docker, { ...build, images: names });
  return await findImage(docker, names);
}

/**
 * The image of these names, by its id. What `--iidfile` says is none of the engine's ids with the containerd store.
 *
 * @throws Failure `build-failed` where there is none any more
 */
export async function findImage(docker: Docker, names: OwnNames): Promise<EngineImage> {
  const [, kept] = names;
  const image = await inspectImage(docker, kept);
  if (image === undefined) throw imageGone(kept);
  return { names, id: image.id, platform: image.platform };
}

/**
 * Gives the image the `wanted` names, and takes the names of the step away.
 *
 * @throws Failure `build-failed` where the engine does not have it any more
 */
export async function nameImage(
  docker: Docker,
  { id, names }: Pick<EngineImage, 'id' | 'names'>,
  wanted: readonly string[],
): Promise<void> {
  await mapLimit(wanted, NAMED_AT_ONCE, async (name) => {
    const { succeeded, tail } = await docker.capture(['tag', id, name]);
    if (!succeeded) throw imageGone(name, tail);
  });
  await forgetNames(docker, names);
}

const NAMED_AT_ONCE = 4;

/** Takes the names of the step away from an image; the image stays where it has other names. */
export async function forgetNames(docker: Docker, names: OwnNames): Promise<void> {
  await docker.capture(['rmi', '--no-prune', ...names]).catch(() => undefined);
}
