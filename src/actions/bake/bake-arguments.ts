import { lastOfEach, type OutputOptions, outputOf, shellWord } from '../../docker/build-arguments.ts';
import { record } from '../../lib/json.ts';
import { omitUndefined } from '../../lib/omit-undefined.ts';
import { inlineOnly } from '../../phases/build/docker-build.ts';
import { type CacheFlags, NO_CACHE } from '../../plan/cache-flags.ts';
import { writeDefinition } from './bake-definition.ts';
import type { DefinitionInputs } from './bake-inputs.ts';
import type { TargetRequest } from './plan-targets.ts';

/** The place that a target is built into: the engine, the cache of its builder, or the registry. */
export type BakeOutput = Exclude<OutputOptions['output'], 'load'>;

/** A target of a call. */
export type BakeItem = Pick<TargetRequest, 'name' | 'build' | 'packing' | 'raw'> & {
  /** `host/name:tag` each. */
  readonly images: readonly string[];
  readonly output: BakeOutput;
  readonly caches?: CacheFlags;
};

/** A target that others may refer to: built where they do, and delivered nowhere. */
export type LinkedItem = Pick<TargetRequest, 'name' | 'build' | 'raw'>;

/** One call of bake. */
export type BakeCall = {
  /** The definition as the workflow names it, for the log. */
  readonly definition: DefinitionInputs;
  readonly items: readonly BakeItem[];
  /** All further targets. */
  readonly linked: readonly LinkedItem[];
  /** The images in the registry that are taken in the place of targets: `docker-image://HOST/NAME@DIGEST` by name. */
  readonly pins: ReadonlyMap<string, string>;
  readonly builder: string;
  /** Whether all targets were built just now, and have to come from the cache. */
  readonly isBuilt: boolean;
  /** The paths of files: the definition, the networks that it cannot say, and buildx's metadata. */
  readonly files: { readonly definition: string; readonly networks: string; readonly metadata: string };
};

/** The arguments of docker that print the definition. */
export function printArguments(
  definition: DefinitionInputs,
  { noCache, pull }: { readonly noCache: boolean; readonly pull: boolean },
): readonly string[] {
  const flags = [...definitionFlags(definition), ...(noCache ? ['--no-cache'] : []), ...(pull ? ['--pull'] : [])];
  return ['buildx', 'bake', '--print', ...flags, ...definition.targets];
}

/** The command that prints the definition, as the log and messages show it. */
export function shownPrint(definition: DefinitionInputs): string {
  return shownAs('docker buildx bake --print', definition, definition.targets);
}

/** The command by which a user would build these targets of the definition. */
export function shownBake(definition: DefinitionInputs, names: readonly string[]): string {
  return shownAs('docker buildx bake', definition, names);
}

function shownAs(command: string, definition: DefinitionInputs, names: readonly string[]): string {
  return [command, ...[...definitionFlags(definition, shownOverride), ...names].map(shellWord)].join(' ');
}

/** The arguments of docker for a call, the text of its definition, and the command as a user would write it. */
export function bakeArguments(call: BakeCall): {
  readonly args: readonly string[];
  readonly definition: string;
  /** A compose file with networks, which no bake file can say in all versions of buildx. */
  readonly networks?: string;
  readonly shown: string;
} {
  const { definition, pins, builder, isBuilt, files } = call;
  const items = call.items.map((item) => withPins(item, pins));
  const linked = call.linked.map((item) => withPins(item, pins));
  const names = items.map(({ name }) => name);
  const allow = definition.allow.flatMap((privilege) => ['--allow', privilege]);
  const others = linked.filter(({ name }) => !names.includes(name));
  const networks = writeNetworks([...items, ...others]);
  const sources = [files.definition, ...(networks === undefined ? [] : [files.networks])];
  const where = ['--builder', builder, '--metadata-file', files.metadata];
  const targets = new Map<string, BakeItem['raw']>([
    ...others.map(
      ({ name, raw }) => [name, { ...fromCacheOnly(raw, isBuilt), tags: [], output: ['type=cacheonly'] }] as const,
    ),
    ...items.map((item) => [item.name, targetSettings(item, isBuilt)] as const),
  ]);
  return {
    args: ['buildx', 'bake', ...where, ...sources.flatMap((file) => ['--file', file]), ...allow, ...names],
    definition: writeDefinition(targets),
    ...omitUndefined({ networks }),
    shown: shownBake(pinnedDefinition(call), names),
  };
}

/** The definition as a user would write it, with images of the registry in the place of targets. */
export function pinnedDefinition({
  definition,
  items,
  linked,
  pins,
}: Pick<BakeCall, 'definition' | 'items' | 'linked' | 'pins'>): DefinitionInputs {
  const names = new Set(items.map(({ name }) => name));
  const overrides = [...items, ...linked.filter(({ name }) => !names.has(name))].flatMap(({ name, raw }) =>
    pinnedContexts(raw, pins).map(([context, image]) => `${name}.contexts.${context}=${image}`),
  );
  return { ...definition, set: [...definition.set, ...overrides] };
}

/** The contexts of a target that are images of the registry now. */
function pinnedContexts(raw: BakeItem['raw'], pins: BakeCall['pins']): readonly (readonly [string, string])[] {
  return Object.entries(record(raw.contexts)).flatMap(([context, value]) => {
    const image = pins.get(/^target:(.*)$/.exec(String(value))?.[1] ?? '');
    return image === undefined ? [] : [[context, image] as const];
  });
}

function withPins<T extends LinkedItem>(item: T, pins: BakeCall['pins']): T {
  const pinned = pinnedContexts(item.raw, pins);
  if (pinned.length === 0) return item;
  return { ...item, raw: { ...item.raw, contexts: { ...record(item.raw.contexts), ...Object.fromEntries(pinned) } } };
}

/**
 * The networks that buildx has not printed, as a compose file: only there all versions of buildx read one. The file is in
 * JSON, which is YAML too.
 */
function writeNetworks(targets: readonly LinkedItem[]): string | undefined {
  const services = targets.flatMap(({ name, build: { network }, raw }) =>
    network === undefined || raw.network === network ? [] : [[name, { build: { network } }] as const],
  );
  return services.length === 0 ? undefined : JSON.stringify({ services: Object.fromEntries(services) });
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

/** A line of `set` without the value of a build argument: the runner has shown that once, with the inputs. */
function shownOverride(override: string): string {
  return override.replace(/^([^.]+\.args\.[^=]+=)[\s\S]*$/, '$1…');
}

/** The settings of a target as it is built: those that buildx printed, but for those that this action decides. */
function targetSettings({ build, packing, raw, images, output, caches = NO_CACHE }: BakeItem, isBuilt: boolean) {
  const labels = Object.fromEntries(lastOfEach(build.labels).map(({ key, value }) => [key, value]));
  const to = [...caches.to, ...build.cacheTo];
  return {
    ...fromCacheOnly(raw, isBuilt),
    tags: images,
    labels,
    annotations: build.annotations,
    output: [outputOf(build, output, packing) ?? (output === 'none' ? 'type=cacheonly' : 'type=image')],
    'cache-from': isBuilt ? [] : [...caches.from, ...build.cacheFrom],
    'cache-to': isBuilt ? inlineOnly(to) : to,
  };
}

/** Settings by which a target that was built just now comes from the cache: built once more it would be another image. */
function fromCacheOnly(raw: BakeItem['raw'], isBuilt: boolean): Readonly<Record<string, unknown>> {
  if (!isBuilt) return raw;
  const { 'no-cache': _noCache, 'no-cache-filter': _filter, pull: _pull, 'cache-to': _to, ...rest } = raw;
  return rest;
}
