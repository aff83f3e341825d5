import { parseJson, record } from '../lib/json.ts';
import { digestOf } from './content-check.ts';
import { type Descriptor, isDigest } from './image-parts.ts';
import type { Manifest } from './registry.ts';

/** An image in an archive of docker's: names of files in it (https://github.com/moby/moby/blob/master/image/spec/v1.2.md). */
export type ArchiveImage = {
  readonly config: string;
  readonly layers: readonly string[];
  /** `team/shop:v1`. */
  readonly tags: readonly string[];
};

/** Reads `manifest.json`; `undefined` where it is none. */
export function readArchiveImages(text: string): readonly ArchiveImage[] | undefined {
  const entries = parseJson(text);
  if (!Array.isArray(entries) || entries.length === 0) return undefined;
  const images = entries.map(readArchiveImage);
  return images.every((image) => image !== undefined) ? images : undefined;
}

function readArchiveImage(value: unknown): ArchiveImage | undefined {
  const { Config: config, Layers: layers, RepoTags: tags } = record(value);
  if (typeof config !== 'string' || !isTexts(layers)) return undefined;
  return { config, layers, tags: isTexts(tags) ? tags : [] };
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

/** The image of that name, or the only one; else the names of those that there are. */
export function chooseArchiveImage(
  images: readonly ArchiveImage[],
  name: string | undefined,
): ArchiveImage | { readonly names: readonly string[] } {
  const wanted = name === undefined ? undefined : wholeName(name);
  const fitting = images.filter(({ tags }) => wanted === undefined || tags.map(wholeName).includes(wanted));
  const [image, ...others] = fitting;
  if (image !== undefined && others.every(({ config }) => config === image.config)) return image;
  return { names: images.flatMap(({ tags }) => tags) };
}

/** The name as docker means it. */
function wholeName(name: string): string {
  const short = name.replace(/^(?:index\.)?docker\.io\//, '').replace(/^library\//, '');
  return /:[^/]*$/.test(short) ? short : `${short}:latest`;
}

/** The digests of the layers as they are unpacked, the lowest first; `undefined` where a configuration does not tell them. */
export function readDiffIds(config: string): readonly string[] | undefined {
  const diffIds = record(record(parseJson(config)).rootfs).diff_ids;
  return isTexts(diffIds) && diffIds.every(isDigest) ? diffIds : undefined;
}

/** A layer as it is pushed. */
export type PackedLayer = Pick<Descriptor, 'digest' | 'sizeBytes'> & { readonly compression: 'gzip' | 'zstd' };

/**
 * The manifest of an image that has none, in docker's form, as its configuration is of that form too, and other clients push such archives
 * so, to the byte. Docker's form has no layers that are compressed by zstd: an image with one gets OCI's.
 */
export function archiveManifest(
  config: Pick<Descriptor, 'digest' | 'sizeBytes'>,
  layers: readonly PackedLayer[],
): Manifest {
  const types = layers.some(({ compression }) => compression === 'zstd') ? OCI : DOCKER;
  const part = (mediaType: string, { digest, sizeBytes }: Pick<Descriptor, 'digest' | 'sizeBytes'>) => ({
    mediaType,
    size: sizeBytes,
    digest,
  });
  const body = JSON.stringify({
    schemaVersion: 2,
    mediaType: types.manifest,
    config: part(types.config, config),
    layers: layers.map((layer) => part(layer.compression === 'zstd' ? OCI.zstd : types.gzip, layer)),
  });
  return { digest: digestOf(Buffer.from(body)), body, mediaType: types.manifest };
}

const DOCKER = {
  manifest: 'application/vnd.docker.distribution.manifest.v2+json',
  config: 'application/vnd.docker.container.image.v1+json',
  gzip: 'application/vnd.docker.image.rootfs.diff.tar.gzip',
} as const;

const OCI = {
  manifest: 'application/vnd.oci.image.manifest.v1+json',
  config: 'application/vnd.oci.image.config.v1+json',
  gzip: 'application/vnd.oci.image.layer.v1.tar+gzip',
  zstd: 'application/vnd.oci.image.layer.v1.tar+zstd',
} as const;
