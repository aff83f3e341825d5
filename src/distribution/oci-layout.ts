import { archiveDamaged, imageNotThere, severalImages } from '../errors/archive-errors.ts';
import { parseJson, record } from '../lib/json.ts';
import { readManifest } from '../plan/manifest.ts';
import { ContentCheck, digestOf } from './content-check.ts';
import { type FileRange, readFileRange } from './file-bytes.ts';
import { type FileStore, openStore } from './file-store.ts';
import type { Bytes } from './http-connections.ts';
import { type Descriptor, isDigest, readDescriptor } from './image-parts.ts';
import type { ImageSource } from './image-source.ts';
import type { Answer, Manifest } from './registry.ts';

/** An image in files: its manifest, and what gives all below it. */
export type ImageInFiles = { readonly manifest: Manifest; readonly source: ImageSource };

/**
 * Opens an image in OCI's layout, a folder or a tar (https://github.com/opencontainers/image-spec/blob/main/image-layout.md). `name`: its
 * tag, its whole name or its digest, where there are several; `folder`: for a tar that is compressed.
 *
 * @throws Failure `digest-mismatch` where it is damaged, `image-missing`
 */
export async function openOciLayout(path: string, name?: string, folder?: string): Promise<ImageInFiles> {
  const store = await openStore(path, folder);
  const entries = await readEntries(store);
  if (entries === undefined) throw archiveDamaged(store.name, 'there is no index.json in it, so it is no OCI layout');
  if (entries.length === 0) throw archiveDamaged(store.name, 'its index.json names no image');
  const [first, ...others] = fitting(entries, name);
  const names = [...new Set(entries.flatMap((entry) => namesOf(entry)[0] ?? entry.digest))];
  if (first === undefined) throw imageNotThere(store.name, name ?? '', names);
  if (others.length > 0) throw severalImages(store.name, names);
  const image = await openEntry(store, first);
  if (image === undefined) throw archiveDamaged(store.name, `the manifest ${first} is missing`);
  return image;
}

/** The image in files that are a layout too; `undefined` where there is none of that name, or not just one. */
export async function findInLayout(store: FileStore, name: string | undefined): Promise<ImageInFiles | undefined> {
  const [first, ...others] = fitting((await readEntries(store)) ?? [], name);
  return first === undefined || others.length > 0 ? undefined : await openEntry(store, first);
}

async function readEntries(store: FileStore): Promise<readonly Descriptor[] | undefined> {
  const index = await store.text('index.json');
  if (index === undefined) return undefined;
  const listed = record(parseJson(index)).manifests;
  return Array.isArray(listed) ? listed.flatMap((entry) => readDescriptor(entry) ?? []) : [];
}

/** The digests of the images of that name, each once. */
function fitting(entries: readonly Descriptor[], name: string | undefined): readonly string[] {
  const found = name === undefined ? entries : entries.filter((entry) => isNamed(entry, name));
  return [...new Set(found.map(({ digest }) => digest))];
}

async function openEntry(store: FileStore, digest: string): Promise<ImageInFiles | undefined> {
  const source = new LayoutSource(store);
  const answer = await source.manifest(digest);
  return answer.kind === 'found' ? { manifest: answer.value, source } : undefined;
}

/** The names of an entry: the tag, and the whole name that docker and containerd write. */
function namesOf({ annotations = {} }: Descriptor): readonly string[] {
  const names = [annotations['org.opencontainers.image.ref.name'], annotations['io.containerd.image.name']];
  return names.filter((text): text is string => typeof text === 'string');
}

/** By its tag, its whole name, or the tag of that. */
function isNamed(entry: Descriptor, name: string): boolean {
  const tagOf = (own: string): string | undefined => /\/.*:(\w[\w.-]*)$/.exec(own)?.[1];
  return entry.digest === name || namesOf(entry).some((own) => short(own) === short(name) || tagOf(own) === name);
}

/** A name as people write it: without the host and the library of Docker Hub. */
function short(name: string): string {
  return name.replace(/^docker\.io\/(?:library\/)?/, '');
}

/** The manifests and blobs of a layout. */
export class LayoutSource implements ImageSource {
  readonly name: string;
  readonly #store: FileStore;

  constructor(store: FileStore) {
    this.name = store.name;
    this.#store = store;
  }

  async manifest(digest: string): Promise<Answer<Manifest>> {
    const body = isDigest(digest) ? await this.#store.text(blobPath(digest)) : undefined;
    if (body === undefined) return { kind: 'missing', what: 'image' };
    if (digestOf(Buffer.from(body), digest) !== digest || readManifest(body) === undefined)
      throw archiveDamaged(this.name, `the manifest ${digest} is another one, or none`);
    const { mediaType } = record(parseJson(body));
    return { kind: 'found', value: { digest, body, ...(typeof mediaType === 'string' ? { mediaType } : {}) } };
  }

  async openBlob(descriptor: BlobToRead, fromByte: number, pieces?: 'kept' | 'lent'): Promise<Bytes> {
    const file = this.#store.find(blobPath(descriptor.digest));
    return openChecked(this.name, file, { descriptor, fromByte, pieces });
  }
}

type BlobToRead = Pick<Descriptor, 'digest' | 'sizeBytes'>;

/** An image whose blobs are in these files, by their digests. */
export function rangeSource(name: string, manifest: Manifest, files: ReadonlyMap<string, FileRange>): ImageSource {
  return {
    name,
    manifest: async (digest) =>
      digest === manifest.digest ? { kind: 'found', value: manifest } : { kind: 'missing', what: 'image' },
    openBlob: async (descriptor, fromByte, pieces) =>
      openChecked(name, files.get(descriptor.digest), { descriptor, fromByte, pieces }),
  };
}

/** What is read of a blob. */
type BlobReading = {
  readonly descriptor: BlobToRead;
  readonly fromByte: number;
  readonly pieces: 'kept' | 'lent' | undefined;
};

function openChecked(name: string, file: FileRange | undefined, { descriptor, fromByte, pieces }: BlobReading): Bytes {
  if (file === undefined) throw archiveDamaged(name, `the blob ${descriptor.digest} is missing`);
  const rest = { ...file, offset: file.offset + fromByte, sizeBytes: file.sizeBytes - fromByte };
  return checked(readFileRange(rest, pieces), new ContentCheck(descriptor, fromByte, name));
}

/** Where a blob is in a layout. */
export function blobPath(digest: string): string {
  return `blobs/${digest.replace(':', '/')}`;
}

async function* checked(bytes: Bytes, check: ContentCheck): Bytes {
  for await (const piece of bytes) {
    check.add(piece);
    yield piece;
  }
  check.end();
}
