import { requiredBlobs } from './manifest.ts';
import type { Image, ImageStatus, Repository } from './registries.ts';

/** The status of an image at a time (epoch ms): a restore that has ended makes it active by itself. */
export function statusOf({ storageClass, lastActivatedAtMs }: Image, nowMs: number): ImageStatus {
  if (storageClass === 'ARCHIVE') {
    return 'ARCHIVED';
  }
  return lastActivatedAtMs !== undefined && lastActivatedAtMs > nowMs ? 'ACTIVATING' : 'ACTIVE';
}

/** Moves an image to the archive. */
export function archiveImage(repository: Repository, image: Image, nowMs: number): void {
  for (const digest of requiredBlobs(image.manifest)) repository.reuploads.delete(digest);
  image.storageClass = 'ARCHIVE';
  image.lastArchivedAtMs = nowMs;
}

/** Takes an image out of the archive; until `endsAtMs` it is activating. Findings from before are lost (user guide, "Restoring an image"). */
export function restoreImage(image: Image, endsAtMs: number): void {
  image.storageClass = 'STANDARD';
  image.lastActivatedAtMs = endsAtMs;
  image.scan = undefined;
}

/**
 * What a repository has of a blob: nothing; a blob that no image has (yet), or that was uploaded anew for one; one whose images are all archived, or not
 * restored yet, so that nobody can pull it; or one that can be pulled.
 */
export type LayerState = 'missing' | 'unused' | 'archived' | 'available';

/** The state of a blob, be it layer or config. */
export function layerState(repository: Repository, digest: string, nowMs: number): LayerState {
  if (!repository.layers.has(digest)) {
    return 'missing';
  }
  const users = [...repository.images.values()].filter(({ manifest }) => requiredBlobs(manifest).includes(digest));
  if (users.length === 0 || repository.reuploads.has(digest)) {
    return users.some((image) => statusOf(image, nowMs) === 'ACTIVE') ? 'available' : 'unused';
  }
  return users.some((image) => statusOf(image, nowMs) === 'ACTIVE') ? 'available' : 'archived';
}
