import type { OutputOptions } from '../../docker/build-arguments.ts';
import type { Outcome } from '../../github/runner.ts';
import { omitUndefined } from '../../lib/omit-undefined.ts';
import { imageName, repositoryUri } from '../../plan/registry-location.ts';
import type { TestedImage } from '../../plan/tested-image.ts';
import type { TargetRepository } from '../registry/target-repository.ts';
import type { Step } from '../step.ts';
import { dockerBuild } from './docker-build.ts';
import { buildIntoEngine, type EngineImage, forgetNames, nameImage, ownNames } from './engine-image.ts';
import { buildInputsOf, isPushedByBuilder, type PushSetup } from './push-setup.ts';
import { forLoading, testBuild } from './test-platforms.ts';

/** Where the built image is: in the engine, in the cache of its builder; or nowhere yet, as the push builds it. */
export type Built =
  | { readonly kind: 'engine'; readonly image: EngineImage }
  | { readonly kind: 'builder' }
  | { readonly kind: 'with-push' };

/** Builds the image, where build and push are not one call. */
export async function buildImage(step: Step, target: TargetRepository, setup: PushSetup): Promise<Built> {
  if (!isBuiltApart(step, setup)) return { kind: 'with-push' };
  return await step.runner.phase('Build', () => buildApart(step, target, setup));
}

/** Whether build and push are two calls: they are one where a builder pushes, unless something has to be known in between. */
function isBuiltApart(step: Step, setup: PushSetup): boolean {
  const { test, image } = step.inputs;
  return !isPushedByBuilder(step, setup) || test !== undefined || !image.hasCommitTag;
}

/** Builds the image into the engine, or into the cache of its builder. */
async function buildApart(step: Step, target: TargetRepository, setup: PushSetup): Promise<Outcome<Built>> {
  const { docker, builder, caches } = setup;
  const { info, warning } = step.runner;
  const names = ownNames(repositoryUri(target.location), step.environment);
  const build = buildInputsOf(step, target);
  const sentence = `Built the image of ${builtFor(step, target)}`;
  if (builder === undefined) {
    const options = { output: 'engine', caches } as const;
    const image = await buildIntoEngine(docker, { build, names, options, info, warning });
    return { value: { kind: 'engine', image }, sentence: `${sentence}: ${image.id}` };
  }
  const options: OutputOptions = omitUndefined({ builder, output: 'none', caches });
  await dockerBuild(docker, { build, images: names, options, info, warning });
  return { value: { kind: 'builder' }, sentence };
}

/** Takes the names that only this step gives away from what was built into the engine. */
export async function forgetBuilt({ docker }: Pick<PushSetup, 'docker'>, built: Built): Promise<void> {
  if (built.kind === 'engine') await forgetNames(docker, built.image.names);
}

/** What the image is to be called. */
function builtFor({ inputs }: Step, { location }: TargetRepository): string {
  return imageName(location, inputs.tags[0]);
}

/** Runs the test, where there is one, on the built image; returns the images that were tested. */
export async function testImage(
  step: Step,
  target: TargetRepository,
  { setup, built }: { readonly setup: PushSetup; readonly built: Built },
): Promise<readonly TestedImage[]> {
  const { test } = step.inputs;
  if (test === undefined) return [];
  const { docker, builder, config } = setup;
  const build = buildInputsOf(step, target);
  const names =
    built.kind === 'engine' ? built.image.names : ownNames(repositoryUri(target.location), step.environment);
  try {
    return await testBuild(step, test, omitUndefined({ docker, names, build, builder, folder: config.directory }));
  } finally {
    if (built.kind !== 'engine') await forgetNames(docker, names);
  }
}

/** `load: true`: puts the image of another builder into the engine; the engine's own builder does so by itself. */
export async function loadImage(
  step: Step,
  target: TargetRepository,
  setup: PushSetup,
): Promise<EngineImage | undefined> {
  const { docker, builder, caches } = setup;
  if (builder === undefined) return undefined;
  const { info, warning } = step.runner;
  const options: OutputOptions = { builder, output: 'load', caches: { ...caches, to: [] } };
  const build = forLoading(buildInputsOf(step, target));
  const names = ownNames(repositoryUri(target.location), step.environment);
  const image = await buildIntoEngine(docker, { build, names, options, info, warning });
  await nameImage(docker, image, [builtFor(step, target)]);
  return image;
}
