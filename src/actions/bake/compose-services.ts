import { dirname, join } from 'node:path';
import { isRecord, record } from '../../lib/json.ts';
import { Override } from './compose-yaml.ts';

/** A document of a compose file; `file`: its path from the folder of the definition. */
export type ComposeFile = { readonly file: string; readonly services: Values; readonly include: unknown };

/** A service that is built, with the settings that it extends and those of later files. */
export type ComposeService = {
  /** The name of the target that bake makes of the service. */
  readonly name: string;
  readonly build: ReadonlyMap<string, ComposeValue>;
  /** `image`, `platform` and `x-bake` beside `build`. */
  readonly beside: ReadonlyMap<string, ComposeValue>;
};

/** A value, and the last file that gives it. */
export type ComposeValue = { readonly file: string; readonly value: unknown };

type Values = Readonly<Record<string, unknown>>;

/** The documents that are compose files: bake takes no file without services or includes for one. */
export function composeFilesIn(file: string, documents: readonly unknown[]): readonly ComposeFile[] {
  return documents.flatMap((document) => {
    const { services, include } = record(document);
    return isRecord(services) || Array.isArray(include) ? [{ file, services: record(services), include }] : [];
  });
}

/** The paths of the files that a file includes, and that its services extend; those with variables are left out. */
export function referencesOf({ file, services, include }: ComposeFile): {
  readonly included: readonly string[];
  readonly extended: readonly string[];
} {
  const included = (Array.isArray(include) ? include : []).flatMap((entry) =>
    isRecord(entry) ? [entry.path].flat() : [entry],
  );
  const extended = Object.values(services).map((service) => record(record(service).extends).file);
  const fromHere = (paths: readonly unknown[]): readonly string[] =>
    paths.flatMap((path) => (typeof path === 'string' && !path.includes('$') ? [join(dirname(file), path)] : []));
  return { included: fromHere(included), extended: fromHere(extended) };
}

/**
 * The services of the files, in which later files add to earlier ones. `all`: with the files that services extend.
 * Maps are merged as compose merges them (https://docs.docker.com/reference/compose-file/merge/), as far as it matters here:
 * a list or a map of a later file stands for both.
 */
export function composeServices(files: readonly ComposeFile[], all: readonly ComposeFile[]): readonly ComposeService[] {
  const names = new Set(files.flatMap(({ services }) => Object.keys(services)));
  return [...names].flatMap((name) => {
    const layers = files.flatMap((file) => layersOf({ file, name }, all));
    if (!layers.some(({ values }) => 'build' in values)) return [];
    const build = merge(layers.map(({ file, values }) => ({ file, values: buildIn(values.build) })));
    const beside = [...merge(layers)].filter(([key]) => ['image', 'platform', 'x-bake'].includes(key));
    return [{ name: name.replaceAll('.', '_'), build, beside: new Map(beside) }];
  });
}

/** The settings that one file has for a service. */
type Layer = { readonly file: string; readonly values: Values };

/** The layers of a service; those that it extends come first. */
function layersOf(
  { file: { file, services }, name }: { readonly file: ComposeFile; readonly name: string },
  all: readonly ComposeFile[],
  above: readonly string[] = [],
): readonly Layer[] {
  const place = `${file}\n${name}`;
  const values = record(plain(services[name]));
  if (!(name in services) || above.includes(place)) return [];
  const { extends: base } = values;
  const baseName = isRecord(base) ? base.service : base;
  const baseFile = isRecord(base) && typeof base.file === 'string' ? join(dirname(file), base.file) : file;
  const bases = typeof baseName === 'string' ? all.filter((other) => other.file === baseFile) : [];
  return [
    ...bases.flatMap((other) => layersOf({ file: other, name: String(baseName) }, all, [...above, place])),
    { file, values },
  ];
}

/** `build: folder` is short for its context. */
function buildIn(value: unknown): unknown {
  return typeof value === 'string' ? { context: value } : value;
}

function merge(layers: readonly { readonly file: string; readonly values: unknown }[]): Map<string, ComposeValue> {
  const merged = new Map<string, ComposeValue>();
  for (const { file, values } of layers) {
    if (values instanceof Override) merged.clear();
    for (const [key, given] of Object.entries(record(plain(values)))) {
      const before = merged.get(key)?.value;
      const value = plain(given);
      const both = isRecord(before) && isRecord(value) && !(given instanceof Override);
      merged.set(key, { file, value: both ? { ...before, ...value } : value });
    }
  }
  return merged;
}

function plain(value: unknown): unknown {
  return value instanceof Override ? value.value : value;
}
