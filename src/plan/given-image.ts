import { readManifest } from './manifest.ts';
import type { TagFacts } from './repository-facts.ts';
import type { VariantMatch } from './variant.ts';

/** An image that is given to the step (`source-image`), by what tells it from others. */
export type GivenImage = {
  /** As the workflow names it. */
  readonly name: string;
  /** `sha256:...` of its manifest, where that is known before it is pushed. */
  readonly digest?: string;
  /** `sha256:...` of its configuration, by which an image is the same however its layers are packed. */
  readonly configDigest?: string;
};

/** The answers of a registry that tell whether it has the image. */
export type GivenSituation = {
  readonly tagFacts: ReadonlyMap<string, TagFacts>;
  /** The manifests under the tags. */
  readonly manifests: ReadonlyMap<string, { readonly body: string }>;
};

/** The digest under which the repository has the given image at one of these tags; `undefined` where it is at none of them. */
export function findGiven(given: GivenImage, tags: readonly string[], situation: GivenSituation): string | undefined {
  const tag = tags.find((name) => matchGiven(given, name, situation)?.kind === 'same');
  const fact = situation.tagFacts.get(tag ?? '');
  return fact?.kind === 'present' ? fact.digest : undefined;
}

/** The image under a tag compared with the given one; `undefined` where there is none that could be pulled. */
export function matchGiven(
  { digest, configDigest }: GivenImage,
  tag: string,
  { tagFacts, manifests }: GivenSituation,
): VariantMatch | undefined {
  const fact = tagFacts.get(tag);
  if (fact?.kind !== 'present' || fact.status !== 'ACTIVE') return undefined;
  if (fact.digest === digest) return { kind: 'same' };
  if (configDigest === undefined) return OTHER;
  const body = manifests.get(tag)?.body;
  if (body === undefined) return { kind: 'unread' };
  const manifest = readManifest(body);
  return manifest?.kind === 'image' && manifest.configDigest === configDigest ? { kind: 'same' } : OTHER;
}

/** The part in which an image differs that is another one than the given. */
export const GIVEN = 'source-image';

const OTHER: VariantMatch = { kind: 'differs', parts: [GIVEN], isUnmerged: false };
