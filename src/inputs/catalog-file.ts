import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { omitUndefined } from '../lib/omit-undefined.ts';
import type { Catalog } from '../plan/catalog.ts';
import { quote } from './input-reader.ts';

/** A catalog, and what is wrong with its file: each a sentence behind file and line. */
export type CatalogReading = { readonly catalog: Catalog; readonly mistakes: readonly string[] };

/** Reads the file of `repository-catalog`, at a path from the workspace: JSON or YAML, of which JSON is a part. */
export type CatalogReader = (workspace: string, path: string) => CatalogReading;

/** Loads what reads YAML, which few steps do. */
export async function loadCatalogReader(): Promise<CatalogReader> {
  const { load, YAMLException } = await import('js-yaml');
  const parse: YamlParser = (text) => {
    try {
      return { value: load(text) };
    } catch (error) {
      if (!(error instanceof YAMLException)) throw error;
      const { reason, mark } = error;
      return omitUndefined({ mistake: reason, line: mark === undefined || mark === null ? undefined : mark.line + 1 });
    }
  };
  return (workspace, path) => {
    const text = contentOf(resolve(workspace, path))?.toString('utf8');
    const content = (logo: string) => contentOf(resolve(workspace, logo));
    if (text !== undefined) return parseCatalog(parse, text, { path, content });
    return wrong(`${quote(path)} is no file: there is no ${resolve(workspace, path)}. Paths start at the workspace.`);
  };
}

type YamlParser = (text: string) => { readonly value: unknown } | { readonly mistake: string; readonly line?: number };

/** The file, and how a file that it names is read: `undefined` where it is not there. */
type CatalogPlace = { readonly path: string; readonly content: (path: string) => Buffer | undefined };

function parseCatalog(parse: YamlParser, text: string, { path, content }: CatalogPlace): CatalogReading {
  const read = parse(text);
  if ('mistake' in read)
    return wrong(`${path}${read.line === undefined ? '' : `:${read.line}`} is no YAML: ${read.mistake}.`);
  if (typeof read.value !== 'object' || read.value === null || Array.isArray(read.value))
    return wrong(`${path} holds no members. Write them as \`description: A shop\`, one on a line.`);
  const members = Object.entries(read.value);
  const mistakes: string[] = [];
  const told = (name: string, rule: string): undefined => {
    mistakes.push(`${path}:${lineOf(text, name)}: ${name} ${rule}`);
    return undefined;
  };
  for (const [name] of members)
    if (!KNOWN.includes(name)) told(name, `is no member of a catalog. There are ${KNOWN.join(', ')}.`);
  const value = (name: string): unknown => members.find(([key]) => key === name)?.[1] ?? undefined;
  const textOf = (name: string): string | undefined =>
    checkText(value(name), LONGEST[name] ?? 0, (rule) => told(name, rule));
  const list = (name: string): readonly string[] | undefined =>
    checkList(value(name), WORDS[name] ?? [], (rule) => told(name, rule));
  const catalog = omitUndefined({
    description: textOf('description'),
    about: textOf('about'),
    usage: textOf('usage'),
    architectures: list('architectures'),
    operatingSystems: list('operating-systems'),
    logo: checkLogo(value('logo'), content, (rule) => told('logo', rule)),
  });
  return { catalog, mistakes };
}

/** The most characters of each text (API_RepositoryCatalogDataInput). */
const LONGEST: Readonly<Record<string, number>> = { description: 1024, about: 25_600, usage: 25_600 };

/** The words that the gallery knows (the same page); others it takes, and shows nowhere. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  architectures: ['ARM', 'ARM 64', 'x86', 'x86-64'],
  'operating-systems': ['Linux', 'Windows'],
};

const KNOWN: readonly string[] = [...Object.keys(LONGEST), ...Object.keys(WORDS), 'logo'];

function wrong(mistake: string): CatalogReading {
  return { catalog: {}, mistakes: [mistake] };
}

function contentOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** The line of a member; the first where it is not found, as in a file on one line. */
function lineOf(text: string, name: string): number {
  const lines = text.split('\n');
  const index = lines.findIndex((line) => line.replace(/^[\s{,]*["']?/, '').startsWith(name));
  return Math.max(index, 0) + 1;
}

type Tell = (rule: string) => undefined;

function checkText(value: unknown, longest: number, told: Tell): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'string') return told(`is no text. Put it in quotes: "${String(value)}".`);
  const length = [...value].length;
  return length > longest ? told(`has ${length} characters, and ECR Public takes ${longest}. Shorten it.`) : value;
}

function checkList(value: unknown, words: readonly string[], told: Tell): readonly string[] | undefined {
  if (value === undefined) return undefined;
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  const strange = items.filter((item) => typeof item !== 'string' || !words.includes(item));
  if (strange.length > 0)
    return told(
      `has ${strange.map((item) => quote(String(item))).join(', ')}, which the gallery does not know. It knows ${words.join(', ')}.`,
    );
  return items.filter((item) => typeof item === 'string');
}

/** The first bytes of a PNG, and where its width and height stand (https://www.w3.org/TR/png-3/#11IHDR). */
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const [WIDTH_AT, HEIGHT_AT] = [16, 20];

/** https://docs.aws.amazon.com/AmazonECR/latest/public/public-repository-catalog-data.html */
const [LARGEST_BYTES, LEAST_PIXELS, MOST_PIXELS] = [500_000, 60, 2048];

function checkLogo(value: unknown, content: CatalogPlace['content'], told: Tell): Uint8Array | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || value === '') return told('is no path of a file.');
  const bytes = content(value);
  if (bytes === undefined)
    return told(`names ${quote(value)}, and there is no such file. Paths start at the workspace.`);
  if (!bytes.subarray(0, PNG.length).equals(PNG) || bytes.length < HEIGHT_AT + 4)
    return told(`names ${quote(value)}, which is no PNG. ECR Public takes no other pictures.`);
  if (bytes.length > LARGEST_BYTES)
    return told(`names ${quote(value)}, which has ${bytes.length} bytes, and ECR Public takes ${LARGEST_BYTES}.`);
  const [width, height] = [bytes.readUInt32BE(WIDTH_AT), bytes.readUInt32BE(HEIGHT_AT)];
  if (Math.min(width, height) < LEAST_PIXELS || Math.max(width, height) > MOST_PIXELS)
    return told(
      `names ${quote(value)}, of ${width} x ${height} pixels. ECR Public takes ${LEAST_PIXELS} to ${MOST_PIXELS} on each side.`,
    );
  return bytes;
}
