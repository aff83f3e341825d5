import type { SourceImage } from '../../inputs/source-image-input.ts';
import { omitUndefined } from '../../lib/omit-undefined.ts';
import { nameImage, ownNames } from '../../phases/build/engine-image.ts';
import { loadSource, testSource } from '../../phases/build/load-source.ts';
import {
  describeSource,
  findInRegistry,
  findLocalSource,
  type GivenSource,
  placeOfSource,
} from '../../phases/build/source-image.ts';
import { writeContent } from '../../phases/build/write-content.ts';
import { dockerFor, privateConfig, type Step } from '../../phases/step.ts';
import type { BuiltImage } from '../../report/result.ts';

/** `source-image` with `push: false`: the image is tested, loaded where that is asked for, and written; without any call to AWS. */
export async function sourceOnly(step: Step, source: SourceImage): Promise<BuiltImage> {
  const { repository, tags } = step.inputs;
  const config = await privateConfig(step);
  const means = { docker: dockerFor(step, config), folder: config.directory };
  try {
    const found = await step.runner.phase('Source', async () => {
      const value = (await findLocalSource(step, source, means)) ?? (await findInRegistry(step, placeOfSource(source)));
      return { value, sentence: describeSource(value) };
    });
    await testSource(step, found, { ...means, repository: repository.name });
    const id = step.inputs.build.load ? await loadFound(step, found, means) : idOf(found);
    await writeContent(step, found, means);
    return omitUndefined({ kind: 'built', repository: repository.name, tags, id });
  } finally {
    await config.remove();
  }
}

function idOf(found: GivenSource): string | undefined {
  return found.kind === 'engine' ? found.image.id : undefined;
}

async function loadFound(step: Step, found: GivenSource, means: Parameters<typeof loadSource>[1]): Promise<string> {
  const { repository, tags } = step.inputs;
  const names = ownNames(repository.name, step.environment);
  return await step.runner.phase('Load', async () => {
    const image = await loadSource(found, means, names);
    const wanted = tags.map((tag) => `${repository.name}:${tag}`);
    await nameImage(means.docker, image, wanted);
    return { value: image.id, sentence: `The engine has ${wanted[0]}: ${image.id}` };
  });
}
