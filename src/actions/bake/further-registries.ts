import { openInEcr } from '../../aws/open-registry.ts';
import type { Registry } from '../../distribution/registry.ts';
import type { EcrDestination } from '../../inputs/aws-inputs.ts';
import { isInAws, type OtherDestination, type RegistryDestination } from '../../inputs/destinations.ts';
import { limitPerSecond, type RateLimit } from '../../lib/rate-limit.ts';
import type { Identity } from '../../phases/credentials/assume-roles.ts';
import type { Login } from '../../phases/credentials/credentials.ts';
import type { IdTokenSources } from '../../phases/credentials/id-token-source.ts';
import { placeOf } from '../../phases/foreseen-place.ts';
import type { CheckOptions } from '../../phases/registry/check-registry.ts';
import type { Step } from '../../phases/step.ts';
import { PUT_IMAGE_PER_SECOND } from '../../phases/tags/put-tags.ts';
import { usesOfImage } from '../../plan/image-uses.ts';
import type { UsedRepository } from '../../plan/minimal-policy.ts';
import { onlyRepositories } from '../../plan/session-uses.ts';
import { type FurtherPlace, nameOfPlace } from './further-places.ts';
import type { BakeStep, TargetStep } from './target-steps.ts';

/** A further registry, with what its targets share: connections, one login, and how fast tags are put. */
export type FurtherAccess = {
  /** Asks about one repository. `step`: that of the repository. */
  readonly open: (step: Step, destination: RegistryDestination) => Omit<CheckOptions, 'content'>;
  readonly rateLimit: RateLimit;
  readonly close: () => void;
};

/** The further registries by the lines of the input. */
export type FurtherRegistries = ReadonlyMap<FurtherPlace, FurtherAccess>;

/** A line whose registry is in AWS. */
type AwsPlace = FurtherPlace & { readonly destination: EcrDestination };

/** The lines whose registries are in AWS, which take credentials. */
function placesInAws(places: readonly FurtherPlace[]): readonly AwsPlace[] {
  return places.flatMap(({ destination, ...place }) => (isInAws(destination) ? [{ ...place, destination }] : []));
}

/** The logins of the further registries in AWS, in the order of the lines; those with the same credentials share a session. */
export function furtherLogins(
  steps: readonly TargetStep[],
  places: readonly FurtherPlace[],
  idTokens: IdTokenSources,
): readonly Login[] {
  return placesInAws(places).map((place) => {
    const { destination } = place;
    const findUses = async () => onlyRepositories(furtherUses(steps, destination));
    return {
      name: nameOfPlace(place),
      account: destination,
      authentication: { idTokens: idTokens(destination), findUses },
    };
  });
}

/** The uses of further repositories by a session with these credentials: they are pushed to, and nothing is pulled from them. */
export function furtherUses(
  steps: readonly TargetStep[],
  { credentials }: Pick<EcrDestination, 'credentials'>,
): readonly UsedRepository[] {
  return steps.flatMap(({ step, further }) =>
    further.flatMap(({ destination }) => {
      if (!isInAws(destination) || destination.credentials !== credentials) return [];
      const { image } = step.inputs;
      return usesOfImage({
        own: placeOf(destination, destination.repository),
        createsRepository: destination.createRepository,
        readsImages: image.hasCommitTag || image.keepNewerTags,
        pullsOwn: false,
        pulled: [],
        cachesRead: [],
        cachesWritten: [],
      });
    }),
  );
}

/** Opens all of them; `identities`: of those in AWS, in the order of `placesInAws`. */
export async function openPlaces(bake: BakeStep, identities: readonly Identity[]): Promise<FurtherRegistries> {
  const { further } = bake.inputs;
  const inAws = placesInAws(further);
  const byAccount = new Map(inAws.map(({ destination }, index) => [destination, identities[index]]));
  const isOther = inAws.length < further.length;
  const openOther = isOther ? (await import('../../phases/registry/other-registry.ts')).openOtherRegistry : undefined;
  const opened = further.map(async (place): Promise<[FurtherPlace, FurtherAccess]> => {
    const { destination } = place;
    const identity = isInAws(destination) ? byAccount.get(destination) : undefined;
    if (isInAws(destination) && identity !== undefined) return [place, await openInAws(bake, destination, identity)];
    return [place, openElsewhere(bake, openOther)];
  });
  return new Map(await Promise.all(opened));
}

async function openInAws(
  bake: BakeStep,
  account: EcrDestination,
  { credentials, caller }: Identity,
): Promise<FurtherAccess> {
  const registry = await openInEcr(bake, account, credentials);
  const authorize = once(() => registry.authorize());
  return {
    open: (_step, { repository }) => ({
      registry: registry.sibling(repository.name),
      ownAccountId: caller?.accountId ?? '',
      authorize,
    }),
    rateLimit: limitPerSecond(PUT_IMAGE_PER_SECOND, bake.clock),
    close: () => registry.close(),
  };
}

type OpenOther = (step: Step, destination: OtherDestination) => Registry;

/** Each repository of another registry has a client of its own: there a token is for one repository. */
function openElsewhere(bake: BakeStep, openOther: OpenOther | undefined): FurtherAccess {
  const opened: Registry[] = [];
  return {
    open: (step, destination) => {
      if (isInAws(destination) || openOther === undefined) throw new Error('What is in AWS is opened there.');
      const registry = openOther(step, destination);
      opened.push(registry);
      return { registry, ownAccountId: '' };
    },
    rateLimit: limitPerSecond(PUT_IMAGE_PER_SECOND, bake.clock),
    close: () => {
      for (const registry of opened) registry.close();
    },
  };
}

/** The same promise for all callers, begun by the first. */
export function once<T>(begin: () => Promise<T>): () => Promise<T> {
  let begun: Promise<T> | undefined;
  return () => {
    begun ??= begin();
    return begun;
  };
}
