import type { PrivateConfig } from '../../docker/docker-config.ts';
import { isInAws } from '../../inputs/destinations.ts';
import { isLoginStale } from '../../plan/login-expiry.ts';
import type { PushSetup } from '../build/push-setup.ts';
import type { PreparedDestination } from '../registry/prepare-destinations.ts';
import type { TargetRepository } from '../registry/target-repository.ts';
import { privateConfig, type StepContext } from '../step.ts';

/** A Docker configuration that may push to this registry. */
export async function logIn(
  step: StepContext,
  { snapshot, location }: Pick<TargetRepository, 'snapshot' | 'location'>,
): Promise<PrivateConfig> {
  const config = await privateConfig(step);
  await config.login({ ...snapshot.authorization, host: location.host });
  return config;
}

/** Adds the logins of further registries, where later steps are to have them; those of the job are there already. */
export async function addLogins(
  config: PrivateConfig,
  further: readonly Pick<PreparedDestination, 'destination' | 'target'>[],
): Promise<void> {
  for (const { destination, target } of further)
    if (isInAws(destination)) await config.login({ ...target.snapshot.authorization, host: target.location.host });
}

/** Renews a login that has run out, or is about to. */
export async function keepLogin(
  target: Pick<TargetRepository, 'registry' | 'snapshot' | 'location'>,
  setup: Pick<PushSetup, 'config' | 'identity'>,
): Promise<void> {
  const life = {
    tokenExpiresAt: target.snapshot.authorization.expiresAt,
    sessionExpiresAt: setup.identity.sessionExpiresAt(),
  };
  if (isLoginStale(life, new Date())) await renewLogin(target, setup);
}

/** Asks ECR for a new login, and writes it where docker finds it. */
export async function renewLogin(
  { registry, location }: Pick<TargetRepository, 'registry' | 'location'>,
  { config }: Pick<PushSetup, 'config'>,
): Promise<void> {
  const login = await registry.authorize();
  // A login of the job that is a token, or none, is in the configuration as docker takes it.
  if (!['', TOKEN_USER].includes(login.username)) await config.login({ ...login, host: location.host });
}

/** The user that docker keeps a token under (https://github.com/docker/docker-credential-helpers). */
const TOKEN_USER = '<token>';
