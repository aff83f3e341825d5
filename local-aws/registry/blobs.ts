import { type Answer, bodyLength } from '../answer.ts';
import { fileAnswer } from '../byte-range.ts';
import { layerState } from '../ecr/storage-class.ts';
import { digestHeader, type RegistryRequest, registryRefusal } from './request.ts';

/**
 * A blob's content, whole or the part that a Range header asks for; answers HEAD as well. A blob of archived images only is
 * not there, so that a client that pushes such an image again uploads it.
 */
export function getBlob({ world, repository, exchange, note }: RegistryRequest, digest: string): Answer {
  const size = repository.layers.get(digest);
  if (size === undefined || layerState(repository, digest, world.now()) === 'archived') {
    const text = `The layer with digest '${digest}' does not exist in the repository with name '${repository.name}'`;
    throw registryRefusal(404, 'BLOB_UNKNOWN', text);
  }
  const answer = fileAnswer(exchange, { path: world.blobs.path(digest), size }, { [digestHeader]: digest });
  if (exchange.method === 'GET') {
    note.bytes = bodyLength(answer);
  }
  return answer;
}

/** Takes a blob out of the repository, where the local AWS was started to allow that; ECR never does. */
export function deleteBlob({ rules, repository }: RegistryRequest, digest: string): Answer {
  if (!rules.allowsRegistryDeletes) {
    throw registryRefusal(405, 'UNSUPPORTED', 'Layers are deleted by Amazon ECR, with the last image that has them');
  }
  if (!repository.layers.delete(digest)) {
    throw registryRefusal(404, 'BLOB_UNKNOWN', `The layer with digest '${digest}' does not exist`);
  }
  return { status: 202, headers: {} };
}
