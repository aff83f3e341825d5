import { createHash } from 'node:crypto';
import type { Manifest } from '../../aws/ecr.ts';
import { isRecord } from '../../lib/json.ts';
import { omitUndefined } from '../../lib/omit-undefined.ts';
import { type ImageConfig, readManifest } from '../../plan/manifest.ts';

/** An image that is to be part of an index. */
export type IndexPart = {
  /** As the workflow names it. */
  readonly name: string;
  readonly manifest: Manifest;
  /** The configuration; of an image only, which does not tell its platform otherwise. */
  readonly config?: ImageConfig;
};

/** An index, or why there can be none; `reason` is a whole sentence. */
export type Composition =
  | {
      readonly kind: 'index';
      readonly manifest: Manifest;
      /** Platform (`os/architecture[/variant]`) to digest. */
      readonly platformDigests: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'impossible'; readonly reason: string };

/** An entry of an index (https://github.com/opencontainers/image-spec/blob/main/descriptor.md). */
type Descriptor = {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
  readonly platform?: Readonly<Record<string, unknown>>;
  readonly annotations?: Readonly<Record<string, unknown>>;
};

const DOCKER_IMAGE = 'application/vnd.docker.distribution.manifest.v2+json';
const DOCKER_LIST = 'application/vnd.docker.distribution.manifest.list.v2+json';
const OCI_IMAGE = 'application/vnd.oci.image.manifest.v1+json';
const OCI_INDEX = 'application/vnd.oci.image.index.v1+json';

/**
 * One index of several images. What is an index already gives its images, with the attestations that belong to them and
 * its own annotations; those that are given here come last. The same parts make the same bytes, in whatever run.
 */
export function composeIndex(parts: readonly IndexPart[], given: Readonly<Record<string, string>>): Composition {
  const entries = parts.flatMap(entriesOf);
  const unknown = parts.find((part) => entriesOf(part).length === 0);
  if (unknown !== undefined)
    return { kind: 'impossible', reason: `${unknown.name} is no image, or does not tell its platform.` };
  const images = entries.filter(({ descriptor }) => descriptorPlatform(descriptor) !== undefined);
  for (const [index, { descriptor, name }] of images.entries()) {
    const twin = images
      .slice(0, index)
      .find((one) => descriptorPlatform(one.descriptor) === descriptorPlatform(descriptor));
    if (twin === undefined) continue;
    return {
      kind: 'impossible',
      reason: `${twin.name} and ${name} are both for ${descriptorPlatform(descriptor)}; an index has one image for each platform.`,
    };
  }
  const manifests = entries.map(({ descriptor }) => descriptor);
  const annotations = { ...Object.assign({}, ...parts.map(annotationsOf)), ...given };
  const isDocker =
    manifests.every(({ mediaType }) => mediaType === DOCKER_IMAGE) && Object.keys(annotations).length === 0;
  const mediaType = isDocker ? DOCKER_LIST : OCI_INDEX;
  const noted = Object.keys(annotations).length === 0 ? {} : { annotations };
  const body = JSON.stringify({ schemaVersion: 2, mediaType, manifests, ...noted }, undefined, 2);
  const digest = `sha256:${createHash('sha256').update(body).digest('hex')}`;
  return {
    kind: 'index',
    manifest: { digest, body, mediaType },
    platformDigests: Object.fromEntries(
      images.map(({ descriptor }) => [descriptorPlatform(descriptor) ?? '', descriptor.digest]),
    ),
  };
}

type NamedDescriptor = { readonly name: string; readonly descriptor: Descriptor };

function entriesOf({ name, manifest, config }: IndexPart): readonly NamedDescriptor[] {
  const read: unknown = JSON.parse(manifest.body);
  if (isRecord(read) && Array.isArray(read.manifests))
    return read.manifests.filter(isDescriptor).map((descriptor) => ({ name, descriptor }));
  if (config === undefined || config.platform === '' || readManifest(manifest.body)?.kind !== 'image') return [];
  const [os = '', architecture = '', variant] = config.platform.split('/');
  const platform = omitUndefined({ architecture, os, variant });
  const { digest, mediaType = mediaTypeIn(read) } = manifest;
  return [{ name, descriptor: { mediaType, digest, size: Buffer.byteLength(manifest.body), platform } }];
}

function mediaTypeIn(manifest: unknown): string {
  return isRecord(manifest) && typeof manifest.mediaType === 'string' ? manifest.mediaType : OCI_IMAGE;
}

function annotationsOf({ manifest }: IndexPart): Readonly<Record<string, string>> {
  const read = readManifest(manifest.body);
  // Those of an image stay with the image.
  return read?.kind === 'index' ? read.annotations : {};
}

/** As `os/architecture[/variant]`; BuildKit calls that of an attestation `unknown`. */
function descriptorPlatform({ platform }: Descriptor): string | undefined {
  const { os, architecture, variant } = platform ?? {};
  if (typeof os !== 'string' || os === 'unknown') return undefined;
  return [os, architecture, ...(typeof variant === 'string' && variant !== '' ? [variant] : [])].join('/');
}

function isDescriptor(value: unknown): value is Descriptor {
  return isRecord(value) && typeof value.digest === 'string' && typeof value.mediaType === 'string';
}
