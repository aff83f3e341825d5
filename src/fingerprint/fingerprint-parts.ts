import { sha256 } from '../lib/sha256.ts';

/** To be raised when the same content is hashed in another way, so that no image of before is found. */
const FORMAT_VERSION = 1;

/** What decides an image, in parts, so that a miss can say which of them differs. */
export const PART_NAMES = [
  'context',
  'dockerfile',
  'base-images',
  'build-args',
  'labels',
  'options',
  'platform',
  'named-contexts',
] as const;

/** The name of a part. */
export type PartName = (typeof PART_NAMES)[number];

/** One part of what decides an image. */
export type FingerprintPart = {
  readonly name: PartName;
  /** SHA-256, hex. */
  readonly hash: string;
  /** What it is, for the log; never a value of a build argument. */
  readonly told: string;
};

/** A part over a value of strings, numbers, arrays and plain objects. */
export function partOf(name: PartName, value: unknown, told: string): FingerprintPart {
  return { name, hash: sha256(canonical(value)), told };
}

/** JSON with sorted keys, so that equal values are equal texts and others are not. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** The tag of an image with these parts: `content-` and 32 hex digits. */
export function contentTag(parts: readonly FingerprintPart[]): string {
  const known = parts.map(({ name, hash }): [PartName, string] => [name, hash]);
  return `content-${sha256(canonical([FORMAT_VERSION, Object.fromEntries(known)])).slice(0, 32)}`;
}

/** Short hashes by part; what `readPartHashes` could not read is not in it. */
export type PartHashes = ReadonlyMap<string, string>;

/** Format version and short hashes of the parts as one text, for a label: `format=1 context=1a2b3c4d …`. */
export function writePartHashes(parts: readonly FingerprintPart[]): string {
  return [['format', FORMAT_VERSION], ...parts.map(({ name, hash }) => [name, hash.slice(0, 8)])]
    .map(([name, hash]) => `${name}=${hash}`)
    .join(' ');
}

/** What `writePartHashes` wrote; empty where the text is something else. */
export function readPartHashes(text: string): PartHashes {
  const pairs = text.split(' ').map((pair) => /^([a-z-]+)=([0-9a-f]+)$/.exec(pair));
  if (pairs.some((pair) => pair === null)) return new Map();
  return new Map(pairs.map((pair) => [pair?.[1] ?? '', pair?.[2] ?? '']));
}

/** The names of the parts in which two images differ; `undefined` where one of them tells nothing that compares. */
export function differingParts(now: PartHashes, before: PartHashes): readonly string[] | undefined {
  if (now.size === 0 || now.get('format') !== before.get('format')) return undefined;
  return [...new Set([...now.keys(), ...before.keys()])].filter((name) => now.get(name) !== before.get(name));
}
