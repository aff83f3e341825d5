import { isInAws, wholeName } from '../../inputs/destinations.ts';
import { startAllIdTokens } from '../../phases/credentials/id-token-source.ts';
import { placeOfDestination } from '../../phases/foreseen-place.ts';
import { maskOnlyOutsideOutputs } from '../../phases/masking-runner.ts';
import { readStep } from '../../phases/read-step.ts';
import type { StepContext } from '../../phases/step.ts';
import { foreseenOutputs, toOutputs } from '../../report/outputs.ts';
import { renderSummary } from '../../report/summary.ts';
import { type PromotionInputs, readPromotionInputs } from './promote-inputs.ts';

/** promote/action.yml: gives an image that is there new tags. Throws what went wrong. */
export async function promoteImage(context: StepContext): Promise<void> {
  const read = await readStep(context, {
    action: 'promote',
    place: () => ({ kind: 'workspace' }),
    read: readPromotionInputs,
    describe: describePromotion,
  });
  const step = { ...read, runner: maskOnlyOutsideOutputs(read.runner, outputsOf(read.inputs)) };
  const { source, target } = step.inputs;
  const idTokens = startAllIdTokens(step, [source, target].filter(isInAws));
  const { putPromotionTags } = await import('./put-promotion-tags.ts');
  const image = await putPromotionTags(step, idTokens);
  step.runner.setOutputs(toOutputs(image));
  await step.runner.writeSummary(renderSummary(image, step.runner.timings()));
}

/** The texts that outputs may hold, as far as they are known by now. */
function outputsOf({ target, tags }: PromotionInputs): readonly string[] {
  const image = { repository: target.repository.name, tags, platforms: [], place: placeOfDestination(target) };
  return foreseenOutputs(image, {}, new Date());
}

function describePromotion({ source, target, image: { id }, tags }: PromotionInputs): string {
  const [from, to] = [wholeName(source.repository), wholeName(target.repository)];
  const name = 'tag' in id ? `${from}:${id.tag}` : `${from}@${id.digest}`;
  return `Wanted: ${name} as ${tags.map((tag) => `${to}:${tag}`).join(', ')}`;
}
