import type { Answer, FoundImage, Manifest, Registry } from '../../distribution/registry.ts';

/** The manifest of an image, asked for by its digest. */
export async function findManifest(registry: Pick<Registry, 'images'>, digest: string): Promise<Answer<Manifest>> {
  return manifestIn(await registry.images([{ digest }]), digest);
}

/** The manifest of an image among those that the registry gave. */
export function manifestIn(images: Answer<readonly FoundImage[]>, digest: string): Answer<Manifest> {
  if (images.kind !== 'found') return images;
  const value = images.value.find((image) => image.digest === digest);
  return value === undefined ? { kind: 'missing', what: 'image' } : { kind: 'found', value };
}
