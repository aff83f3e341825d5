import { Failure } from '../../errors/failure.ts';
import type { EcrDestination } from '../../inputs/aws-inputs.ts';
import type { IdTokenSources } from '../../phases/credentials/id-token-source.ts';
import { withoutStaying } from '../../phases/registry/check-registry.ts';
import { agreeRegistries } from './agree-registries.ts';
import { withShared } from './shared-setup.ts';
import type { BakeStep } from './target-steps.ts';

/** What would become of a target. */
export type PlannedTarget = {
  readonly name: string;
  readonly repository: string;
  readonly action: 'build' | 'reuse';
  /** Those that its image would have. */
  readonly tags: readonly [string, ...string[]];
};

/** Says what would be built. Changes nothing. */
export async function planOnly(
  bake: BakeStep,
  ecr: EcrDestination,
  idTokens: IdTokenSources,
): Promise<readonly PlannedTarget[]> {
  return await withShared(bake, { ecr, idTokens }, async (shared) => {
    return await bake.runner.phase('Registry', async () => {
      const { agreed, sentence } = await agreeRegistries(shared);
      const value = agreed.map(({ own, check }): PlannedTarget => {
        const { name, repository } = own.target;
        const { decision } = check;
        if (decision.kind === 'refuse') throw new Failure(decision.problem);
        const { tags } = withoutStaying(own.step, decision).inputs;
        return { name, repository: repository.name, action: decision.kind, tags };
      });
      return { value, sentence };
    });
  });
}
