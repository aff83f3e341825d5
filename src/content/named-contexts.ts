import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { BuildInputs } from '../inputs/inputs.ts';
import { isRemoteContext } from '../inputs/values.ts';
import type { BaseImage } from './base-images.ts';
import { readIgnoreRules } from './ignore.ts';
import { readTree } from './tree.ts';

/** What is known of the contexts that a Dockerfile names. */
export type NamedContexts = {
  /** Name and what counts of it, in the order of the names. */
  readonly hashed: readonly (readonly [name: string, content: unknown])[];
  readonly images: readonly BaseImage[];
  /** Whole sentences about what is not seen. */
  readonly notices: readonly string[];
};

/**
 * Reads named contexts: of folders (also in OCI's layout) the files, with the ignore file of each; of images the digests.
 * What is fetched from elsewhere counts by its address, and a notice says so.
 */
export async function readNamedContexts(
  contexts: BuildInputs['buildContexts'],
  workspace: string,
  lookUp: (names: readonly string[]) => Promise<readonly BaseImage[]>,
): Promise<NamedContexts> {
  const read = contexts
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(async ({ name, value }) => {
      const image = /^docker-image:\/\/(.*)$/.exec(value)?.[1];
      if (image !== undefined) {
        const images = await lookUp([image]);
        const known = images.map((found) => [found.name, found.digest ?? '', found.localId ?? '']);
        return { hashed: [name, known] as const, images, notices: [] };
      }
      if (isRemoteContext(value) || value.startsWith('target:')) {
        const notices = [`The context ${name} is not looked at: another content at ${value} goes unnoticed.`];
        return { hashed: [name, value] as const, images: [], notices };
      }
      const folder = resolve(workspace, folderOf(value));
      const { hash } = await readTree(folder, readIgnoreRules(await ignoreFileOf(folder)));
      return { hashed: [name, hash] as const, images: [], notices: [] };
    });
  const all = await Promise.all(read);
  return {
    hashed: all.map(({ hashed }) => hashed),
    images: all.flatMap(({ images }) => images),
    notices: all.flatMap(({ notices }) => notices),
  };
}

/** A folder in OCI's layout may have a tag or a digest behind its path; all of it is read. */
function folderOf(value: string): string {
  const [, layout] = /^oci-layout:\/\/(.*?)(?:[@:][^/]*)?$/.exec(value) ?? [];
  return layout ?? value;
}

async function ignoreFileOf(folder: string): Promise<string> {
  return await readFile(join(folder, '.dockerignore'), 'utf8').catch(() => '');
}
