import type { PushedImage } from '../../report/result.ts';
import type { Prepared } from '../registry/prepare-destinations.ts';
import type { TargetRepository } from '../registry/target-repository.ts';
import type { Step } from '../step.ts';
import { arriveEverywhere } from './arrive-everywhere.ts';
import { copyFromRegistry } from './copy-and-prove.ts';
import { type FullImage, reuseImage } from './reuse-image.ts';
import { waitAndProve } from './wait-for-replication.ts';

type Reused = Extract<Prepared, { readonly kind: 'reuse' }>;
type ReusedDestination = Reused['all'][number];

/** Takes the image that is there: it gets the tags that it lacks, and the repositories without it get it from the one that has it. */
export async function reuseEverywhere(
  step: Step,
  { all, from }: Reused,
): Promise<{ readonly target: TargetRepository; readonly image: PushedImage | FullImage }> {
  const [first, ...further] = all;
  const source = all[from];
  if (first === undefined || source === undefined) throw new Error('There is a repository that has the image.');
  const { target, decision } = first;
  if (further.length === 0 && decision.kind === 'reuse')
    return { target, image: await reuseImage(step, target, decision) };
  const taken = takeImage(first, source);
  const arrive = (one: ReusedDestination) => takeFurther(one, { source, first, taken });
  return { target, image: await arriveEverywhere(step, { name: first.name, work: taken }, { further, arrive }) };
}

type Taken = {
  readonly source: ReusedDestination;
  readonly first: ReusedDestination;
  readonly taken: Promise<PushedImage>;
};

/** Where ECR copies by itself, that is waited for. */
async function takeFurther(one: ReusedDestination, { source, first, taken }: Taken): Promise<PushedImage> {
  if (!one.isReplicated || one.decision.kind !== 'copy') return await takeImage(one, source);
  return await waitAndProve(one.step, one.target, { target: first.target, image: await taken });
}

async function takeImage(
  { step, target, decision }: ReusedDestination,
  source: ReusedDestination,
): Promise<PushedImage> {
  if (decision.kind === 'copy') {
    const { digest, batches } = decision;
    return await copyFromRegistry(step, target, { from: source, digest, batches, result: 'reused' });
  }
  const image = await reuseImage(step, target, decision);
  if (image.kind === 'full')
    throw new Error('Where there are several repositories, nothing is built in place of an image.');
  return image;
}
