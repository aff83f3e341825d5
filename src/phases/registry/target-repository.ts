import type { Registry } from '../../distribution/registry.ts';
import { Failure } from '../../errors/failure.ts';
import type { Account } from '../../inputs/aws-inputs.ts';
import { omitUndefined } from '../../lib/omit-undefined.ts';
import type { RateLimit } from '../../lib/rate-limit.ts';
import type { Label } from '../../plan/oci-labels.ts';
import { hostForeign, hostUnknown } from '../../plan/registry-errors.ts';
import { foreignHost, locate, type Place, type RepositoryLocation } from '../../plan/registry-location.ts';
import type { RepositoryFacts } from '../../plan/repository-facts.ts';
import type { Step } from '../step.ts';
import type { AgeContext } from './age-context.ts';
import { type AskedTags, type RegistrySnapshot, readSnapshot } from './registry-snapshot.ts';

/** The repository that an image goes to, with ECR's answers about it before anything is changed. */
export type TargetRepository = {
  readonly registry: Registry;
  readonly location: RepositoryLocation;
  readonly snapshot: RegistrySnapshot;
  /** Decides whether tags may move away from the images here. */
  readonly age: AgeContext;
  /** With `reuse: content`: the tag and the label by which a new image is found by its content. */
  readonly content?: { readonly tag: string; readonly label: Label };
  /** Shared by several steps that put tags at the same time. */
  readonly rateLimit?: RateLimit;
};

/** Which repository is asked, about which tags. */
export type RepositoryQuestion = AskedTags & {
  readonly account: Pick<Account, 'region' | 'registryId'>;
  readonly reference: Place['reference'];
  /** The account of the credentials; empty where it is not known. */
  readonly ownAccountId: string;
  /** Where several steps share a login. */
  readonly authorize?: Registry['authorize'] | undefined;
};

/** ECR's answers about a repository, and the facts that tell where it is. */
export type RepositoryView = { readonly snapshot: RegistrySnapshot; readonly place: Place };

/** Asks ECR about a repository. Changes nothing. */
export async function viewRepository(
  { clock }: Pick<Step, 'clock'>,
  registry: Registry,
  { account, reference, ownAccountId, authorize, ...asked }: RepositoryQuestion,
): Promise<RepositoryView> {
  const { region, registryId } = account;
  const snapshot = await readSnapshot(registry, asked, omitUndefined({ ...clock, authorize }));
  return { snapshot, place: { reference, region, registryId, ownAccountId, proxyHost: snapshot.authorization.host } };
}

/**
 * Where the repository is.
 *
 * @throws Failure `permission-missing` where nothing tells the host, `inputs-invalid` where the workflow names the host of another registry
 */
export function locationOf(place: Place, facts: RepositoryFacts): RepositoryLocation {
  const { host, ...location } = locate(place, facts);
  const foreign = foreignHost(place, facts);
  if (foreign !== undefined) throw new Failure(hostForeign(location, foreign));
  if (host === undefined) throw new Failure(hostUnknown(location));
  return { ...location, host };
}
