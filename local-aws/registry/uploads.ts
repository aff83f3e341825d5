import type { Answer } from '../answer.ts';
import { digestAlgorithm } from '../ecr/manifest.ts';
import type { Upload } from './blob-store.ts';
import { digestHeader, type RegistryRequest, registryRefusal } from './request.ts';

/** Starts an upload: an empty one, the whole blob at once (`?digest=`), or none at all because the blob is mounted (`?mount=&from=`). */
export async function startUpload(request: RegistryRequest): Promise<Answer> {
  const { query, repository, world } = request;
  const mounted = query.get('mount');
  if (mounted !== null && mountBlob(request, mounted)) {
    return createdAnswer(request, mounted);
  }
  const digest = query.get('digest');
  const algorithm = query.get('digest-algorithm') === 'sha512' ? 'sha512' : 'sha256';
  const upload = world.blobs.begin(repository, digestAlgorithm(digest ?? '') ?? algorithm);
  if (digest === null) {
    return { status: 202, headers: progressHeaders(request, upload) };
  }
  await receive(request, upload);
  return finish(request, upload, digest);
}

/** Appends a chunk. With a Content-Range the chunk must begin where the last one ended, else 416. */
export async function appendUpload(request: RegistryRequest, uploadId: string): Promise<Answer> {
  const upload = requireUpload(request, uploadId);
  const outOfOrder = checkRange(request, upload);
  if (outOfOrder !== undefined) {
    return outOfOrder;
  }
  await receive(request, upload);
  return { status: 202, headers: progressHeaders(request, upload) };
}

/** Ends an upload, with or without a last chunk. */
export async function finishUpload(request: RegistryRequest, uploadId: string): Promise<Answer> {
  const upload = requireUpload(request, uploadId);
  const outOfOrder = checkRange(request, upload);
  if (outOfOrder !== undefined) {
    return outOfOrder;
  }
  await receive(request, upload);
  return finish(request, upload, request.query.get('digest') ?? '');
}

/** How far an upload is. */
export function showUpload(request: RegistryRequest, uploadId: string): Answer {
  return { status: 204, headers: progressHeaders(request, requireUpload(request, uploadId)) };
}

/** Gives an upload up. */
export async function cancelUpload(request: RegistryRequest, uploadId: string): Promise<Answer> {
  await request.world.blobs.discard(requireUpload(request, uploadId));
  return { status: 204, headers: {} };
}

/** Appends the body; how much of it came is noted also where the rest did not. */
async function receive({ world, exchange, note }: RegistryRequest, upload: Upload): Promise<void> {
  try {
    await world.blobs.append(upload, exchange.body);
  } finally {
    note.bytes = exchange.body.bytes;
  }
}

async function finish(request: RegistryRequest, upload: Upload, digest: string): Promise<Answer> {
  const { world, note } = request;
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
  return createdAnswer(request, digest);
}

/** Gives the repository a blob of another one of this registry; false where that can't be. */
function mountBlob({ query, repository, note, mountSource }: RegistryRequest, digest: string): boolean {
  const size = mountSource(query.get('from') ?? '', digest)?.layers.get(digest);
  if (size === undefined) {
    return false;
  }
  note.parameters.mount = digest;
  repository.layers.set(digest, size);
  repository.reuploads.add(digest);
  return true;
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
function checkRange(request: RegistryRequest, upload: Upload): Answer | undefined {
  const { exchange } = request;
  const range = exchange.headers['content-range'];
  if (range === undefined) {
    return undefined;
  }
  const [, start, end] = /^(?:bytes )?(\d+)-(\d+)(?:\/.*)?$/.exec(range) ?? [];
  if (start === undefined || Number(start) !== upload.size) {
    return { status: 416, headers: progressHeaders(request, upload) };
  }
  const length = exchange.headers['content-length'];
  if (length !== undefined && Number(length) !== Number(end) - Number(start) + 1) {
    throw registryRefusal(400, 'SIZE_INVALID', `Content-Length ${length} does not fit Content-Range ${range}`);
  }
  return undefined;
}

function createdAnswer({ name }: RegistryRequest, digest: string): Answer {
  return { status: 201, headers: { location: `/v2/${name}/blobs/${digest}`, [digestHeader]: digest } };
}

function progressHeaders({ name }: RegistryRequest, { id, size }: Upload): Record<string, string> {
  return {
    location: `/v2/${name}/blobs/uploads/${id}`,
    // The form has no way to say "nothing yet"; registries say 0-0.
    range: `0-${Math.max(0, size - 1)}`,
    'docker-upload-uuid': id,
  };
}
