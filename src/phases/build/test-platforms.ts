import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OutputOptions } from '../../docker/build-arguments.ts';
import { type Docker, withoutInputs } from '../../docker/docker-cli.ts';
import { inspectImage } from '../../docker/engine.ts';
import { configDigestInMetadata } from '../../docker/metadata-file.ts';
import type { BuildInputs } from '../../inputs/build-inputs.ts';
import type { TestInputs } from '../../inputs/builder-inputs.ts';
import { omitUndefined } from '../../lib/omit-undefined.ts';
import { testedPlatforms } from '../../plan/choose-builder.ts';
import type { ComparedImage, TestedImage } from '../../plan/tested-image.ts';
import type { Step } from '../step.ts';
import { asBuilt, dockerBuild } from './docker-build.ts';
import type { OwnNames } from './engine-image.ts';
import { runTest } from './test-image.ts';

/** An image that is to be tested. */
type ImageToTest = {
  readonly docker: Docker;
  /** The names of the image: the test is told the first. */
  readonly names: OwnNames;
  readonly build: BuildInputs;
  /** The builder that has the image, where it is not the engine's own. */
  readonly builder?: string;
  /** A folder for files of the step's own. */
  readonly folder: string;
};

/** The image that a test which is told the first of these names runs on. */
export async function lookAt(docker: Docker, [, kept]: OwnNames): Promise<readonly TestedImage[]> {
  const image = await inspectImage(docker, kept);
  return image === undefined ? [] : [{ layers: image.layers }];
}

/**
 * Runs the test for each of its platforms; an image that only a builder has is loaded into the engine first.
 *
 * @returns the images that were tested
 * @throws Failure `test-failed`
 */
export async function testBuild(step: Step, test: TestInputs, request: ImageToTest): Promise<readonly TestedImage[]> {
  const { environment, runner } = step;
  const { docker, names, build } = request;
  const [image] = names;
  return await runner.phase('Test', async () => {
    const tested: TestedImage[] = [];
    for (const platform of testedPlatforms(build.platforms, test.everyPlatform, process.arch)) {
      const { configDigest } = await buildOne(step, { ...request, platform, output: 'load' });
      const found = await lookAt(docker, names);
      tested.push(...found.map(({ layers }) => ({ layers, platform, configDigest })));
      runner.info(`IMAGE=${image}${platform === undefined ? '' : ` PLATFORM=${platform}`}`);
      const { workspace } = environment;
      const variables = withoutInputs(environment.variables);
      const { quoting, info } = runner;
      await runTest({ ...test, image, platform, workspace, variables, quoting, info });
    }
    return { value: tested, sentence: `Tested ${image}` };
  });
}

/** The images that the builder makes now in the place of those that were tested; they stay in the builder. */
export async function remake(
  step: Step,
  tested: readonly TestedImage[],
  request: Omit<ImageToTest, 'names'>,
): Promise<readonly ComparedImage[]> {
  const made: ComparedImage[] = [];
  for (const { platform } of tested)
    made.push(await buildOne(step, { ...request, names: [], platform, output: 'stay' }));
  return made;
}

type OneBuild = Omit<ImageToTest, 'names'> & {
  readonly names: readonly string[];
  readonly platform: string | undefined;
  readonly output: 'load' | 'stay';
};

/** Has another builder make the image of one platform; returns what it tells of it. The engine's own image is there already. */
async function buildOne(
  { runner: { info, warning } }: Step,
  { docker, names, build, builder, folder, platform, output }: OneBuild,
): Promise<ComparedImage> {
  if (builder === undefined) return {};
  const metadataFile = join(folder, 'tested.json');
  const options: OutputOptions = {
    builder,
    output,
    metadataFile,
    ...(platform === undefined ? {} : { platforms: [platform] }),
  };
  await dockerBuild(docker, { build: forLoading(build), images: names, options, info, warning });
  return omitUndefined({ configDigest: configDigestInMetadata(await readFile(metadataFile, 'utf8').catch(() => '')) });
}

/** The inputs of a build whose image goes to the engine, whose classic store takes neither attestations nor other compressions. */
export function forLoading({ provenance: _provenance, sbom: _sbom, ...build }: BuildInputs): BuildInputs {
  return { ...asBuilt(build), annotations: [], compression: 'default' };
}
