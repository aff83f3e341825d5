import { OciRegistry } from '../../distribution/oci-registry.ts';
import type { Registry } from '../../distribution/registry.ts';
import type { StoredLogin } from '../../docker/stored-login.ts';
import type { OtherDestination } from '../../inputs/destinations.ts';
import type { Step } from '../step.ts';
import { jobLogin, registryMeans } from './registry-means.ts';

/** A registry that is not ECR, with the login that the workflow gives for it, or that the job has. */
export function openOtherRegistry(step: Step<unknown>, { repository, login }: OtherDestination): Registry {
  const { host, name } = repository;
  return new OciRegistry({ ...registryMeans(step), host, repository: name, login: () => loginFor(step, host, login) });
}

async function loginFor(
  step: Step<unknown>,
  host: string,
  login: OtherDestination['login'],
): Promise<StoredLogin | undefined> {
  if (login.kind === 'job') return await jobLogin(step, host);
  const password = step.environment.variables[login.variable] ?? '';
  step.runner.mask(password);
  return { username: login.user, password };
}
