import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeTar } from '../../distribution/file-sink.ts';
import { layoutFiles } from '../../distribution/layout-files.ts';
import { lastErrorLine } from '../../errors/build-output.ts';
import { imageGone } from '../../errors/engine-errors.ts';
import { notLoaded } from '../../errors/source-errors.ts';
import type { TestInputs } from '../../inputs/builder-inputs.ts';
import { testedPlatforms } from '../../plan/choose-builder.ts';
import { readManifest } from '../../plan/manifest.ts';
import type { Step } from '../step.ts';
import { type EngineImage, findImage, forgetNames, type OwnNames, ownNames } from './engine-image.ts';
import type { GivenSource, SourceContent, SourceMeans } from './source-image.ts';
import { testBuild } from './test-platforms.ts';

/** Puts the image into the engine under names of the step's own; of an index the image of this runner's platform. */
export async function loadSource(found: GivenSource, means: SourceMeans, names: OwnNames): Promise<EngineImage> {
  const { docker } = means;
  if (found.kind === 'content') await loadContent(found, means, names);
  else
    for (const name of names) {
      const { succeeded, tail } = await docker.capture(['tag', found.image.id, name]);
      if (!succeeded) throw imageGone(name, tail);
    }
  return await findImage(docker, names);
}

async function loadContent(
  content: SourceContent & Pick<GivenSource, 'given'>,
  { docker, folder }: SourceMeans,
  names: OwnNames,
): Promise<void> {
  const file = join(folder, 'load.tar');
  const { source, given } = content;
  try {
    const { files } = await layoutFiles({ digest: digestForTest(content), source, names, isArchive: true });
    await writeTar(file, files);
    const loaded = await docker.stream(['load', '--quiet', '--input', file]);
    if (!loaded.succeeded) throw notLoaded(given.name, lastErrorLine(loaded.tail));
  } finally {
    await rm(file, { force: true });
  }
}

/** The image of this runner's platform; where there is none, the first. */
function digestForTest({ manifest: { digest, body } }: SourceContent): string {
  const manifest = readManifest(body);
  if (manifest?.kind !== 'index') return digest;
  const children = manifest.children.flatMap(({ platform, ...child }) =>
    platform === undefined ? [] : [{ ...child, platform }],
  );
  const [wanted] = testedPlatforms(
    children.map(({ platform }) => platform),
    false,
    process.arch,
  );
  return children.find(({ platform }) => platform === wanted)?.digest ?? digest;
}

/**
 * Runs the test, where there is one, on the image, which the engine has for as long as that takes. `repository`: the name that it is told.
 *
 * @throws Failure `test-failed`: nothing is pushed then
 */
export async function testSource(
  step: Step,
  found: GivenSource,
  { repository, ...means }: SourceMeans & { readonly repository: string },
): Promise<void> {
  const { test, build } = step.inputs;
  if (test === undefined) return;
  const names = ownNames(repository, step.environment);
  try {
    await loadForTest(step, { found, means, names, test });
    await testBuild(step, test, { ...means, names, build });
  } finally {
    await forgetNames(means.docker, names);
  }
}

type TestLoad = {
  readonly found: GivenSource;
  readonly means: SourceMeans;
  readonly names: OwnNames;
  readonly test: TestInputs;
};

async function loadForTest({ runner }: Step, { found, means, names }: TestLoad): Promise<void> {
  if (found.kind === 'engine') return void (await loadSource(found, means, names));
  await runner.phase('Load', async () => {
    const { id, platform } = await loadSource(found, means, names);
    return { value: undefined, sentence: `The engine has ${found.given.name} for the test: ${id}, ${platform}` };
  });
}
