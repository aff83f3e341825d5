import { type Fields, readFields, readOptionalText, readText, readWord } from '../fields.ts';
import { failure, manifestAnswer } from './image-answers.ts';
import { findImage, type ImageId, isTag, readImageId, readImageIds, requireImage } from './image-ids.ts';
import { digestOf, type Manifest, manifestLimit, parseManifest } from './manifest.ts';
import { decidePush, isReferenced, type Push, removeImage, removeTag, scanPushed, storeImage } from './push.ts';
import type { Repository } from './registries.ts';
import { notePush } from './replicate.ts';
import {
  type EcrOperation,
  type EcrRequest,
  ecrError,
  invalidParameter,
  requireRepository,
  withinRepository,
} from './request.ts';
import { archiveImage, restoreImage, statusOf } from './storage-class.ts';

/** The operations that change images, by name. */
export const imageChangeOperations: Readonly<Record<string, EcrOperation>> = {
  PutImage: putImage,
  BatchDeleteImage: batchDeleteImage,
  UpdateImageStorageClass: updateImageStorageClass,
};

function putImage(request: EcrRequest): object {
  const { world, input } = request;
  const repository = requireRepository(request);
  const push = readPush(input, repository);
  if (
    !world.registries.takesCall('PutImage', repository, {
      perSecond: world.rules.putImagePerSecond,
      nowMs: world.now(),
    })
  ) {
    throw ecrError('ThrottlingException', 'Rate exceeded');
  }
  const decision = decidePush(repository, push, { nowMs: world.now(), tagsPerImage: world.rules.tagsPerImage });
  const { name, accountId } = repository;
  switch (decision.kind) {
    case 'store': {
      const image = storeImage(repository, push, world.now());
      notePush(world, repository, push);
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
  const { name, accountId } = repository;
  return `${list} required for pushing image into repository with name '${name}' in the registry with id '${accountId}' do not exist`;
}

/** ECR's text for a manifest that is pushed under the digest of another one; the registry uses it too. */
export function mismatchText(digest: string, { name, accountId }: Repository): string {
  return `The image with digest '${digest}' in repository '${name}' and registry ID '${accountId}' does not match the image digest that Amazon ECR has calculated.`;
}

function batchDeleteImage(request: EcrRequest): object {
  const repository = requireRepository(request);
  const results = (readImageIds(request.input) ?? []).map((imageId) => deleteImage(repository, imageId));
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

function readPush(input: Fields, repository: Repository): Push {
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
    throw ecrError('ImageDigestDoesNotMatchException', mismatchText(expected, repository));
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
