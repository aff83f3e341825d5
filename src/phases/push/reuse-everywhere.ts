import type { PushedImage } from '../../report/result.ts';
import { allTogether } from '../all-together.ts';
import type { Prepared } from '../registry/prepare-destinations.ts';
import { showLogs } from '../registry/registry-access.ts';
import type { TargetRepository } from '../registry/target-repository.ts';
import type { Step } from '../step.ts';
import { clientOf, copyAndProve } from './copy-and-prove.ts';
import { together } from './push-everywhere.ts';
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
  const others = further.map((one) => ({ name: one.name, work: takeFurther(one, { source, first, taken }) }));
  try {
    const [image, ...copies] = await allTogether([{ name: first.name, work: taken }, ...others]);
    return { target, image: together(image ?? (await taken), copies) };
  } finally {
    showLogs(step, further);
  }
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
    const { tags, image } = step.inputs;
    const from = clientOf(source.step, source.target);
    return await copyAndProve(step, target, {
      source: from,
      digest,
      batches,
      tags,
      result: 'reused',
      keepsNewer: image.keepNewerTags,
    });
  }
  const image = await reuseImage(step, target, decision);
  if (image.kind === 'full')
    throw new Error('Where there are several repositories, nothing is built in place of an image.');
  return image;
}
