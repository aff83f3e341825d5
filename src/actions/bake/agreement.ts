import type { RegistrySnapshot } from '../../phases/registry/registry-snapshot.ts';
import { type Decision, decide, type Situation } from '../../plan/build-or-reuse.ts';
import { builtOnDay, type Change, type Fit, fitTargets, type LinkedTarget } from './fit-targets.ts';

/** A target with what was decided for it alone. */
export type Candidate = {
  readonly name: string;
  /** The delivered targets that it is built on, with none of them in between. */
  readonly bases: readonly string[];
  readonly situation: Situation;
  readonly decision: Decision;
  /** What is known of the tags on its images. */
  readonly snapshot: Pick<RegistrySnapshot, 'images' | 'tags'>;
};

/** An image that others may be built on: the digest by which they name it, or why they cannot be (a part of a sentence). */
export type UsableImage = { readonly digest: string } | { readonly unusable: string };

/** The images that others may be built on, by `imageKey`. */
export type BaseImages = ReadonlyMap<string, UsableImage>;

/** A target that is decided in another way than by itself; `line` says why. */
export type Turn = Pick<Change, 'name' | 'line'> & { readonly decision: Decision };

/** What was decided for all of them, by their names, or the two that do not fit; and what was changed for that, in order. */
export type Agreement = { readonly turns: readonly Turn[] } & (
  | { readonly kind: 'agreed'; readonly decisions: ReadonlyMap<string, Decision> }
  | Extract<Fit, { readonly kind: 'impossible' }>
);

/** A target with what was tried to make it fit, and in vain. */
type Tried = Candidate & Pick<LinkedTarget, 'impossible'>;

/** The name of an image in `BaseImages`: that of its target, and its digest. */
export function imageKey(target: string, digest: string): string {
  return `${target}@${digest}`;
}

/** The images that a target may stay on: what was decided for it, or what could be. */
export function reusableDigests({ decision, situation }: Pick<Candidate, 'decision' | 'situation'>): readonly string[] {
  const decisions = [decision, decide({ ...situation, wish: 'reuse' })];
  return [...new Set(decisions.flatMap((one) => (one.kind === 'reuse' ? one.digest : [])))];
}

/**
 * Decides anew where targets that are built on each other would not fit: an image is never reused where one that it is built
 * on is built anew, and what is reused is what others are built on. Each target is decided anew once at most.
 */
export function agree(candidates: readonly Candidate[], images: BaseImages): Agreement {
  let all: readonly Tried[] = candidates.map((candidate) => ({ ...candidate, impossible: [] }));
  const turns: Turn[] = [];
  for (;;) {
    const fit = fitTargets(all.map((target) => describeTarget(target, images)));
    switch (fit.kind) {
      case 'fits':
        return { kind: 'agreed', turns, decisions: new Map(all.map(({ name, decision }) => [name, decision])) };
      case 'impossible':
        return { ...fit, turns };
      case 'change': {
        const { name, to, line } = fit.change;
        const decision = decideAs(all, name, to);
        all = all.map((target) => (target.name === name ? tried(target, to, decision) : target));
        if (decision !== undefined) turns.push({ name, line, decision });
      }
    }
  }
}

/** What is decided where that is wished; `undefined` where it cannot be. */
function decideAs(all: readonly Tried[], name: string, wish: Change['to']): Decision | undefined {
  const situation = all.find((target) => target.name === name)?.situation;
  const decision = situation && decide({ ...situation, wish });
  return decision !== undefined && isDone(decision, wish, situation?.first?.match.kind) ? decision : undefined;
}

function isDone(decision: Decision, wish: Change['to'], match: string | undefined): boolean {
  if (wish === 'reuse') return decision.kind === 'reuse' && match !== 'differs';
  return decision.kind === 'build' && (wish === 'beside' || decision.staying.length === 0);
}

function tried(target: Tried, wish: Change['to'], decision: Decision | undefined): Tried {
  if (decision === undefined) return { ...target, impossible: [...target.impossible, wish] };
  return { ...target, decision, impossible: ['anew', 'beside', 'reuse'] };
}

function describeTarget({ name, bases, decision, situation, snapshot, impossible }: Tried, images: BaseImages) {
  const reused = decision.kind === 'reuse' ? decision.digest : undefined;
  const image = reused === undefined ? undefined : images.get(imageKey(name, reused));
  const isBeside = decision.kind === 'build' && decision.staying.includes(situation.tags[0]);
  const described: LinkedTarget = {
    name,
    bases,
    decision: reused !== undefined ? 'reuse' : isBeside ? 'beside' : 'build',
    impossible,
    builtOn: reused === undefined ? undefined : builtOnDay(tagsOn(reused, snapshot)),
    unusable: image !== undefined && 'unusable' in image ? image.unusable : undefined,
  };
  return described;
}

function tagsOn(digest: string, { images, tags }: Candidate['snapshot']): readonly string[] {
  const found = images.flatMap((image) => (image.digest === digest ? (image.tag ?? []) : []));
  const facts = [...tags.values()].flatMap((fact) =>
    fact.kind === 'present' && fact.digest === digest ? (fact.tags ?? []) : [],
  );
  return [...found, ...facts];
}
