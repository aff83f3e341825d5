import type { Failure, Problem } from '../../errors/failure.ts';
import { mapLimit } from '../../lib/map-limit.ts';
import { locationOf } from '../../phases/registry/target-repository.ts';
import { type Decision, withoutOtherwise } from '../../plan/build-or-reuse.ts';
import { TAGS_PER_IMAGE } from '../../plan/registry-errors.ts';
import { repositoryUri } from '../../plan/registry-location.ts';
import { agree, type BaseImages, type Candidate, imageKey, reusableDigests, type UsableImage } from './agreement.ts';
import { linkUnfit } from './bake-errors.ts';
import { ASKED_AT_ONCE, type CheckedTarget, tellCheck } from './check-targets.ts';
import { usableDigest } from './fit-targets.ts';
import type { SharedSetup } from './shared-setup.ts';
import { basesOf, linksOf } from './target-links.ts';
import { failedTarget, targetsFailed } from './target-steps.ts';

/** Targets that fit each other. */
export type AgreedTargets = {
  readonly checked: readonly CheckedTarget[];
  /** The images in the registry that others are built on: `docker-image://HOST/NAME@DIGEST` by the name of the target. */
  readonly pins: ReadonlyMap<string, string>;
};

/**
 * Makes targets that are built on each other fit. What ECR said of each suffices; only of those that others are built on it is
 * asked how many tags their images have, and for what platforms they are.
 *
 * @throws Failure `tag-immutable` where images that do not fit cannot be replaced
 */
export async function agreeTargets(shared: SharedSetup, checked: readonly CheckedTarget[]): Promise<AgreedTargets> {
  const { bake } = shared;
  const links = linksOf([...bake.plan.targets, ...bake.plan.linked]);
  const names = new Set(checked.map(({ own }) => own.target.name));
  const basesBy = new Map([...names].map((name) => [name, basesOf(name, links, names)]));
  const bases = new Set([...basesBy.values()].flat());
  if (bases.size === 0) return { checked, pins: new Map() };
  const isBase = ({ own }: CheckedTarget) => bases.has(own.target.name);
  const open = await mapLimit(checked, ASKED_AT_ONCE, async (one) =>
    isBase(one) ? await withoutFull(shared, one) : one,
  );
  const images = new Map((await mapLimit(open.filter(isBase), ASKED_AT_ONCE, readImages)).flat());
  const agreement = agree(
    open.map((one) => toCandidate(one, basesBy)),
    images,
  );
  for (const { name, line, decision } of agreement.turns) {
    bake.runner.info(line);
    tellCheck(bake, decidedAs(targetIn(open, name), decision));
  }
  if (agreement.kind === 'impossible') throw notDelivered(shared, targetIn(open, agreement.name), linkUnfit(agreement));
  const agreed = open.map((one) => decidedAs(one, agreement.decisions.get(one.own.target.name) ?? one.check.decision));
  return {
    checked: agreed.map((one) => (isBase(one) ? stayingReused(one) : one)),
    pins: new Map(agreed.filter(isBase).flatMap((one) => pinOf(one, images))),
  };
}

function targetIn(all: readonly CheckedTarget[], name: string): CheckedTarget {
  const found = all.find(({ own: { target } }) => target.name === name);
  if (found === undefined) throw new Error(`There is no target ${name}.`);
  return found;
}

/** The target with that decision for its first repository. */
export function decidedAs(target: CheckedTarget, decision: Decision): CheckedTarget {
  return { ...target, check: { ...target.check, decision } };
}

function notDelivered({ steps }: SharedSetup, { own }: CheckedTarget, problem: Problem): Failure {
  return targetsFailed([failedTarget(own, problem)], steps.length, 'Nothing was built or changed.');
}

/** One whose image takes no more tags is built, before others are built on it or it is in other registries. */
export async function withoutFull(shared: SharedSetup, target: CheckedTarget): Promise<CheckedTarget> {
  const { check } = target;
  const { decision, registry, situation } = check;
  if (decision.kind !== 'reuse' || decision.otherwise === undefined) return target;
  // ECR was asked for the image by its content's tag only, which does not tell how many others it has.
  const described = await registry.describeImage({ digest: decision.digest });
  const taken = described.kind === 'found' ? described.value.tags.length : 0;
  if (taken + decision.batches.flat().length <= TAGS_PER_IMAGE) return target;
  const { sameContent: _, ...rest } = situation;
  const built = { ...target, check: { ...check, situation: rest, decision: decision.otherwise } };
  tellCheck(shared.bake, built);
  return built;
}

function toCandidate(
  { own, check: { situation, decision, snapshot } }: CheckedTarget,
  basesBy: ReadonlyMap<string, readonly string[]>,
): Candidate {
  const { name } = own.target;
  return { name, bases: basesBy.get(name) ?? [], situation, decision, snapshot };
}

/** The images that a target may stay on, as far as others may be built on them. */
async function readImages(target: CheckedTarget): Promise<readonly (readonly [string, UsableImage])[]> {
  const { name } = target.own.target;
  return await Promise.all(
    reusableDigests(target.check).map(
      async (digest) => [imageKey(name, digest), await readImage(target, digest)] as const,
    ),
  );
}

async function readImage({ own, check }: CheckedTarget, digest: string): Promise<UsableImage> {
  const { registry, snapshot, age } = check;
  const known = snapshot.images.find((image) => image.digest === digest);
  // One that is not under any of the tags that were asked for is asked for now.
  const answer = known === undefined ? await registry.images([{ digest }]) : { kind: 'found' as const, value: [known] };
  const manifest = answer.kind === 'found' ? answer.value[0] : undefined;
  const denied = answer.kind === 'denied' ? answer.permission : snapshot.imagesDenied;
  if (manifest === undefined) return { unusable: denied === undefined ? GONE : cannotRead(denied) };
  return usableDigest({ ...(await age.read(manifest)), digest }, own.target.build.platforms);
}

const GONE = 'is not shown';

function cannotRead(permission: string): string {
  return `cannot be read, as the role lacks ${permission}`;
}

/** A target that others are built on by now is not built after all, were its image full: that is told instead. */
function stayingReused(target: CheckedTarget): CheckedTarget {
  const { decision } = target.check;
  return decision.kind === 'reuse' ? decidedAs(target, withoutOtherwise(decision)) : target;
}

/** How others name the image of a target that is reused. */
function pinOf({ own, check }: CheckedTarget, images: BaseImages): readonly (readonly [string, string])[] {
  const { decision, place, snapshot } = check;
  const { name } = own.target;
  const image = decision.kind === 'reuse' ? images.get(imageKey(name, decision.digest)) : undefined;
  if (image === undefined || 'unusable' in image) return [];
  const uri = repositoryUri(locationOf(place, snapshot.repository));
  return [[name, `docker-image://${uri}@${image.digest}`]];
}
