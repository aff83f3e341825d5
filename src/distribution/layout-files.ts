import { notOneImage } from '../errors/source-errors.ts';
import { textFile, type WrittenFile } from './file-sink.ts';
import { type Descriptor, readImageParts } from './image-parts.ts';
import type { ImageSource } from './image-source.ts';
import type { Manifest } from './registry.ts';
import { readContent } from './transfer-image.ts';

/** An image that is written into files. */
export type WrittenImage = {
  /** `sha256:...` of the image or index. */
  readonly digest: string;
  readonly source: ImageSource;
  /** The names `name:tag` that it has in there. */
  readonly names: readonly string[];
  /** With what `docker load` of every version takes (https://github.com/moby/docker-image-spec); of one platform only. */
  readonly isArchive: boolean;
};

/** What was written, and how many bytes that are. */
export type LayoutContent = { readonly files: readonly WrittenFile[]; readonly sizeBytes: number };

/**
 * The files of an image in OCI's layout (https://github.com/opencontainers/image-spec/blob/main/image-layout.md): its manifest to the byte,
 * so that its digest stays.
 *
 * @throws Failure `inputs-invalid` where an archive would have to hold several platforms, `image-missing`, `registry-denied`
 */
export async function layoutFiles({ digest, source, names, isArchive }: WrittenImage): Promise<LayoutContent> {
  const { top, images, indexes, blobs } = await readContent(digest, source);
  const written = [
    ...blobs.map(
      (blob): WrittenFile => ({
        path: blobPath(blob),
        sizeBytes: blob.sizeBytes,
        open: () => source.openBlob(blob, 0),
      }),
    ),
    ...[...images, ...indexes, top].map((manifest) => textFile(blobPath(manifest), manifest.body)),
  ];
  const files = [
    ...written,
    textFile('oci-layout', '{"imageLayoutVersion":"1.0.0"}'),
    textFile('index.json', indexJson(top, names)),
    ...(isArchive ? [textFile('manifest.json', manifestJson(top, { names, from: source.name }))] : []),
  ];
  return { files, sizeBytes: files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) };
}

function blobPath({ digest }: Pick<Descriptor, 'digest'>): string {
  return `blobs/${digest.replace(':', '/')}`;
}

/** An entry for each name: containerd, and so docker, reads the whole name, others the tag. */
function indexJson({ digest, body, mediaType }: Manifest, names: readonly string[]): string {
  const entry = { mediaType: mediaType ?? OCI_MANIFEST, digest, size: Buffer.byteLength(body) };
  const named = names.map((name) => ({
    ...entry,
    annotations: {
      'io.containerd.image.name': wholeName(name),
      'org.opencontainers.image.ref.name': name.slice(name.lastIndexOf(':') + 1),
    },
  }));
  const manifests = named.length === 0 ? [entry] : named;
  return JSON.stringify({ schemaVersion: 2, mediaType: OCI_INDEX, manifests });
}

/** A name with its host, as containerd has it: that of Docker Hub where there is none. */
function wholeName(name: string): string {
  const [first = '', ...rest] = name.split('/');
  if (rest.length === 0) return `docker.io/library/${name}`;
  return /[.:]/.test(first) || first === 'localhost' ? name : `docker.io/${name}`;
}

const OCI_INDEX = 'application/vnd.oci.image.index.v1+json';
const OCI_MANIFEST = 'application/vnd.oci.image.manifest.v1+json';

function manifestJson(
  top: Manifest,
  { names, from }: { readonly names: readonly string[]; readonly from: string },
): string {
  const parts = readImageParts(top.body);
  if (parts?.kind !== 'image') throw notOneImage(from, top.digest);
  return JSON.stringify([
    { Config: blobPath(parts.config), RepoTags: [...names], Layers: parts.layers.map((layer) => blobPath(layer)) },
  ]);
}
