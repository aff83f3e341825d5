import { imageSize } from './ecr/push.ts';
import type { Image, ImageStatus, Repository } from './ecr/registries.ts';
import { statusOf } from './ecr/storage-class.ts';

/** An image as it lies in a repository, for assertions. */
export type ImageSummary = {
  readonly digest: string;
  readonly tags: readonly string[];
  readonly mediaType: string;
  readonly pushedAt: Date;
  readonly sizeInBytes: number;
  readonly status: ImageStatus;
  /** The manifest, byte for byte. */
  readonly manifest: Uint8Array;
};

/** An image at a time, in epoch ms. */
export function summarize(repository: Repository, image: Image, nowMs: number): ImageSummary {
  return {
    digest: image.digest,
    tags: [...image.tags],
    mediaType: image.manifest.mediaType,
    pushedAt: new Date(image.pushedAtMs),
    sizeInBytes: imageSize(repository, image),
    status: statusOf(image, nowMs),
    manifest: image.bytes,
  };
}
