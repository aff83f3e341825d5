import type { PrivateConfig } from '../../docker/docker-config.ts';
import { isLoginStale } from '../../plan/login-expiry.ts';
import type { Identity } from '../credentials/assume-roles.ts';
import type { TargetRepository } from '../registry/target-repository.ts';
import { privateConfig, type StepContext } from '../step.ts';

/** A Docker configuration that may push to this registry. */
export async function logIn(step: StepContext, { snapshot, location }: TargetRepository): Promise<PrivateConfig> {
  const config = await privateConfig(step);
  await config.login({ ...snapshot.authorization, host: location.host });
  return config;
}
/** What a login is renewed by. */
export type Login = Pick<TargetRepository, 'registry' | 'snapshot' | 'location'> & {
  readonly identity: Pick<Identity, 'sessionExpiresAt'>;
  readonly config: PrivateConfig;
};

/** Renews a login that has run out, or is about to. */
export async function keepLogin(delivery: Login): Promise<void> {
  const { snapshot, identity } = delivery;
  const life = { tokenExpiresAt: snapshot.authorization.expiresAt, sessionExpiresAt: identity.sessionExpiresAt() };
  if (isLoginStale(life, new Date())) await renewLogin(delivery);
}

/** Asks ECR for a login, and writes it where docker finds it. */
export async function renewLogin({
  registry,
  config,
  location,
}: Pick<Login, 'registry' | 'config' | 'location'>): Promise<void> {
  await config.login({ ...(await registry.authorize()), host: location.host });
}
