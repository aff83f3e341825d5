import type { Manifest } from '../../distribution/registry.ts';
import { isRecord, parseJson, record } from '../../lib/json.ts';
import { sha256 } from '../../lib/sha256.ts';
import {
  describeWholePlatform,
  type ImagePlatform,
  isSamePlatform,
  platformInConfig,
  readPlatform,
} from '../../plan/image-platform.ts';
import { platformDigestsOf, readEntry, readManifest } from '../../plan/manifest.ts';

/** An image, or an index, that is to be part of an index. */
export type IndexPart = {
  /** The image as the workflow names it. */
  readonly name: string;
  readonly manifest: Manifest;
  /** The configuration; of an image only. */
  readonly config?: string;
  /** The manifests that `digestsToRead` names for an index, by their digests. */
  readonly below?: ReadonlyMap<string, IndexPart>;
};

/** An index, or why there can be none; `reason` is a whole sentence. */
export type Composition =
  | {
      readonly kind: 'index';
      readonly manifest: Manifest;
      /** Platform to digest: `os/architecture[/variant]`, with the version of the system where several have the same. */
      readonly platformDigests: Readonly<Record<string, string>>;
      /** The digests of all manifests in the index. */
      readonly digests: readonly string[];
      /** What the index lacks of its parts, one sentence each. */
      readonly warnings: readonly string[];
    }
  | { readonly kind: 'impossible'; readonly reason: string };

/** An entry of an index, with all its members (https://github.com/opencontainers/image-spec/blob/main/descriptor.md). */
type Descriptor = Readonly<Record<string, unknown>> & { readonly digest: string; readonly mediaType: string };

/** An entry with the name of its part. `platform`: that of an image; attestations and the like have none. */
type Entry = { readonly name: string; readonly descriptor: Descriptor; readonly platform?: ImagePlatform };

const DOCKER_IMAGE = 'application/vnd.docker.distribution.manifest.v2+json';
const DOCKER_LIST = 'application/vnd.docker.distribution.manifest.list.v2+json';
const OCI_IMAGE = 'application/vnd.oci.image.manifest.v1+json';
const OCI_INDEX = 'application/vnd.oci.image.index.v1+json';

/**
 * One index of several images. A part that is an index gives its images, those of indexes in it too, with their attestations
 * and its own annotations; the `given` annotations come last. The same parts make the same bytes, in whatever run.
 */
export function composeIndex(parts: readonly IndexPart[], given: Readonly<Record<string, string>>): Composition {
  const entries: Entry[] = [];
  for (const part of parts) {
    const found = entriesOf(part);
    if ('reason' in found) return { kind: 'impossible', reason: found.reason };
    entries.push(...found.entries);
  }
  const twins = findTwins(entries.filter((entry): entry is Image => entry.platform !== undefined));
  if (twins !== undefined) return { kind: 'impossible', reason: twins };
  const { annotations, warnings } = mergeAnnotations(parts.flatMap(indexesIn), given);
  const manifests = entries.map(({ descriptor }) => descriptor);
  return {
    kind: 'index',
    manifest: writeIndex(manifests, annotations),
    platformDigests: platformDigestsOf(manifests.map(readEntry)),
    digests: manifests.map(({ digest }) => digest),
    warnings,
  };
}

/** The digests of the manifests that have to be read before an index can be a part: indexes in it, and entries without a platform. */
export function digestsToRead({ body }: Pick<Manifest, 'body'>): readonly string[] {
  return manifestsIn(body).flatMap((entry) =>
    typeof entry.digest === 'string' && !isWhole(entry) ? [entry.digest] : [],
  );
}

function entriesOf(part: IndexPart): { readonly entries: readonly Entry[] } | { readonly reason: string } {
  const { name, manifest, config = '', below } = part;
  const body = record(parseJson(manifest.body));
  if (!Array.isArray(body.manifests)) {
    const platform = readManifest(manifest.body)?.kind === 'image' ? platformInConfig(config) : undefined;
    if (platform === undefined) return { reason: `${name} is no image, or does not tell its platform.` };
    const { digest, mediaType = typeof body.mediaType === 'string' ? body.mediaType : OCI_IMAGE } = manifest;
    const descriptor = { mediaType, digest, size: Buffer.byteLength(manifest.body), platform };
    return { entries: [{ name, descriptor, platform }] };
  }
  const entries: Entry[] = [];
  for (const entry of body.manifests.map(record)) {
    const found = entriesIn(entry, {
      name,
      below: typeof entry.digest === 'string' ? below?.get(entry.digest) : undefined,
    });
    if ('reason' in found) return found;
    entries.push(...found.entries);
  }
  const hasImage = entries.some(({ platform }) => platform !== undefined);
  return hasImage ? { entries } : { reason: `${name} is an index without an image.` };
}

/** The entries that one entry of an index comes to. `below`: the manifest that it points to, where that was read. */
function entriesIn(
  entry: Readonly<Record<string, unknown>>,
  { name, below }: { readonly name: string; readonly below: IndexPart | undefined },
): ReturnType<typeof entriesOf> {
  if (isWhole(entry)) {
    const platform = readPlatform(entry.platform);
    return { entries: [{ name, descriptor: entry, ...(platform === undefined ? {} : { platform }) }] };
  }
  const digest = String(entry.digest);
  if (below === undefined) return { reason: `${name} has ${digest}, which is archived or gone.` };
  const found = entriesOf(below);
  if ('reason' in found) return { reason: `${name} has ${digest}, which is no image, or does not tell its platform.` };
  // Further members of the entry come before those that were read.
  const entries = found.entries.map((inner) => ({
    ...inner,
    name,
    ...(inner.descriptor.digest === digest ? { descriptor: { ...entry, ...inner.descriptor } } : {}),
  }));
  return { entries };
}

/** Whether an entry tells all that has to be known of it, so that its manifest need not be read. */
function isWhole(entry: Readonly<Record<string, unknown>>): entry is Descriptor {
  return isDescriptor(entry) && !isIndexType(entry.mediaType) && isComplete(entry);
}

/** Whether an entry tells its kind: an image by its platform, others by a type or an annotation. */
function isComplete({ platform, artifactType, annotations }: Readonly<Record<string, unknown>>): boolean {
  if (readPlatform(platform) !== undefined) return true;
  return record(platform).os === 'unknown' || artifactType !== undefined || ATTESTED in record(annotations);
}

/** https://github.com/moby/buildkit/blob/master/docs/attestations/attestation-storage.md */
const ATTESTED = 'vnd.docker.reference.type';

type Image = Entry & { readonly platform: ImagePlatform };

function findTwins(images: readonly Image[]): string | undefined {
  for (const [index, { name, platform }] of images.entries()) {
    const twin = images.slice(0, index).find((one) => isSamePlatform(one.platform, platform));
    if (twin === undefined) continue;
    const [first, second] = [describeWholePlatform(twin.platform), describeWholePlatform(platform)];
    const both = first === second ? first : `${second}, as ${first} is the same platform`;
    return twin.name === name
      ? `${name} has two images for ${both}; an index has one for each platform.`
      : `${twin.name} and ${name} are both for ${both}; an index has one image for each platform.`;
  }
  return undefined;
}

/** An index that is a part, and the indexes in it, which come first. */
function indexesIn(part: IndexPart): readonly IndexPart[] {
  return readManifest(part.manifest.body)?.kind === 'index'
    ? [...[...(part.below?.values() ?? [])].flatMap(indexesIn), part]
    : [];
}

/** The annotations of the index; those of an image stay with the image. */
function mergeAnnotations(indexes: readonly IndexPart[], given: Readonly<Record<string, string>>) {
  const annotations = new Map<string, string>();
  const warnings = new Set<string>();
  for (const { name, manifest } of indexes)
    for (const [key, value] of Object.entries(readManifest(manifest.body)?.annotations ?? {})) {
      const before = annotations.get(key);
      if (before !== undefined && before !== value && !(key in given))
        warnings.add(
          `The images differ in the annotation ${key}: "${before}", and "${value}" in ${name}. The index has the last of ` +
            `them. Set it under \`annotations\`, if that is not the right one.`,
        );
      annotations.set(key, value);
    }
  return { annotations: { ...Object.fromEntries(annotations), ...given }, warnings: [...warnings] };
}

function writeIndex(manifests: readonly Descriptor[], annotations: Readonly<Record<string, string>>): Manifest {
  const isPlain = Object.keys(annotations).length === 0;
  const isDocker = isPlain && manifests.every(({ mediaType }) => mediaType === DOCKER_IMAGE);
  const mediaType = isDocker ? DOCKER_LIST : OCI_INDEX;
  const body = JSON.stringify(
    { schemaVersion: 2, mediaType, manifests, ...(isPlain ? {} : { annotations }) },
    undefined,
    2,
  );
  return { digest: `sha256:${sha256(body)}`, body, mediaType };
}

function manifestsIn(body: string): readonly Readonly<Record<string, unknown>>[] {
  const { manifests } = record(parseJson(body));
  return Array.isArray(manifests) ? manifests.map(record) : [];
}

function isIndexType(mediaType: unknown): boolean {
  return mediaType === OCI_INDEX || mediaType === DOCKER_LIST;
}

function isDescriptor(value: unknown): value is Descriptor {
  return isRecord(value) && typeof value.digest === 'string' && typeof value.mediaType === 'string';
}
