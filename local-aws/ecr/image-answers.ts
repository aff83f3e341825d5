import type { ImageId } from './image-ids.ts';
import { imageSize } from './push.ts';
import type { Image, Repository } from './registries.ts';
import { epochSeconds } from './request.ts';
import { findingsSummary, scanStatus } from './scan-answers.ts';
import { statusOf } from './storage-class.ts';

/** An image as DescribeImages shows it at a time, in epoch ms (API reference, ImageDetail). */
export function describeImage(repository: Repository, image: Image, nowMs: number): object {
  const { manifest, scan, lastArchivedAtMs, lastActivatedAtMs } = image;
  const isRestored = lastActivatedAtMs !== undefined && lastActivatedAtMs <= nowMs;
  return {
    registryId: repository.accountId,
    repositoryName: repository.name,
    imageDigest: image.digest,
    imageTags: image.tags.size === 0 ? undefined : [...image.tags],
    imageSizeInBytes: imageSize(repository, image),
    imagePushedAt: epochSeconds(image.pushedAtMs),
    imageScanStatus: scan && scanStatus(scan),
    imageScanFindingsSummary: scan && findingsSummary(scan),
    imageManifestMediaType: manifest.mediaType,
    artifactMediaType: manifest.artifactType,
    subjectManifestDigest: manifest.subject,
    imageStatus: statusOf(image, nowMs),
    lastArchivedAt: lastArchivedAtMs === undefined ? undefined : epochSeconds(lastArchivedAtMs),
    lastActivatedAt: isRestored ? epochSeconds(lastActivatedAtMs) : undefined,
  };
}

/** An image with its manifest (API reference, Image). */
export function manifestAnswer({ accountId, name }: Repository, image: Image, imageTag: string | undefined): object {
  return {
    registryId: accountId,
    repositoryName: name,
    imageId: { imageDigest: image.digest, imageTag },
    imageManifest: Buffer.from(image.bytes).toString(),
    imageManifestMediaType: image.manifest.mediaType,
  };
}

/** Why a call did nothing for one of the images that it names (API reference, ImageFailure). */
export function failure(imageId: ImageId, failureCode: string) {
  const reasons: Readonly<Record<string, string>> = {
    ImageNotFound: 'Requested image not found',
    ImageInaccessible: 'Requested image is archived',
    ImageReferencedByManifestList: 'Requested image is referenced by a manifest list',
    MissingDigestAndTag: 'Invalid request parameters: both tag and digest cannot be null',
  };
  return {
    failure: {
      imageId,
      failureCode,
      failureReason: reasons[failureCode] ?? `Invalid request parameters: ${failureCode}`,
    },
  };
}
