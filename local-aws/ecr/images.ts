import {
  type Fields,
  readFields,
  readOptionalNumber,
  readOptionalObject,
  readOptionalText,
  readOptionalTexts,
  readOptionalWord,
  readText,
  readWord,
} from '../fields.ts';
import { findImage, type ImageId, imageNotFound, isTag, readImageId, readImageIds, requireImage } from './image-ids.ts';
import { digestOf, type Manifest, manifestLimit, parseManifest } from './manifest.ts';
import {
  decidePush,
  imageSize,
  isReferenced,
  type Push,
  removeImage,
  removeTag,
  scanPushed,
  storeImage,
} from './push.ts';
import type { Image, Repository } from './registries.ts';
import {
  type EcrOperation,
  type EcrRequest,
  ecrError,
  epochSeconds,
  invalidParameter,
  pageOf,
  requireRepository,
  withinRepository,
} from './request.ts';
import { archiveImage, restoreImage, statusOf } from './storage-class.ts';

/** The operations on images, by name. */
export const imageOperations: Readonly<Record<string, EcrOperation>> = {
  DescribeImages: describeImages,
  ListImages: listImages,
  BatchGetImage: batchGetImage,
  PutImage: putImage,
  BatchDeleteImage: batchDeleteImage,
  UpdateImageStorageClass: updateImageStorageClass,
};

function describeImages(request: EcrRequest): object {
  const { input, world } = request;
  const repository = requireRepository(request);
  const ids = readImageIds(input);
  const maxResults = readOptionalNumber(input, 'maxResults');
  const nextToken = readOptionalText(input, 'nextToken');
  if (ids === undefined) {
    const page = pageOf([...repository.images.values()].filter(filterOf(request)), maxResults, nextToken);
    return { imageDetails: page.items.map((image) => describe(request, repository, image)), nextToken: page.next };
  }
  if (maxResults !== undefined || nextToken !== undefined) {
    throw invalidParameter('maxResults', 'must not be given together with imageIds');
  }
  const images = ids.map((id) => {
    const setAtMs = id.imageTag === undefined ? undefined : repository.tags.get(id.imageTag)?.setAtMs;
    if (setAtMs !== undefined && world.now() - setAtMs < world.rules.describeImagesLagMs) {
      throw imageNotFound(repository, id);
    }
    return requireImage(repository, id);
  });
  // An image that several ids name is described once.
  return { imageDetails: [...new Set(images)].map((image) => describe(request, repository, image)) };
}

function listImages(request: EcrRequest): object {
  const { input } = request;
  const repository = requireRepository(request);
  const ids = [...repository.images.values()].filter(filterOf(request)).flatMap((image): readonly ImageId[] => {
    const tags = [...image.tags].map((imageTag) => ({ imageDigest: image.digest, imageTag }));
    return tags.length === 0 ? [{ imageDigest: image.digest }] : tags;
  });
  const page = pageOf(ids, readOptionalNumber(input, 'maxResults'), readOptionalText(input, 'nextToken'));
  return { imageIds: page.items, nextToken: page.next };
}

function batchGetImage(request: EcrRequest): object {
  const repository = requireRepository(request);
  const accepted = readOptionalTexts(request.input, 'acceptedMediaTypes') ?? [];
  const results = requireImageIds(request.input).map((imageId) => {
    const found = findImage(repository, imageId);
    if (found.kind !== 'found') {
      return failure(imageId, found.kind);
    }
    const { image } = found;
    if (statusOf(image, request.world.now()) !== 'ACTIVE') {
      return failure(imageId, 'ImageInaccessible');
    }
    const isAccepted = accepted.length === 0 || accepted.includes(image.manifest.mediaType);
    return isAccepted
      ? { image: manifestAnswer(repository, image, imageId.imageTag) }
      : failure(imageId, 'ImageNotFound');
  });
  return {
    images: results.flatMap((result) => ('image' in result ? [result.image] : [])),
    failures: results.flatMap((result) => ('failure' in result ? [result.failure] : [])),
  };
}

function putImage(request: EcrRequest): object {
  const { world, input } = request;
  const repository = requireRepository(request);
  const push = readPush(input);
  if (!world.registries.takesPush(repository, world.rules.putImagePerSecond, world.now())) {
    throw ecrError('ThrottlingException', 'Rate exceeded');
  }
  const decision = decidePush(repository, push, { nowMs: world.now(), tagsPerImage: world.rules.tagsPerImage });
  const { name, accountId } = repository;
  switch (decision.kind) {
    case 'store': {
      const image = storeImage(repository, push, world.now());
      return { image: manifestAnswer(repository, image, push.tag) };
    }
    case 'layers-missing':
      throw ecrError('LayersNotFoundException', missingText('Layers', decision.digests, repository));
    case 'images-missing':
      throw ecrError('ReferencedImagesNotFoundException', missingText('Images', decision.digests, repository));
    case 'image-exists': {
      const tag = push.tag === undefined ? '' : ` and tag '${push.tag}'`;
      const text = `Image with digest '${push.digest}'${tag} already exists in the repository with name '${name}' in registry with id '${accountId}'`;
      throw ecrError('ImageAlreadyExistsException', text);
    }
    case 'tag-immutable':
      throw ecrError('ImageTagAlreadyExistsException', immutableText(push.tag ?? '', name));
    case 'tags-full':
      throw ecrError('LimitExceededException', limitText(push.digest, world.rules.tagsPerImage));
  }
}

/** ECR's text for a tag that must not move; the registry uses it too. */
export function immutableText(tag: string, repositoryName: string): string {
  return `The image tag '${tag}' already exists in the '${repositoryName}' repository and cannot be overwritten because the repository is immutable.`;
}

/** The text for an image that takes no more tags; the words are not ECR's. The registry uses it too. */
export function limitText(digest: string, tagsPerImage: number): string {
  return `The image with digest '${digest}' has ${tagsPerImage} tags, the maximum for one image`;
}

/** ECR's text for blobs or manifests that were not pushed before the manifest that points to them; the registry uses it too. */
export function missingText(what: 'Layers' | 'Images', digests: readonly string[], repository: Repository): string {
  const list = `${what} with digests '[${digests.join(', ')}]'`;
  return `${list} required for pushing image into ${withinRepository(repository)} do not exist`;
}

function batchDeleteImage(request: EcrRequest): object {
  const repository = requireRepository(request);
  const results = requireImageIds(request.input).map((imageId) => deleteImage(repository, imageId));
  return {
    imageIds: results.flatMap((result) => ('imageIds' in result ? result.imageIds : [])),
    failures: results.flatMap((result) => ('failure' in result ? [result.failure] : [])),
  };
}

function deleteImage(repository: Repository, imageId: ImageId) {
  const found = findImage(repository, imageId);
  if (found.kind !== 'found') {
    return failure(imageId, found.kind);
  }
  const { image } = found;
  const isTagOnly = imageId.imageTag !== undefined && imageId.imageDigest === undefined && image.tags.size > 1;
  if (isTagOnly && imageId.imageTag !== undefined) {
    removeTag(repository, imageId.imageTag);
    return { imageIds: [{ imageDigest: image.digest, imageTag: imageId.imageTag }] };
  }
  if (isReferenced(repository, image.digest)) {
    return failure(imageId, 'ImageReferencedByManifestList');
  }
  const tags = [...image.tags].map((imageTag) => ({ imageDigest: image.digest, imageTag }));
  removeImage(repository, image);
  return { imageIds: tags.length === 0 ? [{ imageDigest: image.digest }] : tags };
}

function updateImageStorageClass(request: EcrRequest): object {
  const { input, world } = request;
  const repository = requireRepository(request);
  const id = readImageId(readFields(input.imageId, 'imageId'));
  const target = readWord(input, 'targetStorageClass', ['STANDARD', 'ARCHIVE']);
  const image = requireImage(repository, id);
  const status = statusOf(image, world.now());
  if (status !== (target === 'ARCHIVE' ? 'ACTIVE' : 'ARCHIVED')) {
    const text = `The image with digest '${image.digest}' in ${withinRepository(repository)} has the status ${status} and cannot be moved to the storage class ${target}`;
    throw ecrError('ImageStorageClassUpdateNotSupportedException', text);
  }
  if (target === 'ARCHIVE') {
    archiveImage(repository, image, world.now());
  } else {
    const endsAtMs = world.now() + world.rules.restoreTimeMs;
    restoreImage(image, endsAtMs);
    scanPushed(repository, image, endsAtMs);
  }
  return {
    registryId: repository.accountId,
    repositoryName: repository.name,
    imageId: { ...id, imageDigest: image.digest },
    // A restore is never over when the call is answered.
    imageStatus: target === 'ARCHIVE' ? 'ARCHIVED' : 'ACTIVATING',
  };
}

function describe({ world }: EcrRequest, repository: Repository, image: Image): object {
  const { manifest, scan, lastArchivedAtMs, lastActivatedAtMs } = image;
  const nowMs = world.now();
  const isRestored = lastActivatedAtMs !== undefined && lastActivatedAtMs <= nowMs;
  return {
    registryId: repository.accountId,
    repositoryName: repository.name,
    imageDigest: image.digest,
    imageTags: image.tags.size === 0 ? undefined : [...image.tags],
    imageSizeInBytes: imageSize(repository, image),
    imagePushedAt: epochSeconds(image.pushedAtMs),
    imageScanStatus: scan && { status: scan.status, description: scan.description },
    imageManifestMediaType: manifest.mediaType,
    artifactMediaType: manifest.artifactType,
    subjectManifestDigest: manifest.subject,
    imageStatus: statusOf(image, nowMs),
    lastArchivedAt: lastArchivedAtMs === undefined ? undefined : epochSeconds(lastArchivedAtMs),
    lastActivatedAt: isRestored ? epochSeconds(lastActivatedAtMs) : undefined,
  };
}

function manifestAnswer({ accountId, name }: Repository, image: Image, imageTag: string | undefined): object {
  return {
    registryId: accountId,
    repositoryName: name,
    imageId: { imageDigest: image.digest, imageTag },
    imageManifest: Buffer.from(image.bytes).toString(),
    imageManifestMediaType: image.manifest.mediaType,
  };
}

function failure(imageId: ImageId, failureCode: string) {
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

/** Lists show active images only, unless the filter says otherwise (API reference, DescribeImagesFilter and ListImagesFilter). */
function filterOf({ input, world }: EcrRequest): (image: Image) => boolean {
  const filter = readOptionalObject(input, 'filter') ?? {};
  const tagStatus = readOptionalWord(filter, 'tagStatus', ['TAGGED', 'UNTAGGED', 'ANY']) ?? 'ANY';
  const status = readOptionalWord(filter, 'imageStatus', ['ACTIVE', 'ARCHIVED', 'ACTIVATING', 'ANY']) ?? 'ACTIVE';
  return (image) =>
    (tagStatus === 'ANY' || (tagStatus === 'TAGGED') === image.tags.size > 0) &&
    (status === 'ANY' || status === statusOf(image, world.now()));
}

function requireImageIds(input: Fields): readonly ImageId[] {
  const ids = readImageIds(input);
  if (ids === undefined) {
    throw invalidParameter('imageIds', 'must not be null');
  }
  return ids;
}

function readPush(input: Fields): Push {
  const bytes = Buffer.from(readText(input, 'imageManifest'));
  const tag = readOptionalText(input, 'imageTag');
  const expected = readOptionalText(input, 'imageDigest');
  if (tag !== undefined && !isTag(tag)) {
    throw invalidParameter('imageTag', "must satisfy regular expression '[a-zA-Z0-9-_.]+'");
  }
  if (bytes.length > manifestLimit) {
    throw invalidParameter('imageManifest', `Member must have length less than or equal to ${manifestLimit}`);
  }
  const manifest = readManifest(bytes, readOptionalText(input, 'imageManifestMediaType'));
  const digest = digestOf(bytes);
  if (expected !== undefined && expected !== digest) {
    const text = `The specified image digest '${expected}' does not match the digest that the service calculated, '${digest}'`;
    throw ecrError('ImageDigestDoesNotMatchException', text);
  }
  return { manifest, bytes, digest, tag };
}

function readManifest(bytes: Uint8Array, mediaType: string | undefined): Manifest {
  try {
    return parseManifest(bytes, mediaType);
  } catch (error) {
    throw invalidParameter('ImageManifest', error instanceof Error ? error.message : String(error));
  }
}
