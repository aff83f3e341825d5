import type { RegistryMeans } from '../../distribution/registry-connection.ts';
import { readStoredLogin, type StoredLogin } from '../../docker/stored-login.ts';
import { proxyVariables } from '../../lib/proxy.ts';
import type { Step } from '../step.ts';

/** What every client of a registry is made with, whichever registry it is. */
export function registryMeans({
  environment,
  clock,
  runner,
  arrivals,
}: Step<unknown>): Omit<RegistryMeans, 'host' | 'scheme' | 'login'> {
  const { info, mask } = runner;
  return { proxy: proxyVariables(environment), clock, info, mask, phase: () => arrivals.phase() };
}

/** The login that docker has for a registry in this job, masked; `undefined` where it has none. */
export async function jobLogin({ environment, runner }: Step<unknown>, host: string): Promise<StoredLogin | undefined> {
  const stored = await readStoredLogin(environment.dockerConfig, host, environment.variables);
  runner.mask(stored?.password ?? '');
  return stored;
}
