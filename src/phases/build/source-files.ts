import { openDockerArchive } from '../../distribution/docker-archive.ts';
import { type ImageInFiles, openOciLayout } from '../../distribution/oci-layout.ts';

/** Files that hold an image. `folder`: for files of the step's own. */
export type SourceFiles = {
  readonly kind: 'oci-layout' | 'docker-archive';
  readonly path: string;
  readonly name?: string | undefined;
  readonly folder: string;
};

/**
 * Opens an image in files.
 *
 * @throws Failure `digest-mismatch` where it is damaged, `image-missing` where there is none of that name
 */
export async function openFiles({ kind, path, name, folder }: SourceFiles): Promise<ImageInFiles> {
  switch (kind) {
    case 'oci-layout':
      return await openOciLayout(path, name, folder);
    case 'docker-archive':
      return await openDockerArchive(path, { name, folder });
  }
}
