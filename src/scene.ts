import type { Registry } from './aws/registry.ts';
import type { MoveContext } from './execute/keep-newer.ts';
import type { Survey } from './execute/survey.ts';
import type { PushTarget } from './failure/docker.ts';

/** Where an image is delivered to, and all that was found out about it before the build. */
export type Scene = {
  readonly registry: Registry;
  readonly survey: Survey;
  readonly target: PushTarget;
  /** What decides whether tags may move. */
  readonly moves: MoveContext;
};
