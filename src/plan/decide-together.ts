import type { Problem } from '../errors/failure.ts';
import { type Build, type Decision, decide, type Reuse, type Situation, withoutOtherwise } from './build-or-reuse.ts';
import { findFixedTags, missingTags } from './present-tags.ts';
import { registriesDiffer } from './registry-errors.ts';
import { orderTags, type TagBatches } from './tag-order.ts';

/** A repository that the image goes to, and what was decided for it alone. */
export type DestinationDecision = {
  /** `host/name`, or the name alone. */
  readonly name: string;
  readonly situation: Situation;
  readonly decision: Decision;
};

/** The image of another repository is copied. */
export type Copy = {
  readonly kind: 'copy';
  readonly sentence: string;
  readonly createRepository: boolean;
  /** `sha256:...` */
  readonly digest: string;
  /** The wanted tags that are not on it here, the first of which is put first. */
  readonly batches: TagBatches;
};

/** What is done in one of several repositories. */
export type PartDecision = Build | Reuse | Copy;

/** What is done, in the order of the destinations. `from`: the one whose image the others get. */
export type JointDecision =
  | { readonly kind: 'build'; readonly parts: readonly Build[] }
  | {
      readonly kind: 'reuse';
      readonly from: number;
      readonly digest: string;
      readonly parts: readonly (Reuse | Copy)[];
    }
  | { readonly kind: 'refuse'; readonly problems: readonly DestinationProblem[] };

/** Why one of the repositories cannot get the image. */
export type DestinationProblem = { readonly name: string; readonly problem: Problem };

/**
 * One decision for all repositories: one build for all of them; or the very image that one of them has, which the others get too,
 * and then nothing is built. The same image is everywhere, or nothing is begun.
 */
export function decideTogether(alone: readonly DestinationDecision[]): JointDecision {
  const all = afterPartialRun(alone);
  const problems = all.flatMap(({ name, decision }) =>
    decision.kind === 'refuse' ? [{ name, problem: decision.problem }] : [],
  );
  if (problems.length > 0) return { kind: 'refuse', problems };
  const from = sourceOf(all);
  if (from === undefined)
    return { kind: 'build', parts: all.flatMap(({ decision }) => (decision.kind === 'build' ? [decision] : [])) };
  return reuseEverywhere(all, from);
}

/**
 * A re-run after a run that got only into some of the repositories does the rest: the image that is there is taken, also where the
 * tag could be overwritten. Where all have the tag, or none, there is nothing left of such a run.
 */
export function afterPartialRun(all: readonly DestinationDecision[]): readonly DestinationDecision[] {
  const there = all.filter(({ situation }) => isOfThisRun(situation));
  const isPartial =
    there.length > 0 && all.some(({ situation: { tags, tagFacts } }) => tagFacts.get(tags[0])?.kind !== 'present');
  if (!isPartial || all.length < 2) return all;
  return all.map((one) => {
    if (!there.includes(one)) return one;
    const situation: Situation = { ...one.situation, wish: 'reuse' };
    return { ...one, situation, decision: decide(situation) };
  });
}

function isOfThisRun({ isRerun, ifExists, wantsNew, holdsCommit, tags, tagFacts, first }: Situation): boolean {
  const fact = tagFacts.get(tags[0]);
  const isThere = fact?.kind === 'present' && fact.status === 'ACTIVE';
  if (!isThere || !isRerun || ifExists !== 'auto' || wantsNew || !holdsCommit) return false;
  return first?.match.kind === 'same' && first.isOfCommit !== false;
}

/** The repository whose image is taken: one that cannot part with it, else the first that has one. */
function sourceOf(all: readonly DestinationDecision[]): number | undefined {
  const having = all.flatMap(({ decision }, index) => (decision.kind === 'reuse' ? [index] : []));
  const fixed = having.find((index) => {
    const one = all[index];
    if (one === undefined) return false;
    const { situation } = one;
    return findFixedTags([situation.tags[0]], situation) !== undefined;
  });
  return fixed ?? having[0];
}

function reuseEverywhere(all: readonly DestinationDecision[], from: number): JointDecision {
  const source = all[from];
  if (source?.decision.kind !== 'reuse') throw new Error('The image is taken where one is.');
  const { digest } = source.decision;
  // One repository alone may be built for after all.
  if (all.length === 1) return { kind: 'reuse', from, digest, parts: [source.decision] };
  const parts: (Reuse | Copy)[] = [];
  const problems: DestinationProblem[] = [];
  for (const one of all) {
    const part = partWithImage(one, { digest, source });
    if (part.kind === 'refuse') problems.push({ name: one.name, problem: part.problem });
    else parts.push(part);
  }
  if (problems.length > 0) return { kind: 'refuse', problems };
  return { kind: 'reuse', from, digest, parts };
}

/** An image, by its digest `sha256:...`, and the repository that has it. */
type TakenImage = { readonly digest: string; readonly source: Pick<DestinationDecision, 'name'> };

/** What is done in a repository that is to have an image of another one; a refusal where tags cannot leave other images there. */
export function partWithImage(
  { name, situation, decision }: DestinationDecision,
  { digest, source }: TakenImage,
): Reuse | Copy | { readonly kind: 'refuse'; readonly problem: Problem } {
  // Nothing is built in its place: the other repositories have, or get, this very image.
  if (decision.kind === 'reuse' && decision.digest === digest) return withoutOtherwise(decision);
  const { tags, tagFacts, repositoryFacts } = situation;
  const fixed = findFixedTags(tags, { repositoryFacts, tagFacts, digest });
  if (fixed !== undefined) {
    const there = fixed.tags.map((tag) => ({ tag, digest: digestOf(situation, tag) }));
    return { kind: 'refuse', problem: registriesDiffer({ name, there }, { name: source.name, digest }) };
  }
  const missing = missingTags(tags, digest, tagFacts);
  const [first, ...others] = missing;
  const batches = first === undefined ? [] : [[first], ...orderTags(others, tagFacts)];
  return {
    kind: 'copy',
    sentence: `${name} gets ${digest}, which ${source.name} has`,
    createRepository: repositoryFacts.kind === 'missing',
    digest,
    batches,
  };
}

function digestOf({ tagFacts }: Situation, tag: string): string {
  const fact = tagFacts.get(tag);
  return fact?.kind === 'present' ? fact.digest : '';
}
