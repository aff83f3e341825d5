import { relative } from 'node:path';
import { readIgnoreRules } from '../dockerfile/dockerignore.ts';
import type { BuildInputs } from '../inputs/build-inputs.ts';
import { isRemoteContext } from '../inputs/parse-docker.ts';
import { textOfBytes } from '../lib/bytes-text.ts';
import { counted, megabytes } from '../lib/format.ts';
import { timeLimit } from '../lib/http.ts';
import { sha256 } from '../lib/sha256.ts';
import { type BaseImage, readBaseImages } from './base-images.ts';
import type { BuildFiles } from './build-files.ts';
import { givenArguments, orReason, readBuildSources, withoutNamed } from './build-sources.ts';
import { type ContextFiles, readContextFiles } from './context-files.ts';
import { changingNotices, contextNotices, imageNotices } from './fingerprint-notices.ts';
import { contentTag, type FingerprintPart, partOf } from './fingerprint-parts.ts';
import type { Fingerprint, FingerprintCache, FingerprintSources } from './fingerprint-sources.ts';
import { argumentsPart, imagesPart, labelsPart, listed, optionsPart } from './input-parts.ts';
import { type NamedContexts, readNamedContexts } from './named-contexts.ts';
import { policyReason, policySettings } from './source-policies.ts';
import { targetPlatforms } from './target-platforms.ts';

/** The time that all registries have together; the build itself would wait longer. */
const LOOKUP_SECONDS = 3;

/**
 * Reads what decides the image of a build. Two builds with the same tag may share an image, whatever their commits.
 * A file that cannot be read makes the fingerprint `unknown`: then Docker is the one to say what is wrong.
 */
export async function readFingerprint(build: BuildInputs, origin: FingerprintSources): Promise<Fingerprint> {
  return await orReason(() => readKnown(build, origin));
}

async function readKnown(build: BuildInputs, origin: FingerprintSources): Promise<Fingerprint> {
  if (isRemoteContext(build.context))
    return { kind: 'unknown', reason: `its context, ${build.context}, is an address.` };
  const platforms = targetPlatforms(build, origin);
  const given = givenArguments(build, origin.variables);
  const read = await readBuildSources(build, origin, { given, platforms });
  if (read.kind === 'unknown') return read;
  const { files, sources } = read;
  const policy = await policyReason(files.file, origin);
  if (policy !== undefined) return { kind: 'unknown', reason: policy };
  const { cache = { trees: new Map(), images: new Map() } } = origin;
  const lookUp = imageLookup(build, origin, cache);
  const [images, tree, named] = await Promise.all([
    lookUp(withoutNamed(sources.images, build, origin)),
    readTree(files, cache),
    readNamedContexts(build.buildContexts, origin, lookUp),
  ]);
  if (named.unknown !== undefined) return { kind: 'unknown', reason: named.unknown };
  const platform = partOf('platform', platforms.join(','), platforms.join(', '));
  const parts = [
    contextPart(tree, relative(origin.workspace, files.context) || '.'),
    dockerfilePart(files, origin.workspace),
    imagesPart(images),
    argumentsPart(given, sources),
    labelsPart(origin.labels),
    optionsPart(build, { ...origin.further, ...policySettings(origin) }),
    platform,
    ...namedContextsPart(named),
  ];
  const notices = [
    ...files.notices,
    ...imageNotices(images, sources),
    ...imageNotices(named.images),
    ...named.notices,
    ...contextNotices(tree),
    ...changingNotices(given, build, origin),
  ];
  const isNewWanted = build.noCache || build.noCacheFilters.length > 0 || named.isNewWanted;
  return { kind: 'known', parts, tag: contentTag(parts), notices, isNewWanted };
}

/** The files of the context, read once for all builds that leave out the same ones. */
function readTree({ context, ignore }: BuildFiles, { trees }: FingerprintCache): Promise<ContextFiles> {
  const ignored = textOfBytes(ignore?.bytes ?? Buffer.alloc(0));
  return once(trees, JSON.stringify([context, ignored]), () => readContextFiles(context, readIgnoreRules(ignored)));
}

function contextPart({ hash, files, bytes }: ContextFiles, name: string): FingerprintPart {
  return partOf('context', hash, `${counted(files, 'file')} of ${name}, ${megabytes(bytes)}`);
}

function namedContextsPart({ hashed }: NamedContexts): readonly FingerprintPart[] {
  return hashed.length === 0 ? [] : [partOf('named-contexts', hashed, listed(hashed.map(([name]) => name)))];
}

function dockerfilePart({ file, dockerfile, ignore }: BuildFiles, workspace: string): FingerprintPart {
  const shown = (path: string): string => relative(workspace, path) || '.';
  const names = [file === undefined ? 'inline' : shown(file), ...(ignore === undefined ? [] : [shown(ignore.path)])];
  return partOf('dockerfile', [sha256(dockerfile), ignore === undefined ? '' : sha256(ignore.bytes)], names.join(', '));
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

/** The value of that key, found now where nobody has asked for it yet. */
function once<T>(known: Map<string, Promise<T>>, key: string, find: () => Promise<T>): Promise<T> {
  const found = known.get(key) ?? find();
  known.set(key, found);
  return found;
}
