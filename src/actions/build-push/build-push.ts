import { secretValues } from '../../inputs/build-secrets.ts';
import { type Inputs, readInputs } from '../../inputs/inputs.ts';
import type { InputsOrigin } from '../../inputs/inputs-origin.ts';
import { handleLater } from '../../lib/handle-later.ts';
import { omitUndefined } from '../../lib/omit-undefined.ts';
import { builderRequirements, selectBuilder } from '../../phases/build/builder.ts';
import { startIdTokens } from '../../phases/credentials/id-token-source.ts';
import { foreseenPlace } from '../../phases/foreseen-place.ts';
import { maskOnlyOutsideOutputs } from '../../phases/masking-runner.ts';
import type { SourcePlace } from '../../phases/read-source.ts';
import { readStep } from '../../phases/read-step.ts';
import { dockerFor, type Step, type StepContext } from '../../phases/step.ts';
import { buildWarnings } from '../../plan/build-warnings.ts';
import { describeLostOutputs } from '../../plan/secret-masks.ts';
import { foreseenOutputs, type RunNames, toOutputs, toPlanOutputs } from '../../report/outputs.ts';
import type { Result } from '../../report/result.ts';
import { renderSummary } from '../../report/summary.ts';
import { buildOnly } from './build-only.ts';

/** The main action: from a checkout to a proven image in ECR. Throws what went wrong. */
export async function buildPush(context: StepContext): Promise<void> {
  const read = await readStep(context, {
    action: 'build-push',
    place: buildPlace,
    read: readMasked(context),
    describe: describeImage,
  });
  for (const text of buildWarnings(read.inputs.build)) read.runner.warning(text);
  const step = { ...read, runner: maskOnlyOutsideOutputs(read.runner, outputsOf(read)) };
  if (step.inputs.planOnly) return await planOnly(step);
  const result = await buildOrPush(step);
  setOutputs(step, toOutputs(result, namesOf(step)));
  await step.runner.writeSummary(renderSummary(result, step.runner.timings()));
}

function setOutputs({ runner, environment, inputs }: Step, outputs: Readonly<Record<string, string>>): void {
  runner.setOutputs(outputs);
  const secrets = secretValues(inputs.build.secrets, environment.variables);
  for (const text of describeLostOutputs(secrets, outputs)) runner.notice(text);
}

/** With a push the AWS side is loaded, which takes a while; in that the engine and GitHub are already asked. */
async function buildOrPush(step: Step): Promise<Result> {
  const { destination } = step.inputs;
  if (destination.kind === 'engine') return await buildOnly(step);
  const idTokens = startIdTokens(step, destination);
  const selection = handleLater(selectBuilder(step, dockerFor(step), builderRequirements(step)));
  const { pushToEcr } = await import('./push-to-ecr.ts');
  return await pushToEcr(step, destination, { selection, idTokens });
}

/** What the run calls its image, for the outputs. */
function namesOf({ event, inputs }: Pick<Step, 'event' | 'inputs'>): Required<RunNames> {
  return { commit: event.commit, named: inputs.image.tagSources.map(({ tag }) => tag) };
}

/** `plan-only`: what would be done. Without a push nobody is asked. */
async function planOnly(step: Step): Promise<void> {
  const { destination, repository, tags } = step.inputs;
  const planned = { ...namesOf(step), repository: repository.name, tags };
  step.runner.info('Nothing is built or changed, as plan-only is true.');
  if (destination.kind === 'engine') return setOutputs(step, toPlanOutputs({ ...planned, action: undefined }));
  const idTokens = startIdTokens(step, destination);
  const { planPushToEcr } = await import('./push-to-ecr.ts');
  setOutputs(step, toPlanOutputs({ ...planned, ...(await planPushToEcr(step, destination, idTokens)) }));
}

function buildPlace(source: (name: string) => string): SourcePlace {
  return { kind: 'context', context: source('context') || '.' };
}

/** Secrets are masked before anything else is told. */
function readMasked({ runner, environment }: StepContext): (origin: InputsOrigin) => Inputs {
  return (origin) => {
    const inputs = readInputs(origin);
    const { mask } = maskOnlyOutsideOutputs(runner, outputsOf({ event: origin.event, inputs }));
    for (const { value } of secretValues(inputs.build.secrets, environment.variables)) mask(value);
    return inputs;
  };
}

/** What of the outputs is known by now. */
function outputsOf(step: Pick<Step, 'event' | 'inputs'>): readonly string[] {
  const { repository, tags, build, destination } = step.inputs;
  const place = destination.kind === 'ecr' ? foreseenPlace(destination, repository) : undefined;
  const image = omitUndefined({ repository: repository.name, tags, platforms: build.platforms, place });
  return foreseenOutputs(image, namesOf(step), new Date());
}

function describeImage({ repository, tags, destination }: Inputs): string {
  const further = tags.length === 1 ? '' : ` and ${tags.length - 1} further ${tags.length === 2 ? 'tag' : 'tags'}`;
  const where = destination.kind === 'ecr' ? `to ECR in ${destination.region}` : 'in the engine only (push: false)';
  return `Wanted: ${repository.name}:${tags[0]}${further}, ${where}`;
}
