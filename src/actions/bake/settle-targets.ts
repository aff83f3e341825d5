import { mapLimit } from '../../lib/map-limit.ts';
import { locationOf } from '../../phases/registry/target-repository.ts';
import type { Reuse } from '../../plan/build-or-reuse.ts';
import { TAGS_PER_IMAGE } from '../../plan/registry-errors.ts';
import { linkUnfit } from './bake-errors.ts';
import { ASKED_AT_ONCE, type CheckedTarget, checkTarget, tellCheck } from './check-targets.ts';
import { builtOnDay, type Change, fitTargets, type LinkedTarget, usableDigest } from './fit-targets.ts';
import type { SharedSetup } from './shared-setup.ts';
import { basesOf, linksOf } from './target-links.ts';
import { failedTarget, targetsFailed } from './target-steps.ts';

/** Targets that fit each other. */
export type SettledTargets = {
  readonly checked: readonly CheckedTarget[];
  /** The images in the registry that others are built on: `docker-image://HOST/NAME@DIGEST` by the name of the target. */
  readonly pins: ReadonlyMap<string, string>;
};

/** A target with what was tried to make it fit, and in vain. */
type Candidate = CheckedTarget & { readonly impossible: LinkedTarget['impossible'] };

/**
 * Decides anew where targets that are built on each other would not fit: an image is never reused where one that it is built
 * on is built anew, and what is reused is what others are built on.
 *
 * @throws Failure `tag-immutable` where images that do not fit cannot be replaced
 */
export async function settleTargets(shared: SharedSetup, checked: readonly CheckedTarget[]): Promise<SettledTargets> {
  const { bake } = shared;
  const links = linksOf([...bake.plan.targets, ...bake.plan.linked]);
  const names = new Set(checked.map(({ own }) => own.target.name));
  const basesBy = new Map([...names].map((name) => [name, basesOf(name, links, names)]));
  const bases = new Set([...basesBy.values()].flat());
  if (bases.size === 0) return { checked, pins: new Map() };
  let all = await withoutFull(shared, checked.map(toCandidate), bases);
  for (;;) {
    const images = new Map(await mapLimit(all.filter(isReusedOf(bases)), ASKED_AT_ONCE, readImage));
    const fit = fitTargets(all.map((candidate) => describeTarget(candidate, basesBy, images)));
    if (fit.kind === 'fits') return { checked: all.map((one) => settled(one, bases)), pins: pinsOf(images) };
    if (fit.kind === 'impossible') {
      const own = all.find(({ own: { target } }) => target.name === fit.name)?.own;
      if (own === undefined) throw new Error(`There is no target ${fit.name}.`);
      throw targetsFailed([failedTarget(own, linkUnfit(fit))], all.length, 'Nothing was built or changed.');
    }
    const { change } = fit;
    all = await Promise.all(all.map((one) => (one.own.target.name === change.name ? apply(shared, one, change) : one)));
  }
}

function toCandidate(checked: CheckedTarget): Candidate {
  return { ...checked, impossible: [] };
}

function isReusedOf(names: ReadonlySet<string>): (candidate: CheckedTarget) => boolean {
  return ({ own, check }) => names.has(own.target.name) && check.decision.kind === 'reuse';
}

/** Those whose image takes no more tags are built: others are not to be built on it first. */
async function withoutFull(
  shared: SharedSetup,
  all: readonly Candidate[],
  bases: ReadonlySet<string>,
): Promise<readonly Candidate[]> {
  return await mapLimit(all, ASKED_AT_ONCE, async (candidate) => {
    const { own, check } = candidate;
    const { decision, registry } = check;
    if (decision.kind !== 'reuse' || !decision.isSameContent || !bases.has(own.target.name)) return candidate;
    const described = await registry.describeImage({ digest: decision.digest });
    const taken = described.kind === 'found' ? described.value.tags.length : 0;
    if (taken + decision.batches.flat().length <= TAGS_PER_IMAGE) return candidate;
    const again = await checkTarget(shared, own, { isFull: true });
    tellCheck(shared.bake, again);
    return toCandidate(again);
  });
}

/** Asks once more, with what is wanted; where that cannot be, all stays as it was. */
async function apply(shared: SharedSetup, candidate: Candidate, { to, line }: Change): Promise<Candidate> {
  const again = await checkTarget(shared, candidate.own, { forced: to });
  if (!isDone(again, to)) {
    candidate.own.log.take();
    return { ...candidate, impossible: [...candidate.impossible, to] };
  }
  shared.bake.runner.info(line);
  tellCheck(shared.bake, again);
  return { ...again, impossible: ['anew', 'beside', 'reuse'] };
}

function isDone({ check: { decision, match } }: CheckedTarget, to: Change['to']): boolean {
  if (to === 'reuse') return decision.kind === 'reuse' && match?.kind !== 'differs';
  return decision.kind === 'build' && (to === 'beside' || decision.staying.length === 0);
}

/** The image of a target that others may be built on: how they name it, or why they cannot be. */
type UsableImage = { readonly pin: string } | { readonly unusable: string };

async function readImage({ own, check }: CheckedTarget): Promise<readonly [string, UsableImage]> {
  const { decision, registry, snapshot, age, place } = check;
  const { name, build } = own.target;
  if (decision.kind !== 'reuse') throw new Error(`${name} is not reused.`);
  const { digest } = decision;
  const known = snapshot.images.find((image) => image.digest === digest);
  const answer = known === undefined ? await registry.images([{ digest }]) : { kind: 'found' as const, value: [known] };
  const manifest = answer.kind === 'found' ? answer.value[0] : undefined;
  const denied = answer.kind === 'denied' ? answer.permission : snapshot.imagesDenied;
  if (manifest === undefined) return [name, { unusable: denied === undefined ? GONE : cannotRead(denied) }];
  const usable = usableDigest({ ...(await age.read(manifest)), digest }, build.platforms);
  if ('unusable' in usable) return [name, usable];
  const { host, repository } = locationOf(place, snapshot.repository);
  return [name, { pin: `docker-image://${host}/${repository}@${usable.digest}` }];
}

const GONE = 'is not shown';

function cannotRead(permission: string): string {
  return `cannot be read, as the role lacks ${permission}`;
}

function describeTarget(
  { own, check, impossible }: Candidate,
  basesBy: ReadonlyMap<string, readonly string[]>,
  images: ReadonlyMap<string, UsableImage>,
): LinkedTarget {
  const { name, tags } = own.target;
  const { decision, snapshot } = check;
  const image = images.get(name);
  const isBeside = decision.kind === 'build' && decision.staying.includes(tags[0]);
  const builtOn = decision.kind === 'reuse' ? builtOnDay(tagsOn(decision, snapshot)) : undefined;
  return {
    name,
    bases: basesBy.get(name) ?? [],
    decision: decision.kind === 'reuse' ? 'reuse' : isBeside ? 'beside' : 'build',
    impossible,
    builtOn,
    unusable: image !== undefined && 'unusable' in image ? image.unusable : undefined,
  };
}

function tagsOn({ digest }: Reuse, { images, tags }: CheckedTarget['check']['snapshot']): readonly string[] {
  const found = images.flatMap((image) => (image.digest === digest ? (image.tag ?? []) : []));
  const facts = [...tags.values()].flatMap((fact) =>
    fact.kind === 'present' && fact.digest === digest ? (fact.tags ?? []) : [],
  );
  return [...found, ...facts];
}

/** A target that others are built on by now is not built after all, were its image full: that is told instead. */
function settled({ own, check }: Candidate, bases: ReadonlySet<string>): CheckedTarget {
  const { decision } = check;
  if (decision.kind !== 'reuse' || !bases.has(own.target.name)) return { own, check };
  return { own, check: { ...check, decision: { ...decision, isSameContent: false } } };
}

function pinsOf(images: ReadonlyMap<string, UsableImage>): ReadonlyMap<string, string> {
  return new Map([...images].flatMap(([name, image]) => ('pin' in image ? [[name, image.pin] as const] : [])));
}
