import { startIdTokens } from '../../phases/credentials/id-token-source.ts';
import { readStep } from '../../phases/read-step.ts';
import type { StepContext } from '../../phases/step.ts';
import { toOutputs } from '../../report/outputs.ts';
import { renderSummary } from '../../report/summary.ts';
import { type MergeInputs, readMergeInputs } from './merge-inputs.ts';

/** merge/action.yml: makes one index of images that are there. Throws what went wrong. */
export async function mergeImages(context: StepContext): Promise<void> {
  const step = await readStep(context, {
    place: () => ({ kind: 'workspace' }),
    read: readMergeInputs,
    describe: describeMerge,
  });
  const idTokens = startIdTokens(step, step.inputs.account);
  const { putIndex } = await import('./put-index.ts');
  const image = await putIndex(step, idTokens);
  step.runner.setOutputs(toOutputs(image, { named: step.inputs.named }));
  await step.runner.writeSummary(renderSummary(image, step.runner.timings()));
}

function describeMerge({ repository, images, tags }: MergeInputs): string {
  return `Wanted: ${repository.name}:${tags[0]} as an index of ${images.length} image${images.length === 1 ? '' : 's'}`;
}
