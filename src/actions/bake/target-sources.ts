import type { Event } from '../../github/event.ts';
import { readBuildSource, readOrigin } from '../../phases/read-step.ts';
import type { Step } from '../../phases/step.ts';
import type { BakeDefinition } from './bake-definition.ts';
import type { ReadBakeInputs, TargetNaming } from './bake-inputs.ts';
import { contextFrom } from './target-options.ts';

/** The commit of a target, and the tags and labels that follow from it. */
export type TargetSource = { readonly event: Event; readonly naming: TargetNaming };

/** The sources of all targets, and their mistakes. */
export type TargetSources = {
  readonly of: ReadonlyMap<string, TargetSource>;
  readonly mistakes: readonly string[];
  readonly notices: readonly string[];
};

/** The facts of the event that tags and labels follow from. */
const SAME = ['commit', 'ref', 'sourceUrl', 'mergedInto'] as const;

/** Finds the commit of each target's context: mostly all contexts are in one checkout. */
export async function readTargetSources(
  step: Step<ReadBakeInputs>,
  { targets, linked }: BakeDefinition,
): Promise<TargetSources> {
  const { inputs, trigger } = step;
  const { workdir } = inputs.definition;
  const read = new Map<string, ReturnType<typeof readBuildSource>>();
  const of = new Map<string, TargetSource>();
  const mistakes: string[] = [];
  const notices = new Set<string>();
  for (const target of [...targets, ...linked]) {
    const context = contextFrom(target, workdir);
    const reading = read.get(context) ?? readBuildSource(step, trigger, { kind: 'context', context });
    read.set(context, reading);
    const source = await reading;
    const isOfStep = SAME.every((key) => source.event[key] === step.event[key]);
    const naming = isOfStep ? inputs : inputs.nameFor(await readOrigin(step, source));
    of.set(target.name, { event: source.event, naming });
    if (linked.includes(target) || isOfStep) continue;
    mistakes.push(...(naming.mistakes ?? []).map((text) => `target ${target.name}: ${text}`));
    for (const text of [...source.notices, ...naming.notices]) notices.add(text);
  }
  return { of, mistakes, notices: [...notices] };
}
