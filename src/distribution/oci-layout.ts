import { archiveDamaged, imageNotThere, severalImages } from '../errors/archive-errors.ts';
import { parseJson, record } from '../lib/json.ts';
import { readManifest } from '../plan/manifest.ts';
import { ContentCheck, digestOf } from './content-check.ts';
import { type FileStore, openStore } from './file-store.ts';
import type { Bytes } from './http-connections.ts';
import { type Descriptor, isDigest, readDescriptor } from './image-parts.ts';
import type { ImageSource } from './image-source.ts';
import type { Answer, Manifest } from './registry.ts';

/** An image in files: its manifest, and what gives all below it. */
export type ImageInFiles = { readonly manifest: Manifest; readonly source: ImageSource };

/**
 * Opens an image in OCI's layout, a folder or a tar (https://github.com/opencontainers/image-spec/blob/main/image-layout.md). `name`: its
 * tag, its whole name or its digest, where there are several.
 *
 * @throws Failure `archive-damaged`, `image-missing`
 */
export async function openOciLayout(path: string, name?: string): Promise<ImageInFiles> {
  return await openLayout(await openStore(path), name);
}

/** The same of files that are open. */
export async function openLayout(store: FileStore, name?: string): Promise<ImageInFiles> {
  const index = await store.text('index.json');
  if (index === undefined) throw archiveDamaged(store.name, 'there is no index.json in it, so it is no OCI layout');
  const listed = record(parseJson(index)).manifests;
  const entries = Array.isArray(listed) ? listed.flatMap((entry) => readDescriptor(entry) ?? []) : [];
  if (entries.length === 0) throw archiveDamaged(store.name, 'its index.json names no image');
  const { digest } = choose(store, entries, name);
  const source = new LayoutSource(store);
  const answer = await source.manifest(digest);
  if (answer.kind !== 'found') throw archiveDamaged(store.name, `the manifest ${digest} is missing`);
  return { manifest: answer.value, source };
}

function choose(store: FileStore, entries: readonly Descriptor[], name: string | undefined): Descriptor {
  const found = name === undefined ? entries : entries.filter((entry) => isNamed(entry, name));
  const [first] = found;
  const names = [...new Set(entries.flatMap((entry) => namesOf(entry)[0] ?? entry.digest))];
  if (first === undefined) throw imageNotThere(store.name, name ?? '', names);
  if (found.some(({ digest }) => digest !== first.digest)) throw severalImages(store.name, names);
  return first;
}

/** The names of an entry: the tag, and the whole name that docker and containerd write. */
function namesOf({ annotations = {} }: Descriptor): readonly string[] {
  const names = [annotations['org.opencontainers.image.ref.name'], annotations['io.containerd.image.name']];
  return names.filter((text): text is string => typeof text === 'string');
}

function isNamed(entry: Descriptor, name: string): boolean {
  return entry.digest === name || namesOf(entry).some((own) => own === name || short(own) === short(name));
}

/** A name as people write it: without the host and the library of Docker Hub. */
function short(name: string): string {
  return name.replace(/^docker\.io\/(?:library\/)?/, '');
}

/** The manifests and blobs of a layout. */
class LayoutSource implements ImageSource {
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

  async openBlob(descriptor: Pick<Descriptor, 'digest' | 'sizeBytes'>, fromByte: number): Promise<Bytes> {
    const path = blobPath(descriptor.digest);
    const sizeBytes = this.#store.sizeOf(path);
    if (sizeBytes === undefined) throw archiveDamaged(this.name, `the blob ${descriptor.digest} is missing`);
    return checked(this.#store.open(path, fromByte), new ContentCheck(descriptor, fromByte, this.name));
  }
}

function blobPath(digest: string): string {
  return `blobs/${digest.replace(':', '/')}`;
}

async function* checked(bytes: Bytes, check: ContentCheck): Bytes {
  for await (const piece of bytes) {
    check.add(piece);
    yield piece;
  }
  check.end();
}
