import { createHash, randomBytes } from 'node:crypto';
import { ECRClient, GetAuthorizationTokenCommand } from '@aws-sdk/client-ecr';
import { type LocalAws, startLocalAws } from '../../local-aws/local-aws.ts';
import { inPieces } from '../../src/distribution/http-connections.ts';
import type { Descriptor } from '../../src/distribution/image-parts.ts';
import type { Manifest } from '../../src/distribution/registry.ts';
import { RepositoryClient, type RepositoryOptions } from '../../src/distribution/repository-client.ts';
import { fakeClock } from '../lib/test-clock.ts';

/** ECR's registry on this machine, and clients of its repositories. */
export type EcrHere = {
  readonly aws: LocalAws;
  readonly host: string;
  /** The lines that clients told. */
  readonly lines: string[];
  /** How often the login was asked for. */
  readonly logins: () => number;
  /** A client of a repository, which is created where it is new. */
  readonly client: (repository: string, options?: Partial<RepositoryOptions>) => RepositoryClient;
  /** A client of a repository as it is, perhaps not there. */
  readonly existing: (repository: string, options?: Partial<RepositoryOptions>) => RepositoryClient;
  readonly options: (repository: string) => RepositoryOptions;
  readonly send: ECRClient['send'];
  readonly close: () => Promise<void>;
};

export async function startEcr(): Promise<EcrHere> {
  const aws = await startLocalAws();
  const host = await aws.registryHost(aws.accountId, aws.region);
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = aws.adminEnvironment;
  const ecr = new ECRClient({
    endpoint: aws.endpoint,
    region: aws.region,
    credentials: { accessKeyId, secretAccessKey },
  });
  const lines: string[] = [];
  let logins = 0;
  const login = async () => {
    logins += 1;
    const { authorizationData } = await ecr.send(new GetAuthorizationTokenCommand({}));
    const text = Buffer.from(authorizationData?.[0]?.authorizationToken ?? '', 'base64').toString();
    return { username: 'AWS', password: text.slice('AWS:'.length) };
  };
  const clients: RepositoryClient[] = [];
  const optionsOf = (repository: string) => ({ ...means(lines), host, repository, login });
  const existing = (repository: string, options: Partial<RepositoryOptions> = {}): RepositoryClient => {
    const client = new RepositoryClient({ ...optionsOf(repository), ...options });
    clients.push(client);
    return client;
  };
  return {
    aws,
    host,
    lines,
    logins: () => logins,
    existing,
    options: optionsOf,
    client: (repository, options) => {
      aws.createRepository({ name: repository });
      return existing(repository, options);
    },
    send: ecr.send.bind(ecr),
    close: async () => {
      for (const client of clients) client.close();
      ecr.destroy();
      await aws.close();
    },
  };
}

/** What clients of tests have in common: a clock that does not wait, and no proxy. */
export function means(lines: string[] = []) {
  return {
    proxy: {},
    clock: fakeClock(),
    info: (line: string) => void lines.push(line),
    mask: () => {},
    phase: () => 'pushing' as const,
  };
}

/** A blob and what a manifest says of it. */
export type Blob = { readonly bytes: Buffer; readonly descriptor: Descriptor };

export function blobOf(bytes: Buffer, mediaType = 'application/vnd.oci.image.layer.v1.tar+gzip'): Blob {
  return { bytes, descriptor: { digest: digestIn(bytes), sizeBytes: bytes.length, mediaType } };
}

export function digestIn(bytes: Uint8Array | string): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

/** The bytes of a blob from one on, in pieces as a stream has them. */
export function opener({ bytes }: Pick<Blob, 'bytes'>, pieceBytes = 64 * 1024) {
  return async (fromByte: number) =>
    inPieces(
      Array.from({ length: Math.ceil((bytes.length - fromByte) / pieceBytes) }, (_, index) =>
        bytes.subarray(fromByte + index * pieceBytes, fromByte + (index + 1) * pieceBytes),
      ),
    );
}

export const IMAGE = 'application/vnd.oci.image.manifest.v1+json';
export const INDEX = 'application/vnd.oci.image.index.v1+json';

/** An image of these layers. */
export function imageOf(layers: readonly Blob[], config: Readonly<Record<string, unknown>> = {}) {
  const settings = { os: 'linux', architecture: 'amd64', rootfs: { type: 'layers', diff_ids: [] }, ...config };
  const configBlob = blobOf(Buffer.from(JSON.stringify(settings)), 'application/vnd.oci.image.config.v1+json');
  const manifest = manifestOf({
    schemaVersion: 2,
    mediaType: IMAGE,
    config: wireOf(configBlob.descriptor),
    layers: layers.map(({ descriptor }) => wireOf(descriptor)),
  });
  return { manifest, blobs: [configBlob, ...layers] };
}

export function indexOf(manifests: readonly Manifest[]): Manifest {
  return manifestOf({
    schemaVersion: 2,
    mediaType: INDEX,
    manifests: manifests.map(({ digest, body, mediaType }) => ({ mediaType, digest, size: Buffer.byteLength(body) })),
  });
}

function manifestOf<T extends { readonly mediaType: string }>(value: T): Manifest {
  const body = JSON.stringify(value, undefined, 1);
  return { digest: digestIn(body), body, mediaType: value.mediaType };
}

/** A descriptor as it stands in a manifest. */
export function wireOf({ sizeBytes, ...descriptor }: Descriptor) {
  return { ...descriptor, size: sizeBytes };
}

/** Puts all of an image but its manifest. */
export async function putBlobs(client: RepositoryClient, blobs: readonly Blob[]): Promise<void> {
  for (const blob of blobs) await client.putBlob(blob.descriptor, opener(blob));
}

export const random = (bytes: number): Blob => blobOf(randomBytes(bytes));

/** All of a stream. */
export async function collect(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks);
}
