import type { Answer, Manifest, Registry } from '../../distribution/registry.ts';
import { omitUndefined } from '../../lib/omit-undefined.ts';
import type { Clock } from '../../lib/retry.ts';
import { manifestIn } from '../registry/manifest-in.ts';
import { pushedManifest } from '../registry/pushed-manifest.ts';
import { imagesByTag, type RegistrySnapshot } from '../registry/registry-snapshot.ts';

/** The image that a tag stands on. */
export type TaggedImage = {
  readonly digest: string;
  /** All tags on the image; none where the role may not ask. */
  readonly tags: readonly string[];
  /** The manifest; absent where the role may not get it, and of an archived image. */
  readonly manifest?: Manifest;
};

/** The images that tags stand on. */
export type CurrentTags = {
  readonly images: ReadonlyMap<string, TaggedImage>;
  /** The time of the question, by `Clock.now`, in milliseconds. */
  readonly atMs: number;
};

/** The images that the wanted tags stood on before the build. */
export function currentTagsIn({ tags, images, atMs }: RegistrySnapshot): CurrentTags {
  const manifests = imagesByTag(images);
  const current = [...tags].flatMap(([tag, fact]): [string, TaggedImage][] => {
    if (fact.kind !== 'present') return [];
    return [[tag, omitUndefined({ digest: fact.digest, tags: fact.tags ?? [], manifest: manifests.get(tag) })]];
  });
  return { images: new Map(current), atMs };
}

/** Asks which images these tags stand on, and for the manifest of the image that is to get them; all side by side. */
export async function readCurrentTags(
  registry: Pick<Registry, 'describeImage' | 'images'>,
  { tags, digest }: { readonly tags: readonly string[]; readonly digest?: string },
  clock: Clock,
): Promise<{ readonly current: CurrentTags; readonly manifest: Answer<Manifest> }> {
  const atMs = clock.now();
  const own = digest === undefined ? [] : [{ digest }];
  const [images, described] = await Promise.all([
    registry.images([...own, ...tags.map((tag) => ({ tag }))]),
    Promise.all(tags.map((tag) => registry.describeImage({ tag }))),
  ]);
  const manifests = imagesByTag(images.kind === 'found' ? images.value : []);
  const current = tags.flatMap((tag, index): [string, TaggedImage][] => {
    const [fact, manifest] = [described[index], manifests.get(tag)];
    const facts = fact?.kind === 'found' ? fact.value : undefined;
    const there = facts?.digest ?? manifest?.digest;
    if (there === undefined) return [];
    // The tag may have moved between the two answers: then the one of DescribeImages counts, without a manifest.
    const own = manifest?.digest === there ? manifest : undefined;
    return [[tag, omitUndefined({ digest: there, tags: facts?.tags ?? [], manifest: own })]];
  });
  const shown = manifestIn(images, digest ?? '');
  const isLate = digest !== undefined && shown.kind === 'missing' && shown.what === 'image';
  const manifest = isLate ? await pushedManifest(registry, digest, clock) : shown;
  return { current: { images: new Map(current), atMs }, manifest };
}
