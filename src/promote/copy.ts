import type { ProxyVariables } from '../aws/connection.ts';
import type { Authorization, Manifest, Registry } from '../aws/registry.ts';
import { Failure } from '../failure/failure.ts';
import { send, timeLimit } from '../http.ts';
import { readManifest } from '../plan/image.ts';

/** From where to where an image goes, within one registry. */
export type Route = {
  readonly source: { readonly registry: Pick<Registry, 'images'>; readonly name: string };
  readonly target: { readonly registry: Pick<Registry, 'missingBlobs' | 'putManifest'>; readonly name: string };
  readonly authorization: Pick<Authorization, 'username' | 'password' | 'scheme'>;
  /** The host of the registry. */
  readonly host: string;
  readonly proxy: ProxyVariables;
};

/**
 * Makes the layers of an image known in another repository of the registry, and those of all images of an index with
 * their manifests, so that its own manifest can be put there. Nothing is downloaded: ECR mounts its blobs.
 *
 * @throws Failure `blob-mount-refused` where ECR does not
 */
export async function copyContent(image: Manifest, route: Route): Promise<void> {
  const manifest = readManifest(image.body);
  if (manifest?.kind === 'image') return await mountBlobs([manifest.configDigest, ...manifest.layerDigests], route);
  const digests = manifest?.children.map(({ digest }) => digest) ?? [];
  const children = await route.source.registry.images(digests.map((digest) => ({ digest })));
  if (children.kind === 'denied') throw denied(children.permission, route);
  for (const child of children.kind === 'found' ? children.value : []) {
    await copyContent(child, route);
    const put = await route.target.registry.putManifest(child);
    if (put.kind === 'denied') throw denied(put.permission, route);
  }
}

async function mountBlobs(digests: readonly string[], route: Route): Promise<void> {
  const missing = await route.target.registry.missingBlobs([...new Set(digests)]);
  for (const digest of missing) await mountBlob(digest, route);
}

const ANSWER_SECONDS = 30;

/** https://github.com/opencontainers/distribution-spec/blob/main/spec.md#mounting-a-blob-from-another-repository */
async function mountBlob(digest: string, { source, target, authorization, host, proxy }: Route): Promise<void> {
  const url = new URL(`${authorization.scheme}://${host}/v2/${target.name}/blobs/uploads/`);
  url.searchParams.set('mount', digest);
  url.searchParams.set('from', source.name);
  const basic = Buffer.from(`${authorization.username}:${authorization.password}`).toString('base64');
  const headers = { authorization: `Basic ${basic}`, 'content-length': '0' };
  const answer = await send({ method: 'POST', url, headers, proxy, limit: timeLimit(ANSWER_SECONDS) });
  if (answer.kind === 'answer' && answer.status === 201) return;
  const said =
    answer.kind === 'answer' ? `it answered HTTP ${answer.status}. ${answer.body.slice(0, 300)}` : answer.reason;
  throw new Failure({
    code: 'blob-mount-refused',
    what: `The registry did not take over ${digest} from ${source.name} to ${target.name}: ${said}`,
    why:
      'mounting layers between repositories is switched off in the account, the two are encrypted with different keys, or ' +
      `the role lacks ecr:GetDownloadUrlForLayer on ${source.name} or ecr:InitiateLayerUpload on ${target.name}.`,
    fix: 'switch it on, once for the account and region, and look at the permissions:\n    aws ecr put-account-setting --name BLOB_MOUNTING --value ENABLED',
  });
}

function denied(permission: string, { source, target }: Route): Failure {
  const name = permission === 'ecr:BatchGetImage' ? source.name : target.name;
  return new Failure({
    code: 'permission-missing',
    what: `The role may not copy the images of an index from ${source.name} to ${target.name}.`,
    why: `it lacks ${permission} on ${name}.`,
    fix: `allow ${permission} on the repository ${name}.`,
  });
}
