import type { CredentialProvider } from '../../aws/client-config.ts';
import { openInEcr } from '../../aws/open-registry.ts';
import type { Registry } from '../../distribution/registry.ts';
import type { RegistryDestination } from '../../inputs/destinations.ts';
import type { Step } from '../step.ts';

/** A repository in a registry of whatever kind; whoever opens it closes it. `credentials`: of AWS, for those that are there. */
export async function openAnyRegistry(
  step: Step<unknown>,
  destination: RegistryDestination,
  credentials: CredentialProvider,
): Promise<Registry> {
  switch (destination.kind) {
    case 'ecr':
    case 'ecr-public':
      return await openInEcr(step, destination, credentials);
    case 'registry': {
      const { openOtherRegistry } = await import('./other-registry.ts');
      return openOtherRegistry(step, destination);
    }
  }
}
