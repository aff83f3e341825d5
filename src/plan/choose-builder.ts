import { builderMissing, builderTooSmall } from '../errors/builder-errors.ts';
import type { Problem } from '../errors/failure.ts';
import { fieldsOf } from '../lib/csv-fields.ts';
import { normalizePlatform, ownPlatform } from './image-platform.ts';

/** A builder of buildx, as `docker buildx inspect` shows it. */
export type Builder = {
  readonly name: string;
  /** `docker` is the engine's own; others are `docker-container`, `kubernetes`, `remote`, `cloud`. */
  readonly driver: string;
  /** The platforms of all its nodes that run. */
  readonly platforms: readonly string[];
};

/** A feature that not every builder has; `wish`: the input by which the workflow asks for it. */
export type Requirement = {
  readonly capability: Capability;
  readonly wish: string;
};

/**
 * What the engine's own builder lacks with the classic image store. `other-caches`: kinds of caches that the engine's
 * builder does not know, whatever its store (https://docs.docker.com/build/builders/drivers/, /build/cache/backends/). `fixed-index`:
 * the engine, when it pushes an index, puts the tag on each of its images first (containerd's pusher given a tag alone;
 * seen with Docker 26), and a tag that cannot move stays there. BuildKit pushes the images by their digests.
 */
export type Capability =
  | 'several-platforms'
  | 'attestations'
  | 'cache'
  | 'compression'
  | 'other-caches'
  | 'fixed-index';

/** The features of a build that not every builder has. */
export type BuildFeatures = {
  readonly platforms: readonly string[];
  readonly provenance?: string;
  readonly sbom?: string;
  readonly compression: string;
  /** `type=...` each. */
  readonly cacheFrom: readonly string[];
  readonly cacheTo: readonly string[];
};

/** Whether a build makes an index, and not a plain image. */
export function isIndex({
  platforms,
  provenance,
  sbom,
}: Pick<BuildFeatures, 'platforms' | 'provenance' | 'sbom'>): boolean {
  return platforms.length > 1 || provenance !== undefined || sbom !== undefined;
}

/** What a build requires of its builder, beyond what every builder can do. */
export function requirementsOf({
  platforms,
  provenance,
  sbom,
  compression,
  cacheFrom,
  cacheTo,
}: BuildFeatures): readonly Requirement[] {
  const caches = [...cacheFrom.filter((cache) => cacheType(cache) !== 'registry'), ...cacheTo].filter(
    (cache) => !['inline', ''].includes(cacheType(cache)),
  );
  return [
    ...(platforms.length > 1 ? [requirement('several-platforms', `platforms: ${platforms.join(', ')}`)] : []),
    ...(provenance === undefined ? [] : [requirement('attestations', `provenance: ${provenance}`)]),
    ...(sbom === undefined ? [] : [requirement('attestations', `sbom: ${sbom}`)]),
    ...(compression === 'default' ? [] : [requirement('compression', `compression: ${compression}`)]),
    ...caches.map((cache) => {
      const type = cacheType(cache);
      return requirement(
        ['registry', 'gha', 'local'].includes(type) ? 'cache' : 'other-caches',
        `a cache of type ${type}`,
      );
    }),
  ];
}

/** The requirement to push an index under a tag that cannot move, or may not. */
export function fixedIndexRequirement(tag: string): Requirement {
  return requirement('fixed-index', `an index under the tag ${tag}, which cannot move`);
}

function requirement(capability: Capability, wish: string): Requirement {
  return { capability, wish };
}

/** The type of a cache, as `type=...,...` or a reference alone says it. */
export function cacheType(cache: string): string {
  return fieldsOf(cache, 'ref').type ?? (cache.includes('=') ? '' : 'registry');
}

/** The builders of this runner, and what the build requires of them. */
export type BuilderSituation = {
  readonly requirements: readonly Requirement[];
  /** The builder that the workflow names, as buildx shows it; `missing` where there is none of that name. */
  readonly requested?: { readonly name: string; readonly found: Builder | 'missing' };
  /** The image store of the engine; `undefined` where no engine answers. */
  readonly store: 'classic' | 'containerd' | undefined;
  /** The builder that is in use on this runner. */
  readonly current?: Builder;
};

/** Which builder builds. `sentence` tells the log why. */
export type BuilderChoice =
  | { readonly kind: 'engine' }
  | { readonly kind: 'builder'; readonly builder: Builder; readonly sentence: string }
  | { readonly kind: 'create'; readonly sentence: string }
  | { readonly kind: 'refuse'; readonly problem: Problem };

/**
 * The builder that the workflow names; else the engine's own where it meets all requirements, as it needs no start and no
 * download; else the one in use; else a new one. Never a builder that would do less than was asked for.
 */
export function chooseBuilder({ requirements, requested, store, current }: BuilderSituation): BuilderChoice {
  if (requested !== undefined) {
    const { name, found } = requested;
    if (found === 'missing') return { kind: 'refuse', problem: builderMissing(name) };
    if (found.driver !== 'docker') {
      return { kind: 'builder', builder: found, sentence: `Built by ${name} (${found.driver}), as the workflow says.` };
    }
    const lacking = lackingIn(store, requirements);
    return lacking.length === 0
      ? { kind: 'engine' }
      : {
          kind: 'refuse',
          problem: builderTooSmall(
            name,
            lacking.map(({ wish }) => wish),
          ),
        };
  }
  const lacking = lackingIn(store, requirements);
  if (lacking.length === 0) return { kind: 'engine' };
  const why = `the engine's own builder cannot do ${lacking.map(({ wish }) => wish).join('; ')}`;
  if (current !== undefined && current.driver !== 'docker') {
    return { kind: 'builder', builder: current, sentence: `Built by ${current.name} (${current.driver}): ${why}.` };
  }
  return { kind: 'create', sentence: `Built by a new builder, which is removed afterwards: ${why}.` };
}

function lackingIn(store: BuilderSituation['store'], needs: readonly Requirement[]): readonly Requirement[] {
  if (store !== 'containerd') return needs;
  return needs.filter(({ capability }) => capability === 'other-caches' || capability === 'fixed-index');
}

/**
 * The platforms that an image is tested on: each that the workflow names, or the one of this machine (`architecture` as
 * Node.js names it), or else the first; `undefined` stands for the builder's own where it names none.
 */
export function testedPlatforms(
  platforms: readonly string[],
  everyPlatform: boolean,
  architecture: string,
): readonly (string | undefined)[] {
  if (platforms.length === 0) return [undefined];
  if (everyPlatform) return platforms;
  const own = ownPlatform(architecture);
  return [platforms.find((platform) => platform === own || platform.startsWith(`${own}/`)) ?? platforms[0]];
}

/**
 * The wanted platforms that a builder does not run. A builder may name a variant or none for the same machine: `linux/arm64` runs `linux/arm64/v8`, and
 * `linux/amd64/v3` runs `linux/amd64`.
 */
export function missingPlatforms(wanted: readonly string[], known: readonly string[]): readonly string[] {
  const there = known.map(normalizePlatform);
  const base = (platform: string): string => platform.split('/').slice(0, 2).join('/');
  return wanted.filter((platform) => {
    const [name, isWhole] = [normalizePlatform(platform), platform.split('/').length > 2];
    return !there.some((one) => one === name || (!isWhole && base(one) === base(name)));
  });
}

/** Reads what `docker buildx inspect` prints; `undefined` where it is something else. */
export function readBuilder(text: string): Builder | undefined {
  const name = /^Name:[^\S\n]*(\S+)/m.exec(text)?.[1];
  const driver = /^Driver:[^\S\n]*(\S+)/m.exec(text)?.[1];
  if (name === undefined || driver === undefined) return undefined;
  // With an asterisk: given by hand instead of found out.
  const lists = [...text.matchAll(/^Platforms:[^\S\n]*(.*)$/gm)].map(([, list = '']) => list.split(','));
  const platforms = lists.flat().map((platform) => platform.trim().replace(/\*$/, ''));
  return { name, driver, platforms: [...new Set(platforms)].filter((platform) => platform !== '') };
}
