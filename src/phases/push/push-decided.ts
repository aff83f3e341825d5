import { TagTaken, tagTakenFor } from '../../errors/push-errors.ts';
import type { Build } from '../../plan/build-or-reuse.ts';
import type { PushedImage } from '../../report/result.ts';
import { withoutStaying } from '../registry/check-registry.ts';
import type { Decided } from '../registry/prepare-destinations.ts';
import type { Step } from '../step.ts';
import { type PushPlan, type PushWork, planPush, pushAndProve } from './push-and-prove.ts';
import { reuseImage } from './reuse-image.ts';

/** A repository and the build that was decided for it. `plan`: how it is pushed, where that was planned before. */
export type DecidedBuild = Decided<Build> & { readonly plan?: PushPlan };

/** What came of a push: the image is in ECR, or another run came first, with a tag that cannot move. */
export type PushOutcome = PushedImage | { readonly kind: 'taken'; readonly by: TagTaken };

/** Pushes what was built under the step's tags, as it was decided. */
export async function pushDecided(
  step: Step,
  { target, decision, plan }: DecidedBuild,
  work: PushWork,
): Promise<PushOutcome> {
  const own = withoutStaying(step, decision);
  try {
    return await pushAndProve(own, target, { ...work, ...(plan ?? (await planPush(own, target, decision.tagPlan))) });
  } catch (error) {
    if (!(error instanceof TagTaken)) throw error;
    return { kind: 'taken', by: error };
  }
}

/** What is done by what is there since another run came first: its image is taken, or what was built gets the other tags. */
export type Continuation = PushedImage | ({ readonly kind: 'push' } & DecidedBuild);

/**
 * Where another run has put a tag that cannot move on an image of its own meanwhile, that image is there, as if it had been
 * before the build. `now`: what was decided since.
 *
 * @throws Failure `tag-immutable` where neither way is open
 */
export async function goOnAfter(step: Step, taken: TagTaken, { target, decision }: Decided): Promise<Continuation> {
  if (decision.kind === 'refuse') throw tagTakenFor(taken, decision.problem);
  step.runner.notice(`${taken.problem.what} ${TAKEN}`);
  if (decision.kind === 'build') return { kind: 'push', target, decision };
  const image = await reuseImage(step, target, decision);
  return image.kind === 'full' ? { kind: 'push', target, decision: image.otherwise } : image;
}

const TAKEN = 'Another run has pushed that image while this one was building.';
