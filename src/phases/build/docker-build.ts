import { join } from 'node:path';
import { buildCommand, type OutputOptions } from '../../docker/build-arguments.ts';
import { type BuildProgress, ProgressReader, renderProgress } from '../../docker/build-progress.ts';
import type { Docker, Finished, StreamOptions } from '../../docker/docker-cli.ts';
import { openSecrets } from '../../docker/secret-files.ts';
import { buildFailed, isPassingBuildError } from '../../errors/build-errors.ts';
import { type BuildError, cacheErrors, failedChecks, readBuildError } from '../../errors/build-output.ts';
import { type AbsentFile, fileNotInContext, isClassicError } from '../../errors/context-errors.ts';
import type { Failure } from '../../errors/failure.ts';
import type { BuildInputs } from '../../inputs/build-inputs.ts';
import { isRemoteContext } from '../../inputs/parse-docker.ts';
import { omitUndefined } from '../../lib/omit-undefined.ts';
import { variableName } from '../../lib/variable-name.ts';
import { cacheType } from '../../plan/choose-builder.ts';
import { BUILT_AGAIN } from '../../plan/retry-policy.ts';
import type { AbsentFrom } from './absent-file.ts';

/** What is built. */
export type BuildRequest = {
  readonly build: BuildInputs;
  /** The names that the image gets, `host/name:tag`. */
  readonly images: readonly string[];
  readonly options?: OutputOptions;
  readonly info: (line: string) => void;
  readonly warning: (text: string) => void;
};

/**
 * Builds the image.
 *
 * @throws Failure that names the line of the Dockerfile
 */
export async function dockerBuild(docker: Docker, request: BuildRequest): Promise<void> {
  const finished = await runBuild(docker, request);
  if (!finished.succeeded) throw await explainBuild(docker, { build: request.build, finished });
}

/**
 * The inputs for an image that was built just now: all of it comes from the cache, so that it is the same one. Without, an
 * image that was tested would be built once more, and another one pushed.
 */
export function asBuilt(build: BuildInputs): BuildInputs {
  return { ...build, noCache: false, noCacheFilters: [], pull: false, cacheTo: inlineOnly(build.cacheTo) };
}

/** Of caches to write the one that is a part of the image itself: all others are written already. */
export function inlineOnly(caches: readonly string[]): readonly string[] {
  return caches.filter((cache) => cacheType(cache) === 'inline');
}

/** A call of docker that builds. */
export type BuildRun = Pick<BuildRequest, 'info' | 'warning'> & {
  readonly args: readonly string[];
  readonly variables?: StreamOptions['variables'];
  /** How the caches are called that were not written. */
  readonly caches: 'The cache' | 'A cache';
};

/** All checks are in the log already; this one is about what others can read. */
const USE_SECRETS =
  'Whoever may pull the image can read it; give it with `secrets` and `RUN --mount=type=secret` instead ' +
  '(https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/).';

/** Runs it; tells how long its steps took, and which caches were not written. That it failed is in the result. */
export async function streamBuild(
  docker: Docker,
  { args, variables = {}, info, warning, caches }: BuildRun,
): Promise<{ readonly finished: Finished; readonly progress: BuildProgress }> {
  let reader = new ProgressReader();
  const run = () => docker.stream(args, { variables, listen: (chunk) => reader.feed(chunk) });
  let finished = await run();
  for (let again = 0; again < BUILT_AGAIN && !finished.succeeded && isPassingBuildError(finished.tail); again += 1) {
    info('The builder ended the build by a race, or a time limit, of its own; trying again.');
    reader = new ProgressReader();
    finished = await run();
  }
  const progress = reader.progress();
  if (finished.succeeded) {
    for (const line of renderProgress(progress)) info(line);
    for (const { text } of failedChecks(finished.tail).filter(({ rule }) => rule === 'SecretsUsedInArgOrEnv'))
      warning(`${text}. ${USE_SECRETS}`);
    for (const reason of cacheErrors(finished.tail))
      warning(`${caches} was not written, so the next build has to do all again. ${reason}`);
  }
  return { finished, progress };
}

/** Runs `docker build`; that it failed is in the result. */
export async function runBuild(
  docker: Docker,
  { build, images, options, info, warning }: BuildRequest,
): Promise<Finished> {
  const { secrets, close } = openSecrets(build.secrets);
  try {
    const command = buildCommand({ ...build, secrets }, images, options);
    info(command.shown);
    const { args, variables } = command;
    const { finished } = await streamBuild(docker, { args, variables, info, warning, caches: 'The cache' });
    return finished;
  } finally {
    close();
  }
}

/** Why a build failed, with the line of the Dockerfile. */
export async function explainBuild(
  { workspace }: Docker,
  { build, finished: { exitCode, tail } }: FailedCommand,
): Promise<Failure> {
  const inWorkspace = !isRemoteContext(build.context);
  const dockerfile = build.file ?? (inWorkspace ? join(build.context, 'Dockerfile') : 'Dockerfile');
  const error = readBuildError(tail);
  const secretIds = build.secrets.map(({ id }) => id);
  const absent = inWorkspace ? await absentFile(error, { build, workspace }) : undefined;
  const failed = { error, dockerfile, inWorkspace, command: sameBuild(build), exitCode, secretIds, absent };
  return buildFailed(omitUndefined(failed));
}

/** The command that does the same build elsewhere: without what it takes to push its image, and to know that again. */
function sameBuild(build: BuildInputs): string {
  const secrets = build.secrets.map((secret) =>
    secret.kind === 'value' ? ({ id: secret.id, kind: 'variable', name: variableName(secret.id) } as const) : secret,
  );
  return buildCommand({ ...build, secrets, labels: [], annotations: [], cacheTo: [] }, []).shown;
}

/** A command that built, and failed. */
type FailedCommand = {
  readonly build: BuildInputs;
  readonly finished: Finished;
};

/** Why the context has not the file that the builder names, if it names one. What looks for it is loaded only then. */
export async function absentFile(error: BuildError, from: AbsentFrom): Promise<AbsentFile | undefined> {
  const path = fileNotInContext(error);
  if (path === undefined) return undefined;
  const { findAbsentFile } = await import('./absent-file.ts');
  const builder = isClassicError(error) ? 'classic' : 'buildkit';
  return await findAbsentFile(path, { ...from, builder }).catch(() => undefined);
}
