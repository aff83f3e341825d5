import { arriveEverywhere } from '../../phases/push/arrive-everywhere.ts';
import { copyFromRegistry } from '../../phases/push/copy-and-prove.ts';
import { reuseImage } from '../../phases/push/reuse-image.ts';
import { batchesOf } from '../../plan/tag-order.ts';
import type { PushedImage } from '../../report/result.ts';
import type { PreparedFurther, PreparedTarget } from './prepare-targets.ts';
import type { TargetRun } from './run-targets.ts';

/** The same runs, each of which ends when the image is in all registries of its target. */
export function inAllRegistries(runs: readonly TargetRun[], prepared: readonly PreparedTarget[]): readonly TargetRun[] {
  const targets = new Map(prepared.map((target) => [target.own.target.name, target]));
  return runs.map(({ own, run }) => ({
    own,
    run: async () => {
      const image = await run();
      const target = targets.get(own.target.name);
      return 'full' in image || target === undefined ? image : await pushFurther(target, image);
    },
  }));
}

/**
 * Copies the image, which is in the first registry and proven, to the others, side by side.
 *
 * @throws Failure with what went wrong in each of them; what has arrived elsewhere stays
 */
async function pushFurther(target: PreparedTarget, image: PushedImage): Promise<PushedImage> {
  const { own, further } = target;
  const first = { name: `${image.registry}/${image.repository}`, work: Promise.resolve(image) };
  const arrive = (one: PreparedFurther) => pushOne(one, target, image);
  return await arriveEverywhere(own.step, first, { further, arrive });
}

async function pushOne(
  { step, target, decision }: PreparedFurther,
  first: PreparedTarget,
  image: PushedImage,
): Promise<PushedImage> {
  if (decision.kind === 'reuse') {
    const reused = await reuseImage(step, target, decision);
    if (reused.kind === 'full') throw new Error('Where there are several registries, nothing is built instead.');
    return reused;
  }
  const from = { step: first.own.step, target: first.repository };
  if (decision.kind === 'build') {
    const { digest, result } = image;
    return await copyFromRegistry(step, target, { from, digest, batches: batchesOf(decision.tagPlan), result });
  }
  const { digest, batches } = decision;
  return await copyFromRegistry(step, target, { from, digest, batches, result: 'reused' });
}
