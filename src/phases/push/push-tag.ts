import { join } from 'node:path';
import type { Manifest } from '../../aws/ecr.ts';
import type { Docker } from '../../docker/docker-cli.ts';
import type { PrivateConfig } from '../../docker/docker-config.ts';
import type { LocalImage } from '../../docker/engine.ts';
import { isTagRefused, pushFailed, tagTaken } from '../../errors/docker-errors.ts';
import type { Failure } from '../../errors/failure.ts';
import type { Outcome } from '../../github/runner.ts';
import type { BuildInputs } from '../../inputs/inputs.ts';
import { present } from '../../lib/omit-undefined.ts';
import type { CacheFlags } from '../../plan/cache-flags.ts';
import { isIndex } from '../../plan/choose-builder.ts';
import { readManifest } from '../../plan/manifest.ts';
import { isMovable } from '../../plan/repository.ts';
import type { TagPlan } from '../../plan/tag-order.ts';
import { asBuilt, inlineOnly } from '../build/docker-build.ts';
import type { Identity } from '../credentials/assume-roles.ts';
import type { TargetRepository } from '../registry/target-repository.ts';
import type { Step } from '../step.ts';
import { pushFromBuilder } from './push-from-builder.ts';
import { type Pushed, type PushSource, pushFromEngine, pushImage, type Refusal } from './push-with-retries.ts';
import { keepLogin, renewLogin } from './registry-login.ts';

/** All that building and pushing needs. */
export type PushSetup = TargetRepository & {
  readonly tagPlan: TagPlan;
  readonly identity: Identity;
  readonly docker: Docker;
  readonly config: PrivateConfig;
  /** The builder's name, where it is not the engine's own. */
  readonly builder?: string;
  /** Those that the workflow asks for by `cache`. */
  readonly caches: CacheFlags;
};

/** What was built, or is built by the push itself. */
export type PushRequest = PushSetup & {
  /** Whether it is built already, and all that is left is to push it. */
  readonly isApart: boolean;
  /** Who pushes it under that name, where that is decided already; nothing is told of its platform then. */
  readonly source?: (image: string) => PushSource;
};

/** Whether the builder pushes: the engine's own does so for an index, where `docker push` may take a way round. */
export function pushesItself({ inputs }: Step, { builder }: Pick<PushSetup, 'builder'>): boolean {
  return builder !== undefined || isIndex(inputs.build);
}

/** All that is told to docker: what the workflow says, and the labels of this action. */
export function buildInputsOf({ inputs }: Step, { content }: Pick<PushSetup, 'content'>): BuildInputs {
  const { build, image } = inputs;
  const labels = [...image.ownLabels, ...(content === undefined ? [] : [content.label]), ...build.labels];
  return { ...build, labels };
}

/** Pushes the image under this tag, by which it is named in the engine first where it is not so yet. */
export async function pushTag(step: Step, delivery: PushRequest, name: string): Promise<Outcome<Pushed>> {
  const { docker, location, builder, caches } = delivery;
  const image = `${location.host}/${location.repository}:${name}`;
  const named = { ...delivery, target: { ...location, image } };
  if (delivery.source !== undefined) return await push(step, named, delivery.source(image));
  if (pushesItself(step, delivery)) {
    const metadataFile = join(delivery.config.directory, 'metadata.json');
    const isBuilt = delivery.isApart;
    const build = buildInputsOf(step, delivery);
    const order = {
      build: isBuilt ? asBuilt(build) : build,
      image,
      options: { ...present('builder', builder), caches: isBuilt ? { ...caches, to: inlineOnly(caches.to) } : caches },
      metadataFile,
      info: step.runner.info,
      warning: step.runner.warning,
    };
    return await push(step, named, pushFromBuilder(docker, order));
  }
  if (image !== location.image) {
    const tagged = await docker.capture(['tag', location.image, image]);
    if (!tagged.succeeded) throw pushFailed(tagged.tail, named.target, 1);
  }
  return await push(step, named, pushFromEngine(docker, named.target));
}

async function push(step: Step, delivery: PushSetup, source: PushSource): Promise<Outcome<Pushed>> {
  const { location } = delivery;
  await keepLogin(delivery);
  const { clock, runner } = step;
  const pushed = await pushImage(source, location, {
    renewLogin: () => renewLogin(delivery),
    resolve: (refusal) => resolveRefusal(delivery, refusal),
    clock,
    info: runner.info,
  });
  return { value: pushed, sentence: `Pushed ${location.image} as ${pushed.digest}` };
}

/**
 * A push that was refused for good. Another job may have pushed this very image under this tag meanwhile: then all is
 * well. Docker with the containerd store passes on only the status of a refusal, so ECR is asked what the tag stands on.
 */
async function resolveRefusal(
  { registry, snapshot, location }: PushSetup,
  { output, attempts, image }: Refusal,
): Promise<Failure | { readonly digest: string }> {
  const tag = location.image.slice(location.image.lastIndexOf(':') + 1);
  const { repository } = snapshot;
  const mayBeTaken = repository.kind !== 'found' || !isMovable(tag, repository.mutability);
  if (!mayBeTaken || !isTagRefused(output, location)) return pushFailed(output, location, attempts);
  const found = await registry.images([{ tag }]);
  const there = found.kind === 'found' ? found.value[0] : undefined;
  if (there === undefined) return pushFailed(output, location, attempts);
  return isSameImage(there, image) ? { digest: there.digest } : tagTaken(output, location, there.digest);
}

/** The classic store calls an image by the digest of its configuration, the containerd store by that of its manifest. */
function isSameImage({ digest, body }: Manifest, local: LocalImage | undefined): boolean {
  if (local === undefined) return false;
  const manifest = readManifest(body);
  return local.id === digest || (manifest?.kind === 'image' && local.id === manifest.configDigest);
}
