import type { ImageSource } from '../../distribution/image-source.ts';
import type { Manifest, Registry } from '../../distribution/registry.ts';
import type { RepositoryClient } from '../../distribution/repository-client.ts';
import { type Transferred, transferImage } from '../../distribution/transfer-image.ts';
import { progressTeller } from '../../distribution/transfer-progress.ts';
import { childrenHidden, copyDenied } from '../../errors/copy-errors.ts';
import type { Clock } from '../../lib/retry.ts';
import { type ImageManifest, readManifest } from '../../plan/manifest.ts';

/** An image, or an index with all its images, as their manifests tell it. */
export type ImageContent = {
  /** The digests of configurations and layers, each once. */
  readonly blobs: readonly string[];
  /** The manifests below the one that gets the tags, those first that others point to. */
  readonly manifests: readonly Manifest[];
};

/** A repository that an image is copied from. */
export type PlacedSource = ImageSource & Required<Pick<ImageSource, 'origin'>>;

/** The two repositories between which an image is copied. */
export type Route = {
  readonly source: PlacedSource;
  readonly target: RepositoryClient;
  readonly clock: Pick<Clock, 'now'>;
  readonly info: (line: string) => void;
};

/** The same of one registry; `registry`: the client of the target by the API of ECR. */
export type NearRoute = Route & { readonly registry: Pick<Registry, 'missingBlobs' | 'putManifest'> };

/**
 * All that an image is made of; nothing is changed.
 *
 * @throws Failure `image-archived` where an image of an index is archived or gone, `permission-missing`
 */
export async function readImageContent(
  image: Manifest,
  registry: Pick<Registry, 'images'>,
  name: string,
): Promise<ImageContent> {
  const manifest = readManifest(image.body);
  if (manifest === undefined) return { blobs: [], manifests: [] };
  if (manifest.kind === 'image') return { blobs: blobsOf(manifest), manifests: [] };
  const digests = [...new Set(manifest.children.map(({ digest }) => digest))];
  if (digests.length === 0) return { blobs: [], manifests: [] };
  const answer = await registry.images(digests.map((digest) => ({ digest })));
  if (answer.kind === 'denied') throw copyDenied(answer.permission, name);
  const children = answer.kind === 'found' ? answer.value : [];
  const hidden = digests.filter((digest) => !children.some((child) => child.digest === digest));
  if (hidden.length > 0) throw childrenHidden(image.digest, hidden, name);
  const below = await Promise.all(children.map((child) => readImageContent(child, registry, name)));
  return {
    blobs: [...new Set(below.flatMap(({ blobs }) => blobs))],
    manifests: [...below.flatMap(({ manifests }) => manifests), ...children],
  };
}

function blobsOf({ configDigest, layerDigests }: Extract<ImageManifest, { readonly kind: 'image' }>) {
  return [...new Set([configDigest, ...layerDigests])];
}

/** The parts of a copy: the manifest on top, and all below it. */
export type CopiedImage = { readonly image: Manifest; readonly content: ImageContent };

/**
 * Makes the content known in another repository of the registry, so that the manifest that gets the tags can be put there.
 * ECR mounts the blobs, and nothing is downloaded; where it mounts none they go through this machine.
 *
 * @returns what was sent; `undefined` where nothing had to be
 * @throws Failure `permission-missing`, and those of `copyFar`
 */
export async function copyNear({ image, content }: CopiedImage, route: NearRoute): Promise<Transferred | undefined> {
  const { registry, source, target, info } = route;
  for (const digest of await registry.missingBlobs(content.blobs)) {
    if (await target.mountBlob(digest, source.origin.repository)) continue;
    info(NOT_MOUNTED);
    return await copyFar({ image, content }, route);
  }
  for (const manifest of content.manifests) {
    const put = await registry.putManifest(manifest);
    if (put.kind === 'denied') throw copyDenied(put.permission, target.origin.repository);
  }
  return undefined;
}

const NOT_MOUNTED =
  'The registry mounts no layers from one repository in the other, so that they go through this machine. Once for the account and ' +
  'region, `aws ecr put-account-setting --name BLOB_MOUNTING --value ENABLED` lets it, where both have the same encryption.';

/**
 * Copies an image, but for the manifest that gets the tags, from stream to stream: no disk, no engine. Blobs that the target has are
 * not sent.
 *
 * @throws Failure as `transferImage`
 */
export async function copyFar({ image, content }: CopiedImage, route: Route): Promise<Transferred> {
  const onProgress = progressTeller(route.clock, route.info);
  const source = withManifests(route.source, content.manifests);
  return await transferImage({ image, source, target: route.target, onProgress });
}

/** The source, without asking it for manifests that were read by now. */
function withManifests(source: PlacedSource, manifests: readonly Manifest[]): PlacedSource {
  const known = new Map(manifests.map((manifest) => [manifest.digest, manifest]));
  return {
    name: source.name,
    origin: source.origin,
    manifest: async (digest) => {
      const value = known.get(digest);
      return value === undefined ? await source.manifest(digest) : { kind: 'found', value };
    },
    openBlob: (...asked) => source.openBlob(...asked),
  };
}
