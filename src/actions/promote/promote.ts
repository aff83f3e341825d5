import { startIdTokens } from '../../phases/credentials/id-token-source.ts';
import { foreseenPlace } from '../../phases/foreseen-place.ts';
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
  const idTokens = startIdTokens(step, step.inputs.account);
  const { putPromotionTags } = await import('./put-promotion-tags.ts');
  const image = await putPromotionTags(step, idTokens);
  step.runner.setOutputs(toOutputs(image));
  await step.runner.writeSummary(renderSummary(image, step.runner.timings()));
}

/** The texts that outputs may hold, as far as they are known by now. */
function outputsOf({ repository, target, tags, account }: PromotionInputs): readonly string[] {
  const image = { repository: target, tags, platforms: [], place: foreseenPlace(account, repository) };
  return foreseenOutputs(image, {}, new Date());
}

function describePromotion({ repository, target, image: { id }, tags }: PromotionInputs): string {
  const name = 'tag' in id ? `${repository.name}:${id.tag}` : `${repository.name}@${id.digest}`;
  return `Wanted: ${name} as ${tags.map((tag) => `${target}:${tag}`).join(', ')}`;
}
