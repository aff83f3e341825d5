import type { Answer } from '../answer.ts';
import { deleteBlob, getBlob } from './blobs.ts';
import { listReferrers, listTags } from './lists.ts';
import { deleteManifest, getManifest, putManifest } from './manifests.ts';
import type { RegistryRequest } from './request.ts';
import type { RepositoryRoute } from './route.ts';
import { appendUpload, cancelUpload, finishUpload, showUpload, startUpload } from './uploads.ts';

/** Does what a request of a registry asks for within a repository, whatever registry it is. Throws a Refusal in ECR's words. */
export function answerRoute(route: RepositoryRoute, request: RegistryRequest): Answer | Promise<Answer> {
  switch (route.kind) {
    case 'get-manifest':
      return getManifest(request, route.reference);
    case 'put-manifest':
      return putManifest(request, route.reference);
    case 'delete-manifest':
      return deleteManifest(request, route.reference);
    case 'head-blob':
    case 'get-blob':
      return getBlob(request, route.digest);
    case 'delete-blob':
      return deleteBlob(request, route.digest);
    case 'start-upload':
      return startUpload(request);
    case 'append-upload':
      return appendUpload(request, route.uploadId);
    case 'finish-upload':
      return finishUpload(request, route.uploadId);
    case 'show-upload':
      return showUpload(request, route.uploadId);
    case 'cancel-upload':
      return cancelUpload(request, route.uploadId);
    case 'list-tags':
      return listTags(request);
    case 'list-referrers':
      return listReferrers(request, route.digest);
  }
}
