import { GetAuthorizationTokenCommand } from '@aws-sdk/client-ecr';
import { type Harness, type Keys, sha256 } from './harness.ts';
import { callPublic } from './raw-client.ts';

/** Media type of a plain image manifest. */
export const imageType = 'application/vnd.oci.image.manifest.v1+json';
/** Media type of an image manifest of Docker's. */
export const dockerType = 'application/vnd.docker.distribution.manifest.v2+json';
/** Media type of an index. */
export const indexType = 'application/vnd.oci.image.index.v1+json';

type Request = { readonly headers?: Readonly<Record<string, string>>; readonly body?: string | Uint8Array };

/** A client of one registry that signs in with a password from the ECR API. Paths are below `/v2/`. */
export type RegistryClient = {
  readonly send: (method: string, path: string, request?: Request) => Promise<Response>;
  /** Uploads a blob; returns its digest. */
  readonly pushBlob: (repository: string, content: string) => Promise<string>;
  /** Pushes an image of one layer, or what `extra` makes of it; returns digest and manifest. */
  readonly pushImage: (
    repository: string,
    reference: string,
    extra?: Readonly<Record<string, unknown>>,
  ) => Promise<{ readonly response: Response; readonly digest: string; readonly manifest: string }>;
};

/** Signs in to the registry of the default account and region, or to another host. */
export async function signIn(harness: Harness, keys?: Keys, host?: string): Promise<RegistryClient> {
  const { authorizationData } = await harness.ecr(keys).send(new GetAuthorizationTokenCommand({}));
  const token = authorizationData?.[0]?.authorizationToken ?? '';
  return registryClient(host ?? new URL(harness.local.endpoint).host, `Basic ${token}`);
}

/** Signs in to ECR Public's registry with the token of its API, as the administrator unless said otherwise. */
export async function signInToPublic(harness: Harness, keys?: Keys): Promise<RegistryClient> {
  const response = await callPublic(harness, 'GetAuthorizationToken', {}, keys === undefined ? {} : { keys });
  const { authorizationData }: { authorizationData?: { authorizationToken?: string } } = JSON.parse(
    await response.text(),
  );
  return registryClient(await harness.local.publicRegistryHost(), `Bearer ${authorizationData?.authorizationToken}`);
}

/** A client of the registry at a host, with an Authorization header where one is given. */
export function registryClient(host: string, authorization?: string): RegistryClient {
  const base = `http://${host}`;
  const send = (method: string, path: string, { headers = {}, body }: Request = {}) =>
    fetch(path.startsWith('/') ? `${base}${path}` : `${base}/v2/${path}`, {
      method,
      headers: { ...(authorization === undefined ? {} : { authorization }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : Buffer.from(body) }),
    });
  const pushBlob = async (repository: string, content: string) => {
    const digest = sha256(content);
    await send('POST', `${repository}/blobs/uploads/?digest=${digest}`, { body: content });
    return digest;
  };
  return {
    send,
    pushBlob,
    pushImage: async (repository, reference, extra = {}) => {
      const [config, layer] = await Promise.all([pushBlob(repository, '{}'), pushBlob(repository, 'layer')]);
      const manifest = imageManifest(config, layer, extra);
      const headers = { 'content-type': imageType };
      const response = await send('PUT', `${repository}/manifests/${reference}`, { headers, body: manifest });
      return { response, digest: sha256(manifest), manifest };
    },
  };
}

/** A manifest of config `{}` and the layer `layer`. */
export function imageManifest(config: string, layer: string, extra: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({
    schemaVersion: 2,
    mediaType: imageType,
    config: { mediaType: 'application/vnd.oci.image.config.v1+json', digest: config, size: 2 },
    layers: [{ mediaType: 'application/vnd.oci.image.layer.v1.tar', digest: layer, size: 5 }],
    ...extra,
  });
}

/** `STATUS CODE: message` of a registry's answer. */
export async function registryError(response: Response): Promise<string> {
  const { errors }: { errors?: { code: string; message: string }[] } = JSON.parse((await response.text()) || '{}');
  return `${response.status} ${errors?.[0]?.code}: ${errors?.[0]?.message}`;
}
