import type { Answer } from '../answer.ts';
import { isTag } from '../ecr/image-ids.ts';
import { immutableText, limitText, mismatchText, missingText } from '../ecr/images.ts';
import {
  digestAlgorithm,
  digestOf,
  isManifestType,
  type Manifest,
  manifestLimit,
  parseManifest,
} from '../ecr/manifest.ts';
import { isImmutableTag } from '../ecr/mutability.ts';
import { decidePush, type Push, removeImage, removeTag, storeImage } from '../ecr/push.ts';
import type { Image, Repository } from '../ecr/registries.ts';
import { notePush } from '../ecr/replicate.ts';
import { statusOf } from '../ecr/storage-class.ts';
import { readBody } from '../exchange.ts';
import { digestHeader, type RegistryRequest, registryRefusal } from './request.ts';

/** A manifest by tag or digest, byte for byte as it was pushed; answers HEAD as well. Archived images are not there. */
export function getManifest({ repository, exchange, world }: RegistryRequest, reference: string): Answer {
  const image = findImage(repository, reference);
  if (image === undefined || statusOf(image, world.now()) !== 'ACTIVE') {
    throw manifestUnknown(repository, reference);
  }
  const { mediaType } = image.manifest;
  if (!isAccepted(mediaType, exchange.headers.accept)) {
    const text = `The image has the media type '${mediaType}', which the Accept header of the request does not list`;
    throw registryRefusal(404, 'MANIFEST_UNKNOWN', text);
  }
  return { status: 200, headers: { 'content-type': mediaType, [digestHeader]: image.digest }, body: image.bytes };
}

/** Stores a manifest under a tag or its digest, by ECR's rules. */
export async function putManifest(request: RegistryRequest, reference: string): Promise<Answer> {
  const { repository, world, note, rules } = request;
  const push = await readPush(request, reference);
  note.parameters.digest = push.digest;
  if (
    !world.registries.takesCall('PutImage', repository, {
      perSecond: rules.putImagePerSecond,
      nowMs: world.now(),
    })
  ) {
    throw registryRefusal(429, 'TOOMANYREQUESTS', 'Rate exceeded');
  }
  const decision = decidePush(repository, push, { nowMs: world.now(), tagsPerImage: rules.tagsPerImage });
  switch (decision.kind) {
    case 'store':
      storeImage(repository, push, world.now());
      notePush(world, repository, push);
      return createdAnswer(request, push);
    case 'image-exists':
      // Under a tag that may move, a second push of the same is a success without effect; else it counts as overwriting.
      if (push.tag === undefined || !isImmutableTag(repository.mutability, push.tag)) {
        return createdAnswer(request, push);
      }
      throw tagImmutable(push.tag, repository.name);
    case 'tag-immutable':
      throw tagImmutable(push.tag ?? '', repository.name);
    case 'tags-full':
      throw registryRefusal(403, 'DENIED', limitText(push.digest, rules.tagsPerImage));
    case 'layers-missing':
      throw registryRefusal(404, 'BLOB_UPLOAD_UNKNOWN', missingText('Layers', decision.digests, repository));
    case 'images-missing':
      throw registryRefusal(404, 'MANIFEST_BLOB_UNKNOWN', missingText('Images', decision.digests, repository));
  }
}

/** Removes a tag or a manifest, where the local AWS was started to allow that; ECR's registry never does. */
export function deleteManifest({ rules, repository }: RegistryRequest, reference: string): Answer {
  if (!rules.allowsRegistryDeletes) {
    throw registryRefusal(405, 'UNSUPPORTED', 'Images are deleted with the BatchDeleteImage operation of the API');
  }
  const image = findImage(repository, reference);
  if (image === undefined) {
    throw manifestUnknown(repository, reference);
  }
  if (image.digest === reference) {
    removeImage(repository, image);
  } else {
    removeTag(repository, reference);
  }
  return { status: 202, headers: {} };
}

async function readPush({ exchange, repository }: RegistryRequest, reference: string): Promise<Push> {
  const algorithm = digestAlgorithm(reference);
  const tag = algorithm === undefined ? reference : undefined;
  if (tag !== undefined && !isTag(tag)) {
    const isDigest = tag.includes(':');
    const text = `'${tag}' is not a valid ${isDigest ? 'digest' : 'image tag'}`;
    throw registryRefusal(400, isDigest ? 'DIGEST_INVALID' : 'TAG_INVALID', text);
  }
  const bytes = await readBody(exchange.body, manifestLimit);
  const manifest = readManifest(bytes, exchange.headers['content-type']);
  const digest = digestOf(bytes, algorithm ?? 'sha256');
  if (tag === undefined && digest !== reference) {
    throw registryRefusal(400, 'MANIFEST_INVALID', mismatchText(reference, repository));
  }
  return { manifest, bytes, digest, tag };
}

function readManifest(bytes: Uint8Array, contentType: string | undefined): Manifest {
  const declared = contentType?.split(';')[0]?.trim();
  try {
    return parseManifest(bytes, declared !== undefined && isManifestType(declared) ? declared : undefined);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const text = `Invalid parameter at 'ImageManifest' failed to satisfy constraint: '${reason}'`;
    throw registryRefusal(400, 'MANIFEST_INVALID', text);
  }
}

function createdAnswer({ name }: RegistryRequest, { digest, manifest }: Push): Answer {
  const subject = manifest.subject === undefined ? {} : { 'oci-subject': manifest.subject };
  const location = `/v2/${name}/manifests/${digest}`;
  return { status: 201, headers: { location, [digestHeader]: digest, ...subject } };
}

/** The image of a tag or digest. */
function findImage(repository: Repository, reference: string): Image | undefined {
  return repository.images.get(repository.tags.get(reference)?.digest ?? reference);
}

/** Whether the Accept header takes a manifest of this type; one that lists no manifest type at all takes every one. */
function isAccepted(mediaType: string, accept: string | undefined): boolean {
  const types = (accept ?? '').split(',').map((part) => part.split(';')[0]?.trim() ?? '');
  return types.includes('*/*') || !types.some(isManifestType) || types.includes(mediaType);
}

function tagImmutable(tag: string, repositoryName: string) {
  return registryRefusal(400, 'TAG_INVALID', immutableText(tag, repositoryName));
}

function manifestUnknown({ name, accountId }: Repository, reference: string) {
  const isDigest = reference.includes(':');
  const id = isDigest
    ? `{imageDigest:'${reference}', imageTag:'null'}`
    : `{imageDigest:'null', imageTag:'${reference}'}`;
  const text = `The image with imageId ${id} does not exist within the repository with name '${name}' in the registry with id '${accountId}'`;
  return registryRefusal(404, 'MANIFEST_UNKNOWN', text);
}
