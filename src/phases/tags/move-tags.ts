import type { Answer, Manifest } from '../../aws/ecr.ts';
import { present } from '../../lib/omit-undefined.ts';
import type { TagBatches } from '../../plan/tag-order.ts';
import type { TargetRepository } from '../registry/target-repository.ts';
import type { Step } from '../step.ts';
import { type CurrentTags, readCurrentTags } from './current-tags.ts';
import { describeKept, type KeptTag, keepNewer } from './keep-newer-tags.ts';
import { describeTags, putTags } from './put-tags.ts';

/** An image that is there, and the tags it is to get. */
export type TagRequest = {
  readonly digest: string;
  readonly batches: TagBatches;
  /** The image's manifest, and what the tags stand on. */
  readonly look: () => Promise<{ readonly manifest: Answer<Manifest>; readonly current: CurrentTags }>;
  /** `docker tag` and `docker push`; absent where the image is not in the engine. */
  readonly pushTag?: (tag: string) => Promise<void>;
};

/** What of a step decides. */
export type MovingStep = Pick<Step, 'runner' | 'clock' | 'event'> & {
  readonly inputs: { readonly image: Pick<Step['inputs']['image'], 'keepNewerTags'> };
};

type Place = Pick<TargetRepository, 'registry' | 'location' | 'age' | 'rateLimit'>;

/** What tags stand on is asked again where the answer is older than this: another run may have moved them. */
const FRESH_MS = 1_000;

/**
 * Puts the tags on the image, but for those that stand on the image of a newer commit right then.
 *
 * @returns the tags that stay where they are
 */
export async function moveTags(step: MovingStep, scene: Place, order: TagRequest): Promise<readonly KeptTag[]> {
  if (order.batches.length === 0) return [];
  const { runner, clock, inputs } = step;
  const { registry, location, age } = scene;
  return await runner.phase('Tags', async () => {
    const { manifest, current } = await order.look();
    const kept: KeptTag[] = [];
    const put: string[] = [];
    const review = async (tags: readonly string[]): Promise<readonly string[]> => {
      if (!inputs.image.keepNewerTags) return tags;
      const isFresh = clock.now() - current.atMs <= FRESH_MS;
      const now = isFresh ? current : (await readCurrentTags(registry, { tags }, clock)).current;
      const found = await keepNewer(tags, { digest: order.digest, current: now }, age);
      for (const { level, text } of found.warnings) runner[level](text);
      kept.push(...found.kept);
      return found.moving;
    };
    const { warning } = runner;
    const { repository } = location;
    await putTags(order.batches, manifest, {
      registry,
      clock,
      warning,
      repository,
      ...present('pace', scene.rateLimit),
      ...(order.pushTag === undefined ? {} : { pushTag: order.pushTag }),
      review: async (tags) => {
        const moving = await review(tags);
        put.push(...moving);
        return moving;
      },
    });
    reportKeptTags(step, kept);
    return { value: kept, sentence: describeTags(put) };
  });
}

/** Says in the log and on the page of the run which tags stay where they are. */
export function reportKeptTags({ runner, event }: Pick<Step, 'runner' | 'event'>, kept: readonly KeptTag[]): void {
  if (kept.length > 0) runner.notice(describeKept(kept, event.commit));
}
