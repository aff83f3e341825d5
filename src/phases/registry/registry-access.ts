import { openRegistry } from '../../aws/open-registry.ts';
import type { FingerprintOptions } from '../../fingerprint/fingerprint-sources.ts';
import type { EcrDestination } from '../../inputs/aws-inputs.ts';
import { handleLater } from '../../lib/handle-later.ts';
import type { Identity } from '../credentials/assume-roles.ts';
import { authenticate } from '../credentials/credentials.ts';
import type { IdTokenSource } from '../credentials/id-token-source.ts';
import type { Step } from '../step.ts';
import type { CheckOptions } from './check-registry.ts';
import type { ContentSearch } from './same-content.ts';

/** Who asks the registry, with which client; `registry.close()` ends it. */
export type RegistryAccess = CheckOptions & { readonly identity: Identity };

/** Gets credentials, and the client of the step's repository. Meanwhile the content is read, where that is compared. */
export async function openAccess(step: Step, ecr: EcrDestination, idTokens: IdTokenSource): Promise<RegistryAccess> {
  // What is read of the Dockerfile is loaded only where the session is narrowed to it.
  const findUses = async () => await (await import('../credentials/build-uses.ts')).readBuildUses(step, ecr);
  const authenticated = authenticate(step, ecr, { idTokens, findUses });
  const content = startContentSearch(step, ecr, authenticated);
  const identity = await authenticated;
  const { credentials, caller } = identity;
  const registry = openRegistry(step, ecr, { credentials, repository: step.inputs.repository.name });
  return { identity, registry, ownAccountId: caller?.accountId ?? '', content };
}

/** Loads what compares contents only where that is wanted; what goes wrong there is met when it is waited for. */
export function startContentSearch(
  step: Step,
  ecr: EcrDestination,
  authenticated: Promise<Identity>,
  options?: FingerprintOptions,
): Promise<ContentSearch | undefined> {
  const { reuse } = step.inputs.image;
  if (reuse.kind === 'commit') return Promise.resolve(undefined);
  const start = async (): Promise<ContentSearch | undefined> => {
    const { startSearch } = await import('./same-content.ts');
    const credentials = async () => (await authenticated).credentials;
    return await startSearch(step, ecr, { maxAgeDays: reuse.maxAgeDays, credentials, ...options });
  };
  return handleLater(start());
}
