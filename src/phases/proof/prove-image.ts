import { present } from '../../lib/omit-undefined.ts';
import type { PushedImage } from '../../report/result.ts';
import type { Scene } from '../registry/target-repository.ts';
import type { Step } from '../step.ts';
import { readStanding } from '../tags/current-tags.ts';
import { type KeptTag, keepNewer } from '../tags/keep-newer-tags.ts';
import { tellKept } from '../tags/move-tags.ts';
import { manifestIn } from '../tags/put-tags.ts';
import { prove } from './proof.ts';

/** What is said to be in the registry. */
export type Conclusion = {
  readonly result: PushedImage['result'];
  readonly tags: PushedImage['tags'];
  readonly digest: string;
  /** Read while the registry is asked. */
  readonly platformDigests: Promise<PushedImage['platformDigests']>;
};

/** Where it is said to be; without `moves` every tag has to stand there, whoever moved it. */
export type Place = Pick<Scene, 'registry' | 'target'> & Partial<Pick<Scene, 'moves'>>;

/** The last part of the main path: asks the registry what it has, and says so. */
export async function conclude(
  step: Pick<Step, 'runner' | 'patience' | 'event'>,
  place: Place,
  conclusion: Conclusion,
): Promise<PushedImage> {
  const { runner, patience } = step;
  const { registry, target, moves } = place;
  const { tags, digest, result } = conclusion;
  const concluded = await runner.phase<PushedImage | Conclusion>('Proof', async () => {
    const context = { registry, patience, warning: runner.warning };
    const excuse = moves && ((names: readonly string[]) => keptSince(names, digest, { registry, moves, patience }));
    const [{ moved, ...proof }, platformDigests] = await Promise.all([
      prove({ tags, digest, repository: target.repository }, { ...context, ...present('excuse', excuse) }),
      conclusion.platformDigests,
    ]);
    tellKept(step, moved);
    const [first, ...further] = tags.filter((tag) => !moved.some((left) => left.tag === tag));
    if (first === undefined && moves) return { value: newest(moved, { registry, moves }), sentence: OVERTAKEN };
    if (Object.keys(platformDigests).length === 0) runner.warning(NO_PLATFORMS);
    const { host, repository, accountId, region } = target;
    const at = { registry: host, repository, accountId, region };
    const image: PushedImage = {
      kind: 'pushed',
      result,
      ...at,
      tags: [first ?? tags[0], ...further],
      ...proof,
      platformDigests,
    };
    return { value: image, sentence: describeProof(image) };
  });
  return 'kind' in concluded ? concluded : await conclude(step, place, concluded);
}

/** A run of a newer commit may have moved a tag since this one put it: no harm, that is what such tags are for. */
async function keptSince(
  tags: readonly string[],
  digest: string,
  { registry, moves, patience }: Pick<Scene, 'registry' | 'moves'> & Pick<Step, 'patience'>,
): Promise<readonly KeptTag[]> {
  const { standing } = await readStanding(registry, { tags }, patience);
  return (await keepNewer(tags, { digest, standing }, moves)).kept;
}

const OVERTAKEN = 'All its tags are on the image of a newer commit by now';

/** Where every tag stays on a newer image, that image is what the step has to offer. */
export function newest(kept: readonly KeptTag[], { registry, moves }: Pick<Scene, 'registry' | 'moves'>): Conclusion {
  const digest = kept[0]?.digest ?? '';
  const [first = '', ...further] = kept.filter((left) => left.digest === digest).map(({ tag }) => tag);
  const platforms = async () => {
    const manifest = manifestIn(await registry.images([{ digest }]), digest);
    return manifest.kind === 'found' ? (await moves.read(manifest.value)).platformDigests : {};
  };
  return { result: 'reused', tags: [first, ...further], digest, platformDigests: platforms() };
}

const NO_PLATFORMS =
  'The output platform-digests is empty: to read in ECR which platforms an image is for, the role needs ' +
  'ecr:BatchGetImage and ecr:GetDownloadUrlForLayer on the repository.';

function describeProof({ registry, repository, digest, tags, isProven }: PushedImage): string {
  const under = tags.length === 1 ? 'its tag' : `its ${tags.length} tags`;
  const image = `${registry}/${repository}@${digest}`;
  return isProven ? `ECR has ${image} under ${under}` : `Not proven: ${image} under ${under}`;
}
