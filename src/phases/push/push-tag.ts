import { join } from 'node:path';
import type { Manifest } from '../../distribution/registry.ts';
import type { LocalImage } from '../../docker/engine.ts';
import type { Failure } from '../../errors/failure.ts';
import { isTagRefused, nameTaken, type PushTarget, pushFailed, tagTaken } from '../../errors/push-errors.ts';
import type { Outcome } from '../../github/runner.ts';
import { omitUndefined } from '../../lib/omit-undefined.ts';
import { readManifest } from '../../plan/manifest.ts';
import { imageName, repositoryUri } from '../../plan/registry-location.ts';
import { isMovable } from '../../plan/tag-mutability.ts';
import type { Built } from '../build/build-image.ts';
import { asBuilt, inlineOnly } from '../build/docker-build.ts';
import { buildInputsOf, isPushedByBuilder, type PushSetup } from '../build/push-setup.ts';
import { pushedManifest, taggedImage } from '../registry/pushed-manifest.ts';
import type { TargetRepository } from '../registry/target-repository.ts';
import type { Step } from '../step.ts';
import { pushFromBuilder } from './push-from-builder.ts';
import { type Pushed, type PushSource, pushFromEngine, pushImage, type Refusal } from './push-with-retries.ts';
import { keepLogin, renewLogin } from './registry-login.ts';

/** Makes the source that pushes the image under a name, `host/name:tag`. */
export type Pusher = (image: string) => PushSource;

/** The pusher of an image that the engine has, or that a builder builds, or has built already, and pushes. */
export function pusherOf(
  step: Step,
  target: TargetRepository,
  { setup, built }: { readonly setup: PushSetup; readonly built: Built },
): Pusher {
  const { docker, builder, caches, config } = setup;
  // An index is in the engine too, but its builder pushes it: `docker push` may leave parts of it out.
  if (built.kind === 'engine' && !isPushedByBuilder(step, setup)) {
    return (image) => pushFromEngine(docker, { ...target.location, image }, built.image);
  }
  const isBuilt = built.kind !== 'with-push';
  const build = buildInputsOf(step, target);
  const { info, warning } = step.runner;
  const request = {
    build: isBuilt ? asBuilt(build) : build,
    options: omitUndefined({ builder, caches: isBuilt ? { ...caches, to: inlineOnly(caches.to) } : caches }),
    metadataFile: join(config.directory, 'metadata.json'),
    info,
    warning,
  };
  return (image) => pushFromBuilder(docker, { ...request, image });
}

/** A tag to push an image under. */
export type TagPush = { readonly setup: PushSetup; readonly pusher: Pusher; readonly tag: string };

/** Pushes the image under this tag. */
export async function pushTag(
  step: Step,
  target: TargetRepository,
  { setup, pusher, tag }: TagPush,
): Promise<Outcome<Pushed>> {
  const named = { ...target.location, image: imageName(target.location, tag) };
  const repository = repositoryUri(target.location);
  step.arrivals.begin({ repository, tags: step.inputs.tags });
  await keepLogin(target, setup);
  const pushed = await pushImage(pusher(named.image), named, {
    renewLogin: () => renewLogin(target, setup),
    resolve: (refusal) => resolveRefusal(target, { named, clock: step.clock }, refusal),
    clock: step.clock,
    info: step.runner.info,
  });
  step.arrivals.note({ repository, digest: pushed.digest, tags: [tag] });
  if (pushed.unproven !== undefined) await compareInRegistry(target, named, { ...pushed, clock: step.clock });
  return { value: pushed, sentence: `Pushed ${named.image} as ${pushed.digest}` };
}

/** Compares the manifest, where the engine does not tell what it pushed. */
async function compareInRegistry(
  { registry }: TargetRepository,
  named: PushTarget,
  { digest, unproven = '', clock }: Pushed & { readonly clock: Step['clock'] },
): Promise<void> {
  const manifest = await pushedManifest(registry, digest, clock);
  if (manifest.kind === 'found' && !isSameImage(manifest.value, { id: unproven })) throw nameTaken(named, 1);
}

/**
 * A push that was refused for good. Another job may have pushed this very image under this tag meanwhile: then all is
 * well. Docker with the containerd store passes on only the status of a refusal, so ECR is asked what the tag stands on.
 */
async function resolveRefusal(
  { registry, snapshot: { repository } }: TargetRepository,
  { named, clock }: { readonly named: PushTarget; readonly clock: Step['clock'] },
  { output, attempts, image }: Refusal,
): Promise<Failure | { readonly digest: string }> {
  const tag = named.image.slice(named.image.lastIndexOf(':') + 1);
  const mayBeTaken = repository.kind !== 'found' || !isMovable(tag, repository.mutability);
  if (!mayBeTaken || !isTagRefused(output)) return pushFailed(output, named, attempts);
  const there = await taggedImage(registry, tag, clock);
  if (there === undefined) return pushFailed(output, named, attempts);
  return isSameImage(there, image) ? { digest: there.digest } : tagTaken(output, named, there.digest);
}

/** The classic store calls an image by the digest of its configuration, the containerd store by that of its manifest. */
function isSameImage({ digest, body }: Manifest, local: Pick<LocalImage, 'id'> | undefined): boolean {
  if (local === undefined) return false;
  const manifest = readManifest(body);
  return local.id === digest || (manifest?.kind === 'image' && local.id === manifest.configDigest);
}
