import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { isNativeError } from 'node:util/types';
import type { BuildInputs } from '../inputs/build-inputs.ts';
import type { FingerprintSources } from './fingerprint-sources.ts';
import { type InnerFile, readInnerFile } from './inner-file.ts';
import type { BuilderKind } from './possible-builders.ts';

/** The files that a build is read from. */
export type BuildFiles = {
  readonly context: string;
  /** Absent where the Dockerfile is in no file. */
  readonly file: string | undefined;
  readonly dockerfile: Buffer;
  readonly ignore: IgnoreFile | undefined;
  /** Whole sentences about ignore files that are not heeded. */
  readonly notices: readonly string[];
};

/** A file that says what is left out of the context. */
type IgnoreFile = { readonly path: string; readonly bytes: Buffer };

type Unknown = { readonly kind: 'unknown'; readonly reason: string };

type Origin = Pick<FingerprintSources, 'workspace' | 'inlineDockerfile'>;

/**
 * Finds the Dockerfile and its ignore file as this builder does.
 *
 * @throws system errors of what cannot be read
 */
export async function readBuildFiles(
  build: Pick<BuildInputs, 'context' | 'file'>,
  { workspace, inlineDockerfile }: Origin,
  builder: BuilderKind,
): Promise<({ readonly kind: 'known' } & BuildFiles) | Unknown> {
  const context = resolve(workspace, build.context);
  const file = inlineDockerfile === undefined ? await findDockerfile(build, context, workspace) : undefined;
  const dockerfile: InnerFile =
    file === undefined
      ? { kind: 'file', bytes: Buffer.from(inlineDockerfile ?? '') }
      : await readDockerfile(file, builder === 'classic' ? context : dirname(file));
  if (dockerfile.kind === 'unknown') return dockerfile;
  if (dockerfile.kind === 'none')
    return { kind: 'unknown', reason: `${relative(workspace, file ?? '')} is a link that Docker does not follow.` };
  const found =
    builder === 'classic' ? await classicIgnoreFile(context) : await findIgnoreFile(file, context, workspace);
  return found.kind === 'unknown' ? found : { ...found, context, file, dockerfile: dockerfile.bytes };
}

/** Docker takes either spelling of the plain name. */
async function findDockerfile(
  { file }: Pick<BuildInputs, 'file'>,
  context: string,
  workspace: string,
): Promise<string> {
  const path = file === undefined ? join(context, 'Dockerfile') : resolve(workspace, file);
  if (basename(path) !== 'Dockerfile') return path;
  const names = await readdir(dirname(path));
  return names.includes('Dockerfile') || !names.includes('dockerfile') ? path : join(dirname(path), 'dockerfile');
}

/** Reads the Dockerfile as the builder does: in this folder, where the file is in there. */
async function readDockerfile(file: string, folder: string): Promise<InnerFile> {
  const name = relative(folder, file);
  if (name.startsWith('..')) return { kind: 'file', bytes: await readFile(file) };
  const found = await readInnerFile(folder, name);
  if (found.kind !== 'none') return found;
  // Where the builder cannot follow a link, it takes the other spelling.
  const other = name === 'Dockerfile' ? await readInnerFile(folder, 'dockerfile') : found;
  // Throws the error that says that the file is missing.
  if (other.kind === 'none' && !found.isThere) await readFile(file);
  return other;
}

type IgnoreFound =
  | { readonly kind: 'known'; readonly ignore: IgnoreFile | undefined; readonly notices: readonly string[] }
  | Unknown;

/**
 * The ignore file of the Dockerfile comes before that of the context. `join`, as ncc takes `resolve` with a plain name for a file that
 * it should bundle.
 */
async function findIgnoreFile(file: string | undefined, context: string, workspace: string): Promise<IgnoreFound> {
  const own = file === undefined ? [] : [`${file}.dockerignore`];
  const notices: string[] = [];
  for (const path of [...own, join(context, '.dockerignore')]) {
    const found = await readInnerFile(dirname(path), basename(path));
    if (found.kind === 'unknown') return found;
    if (found.kind === 'file') return { kind: 'known', ignore: { path, bytes: found.bytes }, notices };
    const shown = relative(workspace, path);
    if (found.isThere)
      notices.push(`${shown} is a folder, or a link that leads out of its own folder: Docker takes no notice of it.`);
  }
  return { kind: 'known', ignore: undefined, notices };
}

/** The ignore file of the builder before BuildKit, which knows none of a Dockerfile, and follows links wherever they lead. */
async function classicIgnoreFile(context: string): Promise<IgnoreFound> {
  const path = join(context, '.dockerignore');
  try {
    return { kind: 'known', ignore: { path, bytes: await readFile(path) }, notices: [] };
  } catch (error) {
    if (!isNativeError(error) || !('code' in error) || error.code !== 'ENOENT') throw error;
    return { kind: 'known', ignore: undefined, notices: [] };
  }
}
