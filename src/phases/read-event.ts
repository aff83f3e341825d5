import { type Checkout, historyOf } from '../github/checkout.ts';
import { currentEvent, type Event } from '../github/event.ts';
import type { InputSource } from '../inputs/input-reader.ts';
import type { TagRules } from '../inputs/tag-rules-input.ts';
import { usesTagRules } from '../inputs/uses-tag-rules.ts';
import { present } from '../lib/omit-undefined.ts';
import type { StepContext } from './step.ts';

/** What a run is about, and the language for its tags where the workflow uses it. */
export async function readEvent({
  environment,
  source,
}: StepContext): Promise<{ readonly event: Event; readonly tagRules: TagRules | undefined }> {
  const event = await withCommitDate(currentEvent(), environment);
  return { event, tagRules: await loadLanguage(source, event) };
}

/** The language of rules and expressions is a good part of this action, and most steps do without. */
async function loadLanguage(source: InputSource, event: Event): Promise<TagRules | undefined> {
  if (!usesTagRules((name) => source(name) ?? '')) return undefined;
  const { tagRulesFor } = await import('../inputs/tag-rules-input.ts');
  return tagRulesFor(event, new Date());
}

/** Most events do not tell when their commit was made; the checkout does. */
async function withCommitDate(event: Event, checkout: Checkout): Promise<Event> {
  if (event.commitDate !== undefined) return event;
  return { ...event, ...present('commitDate', await historyOf(checkout).dateOf(event.commit)) };
}
