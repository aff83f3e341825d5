import type { Answer, Manifest } from '../../aws/ecr.ts';
import { present } from '../../lib/omit-undefined.ts';
import type { TagWaves } from '../../plan/tag-order.ts';
import type { Scene } from '../registry/target-repository.ts';
import type { Step } from '../step.ts';
import { readStanding, type Standing } from './current-tags.ts';
import { describeKept, type KeptTag, keepNewer } from './keep-newer-tags.ts';
import { addTags, describeTags } from './put-tags.ts';

/** An image that is there, and the tags it is to get. */
export type TagOrder = {
  readonly digest: string;
  readonly waves: TagWaves;
  /** The image's manifest, and what the tags stand on. */
  readonly look: () => Promise<{ readonly manifest: Answer<Manifest>; readonly standing: Standing }>;
  /** `docker tag` and `docker push`; absent where the image is not in the engine. */
  readonly pushTag?: (tag: string) => Promise<void>;
};

/** What of a step decides. */
export type MovingStep = Pick<Step, 'runner' | 'patience' | 'event'> & {
  readonly inputs: { readonly image: Pick<Step['inputs']['image'], 'keepNewerTags'> };
};

type Place = Pick<Scene, 'registry' | 'target' | 'moves' | 'pace'>;

/** What tags stand on is asked again where the answer is older than this: another run may have moved them. */
const FRESH_MS = 1_000;

/**
 * Puts the tags on the image, but for those that stand on the image of a newer commit right then.
 *
 * @returns the tags that stay where they are
 */
export async function moveTags(step: MovingStep, scene: Place, order: TagOrder): Promise<readonly KeptTag[]> {
  if (order.waves.length === 0) return [];
  const { runner, patience, inputs } = step;
  const { registry, target, moves } = scene;
  return await runner.phase('Tags', async () => {
    const { manifest, standing } = await order.look();
    const kept: KeptTag[] = [];
    const put: string[] = [];
    const review = async (tags: readonly string[]): Promise<readonly string[]> => {
      if (!inputs.image.keepNewerTags) return tags;
      const isFresh = patience.now() - standing.atMs <= FRESH_MS;
      const now = isFresh ? standing : (await readStanding(registry, { tags }, patience)).standing;
      const found = await keepNewer(tags, { digest: order.digest, standing: now }, moves);
      for (const { level, text } of found.doubts) runner[level](text);
      kept.push(...found.kept);
      return found.moving;
    };
    const { warning } = runner;
    const { repository } = target;
    await addTags(order.waves, manifest, {
      registry,
      patience,
      warning,
      repository,
      ...present('pace', scene.pace),
      ...(order.pushTag === undefined ? {} : { pushTag: order.pushTag }),
      review: async (tags) => {
        const moving = await review(tags);
        put.push(...moving);
        return moving;
      },
    });
    tellKept(step, kept);
    return { value: kept, sentence: describeTags(put) };
  });
}

/** Says in the log and on the page of the run which tags stay where they are. */
export function tellKept({ runner, event }: Pick<Step, 'runner' | 'event'>, kept: readonly KeptTag[]): void {
  if (kept.length > 0) runner.notice(describeKept(kept, event.commit));
}
