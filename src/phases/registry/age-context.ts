import type { Registry } from '../../distribution/registry.ts';
import type { OwnImage } from '../../plan/image-age.ts';
import type { TagSource } from '../../tag-rules/resolve.ts';
import type { Step } from '../step.ts';
import { type CommitOrders, commitOrdersFor } from './commit-orders.ts';
import { type ImageReader, imageReader } from './image-details.ts';

/** What decides whether a tag may move: the images, the order of commits and of versions, and what is built. */
export type AgeContext = {
  readonly read: ImageReader;
  readonly orders: CommitOrders;
  readonly own: OwnImage;
  /** Where the wanted tags come from. */
  readonly tagSources: readonly TagSource[];
};

/** The tags of a run's image, and how it is built; `builtAs` is absent for a merge, which builds nothing. */
export type RunTagNames = Pick<AgeContext, 'tagSources'> & Pick<AgeContext['own'], 'affixes' | 'builtAs'>;

/** What decides whether tags may move away from the images of this registry. */
export function ageContext(step: Step<unknown>, registry: Registry, names: RunTagNames): AgeContext {
  const { event, runner } = step;
  const { tagSources, ...own } = names;
  return {
    read: imageReader(registry, runner.debug),
    orders: commitOrdersFor(step),
    own: { commit: event.commit, ...own },
    tagSources,
  };
}
