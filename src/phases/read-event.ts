import { type Checkout, historyOf } from '../github/checkout.ts';
import { type Event, readEvent } from '../github/event.ts';
import type { InputSource } from '../inputs/input-reader.ts';
import type { TagLanguage } from '../inputs/tag-rules-input.ts';
import { usesLanguage } from '../inputs/uses-tag-rules.ts';
import { present } from '../lib/omit-undefined.ts';
import type { StepOrigin } from './step.ts';

/** What a run is about, and the language for its tags where the workflow uses it. */
export async function readOrigin({
  environment,
  source,
}: StepOrigin): Promise<{ readonly event: Event; readonly language: TagLanguage | undefined }> {
  const event = await withCommitDate(readEvent(), environment);
  return { event, language: await loadLanguage(source, event) };
}

/** The language of rules and expressions is a good part of this action, and most steps do without. */
async function loadLanguage(source: InputSource, event: Event): Promise<TagLanguage | undefined> {
  if (!usesLanguage((name) => source(name) ?? '')) return undefined;
  const { languageOf } = await import('../inputs/tag-rules-input.ts');
  return languageOf(event, new Date());
}

/** Most events do not tell when their commit was made; the checkout does. */
async function withCommitDate(event: Event, checkout: Checkout): Promise<Event> {
  if (event.commitDate !== undefined) return event;
  return { ...event, ...present('commitDate', await historyOf(checkout).dateOf(event.commit)) };
}
