import { lookUpPath, sizeOfFile } from '../../inputs/paths.ts';
import { builderRequirements, engineCaches, ensureBuilder, warnUnusedCaches } from '../../phases/build/builder.ts';
import { checkPreconditions, requestIdTokens } from '../../phases/credentials/id-token-source.ts';
import { readEvent } from '../../phases/read-event.ts';
import { privateConfig, type StepContext } from '../../phases/step.ts';
import type { BuiltImage } from '../../report/result.ts';
import type { BakeCall, BakeItem } from './bake-arguments.ts';
import { askDefinition, bakeDocker, bakeVariables, runBake, unusedVariables } from './bake-command.ts';
import { definitionInvalid } from './bake-errors.ts';
import { type BakeInputs, readBakeInputs } from './bake-inputs.ts';
import {
  renderBakeSummary,
  renderForecast,
  type TargetOutcome,
  toBakeOutputs,
  toForecastOutputs,
} from './bake-outputs.ts';
import { commonCall, explainCall, filesOf, selectBakeBuilder } from './bake-setup.ts';
import { planTargets, referredTargets, type TargetPlan } from './plan-targets.ts';
import { type BakeStep, targetStepsOf, targetsFailed } from './target-steps.ts';

/** Runs the step: builds the targets of a definition that are not there yet. Throws what went wrong. */
export async function bakeImages(origin: StepContext): Promise<void> {
  const { runner, environment, source } = origin;
  const { event, read } = await runner.phase('Inputs', async () => {
    const { event, tagRules } = await readEvent(origin);
    const read = readBakeInputs({ source, event, environment, lookup: lookUpPath, sizeOf: sizeOfFile, tagRules });
    for (const text of read.inputs.notices) runner.notice(text);
    return { value: { event, read }, sentence: describeInputs(read.inputs) };
  });
  const step = await runner.phase('Definition', async () => {
    const { definition } = read.inputs;
    const variables = bakeVariables(origin, definition);
    const plan = planTargets(await askDefinition(origin, read.inputs), read.inputs, {
      workdir: definition.workdir,
      workspace: environment.workspace,
      variables,
      lookup: lookUpPath,
      sizeOf: sizeOfFile,
    });
    const somewhere = plan.targets.find(({ repository }) => repository.host !== undefined) ?? plan.targets[0];
    const destination = read.locate(somewhere?.repository, plan.mistakes);
    if (plan.mistakes.length > 0) throw definitionInvalid(plan.mistakes);
    for (const text of await unusedVariables(origin, definition)) runner.warning(text);
    for (const text of plan.notices) runner.notice(text);
    for (const secret of [...plan.targets, ...plan.linked].flatMap(({ build }) => build.secrets))
      if (secret.kind === 'variable') runner.mask(variables[secret.name] ?? '');
    const value: BakeStep = { ...origin, event, inputs: { ...read.inputs, destination }, plan };
    return { value, sentence: describePlan(plan) };
  });
  const { destination } = step.inputs;
  if (destination.kind === 'engine') return await report(step, await buildOnly(step));
  checkPreconditions(step, destination);
  const idTokens = requestIdTokens(step, destination);
  const { pushTargets, planOnly } = await import('./push-targets.ts');
  if (!step.inputs.planOnly) {
    const { results, failed } = await pushTargets(step, destination, idTokens);
    const [first, ...others] = failed;
    if (first === undefined) return await report(step, results);
    // The summary shows what is there all the same; outputs would let a deployment go on.
    await runner.writeSummary(renderBakeSummary(results, runner.timings(), failed));
    throw targetsFailed([first, ...others], results.length + failed.length, describeRest(results));
  }
  const forecast = await planOnly(step, destination, idTokens);
  runner.info('Nothing was built or changed, as plan-only is true.');
  runner.setOutputs(toForecastOutputs(forecast));
  await runner.writeSummary(renderForecast(forecast));
}

async function report({ runner }: BakeStep, baked: readonly TargetOutcome[]): Promise<void> {
  runner.setOutputs(toBakeOutputs(baked));
  await runner.writeSummary(renderBakeSummary(baked, runner.timings()));
}

function describeRest(results: readonly TargetOutcome[]): string {
  if (results.length === 0) return 'No other target was delivered either.';
  return `In ECR, and proven: ${results.map(({ name }) => name).join(', ')}. Those stay as they are.`;
}

function describeInputs({ definition: { files, targets }, destination }: BakeInputs): string {
  const what = targets.length === 0 ? 'the targets' : targets.join(', ');
  const from = files.length === 0 ? 'the bake definition here' : files.join(', ');
  return `Wanted: ${what} of ${from}, ${destination.kind === 'ecr' ? 'in ECR' : 'in the engine only (push: false)'}`;
}

function describePlan({ targets }: TargetPlan): string {
  const [one] = targets;
  if (targets.length === 1 && one !== undefined) return `One target: ${one.name}, for ${one.repository.name}`;
  return `${targets.length} targets: ${targets.map(({ name }) => name).join(', ')}`;
}

/** `push: false`: images in the engine, or in the cache of their builder, without any call to AWS. */
async function buildOnly(step: BakeStep): Promise<readonly TargetOutcome[]> {
  const { runner, inputs, plan } = step;
  const works = targetStepsOf(step);
  const config = await privateConfig(step);
  try {
    const docker = bakeDocker(step, inputs.definition, config);
    const linked = referredTargets(
      plan.targets.map(({ name }) => name),
      plan,
    );
    const needs = works.flatMap((work) => builderRequirements(work.step).requirements);
    const selection = await selectBakeBuilder(step, docker, { needs, linked });
    const builder = await ensureBuilder(step, docker, selection);
    const [one] = works;
    if (one !== undefined) warnUnusedCaches({ ...one.step, runner });
    const items = works.map(({ target, step: own }): BakeItem => {
      const { name, packing, raw, repository, tags } = target;
      const build = { ...target.build, labels: [...own.inputs.image.ownLabels, ...target.build.labels] };
      const images = tags.map((tag) => `${repository.name}:${tag}`);
      return {
        name,
        build,
        packing,
        raw,
        images,
        output: builder === undefined ? 'engine' : 'none',
        caches: engineCaches(own),
      };
    });
    await runner.phase('Build', async () => {
      const common = await commonCall(step, docker, { linked, builder });
      const call: BakeCall = { ...common, items, isBuilt: false, files: filesOf(config, 'build') };
      const { finished } = await runBake({ docker, info: runner.info, warning: runner.warning }, call);
      if (!finished.succeeded) throw await explainCall(step, call, finished);
      const place = builder === undefined ? 'the engine' : `the builder ${builder}`;
      return { value: undefined, sentence: `Built ${items.length}; they stay in ${place}, as push is false` };
    });
  } finally {
    await config.remove();
  }
  return plan.targets.map(({ name, repository, tags }) => {
    const image: BuiltImage = { kind: 'built', repository: repository.name, tags };
    return { name, image };
  });
}
