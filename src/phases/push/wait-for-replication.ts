import type { Registry } from '../../distribution/registry.ts';
import {
  type ReplicatedImage,
  replicationFailed,
  replicationLate,
  replicationUnseen,
} from '../../errors/replication-errors.ts';
import { pauseBefore } from '../../lib/retry.ts';
import { repositoryUri } from '../../plan/registry-location.ts';
import { replicationState } from '../../plan/replication.ts';
import { REPLICATION } from '../../plan/retry-policy.ts';
import type { PushedImage } from '../../report/result.ts';
import { proveImage } from '../proof/prove-image.ts';
import { readPlatforms } from '../registry/image-details.ts';
import { pushedManifest } from '../registry/pushed-manifest.ts';
import type { TargetRepository } from '../registry/target-repository.ts';
import type { Step } from '../step.ts';

/** The image in the repository that ECR copies it from. */
export type ReplicationSource = { readonly target: TargetRepository; readonly image: PushedImage };

/**
 * Waits until ECR has copied the image into this repository by itself, and proves it there.
 *
 * @throws Failure `replication-failed`, `permission-missing`
 */
export async function waitAndProve(
  step: Step,
  target: TargetRepository,
  { target: source, image }: ReplicationSource,
): Promise<PushedImage> {
  const { digest, tags, result } = image;
  const { accountId, region } = target.location;
  const to = { name: repositoryUri(target.location), accountId, region };
  const copy = { digest, from: repositoryUri(source.location), to };
  await step.runner.phase('Replication', async () => {
    await waitForCopy(step, source.registry, copy);
    return { value: undefined, sentence: `ECR has replicated ${digest} to ${to.name}` };
  });
  const manifest = await pushedManifest(target.registry, digest, step.clock);
  const platforms = readPlatforms(manifest, target.age.read);
  return await proveImage(step, target, { result, tags, digest, platforms });
}

async function waitForCopy({ clock }: Step, registry: Registry, copy: ReplicatedImage): Promise<void> {
  const sinceMs = clock.now();
  for (let asked = 1; ; asked += 1) {
    const answer = await registry.replication?.statuses(copy.digest);
    if (answer?.kind === 'denied') throw replicationUnseen(copy, answer.permission);
    const state = answer?.kind === 'found' ? replicationState(answer.value, copy.to) : undefined;
    if (state?.status === 'COMPLETE') return;
    if (state?.status === 'FAILED') throw replicationFailed(copy, state.failureCode ?? 'no reason is given');
    const isLate = clock.now() - sinceMs > REPLICATION.forMs;
    const pause = isLate ? undefined : pauseBefore({ retries: asked, sinceMs }, REPLICATION, clock);
    if (pause === undefined) throw replicationLate(copy, REPLICATION.forMs / 60_000);
    await clock.sleep(pause);
  }
}
