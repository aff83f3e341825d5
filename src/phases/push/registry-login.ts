import type { PrivateConfig } from '../../docker/docker-config.ts';
import { isLoginStale } from '../../plan/login-expiry.ts';
import type { PushSetup } from '../build/push-setup.ts';
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
  await config.login({ ...(await registry.authorize()), host: location.host });
}
