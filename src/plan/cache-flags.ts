import { cacheImmutable, cacheOverImage } from '../errors/cache-errors.ts';
import type { Problem } from '../errors/failure.ts';
import type { Event } from '../github/event.ts';
import { csvField, fieldsOf } from '../lib/csv-fields.ts';
import { sha256 } from '../lib/sha256.ts';
import { cacheType } from './choose-builder.ts';
import type { RepositoryFacts } from './repository-facts.ts';
import { readBucketPath, type S3Endpoint } from './s3-place.ts';
import { isMovable } from './tag-mutability.ts';

/** The input `cache`: where layers are kept for later builds. */
export type CachePreset = 'none' | 'registry' | 'gha' | 'inline' | 's3';

/** Values of `--cache-from` and `--cache-to`. */
export type CacheFlags = { readonly from: readonly string[]; readonly to: readonly string[] };

/** No caches. */
export const NO_CACHE: CacheFlags = { from: [], to: [] };

/** The facts that decide the flags of a preset. */
export type CacheSituation = {
  readonly preset: CachePreset;
  /** `host/name` of the repository of the image. */
  readonly repositoryUri: string;
  /**
   * Where the registry cache is, if not in the image's repository: `name` of another repository, or `name:tag`, or a tag. Of `s3`
   * the bucket and a prefix, `bucket/prefix`.
   */
  readonly ref?: string;
  /** Where S3 answers; absent where no region is known. */
  readonly s3?: S3Endpoint;
  readonly event: Pick<Event, 'name' | 'ref' | 'baseRef' | 'repository' | 'pullRequest'>;
  /** The words that tell several builds of one repository apart, so that they do not replace each other's cache. */
  readonly scope: readonly string[];
  /** The tags whose images may hold an inline cache, the most likely first. */
  readonly imageTags: readonly string[];
};

/**
 * The flags of a preset. The default branch writes the cache that all others read; another branch writes one of its own;
 * pull requests and tags only read, so that nothing a stranger builds is ever reused.
 */
export function cacheFlags(situation: CacheSituation): CacheFlags {
  switch (situation.preset) {
    case 'none':
      return NO_CACHE;
    case 'inline':
      return {
        from: situation.imageTags.map((tag) => `type=registry,ref=${situation.repositoryUri}:${tag}`),
        to: ['type=inline'],
      };
    case 'gha':
      return ghaFlags(situation);
    case 'registry':
      return registryFlags(situation);
    case 's3':
      return s3Flags(situation);
  }
}

function registryFlags(situation: CacheSituation): CacheFlags {
  const { uri, tag } = cachePlace(situation);
  const { read, written } = branchNames(situation.event, tag);
  return {
    from: read.map((name) => `type=registry,ref=${uri}:${name}`),
    // ECR takes a cache only as an image manifest (https://aws.amazon.com/blogs/containers/announcing-remote-cache-support-in-amazon-ecr-for-buildkit-clients/).
    to: written.map(
      (name) => `type=registry,ref=${uri}:${name},mode=max,image-manifest=true,oci-mediatypes=true,ignore-error=true`,
    ),
  };
}

/** The names of a cache: its own branch's first, then those of a pull request's base and of the default branch; none is written for others. */
function branchNames(
  event: CacheSituation['event'],
  base: string,
): { readonly read: readonly string[]; readonly written: readonly string[] } {
  const name = (branch: string | undefined): string =>
    branch === undefined || branch === event.repository.defaultBranch ? base : branchTag(base, branch);
  const own = branchOf(event);
  return {
    read: [...new Set([own, event.baseRef, undefined].map(name))],
    written: own === undefined ? [] : [name(own)],
  };
}

/** Layers are shared by all that use the prefix; the name has the repository, so that several of them keep apart. */
function s3Flags({ ref, s3, event, scope, repositoryUri }: CacheSituation): CacheFlags {
  const place = ref === undefined ? undefined : readBucketPath(ref);
  if (place === undefined || s3 === undefined) return NO_CACHE;
  const repository = repositoryUri.slice(repositoryUri.indexOf('/') + 1);
  const { read, written } = branchNames(event, standardTag(scope));
  const flag = (name: string, ...more: readonly string[]): string =>
    [
      ...['type=s3', `region=${s3.region}`, `bucket=${place.bucket}`, `prefix=${place.prefix}/`],
      `name=${repository}/${name}`,
      ...(s3.url === undefined ? [] : [`endpoint_url=${s3.url}`, 'use_path_style=true']),
      ...more,
    ]
      .map(csvField)
      .join(',');
  return {
    from: read.map((name) => flag(name)),
    to: written.map((name) => flag(name, 'mode=max', 'ignore-error=true')),
  };
}

function ghaFlags({ event, scope }: CacheSituation): CacheFlags {
  const name = ['image', ...scope].join('-').replace(/[^\w.-]+/g, '-');
  const from = [`type=gha,scope=${name}`];
  return { from, to: branchOf(event) === undefined ? [] : [`type=gha,scope=${name},mode=max,ignore-error=true`] };
}

/** The branch that a run may write a cache for. */
function branchOf({ name, ref, pullRequest }: CacheSituation['event']): string | undefined {
  if (pullRequest !== undefined || name.startsWith('pull_request')) return undefined;
  return /^refs\/heads\/(.+)$/.exec(ref)?.[1];
}

/** The length of the longest tag that ECR takes. */
const LONGEST_TAG = 128;

/** The length of a base tag that leaves a place for the branch behind it. */
const LONGEST_BASE = 100;

/** The length of a scope with which stage, platforms and branch make a tag of at most 128 characters, in all likelihood. */
const LONGEST_SCOPE = 60;

/** The repository of a registry cache, and the tag that the default branch writes. */
function cachePlace({ repositoryUri, ref, scope }: Pick<CacheSituation, 'repositoryUri' | 'ref' | 'scope'>): {
  readonly uri: string;
  readonly tag: string;
  /** Whether the cache is in the repository of the image. */
  readonly isOwn: boolean;
} {
  const host = repositoryUri.slice(0, repositoryUri.indexOf('/'));
  const own = repositoryUri.slice(host.length + 1);
  const standard = standardTag(scope);
  if (ref === undefined) return { uri: repositoryUri, tag: standard, isOwn: true };
  const [, name = '', tag = standard] = /^([^:]+)(?::(.+))?$/.exec(ref) ?? [];
  return { uri: `${host}/${name}`, tag, isOwn: name === own };
}

/** What the default branch calls its cache. */
function standardTag(scope: CacheSituation['scope']): string {
  return ['cache', ...scope.map((part) => word(part.replaceAll('/', '-'), LONGEST_SCOPE))].join('-');
}

/** A tag of a branch's own cache: no other branch has the same, and no scope, as none has two dashes in a row. */
function branchTag(tag: string, branch: string): string {
  const base = word(tag, LONGEST_BASE);
  return `${base}--${word(branch, LONGEST_TAG - base.length - 2)}`;
}

/** A part of a tag: letters, digits, `_` and `.`, single dashes; a text that had to be changed or cut ends in its hash. */
function word(text: string, longest: number): string {
  const made = text.replace(/[^\w.]+/g, '-').replace(/^-|-$/g, '');
  if (made === text && made.length <= longest) return made;
  const hash = sha256(text).slice(0, 8);
  return `${made.slice(0, longest - hash.length - 1)}-${hash}`;
}

/** The refusal, before the build, of a registry cache whose tag cannot move, as it has to with each build. */
export function refuseFixedCache(
  { preset, ...situation }: CacheSituation,
  repositoryFacts: RepositoryFacts,
): Problem | undefined {
  const { uri, tag, isOwn } = cachePlace(situation);
  if (branchOf(situation.event) === undefined) return undefined;
  if (preset !== 'registry' || !isOwn || repositoryFacts.kind !== 'found' || isMovable(tag, repositoryFacts.mutability))
    return undefined;
  return cacheImmutable({ uri, tag });
}

/**
 * A cache that is written under a tag of the image would take the tag away from it again. `cacheTo`: the caches that the
 * workflow writes by itself.
 */
export function refuseCacheTag(
  situation: CacheSituation,
  { tags, cacheTo }: { readonly tags: readonly string[]; readonly cacheTo: readonly string[] },
): Problem | undefined {
  const written = [...cacheFlags(situation).to, ...cacheTo].map(cacheName);
  const tag = tags.find((wanted) => written.includes(`${situation.repositoryUri}:${wanted}`));
  return tag === undefined ? undefined : cacheOverImage(`${situation.repositoryUri}:${tag}`);
}

/** The name in a registry that a cache is written to, `host/name:tag`. Docker takes `latest` where none is given. */
export function cacheName(cache: string): string | undefined {
  if (cacheType(cache) !== 'registry') return undefined;
  const name = fieldsOf(cache, 'ref').ref;
  return name === undefined || /:[^/]+$/.test(name) ? name : `${name}:latest`;
}
