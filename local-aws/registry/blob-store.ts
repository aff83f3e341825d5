import { createHash, type Hash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { digestAlgorithm } from '../ecr/manifest.ts';
import type { Repository } from '../ecr/registries.ts';

/** A blob that is being uploaded. Its hash runs along, so that nothing is read twice. */
export type Upload = {
  readonly id: string;
  readonly repository: Repository;
  readonly path: string;
  readonly algorithm: 'sha256' | 'sha512';
  readonly hash: Hash;
  /** Bytes received so far. */
  size: number;
  /** Whether a request is writing to it right now. */
  isBusy: boolean;
};

/** Blobs as files in a temporary folder, one per digest; which repository has which is the repository's matter. */
export class BlobStore {
  readonly #folder: string;
  readonly #uploads = new Map<string, Upload>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Path of the file of a blob that some repository has. */
  path(digest: string): string {
    return join(this.#folder, 'blobs', digest.replace(':', '-'));
  }

  /** Starts an upload into a repository. `algorithm` is that of the digest that is expected. */
  begin(repository: Repository, algorithm: 'sha256' | 'sha512'): Upload {
    const id = randomUUID();
    const path = join(this.#folder, 'uploads', id);
    const upload = { id, repository, path, algorithm, hash: createHash(algorithm), size: 0, isBusy: false };
    this.#uploads.set(id, upload);
    return upload;
  }

  /** The upload with this id, where it is one of the repository. */
  upload(repository: Repository, id: string): Upload | undefined {
    const upload = this.#uploads.get(id);
    return upload?.repository === repository ? upload : undefined;
  }

  /** Appends a request's body. Where the client goes away in the middle, what came so far is kept, as `size` tells. */
  async append(upload: Upload, body: AsyncIterable<Uint8Array>): Promise<void> {
    upload.isBusy = true;
    const file = await open(upload.path, 'a');
    try {
      for await (const chunk of body) {
        const isWritten = file.appendFile(chunk);
        upload.hash.update(chunk);
        await isWritten;
        upload.size += chunk.length;
      }
    } finally {
      await file.close();
      upload.isBusy = false;
    }
  }

  /** Ends an upload: true where the content has this digest and is now a blob of the repository; either way the upload is over. */
  async finish(upload: Upload, digest: string): Promise<boolean> {
    this.#uploads.delete(upload.id);
    if ((await contentDigest(upload, digest)) !== digest) {
      await rm(upload.path, { force: true });
      return false;
    }
    await rename(upload.path, this.path(digest));
    upload.repository.layers.set(digest, upload.size);
    upload.repository.reuploads.add(digest);
    return true;
  }

  /** Drops an upload with what it received. */
  async discard(upload: Upload): Promise<void> {
    this.#uploads.delete(upload.id);
    await rm(upload.path, { force: true });
  }

  /** Deletes all blobs and uploads. */
  async close(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }
}

/** An empty store in a new folder under the given one. */
export async function createBlobStore(parent: string): Promise<BlobStore> {
  const folder = await mkdtemp(join(parent, 'local-aws-'));
  await Promise.all(['blobs', 'uploads'].map((name) => mkdir(join(folder, name))));
  return new BlobStore(folder);
}

/** Digest of the upload's content, in the algorithm of the digest that the client claims. */
async function contentDigest(upload: Upload, claimed: string): Promise<string> {
  const algorithm = digestAlgorithm(claimed) ?? 'sha256';
  if (algorithm === upload.algorithm) {
    return `${algorithm}:${upload.hash.digest('hex')}`;
  }
  const hash = createHash(algorithm);
  await pipeline(createReadStream(upload.path), hash);
  return `${algorithm}:${hash.digest('hex')}`;
}
