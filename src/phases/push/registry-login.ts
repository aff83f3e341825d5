import type { PrivateConfig } from '../../docker/docker-config.ts';
import { isLoginStale } from '../../plan/login-expiry.ts';
import type { Identity } from '../credentials/assume-roles.ts';
import type { Scene } from '../registry/target-repository.ts';
import { privateConfig, type StepOrigin } from '../step.ts';

/** A Docker configuration that may push to this registry. */
export async function logIn(step: StepOrigin, { survey, target }: Scene): Promise<PrivateConfig> {
  const config = await privateConfig(step);
  await config.login({ ...survey.authorization, host: target.host });
  return config;
}
/** What a login is renewed by. */
export type Login = Pick<Scene, 'registry' | 'survey' | 'target'> & {
  readonly identity: Pick<Identity, 'sessionExpiresAt'>;
  readonly config: PrivateConfig;
};

/** Renews a login that has run out, or is about to. */
export async function keepLogin(delivery: Login): Promise<void> {
  const { survey, identity } = delivery;
  const life = { tokenExpiresAt: survey.authorization.expiresAt, sessionExpiresAt: identity.sessionExpiresAt() };
  if (isLoginStale(life, new Date())) await renewLogin(delivery);
}

/** Asks ECR for a login, and writes it where docker finds it. */
export async function renewLogin({
  registry,
  config,
  target,
}: Pick<Login, 'registry' | 'config' | 'target'>): Promise<void> {
  await config.login({ ...(await registry.authorize()), host: target.host });
}
