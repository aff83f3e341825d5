import { parseJson, record } from '../lib/json.ts';
import { omitUndefined } from '../lib/omit-undefined.ts';

/** What a manifest says of a blob or of another manifest (https://github.com/opencontainers/image-spec/blob/main/descriptor.md). */
export type Descriptor = {
  /** `sha256:...`, of exactly the bytes. */
  readonly digest: string;
  readonly sizeBytes: number;
  readonly mediaType: string;
  /** Where a layer is that no registry may hand on, as those of Windows once were. */
  readonly urls?: readonly string[];
  readonly annotations?: Readonly<Record<string, unknown>>;
  readonly platform?: unknown;
};

/** What a manifest is made of. */
export type ImageParts =
  | { readonly kind: 'image'; readonly config: Descriptor; readonly layers: readonly Descriptor[] }
  | { readonly kind: 'index'; readonly manifests: readonly Descriptor[] };

/** Reads the parts of a manifest, in OCI's or Docker's form; `undefined` where it is none, or names a part that nobody could have. */
export function readImageParts(body: string): ImageParts | undefined {
  const manifest = record(parseJson(body));
  if (Array.isArray(manifest.manifests)) {
    const manifests = readAll(manifest.manifests);
    return manifests === undefined ? undefined : { kind: 'index', manifests };
  }
  const config = readDescriptor(manifest.config);
  const layers = readAll(Array.isArray(manifest.layers) ? manifest.layers : []);
  return config === undefined || layers === undefined ? undefined : { kind: 'image', config, layers };
}

function readAll(values: readonly unknown[]): readonly Descriptor[] | undefined {
  const read = values.map(readDescriptor);
  return read.every((descriptor) => descriptor !== undefined) ? read : undefined;
}

/** Reads a descriptor; `undefined` where digest or size are missing, or not such that they could be in a path. */
export function readDescriptor(value: unknown): Descriptor | undefined {
  const { digest, size, mediaType, urls, annotations, platform } = record(value);
  if (typeof digest !== 'string' || !isDigest(digest)) return undefined;
  if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0) return undefined;
  return omitUndefined({
    digest,
    sizeBytes: size,
    mediaType: typeof mediaType === 'string' ? mediaType : '',
    urls: Array.isArray(urls) && urls.length > 0 ? urls.map(String) : undefined,
    annotations: annotations === undefined ? undefined : record(annotations),
    platform,
  });
}

/** Whether a text is a digest of one of the kinds that registries know. */
export function isDigest(text: string): boolean {
  return /^(sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/.test(text);
}

/** Whether a blob is copied: as for docker, one that must not be handed on and is to be had elsewhere stays there. */
export function isCopied({ mediaType, urls }: Pick<Descriptor, 'mediaType' | 'urls'>): boolean {
  return urls === undefined || !/\.(?:foreign|nondistributable)\./.test(mediaType);
}

/** The types of manifests that are asked for; without this list registries convert one, or deny that they have it. */
export const MANIFEST_TYPES: readonly string[] = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
];
