import { isInAws, type RegistryDestination, wholeName } from '../../inputs/destinations.ts';
import type { IdTokenSources } from '../../phases/credentials/id-token-source.ts';
import { startAllIdTokens } from '../../phases/credentials/id-token-source.ts';
import { checkRegistry } from '../../phases/registry/check-registry.ts';
import { checkedPlace } from '../../phases/registry/prepare-destinations.ts';
import { openFurther } from '../../phases/registry/registry-access.ts';
import type { Step } from '../../phases/step.ts';
import type { Finding } from '../../report/check-table.ts';
import { failed, failedBy, ok } from './findings.ts';

/** A finding for each further destination: credentials, repository and tags there. Creates and pushes nothing. */
export async function checkFurther(step: Step): Promise<readonly Finding[]> {
  const [, ...further] = step.inputs.destinations;
  return await Promise.all(further.map((destination) => checkOne(step, destination)));
}

async function checkOne(step: Step, destination: RegistryDestination): Promise<Finding> {
  const check = `also ${wholeName(destination.repository)}`;
  try {
    const open = await openFurther(step, destination, tokensFor(step, destination));
    try {
      const { decision } = await checkRegistry(open.step, checkedPlace(destination, false), open.access);
      if (decision.kind === 'refuse') return failed(check, decision.problem);
      return ok(check, `${decision.sentence} Whether the login may push there shows at the push.`);
    } finally {
      open.access.registry.close();
    }
  } catch (error) {
    return failedBy(check, error);
  }
}

function tokensFor(step: Step, destination: RegistryDestination): IdTokenSources {
  return startAllIdTokens(step, isInAws(destination) ? [destination] : []);
}
