import { join } from 'node:path';
import { type BuildCommand, type BuildWay, buildCommand } from '../docker/arguments.ts';
import type { Docker, Finished } from '../docker/process.ts';
import { cacheErrors, readBuildError } from '../failure/build-error.ts';
import { buildFailed } from '../failure/docker.ts';
import type { Failure } from '../failure/failure.ts';
import type { BuildInputs } from '../inputs/inputs.ts';
import { isRemoteContext } from '../inputs/values.ts';
import { ProgressReader, renderProgress } from '../report/progress.ts';

/** What is built. */
export type BuildOrder = {
  readonly build: BuildInputs;
  /** The names that the image gets, `host/name:tag`. */
  readonly images: readonly string[];
  readonly way?: BuildWay;
  readonly info: (line: string) => void;
  readonly warning: (text: string) => void;
};

/**
 * Builds the image.
 *
 * @throws Failure that names the line of the Dockerfile
 */
export async function buildImage(docker: Docker, order: BuildOrder): Promise<void> {
  const { command, finished } = await runBuild(docker, order);
  if (!finished.succeeded) throw explainBuild(order.build, command, finished);
}

/**
 * The order for an image that was built just now: all of it comes from the cache, so that it is the same one. Without, an
 * image that was tested would be built once more, and another one pushed.
 */
export function asBuilt(build: BuildInputs): BuildInputs {
  return { ...build, noCache: false, noCacheFilters: [], pull: false, cacheTo: inlineOnly(build.cacheTo) };
}

/** Of caches to write the one that is a part of the image itself: all others are written already. */
export function inlineOnly(caches: readonly string[]): readonly string[] {
  return caches.filter((cache) => /(?:^|,)type=inline(?:,|$)/.test(cache));
}

/** Runs `docker build`, whatever comes of it. */
export async function runBuild(
  docker: Docker,
  { build, images, way, info, warning }: BuildOrder,
): Promise<{ readonly command: BuildCommand; readonly finished: Finished }> {
  const command = buildCommand(build, images, way);
  info(command.shown);
  const progress = new ProgressReader();
  const listen = (chunk: Buffer): void => progress.feed(chunk);
  const finished = await docker.stream(command.args, { variables: command.variables, listen });
  if (finished.succeeded) for (const line of renderProgress(progress.progress())) info(line);
  for (const reason of finished.succeeded ? cacheErrors(finished.tail) : [])
    warning(`The cache was not written, so the next build has to do all again. ${reason}`);
  return { command, finished };
}

/** Why a build failed, with the line of the Dockerfile. */
export function explainBuild(build: BuildInputs, { shown }: BuildCommand, { exitCode, tail }: Finished): Failure {
  const inWorkspace = !isRemoteContext(build.context);
  const dockerfile = build.file ?? (inWorkspace ? join(build.context, 'Dockerfile') : 'Dockerfile');
  const error = readBuildError(tail);
  return buildFailed({ error, dockerfile, inWorkspace, command: shown, exitCode, output: tail });
}
