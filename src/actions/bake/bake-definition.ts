import { type Fields, fieldsOf } from '../../lib/csv-fields.ts';
import { isRecord, parseJson, record } from '../../lib/json.ts';
import { omitUndefined } from '../../lib/omit-undefined.ts';

/** A target as `docker buildx bake --print` resolves it; paths are those that buildx prints. */
export type BakeTarget = {
  readonly name: string;
  /** A folder, or an address. */
  readonly context: string;
  readonly dockerfile?: string;
  readonly inlineDockerfile?: string;
  readonly target?: string;
  readonly network?: string;
  readonly shmSize?: string;
  readonly noCache: boolean;
  readonly pull: boolean;
  readonly contexts: Readonly<Record<string, string>>;
  readonly args: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
  readonly extraHosts: Readonly<Record<string, string>>;
  readonly tags: readonly string[];
  readonly platforms: readonly string[];
  readonly annotations: readonly string[];
  readonly noCacheFilters: readonly string[];
  readonly ulimits: readonly string[];
  readonly entitlements: readonly string[];
  readonly attest: readonly Fields[];
  readonly secrets: readonly Fields[];
  readonly ssh: readonly Fields[];
  readonly outputs: readonly Fields[];
  readonly cacheFrom: readonly Fields[];
  readonly cacheTo: readonly Fields[];
  /** Settings that this version of the action does not know, as buildx prints them. */
  readonly further: Readonly<Record<string, unknown>>;
  /** The whole target, as buildx prints it. */
  readonly raw: Readonly<Record<string, unknown>>;
};

/** A bake definition as buildx resolves it. */
export type BakeDefinition = {
  /** The targets that were asked for, groups resolved, each once. */
  readonly targets: readonly BakeTarget[];
  /** Further targets that the asked ones refer to (`target:NAME`). */
  readonly linked: readonly BakeTarget[];
};

/**
 * Reads what `docker buildx bake --print` prints, of buildx from 0.10 on, whose lists were texts before 0.20 and are objects
 * since (https://docs.docker.com/build/bake/reference/); `undefined` where it is something else. `epoch`: the value of
 * SOURCE_DATE_EPOCH in the environment, which buildx prints as an argument of each target; it has no say in what an image
 * holds.
 */
export function readDefinition(printed: string, epoch?: string): BakeDefinition | undefined {
  const { group, target } = record(parseJson(printed));
  if (!isRecord(target)) return undefined;
  // There is no group `default` where a target of that name is built.
  const groups = record(group);
  const read = new Map(
    Object.entries(target).map(([name, value]) => {
      const target = readTarget(name, record(value));
      const args = Object.entries(target.args).filter(([key, text]) => key !== EPOCH || text !== epoch);
      const own = Object.fromEntries(args);
      return [name, { ...target, args: own, raw: { ...target.raw, args: own } }];
    }),
  );
  const names = [...new Set(membersOf('default', groups, new Set()))];
  const asked = names.flatMap((name) => read.get(name) ?? []);
  return { targets: asked, linked: [...read.values()].filter(({ name }) => !names.includes(name)) };
}

const EPOCH = 'SOURCE_DATE_EPOCH';

/** The targets of a group; a group may hold groups, and a group of one target may have its name. */
function membersOf(name: string, groups: Readonly<Record<string, unknown>>, above: ReadonlySet<string>): string[] {
  const members = above.has(name) ? undefined : record(groups[name]).targets;
  if (!Array.isArray(members)) return [name];
  return textsOf(members).flatMap((member) => membersOf(member, groups, new Set([...above, name])));
}

/** The names of the settings of a target that this action knows. */
const KNOWN: readonly string[] = [
  ...['context', 'contexts', 'dockerfile', 'dockerfile-inline', 'target', 'network', 'shm-size', 'no-cache', 'pull'],
  ...['args', 'labels', 'extra-hosts', 'tags', 'platforms', 'annotations', 'no-cache-filter', 'ulimits'],
  ...['entitlements', 'attest', 'secret', 'ssh', 'output', 'cache-from', 'cache-to', 'description', 'call'],
];

function readTarget(name: string, value: Readonly<Record<string, unknown>>): BakeTarget {
  const further = Object.entries(value).filter(([key]) => !KNOWN.includes(key));
  return omitUndefined({
    name,
    context: textOf(value.context) ?? '.',
    dockerfile: textOf(value.dockerfile),
    inlineDockerfile: textOf(value['dockerfile-inline']),
    target: textOf(value.target),
    network: textOf(value.network),
    shmSize: textOf(value['shm-size']),
    noCache: value['no-cache'] === true,
    pull: value.pull === true,
    contexts: textsByName(value.contexts),
    args: textsByName(value.args),
    labels: textsByName(value.labels),
    extraHosts: textsByName(value['extra-hosts']),
    tags: textsOf(value.tags),
    platforms: textsOf(value.platforms).flatMap((list) => list.split(',')),
    annotations: textsOf(value.annotations),
    noCacheFilters: textsOf(value['no-cache-filter']),
    ulimits: textsOf(value.ulimits),
    entitlements: textsOf(value.entitlements),
    attest: entries(value.attest, 'type'),
    secrets: entries(value.secret, 'id'),
    ssh: entries(value.ssh, 'id'),
    outputs: entries(value.output, 'dest'),
    cacheFrom: entries(value['cache-from'], 'ref'),
    cacheTo: entries(value['cache-to'], 'ref'),
    further: plain(Object.fromEntries(further)),
    raw: plain(value),
  });
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' ? unescaped(value) : undefined;
}

/** A text as it is meant: later versions of buildx print it escaped, as `${` and `%{` begin templates. */
function unescaped(value: string): string {
  return value.replaceAll('$${', '${').replaceAll('%%{', '%{');
}

function plain(value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return record(mapTexts(value, unescaped));
}

/** A value in which `change` was applied to all texts, also those deep inside. */
function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, mapTexts(item, change)]));
}

/** A definition of these targets, by their names, as a file for bake. */
export function writeDefinition(targets: ReadonlyMap<string, Readonly<Record<string, unknown>>>): string {
  const escaped = (text: string): string => text.replaceAll(/[$%](?=\{)/g, (sign) => sign + sign);
  return JSON.stringify({ target: mapTexts(Object.fromEntries(targets), escaped) }, null, 2);
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.flatMap((item) => textOf(item) ?? []) : [];
}

function textsByName(value: unknown): Readonly<Record<string, string>> {
  const pairs = Object.entries(record(value)).map(([name, item]) => [name, textOf(item)] as const);
  return Object.fromEntries(pairs.filter(([, item]) => item !== undefined)) as Record<string, string>;
}

/** `alone`: the field that a text without any names. */
function entries(value: unknown, alone: string): readonly Fields[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item): Fields[] => {
    if (!isRecord(item)) return typeof item === 'string' ? [fieldsOf(textOf(item) ?? '', alone)] : [];
    return [
      Object.fromEntries(
        Object.entries(item).flatMap(([name, field]) => {
          const one = Array.isArray(field) ? textsOf(field).join(',') : textOf(field);
          return one === undefined ? [] : [[name, one]];
        }),
      ),
    ];
  });
}
