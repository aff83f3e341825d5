import { type Answer, jsonAnswer } from '../answer.ts';
import { digestAlgorithm } from '../ecr/manifest.ts';
import type { Image } from '../ecr/registries.ts';
import { statusOf } from '../ecr/storage-class.ts';
import { type RegistryRequest, registryRefusal } from './request.ts';

/** Longest page of tags. */
const tagsPerPage = 1000;

/** The tags of the repository's active images in ASCII order, `n` of them after `last`, with a Link to the next page. */
export function listTags({ repository, query, world }: RegistryRequest): Answer {
  const { name } = repository;
  const asked = query.get('n');
  const limit = asked === null ? tagsPerPage : Number(asked);
  if (!Number.isInteger(limit) || limit < 0) {
    throw registryRefusal(400, 'PAGINATION_NUMBER_INVALID', `n must be a number, not '${asked}'`);
  }
  const last = query.get('last') ?? '';
  const active = [...repository.images.values()].filter((image) => statusOf(image, world.now()) === 'ACTIVE');
  const tags = active.flatMap((image) => [...image.tags]).sort();
  const rest = tags.filter((tag) => tag > last);
  const page = rest.slice(0, Math.min(limit, tagsPerPage));
  const end = page.at(-1);
  const hasMore = end !== undefined && rest.length > page.length;
  const next = `</v2/${name}/tags/list?n=${page.length}&last=${encodeURIComponent(end ?? '')}>; rel="next"`;
  return jsonAnswer(200, { name, tags: page }, hasMore ? { link: next } : {});
}

/** An index of the active manifests whose subject is the digest, of one artifact type where that is asked for. */
export function listReferrers({ repository, query, world }: RegistryRequest, digest: string): Answer {
  if (digestAlgorithm(digest) === undefined) {
    throw registryRefusal(400, 'DIGEST_INVALID', `'${digest}' is not a valid digest`);
  }
  const artifactType = query.get('artifactType');
  const manifests = [...repository.images.values()]
    .filter((image) => image.manifest.subject === digest && statusOf(image, world.now()) === 'ACTIVE')
    .filter(({ manifest }) => artifactType === null || manifest.artifactType === artifactType)
    .map(describe);
  const mediaType = 'application/vnd.oci.image.index.v1+json';
  const filters = artifactType === null ? {} : { 'oci-filters-applied': 'artifactType' };
  return jsonAnswer(200, { schemaVersion: 2, mediaType, manifests }, { 'content-type': mediaType, ...filters });
}

function describe({ digest, bytes, manifest }: Image): object {
  const { mediaType, artifactType, annotations } = manifest;
  return { mediaType, digest, size: bytes.length, artifactType, annotations };
}
