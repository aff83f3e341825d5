import type { Answer } from '../answer.ts';
import { accessRefusal } from '../ecr/access.ts';
import { digestAlgorithm } from '../ecr/manifest.ts';
import type { Repository } from '../ecr/registries.ts';
import { layerState } from '../ecr/storage-class.ts';
import type { Upload } from './blob-store.ts';
import { digestHeader, type RegistryRequest, registryRefusal } from './request.ts';

/** Starts an upload: an empty one, the whole blob at once (`?digest=`), or none at all because the blob is mounted (`?mount=&from=`). */
export async function startUpload(request: RegistryRequest): Promise<Answer> {
  const { query, repository, world, exchange } = request;
  const mounted = query.get('mount');
  if (mounted !== null && mountBlob(request, mounted)) {
    return createdAnswer(repository.name, mounted);
  }
  const digest = query.get('digest');
  const algorithm = query.get('digest-algorithm') === 'sha512' ? 'sha512' : 'sha256';
  const upload = world.blobs.begin(repository, digestAlgorithm(digest ?? '') ?? algorithm);
  if (digest === null) {
    return { status: 202, headers: progressHeaders(upload) };
  }
  await world.blobs.append(upload, exchange.message);
  return finish(request, upload, digest);
}

/** Appends a chunk. With a Content-Range the chunk must begin where the last one ended, else 416. */
export async function appendUpload(request: RegistryRequest, uploadId: string): Promise<Answer> {
  const upload = requireUpload(request, uploadId);
  const outOfOrder = checkRange(request, upload);
  if (outOfOrder !== undefined) {
    return outOfOrder;
  }
  await request.world.blobs.append(upload, request.exchange.message);
  return { status: 202, headers: progressHeaders(upload) };
}

/** Ends an upload, with or without a last chunk. */
export async function finishUpload(request: RegistryRequest, uploadId: string): Promise<Answer> {
  const upload = requireUpload(request, uploadId);
  const outOfOrder = checkRange(request, upload);
  if (outOfOrder !== undefined) {
    return outOfOrder;
  }
  await request.world.blobs.append(upload, request.exchange.message);
  return finish(request, upload, request.query.get('digest') ?? '');
}

/** How far an upload is. */
export function showUpload(request: RegistryRequest, uploadId: string): Answer {
  return { status: 204, headers: progressHeaders(requireUpload(request, uploadId)) };
}

/** Gives an upload up. */
export async function cancelUpload(request: RegistryRequest, uploadId: string): Promise<Answer> {
  await request.world.blobs.discard(requireUpload(request, uploadId));
  return { status: 204, headers: {} };
}

async function finish({ world, repository, note }: RegistryRequest, upload: Upload, digest: string): Promise<Answer> {
  if (digestAlgorithm(digest) === undefined) {
    await world.blobs.discard(upload);
    throw registryRefusal(400, 'DIGEST_INVALID', 'The digest of the layer is missing or has no valid form');
  }
  note.parameters.digest = digest;
  note.parameters.size = String(upload.size);
  if (!(await world.blobs.finish(upload, digest))) {
    const text = `The layer that was uploaded does not have the digest '${digest}'`;
    throw registryRefusal(400, 'DIGEST_INVALID', text);
  }
  return createdAnswer(repository.name, digest);
}

/**
 * Gives the repository a blob of another one of this registry; false where that can't be. ECR (user guide, "Blob mounting")
 * wants the account setting, the same encryption and the permission to pull from the source. Against the specification
 * it mounts a blob only once an image of the source has it (aws/containers-roadmap#2860).
 */
function mountBlob({ world, query, repository, credential, note }: RegistryRequest, digest: string): boolean {
  const { accountId, region } = repository;
  const source = world.registries.repository(accountId, region, query.get('from') ?? '');
  const size = source?.layers.get(digest);
  const isEnabled = world.registries.accountSetting(accountId, region, 'BLOB_MOUNTING') === 'ENABLED';
  if (!isEnabled || source === undefined || size === undefined || !isSameEncryption(source, repository)) {
    return false;
  }
  if (layerState(source, digest, world.now()) !== 'available') {
    return false;
  }
  const target = { arn: source.arn, accountId, region, repository: source };
  if (accessRefusal(world.accounts, { credential, action: 'ecr:GetDownloadUrlForLayer', target }) !== undefined) {
    return false;
  }
  note.parameters.mount = digest;
  repository.layers.set(digest, size);
  repository.reuploads.add(digest);
  return true;
}

function isSameEncryption({ encryption: a }: Repository, { encryption: b }: Repository): boolean {
  return a.encryptionType === b.encryptionType && a.kmsKey === b.kmsKey;
}

function requireUpload({ world, repository }: RegistryRequest, id: string): Upload {
  const upload = world.blobs.upload(repository, id);
  if (upload === undefined) {
    throw registryRefusal(404, 'BLOB_UPLOAD_UNKNOWN', `The upload '${id}' does not exist`);
  }
  if (upload.isBusy) {
    throw registryRefusal(400, 'BLOB_UPLOAD_INVALID', `Another request is writing to the upload '${id}'`);
  }
  return upload;
}

/** The 416 answer for a chunk that is not the next one; undefined for one that is, or that does not say. */
function checkRange({ exchange }: RegistryRequest, upload: Upload): Answer | undefined {
  const range = exchange.headers['content-range'];
  if (range === undefined) {
    return undefined;
  }
  const [, start, end] = /^(?:bytes )?(\d+)-(\d+)(?:\/.*)?$/.exec(range) ?? [];
  if (start === undefined || Number(start) !== upload.size) {
    return { status: 416, headers: progressHeaders(upload) };
  }
  const length = exchange.headers['content-length'];
  if (length !== undefined && Number(length) !== Number(end) - Number(start) + 1) {
    throw registryRefusal(400, 'SIZE_INVALID', `Content-Length ${length} does not fit Content-Range ${range}`);
  }
  return undefined;
}

function createdAnswer(name: string, digest: string): Answer {
  return { status: 201, headers: { location: `/v2/${name}/blobs/${digest}`, [digestHeader]: digest } };
}

function progressHeaders({ repository, id, size }: Upload): Record<string, string> {
  return {
    location: `/v2/${repository.name}/blobs/uploads/${id}`,
    // The form has no way to say "nothing yet"; registries say 0-0.
    range: `0-${Math.max(0, size - 1)}`,
    'docker-upload-uuid': id,
  };
}
