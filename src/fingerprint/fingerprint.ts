import { access, readdir, readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { isNativeError } from 'node:util/types';
import { type DockerfileSources, readDockerfile } from '../dockerfile/dockerfile.ts';
import { readIgnoreRules } from '../dockerfile/dockerignore.ts';
import { parseReference } from '../dockerfile/image-reference.ts';
import type { BuildInputs } from '../inputs/build-inputs.ts';
import { isRemoteContext } from '../inputs/parse-docker.ts';
import { counted, megabytes } from '../lib/format.ts';
import { timeLimit } from '../lib/http.ts';
import { omitUndefined } from '../lib/omit-undefined.ts';
import { sha256 } from '../lib/sha256.ts';
import { type BaseImage, readBaseImages } from './base-images.ts';
import { type ContextFiles, readContextFiles } from './context-files.ts';
import { changingNotices, contextNotices, imageNotices } from './fingerprint-notices.ts';
import { contentTag, type FingerprintPart, partOf } from './fingerprint-parts.ts';
import type { Fingerprint, FingerprintCache, FingerprintSources } from './fingerprint-sources.ts';
import { argumentsPart, imagesPart, labelsPart, listed, optionsPart } from './input-parts.ts';
import { type NamedContexts, readNamedContexts } from './named-contexts.ts';
import { platformArguments, targetPlatforms } from './target-platforms.ts';

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
  const files = await readBuildFiles(build, origin);
  const given = givenArguments(build, origin.variables);
  const platforms = targetPlatforms(build, origin);
  const read = platforms.map((platform) => {
    const predefined = platformArguments(platform, origin);
    const text = files.dockerfile.toString('utf8');
    return readDockerfile(omitUndefined({ text, target: build.target, given, predefined }));
  });
  const unread = read.find(({ kind }) => kind === 'unknown');
  if (unread?.kind === 'unknown')
    return { kind: 'unknown', reason: `of ${shownFile(files, origin)}, ${unread.reason}` };
  const sources = allOf(read.filter((one) => one.kind === 'known'));
  const { cache = { trees: new Map(), images: new Map() } } = origin;
  const lookUp = imageLookup(build, origin, cache);
  const { context, ignore } = files;
  const [images, tree, named] = await Promise.all([
    lookUp(withoutNamed(sources.images, build)),
    once(cache.trees, JSON.stringify([context, ignore?.text]), () =>
      readContextFiles(context, readIgnoreRules(ignore?.text ?? '')),
    ),
    readNamedContexts(build.buildContexts, origin, lookUp),
  ]);
  if (named.unknown !== undefined) return { kind: 'unknown', reason: named.unknown };
  const platform = partOf('platform', platforms.join(','), platforms.join(', '));
  const parts = [
    contextPart(tree, relative(origin.workspace, context) || '.'),
    dockerfilePart(files, origin.workspace),
    imagesPart(images),
    argumentsPart(given, sources),
    labelsPart(origin.labels),
    optionsPart(build, origin.further),
    platform,
    ...namedContextsPart(named),
  ];
  const notices = [
    ...imageNotices(images, sources),
    ...imageNotices(named.images),
    ...named.notices,
    ...contextNotices(tree),
    ...changingNotices(given, build, origin),
  ];
  const isNewWanted = build.noCache || build.noCacheFilters.length > 0 || named.isNewWanted;
  return { kind: 'known', parts, tag: contentTag(parts), notices, isNewWanted };
}

function contextPart({ hash, files, bytes }: ContextFiles, name: string): FingerprintPart {
  return partOf('context', hash, `${counted(files, 'file')} of ${name}, ${megabytes(bytes)}`);
}

function namedContextsPart({ hashed }: NamedContexts): readonly FingerprintPart[] {
  return hashed.length === 0 ? [] : [partOf('named-contexts', hashed, listed(hashed.map(([name]) => name)))];
}

/** What a build is read from. */
type BuildFiles = {
  readonly context: string;
  /** Absent where the Dockerfile is in no file. */
  readonly file: string | undefined;
  readonly dockerfile: Buffer;
  readonly ignore: { readonly path: string; readonly text: string } | undefined;
};

async function readBuildFiles(build: BuildInputs, origin: FingerprintSources): Promise<BuildFiles> {
  const { workspace, inlineDockerfile } = origin;
  const context = resolve(workspace, build.context);
  const file = inlineDockerfile === undefined ? await findDockerfile(build, context, workspace) : undefined;
  const ignore = await findIgnoreFile(file, context);
  const dockerfile = file === undefined ? Buffer.from(inlineDockerfile ?? '') : await readFile(file);
  return { context, file, dockerfile, ignore };
}

function shownFile({ file }: Pick<BuildFiles, 'file'>, { workspace }: Pick<FingerprintSources, 'workspace'>): string {
  return file === undefined ? 'the inline Dockerfile' : relative(workspace, file);
}

function dockerfilePart({ file, dockerfile, ignore }: BuildFiles, workspace: string): FingerprintPart {
  const shown = (path: string): string => relative(workspace, path) || '.';
  const names = [file === undefined ? 'inline' : shown(file), ...(ignore === undefined ? [] : [shown(ignore.path)])];
  return partOf('dockerfile', [sha256(dockerfile), ignore === undefined ? '' : sha256(ignore.text)], names.join(', '));
}

/** Looks up images side by side, each once for all builds that share the cache. */
function imageLookup(
  { pull }: BuildInputs,
  { lookUpLocal, ...remote }: FingerprintSources,
  { images }: FingerprintCache,
): (names: readonly string[]) => Promise<readonly BaseImage[]> {
  const connection = { proxy: remote.proxy, limit: timeLimit(LOOKUP_SECONDS) };
  const sources = { ...remote, ...(pull || !lookUpLocal ? {} : { lookUpLocal }) };
  return async (names) => {
    const each = names.map((name) =>
      once(images, JSON.stringify([name, pull]), () => readBaseImages([name], sources, connection)),
    );
    return (await Promise.all(each)).flat();
  };
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

/** What a Dockerfile takes for each platform, taken together. */
function allOf(sources: readonly DockerfileSources[]): DockerfileSources {
  const all = (list: (source: DockerfileSources) => readonly string[]) => [...new Set(sources.flatMap(list))];
  return {
    images: all(({ images }) => images).toSorted(),
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

/** What was found under that key, found now where nobody has yet. */
function once<T>(known: Map<string, Promise<T>>, key: string, find: () => Promise<T>): Promise<T> {
  const found = known.get(key) ?? find();
  known.set(key, found);
  return found;
}
