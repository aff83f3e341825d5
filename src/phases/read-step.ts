import { type Checkout, historyOf } from '../github/checkout.ts';
import { currentEvent, type Event } from '../github/event.ts';
import type { InputSource } from '../inputs/input-reader.ts';
import type { InputsOrigin } from '../inputs/inputs-origin.ts';
import { lookUpPath, sizeOfFile } from '../inputs/paths.ts';
import type { TagRulesReader } from '../inputs/tag-rules-input.ts';
import { usesTagRules } from '../inputs/uses-tag-rules.ts';
import { omitUndefined } from '../lib/omit-undefined.ts';
import type { Step, StepContext } from './step.ts';

/** How an action reads its inputs, and the sentence of the log that tells what is wanted. */
export type InputsReading<I> = {
  readonly read: (origin: InputsOrigin) => I;
  readonly describe: (inputs: I) => string;
};

/**
 * The first phase of every action: the event of the run and the inputs.
 *
 * @throws Failure `inputs-invalid` with every mistake in one message
 */
export async function readStep<I extends { readonly notices: readonly string[] }>(
  context: StepContext,
  { read, describe }: InputsReading<I>,
): Promise<Step<I>> {
  const { runner, environment, source } = context;
  return await runner.phase('Inputs', async () => {
    const event = await withCommitDate(currentEvent(), environment);
    const tagRules = await loadTagRules(source, event);
    const inputs = read({ source, event, environment, lookup: lookUpPath, sizeOf: sizeOfFile, tagRules });
    for (const text of inputs.notices) runner.notice(text);
    return { value: { ...context, event, inputs }, sentence: describe(inputs) };
  });
}

/** The rules for tags are a good part of this action, and most steps do without. */
async function loadTagRules(source: InputSource, event: Event): Promise<TagRulesReader | undefined> {
  if (!usesTagRules((name) => source(name) ?? '')) return undefined;
  const { tagRulesFor } = await import('../inputs/tag-rules-input.ts');
  return tagRulesFor(event, new Date());
}

/** Most events do not tell when their commit was made; the checkout does. */
async function withCommitDate(event: Event, checkout: Checkout): Promise<Event> {
  if (event.commitDate !== undefined) return event;
  return omitUndefined({ ...event, commitDate: await historyOf(checkout).dateOf(event.commit) });
}
