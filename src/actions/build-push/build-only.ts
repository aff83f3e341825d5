import type { OutputOptions } from '../../docker/build-arguments.ts';
import { omitUndefined } from '../../lib/omit-undefined.ts';
import { engineCaches, warnUnusedCaches } from '../../phases/build/build-cache.ts';
import { builderRequirements, ensureBuilder, selectBuilder } from '../../phases/build/builder.ts';
import { dockerBuild } from '../../phases/build/docker-build.ts';
import { buildIntoEngine, forgetNames, nameImage, ownNames } from '../../phases/build/engine-image.ts';
import { buildInputsOf } from '../../phases/build/push-setup.ts';
import { testBuild } from '../../phases/build/test-platforms.ts';
import { writeFromBuilder, writeFromEngine } from '../../phases/build/write-content.ts';
import { dockerFor, privateConfig, type Step } from '../../phases/step.ts';
import type { BuiltImage } from '../../report/result.ts';

/** `push: false`: an image in the engine, without any call to AWS. */
export async function buildOnly(step: Step): Promise<BuiltImage> {
  const { repository, tags, test } = step.inputs;
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
    const names = ownNames(repository.name, step.environment);
    const id = await step.runner.phase('Build', async () => {
      const sentence = `Built ${repository.name}:${tags[0]}`;
      if (options.output !== 'none') {
        const image = await buildIntoEngine(docker, { build, names, options, info, warning });
        return { value: image.id, sentence: `${sentence}, ${image.id}; it stays in the engine, as push is false` };
      }
      await dockerBuild(docker, { build, images: names, options, info, warning });
      return { value: undefined, sentence: `${sentence}; it stays in the builder ${builder}, as push is false` };
    });
    try {
      if (test !== undefined)
        await testBuild(step, test, omitUndefined({ docker, names, build, builder, folder: config.directory }));
    } catch (error) {
      await forgetNames(docker, names);
      throw error;
    }
    if (id === undefined) await forgetNames(docker, names);
    else await nameImage(docker, { id, names }, imageNames(step));
    if (builder !== undefined)
      await writeFromBuilder(step, { build, images: [], options, info, warning }, { docker, folder: config.directory });
    else if (id !== undefined)
      await writeFromEngine(step, { id, name: `${repository.name}:${tags[0]}` }, { docker, folder: config.directory });
    return omitUndefined({ kind: 'built', repository: repository.name, tags, id });
  } finally {
    await config.remove();
  }
}

/** The short name always; the registry's too where the workflow gives it, as a push would name the image. */
function imageNames({ inputs: { repository, tags } }: Step): readonly string[] {
  const short = tags.map((tag) => `${repository.name}:${tag}`);
  const { host } = repository;
  const whole = host === undefined ? [] : tags.map((tag) => `${host}/${repository.name}:${tag}`);
  return [...short, ...whole];
}

/** From another builder the engine takes an image of one platform only. */
function engineOutput({ inputs }: Step, builder: string | undefined): OutputOptions['output'] {
  if (builder === undefined) return 'engine';
  return inputs.build.platforms.length > 1 ? 'none' : 'load';
}
