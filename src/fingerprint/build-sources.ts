import { relative } from 'node:path';
import { isNativeError } from 'node:util/types';
import { type DockerfileSources, readDockerfile } from '../dockerfile/dockerfile.ts';
import { parseReference } from '../dockerfile/image-reference.ts';
import type { BuildInputs } from '../inputs/build-inputs.ts';
import { textOfBytes } from '../lib/bytes-text.ts';
import { omitUndefined } from '../lib/omit-undefined.ts';
import { type BuildFiles, readBuildFiles } from './build-files.ts';
import type { FingerprintSources } from './fingerprint-sources.ts';
import { type BuilderKind, possibleBuilders } from './possible-builders.ts';
import { platformArguments } from './target-platforms.ts';

/** The files that a build is read from, and what its Dockerfile takes from elsewhere. */
export type BuildSources =
  | { readonly kind: 'known'; readonly files: BuildFiles; readonly sources: DockerfileSources }
  | { readonly kind: 'unknown'; readonly reason: string };

/** The facts that decide which files a build is read from, and how. */
export type BuildOrigin = Pick<
  FingerprintSources,
  'workspace' | 'inlineDockerfile' | 'command' | 'variables' | 'architecture' | 'hasBuildx'
>;

type Asked = { readonly given: ReadonlyMap<string, string>; readonly platforms: readonly string[] };

/** Reads the sources as the builder does; where it is not sure which one builds, as each of both: mostly there is no difference. */
export async function readBuildSources(build: BuildInputs, origin: BuildOrigin, asked: Asked): Promise<BuildSources> {
  const read = (builder: BuilderKind): Promise<BuildSources> => readFor(build, { ...origin, builder }, asked);
  const possible = possibleBuilders(build, origin);
  if (possible.kind === 'one') return await read(possible.builder);
  const [likely, other] = [await read('buildkit'), await read('classic')];
  if (isSame(likely, other)) return likely;
  if (possible.kind === 'unsure') return { kind: 'unknown', reason: UNSURE };
  return (await origin.hasBuildx?.()) === false ? other : likely;
}

const UNSURE =
  'with DOCKER_BUILDKIT off it shows later whether BuildKit builds, which reads other files or other images here.';

function isSame(one: BuildSources, other: BuildSources): boolean {
  if (one.kind === 'unknown' || other.kind === 'unknown') return one.kind === other.kind;
  const text = ({ files: { dockerfile, ignore }, sources }: typeof one): string =>
    JSON.stringify([dockerfile.toString('latin1'), ignore?.path, ignore?.bytes.toString('latin1'), sources]);
  return text(one) === text(other);
}

async function readFor(
  build: BuildInputs,
  { builder, ...origin }: BuildOrigin & { readonly builder: BuilderKind },
  { given, platforms }: Asked,
): Promise<BuildSources> {
  const files = await orReason(() => readBuildFiles(build, origin, builder));
  if (files.kind === 'unknown') return files;
  const isClassic = builder === 'classic';
  const text = textOfBytes(files.dockerfile);
  const known: DockerfileSources[] = [];
  for (const platform of platforms) {
    const predefined: ReadonlyMap<string, string> = isClassic ? new Map() : platformArguments(platform, origin);
    const read = readDockerfile(omitUndefined({ text, target: build.target, given, predefined, isClassic }));
    if (read.kind === 'unknown') return { kind: 'unknown', reason: `of ${shownFile(files, origin)}, ${read.reason}` };
    known.push(read);
  }
  return { kind: 'known', files, sources: allOf(known) };
}

/** The result of `read`, or `unknown` where a file cannot be read: then Docker is the one to say what is wrong. */
export async function orReason<T>(
  read: () => Promise<T>,
): Promise<T | { readonly kind: 'unknown'; readonly reason: string }> {
  try {
    return await read();
  } catch (error) {
    if (isNativeError(error) && 'syscall' in error) return { kind: 'unknown', reason: error.message };
    throw error;
  }
}

function shownFile({ file }: Pick<BuildFiles, 'file'>, { workspace }: Pick<FingerprintSources, 'workspace'>): string {
  return file === undefined ? 'the inline Dockerfile' : relative(workspace, file);
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

/** The build arguments that Docker is given: the last of each name, and no variable that is not set. */
export function givenArguments(
  { buildArgs }: Pick<BuildInputs, 'buildArgs'>,
  variables: FingerprintSources['variables'],
): ReadonlyMap<string, string> {
  const given = new Map<string, string>();
  for (const { name, value = variables[name] } of buildArgs) {
    if (value === undefined) given.delete(name);
    else given.set(name, value);
  }
  return given;
}

/** The images without those whose place a named context takes; for bake the context has to have the image's short name. */
export function withoutNamed(
  images: readonly string[],
  { buildContexts }: Pick<BuildInputs, 'buildContexts'>,
  { command }: Pick<FingerprintSources, 'command'>,
): readonly string[] {
  const short = (name: string): string =>
    (parseReference(name)?.name ?? name).replace(/^docker\.io\/(library\/)?/, '').replace(/:latest$/, '');
  const names = new Set(buildContexts.map(({ name }) => (command === 'bake' ? name : short(name))));
  return images.filter((image) => !names.has(short(image)));
}
