import type { Environment } from '../github/environment.ts';
import type { Runner } from '../github/runner.ts';
import type { Account } from '../inputs/aws-inputs.ts';
import { proxyVariables } from '../lib/proxy.ts';
import type { WorkPhase } from '../plan/retry-policy.ts';
import type { CallContext } from './call-aws.ts';
import type { CredentialProvider } from './client-config.ts';
import { EcrRegistry } from './ecr-repository.ts';

/** The parts of a step that a client of ECR is made from. */
type Context = Pick<CallContext, 'clock'> & {
  readonly environment: Pick<Environment, 'variables'>;
  readonly runner: Pick<Runner, 'mask' | 'info'>;
  readonly arrivals: { readonly phase: () => WorkPhase };
};

/** A repository of ECR over connections of its own; whoever opens it closes it. */
export function openRegistry(
  { environment, runner, clock, arrivals }: Context,
  { region, registryId }: Pick<Account, 'region' | 'registryId'>,
  { credentials, repository }: { readonly credentials: CredentialProvider; readonly repository: string },
): EcrRegistry {
  const { mask, info } = runner;
  const proxy = proxyVariables(environment);
  const phase = () => arrivals.phase();
  return new EcrRegistry({ region, registryId, proxy, credentials, repository, mask, info, clock, phase });
}
