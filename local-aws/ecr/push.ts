import { type Manifest, ownSize, requiredBlobs, requiredManifests } from './manifest.ts';
import { isImmutableTag } from './mutability.ts';
import type { Image, Repository } from './registries.ts';
import { restoreImage, statusOf } from './storage-class.ts';

/** A manifest that is to be put into a repository, under a tag or untagged. */
export type Push = {
  readonly manifest: Manifest;
  readonly bytes: Uint8Array;
  readonly digest: string;
  readonly tag: string | undefined;
};

/** What becomes of a push: stored, or the reason why not. */
export type PushDecision =
  | { readonly kind: 'store' }
  | { readonly kind: 'layers-missing'; readonly digests: readonly string[] }
  | { readonly kind: 'images-missing'; readonly digests: readonly string[] }
  /** The same manifest is there already, under the same tag. */
  | { readonly kind: 'image-exists' }
  /** The tag points to another image and must not move. */
  | { readonly kind: 'tag-immutable' }
  /** The image has as many tags as it may have. */
  | { readonly kind: 'tags-full' };

/** Decides about a push as PutImage does; nothing is changed. */
export function decidePush(
  repository: Repository,
  { manifest, digest, tag }: Push,
  { nowMs, tagsPerImage }: { readonly nowMs: number; readonly tagsPerImage: number },
): PushDecision {
  const layers = requiredBlobs(manifest).filter((blob) => !repository.layers.has(blob));
  if (layers.length > 0) {
    return { kind: 'layers-missing', digests: unique(layers) };
  }
  const images = requiredManifests(manifest).filter((child) => !repository.images.has(child));
  if (images.length > 0) {
    return { kind: 'images-missing', digests: unique(images) };
  }
  const image = repository.images.get(digest);
  const target = tag === undefined ? undefined : repository.tags.get(tag);
  const isThere = image !== undefined && (tag === undefined || target?.digest === digest);
  // Pushing an archived image again is how it is restored.
  if (isThere && statusOf(image, nowMs) === 'ACTIVE') {
    return { kind: 'image-exists' };
  }
  const isMoved = target !== undefined && target.digest !== digest;
  if (isMoved && tag !== undefined && isImmutableTag(repository.mutability, tag)) {
    return { kind: 'tag-immutable' };
  }
  if (tag !== undefined && image !== undefined && !image.tags.has(tag) && image.tags.size >= tagsPerImage) {
    return { kind: 'tags-full' };
  }
  return { kind: 'store' };
}

/**
 * Stores the manifest and moves the tag to it. An image that is there keeps the time of its first push, whatever further tag it gets; one
 * that was archived is active at once.
 */
export function storeImage(repository: Repository, { manifest, bytes, digest, tag }: Push, nowMs: number): Image {
  const existing = repository.images.get(digest);
  const image: Image = existing ?? {
    digest,
    bytes,
    manifest,
    tags: new Set(),
    pushedAtMs: nowMs,
    storageClass: 'STANDARD',
    lastArchivedAtMs: undefined,
    lastActivatedAtMs: undefined,
    scan: undefined,
    scanStartedAtMs: undefined,
  };
  if (statusOf(image, nowMs) !== 'ACTIVE') {
    restoreImage(image, nowMs);
  }
  scanPushed(repository, image, nowMs);
  repository.images.set(digest, image);
  if (tag !== undefined) {
    const before = repository.tags.get(tag);
    if (before !== undefined && before.digest !== digest) {
      repository.images.get(before.digest)?.tags.delete(tag);
    }
    repository.tags.set(tag, { digest, setAtMs: nowMs, before });
    image.tags.add(tag);
  }
  return image;
}

/** Scans an image that was pushed or restored, where the repository wants that. */
export function scanPushed({ scanOnPush }: Repository, image: Image, nowMs: number): void {
  if (scanOnPush && image.scan === undefined && image.manifest.kind === 'image') {
    scanImage(image, nowMs);
  }
}

/** Scans an image. The scan ends at once, and comes to what a test has set for the image, or else finds nothing. */
export function scanImage(image: Image, nowMs: number): void {
  const { status, findings } = image.scan ?? { status: 'COMPLETE', findings: [] };
  image.scan = { status, findings, completedAtMs: nowMs };
  image.scanStartedAtMs = nowMs;
}

/** Takes a tag off its image; returns the image, which stays. */
export function removeTag(repository: Repository, tag: string): Image | undefined {
  const target = repository.tags.get(tag);
  const image = target && repository.images.get(target.digest);
  repository.tags.delete(tag);
  image?.tags.delete(tag);
  return image;
}

/** Removes an image with all its tags. */
export function removeImage(repository: Repository, image: Image): void {
  for (const tag of image.tags) {
    repository.tags.delete(tag);
  }
  repository.images.delete(image.digest);
}

/** Whether an index of the repository lists the image, which protects it from deletion. */
export function isReferenced(repository: Repository, digest: string): boolean {
  return [...repository.images.values()].some((other) => requiredManifests(other.manifest).includes(digest));
}

/** Size in bytes as DescribeImages reports it: an index has the size of its largest child. */
export function imageSize(repository: Repository, image: Image): number {
  const own = ownSize(image.manifest);
  if (own !== undefined) {
    return own;
  }
  const children = requiredManifests(image.manifest).map((digest) => repository.images.get(digest));
  return Math.max(0, ...children.map((child) => (child === undefined ? 0 : imageSize(repository, child))));
}

function unique(digests: readonly string[]): readonly string[] {
  return [...new Set(digests)];
}
