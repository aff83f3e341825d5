import { type Fields, readOptionalObjects, readOptionalText } from '../fields.ts';
import type { Image, Repository } from './registries.ts';
import { ecrError, invalidParameter } from './request.ts';

/** An image as a call names it: by digest, by tag, or by both, which must then fit. */
export type ImageId = { readonly imageDigest?: string; readonly imageTag?: string };

/** What an image id leads to; the failures have the names of ECR's failure codes. */
export type Lookup =
  | { readonly kind: 'found'; readonly image: Image }
  | {
      readonly kind:
        | 'InvalidImageDigest'
        | 'InvalidImageTag'
        | 'ImageTagDoesNotMatchDigest'
        | 'ImageNotFound'
        | 'MissingDigestAndTag';
    };

/** Reads `imageIds`; undefined where the member is absent. */
export function readImageIds(input: Fields): readonly ImageId[] | undefined {
  return readOptionalObjects(input, 'imageIds')?.map(readImageId);
}

/** Reads one image id. */
export function readImageId(fields: Fields): ImageId {
  const imageDigest = readOptionalText(fields, 'imageDigest');
  const imageTag = readOptionalText(fields, 'imageTag');
  return { ...(imageDigest === undefined ? {} : { imageDigest }), ...(imageTag === undefined ? {} : { imageTag }) };
}

/** Finds the image of an id. */
export function findImage(repository: Repository, { imageDigest, imageTag }: ImageId): Lookup {
  if (imageDigest === undefined && imageTag === undefined) {
    return { kind: 'MissingDigestAndTag' };
  }
  if (imageDigest !== undefined && !/^[a-zA-Z0-9-_+.]+:[a-fA-F0-9]+$/.test(imageDigest)) {
    return { kind: 'InvalidImageDigest' };
  }
  if (imageTag !== undefined && !isTag(imageTag)) {
    return { kind: 'InvalidImageTag' };
  }
  const byTag = imageTag === undefined ? undefined : repository.tags.get(imageTag)?.digest;
  const image = repository.images.get(imageDigest ?? byTag ?? '');
  if (image === undefined || (imageTag !== undefined && byTag === undefined)) {
    return { kind: 'ImageNotFound' };
  }
  return byTag !== undefined && byTag !== image.digest
    ? { kind: 'ImageTagDoesNotMatchDigest' }
    : { kind: 'found', image };
}

/** The image of an id; throws ImageNotFoundException, or InvalidParameterException for an id without grammar. */
export function requireImage(repository: Repository, id: ImageId): Image {
  const found = findImage(repository, id);
  switch (found.kind) {
    case 'found':
      return found.image;
    case 'InvalidImageDigest':
      throw invalidParameter('imageDigest', "must satisfy regular expression '[a-zA-Z0-9-_+.]+:[a-fA-F0-9]+'");
    case 'InvalidImageTag':
      throw invalidParameter('imageTag', "must satisfy regular expression '[a-zA-Z0-9-_.]+'");
    case 'MissingDigestAndTag':
      throw invalidParameter('imageId', 'must have an image digest or an image tag');
    case 'ImageTagDoesNotMatchDigest':
    case 'ImageNotFound':
      throw imageNotFound(repository, id);
  }
}

/** ImageNotFoundException in ECR's words, which print what was not given as 'null'. */
export function imageNotFound({ name, accountId }: Repository, { imageDigest, imageTag }: ImageId) {
  const id = `{imageDigest:'${imageDigest ?? 'null'}', imageTag:'${imageTag ?? 'null'}'}`;
  const text = `The image with imageId ${id} does not exist within the repository with name '${name}' in the registry with id '${accountId}'`;
  return ecrError('ImageNotFoundException', text);
}

/** Whether a text can be a tag (OCI distribution specification, "Pulling manifests"). */
export function isTag(text: string): boolean {
  return /^[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}$/.test(text);
}
