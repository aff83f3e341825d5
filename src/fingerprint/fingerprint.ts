import { access, readdir, readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { isNativeError } from 'node:util/types';
import { type DockerfileSources, readDockerfile } from '../dockerfile/dockerfile.ts';
import { readIgnoreRules } from '../dockerfile/dockerignore.ts';
import { parseReference } from '../dockerfile/image-reference.ts';
import type { BuildInputs } from '../inputs/build-inputs.ts';
import { isRemoteContext } from '../inputs/parse-docker.ts';
import { timeLimit } from '../lib/http.ts';
import { omitUndefined } from '../lib/omit-undefined.ts';
import type { ProxyVariables } from '../lib/proxy.ts';
import { sha256 } from '../lib/sha256.ts';
import { ARCHITECTURES } from '../plan/choose-builder.ts';
import { type BaseImage, type ImageSources, readBaseImages } from './base-images.ts';
import { type ContextFiles, readContextFiles } from './context-files.ts';
import { contentTag, type FingerprintPart, partOf } from './fingerprint-parts.ts';
import { readNamedContexts } from './named-contexts.ts';

/** A fingerprint of everything that decides an image, or why there is none. */
export type Fingerprint =
  | {
      readonly kind: 'known';
      /** In a fixed order, each once. */
      readonly parts: readonly FingerprintPart[];
      /** `content-` and 32 hex digits. */
      readonly tag: string;
      /** Whole sentences: what is not seen, or why nothing will ever match. */
      readonly notices: readonly string[];
    }
  | { readonly kind: 'unknown'; readonly reason: string };

/** What decides an image besides the inputs, and what several builds have in common. */
export type FingerprintOptions = {
  /** The Dockerfile itself, where it is in no file. */
  readonly inlineDockerfile?: string;
  /** The content of further builds, by the names under which contexts refer to them (`target:NAME`). */
  readonly linked?: (name: string) => Promise<Fingerprint> | undefined;
  /** Further settings; each counts by its value. */
  readonly further?: Readonly<Record<string, unknown>>;
  /** What several builds look at is looked at once. */
  readonly cache?: FingerprintCache;
};

/** Trees and images that were looked at, by their places and names. */
export type FingerprintCache = {
  readonly trees: Map<string, Promise<ContextFiles>>;
  readonly images: Map<string, Promise<readonly BaseImage[]>>;
};

export type FingerprintSources = ImageSources &
  FingerprintOptions & {
    /** Where the paths of the inputs start. */
    readonly workspace: string;
    /** The variables that docker gets. */
    readonly variables: Readonly<Record<string, string>>;
    readonly proxy: ProxyVariables;
    /** The labels that the workflow gives. Those of the action itself name the commit, and are not among them. */
    readonly labels: BuildInputs['labels'];
    /** The commit of the run. */
    readonly commit: string;
    /** The processor that images are built for, as Node.js names it; this machine's where it is absent. */
    readonly architecture?: string;
  };

/** All registries together; the build itself would wait longer. */
const LOOKUP_SECONDS = 3;

/**
 * Reads what decides the image of a build. Two builds with the same tag may share an image, whatever their commits.
 * A file that cannot be read makes it `unknown`: then Docker is the one to say what is wrong.
 */
export async function readFingerprint(build: BuildInputs, origin: FingerprintSources): Promise<Fingerprint> {
  try {
    return await readKnown(build, origin);
  } catch (error) {
    if (isNativeError(error) && 'syscall' in error) return { kind: 'unknown', reason: error.message };
    throw error;
  }
}

async function readKnown(build: BuildInputs, origin: FingerprintSources): Promise<Fingerprint> {
  if (isRemoteContext(build.context))
    return { kind: 'unknown', reason: `its context, ${build.context}, is an address.` };
  const context = resolve(origin.workspace, build.context);
  const { inlineDockerfile, cache = { trees: new Map(), images: new Map() } } = origin;
  const file = inlineDockerfile === undefined ? await findDockerfile(build, context, origin.workspace) : undefined;
  const ignore = await findIgnoreFile(file, context);
  const dockerfile = file === undefined ? Buffer.from(inlineDockerfile ?? '') : await readFile(file);
  const given = givenArguments(build, origin.variables);
  const platforms = build.platforms.length === 0 ? [platformOf(origin)] : build.platforms.toSorted();
  const sources = allOf(
    platforms.map((platform) =>
      readDockerfile(
        omitUndefined({
          text: dockerfile.toString('utf8'),
          target: build.target,
          given,
          predefined: platformArguments(platform, origin),
        }),
      ),
    ),
  );
  const connection = { proxy: origin.proxy, limit: timeLimit(LOOKUP_SECONDS) };
  const { lookUpLocal, ...remote } = origin;
  const lookUp = { ...remote, ...(build.pull || !lookUpLocal ? {} : { lookUpLocal }) };
  const read = async (names: readonly string[]): Promise<readonly BaseImage[]> => {
    const each = names.map((name) =>
      once(cache.images, JSON.stringify([name, build.pull]), () => readBaseImages([name], lookUp, connection)),
    );
    return (await Promise.all(each)).flat();
  };
  const [images, tree, named] = await Promise.all([
    read(withoutNamed(sources.images, build)),
    once(cache.trees, JSON.stringify([context, ignore?.text]), () =>
      readContextFiles(context, readIgnoreRules(ignore?.text ?? '')),
    ),
    readNamedContexts(build.buildContexts, origin, read),
  ]);
  if (named.unknown !== undefined) return { kind: 'unknown', reason: named.unknown };
  const shown = (path: string): string => relative(origin.workspace, path) || '.';
  const parts = [
    partOf('context', tree.hash, `${count(tree.files, 'file')} of ${shown(context)}, ${megabytes(tree.bytes)}`),
    partOf(
      'dockerfile',
      [sha256(dockerfile), ignore === undefined ? '' : sha256(ignore.text)],
      [
        ...(file === undefined ? ['inline'] : [shown(file)]),
        ...(ignore === undefined ? [] : [shown(ignore.path)]),
      ].join(', '),
    ),
    imagesPart(images),
    argumentsPart(given, sources),
    labelsPart(origin.labels),
    optionsPart(build, origin.further),
    partOf('platform', platforms.join(','), platforms.join(', ')),
    ...(named.hashed.length === 0
      ? []
      : [partOf('named-contexts', named.hashed, listed(build.buildContexts.map(({ name }) => name)))]),
  ];
  const notices = [
    ...imageNotices(images, sources),
    ...imageNotices(named.images),
    ...named.notices,
    ...contextNotices(tree),
    ...changingNotices(given, build, origin),
  ];
  return { kind: 'known', parts, tag: contentTag(parts), notices };
}

/** Docker takes either spelling, but only where no path is given. */
async function findDockerfile(build: BuildInputs, context: string, workspace: string): Promise<string> {
  if (build.file !== undefined) return resolve(workspace, build.file);
  const names = await readdir(context);
  return join(context, names.includes('Dockerfile') || !names.includes('dockerfile') ? 'Dockerfile' : 'dockerfile');
}

/**
 * That of the Dockerfile comes before that of the context. `join`, as ncc takes `resolve` with a plain name for a file that
 * it should bundle.
 */
async function findIgnoreFile(
  file: string | undefined,
  context: string,
): Promise<{ readonly path: string; readonly text: string } | undefined> {
  const own = file === undefined ? [] : [`${file}.dockerignore`];
  for (const path of [...own, join(context, '.dockerignore')]) {
    const isThere = await access(path).then(
      () => true,
      () => false,
    );
    if (isThere) return { path, text: await readFile(path, 'utf8') };
  }
  return undefined;
}

/** Name and value of what Docker is given: the last of each name, and no variable that is not set. */
function givenArguments(
  { buildArgs }: BuildInputs,
  variables: FingerprintSources['variables'],
): ReadonlyMap<string, string> {
  const given = new Map<string, string>();
  for (const { name, value = variables[name] } of buildArgs) {
    if (value === undefined) given.delete(name);
    else given.set(name, value);
  }
  return given;
}

function platformOf({ variables, architecture = process.arch }: FingerprintSources): string {
  return variables.DOCKER_DEFAULT_PLATFORM || `linux/${ARCHITECTURES[architecture] ?? architecture}`;
}

/** https://docs.docker.com/reference/dockerfile/#automatic-platform-args-in-the-global-scope */
function platformArguments(target: string, origin: FingerprintSources): ReadonlyMap<string, string> {
  const build = platformOf({ ...origin, variables: {} });
  return new Map(
    Object.entries({ BUILD: build, TARGET: target }).flatMap(([prefix, platform]) => {
      const [os = '', arch = '', variant = ''] = platform.split('/');
      const values = { PLATFORM: platform, OS: os, ARCH: arch, VARIANT: variant };
      return Object.entries(values).map(([name, value]): [string, string] => [`${prefix}${name}`, value]);
    }),
  );
}

/** Of words that cannot be resolved the Dockerfile and the arguments say all that is known. */
function imagesPart(images: readonly BaseImage[]): FingerprintPart {
  const known = images.map(({ name, digest = '', localId = '' }) => [name, digest, localId]);
  const byName = images.filter(({ digest, localId }) => digest === undefined && localId === undefined).length;
  const told =
    images.length === 0 ? 'none' : `${count(images.length, 'image')}${byName > 0 ? `, ${byName} by name only` : ''}`;
  return partOf('base-images', known, told);
}

function idOf(agent: string): string {
  return agent.replace(/=.*$/, '');
}

/** What a Dockerfile takes for each platform, taken together. */
function allOf(sources: readonly DockerfileSources[]): DockerfileSources {
  const all = (list: (source: DockerfileSources) => readonly string[]) => [...new Set(sources.flatMap(list))];
  return {
    images: all(({ images }) => images).toSorted(),
    unresolved: all(({ unresolved }) => unresolved),
    remoteFiles: all(({ remoteFiles }) => remoteFiles),
    argumentNames: all(({ argumentNames }) => argumentNames),
  };
}

/** A named context takes the place of an image of its name. */
function withoutNamed(images: readonly string[], { buildContexts }: BuildInputs): readonly string[] {
  const whole = (name: string): string => parseReference(name)?.name ?? name;
  const names = new Set(buildContexts.map(({ name }) => whole(name)));
  return images.filter((image) => !names.has(whole(image)));
}

/** Arguments that are there without being declared and leave no trace in an image, unless a Dockerfile declares them. */
const PROXY_ARGUMENTS = /^(https?|ftp|no|all)_proxy$/i;

function argumentsPart(given: ReadonlyMap<string, string>, { argumentNames }: DockerfileSources): FingerprintPart {
  const counted = [...given].filter(([name]) => !PROXY_ARGUMENTS.test(name) || argumentNames.includes(name));
  return partOf('build-args', Object.fromEntries(counted), listed(counted.map(([name]) => name)));
}

function labelsPart(labels: BuildInputs['labels']): FingerprintPart {
  const last = new Map(labels.map(({ key, value }) => [key, value]));
  return partOf('labels', Object.fromEntries(last), listed([...last.keys()]));
}

/**
 * How each input counts. A new one has to be put in here, as the types say; until then its value counts.
 *
 * `apart`: another part reads it. `no`: it has no say in what an image holds.
 */
const FIELDS: ReadonlyMap<string, 'apart' | 'value' | 'no'> = new Map(
  Object.entries({
    context: 'apart',
    file: 'apart',
    buildArgs: 'apart',
    labels: 'apart',
    annotations: 'value',
    target: 'value',
    network: 'value',
    addHosts: 'value',
    shmSize: 'value',
    ulimits: 'value',
    allow: 'value',
    // Several platforms are one image more; a single one is told by the part `platform`.
    platforms: 'apart',
    provenance: 'value',
    sbom: 'value',
    compression: 'apart',
    builder: 'no',
    load: 'no',
    cache: 'no',
    cacheFrom: 'no',
    cacheTo: 'no',
    buildContexts: 'apart',
    secrets: 'apart',
    ssh: 'apart',
    pull: 'no',
    noCache: 'no',
    noCacheFilters: 'no',
  } as const satisfies Record<keyof BuildInputs, 'apart' | 'value' | 'no'>),
);

function optionsPart(build: BuildInputs, further: FingerprintOptions['further'] = {}): FingerprintPart {
  // An empty list is as good as none, so that a later version with a further list still finds the images of before.
  const set = Object.entries(build).filter(
    ([name, value]) =>
      (FIELDS.get(name) ?? 'value') === 'value' && value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  // What secrets and agents hold is none of an image's business; only their names may make another build of it.
  const ids = { secrets: build.secrets.map(({ id }) => id).toSorted(), ssh: build.ssh.map(idOf).toSorted() };
  const named = Object.entries(ids).filter(([, value]) => value.length > 0);
  const packed = build.compression === 'default' ? [] : [['compression', build.compression] as const];
  const all = [...set, ...named, ...packed, ...Object.entries(further)];
  return partOf('options', Object.fromEntries(all), listed(all.map(([name]) => name)));
}

function imageNotices(
  images: readonly BaseImage[],
  { unresolved, remoteFiles }: Pick<DockerfileSources, 'unresolved' | 'remoteFiles'> = NO_SOURCES,
): readonly string[] {
  const unseen = images.filter(({ digest, localId }) => digest === undefined && localId === undefined);
  return [
    ...unseen.map(
      ({ name, reason }) =>
        `The digest of ${name} is not known (${reason}): a newer image of that name goes unnoticed.`,
    ),
    ...unresolved.map((word) => `Which image ${word} is cannot be told: a newer one goes unnoticed.`),
    ...remoteFiles.map((address) => `ADD ${address} is not looked at: another content there goes unnoticed.`),
  ];
}

const NO_SOURCES = { unresolved: [], remoteFiles: [] };

function contextNotices({ hasGit }: ContextFiles): readonly string[] {
  if (!hasGit) return [];
  return [
    'The folder .git is part of the context, but is not looked at, as no two checkouts have the same: what an image ' +
      'takes from it may be of an older commit. Add a line `.git` to .dockerignore.',
  ];
}

/** What changes with each commit or run makes every image another one. */
function changingNotices(
  given: ReadonlyMap<string, string>,
  { annotations }: BuildInputs,
  { variables, labels, commit }: FingerprintSources,
): readonly string[] {
  const changing = [
    ['the commit', commit.slice(0, 7)],
    ['the commit', variables.GITHUB_SHA?.slice(0, 7)],
    ['the id of the run', variables.GITHUB_RUN_ID],
  ] as const;
  const texts = [
    ...[...given].map(([name, value]) => [`The build argument ${name}`, value] as const),
    ...labels.map(({ key, value }) => [`The label ${key}`, value] as const),
    ...annotations.map((text) => [`The annotation ${text.replace(/=[\s\S]*$/, '')}`, text] as const),
  ];
  return texts.flatMap(([name, value]) => {
    const held = changing.find(([, text]) => text !== undefined && text.length > 6 && value.includes(text));
    return held === undefined ? [] : [`${name} holds ${held[0]}, which differs each time: nothing will be reused.`];
  });
}

/** What was found under that key, found now where nobody has yet. */
function once<T>(known: Map<string, Promise<T>>, key: string, find: () => Promise<T>): Promise<T> {
  const found = known.get(key) ?? find();
  known.set(key, found);
  return found;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function megabytes(bytes: number): string {
  return bytes < 50_000 ? count(bytes, 'byte') : `${(bytes / 1e6).toFixed(1)} MB`;
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.toSorted().join(', ');
}
