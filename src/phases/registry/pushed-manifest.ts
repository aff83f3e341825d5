import type { Answer, Manifest, Registry } from '../../distribution/registry.ts';
import { type Clock, retry } from '../../lib/retry.ts';
import { scheduleFor } from '../../plan/retry-policy.ts';
import { findManifest } from './manifest-in.ts';

/** Thrown where ECR does not show an image yet. */
class NotShown extends Error {}

/** The manifest of an image that was pushed just now: waited for, as ECR may show it a moment later. */
export async function pushedManifest(
  registry: Pick<Registry, 'images'>,
  digest: string,
  clock: Clock,
): Promise<Answer<Manifest>> {
  const shown = await waitFor(clock, async () => {
    const answer = await findManifest(registry, digest);
    return answer.kind === 'missing' && answer.what === 'image' ? undefined : answer;
  });
  return shown ?? { kind: 'missing', what: 'image' };
}

/** Gives the manifest of the image that was pushed. */
export type AskedManifest = () => Promise<Answer<Manifest>>;

/** The manifest of a pushed image for several callers: ECR is asked once, at the first call. */
export function pushedOnce(registry: Pick<Registry, 'images'>, digest: string, clock: Clock): AskedManifest {
  let asked: Promise<Answer<Manifest>> | undefined;
  return () => {
    asked ??= pushedManifest(registry, digest, clock);
    return asked;
  };
}

/** The image under a tag that somebody else has pushed just now: waited for in the same way; undefined where it is not shown. */
export async function taggedImage(
  registry: Pick<Registry, 'images'>,
  tag: string,
  clock: Clock,
): Promise<Manifest | undefined> {
  const shown = await waitFor(clock, async () => {
    const found = await registry.images([{ tag }]);
    return found.kind === 'found' ? found.value[0] : 'not-told';
  });
  return shown === 'not-told' ? undefined : shown;
}

/** The first result of `look`; undefined where there is none for as long as ECR may lag. */
async function waitFor<T>(clock: Clock, look: () => Promise<T | undefined>): Promise<T | undefined> {
  const isNotShown = (error: unknown): boolean => error instanceof NotShown;
  const scheduleOf = (error: unknown) => scheduleFor(isNotShown(error) ? 'not-shown' : undefined, 'pushing');
  try {
    return await retry({ scheduleOf }, clock, async () => {
      const shown = await look();
      if (shown === undefined) throw new NotShown();
      return shown;
    });
  } catch (error) {
    if (!isNotShown(error)) throw error;
    return undefined;
  }
}
