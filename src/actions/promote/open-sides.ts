import { openRegistry } from '../../aws/open-registry.ts';
import type { Registry } from '../../distribution/registry.ts';
import type { EcrDestination } from '../../inputs/aws-inputs.ts';
import { isInAws, type RegistryDestination, wholeName } from '../../inputs/destinations.ts';
import { authenticateAll, type Login } from '../../phases/credentials/credentials.ts';
import type { IdTokenSources } from '../../phases/credentials/id-token-source.ts';
import { placeOf } from '../../phases/foreseen-place.ts';
import { openAnyRegistry } from '../../phases/registry/open-any-registry.ts';
import type { Step } from '../../phases/step.ts';
import { usesOfRetag, usesOfSource, usesOfTarget } from '../../plan/image-uses.ts';
import type { UsedRepository } from '../../plan/minimal-policy.ts';
import { onlyRepositories } from '../../plan/session-uses.ts';
import type { PromotionInputs } from './promote-inputs.ts';
import type { PromotionSides } from './promotion-sides.ts';

/** A repository of a promotion, and who asks its registry. */
export type OpenSide = {
  readonly destination: RegistryDestination;
  readonly registry: Registry;
  /** The account of the credentials; empty where it is not known, or in a registry that is not in AWS. */
  readonly ownAccountId: string;
};

/** Both; one and the same where the image stays in its repository. */
export type OpenSides = { readonly from: OpenSide; readonly to: OpenSide };

/** Gets the credentials of each side in AWS, and opens both; whoever calls closes their registries. */
export async function openSides(step: Step<PromotionInputs>, idTokens: IdTokenSources): Promise<OpenSides> {
  const { source, target, route } = step.inputs;
  const identities = await authenticateSides(step, idTokens);
  const open = async (destination: RegistryDestination): Promise<OpenSide> => {
    const identity = isInAws(destination) ? identities.get(destination.credentials) : undefined;
    const registry = await openAnyRegistry(step, destination, identity?.credentials);
    return { destination, registry, ownAccountId: identity?.caller?.accountId ?? '' };
  };
  if (route !== 'same-registry' || source.kind !== 'ecr') {
    const from = await open(source);
    return { from, to: route === 'same-repository' ? from : await open(target) };
  }
  // Two repositories of one registry share their connections.
  const identity = identities.get(source.credentials);
  const registry = openRegistry(step, source, {
    credentials: identity?.credentials,
    repository: source.repository.name,
  });
  const ownAccountId = identity?.caller?.accountId ?? '';
  return {
    from: { destination: source, registry, ownAccountId },
    to: { destination: target, registry: registry.sibling(target.repository.name), ownAccountId },
  };
}

type Identities = ReadonlyMap<EcrDestination['credentials'], Awaited<ReturnType<typeof authenticateAll>>[number]>;

async function authenticateSides(step: Step<PromotionInputs>, idTokens: IdTokenSources): Promise<Identities> {
  const { source, target } = step.inputs;
  const inAws = [source, target].filter(isInAws);
  const distinct = [...new Map(inAws.map((side) => [side.credentials, side])).values()];
  const [first, ...others] = distinct.map(
    (side): Login => ({
      name: wholeName(side.repository),
      account: side,
      authentication: {
        idTokens: idTokens(side),
        findUses: async () => onlyRepositories(usesBy(step.inputs, side.credentials)),
      },
    }),
  );
  if (first === undefined) return new Map();
  const identities = await authenticateAll(step, [first, ...others]);
  return new Map(
    distinct.flatMap(({ credentials }, index) => {
      const identity = identities[index];
      return identity === undefined ? [] : [[credentials, identity] as const];
    }),
  );
}

/** The uses of the repositories that these credentials are for. */
function usesBy({ source, target, route }: PromotionSides, credentials: EcrDestination['credentials']) {
  if (route === 'same-repository') return usesIn(source, credentials, usesOfRetag);
  return [
    ...usesIn(target, credentials, (place) => usesOfTarget(place, isInAws(target) && target.createRepository)),
    ...usesIn(source, credentials, usesOfSource),
  ];
}

function usesIn(
  side: RegistryDestination,
  credentials: EcrDestination['credentials'],
  uses: typeof usesOfRetag,
): readonly UsedRepository[] {
  if (!isInAws(side) || side.credentials !== credentials) return [];
  return uses(placeOf(side, side.repository));
}
