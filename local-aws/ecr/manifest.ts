import { createHash } from 'node:crypto';
import {
  type Fields,
  parseFields,
  readFields,
  readOptionalObject,
  readOptionalObjects,
  readOptionalText,
} from '../fields.ts';

/** What a manifest points to (OCI image specification, "Content Descriptors"). `size` in bytes. */
export type Descriptor = {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
  /** Whether the content lives elsewhere, so that a registry need not have it. */
  readonly isForeign: boolean;
};

/** A manifest as the registry needs it: an image (or artifact) with blobs, or an index with further manifests. */
export type Manifest = {
  readonly mediaType: string;
  /** Its `artifactType`, or the media type of its config, as ECR reports it; undefined for an index without one. */
  readonly artifactType: string | undefined;
  readonly subject: string | undefined;
  readonly annotations: Fields | undefined;
} & (
  | { readonly kind: 'image'; readonly config: Descriptor; readonly layers: readonly Descriptor[] }
  | { readonly kind: 'index'; readonly manifests: readonly Descriptor[] }
);

const imageTypes = [
  'application/vnd.docker.distribution.manifest.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
];
const indexTypes = [
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.index.v1+json',
];

/** Longest manifest that ECR takes, in bytes. */
export const manifestLimit = 4 * 1024 * 1024;

/**
 * Parses a manifest. `declaredType` is the Content-Type or `imageManifestMediaType` it came with, where that names a
 * manifest type. Throws an Error whose text is what ECR says: a manifest that nothing names the type of is "Invalid JSON syntax" there too.
 */
export function parseManifest(bytes: Uint8Array, declaredType: string | undefined): Manifest {
  const fields = parseFields(Buffer.from(bytes).toString(), 'ImageManifest');
  const ownType = readOptionalText(fields, 'mediaType');
  const mediaType = declaredType ?? ownType;
  if (mediaType === undefined || (ownType !== undefined && ownType !== mediaType)) {
    throw new Error('Invalid JSON syntax');
  }
  const subject = readOptionalObject(fields, 'subject');
  const common = {
    mediaType,
    subject: subject && readDescriptor(subject, 'subject').digest,
    annotations: readOptionalObject(fields, 'annotations'),
  };
  const artifactType = readOptionalText(fields, 'artifactType') || undefined;
  if (indexTypes.includes(mediaType)) {
    const manifests = readDescriptors(fields, 'manifests');
    const wrong = manifests.find((child) => !isManifestType(child.mediaType));
    if (wrong !== undefined) {
      throw new Error(`Manifest of media type ${wrong.mediaType} is not supported in an image index`);
    }
    return { ...common, kind: 'index', artifactType, manifests };
  }
  if (!imageTypes.includes(mediaType)) {
    throw new Error(`Media type ${mediaType} is not supported`);
  }
  const config = readDescriptor(readFields(fields.config, 'config'), 'config');
  const layers = readDescriptors(fields, 'layers');
  return { ...common, kind: 'image', artifactType: artifactType ?? config.mediaType, config, layers };
}

/** Whether a media type is one that manifests have. */
export function isManifestType(mediaType: string): boolean {
  return imageTypes.includes(mediaType) || indexTypes.includes(mediaType);
}

/** Digests of the blobs that the repository must have before it takes the manifest. */
export function requiredBlobs(manifest: Manifest): readonly string[] {
  if (manifest.kind === 'index') {
    return [];
  }
  return [manifest.config, ...manifest.layers].filter((blob) => !blob.isForeign).map((blob) => blob.digest);
}

/** Digests of the manifests that the repository must have before it takes the manifest. */
export function requiredManifests(manifest: Manifest): readonly string[] {
  return manifest.kind === 'index' ? manifest.manifests.map((child) => child.digest) : [];
}

/** Size of an image in bytes: config and layers, compressed. Undefined for an index, whose size is that of its largest child. */
export function ownSize(manifest: Manifest): number | undefined {
  if (manifest.kind === 'index') {
    return undefined;
  }
  return [manifest.config, ...manifest.layers].reduce((sum, blob) => sum + blob.size, 0);
}

/** Digest of the bytes, `sha256:...` or, where asked for, `sha512:...`. */
export function digestOf(bytes: Uint8Array, algorithm: 'sha256' | 'sha512' = 'sha256'): string {
  return `${algorithm}:${createHash(algorithm).update(bytes).digest('hex')}`;
}

/** The algorithm of a well-formed digest, or undefined for anything else. */
export function digestAlgorithm(digest: string): 'sha256' | 'sha512' | undefined {
  if (/^sha256:[0-9a-f]{64}$/.test(digest)) {
    return 'sha256';
  }
  return /^sha512:[0-9a-f]{128}$/.test(digest) ? 'sha512' : undefined;
}

function readDescriptors(fields: Fields, name: string): readonly Descriptor[] {
  const descriptors = readOptionalObjects(fields, name);
  if (descriptors === undefined) {
    throw new Error('Invalid JSON syntax');
  }
  return descriptors.map((descriptor) => readDescriptor(descriptor, name));
}

function readDescriptor(value: Fields, where: string): Descriptor {
  const { mediaType, digest, size, urls } = value;
  if (typeof mediaType !== 'string' || typeof digest !== 'string' || typeof size !== 'number') {
    throw new Error(`Invalid descriptor in ${where}`);
  }
  const isForeign = /foreign|nondistributable/.test(mediaType) || (Array.isArray(urls) && urls.length > 0);
  return { mediaType, digest, size, isForeign };
}
