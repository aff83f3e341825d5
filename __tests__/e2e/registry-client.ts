import { createHash } from 'node:crypto';
import {
  ECRClient,
  GetAuthorizationTokenCommand,
  PutAccountSettingCommand,
  PutImageCommand,
} from '@aws-sdk/client-ecr';
import { ACCOUNT, REGION, REPOSITORY, type World } from './workbench.ts';

/** Lets the registry mount blobs of one repository in another one. */
export async function allowMounts(world: World): Promise<void> {
  await asAdministrator(world, async (client) => {
    await client.send(new PutAccountSettingCommand({ name: 'BLOB_MOUNTING', value: 'ENABLED' }));
  });
}

/** Puts an image, as any tool might; `config`: what its configuration tells. Its digest. */
export async function pushImage(
  world: World,
  tag: string,
  config: object,
  contents: readonly Buffer[] = [],
): Promise<string> {
  const text = JSON.stringify({ rootfs: { type: 'layers', diff_ids: [] }, ...config });
  const [own, ...layers] = await asAdministrator(world, async (client) => {
    const { authorizationData } = await client.send(new GetAuthorizationTokenCommand({}));
    const token = authorizationData?.[0]?.authorizationToken ?? '';
    return await Promise.all([Buffer.from(text), ...contents].map((bytes) => pushBlob(world, token, bytes)));
  });
  const mediaType = 'application/vnd.oci.image.manifest.v1+json';
  const ofConfig = { mediaType: 'application/vnd.oci.image.config.v1+json', ...own };
  const ofLayers = layers.map((layer) => ({ mediaType: 'application/vnd.oci.image.layer.v1.tar', ...layer }));
  return await pushManifest(world, { schemaVersion: 2, mediaType, config: ofConfig, layers: ofLayers }, tag);
}

async function pushBlob(world: World, token: string, bytes: Buffer) {
  const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  const headers = { authorization: `Basic ${token}` };
  const base = `http://${await world.aws.registryHost(ACCOUNT, REGION)}`;
  const started = await fetch(`${base}/v2/${REPOSITORY}/blobs/uploads/`, { method: 'POST', headers });
  const url = new URL(started.headers.get('location') ?? '', base);
  url.searchParams.set('digest', digest);
  const ended = await fetch(url, { method: 'PUT', headers, body: new Uint8Array(bytes) });
  if (ended.status !== 201) throw new Error(`HTTP ${ended.status}: ${await ended.text()}`);
  return { digest, size: bytes.length };
}

/** Puts a manifest under a tag; its digest. */
export async function pushManifest(
  world: World,
  manifest: { readonly mediaType: string; readonly [member: string]: unknown },
  imageTag: string,
): Promise<string> {
  const imageManifest = JSON.stringify(manifest);
  const imageManifestMediaType = manifest.mediaType;
  await asAdministrator(world, async (client) => {
    await client.send(
      new PutImageCommand({ repositoryName: REPOSITORY, imageManifest, imageManifestMediaType, imageTag }),
    );
  });
  return `sha256:${createHash('sha256').update(imageManifest).digest('hex')}`;
}

async function asAdministrator<T>(world: World, work: (client: ECRClient) => Promise<T>): Promise<T> {
  const { AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '' } = world.aws.adminEnvironment;
  const credentials = { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY };
  const client = new ECRClient({ endpoint: world.aws.endpoint, region: REGION, credentials });
  try {
    return await work(client);
  } finally {
    client.destroy();
  }
}
