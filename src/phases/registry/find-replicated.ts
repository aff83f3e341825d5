import { isInAws } from '../../inputs/destinations.ts';
import { isReplicated, type ReplicatedPlace } from '../../plan/replication.ts';
import type { Step } from '../step.ts';
import type { OpenDestination, OpenDestinations } from './registry-access.ts';

/** The destinations that ECR itself copies the image of the first one to, where these are waited for (`wait-for-replication`). */
export async function findReplicated(
  { inputs, runner }: Step,
  [first, ...further]: OpenDestinations,
): Promise<ReadonlySet<OpenDestination>> {
  if (!inputs.waitsForReplication || further.length === 0) return new Set();
  const rules = await first.access.registry.replication?.rules();
  if (rules?.kind !== 'found') {
    const why = rules?.kind === 'denied' ? `the role lacks ${rules.permission}` : 'its registry tells no rules';
    runner.warning(
      `Whether ECR replicates ${first.name} is not known, as ${why}: the image is pushed to each registry.`,
    );
    return new Set();
  }
  const from = placeIn(first);
  const found = further.filter((one) => {
    const to = placeIn(one);
    return from !== undefined && to !== undefined && isReplicated(rules.value, from, to);
  });
  for (const one of further)
    runner.info(
      found.includes(one)
        ? `${one.name} gets the image by ECR's own replication, which is waited for.`
        : `${one.name} is in no replication rule of the first registry: the image is pushed there.`,
    );
  return new Set(found);
}

function placeIn({ destination, access }: OpenDestination): ReplicatedPlace | undefined {
  if (!isInAws(destination) || destination.kind !== 'ecr') return undefined;
  const { repository, region, registryId } = destination;
  return { repository: repository.name, region, accountId: registryId ?? access.ownAccountId };
}
