import type { Answer, Manifest } from '../../distribution/registry.ts';
import { omitUndefined } from '../../lib/omit-undefined.ts';
import { repositoryUri } from '../../plan/registry-location.ts';
import type { TagBatches, TagPlan } from '../../plan/tag-order.ts';
import type { TargetRepository } from '../registry/target-repository.ts';
import type { Step } from '../step.ts';
import { type CurrentTags, currentTagsIn, readCurrentTags } from './current-tags.ts';
import { describeKept, type KeptTag, keepNewer } from './keep-newer-tags.ts';
import { describeTags, putTags } from './put-tags.ts';

/** An image that is there, and the tags that it is to get. */
export type TagRequest = {
  readonly digest: string;
  readonly batches: TagBatches;
  /** Whether tags on the image of a newer commit stay there (`keep-newer-tags`). */
  readonly keepsNewer: boolean;
  /** Gives the image's manifest, and the images that the tags stand on. */
  readonly look: () => Promise<{ readonly manifest: Answer<Manifest>; readonly current: CurrentTags }>;
  /** `docker tag` and `docker push`; absent where the image is not in the engine. */
  readonly pushTag?: (tag: string) => Promise<void>;
};

/** Reads the images that tags will move away from, while the build is at work. */
export function prefetchImages(
  { inputs }: Step,
  { snapshot, age }: TargetRepository,
  { pushed, batches }: TagPlan,
): void {
  const { keepNewerTags, hasCommitTag } = inputs.image;
  if (!keepNewerTags) return;
  const tags = [...(hasCommitTag ? [] : [pushed]), ...batches.flat()];
  // The result does not count: the same images are asked for again later, and are known then.
  keepNewer(tags, { digest: '', current: currentTagsIn(snapshot) }, age).catch(() => undefined);
}

/** The age from which the answer on what tags stand on is asked for again: another run may have moved them. */
const FRESH_MS = 1_000;

/**
 * Puts the tags on the image, but for those that stand on the image of a newer commit right then.
 *
 * @returns the tags that stay where they are
 */
export async function moveTags(
  step: Step<unknown>,
  target: Pick<TargetRepository, 'registry' | 'location' | 'age' | 'rateLimit'>,
  request: TagRequest,
): Promise<readonly KeptTag[]> {
  if (request.batches.length === 0) return [];
  step.arrivals.begin({
    repository: repositoryUri(target.location),
    tags: request.batches.flat(),
  });
  const { runner, clock, arrivals } = step;
  const { registry, location, rateLimit } = target;
  return await runner.phase('Tags', async () => {
    const { manifest, current } = await request.look();
    const kept: KeptTag[] = [];
    const put: string[] = [];
    const review = async (tags: readonly string[]): Promise<readonly string[]> => {
      const found = await reviewTags(step, target, { tags, current, request });
      kept.push(...found.kept);
      put.push(...found.moving);
      return found.moving;
    };
    const { repository, isPublic } = location;
    const { pushTag, digest } = request;
    const onPut = (tag: string) => arrivals.note({ repository: repositoryUri(location), digest, tags: [tag] });
    const options = {
      registry,
      clock,
      warning: runner.warning,
      repository,
      isPublic,
      rateLimit,
      pushTag,
      review,
      onPut,
    };
    try {
      await putTags(request.batches, manifest, omitUndefined(options));
    } finally {
      reportKeptTags(step, target, kept);
    }
    return { value: kept, sentence: describeTags(put) };
  });
}

/** Which of the tags may move right now. */
async function reviewTags(
  { runner, clock }: Step<unknown>,
  { registry, age }: Pick<TargetRepository, 'registry' | 'age'>,
  {
    tags,
    current,
    request: { digest, keepsNewer },
  }: { readonly tags: readonly string[]; readonly current: CurrentTags; readonly request: TagRequest },
): Promise<{ readonly moving: readonly string[]; readonly kept: readonly KeptTag[] }> {
  if (!keepsNewer) return { moving: tags, kept: [] };
  const isFresh = clock.now() - current.atMs <= FRESH_MS;
  const now = isFresh ? current : (await readCurrentTags(registry, { tags }, clock)).current;
  const found = await keepNewer(tags, { digest, current: now }, age);
  for (const { level, text } of found.warnings) runner[level](text);
  return found;
}

/** Says in the log and on the page of the run which tags stay where they are. */
export function reportKeptTags(
  { runner, event, arrivals }: Step<unknown>,
  { location }: Pick<TargetRepository, 'location'>,
  kept: readonly KeptTag[],
): void {
  if (kept.length === 0) return;
  arrivals.leave({ repository: repositoryUri(location), tags: kept.map(({ tag }) => tag) });
  runner.notice(describeKept(kept, event.commit));
}
