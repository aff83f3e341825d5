import { contentDenied, contentMissing, manifestNotPut, manifestUnknown } from '../errors/distribution-errors.ts';
import { mapLimit } from '../lib/map-limit.ts';
import { type Descriptor, readImageParts } from './image-parts.ts';
import type { ImageSource } from './image-source.ts';
import type { Manifest } from './registry.ts';
import type { RepositoryClient } from './repository-client.ts';
import { blobsToSend, bytesOf, contentOf, type ReadManifest, type TransferContent } from './transfer-plan.ts';
import type { TransferState } from './transfer-progress.ts';

/** An image that is copied from where it is into a repository. */
export type Transfer = {
  /** The manifest of the image or index, or its digest. */
  readonly image: Manifest | string;
  readonly source: ImageSource;
  readonly target: RepositoryClient;
  /** A tag or digest under which the manifest is put in the end; without it the caller puts it, under tags. */
  readonly reference?: string;
  /** How many blobs are sent at the same time. */
  readonly concurrency?: number;
  readonly onProgress?: (state: Omit<TransferState, 'elapsedMs'>) => void;
};

/** What a copy has done. */
export type Transferred = {
  /** The manifest of the image or index. */
  readonly manifest: Manifest;
  readonly sentBytes: number;
  /** How many blobs were sent, taken over by the registry itself, and there already. */
  readonly sent: number;
  readonly mounted: number;
  readonly present: number;
};

/** Enough to fill a line that a single stream does not fill. */
const CONCURRENCY = 4;

/** Questions for blobs that run at the same time: each is short. */
const QUESTIONS = 10;

/**
 * Copies an image, or an index with all its images, so that its manifest can be put under tags: blobs that are missing, from stream to
 * stream, then the manifests below the top one.
 *
 * @throws Failure `image-missing`, `registry-denied`, `digest-mismatch` and those of the two sides
 */
export async function transferImage(transfer: Transfer): Promise<Transferred> {
  const { image, source, target, reference } = transfer;
  const content = await readContent(image, source);
  const blobs = await moveBlobs(content, transfer);
  await mapLimit(content.images, QUESTIONS, (manifest) => putOrThrow(target, manifest, manifest.digest));
  for (const manifest of content.indexes) await putOrThrow(target, manifest, manifest.digest);
  if (reference !== undefined) await putOrThrow(target, content.top, reference);
  return { manifest: content.top, ...blobs };
}

/** All that an image is made of; nothing is changed. */
export async function readContent(image: Manifest | string, source: ImageSource): Promise<TransferContent> {
  const top = typeof image === 'string' ? await manifestOf(image, source) : image;
  return contentOf(await readBelow(top, source), top);
}

async function readBelow(manifest: Manifest, source: ImageSource): Promise<readonly ReadManifest[]> {
  const parts = readImageParts(manifest.body);
  if (parts === undefined) throw manifestUnknown(source.name, manifest.digest);
  if (parts.kind === 'image') return [{ manifest, parts }];
  const below = await mapLimit(parts.manifests, QUESTIONS, async ({ digest }) =>
    readBelow(await manifestOf(digest, source), source),
  );
  return [...below.flat(), { manifest, parts }];
}

async function manifestOf(digest: string, source: ImageSource): Promise<Manifest> {
  const answer = await source.manifest(digest);
  switch (answer.kind) {
    case 'found':
      return answer.value;
    case 'denied':
      throw contentDenied(source.name, answer.permission, `manifest ${digest}`);
    case 'missing':
      throw contentMissing(source.name, `manifest ${digest}`);
  }
}

async function moveBlobs({ blobs }: TransferContent, transfer: Transfer): Promise<Omit<Transferred, 'manifest'>> {
  const { target, concurrency = CONCURRENCY } = transfer;
  const there = await mapLimit(blobs, QUESTIONS, async ({ digest }) =>
    (await target.hasBlob(digest)) ? [digest] : [],
  );
  const missing = blobsToSend(blobs, new Set(there.flat()));
  const progress = new Progress(blobs, missing, transfer.onProgress);
  const ways = await mapLimit(missing, concurrency, (blob) => moveBlob(blob, transfer, progress));
  const sent = missing.filter((_, index) => ways[index] === 'sent');
  return {
    sentBytes: bytesOf(sent),
    sent: sent.length,
    mounted: missing.length - sent.length,
    present: blobs.length - missing.length,
  };
}

async function moveBlob(
  blob: Descriptor,
  { source, target }: Transfer,
  progress: Progress,
): Promise<'sent' | 'mounted'> {
  const { origin } = source;
  const isNear = origin?.host === target.origin.host && origin.repository !== target.origin.repository;
  if (isNear && (await target.mountBlob(blob.digest, origin.repository))) {
    progress.mounted(blob);
    return 'mounted';
  }
  const open = (fromByte: number) => source.openBlob(blob, fromByte, 'lent');
  await target.putBlob(blob, open, (sentBytes) => progress.sent(blob, sentBytes));
  return 'sent';
}

/** Puts a manifest of which all is there. */
async function putOrThrow(target: RepositoryClient, manifest: Manifest, reference: string): Promise<void> {
  const result = await target.putManifest(manifest, reference);
  if (result.kind === 'put') return;
  throw manifestNotPut(target.origin, reference, result);
}

/** How many bytes of which blob are over. */
class Progress {
  readonly #bytes = new Map<string, number>();
  readonly #tell: Transfer['onProgress'];
  readonly #total: number;
  #done: number;
  #sent = 0;

  constructor(blobs: readonly Descriptor[], missing: readonly Descriptor[], tell: Transfer['onProgress']) {
    this.#tell = tell;
    this.#total = bytesOf(blobs);
    this.#done = this.#total - bytesOf(missing);
  }

  sent({ digest }: Descriptor, bytes: number): void {
    const more = bytes - (this.#bytes.get(digest) ?? 0);
    this.#bytes.set(digest, bytes);
    this.#sent += more;
    this.#over(more);
  }

  mounted({ sizeBytes }: Descriptor): void {
    this.#over(sizeBytes);
  }

  #over(bytes: number): void {
    this.#done += bytes;
    this.#tell?.({ doneBytes: this.#done, totalBytes: this.#total, sentBytes: this.#sent });
  }
}
