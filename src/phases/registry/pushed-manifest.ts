import type { Answer, Manifest, Registry } from '../../aws/ecr.ts';
import { type Clock, retry } from '../../lib/retry.ts';
import { manifestIn } from './manifest-in.ts';

/** What ECR shows may lag behind a push: how often, and for how many milliseconds, it is asked again. */
export const LAG_RETRIES = { attempts: 8, baseMs: 250, capMs: 2_000, budgetMs: 8_000 };

/** ECR does not show it yet. */
class NotShown extends Error {}

/** The manifest of an image that was pushed just now: waited for, as ECR may show it a moment later. */
export async function pushedManifest(
  registry: Pick<Registry, 'images'>,
  digest: string,
  clock: Clock,
): Promise<Answer<Manifest>> {
  const isNotShown = (error: unknown): boolean => error instanceof NotShown;
  try {
    return await retry({ ...LAG_RETRIES, retryable: isNotShown }, clock, async () => {
      const answer = manifestIn(await registry.images([{ digest }]), digest);
      if (answer.kind === 'missing' && answer.what === 'image') throw new NotShown();
      return answer;
    });
  } catch (error) {
    if (!isNotShown(error)) throw error;
    return { kind: 'missing', what: 'image' };
  }
}

/** The image under a tag that somebody else has pushed just now: waited for in the same way; undefined where it is not shown. */
export async function taggedImage(
  registry: Pick<Registry, 'images'>,
  tag: string,
  clock: Clock,
): Promise<Manifest | undefined> {
  const isNotShown = (error: unknown): boolean => error instanceof NotShown;
  try {
    return await retry({ ...LAG_RETRIES, retryable: isNotShown }, clock, async () => {
      const found = await registry.images([{ tag }]);
      if (found.kind !== 'found') return undefined;
      const [image] = found.value;
      if (image === undefined) throw new NotShown();
      return image;
    });
  } catch (error) {
    if (!isNotShown(error)) throw error;
    return undefined;
  }
}
