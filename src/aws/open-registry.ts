import type { Registry } from '../distribution/registry.ts';
import type { Environment } from '../github/environment.ts';
import type { Runner } from '../github/runner.ts';
import type { Account } from '../inputs/aws-inputs.ts';
import type { RepositoryReference } from '../inputs/parse-aws.ts';
import { isPublicHost } from '../lib/ecr-host.ts';
import { omitUndefined } from '../lib/omit-undefined.ts';
import { proxyVariables } from '../lib/proxy.ts';
import type { WorkPhase } from '../plan/retry-policy.ts';
import type { CallContext } from './call-aws.ts';
import type { CredentialProvider } from './client-config.ts';
import { EcrRegistry } from './ecr-repository.ts';
import type { PublicCatalog } from './public-catalog.ts';

/** The parts of a step that a client of ECR is made from. */
type Context = Pick<CallContext, 'clock'> & {
  readonly environment: Pick<Environment, 'variables'>;
  readonly runner: Pick<Runner, 'mask' | 'info'>;
  readonly arrivals: { readonly phase: () => WorkPhase };
};

/** A registry whose other repositories are reached over the same connections. */
export type SharedRegistry = Registry & { readonly sibling: (repository: string) => SharedRegistry };

/** A repository of ECR, private or public, over connections of its own; whoever opens it closes it. The client of ECR Public is loaded only for that. */
export async function openInEcr(
  context: Context,
  {
    repository,
    registryId,
    region,
  }: Pick<Account, 'registryId' | 'region'> & { readonly repository: RepositoryReference },
  credentials: CredentialProvider,
): Promise<SharedRegistry> {
  const { name, host = '' } = repository;
  if (!isPublicHost(host))
    return openRegistry(context, omitUndefined({ region, registryId }), { credentials, repository: name });
  const { EcrPublicRegistry } = await import('./ecr-public.ts');
  return new EcrPublicRegistry({ ...meansOf(context), host, registryId, credentials, repository: name });
}

/** The page of a repository in the gallery of ECR Public; whoever opens it closes it. */
export async function openPublicCatalog(
  context: Context,
  { repository, registryId }: Pick<Account, 'registryId'> & { readonly repository: RepositoryReference },
  credentials: CredentialProvider,
): Promise<PublicCatalog> {
  const { openCatalog } = await import('./public-catalog.ts');
  return openCatalog({ ...meansOf(context), registryId, credentials, repository: repository.name });
}

/** A private repository of ECR over connections of its own; whoever opens it closes it. */
export function openRegistry(
  context: Context,
  { region, registryId }: Pick<Account, 'region' | 'registryId'>,
  { credentials, repository }: { readonly credentials: CredentialProvider; readonly repository: string },
): EcrRegistry {
  return new EcrRegistry({ ...meansOf(context), region, registryId, credentials, repository });
}

function meansOf({ environment, runner, clock, arrivals }: Context) {
  const { mask, info } = runner;
  return { proxy: proxyVariables(environment), mask, info, clock, phase: () => arrivals.phase() };
}
