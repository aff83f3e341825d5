import { readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Docker, dockerCli, dockerVariables, type Finished, type StreamOptions } from '../../docker/docker-cli.ts';
import type { PrivateConfig } from '../../docker/docker-config.ts';
import { digestOfTarget } from '../../docker/metadata-file.ts';
import { buildFailed } from '../../errors/build-errors.ts';
import { type BuildError, failedSteps, readBuildError } from '../../errors/build-output.ts';
import type { Failure } from '../../errors/failure.ts';
import { isPushError } from '../../errors/push-errors.ts';
import type { Runner } from '../../github/runner.ts';
import { isRemoteContext } from '../../inputs/parse-docker.ts';
import { omitUndefined } from '../../lib/omit-undefined.ts';
import { absentFile, streamBuild } from '../../phases/build/docker-build.ts';
import type { StepContext } from '../../phases/step.ts';
import { type BakeCall, bakeArguments, pinnedDefinition, printArguments, shownBake } from './bake-arguments.ts';
import { type BakeDefinition, readDefinition } from './bake-definition.ts';
import { definitionRefused } from './bake-errors.ts';
import type { BakeInputs, DefinitionInputs } from './bake-inputs.ts';
import type { TargetRequest } from './plan-targets.ts';
import { ofTarget } from './target-steps.ts';

/** The variables of docker for bake: those of the step, replaced by those of `vars`. */
export function bakeVariables(
  { environment }: Pick<StepContext, 'environment'>,
  { vars }: Pick<DefinitionInputs, 'vars'>,
): Readonly<Record<string, string>> {
  return { ...environment.variables, ...valuesOf(vars) };
}

function valuesOf(vars: DefinitionInputs['vars']): Readonly<Record<string, string>> {
  return Object.fromEntries(vars.map(({ name, value }) => [name, value]));
}

/** The parts of a step that docker for bake is made from. */
export type BakeOrigin = Pick<StepContext, 'environment'> & {
  readonly runner: Pick<Runner, 'quoting'>;
  readonly event: { readonly commitDate?: Date };
};

/** Docker in the folder of the definition, with its variables. */
export function bakeDocker(origin: BakeOrigin, definition: DefinitionInputs, config?: PrivateConfig): Docker {
  const { environment, runner, event } = origin;
  const own = dockerVariables({
    variables: environment.variables,
    configDirectory: config?.directory,
    commitDate: event.commitDate,
  });
  // Variables of `vars` may have any name.
  const variables = { ...own, ...valuesOf(definition.vars) };
  return dockerCli({
    workspace: resolve(environment.workspace, definition.workdir),
    variables,
    quoting: runner.quoting,
  });
}

/**
 * Lets buildx read the definition.
 *
 * @throws Failure `definition-invalid`
 */
export async function askDefinition(
  { environment, runner }: Pick<StepContext, 'environment' | 'runner'>,
  inputs: BakeInputs,
): Promise<BakeDefinition> {
  const { definition } = inputs;
  // Without the date of the commit, which buildx would print as an argument of each target.
  const docker = bakeDocker({ environment, runner, event: {} }, definition);
  const { succeeded, stdout, tail } = await docker.capture(printArguments(definition, inputs));
  const read = succeeded ? readDefinition(stdout, environment.variables.SOURCE_DATE_EPOCH) : undefined;
  if (read === undefined) throw definitionRefused(tail, definition);
  return read;
}

/** The name of the engine's own builder: that of the docker context (https://docs.docker.com/build/builders/). */
export async function engineBuilder(docker: Docker): Promise<string> {
  const { succeeded, stdout } = await docker.capture(['context', 'show']);
  return (succeeded && stdout.trim()) || 'default';
}

/**
 * The definition's inputs, with leave to read the whole workspace where its folder is only a part of that: later versions of
 * buildx let a definition read no more than its folder.
 */
export async function withWorkspace(
  docker: Docker,
  definition: DefinitionInputs,
  workspace: string,
): Promise<DefinitionInputs> {
  if (resolve(workspace, definition.workdir) === resolve(workspace)) return definition;
  const { stdout } = await docker.capture(['buildx', 'bake', '--help']);
  return stdout.includes('--allow')
    ? { ...definition, allow: [...definition.allow, `fs.read=${workspace}`] }
    : definition;
}

/** Docker for calls of bake, and the log that tells them. */
export type BakeCommand = { readonly docker: Docker } & Pick<Runner, 'info' | 'warning'>;

/** How a call ended, and the images that arrived in a registry: `host/name:tag` to the manifest's digest. */
export type BakeResult = { readonly finished: Finished; readonly pushed: ReadonlyMap<string, string> };

/** Runs a call of bake, with these variables besides; a failure of it is in the result. */
export async function runBake(
  { docker, info, warning }: BakeCommand,
  call: BakeCall,
  variables: StreamOptions['variables'] = {},
): Promise<BakeResult> {
  const { args, definition, networks, shown } = bakeArguments(call);
  await writeFile(call.files.definition, definition, { mode: 0o600 });
  if (networks !== undefined) await writeFile(call.files.networks, networks, { mode: 0o600 });
  await rm(call.files.metadata, { force: true });
  info(shown);
  for (const { name, images } of call.items) info(`    ${name} as ${images.join(', ')}`);
  const { finished, progress } = await streamBuild(docker, { args, variables, info, warning, caches: 'A cache' });
  const reported = finished.succeeded ? await readFile(call.files.metadata, 'utf8').catch(() => '') : '';
  const told = call.items.flatMap(({ name, images }) => {
    const digest = digestOfTarget(reported, name);
    return digest === undefined ? [] : images.map((image) => [image, digest] as const);
  });
  return { finished, pushed: new Map([...progress.pushed, ...told]) };
}

/** An error without the target that later versions of buildx name first: it may be another one than the message names. */
function unnamed(error: BuildError): BuildError {
  return { ...error, message: error.message.replace(/^target [\w-]+: /, '') };
}

/** Why a call failed: the target, the line of its Dockerfile. `targets`: those of the call. */
export async function explainBake(
  { exitCode, tail }: Finished,
  call: BakeCall,
  { environment, targets }: Pick<StepContext, 'environment'> & { readonly targets: readonly CalledTarget[] },
): Promise<Failure> {
  const error = readBuildError(tail);
  if (error.message.startsWith('additional privileges requested')) return definitionRefused(tail, call.definition);
  const quoting = await quotingTargets(error, targets, environment.workspace);
  const target = namedTarget({ error, steps: failedSteps(tail) }, quoting.length === 0 ? targets : quoting);
  const names = call.items.map(({ name }) => name);
  const command = shownBake(
    pinnedDefinition(call),
    target !== undefined && names.includes(target.name) ? [target.name] : names,
  );
  const isInline = target?.inlineDockerfile !== undefined;
  const dockerfile = isInline ? `the inline Dockerfile of ${target.name}` : (fileOf(target) ?? 'Dockerfile');
  const inWorkspace = target !== undefined && !isInline && !isRemoteContext(target.build.context);
  const absent =
    target === undefined || isRemoteContext(target.build.context)
      ? undefined
      : await absentFile(error, { ...target, workspace: environment.workspace });
  const failure = buildFailed(
    omitUndefined({
      error: target === undefined ? error : unnamed(error),
      dockerfile,
      inWorkspace,
      command,
      exitCode,
      secretIds: target?.build.secrets.map(({ id }) => id) ?? [],
      isBake: true,
      absent,
    }),
  );
  return target === undefined ? failure : ofTarget(target.name, failure);
}

type CalledTarget = Pick<TargetRequest, 'name' | 'build' | 'inlineDockerfile'>;

function fileOf(target: CalledTarget | undefined): string | undefined {
  return target && (target.build.file ?? join(target.build.context, 'Dockerfile'));
}

/**
 * The target that BuildKit names in the heading of the failed step; later versions of buildx name one in their last word too,
 * but that is the one that needed the step's target. Caches that are not there have headings as well.
 */
function namedTarget(
  { error, steps }: { readonly error: BuildError; readonly steps: readonly string[] },
  targets: readonly CalledTarget[],
): CalledTarget | undefined {
  const headings = steps.flatMap(
    (step) => /^\[([\w-]+)(?: [^\]]*)?\](?! (?:im|ex)porting cache)/.exec(step)?.[1] ?? [],
  );
  const last = /^target ([\w-]+): /.exec(error.message)?.[1];
  const name = [...headings.toReversed(), last].find((heading) => targets.some((target) => target.name === heading));
  return targets.find((target) => target.name === name) ?? (targets.length === 1 ? targets[0] : undefined);
}

/** The targets whose Dockerfile has the line that BuildKit quotes: the surest sign, as long as there is only one. */
async function quotingTargets(
  { line, instruction }: BuildError,
  targets: readonly CalledTarget[],
  workspace: string,
): Promise<readonly CalledTarget[]> {
  if (line === undefined || instruction === undefined) return [];
  const found = await Promise.all(
    targets.map(async (target) => {
      const path = resolve(workspace, fileOf(target) ?? '');
      const text = target.inlineDockerfile ?? (await readFile(path, 'utf8').catch(() => ''));
      const quoted = text.split(/\r?\n/)[line - 1]?.trim().replace(/\\$/, '').trim() ?? '';
      return quoted !== '' && instruction.startsWith(quoted) ? [target] : [];
    }),
  );
  return found.flat();
}

/** Whether a call came as far as pushing. */
export function isPushFault({ succeeded, tail }: Finished): boolean {
  return !succeeded && isPushError(tail);
}
