import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type InputReader, quote } from './input-reader.ts';
import { asIs } from './parse-basic.ts';
import { isRemoteContext, parseBuildContext } from './parse-docker.ts';

/** Says what is at a path. */
export type PathLookup = (path: string) => 'file' | 'directory' | 'missing';

/** Says what is at a path of this machine, links followed. */
export const lookUpPath: PathLookup = (path) => {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return 'missing';
  return found.isDirectory() ? 'directory' : 'file';
};

/** The size in bytes of a file of this machine, links followed; `undefined` where there is none. */
export function sizeOfFile(path: string): number | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isFile() ? found.size : undefined;
}

/** The folder that paths start from, and the look-up of paths. */
type PathPlace = { readonly workspace: string; readonly lookup: PathLookup };

/** `context` and `file`, which have to be there unless Docker fetches the context itself, or nothing is built. */
export function readPaths(
  reader: InputReader,
  place: PathPlace & { readonly isBuilt: boolean },
): { readonly context: string; readonly file: string | undefined } {
  const context = reader.withDefault('context', asIs, '.');
  const file = reader.optional('file', asIs);
  if (isRemoteContext(context) || !checkContext(reader, context, place) || !place.isBuilt) return { context, file };
  if (file === undefined) checkDefaultFile(reader, context, place);
  else checkFile(reader, { context, file }, place);
  return { context, file };
}

/** `build-contexts`, whose folders have to be there. */
export function readBuildContexts(reader: InputReader, { workspace, lookup }: PathPlace) {
  const contexts = reader.list('build-contexts', parseBuildContext, { keyOf: ({ name }) => name });
  for (const { name, value } of contexts) {
    if (isAddress(value) || lookup(resolve(workspace, value)) === 'directory') continue;
    reader.mistake(
      'build-contexts',
      `${name}=${value}: ${resolve(workspace, value)} is no folder. Paths start at the workspace; an image is written as ` +
        `${name}=docker-image://${value}.`,
    );
  }
  return contexts;
}

/** Whether a named context is no plain folder: an image, another target, a folder in OCI's layout, or an address. */
export function isAddress(value: string): boolean {
  return /^(docker-image|oci-layout):\/\/|^target:/.test(value) || isRemoteContext(value);
}

function checkContext(reader: InputReader, context: string, { workspace, lookup }: PathPlace): boolean {
  const git = /^\{\{\s*defaultContext\s*\}\}:?(.*)$/.exec(context);
  if (git !== null) {
    reader.mistake('context', `${quote(context)}: the default here is the workspace. Write "${git[1] || '.'}".`);
    return false;
  }
  const folder = resolve(workspace, context);
  const found = lookup(folder);
  if (found === 'directory') return true;
  const where = `${folder} is ${found === 'file' ? 'a file' : 'not there'}`;
  reader.mistake('context', `${quote(context)} is not a folder: ${where}. ${checkoutOr('context')}`);
  return false;
}

/** Checks for a Dockerfile in the context, in either spelling. */
function checkDefaultFile(reader: InputReader, context: string, { workspace, lookup }: PathPlace): void {
  const folder = resolve(workspace, context);
  if (['Dockerfile', 'dockerfile'].some((name) => lookup(join(folder, name)) === 'file')) return;
  reader.mistake('file', `there is no Dockerfile in the context ${quote(context)} (${folder}). ${checkoutOr('file')}`);
}

function checkFile(
  reader: InputReader,
  { context, file }: { readonly context: string; readonly file: string },
  { workspace, lookup }: PathPlace,
): void {
  const path = resolve(workspace, file);
  const found = lookup(path);
  if (found === 'file') return;
  const where = `${path} is ${found === 'directory' ? 'a folder' : 'not there'}`;
  const inContext = join(context, file);
  const isInContext = lookup(resolve(workspace, inContext)) === 'file';
  const hint = isInContext ? `Did you mean ${quote(inContext)}?` : checkoutOr('file');
  reader.mistake('file', `${quote(file)} is not a file: ${where}. Paths start at the workspace. ${hint}`);
}

function checkoutOr(input: string): string {
  return `Is a step with actions/checkout missing before this one? Otherwise set \`${input}\`.`;
}
