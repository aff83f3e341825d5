import { endChildren } from '../../docker/child-processes.ts';
import { Failure } from '../../errors/failure.ts';
import type { EcrDestination } from '../../inputs/aws-inputs.ts';
import type { IdTokenSource } from '../../phases/credentials/id-token-source.ts';
import { checkRegistry, tellDecision, withoutStaying } from '../../phases/registry/check-registry.ts';
import { openAccess } from '../../phases/registry/registry-access.ts';
import type { Step } from '../../phases/step.ts';

/** What would be done, and the tags that the image would have then. */
export type Planned = { readonly action: 'build' | 'reuse'; readonly tags: Step['inputs']['tags'] };

/** Asks the registry what would be done. Changes nothing. With it the AWS SDK is loaded. */
export async function planPushToEcr(step: Step, ecr: EcrDestination, idTokens: IdTokenSource): Promise<Planned> {
  const access = await openAccess(step, ecr, idTokens);
  try {
    return await step.runner.phase('Registry', async () => {
      const { decision } = await checkRegistry(step, ecr, access);
      if (decision.kind === 'refuse') throw new Failure(decision.problem);
      tellDecision(decision, step.runner);
      const { tags } = withoutStaying(step, decision).inputs;
      return { value: { action: decision.kind, tags }, sentence: decision.sentence };
    });
  } finally {
    access.registry.close();
    endChildren();
  }
}
