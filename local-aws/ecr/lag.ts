import type { Image, Repository, TagTarget } from './registries.ts';
import { type EcrRequest, requireRepository } from './request.ts';

/**
 * The repository that a call names, as the API's reads see it: where they lag, without what was pushed or tagged in the last `lagMs`, a tag that
 * moved being where it was before. What was deleted is gone, and statuses are those of now. Only for reads: it may be a copy.
 */
export function requireVisibleRepository(request: EcrRequest): Repository {
  const repository = requireRepository(request);
  const lagMs = request.world.lagMs();
  return lagMs === 0 ? repository : before(repository, request.world.now() - lagMs);
}

function before(repository: Repository, timeMs: number): Repository {
  const tags = new Map(
    [...repository.tags].flatMap(([tag, target]): readonly [string, TagTarget][] => {
      const earlier = targetAt(target, timeMs);
      return earlier === undefined ? [] : [[tag, earlier]];
    }),
  );
  const tagsOf = Map.groupBy(tags.keys(), (tag) => tags.get(tag)?.digest);
  const images = [...repository.images.values()]
    .filter((image) => image.pushedAtMs <= timeMs)
    .map((image): Image => ({ ...image, tags: new Set(tagsOf.get(image.digest)) }));
  return { ...repository, tags, images: new Map(images.map((image) => [image.digest, image])) };
}

function targetAt(target: TagTarget | undefined, timeMs: number): TagTarget | undefined {
  return target === undefined || target.setAtMs <= timeMs ? target : targetAt(target.before, timeMs);
}
