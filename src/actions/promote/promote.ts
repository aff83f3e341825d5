import { checkPreconditions, requestIdTokens } from '../../phases/credentials/id-token-source.ts';
import { readEvent } from '../../phases/read-event.ts';
import type { StepContext } from '../../phases/step.ts';
import { toOutputs } from '../../report/outputs.ts';
import { renderSummary } from '../../report/summary.ts';
import { type PromotionInputs, readPromotionInputs } from './promote-inputs.ts';

/** Runs the step: gives an image that is there new tags. Throws what went wrong. */
export async function promoteImage(origin: StepContext): Promise<void> {
  const { runner, environment, source } = origin;
  const step = await runner.phase('Inputs', async () => {
    const { event, tagRules } = await readEvent(origin);
    const inputs = readPromotionInputs({ source, event, environment, tagRules });
    for (const text of inputs.notices) runner.notice(text);
    return { value: { ...origin, event, promotion: inputs }, sentence: describe(inputs) };
  });
  const { account } = step.promotion;
  checkPreconditions(step, account);
  const idTokens = requestIdTokens(step, account);
  const { putPromotionTags } = await import('./put-promotion-tags.ts');
  const image = await putPromotionTags(step, idTokens);
  runner.setOutputs(toOutputs(image));
  await runner.writeSummary(renderSummary(image, runner.timings()));
}

function describe({ repository, target, image, tags }: PromotionInputs): string {
  const name = 'tag' in image ? `${repository.name}:${image.tag}` : `${repository.name}@${image.digest}`;
  return `Wanted: ${name} as ${tags.map((tag) => `${target}:${tag}`).join(', ')}`;
}
