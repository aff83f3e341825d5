import { untestedImage } from '../../errors/test-errors.ts';
import { omitUndefined } from '../../lib/omit-undefined.ts';
import { type ComparedImage, compareTested, type TestedImage } from '../../plan/tested-image.ts';
import type { Built } from '../build/build-image.ts';
import { asBuilt } from '../build/docker-build.ts';
import { buildIntoEngine } from '../build/engine-image.ts';
import { buildInputsOf, type PushSetup } from '../build/push-setup.ts';
import { lookAt, remake } from '../build/test-platforms.ts';
import { compareLayers } from '../registry/image-details.ts';
import type { AskedManifest } from '../registry/pushed-manifest.ts';
import type { TargetRepository } from '../registry/target-repository.ts';
import type { Step } from '../step.ts';

/** A tested image that its builder is to push, which makes it once more from its cache. */
export type TestedBuild = {
  readonly setup: PushSetup;
  readonly built: Built;
  readonly tested: readonly TestedImage[];
};

/**
 * Checks right before the push that the builder still makes the image that was tested.
 *
 * @throws Failure `image-changed`: nothing is pushed then
 */
export async function expectSame(
  step: Step,
  target: Pick<TargetRepository, 'content'>,
  request: TestedBuild,
): Promise<void> {
  const { setup, built, tested } = request;
  const { docker, builder, config } = setup;
  const { info, warning } = step.runner;
  const build = asBuilt(buildInputsOf(step, target));
  await step.runner.phase('Compare', async () => {
    const made: ComparedImage[] = [];
    if (built.kind === 'engine') {
      // The image gets the same names, so that there are no more to take away.
      const { names } = built.image;
      await buildIntoEngine(docker, { build, names, options: { output: 'engine' }, info, warning });
      made.push(...(await lookAt(docker, names)));
    } else {
      made.push(...(await remake(step, tested, omitUndefined({ docker, builder, build, folder: config.directory }))));
    }
    if (compareTested(tested, made) === 'other') throw untestedImage('Nothing was pushed.');
    return { value: undefined, sentence: 'What is pushed is what was tested' };
  });
}

/**
 * Checks that the pushed image is the one that was tested; where the role may not read it, the comparison before the push counts.
 *
 * @throws Failure `image-changed`
 */
export async function expectTested(
  { registry, location }: TargetRepository,
  {
    digest,
    manifest,
    tested,
  }: { readonly digest: string; readonly manifest: AskedManifest; readonly tested: readonly TestedImage[] },
): Promise<void> {
  const found = await compareLayers(registry, await manifest(), tested);
  if (found === 'other') throw untestedImage(`The tag stands on it now: ${location.repository}@${digest}.`);
}
