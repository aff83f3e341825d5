import type { Docker } from '../../docker/docker-cli.ts';
import type { PrivateConfig } from '../../docker/docker-config.ts';
import { inspectImage } from '../../docker/engine.ts';
import { pullFailed } from '../../errors/engine-errors.ts';
import { imageName } from '../../plan/registry-location.ts';
import type { PushedImage } from '../../report/result.ts';
import { loadImage } from '../build/build-image.ts';
import type { PushSetup } from '../build/push-setup.ts';
import { compareLayers } from '../registry/image-details.ts';
import type { AskedManifest } from '../registry/pushed-manifest.ts';
import type { TargetRepository } from '../registry/target-repository.ts';
import { dockerFor, type Step } from '../step.ts';
import { tryTo } from './try-to.ts';

/** The image itself, or with its id in the engine where that is to have an image which this step did not build (`load`). */
export async function loadReused(
  step: Step,
  target: TargetRepository,
  { image, config }: { readonly image: PushedImage; readonly config: PrivateConfig },
): Promise<PushedImage> {
  const isLoaded = image.result !== 'built' && image.id === undefined && step.inputs.build.load;
  return isLoaded ? await pullImage(step, target, { image, config }) : image;
}

/**
 * `load: true` with an image that this step did not build into the engine: the engine gets it from ECR, by its digest, under
 * the name that a build would have given it. A failed pull is a warning.
 *
 * @returns the image with its id in the engine
 */
async function pullImage(
  step: Step,
  { location }: TargetRepository,
  { image, config }: { readonly image: PushedImage; readonly config: PrivateConfig },
): Promise<PushedImage> {
  const docker = dockerFor(step, config);
  const name = imageName(location, image.tags[0]);
  const id = await step.runner.phase('Load', async () => {
    const value = await tryTo('load it into the engine', step, () => pull(docker, { step, image, name }));
    return { value, sentence: value === undefined ? 'Not loaded' : `The engine has ${name}: ${value}` };
  });
  return id === undefined ? image : { ...image, id };
}

/**
 * `load: true` with an image that another builder pushed: it is loaded from that builder. Should the builder make another
 * image by now, the engine pulls the pushed one.
 *
 * @returns the image's id in the engine; undefined where the engine's own builder made it
 */
export async function loadPushed(
  step: Step,
  target: TargetRepository,
  { setup, digest, manifest }: { readonly setup: PushSetup; readonly digest: string; readonly manifest: AskedManifest },
): Promise<string | undefined> {
  const loaded = await loadImage(step, target, setup);
  if (loaded === undefined) return undefined;
  const { docker } = setup;
  const { registry, location } = target;
  const local = await inspectImage(docker, loaded.id);
  if (local === undefined || (await compareLayers(registry, await manifest(), [local])) !== 'other') return loaded.id;
  const image = { registry: location.host, repository: location.repository, digest };
  return await pull(docker, { step, image, name: imageName(location, step.inputs.tags[0]) });
}

type ImagePlace = Pick<PushedImage, 'registry' | 'repository' | 'digest'>;

async function pull(
  docker: Docker,
  { step, image, name }: { readonly step: Step; readonly image: ImagePlace; readonly name: string },
): Promise<string | undefined> {
  const { platforms } = step.inputs.build;
  const [platform] = platforms.length === 1 ? platforms : [];
  const exact = `${image.registry}/${image.repository}@${image.digest}`;
  const pulled = await docker.stream(['pull', ...(platform === undefined ? [] : ['--platform', platform]), exact]);
  if (!pulled.succeeded) throw pullFailed(exact, pulled.tail);
  const tagged = await docker.capture(['tag', exact, name]);
  if (!tagged.succeeded) throw pullFailed(exact, tagged.tail);
  return (await inspectImage(docker, exact))?.id;
}
