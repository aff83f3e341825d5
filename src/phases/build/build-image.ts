import type { OutputOptions } from '../../docker/build-arguments.ts';
import type { Outcome } from '../../github/runner.ts';
import { omitUndefined } from '../../lib/omit-undefined.ts';
import { imageName } from '../../plan/registry-location.ts';
import type { TargetRepository } from '../registry/target-repository.ts';
import type { Step } from '../step.ts';
import { dockerBuild } from './docker-build.ts';
import { buildInputsOf, isPushedByBuilder, type PushSetup } from './push-setup.ts';
import { forLoading, testBuild } from './test-platforms.ts';

/**
 * Builds the image, where that is not one call with its push.
 *
 * @returns whether it is built
 */
export async function buildImage(step: Step, target: TargetRepository, setup: PushSetup): Promise<boolean> {
  const isBuilt = isBuiltApart(step, setup);
  if (isBuilt) await step.runner.phase('Build', () => buildApart(step, target, setup));
  return isBuilt;
}

/** What a builder pushes by itself takes one call for both, unless something has to be known in between. */
function isBuiltApart(step: Step, setup: PushSetup): boolean {
  const { test, image } = step.inputs;
  return !isPushedByBuilder(step, setup) || test !== undefined || !image.hasCommitTag;
}

/** Builds the image into the engine, or into the cache of its builder. */
async function buildApart(step: Step, target: TargetRepository, setup: PushSetup): Promise<Outcome<void>> {
  const { docker, builder, caches } = setup;
  const { info, warning } = step.runner;
  const image = builtName(step, target);
  const options: OutputOptions = omitUndefined({ builder, output: builder === undefined ? 'engine' : 'none', caches });
  await dockerBuild(docker, { build: buildInputsOf(step, target), images: [image], options, info, warning });
  return { value: undefined, sentence: `Built ${image}` };
}

/** The name under which the engine has the image. */
function builtName({ inputs }: Step, { location }: TargetRepository): string {
  return imageName(location, inputs.tags[0]);
}

/** Runs the test, where there is one, on what was built. */
export async function testImage(step: Step, target: TargetRepository, setup: PushSetup): Promise<void> {
  const { test } = step.inputs;
  if (test === undefined) return;
  const { docker, builder } = setup;
  const build = buildInputsOf(step, target);
  await testBuild(step, test, omitUndefined({ docker, image: builtName(step, target), build, builder }));
}

/** `load: true`: what another builder has built is put into the engine too, which the own one does by itself. */
export async function loadImage(step: Step, target: TargetRepository, setup: PushSetup): Promise<void> {
  const { docker, builder, caches } = setup;
  if (builder === undefined) return;
  const { info, warning } = step.runner;
  const options: OutputOptions = { builder, output: 'load', caches: { ...caches, to: [] } };
  const build = forLoading(buildInputsOf(step, target));
  await dockerBuild(docker, { build, images: [builtName(step, target)], options, info, warning });
}
