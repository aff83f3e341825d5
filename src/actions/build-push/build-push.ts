import { secretValues } from '../../inputs/build-secrets.ts';
import { isInAws, wholeName } from '../../inputs/destinations.ts';
import { type Inputs, readInputs } from '../../inputs/inputs.ts';
import type { InputsOrigin } from '../../inputs/inputs-origin.ts';
import type { SourceImage } from '../../inputs/source-image-input.ts';
import { handleLater } from '../../lib/handle-later.ts';
import { omitUndefined } from '../../lib/omit-undefined.ts';
import { builderRequirements, selectBuilder } from '../../phases/build/builder.ts';
import { startAllIdTokens } from '../../phases/credentials/id-token-source.ts';
import { placeOfDestination } from '../../phases/foreseen-place.ts';
import { maskOnlyOutsideOutputs } from '../../phases/masking-runner.ts';
import type { SourcePlace } from '../../phases/read-source.ts';
import { readStep } from '../../phases/read-step.ts';
import type { Destinations } from '../../phases/registry/registry-access.ts';
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
  const destinations = destinationsOf(step);
  const { sourceImage: source } = step.inputs;
  if (source !== undefined) return await takeSource(step, source, destinations);
  if (destinations === undefined) return await buildOnly(step);
  const idTokens = startAllIdTokens(step, destinations.filter(isInAws));
  const selection = handleLater(selectBuilder(step, dockerFor(step), builderRequirements(step)));
  const { pushToRegistries } = await import('./push-to-registries.ts');
  return await pushToRegistries(step, destinations, { selection, idTokens });
}

/** An image that was built elsewhere; what takes it is loaded only then. */
async function takeSource(step: Step, source: SourceImage, destinations: Destinations | undefined): Promise<Result> {
  if (destinations === undefined) {
    const { sourceOnly } = await import('./source-only.ts');
    return await sourceOnly(step, source);
  }
  const idTokens = startAllIdTokens(step, destinations.filter(isInAws));
  const { pushSource } = await import('./push-to-registries.ts');
  return await pushSource(step, { source, destinations, idTokens });
}

/** The repositories that the image goes to; `undefined` with `push: false`. */
function destinationsOf({ inputs }: Pick<Step, 'inputs'>): Destinations | undefined {
  const [first, ...further] = inputs.destinations;
  return first === undefined || !isInAws(first) ? undefined : [first, ...further];
}

/** What the run calls its image, for the outputs. */
function namesOf({ event, inputs }: Pick<Step, 'event' | 'inputs'>): Required<RunNames> {
  return { commit: event.commit, named: inputs.image.tagSources.map(({ tag }) => tag) };
}

/** `plan-only`: what would be done. Without a push nobody is asked. */
async function planOnly(step: Step): Promise<void> {
  const { repository, tags } = step.inputs;
  const destinations = destinationsOf(step);
  const planned = { ...namesOf(step), repository: repository.name, tags };
  step.runner.info('Nothing is built or changed, as plan-only is true.');
  if (destinations === undefined) return setOutputs(step, toPlanOutputs({ ...planned, action: undefined }));
  const idTokens = startAllIdTokens(step, destinations.filter(isInAws));
  const { planEverywhere, planSource } = await import('./push-to-registries.ts');
  const { sourceImage: source } = step.inputs;
  const plan =
    source === undefined
      ? await planEverywhere(step, destinations, idTokens)
      : await planSource(step, { source, destinations, idTokens });
  setOutputs(step, toPlanOutputs({ ...planned, ...plan }));
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
  const { repository, tags, build, destinations } = step.inputs;
  const [place, ...others] = destinations.map((one) => ({
    ...placeOfDestination(one),
    repository: one.repository.name,
  }));
  const further = others.length === 0 ? undefined : others;
  const image = omitUndefined({ repository: repository.name, tags, platforms: build.platforms, place, further });
  return foreseenOutputs(image, namesOf(step), new Date());
}

function describeImage({ repository, tags, sourceImage, destinations: [first, ...others] }: Inputs): string {
  const further = tags.length === 1 ? '' : ` and ${tags.length - 1} further ${tags.length === 2 ? 'tag' : 'tags'}`;
  const more = others.length === 0 ? '' : `, and to ${others.map((one) => wholeName(one.repository)).join(', ')}`;
  const where =
    first === undefined || !isInAws(first)
      ? 'in the engine only (push: false)'
      : `to ECR ${first.kind === 'ecr-public' ? 'Public' : `in ${first.region}`}${more}`;
  const source = sourceImage === undefined ? '' : `, of ${sourceImage.text}`;
  return `Wanted: ${repository.name}:${tags[0]}${further}${source}, ${where}`;
}
