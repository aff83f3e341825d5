import type { Problem } from '../../errors/failure.ts';
import { type Decision, decide } from '../../plan/build-or-reuse.ts';
import {
  afterPartialRun,
  type DestinationDecision,
  type DestinationProblem,
  type PartDecision,
  partWithImage,
} from '../../plan/decide-together.ts';
import { furtherHolds } from './bake-errors.ts';

/** What is done in the further repositories of a target, in their order; or why not all of them can get its image. */
export type FurtherDecision =
  | { readonly kind: 'agreed'; readonly parts: readonly PartDecision[] }
  | { readonly kind: 'refuse'; readonly problems: readonly [DestinationProblem, ...DestinationProblem[]] };

/** What is decided for the first registry in view of the others; `line` says why. */
export type LeadDecision = { readonly decision: Decision; readonly line: string };

/**
 * Another decision for the first registry, which has the image already: one of the others cannot part with it, or a run before
 * got only into some of them. `undefined`: it stays as it is.
 */
export function decideLead(
  first: DestinationDecision,
  further: readonly DestinationDecision[],
): LeadDecision | undefined {
  if (first.decision.kind !== 'build' || further.length === 0) return undefined;
  const { situation } = first;
  const fact = situation.tagFacts.get(situation.tags[0]);
  const digest = fact?.kind === 'present' ? fact.digest : undefined;
  const holder = further.find(({ decision }) => decision.kind === 'reuse' && decision.digest === digest);
  const [lead] = holder === undefined ? afterPartialRun([first, ...further]) : [];
  const decision = holder === undefined ? lead?.decision : decide({ ...situation, wish: 'reuse' });
  if (decision?.kind !== 'reuse' || decision.digest !== digest) return undefined;
  const why = holder === undefined ? 'and a run before did not get into all registries' : `as ${holder.name} keeps it`;
  return { decision, line: `${situation.tags[0]} stays on the image that is there, ${why}` };
}

/** The first registry leads: the others get the image that it has or gets, or nothing is begun. */
export function decideFurther(first: DestinationDecision, further: readonly DestinationDecision[]): FurtherDecision {
  const parts: PartDecision[] = [];
  const problems: DestinationProblem[] = [];
  const note = (name: string, problem: Problem): void => void problems.push({ name, problem });
  if (first.decision.kind === 'refuse') note(first.name, first.decision.problem);
  for (const one of further) {
    const part = decideOne(one, first);
    if (part.kind === 'refuse') note(one.name, part.problem);
    else parts.push(part);
  }
  const [problem, ...others] = problems;
  return problem === undefined ? { kind: 'agreed', parts } : { kind: 'refuse', problems: [problem, ...others] };
}

type Refusal = { readonly kind: 'refuse'; readonly problem: Problem };

function decideOne(one: DestinationDecision, first: DestinationDecision): PartDecision | Refusal {
  const { decision } = first;
  if (one.decision.kind === 'refuse') return one.decision;
  switch (decision.kind) {
    case 'refuse':
      return one.decision;
    case 'reuse':
      return partWithImage(withoutTags(one, decision.staying), { digest: decision.digest, source: first });
    case 'build':
      return decideForNew(withoutTags(one, decision.staying), first);
  }
}

/** The same for an image that does not get those tags, as they stay where they are in the first registry. */
function withoutTags(one: DestinationDecision, staying: readonly string[]): DestinationDecision {
  const [tag, ...others] = one.situation.tags.filter((wanted) => !staying.includes(wanted));
  if (staying.length === 0 || tag === undefined) return one;
  const { first: _first, bare: _bare, ...rest } = one.situation;
  const situation = { ...rest, tags: [tag, ...others] as const, holdsCommit: false };
  return { ...one, situation, decision: decide(situation) };
}

/** A new image: what the other registry has and keeps would be another one. */
function decideForNew(
  { name, situation, decision }: DestinationDecision,
  first: DestinationDecision,
): PartDecision | Refusal {
  if (decision.kind !== 'reuse') return decision;
  const held = { ...situation, name, digest: decision.digest, tag: situation.tags[0] };
  return { kind: 'refuse', problem: furtherHolds(held, first) };
}
