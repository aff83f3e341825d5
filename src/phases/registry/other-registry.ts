import { OciRegistry } from '../../distribution/oci-registry.ts';
import type { Registry } from '../../distribution/registry.ts';
import { readStoredLogin, type StoredLogin } from '../../docker/stored-login.ts';
import type { OtherDestination } from '../../inputs/destinations.ts';
import { proxyVariables } from '../../lib/proxy.ts';
import type { Step } from '../step.ts';

/** A registry that is not ECR, with the login that the workflow gives for it, or that the job has. */
export function openOtherRegistry(step: Step<unknown>, { repository, login }: OtherDestination): Registry {
  const { environment, clock, runner, arrivals } = step;
  const { host, name } = repository;
  return new OciRegistry({
    host,
    repository: name,
    login: () => loginFor(step, host, login),
    proxy: proxyVariables(environment),
    clock,
    info: runner.info,
    mask: runner.mask,
    phase: () => arrivals.phase(),
  });
}

async function loginFor(
  { environment, runner }: Step<unknown>,
  host: string,
  login: OtherDestination['login'],
): Promise<StoredLogin | undefined> {
  const { variables, dockerConfig } = environment;
  if (login.kind === 'job') {
    const stored = await readStoredLogin(dockerConfig, host, variables);
    runner.mask(stored?.password ?? '');
    return stored;
  }
  const password = variables[login.variable] ?? '';
  runner.mask(password);
  return { username: login.user, password };
}
