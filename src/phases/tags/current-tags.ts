import type { Answer, Manifest, Registry } from '../../aws/ecr.ts';
import { present } from '../../lib/omit-undefined.ts';
import type { Patience } from '../../lib/retry.ts';
import { imagesByTag, type Survey } from '../registry/registry-snapshot.ts';
import { manifestIn } from './put-tags.ts';

/** The image that a tag stands on. */
export type StandingImage = {
  readonly digest: string;
  /** All tags on it; none where the role may not ask. */
  readonly tags: readonly string[];
  /** Absent where the role may not get it, and of an archived image. */
  readonly manifest?: Manifest;
};

/** What tags stand on. */
export type Standing = {
  readonly images: ReadonlyMap<string, StandingImage>;
  /** When it was asked, by the clock of `Patience`. */
  readonly atMs: number;
};

/** What the wanted tags stood on before the build. */
export function standingIn({ tags, images, atMs }: Survey): Standing {
  const manifests = imagesByTag(images);
  const standing = [...tags].flatMap(([tag, fact]): [string, StandingImage][] => {
    if (fact.kind !== 'present') return [];
    return [[tag, { digest: fact.digest, tags: fact.tags ?? [], ...present('manifest', manifests.get(tag)) }]];
  });
  return { images: new Map(standing), atMs };
}

/** Asks what these tags stand on, and for the manifest of the image that is to get them; all side by side. */
export async function readStanding(
  registry: Pick<Registry, 'describeImage' | 'images'>,
  { tags, digest }: { readonly tags: readonly string[]; readonly digest?: string },
  { now }: Pick<Patience, 'now'>,
): Promise<{ readonly standing: Standing; readonly manifest: Answer<Manifest> }> {
  const atMs = now();
  const own = digest === undefined ? [] : [{ digest }];
  const [images, described] = await Promise.all([
    registry.images([...own, ...tags.map((tag) => ({ tag }))]),
    Promise.all(tags.map((tag) => registry.describeImage({ tag }))),
  ]);
  const manifests = imagesByTag(images.kind === 'found' ? images.value : []);
  const standing = tags.flatMap((tag, index): [string, StandingImage][] => {
    const [fact, manifest] = [described[index], manifests.get(tag)];
    const facts = fact?.kind === 'found' ? fact.value : undefined;
    const there = facts?.digest ?? manifest?.digest;
    if (there === undefined) return [];
    // The tag may have moved between the two answers: then its image is the described one, without a manifest.
    const own = manifest?.digest === there ? manifest : undefined;
    return [[tag, { digest: there, tags: facts?.tags ?? [], ...present('manifest', own) }]];
  });
  return { standing: { images: new Map(standing), atMs }, manifest: manifestIn(images, digest ?? '') };
}
