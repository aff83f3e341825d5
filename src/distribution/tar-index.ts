import { type FileHandle, open } from 'node:fs/promises';
import { posix } from 'node:path';
import { Header, type HeaderData } from 'tar/header';
import { Pax } from 'tar/pax';
import { archiveDamaged } from '../errors/archive-errors.ts';

/** Where a file is in a tar, in bytes. */
export type TarEntry = { readonly offset: number; readonly sizeBytes: number };

/** How an archive is damaged. */
class TarDamaged extends Error {}

const BLOCK = 512;

/** Extended headers hold names; nobody needs longer ones. */
const LONGEST_EXTENSION = 1024 * 1024;

/** Links of links end after so many. */
const MOST_LINKS = 8;

/**
 * The files of a tar by their names, with where they are in it: nothing is unpacked, so that no name can lead elsewhere. Links have what they
 * point to; those that point out of the archive are left out.
 *
 * @throws Failure `digest-mismatch` where it is damaged
 */
export async function readTarIndex(path: string): Promise<ReadonlyMap<string, TarEntry>> {
  const file = await open(path);
  try {
    const entries = new Entries();
    const { size } = await file.stat();
    for (let offset: number | undefined = 0; offset !== undefined; )
      offset = await readEntry(file, { offset, size }, entries);
    if (entries.files.size === 0) throw new TarDamaged('it holds no file');
    return entries.withLinks();
  } catch (error) {
    if (error instanceof TarDamaged) throw archiveDamaged(path, error.message);
    throw error;
  } finally {
    await file.close();
  }
}

/** What was read so far. */
class Entries {
  readonly files = new Map<string, TarEntry>();
  readonly links = new Map<string, string>();
  /** What extended headers say of the next entry, and of all further ones. */
  next: HeaderData | undefined;
  all: HeaderData | undefined;

  withLinks(): ReadonlyMap<string, TarEntry> {
    const found = [...this.links.keys()].flatMap((name) => {
      const file = this.#follow(name);
      return file === undefined ? [] : [[name, file] as const];
    });
    return new Map([...this.files, ...found]);
  }

  #follow(link: string): TarEntry | undefined {
    let name: string | undefined = link;
    for (let hops = 0; hops < MOST_LINKS && name !== undefined; hops += 1) {
      const file = this.files.get(name);
      if (file !== undefined) return file;
      name = this.links.get(name);
    }
    return undefined;
  }
}

type Place = { readonly offset: number; readonly size: number };

/** Reads one entry; where the next one begins, `undefined` behind the last. */
async function readEntry(file: FileHandle, place: Place, entries: Entries): Promise<number | undefined> {
  const { offset, size } = place;
  if (offset === size && offset > 0) return undefined;
  const header = new Header(await readBytes(file, { offset, size }, BLOCK), 0, entries.next, entries.all);
  if (header.nullBlock) return undefined;
  if (!header.cksumValid || header.size === undefined)
    throw new TarDamaged(offset === 0 ? 'it is no tar' : `its byte ${offset} begins no file`);
  const content = { offset: offset + BLOCK, sizeBytes: header.size };
  // Where an extended header tells a name whole, that of the entry itself is a part of it.
  const { path: name = header.path ?? '', linkpath = header.linkpath ?? '' } = entries.next ?? {};
  if (content.offset + content.sizeBytes > size) throw new TarDamaged(`it ends within the file ${name}`);
  const text = async (): Promise<string> => {
    if (content.sizeBytes > LONGEST_EXTENSION) throw new TarDamaged(`the header at byte ${offset} is too long`);
    return (await readBytes(file, { offset: content.offset, size }, content.sizeBytes)).toString('utf8');
  };
  if (!(await readExtension(header, text, entries))) {
    addEntry({ name: plainName(name), content, type: header.type, linkpath }, entries);
    entries.next = undefined;
  }
  return content.offset + Math.ceil(content.sizeBytes / BLOCK) * BLOCK;
}

/** Reads an entry that only says something of the next ones; false where it is none. */
async function readExtension(header: Header, text: () => Promise<string>, entries: Entries): Promise<boolean> {
  switch (header.type) {
    case 'ExtendedHeader':
    case 'OldExtendedHeader':
      entries.next = Pax.parse(await text(), entries.next, false);
      return true;
    case 'GlobalExtendedHeader':
      entries.all = Pax.parse(await text(), entries.all, true);
      return true;
    case 'NextFileHasLongPath':
    case 'OldGnuLongPath':
      entries.next = { ...entries.next, path: untilNul(await text()) };
      return true;
    case 'NextFileHasLongLinkpath':
      entries.next = { ...entries.next, linkpath: untilNul(await text()) };
      return true;
    default:
      return false;
  }
}

type Entry = {
  readonly name: string;
  readonly content: TarEntry;
  readonly type: Header['type'];
  readonly linkpath: string;
};

function addEntry({ name, content, type, linkpath }: Entry, { files, links }: Entries): void {
  if (type === 'Link') links.set(name, plainName(linkpath));
  else if (type === 'SymbolicLink') links.set(name, plainName(posix.join(posix.dirname(name), linkpath)));
  else if (type === 'File' || type === 'OldFile' || type === 'ContiguousFile') files.set(name, content);
}

/** A name as others in the archive name it: without `./` before it. */
function plainName(name: string): string {
  return posix.normalize(name).replace(/^\/+/, '');
}

function untilNul(text: string): string {
  return text.replace(/\0[\s\S]*/, '');
}

async function readBytes(file: FileHandle, { offset, size }: Place, length: number): Promise<Buffer> {
  if (offset + length > size) throw new TarDamaged(size === 0 ? 'it is empty' : 'it ends too early');
  const bytes = Buffer.alloc(length);
  for (let read = 0; read < length; ) {
    const { bytesRead } = await file.read(bytes, read, length - read, offset + read);
    if (bytesRead === 0) throw new TarDamaged('it ends too early');
    read += bytesRead;
  }
  return bytes;
}
