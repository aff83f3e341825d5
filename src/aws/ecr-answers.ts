import type {
  AuthorizationData,
  DescribeImageReplicationStatusResponse,
  DescribeRegistryResponse,
  Image,
  ImageDetail,
  Layer,
  Repository,
} from '@aws-sdk/client-ecr';
import type {
  Answer,
  Authorization,
  FoundImage,
  FoundRepository,
  ImageFacts,
  ImageId,
  Manifest,
  PutTagResult,
} from '../distribution/registry.ts';
import { EmptyAnswer, isAccessDenied, isNamed } from '../errors/aws-error-names.ts';
import { omitUndefined } from '../lib/omit-undefined.ts';
import type { ReplicationRule, ReplicationStatus } from '../plan/replication.ts';
import type { TagMutability } from '../plan/tag-mutability.ts';

/** A login from what GetAuthorizationToken answers; token and password are masked. */
export function toAuthorization(data: AuthorizationData | undefined, mask: (secret: string) => void): Authorization {
  const { authorizationToken, proxyEndpoint } = data ?? {};
  if (!authorizationToken || !proxyEndpoint) throw new EmptyAnswer('ECR answered without an authorization token.');
  mask(authorizationToken);
  const [username = '', password = ''] = splitOnce(Buffer.from(authorizationToken, 'base64').toString('utf8'), ':');
  mask(password);
  // 12 hours is what API_GetAuthorizationToken promises.
  const expiresAt = data?.expiresAt ?? new Date(Date.now() + 12 * 3600000);
  const [scheme, host] = proxyEndpoint.includes('://') ? splitOnce(proxyEndpoint, '://') : ['https', proxyEndpoint];
  return { username, password, host, scheme, expiresAt };
}
function splitOnce(text: string, separator: string): readonly [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)];
}

/** A repository from what DescribeRepositories and CreateRepository answer. */
export function toRepositoryFacts(repository: Repository | undefined): FoundRepository {
  const { repositoryUri, registryId, imageTagMutability, imageTagMutabilityExclusionFilters } = repository ?? {};
  if (!repositoryUri || !registryId) throw new EmptyAnswer('ECR described the repository without its URI.');
  const mode: TagMutability['mode'] = imageTagMutability ?? 'MUTABLE';
  const exclusionFilters = (imageTagMutabilityExclusionFilters ?? []).flatMap(({ filter }) => (filter ? [filter] : []));
  return { kind: 'found', uri: repositoryUri, registryId, mutability: { mode, exclusionFilters } };
}

/** An image from what DescribeImages answers; none without a digest. */
export function toImageFacts(detail: ImageDetail): ImageFacts[] {
  const { imageDigest, imageTags, imageManifestMediaType, imageSizeInBytes, imagePushedAt, imageStatus } = detail;
  if (!imageDigest) return [];
  return [
    omitUndefined({
      digest: imageDigest,
      tags: imageTags ?? [],
      status: imageStatus ?? 'ACTIVE',
      mediaType: imageManifestMediaType,
      sizeBytes: imageSizeInBytes,
      pushedAt: imagePushedAt,
    }),
  ];
}

/** A manifest from what BatchGetImage answers; none without a digest or a body. */
export function toFoundImage({ imageId, imageManifest, imageManifestMediaType }: Image): FoundImage[] {
  const { imageDigest, imageTag } = imageId ?? {};
  if (!imageDigest || imageManifest === undefined) return [];
  return [
    omitUndefined({
      digest: imageDigest,
      body: imageManifest,
      mediaType: imageManifestMediaType,
      tag: imageTag,
    }),
  ];
}

/** The rules from what DescribeRegistry answers. */
export function toReplicationRules({ replicationConfiguration }: DescribeRegistryResponse): readonly ReplicationRule[] {
  return (replicationConfiguration?.rules ?? []).map(({ destinations, repositoryFilters }) => ({
    destinations: (destinations ?? []).map(({ region = '', registryId = '' }) => ({ region, registryId })),
    prefixes: (repositoryFilters ?? []).map(({ filter = '' }) => filter),
  }));
}

/** How far copies are, from what DescribeImageReplicationStatus answers. */
export function toReplicationStatuses({
  replicationStatuses,
}: DescribeImageReplicationStatusResponse): readonly ReplicationStatus[] {
  return (replicationStatuses ?? []).map(({ region = '', registryId = '', status = 'IN_PROGRESS', failureCode }) =>
    omitUndefined({ region, registryId, status, failureCode }),
  );
}

/** An image as the API of ECR and that of ECR Public are asked for it. */
export function toIdentifier(id: ImageId): { readonly imageTag: string } | { readonly imageDigest: string } {
  return 'tag' in id ? { imageTag: id.tag } : { imageDigest: id.digest };
}

/** ECR and ECR Public take at most 100 images or layers in one call (API_DescribeImages, API_BatchGetImage). */
export function inPortions<T>(items: readonly T[]): readonly (readonly T[])[] {
  const starts = Array.from({ length: Math.ceil(items.length / 100) }, (_, index) => index * 100);
  return starts.map((start) => items.slice(start, start + 100));
}

/** One image, of an answer that was asked for one. */
export function onlyImage(answer: Answer<readonly ImageFacts[]>): Answer<ImageFacts> {
  if (answer.kind !== 'found') return answer;
  const [image] = answer.value;
  return image === undefined ? { kind: 'missing', what: 'image' } : { kind: 'found', value: image };
}

/** What an error says of what was asked for: there is no such repository, or the role may not ask. `undefined`: neither. */
export function toNoAnswer(error: unknown, permission: string): Exclude<Answer<never>, { kind: 'found' }> | undefined {
  if (isNamed(error, 'RepositoryNotFoundException')) return { kind: 'missing', what: 'repository' };
  return isAccessDenied(error) ? { kind: 'denied', permission } : undefined;
}

/** The blobs that are not there, by what BatchCheckLayerAvailability answers. */
export function toMissingBlobs(digests: readonly string[], layers: readonly Layer[]): readonly string[] {
  const there = new Set(
    layers.flatMap(({ layerAvailability, layerDigest }) => (layerAvailability === 'AVAILABLE' ? [layerDigest] : [])),
  );
  return digests.filter((digest) => !there.has(digest));
}

/** An image as PutImage takes it; without a tag as an image of an index. */
export function toPutInput({ digest, body, mediaType }: Manifest, tag: string | undefined) {
  return omitUndefined({
    imageManifest: body,
    imageDigest: digest,
    imageManifestMediaType: mediaType,
    imageTag: tag,
  });
}

/** What became of an image by an error of PutImage; `undefined`: it is none of these. */
export function toPutResult(
  error: unknown,
  { tag, permission }: { readonly tag: string | undefined; readonly permission: string },
): PutTagResult | undefined {
  if (isNamed(error, 'ImageAlreadyExistsException')) return { kind: 'put' };
  if (isNamed(error, 'ImageTagAlreadyExistsException')) return { kind: 'immutable' };
  // The manifest is there already, so that the limit is that of tags on an image.
  if (tag !== undefined && isNamed(error, 'LimitExceededException')) return { kind: 'full' };
  return isAccessDenied(error) ? { kind: 'denied', permission } : undefined;
}
