import type { OutputOptions } from '../../docker/build-arguments.ts';
import { omitUndefined } from '../../lib/omit-undefined.ts';
import { engineCaches, warnUnusedCaches } from '../../phases/build/build-cache.ts';
import { builderRequirements, ensureBuilder, selectBuilder } from '../../phases/build/builder.ts';
import { dockerBuild } from '../../phases/build/docker-build.ts';
import { buildInputsOf } from '../../phases/build/push-setup.ts';
import { testBuild } from '../../phases/build/test-platforms.ts';
import { dockerFor, privateConfig, type Step } from '../../phases/step.ts';
import type { BuiltImage } from '../../report/result.ts';

/** `push: false`: an image in the engine, without any call to AWS. */
export async function buildOnly(step: Step): Promise<BuiltImage> {
  const { repository, tags, test } = step.inputs;
  const [image, ...further] = imageNames(step);
  const selection = await selectBuilder(step, dockerFor(step), builderRequirements(step));
  const config = await privateConfig(step);
  try {
    const docker = dockerFor(step, config);
    const builder = await ensureBuilder(step, docker, selection);
    const build = buildInputsOf(step, {});
    const { info, warning } = step.runner;
    warnUnusedCaches(step);
    const options: OutputOptions = omitUndefined({
      builder,
      output: engineOutput(step, builder),
      caches: engineCaches(step),
    });
    await step.runner.phase('Build', async () => {
      await dockerBuild(docker, { build, images: [image, ...further], options, info, warning });
      const place = options.output === 'none' ? `stays in the builder ${builder}` : 'stays in the engine';
      return { value: undefined, sentence: `Built ${image}; it ${place}, as push is false` };
    });
    if (test !== undefined) await testBuild(step, test, omitUndefined({ docker, image, build, builder }));
    return { kind: 'built', repository: repository.name, tags };
  } finally {
    await config.remove();
  }
}

/** The short name always; the registry's too where the workflow gives it, as a push would name the image. */
function imageNames({ inputs: { repository, tags } }: Step): readonly [string, ...string[]] {
  const [first, ...further] = tags.map((tag) => `${repository.name}:${tag}`);
  const { host } = repository;
  const whole = host === undefined ? [] : tags.map((tag) => `${host}/${repository.name}:${tag}`);
  return [first ?? '', ...further, ...whole];
}

/** From another builder the engine takes an image of one platform only. */
function engineOutput({ inputs }: Step, builder: string | undefined): OutputOptions['output'] {
  if (builder === undefined) return 'engine';
  return inputs.build.platforms.length > 1 ? 'none' : 'load';
}
