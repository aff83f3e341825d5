import { omitUndefined } from '../../lib/omit-undefined.ts';
import { PROVEN_AGAIN } from '../../plan/retry-policy.ts';
import type { PushedImage } from '../../report/result.ts';
import { type PlatformReading, readPlatforms } from '../registry/image-details.ts';
import { findManifest } from '../registry/manifest-in.ts';
import type { TargetRepository } from '../registry/target-repository.ts';
import type { Step } from '../step.ts';
import { readCurrentTags } from '../tags/current-tags.ts';
import { type KeptTag, keepNewer } from '../tags/keep-newer-tags.ts';
import { reportKeptTags } from '../tags/move-tags.ts';
import { prove } from './proof.ts';

/** The image that ECR is expected to show: its digest under these tags. */
export type ExpectedImage = {
  readonly result: PushedImage['result'];
  readonly tags: PushedImage['tags'];
  readonly digest: string;
  /** The platforms, which are read while the registry is asked. */
  readonly platforms: Promise<PlatformReading>;
};

/** The repository that is asked; without `age`, a tag that a newer run took is a failure too. */
type ProvenPlace = Pick<TargetRepository, 'registry' | 'location'> & Partial<Pick<TargetRepository, 'age'>>;

/** The last phase of every action: asks the registry which image it has, and tells that. */
export async function proveImage(
  step: Step<unknown>,
  place: ProvenPlace,
  expected: ExpectedImage,
): Promise<PushedImage> {
  const { registry, location } = place;
  let waiting = expected;
  for (let again = 0; ; again += 1) {
    // The last time a tag that a newer run took is a failure, whatever that run is.
    const proven = await proveOnce(step, again < PROVEN_AGAIN ? place : { registry, location }, waiting);
    if ('kind' in proven) return proven;
    // All tags went to a newer commit's image meanwhile: that image is proven in its place.
    waiting = proven;
  }
}

async function proveOnce(
  step: Step<unknown>,
  { registry, location, age }: ProvenPlace,
  { tags, digest, result, platforms: reading }: ExpectedImage,
): Promise<PushedImage | ExpectedImage> {
  const { runner, clock } = step;
  return await runner.phase<PushedImage | ExpectedImage>('Proof', async () => {
    const excuse = age && ((names: readonly string[]) => keptSince(step, { registry, age }, { tags: names, digest }));
    const context = omitUndefined({ registry, clock, warning: runner.warning, excuse });
    const [{ moved, ...proof }, { platformDigests, denied }] = await Promise.all([
      prove({ tags, digest, repository: location.repository }, context),
      reading,
    ]);
    reportKeptTags(step, { location }, moved);
    const [first, ...further] = tags.filter((tag) => !moved.some((left) => left.tag === tag));
    if (first === undefined && age) return { value: expectNewer(moved, { registry, age }), sentence: OVERTAKEN };
    if (Object.keys(platformDigests).length === 0) runner.warning(describeNoPlatforms(denied));
    const { host, repository, accountId, region } = location;
    const image: PushedImage = {
      kind: 'pushed',
      result,
      registry: host,
      repository,
      accountId,
      region,
      tags: [first ?? tags[0], ...further],
      ...proof,
      platformDigests,
    };
    return { value: image, sentence: describeProof(image) };
  });
}

/** The tags that a run of a newer commit has moved since this one put them: no harm, such tags are made to move. */
async function keptSince(
  { clock }: Step<unknown>,
  { registry, age }: Pick<TargetRepository, 'registry' | 'age'>,
  { tags, digest }: { readonly tags: readonly string[]; readonly digest: string },
): Promise<readonly KeptTag[]> {
  const { current } = await readCurrentTags(registry, { tags }, clock);
  return (await keepNewer(tags, { digest, current }, age)).kept;
}

const OVERTAKEN = 'All its tags are on the image of a newer commit by now';

/** The expected image where every tag stays on a newer one: that newer image. */
export function expectNewer(
  kept: readonly KeptTag[],
  { registry, age }: Pick<TargetRepository, 'registry' | 'age'>,
): ExpectedImage {
  const digest = kept[0]?.digest ?? '';
  const [first = '', ...further] = kept.filter((left) => left.digest === digest).map(({ tag }) => tag);
  const platforms = async () => await readPlatforms(await findManifest(registry, digest), age.read);
  return { result: 'reused', tags: [first, ...further], digest, platforms: platforms() };
}

function describeNoPlatforms(denied: string | undefined): string {
  const why =
    denied === undefined
      ? 'ECR did not show the image with its configuration. Nothing else is missing.'
      : `to read in ECR which platforms an image is for, the role lacks ${denied} on the repository.`;
  return `The output platform-digests is empty: ${why}`;
}

function describeProof({ registry, repository, digest, tags, isProven }: PushedImage): string {
  const under = tags.length === 1 ? 'its tag' : `its ${tags.length} tags`;
  const image = `${registry}/${repository}@${digest}`;
  return isProven ? `ECR has ${image} under ${under}` : `Not proven: ${image} under ${under}`;
}
