import type { OutputOptions } from '../../docker/build-arguments.ts';
import { type Docker, withoutInputs } from '../../docker/docker-cli.ts';
import type { BuildInputs } from '../../inputs/build-inputs.ts';
import type { TestInputs } from '../../inputs/builder-inputs.ts';
import { testedPlatforms } from '../../plan/choose-builder.ts';
import type { Step } from '../step.ts';
import { asBuilt, dockerBuild } from './docker-build.ts';
import type { OwnNames } from './engine-image.ts';
import { runTest } from './test-image.ts';

/** An image that is to be tested. */
type TestedImage = {
  readonly docker: Docker;
  /** Its names: the test is told the first. */
  readonly names: OwnNames;
  readonly build: BuildInputs;
  /** The builder that has it, where it is not the engine's own. */
  readonly builder?: string;
};

/**
 * Runs the test on each platform that it is for; an image that only a builder has is loaded into the engine first.
 *
 * @throws Failure `test-failed`
 */
export async function testBuild(
  step: Step,
  test: TestInputs,
  { docker, names, build, builder }: TestedImage,
): Promise<void> {
  const { environment, runner } = step;
  const [image] = names;
  const { quoting, info, warning } = runner;
  await runner.phase('Test', async () => {
    for (const platform of testedPlatforms(build.platforms, test.everyPlatform, process.arch)) {
      if (builder !== undefined) {
        const options: OutputOptions = {
          builder,
          output: 'load',
          ...(platform === undefined ? {} : { platforms: [platform] }),
        };
        await dockerBuild(docker, { build: forLoading(build), images: names, options, info, warning });
      }
      info(`IMAGE=${image}${platform === undefined ? '' : ` PLATFORM=${platform}`}`);
      const { workspace } = environment;
      const variables = withoutInputs(environment.variables);
      await runTest({ ...test, image, platform, workspace, variables, quoting });
    }
    return { value: undefined, sentence: `Tested ${image}` };
  });
}

/** The inputs of a build whose image goes to the engine, whose classic store takes neither attestations nor other compressions. */
export function forLoading({ provenance: _provenance, sbom: _sbom, ...build }: BuildInputs): BuildInputs {
  return { ...asBuilt(build), annotations: [], compression: 'default' };
}
