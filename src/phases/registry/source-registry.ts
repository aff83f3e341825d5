import { openRegistry } from '../../aws/open-registry.ts';
import type { UserLogin } from '../../distribution/registry-tokens.ts';
import { RepositoryClient } from '../../distribution/repository-client.ts';
import type { EcrDestination } from '../../inputs/aws-inputs.ts';
import type { RegistryImage } from '../../inputs/source-image-input.ts';
import { isEcrHost, parseEcrHost } from '../../lib/ecr-host.ts';
import { omitUndefined } from '../../lib/omit-undefined.ts';
import { locate } from '../../plan/registry-location.ts';
import type { Identity } from '../credentials/assume-roles.ts';
import type { Step } from '../step.ts';
import { jobLogin, registryMeans } from './registry-means.ts';

/** The session of the step, which may read in ECR too; absent with `push: false`. */
export type SourceSession = { readonly destination: EcrDestination; readonly identity: Identity };

/**
 * The client of the repository that an image is given from. It logs in as docker would in this job; in ECR, where the job has no login,
 * with the step's own role; else as anybody.
 */
export async function openSourceRegistry(
  step: Step,
  { host, repository }: RegistryImage,
  session?: SourceSession,
): Promise<RepositoryClient> {
  const stored = await jobLogin(step, host);
  const inEcr = stored === undefined && isEcrHost(host) ? session : undefined;
  const place =
    inEcr === undefined ? { host, login: async () => stored } : await inOwnEcr(step, { host, repository }, inEcr);
  return new RepositoryClient({ ...registryMeans(step), ...place, repository });
}

type SourceMeans = {
  readonly host: string;
  readonly scheme?: string;
  readonly login: () => Promise<UserLogin | undefined>;
};

async function inOwnEcr(
  step: Step,
  { host, repository }: Pick<RegistryImage, 'host' | 'repository'>,
  { destination, identity }: SourceSession,
): Promise<SourceMeans> {
  const { accountId, region = destination.region } = parseEcrHost(host) ?? {};
  const { credentials, caller } = identity;
  const registry = openRegistry(step, omitUndefined({ region, registryId: accountId }), { credentials, repository });
  try {
    const [authorization, facts] = await Promise.all([registry.authorize(), registry.describeRepository()]);
    const ownAccountId = caller?.accountId ?? '';
    const proxyHost = authorization.host;
    const place = { reference: { name: repository, host }, region, registryId: accountId, ownAccountId, proxyHost };
    // A login of ECR is good for twelve hours: longer than any copy.
    return { host: locate(place, facts).host ?? host, scheme: authorization.scheme, login: async () => authorization };
  } finally {
    registry.close();
  }
}
