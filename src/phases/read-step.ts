import { currentTrigger, type Event, type Trigger } from '../github/event.ts';
import type { ActionName } from '../inputs/action-inputs.ts';
import type { CatalogReader } from '../inputs/catalog-file.ts';
import { parseCommit } from '../inputs/commit-input.ts';
import { checkInputNames, describeStrangers } from '../inputs/input-names.ts';
import type { InputSource } from '../inputs/input-reader.ts';
import type { InputsOrigin } from '../inputs/inputs-origin.ts';
import { lookUpPath, sizeOfFile } from '../inputs/paths.ts';
import type { TagRulesReader } from '../inputs/tag-rules-input.ts';
import { usesTagRules } from '../inputs/uses-tag-rules.ts';
import { timeLimit } from '../lib/http.ts';
import { type BuildSource, taggedName } from '../plan/build-source.ts';
import { GITHUB_SECONDS, githubFor } from './github-access.ts';
import { readSource, type SourcePlace } from './read-source.ts';
import type { Step, StepContext } from './step.ts';

/** How an action reads its inputs, and the sentence of the log about them. */
export type InputsReading<I> = {
  readonly action: ActionName;
  /** Where the commit of the action is looked for. */
  readonly place: (source: (name: string) => string) => SourcePlace;
  readonly read: (origin: InputsOrigin) => I;
  readonly describe: (inputs: I) => string;
};

/**
 * The first phase of every action: the event of the run, what is checked out, and the inputs.
 *
 * @throws Failure `inputs-invalid` with every mistake in one message
 */
export async function readStep<I extends { readonly notices: readonly string[] }>(
  context: StepContext,
  { action, place, read, describe }: InputsReading<I>,
): Promise<Step<I>> {
  const { runner, source, environment } = context;
  return await runner.phase('Inputs', async () => {
    const { strangers } = checkInputNames(action, environment.variables, (name) => source(name) ?? '');
    const unknown = describeStrangers(strangers);
    if (unknown !== undefined) runner.warning(unknown);
    const trigger = currentTrigger();
    const built = await readBuildSource(
      context,
      trigger,
      place((name) => (source(name) ?? '').trim()),
    );
    const inputs = read(await readOrigin(context, built));
    for (const text of [...built.notices, ...inputs.notices]) runner.notice(text);
    return { value: { ...context, event: built.event, trigger, inputs }, sentence: describe(inputs) };
  });
}

/** The commit that is built at a place, for the run of this event. */
export async function readBuildSource(
  context: StepContext,
  trigger: Trigger,
  place: SourcePlace,
): Promise<BuildSource> {
  const { environment, source } = context;
  const text = (source('commit') ?? '').trim();
  const commit = parseCommit(text);
  const request = { trigger, place, commit: commit.valid ? commit.value : undefined, isNamed: text !== '' };
  const read = await readSource(environment, request);
  const name = taggedName(trigger);
  const [{ commit: known, ref }] = trigger.commits;
  const mayBeTag = name !== undefined && read.event.commit === known && read.event.ref === ref;
  if (!mayBeTag || !usesTagRules((input) => source(input) ?? '')) return read;
  return (await isTagOn(context, read, { name, commit: known }))
    ? await readSource(environment, { ...request, isTag: true })
    : read;
}

/** Whether GitHub knows a git tag of that name at that commit; a checkout need not have it. */
async function isTagOn(
  context: StepContext,
  { event }: BuildSource,
  { name, commit }: { readonly name: string; readonly commit: string },
): Promise<boolean> {
  const api = await githubFor({ ...context, event })?.();
  return (await api?.tagCommit(name, timeLimit(GITHUB_SECONDS))) === commit;
}

/** The origin of inputs: what they are read from and checked against, for this commit. */
export async function readOrigin(
  { source, environment }: StepContext,
  { event, unknown }: Pick<BuildSource, 'event' | 'unknown'>,
): Promise<InputsOrigin> {
  const [tagRules, catalogReader] = [await loadTagRules(source, event), await catalogReaderFor(source)];
  return { source, event, unknown, environment, lookup: lookUpPath, sizeOf: sizeOfFile, tagRules, catalogReader };
}

async function catalogReaderFor(source: InputSource): Promise<CatalogReader | undefined> {
  if ((source('repository-catalog') ?? '') === '') return undefined;
  const { loadCatalogReader } = await import('../inputs/catalog-file.ts');
  return await loadCatalogReader();
}

/** Loads the tag rules where a step uses them: they are a good part of this action, and most steps do without. */
async function loadTagRules(source: InputSource, event: Event): Promise<TagRulesReader | undefined> {
  if (!usesTagRules((name) => source(name) ?? '')) return undefined;
  const { tagRulesFor } = await import('../inputs/tag-rules-input.ts');
  return tagRulesFor(event, new Date());
}
