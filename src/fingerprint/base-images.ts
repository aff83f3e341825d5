import { type ImageReference, parseReference } from '../dockerfile/image-reference.ts';
import { isEcrHost } from '../lib/ecr-host.ts';
import { omitUndefined } from '../lib/omit-undefined.ts';
import { type Lookup, type LookupOptions, lookUpDigest } from './registry-digest.ts';

/** The sources of images besides public registries: ECR with this step's credentials, and the engine. */
export type ImageSources = {
  /**
   * Looks up a digest in ECR, with this step's credentials; `undefined` where it cannot. Asked for images on hosts of ECR
   * and on `host`.
   */
  readonly own?: {
    readonly host: string;
    readonly lookUpDigest: (image: ImageReference) => Promise<string | undefined>;
  };
  /**
   * The engine's image of a name, on which it may build; `undefined` where there is none. Absent where the build pulls in
   * any case.
   */
  readonly lookUpLocal?: (name: string) => Promise<LocalImageIds | undefined>;
};

/** An image in the engine, by its id and the digests under which registries have it. */
export type LocalImageIds = { readonly id: string; readonly digests: readonly string[] };

/** What is known of a base image. */
export type BaseImage = {
  /** The name as the Dockerfile has it, or the whole name. */
  readonly name: string;
  /** The registry's digest, or the one that the name pins. */
  readonly digest?: string;
  /** The engine's image, where it is another one than the registry's. */
  readonly localId?: string;
  /** Why the registry's digest is not known. */
  readonly reason?: string;
};

/** What is known of each image, asked side by side within the time limit. Never throws. */
export function readBaseImages(
  references: readonly string[],
  sources: ImageSources,
  connection: LookupOptions,
): Promise<readonly BaseImage[]> {
  return Promise.all(references.map((reference) => readBaseImage(reference, sources, connection)));
}

async function readBaseImage(text: string, sources: ImageSources, connection: LookupOptions): Promise<BaseImage> {
  const image = parseReference(text);
  if (image === undefined) return { name: text, reason: 'it is not the name of an image' };
  if (image.digest !== undefined) return { name: image.name, digest: image.digest };
  const [remote, local] = await Promise.all([
    remoteOf(image, sources, connection),
    inTime(connection, sources.lookUpLocal?.(text)),
  ]);
  const digest = remote.kind === 'digest' ? remote.digest : undefined;
  const isSame = digest !== undefined && local?.digests.includes(digest);
  return omitUndefined({
    name: image.name,
    digest,
    ...(local === undefined || isSame ? {} : { localId: local.id }),
    ...(remote.kind === 'unknown' ? { reason: remote.reason } : {}),
  });
}

async function remoteOf(image: ImageReference, { own }: ImageSources, connection: LookupOptions): Promise<Lookup> {
  if (image.host !== own?.host && !isEcrHost(image.host)) return await lookUpDigest(image, connection);
  const digest = await inTime(connection, own?.lookUpDigest(image));
  return digest === undefined ? { kind: 'unknown', reason: 'ECR did not tell it' } : { kind: 'digest', digest };
}

/** The value of an answer; `undefined` where it fails, or does not come within the limit. */
async function inTime<T>({ limit }: LookupOptions, answer: Promise<T> | undefined): Promise<T | undefined> {
  if (limit.signal.aborted) return undefined;
  return await new Promise((resolve) => {
    limit.signal.addEventListener('abort', () => resolve(undefined), { once: true });
    Promise.resolve(answer).then(resolve, () => resolve(undefined));
  });
}
