import { mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { create } from 'tar';
import type { Blob } from './registries.ts';

/** Files by their names; a link by what it points to. */
export type Files = Readonly<Record<string, string | Uint8Array | { readonly link: string }>>;

/** A new folder for a test, in which it may leave what it likes. */
export function newFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'archives-'));
}

/** A folder with these files. */
export async function folderOf(files: Files): Promise<string> {
  const folder = await newFolder();
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    if (typeof content === 'string' || content instanceof Uint8Array) await writeFile(path, content);
    else await symlink(content.link, path);
  }
  return folder;
}

/** A tar of these files, in their order. */
export async function tarOf(
  files: Files,
  options: { readonly gzip?: boolean; readonly prefix?: string } = {},
): Promise<string> {
  const cwd = await folderOf(files);
  const file = join(await newFolder(), 'image.tar');
  const { gzip = false, prefix } = options;
  await create({ file, cwd, gzip, portable: true, ...(prefix === undefined ? {} : { prefix }) }, Object.keys(files));
  return file;
}

/** The files of an OCI layout. */
export function layoutOf(blobs: readonly Blob[], manifests: readonly object[]): Files {
  return {
    'oci-layout': '{"imageLayoutVersion":"1.0.0"}',
    'index.json': JSON.stringify({ schemaVersion: 2, manifests }),
    ...Object.fromEntries(
      blobs.map(({ descriptor, bytes }) => [`blobs/${descriptor.digest.replace(':', '/')}`, bytes]),
    ),
  };
}
