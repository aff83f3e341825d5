import { sendAgain } from '../../aws/send-again.ts';
import type { Authorization, Manifest, Registry } from '../../distribution/registry.ts';
import { blobNotMounted, childrenHidden, copyDenied } from '../../errors/copy-errors.ts';
import type { ProxyVariables } from '../../lib/proxy.ts';
import type { Clock } from '../../lib/retry.ts';
import { type ImageManifest, readManifest } from '../../plan/manifest.ts';

/** An image, or an index with all its images, as their manifests tell it. */
export type ImageContent = {
  /** The digests of configurations and layers, each once. */
  readonly blobs: readonly string[];
  /** The manifests below the one that gets the tags, those first that others point to. */
  readonly manifests: readonly Manifest[];
};

/** The two repositories of one registry between which an image is copied. */
export type Route = {
  /** Name of the repository that the image is in. */
  readonly source: string;
  /** Name of the repository that gets the image, and its client. */
  readonly target: string;
  readonly registry: Pick<Registry, 'missingBlobs' | 'putManifest'>;
  readonly authorization: Pick<Authorization, 'username' | 'password' | 'scheme'>;
  /** The host of the registry. */
  readonly host: string;
  readonly proxy: ProxyVariables;
  readonly clock: Clock;
  readonly info: (line: string) => void;
};

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

/**
 * Makes the content known in another repository of the registry, so that the manifest that gets the tags can be put there.
 * Nothing is downloaded: ECR mounts the blobs.
 *
 * @throws Failure `blob-mount-refused` where ECR mounts none, `permission-missing`
 */
export async function copyContent({ blobs, manifests }: ImageContent, route: Route): Promise<void> {
  for (const digest of await route.registry.missingBlobs(blobs)) await mountBlob(digest, route);
  for (const manifest of manifests) {
    const put = await route.registry.putManifest(manifest);
    if (put.kind === 'denied') throw copyDenied(put.permission, route.target);
  }
}

const MOUNT_SECONDS = 30;

/** https://github.com/opencontainers/distribution-spec/blob/main/spec.md#mounting-a-blob-from-another-repository */
async function mountBlob(digest: string, route: Route): Promise<void> {
  const { source, target, authorization, host, proxy, clock, info } = route;
  const url = new URL(`${authorization.scheme}://${host}/v2/${target}/blobs/uploads/`);
  url.searchParams.set('mount', digest);
  url.searchParams.set('from', source);
  const basic = Buffer.from(`${authorization.username}:${authorization.password}`).toString('base64');
  const headers = { authorization: `Basic ${basic}`, 'content-length': '0' };
  const request = { method: 'POST', url, headers, proxy, seconds: MOUNT_SECONDS } as const;
  const answer = await sendAgain(request, { clock, info, phase: 'pushing' });
  if (answer.kind === 'answer' && answer.status === 201) return;
  const said =
    answer.kind === 'answer' ? `it answered HTTP ${answer.status}. ${answer.body.slice(0, 300)}` : answer.reason;
  throw blobNotMounted(digest, { source, target }, said);
}
