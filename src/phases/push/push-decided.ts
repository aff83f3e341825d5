import { TagTaken, tagTakenFor } from '../../errors/push-errors.ts';
import type { Build, Decision } from '../../plan/build-or-reuse.ts';
import type { PushedImage } from '../../report/result.ts';
import { withoutStaying } from '../registry/check-registry.ts';
import type { TargetRepository } from '../registry/target-repository.ts';
import type { Step } from '../step.ts';
import { reuseImage } from './reuse-image.ts';

/** A repository, and what was decided for it. */
export type Decided = { readonly target: TargetRepository; readonly decision: Decision };

/** What was built, and is to be pushed. */
export type BuiltWork = {
  /** Pushes it under the step's tags, as it was decided. */
  readonly push: (step: Step, target: TargetRepository, build: Build) => Promise<PushedImage>;
  /** Asks the registry anew, and decides by what is there now. */
  readonly decideAgain: () => Promise<Decided>;
};

/** How often another run may come first. */
const DECIDED_AGAIN = 3;

/**
 * Pushes what was built. Where another run has put a tag that cannot move on an image of its own meanwhile, that image is
 * there, as if it had been before the build: it is taken, or what was built gets the other tags.
 *
 * @throws Failure `tag-immutable` where neither will do
 */
export async function pushDecided(
  step: Step,
  decided: { readonly target: TargetRepository; readonly decision: Build },
  { push, decideAgain }: BuiltWork,
): Promise<PushedImage> {
  let { target, decision } = decided;
  for (let again = 0; ; again += 1) {
    try {
      return await push(withoutStaying(step, decision), target, decision);
    } catch (error) {
      if (!(error instanceof TagTaken) || again === DECIDED_AGAIN) throw error;
      const now = await decideAgain();
      if (now.decision.kind === 'refuse') throw tagTakenFor(error, now.decision.problem);
      step.runner.notice(`${error.problem.what} ${TAKEN}`);
      if (now.decision.kind === 'reuse') {
        const image = await reuseImage(step, now.target, now.decision);
        if (image.kind === 'full') throw error;
        return image;
      }
      ({ target } = now);
      ({ decision } = now);
    }
  }
}

const TAKEN = 'Another run has pushed that image while this one was building.';
