import type { OutputOptions } from '../../docker/build-arguments.ts';
import type { BuildSecret } from '../../inputs/build-secrets.ts';
import { type EcrDestination, type Inputs, readInputs } from '../../inputs/inputs.ts';
import { lookUpPath, sizeOfFile } from '../../inputs/paths.ts';
import { present } from '../../lib/omit-undefined.ts';
import {
  builderRequirements,
  engineCaches,
  ensureBuilder,
  selectBuilder,
  warnUnusedCaches,
} from '../../phases/build/builder.ts';
import { buildImage } from '../../phases/build/docker-build.ts';
import { checkPreconditions, handleLater, requestIdTokens } from '../../phases/credentials/id-token-source.ts';
import { readEvent } from '../../phases/read-event.ts';
import { dockerFor, privateConfig, type Step, type StepContext } from '../../phases/step.ts';
import { toOutputs } from '../../report/outputs.ts';
import type { BuiltImage, PushedImage } from '../../report/result.ts';
import { renderSummary } from '../../report/summary.ts';

/** Runs the step: reads everything, decides, acts, reports. Throws what went wrong. */
export async function buildPush(origin: StepContext): Promise<void> {
  const { runner, environment, source } = origin;
  const step = await runner.phase('Inputs', async () => {
    const { event, tagRules } = await readEvent(origin);
    const inputs = readInputs({ source, event, environment, lookup: lookUpPath, sizeOf: sizeOfFile, tagRules });
    for (const secret of inputs.build.secrets) runner.mask(contentOf(secret, environment.variables));
    for (const text of inputs.notices) runner.notice(text);
    return { value: { ...origin, event, inputs }, sentence: describeWanted(inputs) };
  });
  const { destination } = step.inputs;
  const result = destination.kind === 'ecr' ? await pushToEcr(step, destination) : await buildOnly(step);
  runner.setOutputs(toOutputs(result));
  await runner.writeSummary(renderSummary(result, runner.timings()));
}

/** The secret itself; a file's is left to whoever wrote the file. */
function contentOf(secret: BuildSecret, variables: StepContext['environment']['variables']): string {
  switch (secret.kind) {
    case 'value':
      return secret.value;
    case 'variable':
      return variables[secret.name] ?? '';
    case 'file':
      return '';
  }
}

function describeWanted({ repository, tags, destination }: Inputs): string {
  const further = tags.length === 1 ? '' : ` and ${tags.length - 1} further ${tags.length === 2 ? 'tag' : 'tags'}`;
  const where = destination.kind === 'ecr' ? `to ECR in ${destination.region}` : 'in the engine only (push: false)';
  return `Wanted: ${repository.name}:${tags[0]}${further}, ${where}`;
}

/** `push: false`: an image in the engine, without any call to AWS. */
async function buildOnly(step: Step): Promise<BuiltImage> {
  const { repository, tags, build } = step.inputs;
  // The short name always; the registry's too where the workflow gives it, as a push would name the image.
  const names = [repository.name, ...(repository.host === undefined ? [] : [`${repository.host}/${repository.name}`])];
  const images = names.flatMap((name) => tags.map((tag) => `${name}:${tag}`));
  const selection = await selectBuilder(step, dockerFor(step), builderRequirements(step));
  const config = await privateConfig(step);
  try {
    const docker = dockerFor(step, config);
    const builder = await ensureBuilder(step, docker, selection);
    const order = { ...build, labels: [...step.inputs.image.ownLabels, ...build.labels] };
    // The engine takes an image of one platform only from elsewhere.
    const output = builder === undefined ? 'engine' : build.platforms.length > 1 ? 'none' : 'load';
    const { info, warning } = step.runner;
    warnUnusedCaches(step);
    const options: OutputOptions = { ...present('builder', builder), output, caches: engineCaches(step) };
    await step.runner.phase('Build', async () => {
      await buildImage(docker, { build: order, images, options, info, warning });
      const place = output === 'none' ? `stays in the builder ${builder}` : 'stays in the engine';
      return { value: undefined, sentence: `Built ${images[0]}; it ${place}, as push is false` };
    });
    const { test } = step.inputs;
    if (test !== undefined) {
      const { testBuild } = await import('../../phases/build/test-platforms.ts');
      await testBuild(step, test, { docker, image: images[0] ?? '', build: order, ...present('builder', builder) });
    }
    return { kind: 'built', repository: repository.name, tags };
  } finally {
    await config.remove();
  }
}

/** The main path. Loading the AWS side takes a while, in which the engine and GitHub are already asked. */
async function pushToEcr(step: Step, destination: EcrDestination): Promise<PushedImage> {
  checkPreconditions(step, destination);
  const started = {
    selection: handleLater(selectBuilder(step, dockerFor(step), builderRequirements(step))),
    idTokens: requestIdTokens(step, destination),
  };
  const { pushToEcr } = await import('./push-to-ecr.ts');
  return await pushToEcr(step, destination, started);
}
