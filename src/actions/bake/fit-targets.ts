import { normalizePlatform } from '../../plan/image-platform.ts';

/** A target with the decision for it, and the targets that it is built on. */
export type LinkedTarget = {
  readonly name: string;
  /** The delivered targets that this one is built on, with no other delivered one in between. */
  readonly bases: readonly string[];
  /** `beside`: a new image is built, and the tag of the commit stays on the one that is there. */
  readonly decision: 'build' | 'beside' | 'reuse';
  /** The changes that would make the target fit, and were not possible. */
  readonly impossible: readonly Change['to'][];
  /** The day (UTC) on which a reused image was built, where a tag tells. */
  readonly builtOn?: string | undefined;
  /** Why others cannot be built on the reused image as it is. */
  readonly unusable?: string | undefined;
};

/** How a target is to be decided in another way; `line` says why. */
export type Change = {
  readonly name: string;
  /** `anew`: a new image takes the tag of the commit. `beside`: a new image, where a tag is left for it. */
  readonly to: 'anew' | 'beside' | 'reuse';
  readonly line: string;
};

/** The next change until all targets fit. */
export type Fit =
  | { readonly kind: 'fits' }
  | { readonly kind: 'change'; readonly change: Change }
  /** The image of `name` stays, and so does that of `base`, or it has to be a new one: `why` is a part of a sentence. */
  | { readonly kind: 'impossible'; readonly name: string; readonly base: string; readonly why: string };

/**
 * Whether targets fit those that they are built on: both are built together, or the reused image is the one that the other is
 * built on. An image is never reused where one that it is built on is built anew.
 */
export function fitTargets(targets: readonly LinkedTarget[]): Fit {
  const byName = new Map(targets.map((target) => [target.name, target]));
  for (const target of targets)
    for (const name of target.bases) {
      const base = byName.get(name);
      const fit = base === undefined ? FITS : fitPair(target, base);
      if (fit.kind !== 'fits') return fit;
    }
  return FITS;
}

const FITS: Fit = { kind: 'fits' };

function fitPair(target: LinkedTarget, base: LinkedTarget): Fit {
  if (target.decision !== 'reuse') return base.decision === 'reuse' ? onReused(target, base) : FITS;
  switch (base.decision) {
    case 'build':
      return onBuilt(target, base);
    case 'beside':
      // The commit's tags stay on images that fit; the other tags go to those that are built together.
      return first(target, ['beside'], `it is built on ${base.name}, of which a new image is built`) ?? FITS;
    case 'reuse':
      return isLater(base, target)
        ? (first(target, ['anew'], `it was built before ${base.name}, which it is built on`) ?? FITS)
        : FITS;
  }
}

/** A reused image, built on one that is built anew. */
function onBuilt(target: LinkedTarget, base: LinkedTarget): Fit {
  const why = `${base.name}, which it is built on, has to be built`;
  return (
    first(target, ['anew'], `it is built on ${base.name}, which is built anew`) ??
    first(base, ['reuse'], `${target.name}, which cannot be built again, is built on it`) ?? {
      kind: 'impossible',
      name: target.name,
      base: base.name,
      why,
    }
  );
}

/** A new image, built on a reused one. */
function onReused(target: LinkedTarget, base: LinkedTarget): Fit {
  if (base.unusable === undefined) return FITS;
  const why = `the image of ${base.name} ${base.unusable}`;
  return (
    first(base, ['anew'], `${target.name} is built on it, and its image ${base.unusable}`) ?? {
      kind: 'impossible',
      name: target.name,
      base: base.name,
      why,
    }
  );
}

/** The first change that was not tried yet. */
function first({ name, impossible }: LinkedTarget, wanted: readonly Change['to'][], why: string): Fit | undefined {
  const to = wanted.find((one) => !impossible.includes(one));
  if (to === undefined) return undefined;
  const what = to === 'reuse' ? 'reused as it is' : 'built anew';
  return { kind: 'change', change: { name, to, line: `${name} is ${what}, as ${why}.` } };
}

function isLater({ builtOn: one }: LinkedTarget, { builtOn: other }: LinkedTarget): boolean {
  return one !== undefined && other !== undefined && one > other;
}

/** A reused image that others may be built on. */
export type ReusedImage = {
  /** The permission that the role lacks to read the image. */
  readonly denied?: string | undefined;
  /** Whether it could not be read, for whatever other reason. */
  readonly isUnread?: boolean;
  /** Platform to digest; empty where nothing tells. */
  readonly platformDigests: Readonly<Record<string, string>>;
  readonly digest: string;
};

/**
 * The digest by which others are built on a reused image, or why they cannot be. `platforms`: those that are needed. An
 * image of one platform is taken for each, as bake takes it; so it is named without an index around it.
 */
export function usableDigest(
  { denied, isUnread, platformDigests, digest }: ReusedImage,
  platforms: readonly string[],
): { readonly digest: string } | { readonly unusable: string } {
  if (denied !== undefined) return { unusable: `cannot be read, as the role lacks ${denied}` };
  if (isUnread === true) return { unusable: 'could not be read' };
  const there = Object.entries(platformDigests);
  const missing = platforms.filter(
    (platform) => !there.some(([name]) => normalizePlatform(name) === normalizePlatform(platform)),
  );
  if (missing.length > 0) return { unusable: `has no ${missing.join(', ')}` };
  const [only] = there;
  return { digest: there.length === 1 && only !== undefined ? only[1] : digest };
}

/** The day that the content's tag on an image tells; of several the first. */
export function builtOnDay(tags: readonly string[]): string | undefined {
  const days = tags.flatMap((tag) => /^content-[0-9a-f]{32}-(\d{4}-\d\d-\d\d)$/.exec(tag)?.[1] ?? []);
  return days.toSorted()[0];
}
