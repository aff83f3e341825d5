import type { CachePreset, CacheSituation } from './cache-flags.ts';
import { type RepositoryLocation, repositoryUri } from './registry-location.ts';
import type { TagFacts } from './repository-facts.ts';
import { s3Endpoint } from './s3-place.ts';

/** What of a step decides its caches. */
export type CachingStep = {
  readonly inputs: {
    readonly tags: readonly string[];
    readonly build: CachingBuild;
    readonly region?: string;
  };
  readonly environment: { readonly variables: Readonly<Record<string, string>> };
  readonly event: CacheSituation['event'] & { readonly previousCommit?: string };
};

/** What of a build decides its caches. */
export type CachingBuild = {
  readonly cache: {
    readonly preset: CachePreset;
    readonly ref?: string;
    /** What a step of many builds says of each. */
    readonly scope?: readonly string[];
  };
  readonly target?: string;
  readonly platforms: readonly string[];
};

/** What decides the caches of a preset. */
export function cacheSituation(
  { inputs, event, environment }: CachingStep,
  { tags }: { readonly tags: ReadonlyMap<string, TagFacts> },
  location: Pick<RepositoryLocation, 'host' | 'repository'>,
): CacheSituation {
  const { cache } = inputs.build;
  const s3 = s3Endpoint(inputs.region, environment.variables);
  const candidates = [...inputs.tags, event.previousCommit ?? ''];
  return {
    preset: cache.preset,
    repositoryUri: repositoryUri(location),
    ...(cache.ref === undefined ? {} : { ref: cache.ref }),
    ...(s3 === undefined ? {} : { s3 }),
    event,
    scope: cacheScope(inputs.build),
    imageTags: candidates.filter((tag) => tags.get(tag)?.kind === 'present'),
  };
}

/** What the caches of several builds of one repository differ in. */
export function cacheScope({ cache, target, platforms }: CachingBuild): readonly string[] {
  return cache.scope ?? [...(target === undefined ? [] : [target]), ...platforms];
}
