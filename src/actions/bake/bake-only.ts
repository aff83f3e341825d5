import { engineCaches, warnUnusedCaches } from '../../phases/build/build-cache.ts';
import { builderRequirements, ensureBuilder } from '../../phases/build/builder.ts';
import { findImage, nameImage, type OwnNames, ownNames } from '../../phases/build/engine-image.ts';
import { buildInputsOf } from '../../phases/build/push-setup.ts';
import { privateConfig } from '../../phases/step.ts';
import type { BakeItem } from './bake-arguments.ts';
import { bakeDocker } from './bake-command.ts';
import type { TargetOutcome } from './bake-outputs.ts';
import { type BakeSetup, callBake, linkedTargets, openBakeSetup, selectBakeBuilder } from './bake-setup.ts';
import { type BakeStep, type TargetStep, targetStepsOf } from './target-steps.ts';

/** `push: false`: images in the engine, or in the cache of their builder, without any call to AWS. */
export async function bakeOnly(bake: BakeStep): Promise<readonly TargetOutcome[]> {
  const { runner, inputs } = bake;
  const steps = targetStepsOf(bake);
  const config = await privateConfig(bake);
  try {
    const linked = linkedTargets(
      bake,
      steps.map(({ target }) => target.name),
    );
    const requirements = steps.flatMap(({ step }) => builderRequirements(step).requirements);
    const selection = await selectBakeBuilder(bake, config, { requirements, linked });
    const builder = await ensureBuilder(bake, bakeDocker(bake, inputs.definition, config), selection);
    const [one] = steps;
    if (one !== undefined) warnUnusedCaches({ ...one.step, runner });
    const setup = await openBakeSetup(bake, config, { linked, builder });
    const names = new Map(
      steps.map(({ target: { name, repository } }) => [name, ownNames(repository.name, bake.environment)]),
    );
    const items = steps.map((own) => engineItem(own, names.get(own.target.name) ?? [], builder));
    await runner.phase('Build', async () => {
      await callBake(setup, { name: 'build', items, isBuilt: false, runner });
      if (builder === undefined) await nameTargets(setup, steps, names);
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

function engineItem({ target, step }: TargetStep, images: readonly string[], builder: string | undefined): BakeItem {
  const { name, packing, raw } = target;
  const output = builder === undefined ? 'engine' : 'none';
  return { name, build: buildInputsOf(step, {}), packing, raw, images, output, caches: engineCaches(step) };
}

/** Gives the images their names when all of them are built. */
async function nameTargets(
  { bake, config }: BakeSetup,
  steps: readonly TargetStep[],
  names: ReadonlyMap<string, OwnNames>,
): Promise<void> {
  const docker = bakeDocker(bake, bake.inputs.definition, config);
  for (const { target } of steps) {
    const own = names.get(target.name);
    const wanted = target.tags.map((tag) => `${target.repository.name}:${tag}`);
    if (own !== undefined) await nameImage(docker, await findImage(docker, own), wanted);
  }
}
