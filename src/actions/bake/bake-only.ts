import { engineCaches, warnUnusedCaches } from '../../phases/build/build-cache.ts';
import { builderRequirements, ensureBuilder } from '../../phases/build/builder.ts';
import { buildInputsOf } from '../../phases/build/push-setup.ts';
import { privateConfig } from '../../phases/step.ts';
import type { BakeItem, BakeOutput } from './bake-arguments.ts';
import { bakeDocker } from './bake-command.ts';
import type { TargetOutcome } from './bake-outputs.ts';
import { callBake, linkedTargets, openBakeSetup, selectBakeBuilder } from './bake-setup.ts';
import { type BakeStep, type TargetStep, targetStepsOf } from './target-steps.ts';

/** `push: false`: images in the engine, or in the cache of their builder, without any call to AWS. */
export async function bakeOnly(bake: BakeStep): Promise<readonly TargetOutcome[]> {
  const { runner, inputs } = bake;
  const steps = targetStepsOf(bake);
  const config = await privateConfig(bake);
  try {
    const names = steps.map(({ target }) => target.name);
    const linked = linkedTargets(bake, names);
    const requirements = steps.flatMap(({ step }) => builderRequirements(step).requirements);
    const selection = await selectBakeBuilder(bake, config, { requirements, linked });
    const builder = await ensureBuilder(bake, bakeDocker(bake, inputs.definition, config), selection);
    const [one] = steps;
    if (one !== undefined) warnUnusedCaches({ ...one.step, runner });
    const setup = await openBakeSetup(bake, config, { linked, builder });
    const items = steps.map((own) => engineItem(own, builder === undefined ? 'engine' : 'none'));
    await runner.phase('Build', async () => {
      await callBake(setup, { name: 'build', items, isBuilt: false, runner });
      const place = builder === undefined ? 'the engine' : `the builder ${builder}`;
      return { value: undefined, sentence: `Built ${items.length}; they stay in ${place}, as push is false` };
    });
  } finally {
    await config.remove();
  }
  return steps.map(({ target: { name, repository, tags } }) => {
    return { name, image: { kind: 'built', repository: repository.name, tags } };
  });
}

function engineItem({ target, step }: TargetStep, output: BakeOutput): BakeItem {
  const { name, packing, raw, repository, tags } = target;
  const images = tags.map((tag) => `${repository.name}:${tag}`);
  return { name, build: buildInputsOf(step, {}), packing, raw, images, output, caches: engineCaches(step) };
}
