import { resolve } from 'node:path';
import { readIgnoreRules } from '../dockerfile/dockerignore.ts';
import type { BuildInputs } from '../inputs/build-inputs.ts';
import { isRemoteContext } from '../inputs/parse-docker.ts';
import { textOfBytes } from '../lib/bytes-text.ts';
import type { BaseImage } from './base-images.ts';
import { readContextFiles } from './context-files.ts';
import { contextNotices } from './fingerprint-notices.ts';
import { readInnerFile } from './inner-file.ts';

/** What is known of the contexts that a Dockerfile names. */
export type NamedContexts = {
  /** Names with the content that counts, in the order of the names. */
  readonly hashed: readonly (readonly [name: string, content: unknown])[];
  readonly images: readonly BaseImage[];
  /** Whole sentences about changes that are not seen. */
  readonly notices: readonly string[];
  /** Why one of the contexts cannot be told. */
  readonly unknown: string | undefined;
  /** Whether one of the contexts is another build that goes without cache. */
  readonly isNewWanted: boolean;
};

/** Where contexts are found. */
export type ContextPlaces = {
  readonly workspace: string;
  /** What is known of other builds, by the names under which contexts refer to them (`target:NAME`). */
  readonly linked?: (name: string) => Promise<LinkedBuild> | undefined;
};

type LinkedBuild =
  | { readonly kind: 'known'; readonly tag: string; readonly notices: readonly string[]; readonly isNewWanted: boolean }
  | { readonly kind: 'unknown'; readonly reason: string };

/**
 * Reads named contexts: of folders the files, with the ignore file of each; of folders in OCI's layout all files, and the
 * image that is meant; of images the digests. A context that is fetched counts by its address, and a notice says so.
 * Another build counts by its own content.
 */
export async function readNamedContexts(
  contexts: BuildInputs['buildContexts'],
  places: ContextPlaces,
  lookUp: (names: readonly string[]) => Promise<readonly BaseImage[]>,
): Promise<NamedContexts> {
  const sorted = contexts.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const all = await Promise.all(sorted.map((context) => readNamedContext(context, places, lookUp)));
  return {
    hashed: all.flatMap(({ hashed }) => hashed),
    images: all.flatMap(({ images }) => images),
    notices: all.flatMap(({ notices }) => notices),
    unknown: all.find(({ unknown }) => unknown !== undefined)?.unknown,
    isNewWanted: all.some(({ isNewWanted }) => isNewWanted),
  };
}

async function readNamedContext(
  { name, value }: BuildInputs['buildContexts'][number],
  { workspace, linked }: ContextPlaces,
  lookUp: (names: readonly string[]) => Promise<readonly BaseImage[]>,
): Promise<NamedContexts> {
  const image = /^docker-image:\/\/(.*)$/.exec(value)?.[1];
  if (image !== undefined) {
    const images = await lookUp([image]);
    const known = images.map((found) => [found.name, found.digest ?? '', found.localId ?? '']);
    return { ...NO_CONTEXTS, hashed: [[name, known]], images };
  }
  const build = await linked?.(/^target:(.*)$/.exec(value)?.[1] ?? '');
  if (build !== undefined) {
    if (build.kind === 'unknown') return { ...NO_CONTEXTS, unknown: `of its context ${name}, ${build.reason}` };
    const { notices, isNewWanted } = build;
    return { ...NO_CONTEXTS, hashed: [[name, build.tag]], notices, isNewWanted };
  }
  if (isRemoteContext(value) || value.startsWith('target:')) {
    const notices = [`The context ${name} is not looked at: another content at ${value} goes unnoticed.`];
    return { ...NO_CONTEXTS, hashed: [[name, value]], notices };
  }
  if (value.startsWith(LAYOUT)) return await readLayout(name, value.slice(LAYOUT.length), workspace);
  const folder = resolve(workspace, value);
  const tree = await readContextFiles(folder, readIgnoreRules(await ignoreFileOf(folder)));
  return { ...NO_CONTEXTS, hashed: [[name, tree.hash]], notices: contextNotices(tree, name) };
}

const LAYOUT = 'oci-layout://';

/** A folder in OCI's layout may have a tag or a digest behind its path; no ignore file leaves anything out there. */
async function readLayout(name: string, reference: string, workspace: string): Promise<NamedContexts> {
  const [, folder, tag = '', digest = ''] =
    /^([^:@]+)(?::(\w[\w.-]*))?(?:@(sha256:[0-9a-f]{64}))?$/.exec(reference) ?? [];
  // With further signs, versions of buildx differ in where the path ends.
  if (folder === undefined)
    return {
      ...NO_CONTEXTS,
      unknown: `its context ${name}, ${LAYOUT}${reference}, is not of the form folder:tag@digest.`,
    };
  const tree = await readContextFiles(resolve(workspace, folder), []);
  return { ...NO_CONTEXTS, hashed: [[name, [tag, digest, tree.hash]]], notices: contextNotices(tree, name) };
}

const NO_CONTEXTS: NamedContexts = { hashed: [], images: [], notices: [], unknown: undefined, isNewWanted: false };

async function ignoreFileOf(folder: string): Promise<string> {
  const found = await readInnerFile(folder, '.dockerignore');
  return found.kind === 'file' ? textOfBytes(found.bytes) : '';
}
