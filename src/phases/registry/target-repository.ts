import type { Registry } from '../../aws/ecr.ts';
import type { PushTarget } from '../../errors/docker-errors.ts';
import type { RateLimit } from '../../lib/rate-limit.ts';
import type { Label } from '../../plan/oci-labels.ts';
import type { AgeContext } from '../tags/keep-newer-tags.ts';
import type { RegistrySnapshot } from './registry-snapshot.ts';

/** Where an image is delivered to, and all that was found out about it before the build. */
export type TargetRepository = {
  readonly registry: Registry;
  readonly snapshot: RegistrySnapshot;
  readonly location: PushTarget;
  /** With `reuse: content`: the tag and the label by which a new image is found by its content. */
  readonly content?: { readonly tag: string; readonly label: Label };
  /** What decides whether tags may move. */
  readonly age: AgeContext;
  /** The pace at which several works put tags together. */
  readonly rateLimit?: RateLimit;
};
