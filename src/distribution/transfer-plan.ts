import { type Descriptor, type ImageParts, isCopied } from './image-parts.ts';
import type { Manifest } from './registry.ts';

/** An image, or an index with all below it, as its manifests tell it. */
export type TransferContent = {
  /** The manifest that was asked for. */
  readonly top: Manifest;
  /** The manifests of images below it. */
  readonly images: readonly Manifest[];
  /** The indexes below it, those first that others point to. */
  readonly indexes: readonly Manifest[];
  /** Configurations and layers, each once; without those that must not be handed on. */
  readonly blobs: readonly Descriptor[];
};

/** A manifest that was read, with what it is made of. */
export type ReadManifest = { readonly manifest: Manifest; readonly parts: ImageParts };

/** All that is copied with a manifest; `read`: it and all below it, each behind those that it points to. */
export function contentOf(read: readonly ReadManifest[], top: Manifest): TransferContent {
  const blobs = read.flatMap(({ parts }) => (parts.kind === 'image' ? [parts.config, ...parts.layers] : []));
  const below = (kind: ImageParts['kind']): readonly Manifest[] =>
    onlyFirst(
      read.flatMap(({ manifest, parts }) => (parts.kind === kind && manifest.digest !== top.digest ? [manifest] : [])),
    );
  return { top, images: below('image'), indexes: below('index'), blobs: onlyFirst(blobs.filter(isCopied)) };
}

/** The blobs that are not there, the longest first: the last one to end is then a short one. */
export function blobsToSend(blobs: readonly Descriptor[], isThere: ReadonlySet<string>): readonly Descriptor[] {
  return blobs.filter(({ digest }) => !isThere.has(digest)).toSorted((a, b) => b.sizeBytes - a.sizeBytes);
}

/** How many bytes these have together. */
export function bytesOf(blobs: readonly Pick<Descriptor, 'sizeBytes'>[]): number {
  return blobs.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
}

function onlyFirst<T extends { readonly digest: string }>(items: readonly T[]): readonly T[] {
  return [...new Map(items.map((item) => [item.digest, item])).values()];
}
