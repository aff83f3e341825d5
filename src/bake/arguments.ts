import { lastOfEach, outputOf, shellWord } from '../docker/arguments.ts';
import { type CacheFlags, NO_CACHE } from '../plan/cache.ts';
import type { DefinitionInputs } from './inputs.ts';
import type { TargetOrder } from './targets.ts';

/** What a target is built into: the engine, the cache of its builder, or the registry. */
export type BakeOutput = 'engine' | 'none' | 'push';

/** A target of a call. */
export type BakeItem = Pick<TargetOrder, 'name' | 'build' | 'ownCache' | 'packing'> & {
  /** `host/name:tag` each. */
  readonly images: readonly string[];
  readonly output: BakeOutput;
  readonly caches?: CacheFlags;
};

/** One call of bake. */
export type BakeCall = {
  readonly definition: DefinitionInputs;
  readonly items: readonly BakeItem[];
  /** Targets that others refer to: built, and delivered nowhere. */
  readonly linked: readonly string[];
  readonly builder: string;
  /** Whether all of it was built just now, and has to come from the cache. */
  readonly isBuilt: boolean;
  readonly noCache: boolean;
  readonly pull: boolean;
  readonly metadataFile: string;
};

/** The arguments of docker that print the definition. */
export function printArguments(definition: DefinitionInputs, { noCache, pull }: Pick<BakeCall, 'noCache' | 'pull'>) {
  return [
    'buildx',
    'bake',
    '--print',
    ...definitionFlags(definition),
    ...cacheless({ noCache, pull }),
    ...definition.targets,
  ];
}

/**
 * The arguments of docker for a call, and the same as the log shows them.
 *
 * The definition itself is built, and settings are put over it (`--set`): so whatever a definition may say holds, also what
 * this action or an older buildx does not print. Values of this kind are no secrets; those stay in the definition as names.
 */
export function bakeArguments(call: BakeCall): { readonly args: readonly string[]; readonly shown: string } {
  const { definition, items, linked, builder, isBuilt, metadataFile } = call;
  const flags = [
    ...definitionFlags(definition),
    ...(isBuilt ? [] : cacheless(call)),
    ...linked.flatMap((name) => set(name, 'output', 'type=cacheonly')),
  ];
  const names = items.map(({ name }) => name);
  const settings = items.flatMap((item) => settingsOf(item, isBuilt));
  return {
    args: ['buildx', 'bake', '--builder', builder, '--metadata-file', metadataFile, ...flags, ...settings, ...names],
    shown: ['docker buildx bake', ...[...definitionFlags(definition, shownOverride), ...names].map(shellWord)].join(
      ' ',
    ),
  };
}

function definitionFlags(
  { files, set: overrides, allow, provenance, sbom }: DefinitionInputs,
  show = (text: string): string => text,
): readonly string[] {
  return [
    ...allow.flatMap((privilege) => ['--allow', privilege]),
    ...files.flatMap((file) => ['--file', file]),
    ...overrides.flatMap((override) => ['--set', show(override)]),
    ...(provenance === undefined ? [] : ['--provenance', provenance]),
    ...(sbom === undefined ? [] : ['--sbom', sbom]),
  ];
}

/** Without the values of build arguments: the runner has shown them once, with the inputs. */
function shownOverride(override: string): string {
  return override.replace(/^([^.]+\.args\.[^=]+=)[\s\S]*$/, '$1…');
}

function cacheless({ noCache, pull }: Pick<BakeCall, 'noCache' | 'pull'>): readonly string[] {
  return [...(noCache ? ['--no-cache'] : []), ...(pull ? ['--pull'] : [])];
}

/** What a target gets in place of its own settings. */
function settingsOf({ name, build, ownCache, packing, images, output, caches = NO_CACHE }: BakeItem, isBuilt: boolean) {
  const { annotations, labels } = build;
  const own = { from: build.cacheFrom, to: build.cacheTo };
  const all = isBuilt ? NO_CACHE : { from: [...caches.from, ...own.from], to: [...caches.to, ...own.to] };
  return [
    ...images.flatMap((image) => set(name, 'tags', image)),
    ...lastOfEach(labels).flatMap(({ key, value }) => set(name, `labels.${key}`, value)),
    ...annotations.flatMap((annotation) => set(name, 'annotations', annotation)),
    ...set(name, 'output', outputOf(build, output, packing) ?? (output === 'none' ? 'type=cacheonly' : 'type=image')),
    ...inPlaceOf(own.from, all.from).flatMap((cache) => set(name, 'cache-from', cache)),
    ...inPlaceOf(own.to, all.to).flatMap((cache) => set(name, 'cache-to', cache)),
    ...(isBuilt && ownCache.noCache ? set(name, 'no-cache', 'false') : []),
    ...(isBuilt && ownCache.pull ? set(name, 'pull', 'false') : []),
    // An empty filter would mean all stages; this one is the name of none.
    ...(isBuilt && ownCache.noCacheFilters.length > 0 ? set(name, 'no-cache-filter', '-') : []),
  ];
}

/** An empty value takes away what the definition says. */
function inPlaceOf(own: readonly string[], wanted: readonly string[]): readonly string[] {
  return wanted.length === 0 && own.length > 0 ? [''] : wanted;
}

function set(target: string, key: string, value: string): readonly string[] {
  return ['--set', `${target}.${key}=${value}`];
}
