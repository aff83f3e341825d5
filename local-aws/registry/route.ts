/** The ECR permissions that requests of the registry need, and `Ping`, which needs none. */
export const registryOperations = [
  'Ping',
  'BatchCheckLayerAvailability',
  'BatchDeleteImage',
  'BatchGetImage',
  'CompleteLayerUpload',
  'DescribeRepositories',
  'GetDownloadUrlForLayer',
  'InitiateLayerUpload',
  'ListImages',
  'PutImage',
  'UploadLayerPart',
] as const;

/** What a registry request is about. `operation` is the ECR permission that it needs, by which it is also known to faults and journal. */
export type Route =
  | { readonly kind: 'ping'; readonly operation: 'Ping' }
  | { readonly kind: 'unknown'; readonly operation: 'Unknown' }
  | { readonly kind: 'list-repositories'; readonly operation: 'DescribeRepositories' }
  | ({ readonly name: string; readonly operation: (typeof registryOperations)[number] } & (
      | { readonly kind: 'get-manifest' | 'put-manifest' | 'delete-manifest'; readonly reference: string }
      | { readonly kind: 'head-blob' | 'get-blob' | 'delete-blob'; readonly digest: string }
      | { readonly kind: 'start-upload' }
      | {
          readonly kind: 'append-upload' | 'finish-upload' | 'show-upload' | 'cancel-upload';
          readonly uploadId: string;
        }
      | { readonly kind: 'list-tags' }
      | { readonly kind: 'list-referrers'; readonly digest: string }
    ));

/** A route within a repository. */
export type RepositoryRoute = Extract<Route, { name: string }>;

/** Routes a request of the OCI distribution API (specification, "Endpoints"); `path` is still percent-encoded. */
export function parseRoute(method: string, path: string): Route {
  if (path === '/v2/' || path === '/v2') {
    return { kind: 'ping', operation: 'Ping' };
  }
  if (method === 'GET' && path === '/v2/_catalog') {
    return { kind: 'list-repositories', operation: 'DescribeRepositories' };
  }
  const found = /^\/v2\/(.+)\/(manifests|blobs\/uploads|blobs|tags|referrers)\/([^/]*)$/.exec(path);
  const [, name = '', collection = '', encoded = ''] = found ?? [];
  const item = decode(encoded);
  return routeOf(`${method} ${collection}`, name, item) ?? { kind: 'unknown', operation: 'Unknown' };
}

/** Whether a request writes into the repository. */
export function isWrite({ kind }: RepositoryRoute): boolean {
  switch (kind) {
    case 'get-manifest':
    case 'head-blob':
    case 'get-blob':
    case 'list-tags':
    case 'list-referrers':
      return false;
    case 'put-manifest':
    case 'delete-manifest':
    case 'delete-blob':
    case 'start-upload':
    case 'append-upload':
    case 'finish-upload':
    case 'show-upload':
    case 'cancel-upload':
      return true;
  }
}

function routeOf(request: string, name: string, item: string): RepositoryRoute | undefined {
  switch (request) {
    case 'GET manifests':
    case 'HEAD manifests':
      return { kind: 'get-manifest', name, reference: item, operation: 'BatchGetImage' };
    case 'PUT manifests':
      return { kind: 'put-manifest', name, reference: item, operation: 'PutImage' };
    case 'DELETE manifests':
      return { kind: 'delete-manifest', name, reference: item, operation: 'BatchDeleteImage' };
    case 'HEAD blobs':
      return { kind: 'head-blob', name, digest: item, operation: 'BatchCheckLayerAvailability' };
    case 'GET blobs':
      return { kind: 'get-blob', name, digest: item, operation: 'GetDownloadUrlForLayer' };
    case 'DELETE blobs':
      return { kind: 'delete-blob', name, digest: item, operation: 'BatchDeleteImage' };
    case 'POST blobs/uploads':
      return { kind: 'start-upload', name, operation: 'InitiateLayerUpload' };
    case 'PATCH blobs/uploads':
      return { kind: 'append-upload', name, uploadId: item, operation: 'UploadLayerPart' };
    case 'GET blobs/uploads':
      return { kind: 'show-upload', name, uploadId: item, operation: 'UploadLayerPart' };
    case 'DELETE blobs/uploads':
      return { kind: 'cancel-upload', name, uploadId: item, operation: 'UploadLayerPart' };
    case 'PUT blobs/uploads':
      return { kind: 'finish-upload', name, uploadId: item, operation: 'CompleteLayerUpload' };
    case 'GET tags':
      return item === 'list' ? { kind: 'list-tags', name, operation: 'ListImages' } : undefined;
    case 'GET referrers':
      return { kind: 'list-referrers', name, digest: item, operation: 'BatchGetImage' };
    default:
      return undefined;
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
