import { join } from 'node:path';
import { buildCommand } from '../docker/arguments.ts';
import type { Docker } from '../docker/process.ts';
import { readBuildError } from '../failure/build-error.ts';
import { buildFailed } from '../failure/docker.ts';
import type { BuildInputs } from '../inputs/inputs.ts';
import { isRemoteContext } from '../inputs/values.ts';

/** What is built. */
export type BuildOrder = {
  readonly build: BuildInputs;
  /** The names that the image gets in the engine, `host/name:tag`. */
  readonly images: readonly string[];
  readonly info: (line: string) => void;
};

/**
 * Builds the image with the engine's own builder.
 *
 * @throws Failure that names the line of the Dockerfile
 */
export async function buildImage(docker: Docker, { build, images, info }: BuildOrder): Promise<void> {
  const command = buildCommand(build, images);
  info(command.shown);
  const { succeeded, exitCode, tail } = await docker.stream(command.args, command.variables);
  if (succeeded) return;
  const inWorkspace = !isRemoteContext(build.context);
  const dockerfile = build.file ?? (inWorkspace ? join(build.context, 'Dockerfile') : 'Dockerfile');
  const error = readBuildError(tail);
  throw buildFailed({ error, dockerfile, inWorkspace, command: command.shown, exitCode, output: tail });
}
