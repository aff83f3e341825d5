import { type Answer, jsonAnswer } from '../answer.ts';
import { digestAlgorithm } from '../ecr/manifest.ts';
import type { Image, Repository } from '../ecr/registries.ts';
import { statusOf } from '../ecr/storage-class.ts';
import { type RegistryRequest, registryRefusal } from './request.ts';

/** Names on a page, where nothing is said and at most; ECR's lists are those of its API. */
const defaultPage = 100;
const longestPage = 1000;

/** The tags of the repository's active images in ASCII order, `n` of them after `last`, with a Link to the next page. */
export function listTags({ name, repository, query, world }: RegistryRequest): Answer {
  const active = [...repository.images.values()].filter((image) => statusOf(image, world.now()) === 'ACTIVE');
  const all = active.flatMap((image) => [...image.tags]);
  const { items, headers } = pageOf(all, query, `/v2/${name}/tags/list`);
  return jsonAnswer(200, { name, tags: items }, headers);
}

/** The names of a registry's repositories in ASCII order, `n` of them after `last`, with a Link to the next page. */
export function listRepositories(repositories: readonly Repository[], query: URLSearchParams): Answer {
  const all = repositories.map((repository) => repository.name);
  const { items, headers } = pageOf(all, query, '/v2/_catalog');
  return jsonAnswer(200, { repositories: items }, headers);
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

function pageOf(all: readonly string[], query: URLSearchParams, path: string) {
  const last = query.get('last') ?? '';
  const rest = [...all].sort().filter((item) => item > last);
  const items = rest.slice(0, readPageLength(query));
  const end = items.at(-1);
  const hasMore = end !== undefined && rest.length > items.length;
  const next = `<${path}?n=${items.length}&last=${encodeURIComponent(end ?? '')}>; rel="next"`;
  return { items, headers: hasMore ? { link: next } : {} };
}

/** ECR refuses what is too long, where the specification lets a registry give less; its words name the parameter of its API. */
function readPageLength(query: URLSearchParams): number {
  const asked = query.get('n');
  const length = asked === null ? defaultPage : Number(asked);
  if (!Number.isInteger(length) || length < 0) {
    throw registryRefusal(400, 'PAGINATION_NUMBER_INVALID', `n must be a number, not '${asked}'`);
  }
  if (length > longestPage) {
    const constraint = `Member must have value less than or equal to ${longestPage}`;
    const text = `Invalid parameter at 'maxResults' failed to satisfy constraint: '${constraint}'`;
    throw registryRefusal(405, 'UNSUPPORTED', text);
  }
  return length;
}

function describe({ digest, bytes, manifest }: Image): object {
  const { mediaType, artifactType, annotations } = manifest;
  return { mediaType, digest, size: bytes.length, artifactType, annotations };
}
