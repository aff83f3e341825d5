import { readOptionalObject, readOptionalTexts, readOptionalWord } from '../fields.ts';
import { describeImage, failure, manifestAnswer } from './image-answers.ts';
import { findImage, type ImageId, imageNotFound, readImageIds, requireImage } from './image-ids.ts';
import { requireVisibleRepository } from './lag.ts';
import type { Image } from './registries.ts';
import { type EcrOperation, type EcrRequest, pageOf, refusePaging } from './request.ts';
import { statusOf } from './storage-class.ts';

/** The operations that only look at images, by name. */
export const imageReadOperations: Readonly<Record<string, EcrOperation>> = {
  DescribeImages: describeImages,
  ListImages: listImages,
  BatchGetImage: batchGetImage,
};

function describeImages(request: EcrRequest): object {
  const { input, world } = request;
  const repository = requireVisibleRepository(request);
  const ids = readImageIds(input);
  if (ids === undefined) {
    const page = pageOf([...repository.images.values()].filter(filterOf(request)), input);
    return {
      imageDetails: page.items.map((image) => describeImage(repository, image, world.now())),
      nextToken: page.next,
    };
  }
  refusePaging(input, 'imageIds');
  const images = ids.map((id) => {
    const setAtMs = id.imageTag === undefined ? undefined : repository.tags.get(id.imageTag)?.setAtMs;
    if (setAtMs !== undefined && world.now() - setAtMs < world.rules.describeImagesLagMs) {
      throw imageNotFound(repository, id);
    }
    return requireImage(repository, id);
  });
  // An image that several ids name is described once.
  return { imageDetails: [...new Set(images)].map((image) => describeImage(repository, image, world.now())) };
}

function listImages(request: EcrRequest): object {
  const { input } = request;
  const repository = requireVisibleRepository(request);
  const ids = [...repository.images.values()].filter(filterOf(request)).flatMap((image): readonly ImageId[] => {
    const tags = [...image.tags].map((imageTag) => ({ imageDigest: image.digest, imageTag }));
    return tags.length === 0 ? [{ imageDigest: image.digest }] : tags;
  });
  const page = pageOf(ids, input);
  return { imageIds: page.items, nextToken: page.next };
}

function batchGetImage(request: EcrRequest): object {
  const repository = requireVisibleRepository(request);
  const accepted = readOptionalTexts(request.input, 'acceptedMediaTypes') ?? [];
  const results = (readImageIds(request.input) ?? []).map((imageId) => {
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

/** Lists show active images only, unless the filter says otherwise (API reference, DescribeImagesFilter and ListImagesFilter). */
function filterOf({ input, world }: EcrRequest): (image: Image) => boolean {
  const filter = readOptionalObject(input, 'filter') ?? {};
  const tagStatus = readOptionalWord(filter, 'tagStatus', ['TAGGED', 'UNTAGGED', 'ANY']) ?? 'ANY';
  const status = readOptionalWord(filter, 'imageStatus', ['ACTIVE', 'ARCHIVED', 'ACTIVATING', 'ANY']) ?? 'ACTIVE';
  return (image) =>
    (tagStatus === 'ANY' || (tagStatus === 'TAGGED') === image.tags.size > 0) &&
    (status === 'ANY' || status === statusOf(image, world.now()));
}
