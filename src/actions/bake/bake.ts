import { secretValues } from '../../inputs/build-secrets.ts';
import { isInAws } from '../../inputs/destinations.ts';
import { lookUpPath, sizeOfFile } from '../../inputs/paths.ts';
import { omitUndefined } from '../../lib/omit-undefined.ts';
import { startAllIdTokens } from '../../phases/credentials/id-token-source.ts';
import { foreseenPlace, placeOfDestination } from '../../phases/foreseen-place.ts';
import { maskOnlyOutsideOutputs } from '../../phases/masking-runner.ts';
import type { SourcePlace } from '../../phases/read-source.ts';
import { readStep } from '../../phases/read-step.ts';
import type { Step, StepContext } from '../../phases/step.ts';
import { describeLostOutputs, type SecretValue } from '../../plan/secret-masks.ts';
import type { RunNames } from '../../report/outputs.ts';
import { askDefinition, bakeVariables } from './bake-command.ts';
import { definitionInvalid } from './bake-errors.ts';
import { type BakeInputs, type ReadBakeInputs, readBakeInputs } from './bake-inputs.ts';
import { bakeOnly } from './bake-only.ts';
import {
  foreseenBakeOutputs,
  renderBakePlan,
  renderBakeSummary,
  type TargetOutcome,
  toBakeOutputs,
  toBakePlanOutputs,
} from './bake-outputs.ts';
import type { PlannedTarget } from './bake-plan.ts';
import { compareDefinition } from './compare-definition.ts';
import { furtherOf, nameOfPlace } from './further-places.ts';
import { planTargets, type TargetPlan } from './plan-targets.ts';
import type { PushedTargets } from './push-targets.ts';
import { readTargetSources } from './target-sources.ts';
import { type BakeStep, targetsFailed } from './target-steps.ts';
import { targetWarnings } from './target-warnings.ts';

/** bake/action.yml: builds the targets of a definition that are not there yet. Throws what went wrong. */
export async function bakeImages(context: StepContext): Promise<void> {
  const reading = { action: 'bake', place: bakePlace, read: readBakeInputs, describe: describeBake } as const;
  const step = await resolveDefinition(await readStep(context, reading));
  const { destination, further } = step.inputs;
  if (destination.kind === 'engine') return await report(step, await bakeOnly(step));
  const idTokens = startAllIdTokens(step, [destination, ...further.map((one) => one.destination).filter(isInAws)]);
  const { planOnly, pushTargets } = await import('./push-targets.ts');
  if (step.inputs.planOnly) return await reportPlan(step, await planOnly(step, destination, idTokens));
  await reportPushed(step, await pushTargets(step, destination, idTokens));
}

/** `workdir`, as the contexts of the targets show later. */
function bakePlace(source: (name: string) => string): SourcePlace {
  return { kind: 'context', context: source('workdir') || '.' };
}

/** Lets buildx resolve the definition, and maps its targets to repositories. */
async function resolveDefinition(step: Step<ReadBakeInputs>): Promise<BakeStep> {
  const { runner, environment, inputs } = step;
  return await runner.phase('Definition', async () => {
    const { definition, locate } = inputs;
    const variables = bakeVariables(step, definition);
    const compared = await compareDefinition(step, inputs, await askDefinition(step, inputs));
    const sources = await readTargetSources(step, compared.definition);
    const plan = planTargets(compared.definition, inputs, {
      sources: sources.of,
      workdir: definition.workdir,
      workspace: environment.workspace,
      variables,
      lookup: lookUpPath,
      sizeOf: sizeOfFile,
    });
    const somewhere = plan.targets.find(({ repository }) => repository.host !== undefined) ?? plan.targets[0];
    const mistakes = [...plan.mistakes, ...compared.mistakes, ...sources.mistakes];
    const registries = locate(somewhere?.repository, mistakes);
    if (mistakes.length > 0) throw definitionInvalid(mistakes);
    const warnings = [...compared.warnings, ...targetWarnings([...plan.targets, ...plan.linked])];
    for (const text of warnings) runner.warning(text);
    for (const text of [...sources.notices, ...plan.notices]) runner.notice(text);
    const resolved = { ...step, inputs: { ...inputs, ...registries }, plan, sources: sources.of };
    const sparing = maskOnlyOutsideOutputs(runner, outputsOf(resolved));
    for (const { value } of secretsOf(resolved)) sparing.mask(value);
    return { value: { ...resolved, runner: sparing }, sentence: describePlan(plan) };
  });
}

/** The texts that outputs may hold, as far as they are known by now. */
function outputsOf(step: BakeStep): readonly string[] {
  const { plan } = step;
  const { destination, further: places } = step.inputs;
  const images = plan.targets.map(({ name, repository, tags, build: { platforms } }) => {
    const place = destination.kind === 'engine' ? undefined : foreseenPlace(destination, repository);
    const further = furtherOf({ name, repository }, places).map((one) => ({
      ...placeOfDestination(one.destination),
      repository: one.destination.repository.name,
    }));
    return { name, image: omitUndefined({ repository: repository.name, tags, platforms, place, further }) };
  });
  return foreseenBakeOutputs(images, namesIn(step), new Date());
}

/** The secrets of all targets, each once. */
function secretsOf(step: BakeStep): readonly SecretValue[] {
  const { plan, inputs } = step;
  const secrets = [...plan.targets, ...plan.linked].flatMap(({ build }) => build.secrets);
  const values = secretValues(secrets, bakeVariables(step, inputs.definition));
  return [...new Map(values.map((secret) => [`${secret.id}=${secret.value}`, secret])).values()];
}

function setOutputs(step: BakeStep, outputs: Readonly<Record<string, string>>): void {
  step.runner.setOutputs(outputs);
  for (const text of describeLostOutputs(secretsOf(step), outputs)) step.runner.notice(text);
}

/** The names of a target's image; its context may be another checkout. */
function namesIn({ inputs, event, sources }: BakeStep): (target: string) => RunNames {
  return (target) => {
    const { event: own = event, naming: { image } = inputs } = sources.get(target) ?? {};
    return { commit: own.commit, named: image.tagSources.map(({ tag }) => tag) };
  };
}

async function report(step: BakeStep, outcomes: readonly TargetOutcome[]): Promise<void> {
  setOutputs(step, toBakeOutputs(outcomes, namesIn(step)));
  await step.runner.writeSummary(renderBakeSummary(outcomes, step.runner.timings()));
}

/** Reports the pushed targets. Failed ones are in the summary too, and in no output, which would let a deployment go on. */
async function reportPushed(step: BakeStep, { pushed, failed }: PushedTargets): Promise<void> {
  const { runner } = step;
  const [first, ...others] = failed;
  if (first === undefined) return await report(step, pushed);
  await runner.writeSummary(renderBakeSummary(pushed, runner.timings(), failed));
  throw targetsFailed([first, ...others], pushed.length + failed.length, describeRest(pushed));
}

async function reportPlan(step: BakeStep, planned: readonly PlannedTarget[]): Promise<void> {
  const { runner } = step;
  runner.info('Nothing was built or changed, as plan-only is true.');
  setOutputs(step, toBakePlanOutputs(planned, namesIn(step)));
  await runner.writeSummary(renderBakePlan(planned));
}

function describeRest(pushed: readonly TargetOutcome[]): string {
  if (pushed.length === 0) return 'No other target was delivered either.';
  return `In ECR, and proven: ${pushed.map(({ name }) => name).join(', ')}. Those stay as they are.`;
}

function describeBake({ definition: { files, targets }, destination, further }: BakeInputs): string {
  const what = targets.length === 0 ? 'the targets' : targets.join(', ');
  const from = files.length === 0 ? 'the bake definition here' : files.join(', ');
  const more = further.length === 0 ? '' : `, and in ${further.map(nameOfPlace).join(', ')}`;
  const where = destination.kind === 'engine' ? 'in the engine only (push: false)' : `in ECR${more}`;
  return `Wanted: ${what} of ${from}, ${where}`;
}

function describePlan({ targets }: TargetPlan): string {
  const [one] = targets;
  if (targets.length === 1 && one !== undefined) return `One target: ${one.name}, for ${one.repository.name}`;
  return `${targets.length} targets: ${targets.map(({ name }) => name).join(', ')}`;
}
