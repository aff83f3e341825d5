/** How a blob is sent. */
export type UploadManner =
  /** In the request that also ends the upload: the fastest, and the way of containerd and BuildKit. */
  | 'whole'
  /** In one request before that, as docker does: for registries that take nothing else. */
  | 'stream'
  /** In small parts, each of which the registry has for good once it says so. */
  | 'parts';

/** How far an upload is; `keptBytes`: what the registry has of it. */
export type UploadState = { readonly sizeBytes: number; readonly keptBytes: number; readonly manner: UploadManner };

/** What is sent next. `from` and `to`: the first byte, and the one behind the last. */
export type UploadStep =
  | { readonly kind: 'whole' }
  | { readonly kind: 'part'; readonly from: number; readonly to: number }
  /** All is there: the upload is ended. */
  | { readonly kind: 'finish' };

/** What is sent next; after a loss what is still missing. */
export function nextStep({ sizeBytes, keptBytes, manner }: UploadState): UploadStep {
  if (manner === 'whole' && keptBytes === 0) return { kind: 'whole' };
  if (keptBytes >= sizeBytes) return { kind: 'finish' };
  return {
    kind: 'part',
    from: keptBytes,
    to: manner === 'parts' ? Math.min(sizeBytes, keptBytes + PART_BYTES) : sizeBytes,
  };
}

/** ECR takes parts of 5 to 10 MiB (https://docs.aws.amazon.com/AmazonECR/latest/userguide/service-quotas.html), others longer ones too. */
export const PART_BYTES = 10 * 1024 * 1024;

/**
 * How many bytes of an upload a registry says it has (`Range: 0-99`); `undefined` where it does not say. It has no way to say
 * "nothing", so that `0-0` is taken for that.
 */
export function keptBytesIn(range: string | undefined): number | undefined {
  const [, last] = /^(?:bytes=)?0-(\d+)$/.exec(range ?? '') ?? [];
  if (last === undefined) return undefined;
  return last === '0' ? 0 : Number(last) + 1;
}

/**
 * Where an upload goes on, by the `Location` of an answer; `undefined` where that is no address. Behind a proxy that ends TLS some
 * registries tell their own address without it.
 */
export function uploadLocation(location: string | undefined, asked: URL): URL | undefined {
  const url = location === undefined ? null : URL.parse(location, asked.href);
  if (url === null) return undefined;
  if (url.host === asked.host) url.protocol = asked.protocol;
  return url;
}

/** The address that ends an upload. The query of the registry's own stays as it is, to the letter. */
export function finishUrl(location: URL, digest: string): URL {
  const url = new URL(location);
  url.search = `${url.search === '' ? '?' : `${url.search}&`}digest=${encodeURIComponent(digest)}`;
  return url;
}
