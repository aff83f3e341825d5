import type { Build } from '../../plan/build-or-reuse.ts';
import type { PushedImage } from '../../report/result.ts';
import { allTogether } from '../all-together.ts';
import type { SourceContent } from '../build/source-image.ts';
import { withoutStaying } from '../registry/check-registry.ts';
import type { PreparedDestination } from '../registry/prepare-destinations.ts';
import { showLogs } from '../registry/registry-access.ts';
import type { Step } from '../step.ts';
import { copyAndProve } from './copy-and-prove.ts';
import { together } from './push-everywhere.ts';
import { waitAndProve } from './wait-for-replication.ts';

type Prepared = PreparedDestination<Build>;

/**
 * Copies an image that was built elsewhere to all repositories, side by side, each from where the image is, and proves it in each. The image
 * is that of the first one.
 *
 * @throws Failure with what went wrong in each of them; what has arrived elsewhere stays
 */
export async function copyEverywhere(
  step: Step,
  [first, ...further]: readonly [Prepared, ...Prepared[]],
  content: SourceContent,
): Promise<PushedImage> {
  const copied = copyTo(first, content);
  if (further.length === 0) return await copied;
  const others = further.map((one) => ({ name: one.name, work: copyFurther(one, { first, copied, content }) }));
  try {
    const [image, ...copies] = await allTogether([{ name: first.name, work: copied }, ...others]);
    return together(image ?? (await copied), copies);
  } finally {
    showLogs(step, further);
  }
}

type FurtherCopy = {
  readonly first: Prepared;
  readonly copied: Promise<PushedImage>;
  readonly content: SourceContent;
};

/** Where ECR copies by itself, that is waited for. */
async function copyFurther(one: Prepared, { first, copied, content }: FurtherCopy): Promise<PushedImage> {
  if (!one.isReplicated) return await copyTo(one, content);
  return await waitAndProve(one.step, one.target, { target: first.target, image: await copied });
}

async function copyTo(
  { step: whole, target, decision }: Prepared,
  { source, manifest }: SourceContent,
): Promise<PushedImage> {
  const step = withoutStaying(whole, decision);
  const { pushed, batches } = decision.tagPlan;
  return await copyAndProve(step, target, {
    source,
    digest: manifest.digest,
    batches: [[pushed], ...batches],
    tags: step.inputs.tags,
    result: 'pushed',
    keepsNewer: step.inputs.image.keepNewerTags,
  });
}
