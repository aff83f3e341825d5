import type { Authorization, Manifest, Registry } from '../../aws/ecr.ts';
import { Failure } from '../../errors/failure.ts';
import { send, timeLimit } from '../../lib/http.ts';
import type { ProxyVariables } from '../../lib/proxy.ts';
import { type ImageManifest, readManifest } from '../../plan/manifest.ts';

/** An image, or an index with all its images, as their manifests tell it. */
export type ImageContent = {
  /** Each once: configurations and layers. */
  readonly blobs: readonly string[];
  /** The manifests below the one that gets the tags, those first that others point to. */
  readonly manifests: readonly Manifest[];
};

/** From where to where an image goes, within one registry. */
export type Route = {
  /** Name of the repository that it is in. */
  readonly source: string;
  /** Name of the repository that gets it, and that as a registry. */
  readonly target: string;
  readonly registry: Pick<Registry, 'missingBlobs' | 'putManifest'>;
  readonly authorization: Pick<Authorization, 'username' | 'password' | 'scheme'>;
  /** The host of the registry. */
  readonly host: string;
  readonly proxy: ProxyVariables;
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
  if (answer.kind === 'denied') throw denied(answer.permission, name);
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
 * Makes all of it known in another repository of the registry, so that the manifest that gets the tags can be put there.
 * Nothing is downloaded: ECR mounts its blobs.
 *
 * @throws Failure `blob-mount-refused` where ECR does not, `permission-missing`
 */
export async function copyContent({ blobs, manifests }: ImageContent, route: Route): Promise<void> {
  for (const digest of await route.registry.missingBlobs(blobs)) await mountBlob(digest, route);
  for (const manifest of manifests) {
    const put = await route.registry.putManifest(manifest);
    if (put.kind === 'denied') throw denied(put.permission, route.target);
  }
}

const ANSWER_SECONDS = 30;

/** https://github.com/opencontainers/distribution-spec/blob/main/spec.md#mounting-a-blob-from-another-repository */
async function mountBlob(digest: string, { source, target, authorization, host, proxy }: Route): Promise<void> {
  const url = new URL(`${authorization.scheme}://${host}/v2/${target}/blobs/uploads/`);
  url.searchParams.set('mount', digest);
  url.searchParams.set('from', source);
  const basic = Buffer.from(`${authorization.username}:${authorization.password}`).toString('base64');
  const headers = { authorization: `Basic ${basic}`, 'content-length': '0' };
  const answer = await send({ method: 'POST', url, headers, proxy, limit: timeLimit(ANSWER_SECONDS) });
  if (answer.kind === 'answer' && answer.status === 201) return;
  const said =
    answer.kind === 'answer' ? `it answered HTTP ${answer.status}. ${answer.body.slice(0, 300)}` : answer.reason;
  throw new Failure({
    code: 'blob-mount-refused',
    what: `The registry did not take over ${digest} from ${source} to ${target}: ${said}`,
    why:
      'mounting layers between repositories is switched off in the account, the two are encrypted with different keys, or ' +
      `the role lacks ecr:GetDownloadUrlForLayer on ${source} or ecr:InitiateLayerUpload on ${target}.`,
    fix: 'switch it on, once for the account and region, and look at the permissions:\n    aws ecr put-account-setting --name BLOB_MOUNTING --value ENABLED',
  });
}

function childrenHidden(index: string, hidden: readonly string[], name: string): Failure {
  return new Failure({
    code: 'image-archived',
    what: `The index ${index} in ${name} has images that cannot be copied. Nothing was changed:\n${hidden.map((digest) => `    ${digest}`).join('\n')}`,
    why: 'a lifecycle policy moved them to the archive, from where nobody can pull them.',
    fix: 'restore them, which takes about 20 minutes, and run the job again: aws ecr update-image-storage-class.',
  });
}

function denied(permission: string, name: string): Failure {
  return new Failure({
    code: 'permission-missing',
    what: 'The role may not copy the images of an index.',
    why: `it lacks ${permission} on ${name}.`,
    fix: `allow ${permission} on the repository ${name}.`,
  });
}
