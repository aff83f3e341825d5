import { allTogether } from '../../phases/all-together.ts';
import { clientOf, copyAndProve } from '../../phases/push/copy-and-prove.ts';
import { together } from '../../phases/push/push-everywhere.ts';
import { reuseImage } from '../../phases/push/reuse-image.ts';
import { showLogs } from '../../phases/registry/registry-access.ts';
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
  if (further.length === 0) return image;
  const first = { name: `${image.registry}/${image.repository}`, work: Promise.resolve(image) };
  try {
    const others = further.map((one) => ({ name: one.name, work: pushOne(one, target, image) }));
    const [, ...copies] = await allTogether([first, ...others]);
    return together(image, copies);
  } finally {
    showLogs(own.step, further);
  }
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
  const { digest, batches } = decision.kind === 'copy' ? decision : { ...allTags(decision), digest: image.digest };
  return await copyAndProve(step, target, {
    source: clientOf(first.own.step, first.repository),
    digest,
    batches,
    tags: step.inputs.tags,
    result: decision.kind === 'copy' ? 'reused' : image.result,
    keepsNewer: step.inputs.image.keepNewerTags,
  });
}

function allTags({ tagPlan: { pushed, batches } }: Extract<PreparedFurther['decision'], { readonly kind: 'build' }>) {
  return { batches: [[pushed], ...batches] };
}
