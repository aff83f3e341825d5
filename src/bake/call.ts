import { join, resolve } from 'node:path';
import type { PrivateConfig } from '../docker/config.ts';
import { type Docker, dockerCli, dockerVariables, type Finished } from '../docker/process.ts';
import { cacheErrors, readBuildError } from '../failure/build-error.ts';
import { buildFailed, isPushError } from '../failure/docker.ts';
import { Failure } from '../failure/failure.ts';
import { ProgressReader, renderProgress } from '../report/progress.ts';
import type { Runner } from '../report/runner.ts';
import type { StepOrigin } from '../step.ts';
import { type BakeCall, bakeArguments, printArguments } from './arguments.ts';
import { type BakeDefinition, readDefinition } from './definition.ts';
import type { BakeInputs, DefinitionInputs } from './inputs.ts';
import { definitionRefused } from './refusals.ts';
import type { TargetOrder } from './targets.ts';

/** The variables of docker here: those of the step, and over them what `vars` says. */
export function bakeVariables(
  { environment }: Pick<StepOrigin, 'environment'>,
  { vars }: Pick<DefinitionInputs, 'vars'>,
): Readonly<Record<string, string>> {
  return { ...environment.variables, ...Object.fromEntries(vars.map(({ name, value }) => [name, value])) };
}

/** What docker needs to know of a step. */
export type BakeOrigin = Pick<StepOrigin, 'environment'> & {
  readonly runner: Pick<Runner, 'quoting'>;
  readonly event: { readonly commitDate?: Date };
};

/** Docker in the folder of the definition, with its variables. */
export function bakeDocker(origin: BakeOrigin, definition: DefinitionInputs, config?: PrivateConfig): Docker {
  const { environment, runner, event } = origin;
  const variables = dockerVariables({
    variables: bakeVariables(origin, definition),
    configDirectory: config?.directory,
    commitDate: event.commitDate,
  });
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
export async function askDefinition(docker: Docker, inputs: BakeInputs): Promise<BakeDefinition> {
  const { definition } = inputs;
  const { succeeded, stdout, tail } = await docker.ask(printArguments(definition, inputs));
  const read = succeeded ? readDefinition(stdout) : undefined;
  if (read === undefined) throw definitionRefused(tail, definition);
  return read;
}

/** The name of the engine's own builder: that of the docker context (https://docs.docker.com/build/builders/). */
export async function engineBuilder(docker: Docker): Promise<string> {
  const { succeeded, stdout } = await docker.ask(['context', 'show']);
  return (succeeded && stdout.trim()) || 'default';
}

/** Who runs calls of bake. */
export type Baker = { readonly docker: Docker } & Pick<Runner, 'info' | 'warning'>;

/** Runs a call, whatever comes of it. */
export async function runBake({ docker, info, warning }: Baker, call: BakeCall): Promise<Finished> {
  const { args, shown } = bakeArguments(call);
  info(shown);
  for (const { name, images } of call.items) info(`    ${name} as ${images.join(', ')}`);
  const progress = new ProgressReader();
  const finished = await docker.stream(args, { listen: (chunk) => progress.feed(chunk) });
  if (finished.succeeded) for (const line of renderProgress(progress.progress())) info(line);
  for (const reason of finished.succeeded ? cacheErrors(finished.tail) : [])
    warning(`A cache was not written, so the next build has to do all again. ${reason}`);
  return finished;
}

/** Why a call failed: the target, the line of its Dockerfile. */
export function explainBake({ exitCode, tail }: Finished, call: BakeCall, builds: readonly BuiltTarget[]): Failure {
  if (/^ERROR: additional privileges requested/m.test(tail)) return definitionRefused(tail, call.definition);
  const error = readBuildError(tail);
  const target = failedTarget(tail, builds);
  const isInline = target?.inlineDockerfile !== undefined;
  const { shown } = bakeArguments(call);
  const file = target?.build.file ?? (target === undefined ? 'Dockerfile' : join(target.build.context, 'Dockerfile'));
  const dockerfile = isInline ? `the inline Dockerfile of ${target.name}` : file;
  const inWorkspace = target !== undefined && !isInline;
  const { problem } = buildFailed({ error, dockerfile, inWorkspace, command: shown, exitCode, output: tail });
  return new Failure({
    ...problem,
    what: target === undefined ? problem.what : `Target ${target.name}: ${problem.what}`,
  });
}

type BuiltTarget = Pick<TargetOrder, 'name' | 'build' | 'inlineDockerfile'>;

/** BuildKit names the target in the heading of a step, later versions of buildx also in their last word. */
function failedTarget(tail: string, builds: readonly BuiltTarget[]): BuiltTarget | undefined {
  const named = /^ERROR: target ([\w-]+): /m.exec(tail)?.[1];
  const headings = [...tail.matchAll(/^ > \[([\w-]+)[ \]]/gm)].map(([, name]) => name);
  const name = named ?? headings.findLast((heading) => builds.some((target) => target.name === heading));
  return builds.find((target) => target.name === name) ?? (builds.length === 1 ? builds[0] : undefined);
}

/** Whether a call came as far as pushing. */
export function isPushFault({ succeeded, tail }: Finished): boolean {
  return !succeeded && isPushError(tail);
}
