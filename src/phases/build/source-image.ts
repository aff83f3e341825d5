import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { ImageSource } from '../../distribution/image-source.ts';
import type { Manifest } from '../../distribution/registry.ts';
import { imageStore } from '../../docker/buildx.ts';
import type { Docker } from '../../docker/docker-cli.ts';
import { findEngine, inspectImage, type LocalImage } from '../../docker/engine.ts';
import { lastErrorLine } from '../../errors/build-output.ts';
import { givenDenied, givenMissing, givenPathMissing, notInEngine, notSaved } from '../../errors/source-errors.ts';
import { lookUpPath } from '../../inputs/paths.ts';
import type { RegistryImage, SourceImage } from '../../inputs/source-image-input.ts';
import type { GivenImage } from '../../plan/given-image.ts';
import { readManifest } from '../../plan/manifest.ts';
import { openSourceRegistry, type SourceSession } from '../registry/source-registry.ts';
import type { Step } from '../step.ts';
import { openFiles } from './source-files.ts';

/** An image whose manifests and layers can be read. */
export type SourceContent = { readonly source: ImageSource; readonly manifest: Manifest };

/** An image that was built elsewhere, found; `given`: what tells it from others. */
export type GivenSource = { readonly given: GivenImage } & (
  | {
      readonly kind: 'engine';
      readonly store: 'classic' | 'containerd';
      readonly image: Pick<LocalImage, 'id' | 'platform'>;
    }
  | ({ readonly kind: 'content' } & SourceContent)
);

/** What finding takes. `folder`: for files of the step's own. */
export type SourceMeans = { readonly docker: Docker; readonly folder: string };

/**
 * Finds the image on this machine; asks no registry. `undefined` where it is in one.
 *
 * @throws Failure `image-missing`, `docker-not-running`
 */
export async function findLocalSource(
  step: Step,
  source: SourceImage,
  means: SourceMeans,
): Promise<GivenSource | undefined> {
  switch (source.kind) {
    case 'registry':
      return undefined;
    case 'engine':
      return await findInEngine(step, source, means.docker);
    case 'oci-layout':
    case 'docker-archive':
      return await findInFiles(step, source, means);
  }
}

/** The engine is asked first: what is there was built or pulled in this job. */
async function findInEngine(
  { environment, runner }: Step,
  { name, registry }: Extract<SourceImage, { readonly kind: 'engine' }>,
  docker: Docker,
): Promise<GivenSource | undefined> {
  if (registry === undefined) await findEngine(docker, environment.variables.DOCKER_HOST || undefined);
  const [found, store] = await Promise.all([inspectImage(docker, name), imageStore(docker)]);
  if (found === undefined || store === undefined) {
    if (registry === undefined) throw notInEngine(name);
    runner.info(`The engine has no ${name}: it is taken from its registry.`);
    return undefined;
  }
  const { id, platform } = found;
  // The classic store calls an image by the digest of its configuration: that of its manifest is made by the push.
  const known = store === 'containerd' ? { digest: id } : { configDigest: id };
  return { kind: 'engine', store, image: { id, platform }, given: { name, ...known } };
}

async function findInFiles(
  { environment }: Step,
  { kind, text, path, name }: Extract<SourceImage, { readonly kind: 'oci-layout' | 'docker-archive' }>,
  { folder }: SourceMeans,
): Promise<GivenSource> {
  const whole = resolve(environment.workspace, path);
  if (lookUpPath(whole) === 'missing') throw givenPathMissing(text, whole);
  const content = await openFiles({ kind, path: whole, name, folder });
  const { digest } = content.manifest;
  // How layers are packed is made up where an archive has them unpacked.
  const configured = kind === 'docker-archive' ? configOf(content.manifest) : {};
  return { kind: 'content', ...content, given: { name: text, digest, ...configured } };
}

function configOf({ body }: Manifest): Pick<GivenImage, 'configDigest'> {
  const manifest = readManifest(body);
  return manifest?.kind === 'image' ? { configDigest: manifest.configDigest } : {};
}

/**
 * Finds the image in its registry. A tag is told with its digest, by which it is read from then on.
 *
 * @throws Failure `image-missing`, `registry-denied`, `registry-unauthorized`, `registry-unreachable`
 */
export async function findInRegistry(step: Step, place: RegistryImage, session?: SourceSession): Promise<GivenSource> {
  const { host, repository, reference } = place;
  const isDigest = reference.includes(':');
  const name = `${host}/${repository}${isDigest ? '@' : ':'}${reference}`;
  const source = await openSourceRegistry(step, place, session);
  const answer = await source.manifest(reference);
  if (answer.kind === 'denied') throw givenDenied(name, answer.permission);
  if (answer.kind === 'missing') throw givenMissing(name);
  const manifest = answer.value;
  if (!isDigest) step.runner.info(`${name} is ${manifest.digest}.`);
  return { kind: 'content', source, manifest, given: { name, digest: manifest.digest } };
}

/** The registry that an image is in, where it is not found on this machine. */
export function placeOfSource(source: SourceImage): RegistryImage {
  const place = source.kind === 'registry' ? source : source.kind === 'engine' ? source.registry : undefined;
  if (place === undefined) throw new Error('What is nowhere else was found, or told to be missing.');
  return place;
}

/** What the log tells of the image. */
export function describeSource(found: GivenSource): string {
  const { name } = found.given;
  switch (found.kind) {
    case 'engine':
      return `The engine has ${name}: ${found.image.id}, ${found.image.platform}`;
    case 'content': {
      const manifest = readManifest(found.manifest.body);
      const platforms = manifest?.kind === 'index' ? manifest.children.flatMap(({ platform }) => platform ?? []) : [];
      const what = manifest?.kind === 'index' ? `an index of ${platforms.join(', ') || 'no platform'}` : 'an image';
      return `${name} is ${found.manifest.digest}, ${what}`;
    }
  }
}

/**
 * The image of the engine as files. The containerd store writes its manifests and layers to the byte, also of an index, of which `docker
 * push` puts the tag on each part first; the classic store has layers unpacked, which are packed then.
 *
 * @throws Failure `image-missing` where only a part of it is there
 */
export async function saveFromEngine(
  { docker, folder }: SourceMeans,
  { id, name, store }: { readonly id: string; readonly name: string; readonly store: 'classic' | 'containerd' },
): Promise<SourceContent & { readonly remove: () => Promise<void> }> {
  const file = join(folder, 'image.tar');
  const remove = () => rm(file, { force: true });
  try {
    const saved = await docker.stream(['save', '--output', file, id]);
    if (!saved.succeeded) throw notSaved(name, lastErrorLine(saved.tail));
    const files =
      store === 'containerd'
        ? ({ kind: 'oci-layout', path: file, name: id, folder } as const)
        : ({ kind: 'docker-archive', path: file, folder } as const);
    return { ...(await openFiles(files)), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}
