import type { Answer } from '../answer.ts';
import { layerState } from '../ecr/storage-class.ts';
import { digestHeader, type RegistryRequest, registryRefusal } from './request.ts';

/** A part of a blob, both ends inclusive. */
export type ByteRange = { readonly start: number; readonly end: number };

/**
 * A blob's content, whole or the part that a Range header asks for; answers HEAD as well. A blob of archived images only is
 * not there, so that a client that pushes such an image again uploads it.
 */
export function getBlob({ world, repository, exchange }: RegistryRequest, digest: string): Answer {
  const size = repository.layers.get(digest);
  if (size === undefined || layerState(repository, digest, world.now()) === 'archived') {
    const text = `The layer with digest '${digest}' does not exist in the repository with name '${repository.name}'`;
    throw registryRefusal(404, 'BLOB_UNKNOWN', text);
  }
  const headers = { 'content-type': 'application/octet-stream', 'accept-ranges': 'bytes', [digestHeader]: digest };
  const range = exchange.method === 'HEAD' ? undefined : parseRange(exchange.headers.range, size);
  if (range === 'unsatisfiable') {
    return { status: 416, headers: { 'content-range': `bytes */${size}` } };
  }
  const path = world.blobs.path(digest);
  if (range === undefined) {
    return { status: 200, headers, body: { path, start: 0, length: size } };
  }
  return {
    status: 206,
    headers: { ...headers, 'content-range': `bytes ${range.start}-${range.end}/${size}` },
    body: { path, start: range.start, length: range.end - range.start + 1 },
  };
}

/** Takes a blob out of the repository, where the local AWS was started to allow that; ECR never does. */
export function deleteBlob({ world, repository }: RegistryRequest, digest: string): Answer {
  if (!world.rules.allowsRegistryDeletes) {
    throw registryRefusal(405, 'UNSUPPORTED', 'Layers are deleted by Amazon ECR, with the last image that has them');
  }
  if (!repository.layers.delete(digest)) {
    throw registryRefusal(404, 'BLOB_UNKNOWN', `The layer with digest '${digest}' does not exist`);
  }
  return { status: 202, headers: {} };
}

/** The part that a Range header asks for (RFC 9110, section 14); undefined for none, several or another unit: the whole is sent then. */
export function parseRange(header: string | undefined, size: number): ByteRange | 'unsatisfiable' | undefined {
  const found = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  const [, first = '', last = ''] = found ?? [];
  if (first === '' && last === '') {
    return undefined;
  }
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return start >= size || start > end ? 'unsatisfiable' : { start, end };
}
