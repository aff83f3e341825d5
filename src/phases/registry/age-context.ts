import type { Registry } from '../../aws/ecr.ts';
import type { OwnImage } from '../../plan/image-age.ts';
import type { TagOrigin } from '../../tag-rules/resolve.ts';
import type { Step } from '../step.ts';
import { type CommitOrders, commitOrdersFor } from './commit-orders.ts';
import { type ImageReader, imageReader } from './image-details.ts';

/** What decides whether a tag may move: the images, the order of commits and of versions, and what is built. */
export type AgeContext = {
  readonly read: ImageReader;
  readonly orders: CommitOrders;
  readonly own: OwnImage;
  /** Where the wanted tags come from. */
  readonly origins: readonly TagOrigin[];
};

/** What a run calls its images, and how they are built: of a merge, which builds nothing, that is absent. */
export type OwnNames = Pick<AgeContext, 'origins'> & Pick<AgeContext['own'], 'affixes' | 'builtAs'>;

/** What decides whether tags may move away from the images of this registry. */
export function ageContext(step: Step<unknown>, registry: Registry, names: OwnNames): AgeContext {
  const { event, runner } = step;
  const { origins, ...own } = names;
  return {
    read: imageReader(registry, runner.debug),
    orders: commitOrdersFor(step),
    own: { commit: event.commit, ...own },
    origins,
  };
}
