import type { FoundImage, Manifest, Registry } from '../aws/registry.ts';
import {
  type ImageConfig,
  type ImageManifest,
  type Origin,
  originOf,
  readConfig,
  readManifest,
} from '../plan/image.ts';

/** What can be read of an image without pulling it. */
export type ImageInsight = {
  readonly origin: Origin;
  readonly labels: Readonly<Record<string, string>>;
  /** Platform (`os/architecture[/variant]`) to the digest of its image manifest; of all images of an index. */
  readonly platformDigests: Readonly<Record<string, string>>;
};

const NOTHING: ImageInsight = { origin: {}, labels: {}, platformDigests: {} };

/** Reads images of one registry, each once. */
export type ImageReader = (image: Manifest) => Promise<ImageInsight>;

/** A reader of images that asks ECR for their configurations. What the role may not read is left out. */
export function imageReader(registry: Pick<Registry, 'images' | 'blob'>, debug: (text: string) => void): ImageReader {
  const known = new Map<string, Promise<ImageInsight>>();
  const read = async (image: Manifest): Promise<ImageInsight> => {
    try {
      return await readImage(registry, image);
    } catch (error) {
      debug(`${image.digest} could not be read: ${error}`);
      return NOTHING;
    }
  };
  return (image) => {
    const insight = known.get(image.digest) ?? read(image);
    known.set(image.digest, insight);
    return insight;
  };
}

async function readImage(registry: Pick<Registry, 'images' | 'blob'>, image: Manifest): Promise<ImageInsight> {
  const manifest = readManifest(image.body);
  if (manifest === undefined) return NOTHING;
  const { annotations } = manifest;
  const config = await configOf(registry, manifest);
  const labels = config?.labels ?? {};
  return {
    origin: originOf(annotations, labels),
    labels,
    platformDigests: platformsOf(image.digest, manifest, config),
  };
}

function platformsOf(digest: string, manifest: ImageManifest, config: ImageConfig | undefined) {
  if (manifest.kind === 'image')
    return config === undefined || config.platform === '' ? {} : { [config.platform]: digest };
  const images = manifest.children.filter(({ platform }) => platform !== undefined);
  return Object.fromEntries(images.map((child) => [child.platform ?? '', child.digest]));
}

/** The configuration of an image, of an index that of its first image: they come from one build. */
async function configOf(
  registry: Pick<Registry, 'images' | 'blob'>,
  manifest: ImageManifest,
): Promise<ImageConfig | undefined> {
  if (manifest.kind === 'image') {
    const blob = await registry.blob(manifest.configDigest);
    return blob.kind === 'found' ? readConfig(blob.value) : undefined;
  }
  const first = manifest.children.find(({ platform }) => platform !== undefined);
  const found = first === undefined ? undefined : await registry.images([{ digest: first.digest }]);
  const child: FoundImage | undefined = found?.kind === 'found' ? found.value[0] : undefined;
  const inner = child === undefined ? undefined : readManifest(child.body);
  return inner?.kind === 'image' ? await configOf(registry, inner) : undefined;
}
