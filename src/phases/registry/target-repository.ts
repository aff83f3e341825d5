import type { Registry } from '../../aws/ecr.ts';
import type { PushTarget } from '../../errors/docker-errors.ts';
import type { Pace } from '../../lib/rate-limit.ts';
import type { Label } from '../../plan/oci-labels.ts';
import type { MoveContext } from '../tags/keep-newer-tags.ts';
import type { Survey } from './registry-snapshot.ts';

/** Where an image is delivered to, and all that was found out about it before the build. */
export type Scene = {
  readonly registry: Registry;
  readonly survey: Survey;
  readonly target: PushTarget;
  /** With `reuse: content`: the tag and the label by which a new image is found by its content. */
  readonly content?: { readonly tag: string; readonly label: Label };
  /** What decides whether tags may move. */
  readonly moves: MoveContext;
  /** The pace at which several works put tags together. */
  readonly pace?: Pace;
};
