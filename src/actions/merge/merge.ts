import { checkPreconditions, requestIdTokens } from '../../phases/credentials/id-token-source.ts';
import { readEvent } from '../../phases/read-event.ts';
import type { StepContext } from '../../phases/step.ts';
import { toOutputs } from '../../report/outputs.ts';
import { renderSummary } from '../../report/summary.ts';
import { type MergeInputs, readMergeInputs } from './merge-inputs.ts';

/** Runs the step: makes one index of images that are there. Throws what went wrong. */
export async function mergeImages(origin: StepContext): Promise<void> {
  const { runner, environment, source } = origin;
  const step = await runner.phase('Inputs', async () => {
    const { event, tagRules } = await readEvent(origin);
    const inputs = readMergeInputs({ source, event, environment, tagRules });
    for (const text of inputs.notices) runner.notice(text);
    return { value: { ...origin, event, merge: inputs }, sentence: describe(inputs) };
  });
  const { account } = step.merge;
  checkPreconditions(step, account);
  const idTokens = requestIdTokens(step, account);
  const { putIndex } = await import('./put-index.ts');
  const image = await putIndex(step, idTokens);
  runner.setOutputs(toOutputs(image));
  await runner.writeSummary(renderSummary(image, runner.timings()));
}

function describe({ repository, images, tags }: MergeInputs): string {
  return `Wanted: ${repository.name}:${tags[0]} as an index of ${images.length} image${images.length === 1 ? '' : 's'}`;
}
