import type { Answer, Authorization, FoundImage, ImageFacts, Registry } from '../../distribution/registry.ts';
import { omitUndefined } from '../../lib/omit-undefined.ts';
import type { Clock } from '../../lib/retry.ts';
import type { RepositoryFacts, TagFacts } from '../../plan/repository-facts.ts';

/** All answers of the registry before the build. */
export type RegistrySnapshot = {
  readonly authorization: Authorization;
  readonly repository: RepositoryFacts;
  readonly tags: ReadonlyMap<string, TagFacts>;
  /** The images under the tags, with their manifests; without those that are archived or that the role may not get. */
  readonly images: readonly FoundImage[];
  /** The permission that the role lacks to get images. */
  readonly imagesDenied?: string;
  /** The time of the question, by `Clock.now`, in milliseconds. */
  readonly atMs: number;
};

/** The tags that are asked about: facts and image of each of `tags`, only the image of `others`. */
export type AskedTags = { readonly tags: readonly string[]; readonly others: readonly string[] };

type TagAnswer = Answer<Pick<ImageFacts, 'digest' | 'pushedAt' | 'status'> & Partial<Pick<ImageFacts, 'tags'>>>;

/** Asks for a login, the repository, each tag and its manifest, all side by side. */
export async function readSnapshot(
  registry: Registry,
  { tags, others }: AskedTags,
  { now, authorize = () => registry.authorize() }: Pick<Clock, 'now'> & Partial<Pick<Registry, 'authorize'>>,
): Promise<RegistrySnapshot> {
  const atMs = now();
  const asked = [...others, ...tags].map((tag) => ({ tag }));
  const [authorization, repository, described, images] = await Promise.all([
    authorize(),
    registry.describeRepository(),
    Promise.all(tags.map(async (tag) => [tag, await registry.describeImage({ tag })] as const)),
    registry.images(asked),
  ]);
  const answers = new Map<string, TagAnswer>(
    described.map(([tag, answer]) => [tag, answer.kind === 'denied' ? answerByImage(tag, images) : answer]),
  );
  // A role that may not see repositories still learns from its tags that the repository is missing.
  const isMissing = [...answers.values()].some((answer) => answer.kind === 'missing' && answer.what === 'repository');
  return {
    authorization,
    repository: repository.kind === 'unknown' && isMissing ? { kind: 'missing' } : repository,
    tags: new Map([...answers].map(([tag, answer]) => [tag, toTagFacts(answer)] as const)),
    images: images.kind === 'found' ? images.value : [],
    ...(images.kind === 'denied' ? { imagesDenied: images.permission } : {}),
    atMs,
  };
}

/** The images by the tags that they were asked for by. */
export function imagesByTag(images: readonly FoundImage[]): ReadonlyMap<string, FoundImage> {
  return new Map(images.flatMap((image) => (image.tag === undefined ? [] : [[image.tag, image]])));
}

/** What BatchGetImage says of a tag, for where DescribeImages is denied. */
function answerByImage(tag: string, images: Answer<readonly FoundImage[]>): TagAnswer {
  if (images.kind !== 'found') return images;
  const image = images.value.find((found) => found.tag === tag);
  if (image === undefined) return { kind: 'missing', what: 'image' };
  return { kind: 'found', value: { digest: image.digest, status: 'ACTIVE' } };
}

function toTagFacts(answer: TagAnswer): TagFacts {
  switch (answer.kind) {
    case 'found': {
      const { digest, pushedAt, status, tags } = answer.value;
      return omitUndefined({ kind: 'present', digest, status, pushedAt, tags });
    }
    case 'missing':
      return { kind: 'absent' };
    case 'denied':
      return { kind: 'unknown' };
  }
}
