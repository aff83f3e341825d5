import type { Account } from '../inputs/aws-inputs.ts';
import { isInAws, type RegistryDestination } from '../inputs/destinations.ts';
import type { RepositoryReference } from '../inputs/parse-aws.ts';
import { isPublicHost, PUBLIC_REGION } from '../lib/ecr-host.ts';
import type { RepositoryPlace } from '../plan/minimal-policy.ts';
import { UNKNOWN_ACCOUNT } from '../plan/secret-masks.ts';
import type { ForeseenPlace } from '../report/outputs.ts';

/** Where a repository most likely is: the account of the registry that the workflow names, else that of the last role. */
export function foreseenPlace(
  { region, registryId, credentials }: Account,
  { host, accountId }: RepositoryReference,
): ForeseenPlace {
  const role = credentials.kind === 'roles' ? credentials.roles.at(-1) : undefined;
  const account = registryId ?? accountId ?? role?.accountId ?? UNKNOWN_ACCOUNT;
  if (host !== undefined && isPublicHost(host)) return { accountId: account, region: PUBLIC_REGION, registry: host };
  const domain = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return { accountId: account, region, registry: host ?? `${account}.dkr.ecr.${region}.${domain}` };
}

/** Where the repository of a destination most likely is. */
export function placeOfDestination(destination: RegistryDestination): ForeseenPlace {
  const { repository } = destination;
  return isInAws(destination)
    ? foreseenPlace(destination, repository)
    : { registry: repository.host ?? '', accountId: '', region: '' };
}

/** A repository, where it most likely is. */
export function placeOf(account: Account, repository: RepositoryReference): RepositoryPlace {
  const { accountId, region } = foreseenPlace(account, repository);
  const place = { accountId, region, name: repository.name };
  return isPublicHost(repository.host ?? '') ? { ...place, isPublic: true } : place;
}
