import type { Answer, FoundImage, Manifest, Registry } from '../../distribution/registry.ts';
import {
  type ImageConfig,
  type ImageManifest,
  platformDigestsOf,
  readConfig,
  readManifest,
  type SourceCommit,
  sourceCommitOf,
} from '../../plan/manifest.ts';
import { compareTested, type TestedImage } from '../../plan/tested-image.ts';
import { withoutInherited } from '../../plan/variant.ts';
import { findManifest, manifestIn } from './manifest-in.ts';

/** Details that can be read of an image without pulling it. */
export type ImageDetails = {
  readonly source: SourceCommit;
  readonly labels: Readonly<Record<string, string>>;
  /**
   * Platform (`os/architecture[/variant]`) to the digest of its image manifest; of all images of an index. Platforms that
   * differ in the version of their system only are told with that version.
   */
  readonly platformDigests: Readonly<Record<string, string>>;
  /** The permission that the role lacks to read the configuration. */
  readonly denied?: string;
  /** Whether ECR did not give the configuration, though the role may read it. */
  readonly isUnread?: boolean;
};

const NO_DETAILS: ImageDetails = { source: {}, labels: {}, platformDigests: {} };

/** Reads images of one registry, each once. */
export type ImageReader = (image: Manifest) => Promise<ImageDetails>;

/** A reader of images that asks ECR for their configurations. Details that the role may not read are left out. */
export function imageReader(registry: Pick<Registry, 'images' | 'blob'>, debug: (text: string) => void): ImageReader {
  const known = new Map<string, Promise<ImageDetails>>();
  const read = async (image: Manifest): Promise<ImageDetails> => {
    try {
      return await readDetails(registry, image);
    } catch (error) {
      debug(`${image.digest} could not be read: ${error}`);
      return { ...NO_DETAILS, isUnread: true };
    }
  };
  return (image) => {
    const details = known.get(image.digest) ?? read(image);
    known.set(image.digest, details);
    return details;
  };
}

async function readDetails(registry: Pick<Registry, 'images' | 'blob'>, image: Manifest): Promise<ImageDetails> {
  const manifest = readManifest(image.body);
  if (manifest === undefined) return NO_DETAILS;
  const { annotations } = manifest;
  const answer = await configOf(registry, manifest);
  const config = answer.kind === 'found' ? answer.value : undefined;
  const labels = withoutInherited(config?.labels ?? {});
  return {
    ...(answer.kind === 'denied' ? { denied: answer.permission } : {}),
    ...(answer.kind === 'missing' ? { isUnread: true } : {}),
    source: sourceCommitOf(annotations, labels),
    labels,
    platformDigests: platformsOf(image.digest, manifest, config),
  };
}

/** Platform to digest, or the permission that the role lacks to read that. */
export type PlatformReading = Pick<ImageDetails, 'platformDigests' | 'denied'>;

/** The platforms of an image; an index names those of its images itself. */
export async function readPlatforms(manifest: Answer<Manifest>, read: ImageReader): Promise<PlatformReading> {
  switch (manifest.kind) {
    case 'found': {
      const index = readManifest(manifest.value.body);
      if (index?.kind !== 'index') return await read(manifest.value);
      return { platformDigests: platformsOf(manifest.value.digest, index, undefined) };
    }
    case 'denied':
      return { platformDigests: {}, denied: manifest.permission };
    case 'missing':
      return { platformDigests: {} };
  }
}

function platformsOf(digest: string, manifest: ImageManifest, config: ImageConfig | undefined) {
  if (manifest.kind === 'image')
    return config === undefined || config.platform === '' ? {} : { [config.platform]: digest };
  return platformDigestsOf(manifest.children);
}

/** Whether the pushed image has the layers of the tested ones; `unknown` where the role may not read it. */
export async function compareLayers(
  registry: Pick<Registry, 'images' | 'blob'>,
  manifest: Answer<Manifest>,
  images: readonly TestedImage[],
): Promise<'same' | 'other' | 'unknown'> {
  if (manifest.kind !== 'found') return 'unknown';
  const configs = await readImageConfigs(registry, manifest.value);
  if (configs === undefined) return 'unknown';
  return compareTested(images, configs);
}

/** The configurations of an image, or of all images of an index; undefined where one cannot be read. */
async function readImageConfigs(
  registry: Pick<Registry, 'images' | 'blob'>,
  image: Manifest,
): Promise<readonly ImageConfig[] | undefined> {
  const manifest = readManifest(image.body);
  const children = manifest?.kind === 'index' ? manifest.children.filter(({ platform }) => platform !== undefined) : [];
  const found = children.length === 0 ? undefined : await registry.images(children.map(({ digest }) => ({ digest })));
  const images = found === undefined ? [image] : children.flatMap(({ digest }) => foundIn(found, digest));
  if (images.length < children.length) return undefined;
  const configs = await Promise.all(
    images.map(async ({ body }) => {
      const read = readManifest(body);
      return read === undefined ? undefined : await configOf(registry, read);
    }),
  );
  const read = configs.flatMap((config) => (config?.kind === 'found' ? [config.value] : []));
  return read.length === images.length ? read : undefined;
}

function foundIn(images: Answer<readonly FoundImage[]>, digest: string): readonly Manifest[] {
  const answer = manifestIn(images, digest);
  return answer.kind === 'found' ? [answer.value] : [];
}

/** The configuration of an image; of an index that of its first image, as all of them come from one build. */
async function configOf(
  registry: Pick<Registry, 'images' | 'blob'>,
  manifest: ImageManifest,
): Promise<Answer<ImageConfig>> {
  if (manifest.kind === 'image') {
    const blob = await registry.blob(manifest.configDigest);
    return blob.kind === 'found' ? { kind: 'found', value: readConfig(blob.value) } : blob;
  }
  const first = manifest.children.find(({ platform }) => platform !== undefined);
  if (first === undefined) return { kind: 'missing', what: 'image' };
  const child = await findManifest(registry, first.digest);
  const inner = child.kind === 'found' ? readManifest(child.value.body) : undefined;
  if (inner?.kind === 'image') return await configOf(registry, inner);
  return child.kind === 'denied' ? child : { kind: 'missing', what: 'image' };
}
