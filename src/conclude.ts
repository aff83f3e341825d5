import { prove } from './execute/prove.ts';
import type { PushedImage } from './report/result.ts';
import type { Scene } from './scene.ts';
import type { Step } from './step.ts';

/** What is said to be in the registry. */
export type Conclusion = {
  readonly result: PushedImage['result'];
  readonly tags: PushedImage['tags'];
  readonly digest: string;
  /** Read while the registry is asked. */
  readonly platformDigests: Promise<PushedImage['platformDigests']>;
};

/** The last part of the main path: asks the registry what it has, and says so. */
export async function conclude(
  { runner, patience }: Pick<Step, 'runner' | 'patience'>,
  { registry, target }: Pick<Scene, 'registry' | 'target'>,
  { result, tags, digest, platformDigests }: Conclusion,
): Promise<PushedImage> {
  const { host, repository, accountId, region } = target;
  return await runner.phase('Proof', async () => {
    const claim = { tags, digest, repository };
    const [proof, platforms] = await Promise.all([
      prove(claim, { registry, patience, warning: runner.warning }),
      platformDigests,
    ]);
    if (result === 'reused' && Object.keys(platforms).length === 0) runner.warning(NO_PLATFORMS);
    const place = { registry: host, repository, accountId, region };
    const image: PushedImage = { kind: 'pushed', result, ...place, tags, ...proof, platformDigests: platforms };
    return { value: image, sentence: describeProof(image) };
  });
}

const NO_PLATFORMS =
  'The output platform-digests is empty: to read of an image that was there which platforms it is for, the role needs ' +
  'ecr:BatchGetImage and ecr:GetDownloadUrlForLayer on the repository.';

function describeProof({ registry, repository, digest, tags, isProven }: PushedImage): string {
  const under = tags.length === 1 ? 'its tag' : `its ${tags.length} tags`;
  const image = `${registry}/${repository}@${digest}`;
  return isProven ? `ECR has ${image} under ${under}` : `Not proven: ${image} under ${under}`;
}
