import { startIdTokens } from '../../phases/credentials/id-token-source.ts';
import { foreseenPlace } from '../../phases/foreseen-place.ts';
import { maskOnlyOutsideOutputs } from '../../phases/masking-runner.ts';
import { readStep } from '../../phases/read-step.ts';
import type { StepContext } from '../../phases/step.ts';
import { foreseenOutputs, type RunNames, toOutputs } from '../../report/outputs.ts';
import { renderSummary } from '../../report/summary.ts';
import { type MergeInputs, readMergeInputs } from './merge-inputs.ts';

/** merge/action.yml: makes one index of images that are there. Throws what went wrong. */
export async function mergeImages(context: StepContext): Promise<void> {
  const read = await readStep(context, {
    action: 'merge',
    place: () => ({ kind: 'workspace' }),
    read: readMergeInputs,
    describe: describeMerge,
  });
  const step = { ...read, runner: maskOnlyOutsideOutputs(read.runner, outputsOf(read.inputs)) };
  const idTokens = startIdTokens(step, step.inputs.account);
  const { putIndex } = await import('./put-index.ts');
  const image = await putIndex(step, idTokens);
  step.runner.setOutputs(toOutputs(image, namesOf(step.inputs)));
  await step.runner.writeSummary(renderSummary(image, step.runner.timings()));
}

/** The names of the run's image, for the outputs. */
function namesOf({ tagSources }: MergeInputs): RunNames {
  return { named: tagSources.map(({ tag }) => tag) };
}

/** The texts that outputs may hold, as far as they are known by now. */
function outputsOf(inputs: MergeInputs): readonly string[] {
  const { repository, tags, account } = inputs;
  const image = { repository: repository.name, tags, platforms: [], place: foreseenPlace(account, repository) };
  return foreseenOutputs(image, namesOf(inputs), new Date());
}

function describeMerge({ repository, images, tags }: MergeInputs): string {
  return `Wanted: ${repository.name}:${tags[0]} as an index of ${images.length} image${images.length === 1 ? '' : 's'}`;
}
