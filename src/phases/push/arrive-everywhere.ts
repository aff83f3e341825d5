import { digestsDiffer } from '../../errors/proof-errors.ts';
import type { PushedImage } from '../../report/result.ts';
import { allTogether, type NamedWork } from '../all-together.ts';
import { type OpenDestination, showLogs } from '../registry/registry-access.ts';
import type { Step } from '../step.ts';

/** The further repositories of an image, and how it arrives in one of them. */
export type FurtherArrivals<D> = {
  readonly further: readonly D[];
  readonly arrive: (one: D) => Promise<PushedImage>;
};

/**
 * Lets the image arrive in the further repositories beside the first one, and shows what they have kept of their work. The image is that
 * of the first, with those of the others beside it.
 *
 * @throws Failure with what went wrong in each of them; what has arrived elsewhere stays
 */
export async function arriveEverywhere<D extends Pick<OpenDestination, 'name' | 'log'>>(
  step: Pick<Step, 'runner'>,
  first: NamedWork<PushedImage>,
  { further, arrive }: FurtherArrivals<D>,
): Promise<PushedImage> {
  if (further.length === 0) return await first.work;
  const others = further.map((one) => ({ name: one.name, work: arrive(one) }));
  try {
    const [, ...copies] = await allTogether([first, ...others]);
    return together(await first.work, copies);
  } finally {
    showLogs(step, further);
  }
}

/** One result, where all have one and the same image. */
function together(image: PushedImage, further: readonly PushedImage[]): PushedImage {
  // A tag that all moves of stay on a newer image is that image's.
  const other = further.filter(({ digest, tags }) => digest !== image.digest && tags[0] === image.tags[0]);
  if (other.length > 0) throw digestsDiffer([image, ...other]);
  return { ...image, further };
}
