import { startIdTokens } from '../../phases/credentials/id-token-source.ts';
import { readStep } from '../../phases/read-step.ts';
import { foreseenOutputs, foreseenPlace, sparingRunner } from '../../phases/spare-outputs.ts';
import type { StepContext } from '../../phases/step.ts';
import { toOutputs } from '../../report/outputs.ts';
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
  const step = { ...read, runner: sparingRunner(read.runner, outputsOf(read.inputs)) };
  const idTokens = startIdTokens(step, step.inputs.account);
  const { putIndex } = await import('./put-index.ts');
  const image = await putIndex(step, idTokens);
  step.runner.setOutputs(toOutputs(image, { named: step.inputs.origins.map(({ tag }) => tag) }));
  await step.runner.writeSummary(renderSummary(image, step.runner.timings()));
}

/** What of the outputs is known by now. */
function outputsOf({ repository, tags, account }: MergeInputs): readonly string[] {
  return foreseenOutputs({
    repository: repository.name,
    tags,
    platforms: [],
    place: foreseenPlace(account, repository),
  });
}

function describeMerge({ repository, images, tags }: MergeInputs): string {
  return `Wanted: ${repository.name}:${tags[0]} as an index of ${images.length} image${images.length === 1 ? '' : 's'}`;
}
